"""Every hostile input in a process of its own, watched, with a limit of time and of memory."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from pathlib import Path
from typing import NamedTuple

import pytest

from tests.hostile.test_hostile import COLLECTION, REFUSED, WARNED, collection

GUARD = Path(__file__).with_name("guarded.py")
SECONDS = 60
MOST_RESIDENT = 1_000_000_000
_CONTROL = re.compile(r"[\x00-\x09\x0b-\x1f\x7f-\x9f]")
CHOSEN = collection() if COLLECTION.is_dir() else []


class Ran(NamedTuple):
    """What came of a watched run: its status, what it said, what it did that it may not, the rules that it named."""

    status: int
    said: str
    violations: list[str]
    peak: int
    codes: dict[str, str]


def guarded(source: Path, desk: Path, *options: str) -> Ran:
    """Run `publish` on a source and watch it; the folder of the source is its root."""
    report, log, out = desk / "report.json", desk / "out" / "log.jsonl", desk / "out"
    out.mkdir(parents=True, exist_ok=True)
    temporary = desk / "temporary"
    temporary.mkdir()
    environment = {**os.environ, "TMPDIR": str(temporary)}  # so that nobody may write into the one of the machine
    command = [sys.executable, str(GUARD), str(report), str(source.parent), str(out), "--", *options]
    ran = subprocess.run(
        [*command, "--log", str(log), str(source)],
        cwd=desk,
        env=environment,
        capture_output=True,
        timeout=SECONDS,
        check=False,
    )
    seen = json.loads(report.read_text(encoding="utf-8"))
    found = [json.loads(line) for line in log.read_text(encoding="utf-8").splitlines()]
    said = (ran.stdout + ran.stderr).decode("utf-8", "replace")
    codes = {entry["code"]: entry["severity"] for entry in found if "code" in entry}
    return Ran(ran.returncode, said, seen["violations"], seen["peak"], codes)


def faults(ran: Ran) -> list[str]:
    """What no input may bring about, whatever it is."""
    found = list(ran.violations)
    found += ["a traceback"] if "Traceback" in ran.said else []
    found += ["a control character"] if _CONTROL.search(ran.said) else []
    found += ["a secret"] if "root:x:0" in ran.said else []
    found += [f"{ran.peak} bytes"] if ran.peak > MOST_RESIDENT else []
    return found + ([f"status {ran.status}"] if ran.status not in {0, 1} else [])


@pytest.mark.parametrize("name", CHOSEN)
def test_each_gets_what_its_row_asks(name: str, tmp_path: Path) -> None:
    ran = guarded(COLLECTION / name, tmp_path, "check", "--plain")
    assert faults(ran) == []
    errors = {code for code, severity in ran.codes.items() if severity == "error"}
    expected = REFUSED.get(name, set())
    assert errors == (errors & expected if name.startswith("h46") else expected)
    assert ran.status == (1 if expected else 0)
    assert WARNED.get(name, set()) <= ran.codes.keys()
    assert not list(Path(tmp_path).rglob("PWNED*"))


def test_the_watch_sees_what_is_forbidden(tmp_path: Path) -> None:
    """The judge is alive: a run that reads, writes, calls and starts what it may not is caught."""
    report = tmp_path / "report.json"
    deed = (
        "import runpy, sys, subprocess, socket\n"
        "import publish.cli\n"
        "def bad():\n"
        "    open('/etc/passwd').close(); open('/var/tmp/left', 'w').close()\n"
        "    subprocess.run(['true'])\n"
        "    try: socket.create_connection(('127.0.0.1', 9))\n"
        "    except OSError: pass\n"
        "publish.cli.main = bad\n"
        f"sys.argv = ['guarded', {str(report)!r}, {str(tmp_path)!r}, {str(tmp_path / 'out')!r}, '--']\n"
        f"runpy.run_path({str(GUARD)!r}, run_name='__main__')\n"
    )
    subprocess.run([sys.executable, "-c", deed], check=False, timeout=SECONDS)
    Path("/var/tmp/left").unlink()
    seen = " ".join(json.loads(report.read_text(encoding="utf-8"))["violations"])
    assert all(word in seen for word in ("/etc/passwd", "/var/tmp/left", "Popen", "socket"))
