"""What only a process of its own can show: signals, kills, tracebacks, the time to say help."""

from __future__ import annotations

import json
import os
import random
import signal
import subprocess
import sys
import time
from hashlib import sha256
from pathlib import Path

import pytest

from tests.cli.conftest import FAULTY, GOOD
from tests.cli.program import command, environment, spawn
from tests.jobs.fakes import END

KILLS = 50


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "content").mkdir()
    (tmp_path / "content/good.md").write_text(GOOD, encoding="utf-8")
    return tmp_path


@pytest.mark.parametrize(
    ("status", "arguments", "fakes"),
    [
        (0, ["all"], {}),
        (1, ["all", "nosuch.md"], {}),
        (2, ["all", "-f", "odt"], {}),
        (3, ["all"], {"pdf": "lacking"}),
        (70, ["all"], {"pdf": "broken"}),
        (70, ["all", "nosuch.md", "content"], {"pdf": "broken"}),
    ],
)
def test_the_exit_status_and_never_a_traceback(folder: Path, status: int, arguments: list[str], fakes: dict) -> None:
    ran = spawn(folder, *arguments, fakes=fakes)

    assert ran.status == status
    assert "Traceback" not in ran.out + ran.err
    assert not list(folder.glob("output/.*.tmp"))


@pytest.mark.parametrize(("number", "status"), [(signal.SIGINT, 130), (signal.SIGTERM, 143)])
def test_a_signal_ends_the_run_and_takes_the_staging_away(folder: Path, number: int, status: int) -> None:
    running = subprocess.Popen(
        command({}, "all"), cwd=folder, env=environment(FAKE_PAUSE="0.2"), stderr=subprocess.PIPE, text=True
    )
    staged = folder / "output/.good.tmp/good.pdf"
    deadline = time.monotonic() + 30
    while not staged.exists() and time.monotonic() < deadline:
        time.sleep(0.01)
    running.send_signal(number)
    _, err = running.communicate(timeout=30)

    assert running.returncode == status
    assert err.splitlines()[-1] == "stopped; the last release of what was not finished is as it was"
    assert "Traceback" not in err
    assert list((folder / "output").iterdir()) == []


@pytest.mark.parametrize(("module", "status"), [("typer", -signal.SIGINT), ("publish.passes", 130)])
def test_ctrl_c_while_modules_load_shows_no_traceback(folder: Path, module: str, status: int) -> None:
    script = f"""
import os, signal, sys
class Press:
    def find_spec(self, name, *_):
        if name == {module!r}:
            sys.meta_path.remove(self)
            os.kill(os.getpid(), signal.SIGINT)
signal.signal(signal.SIGINT, signal.default_int_handler)
from tests.jobs import fakes; fakes.install()
sys.meta_path.insert(0, Press())
from publish.cli import main; main()
"""
    ran = subprocess.run(
        [sys.executable, "-c", script, "all"],
        cwd=folder, env=environment(), capture_output=True, text=True, timeout=60, check=False,
    )  # fmt: skip

    assert ran.returncode == status
    assert "Traceback" not in ran.stderr


@pytest.mark.parametrize(("arguments", "redirections"), [(["inspect", "--schema"], ""), (["all"], "2>&1")])
def test_a_reader_that_stops_reading_is_no_fault(folder: Path, arguments: list[str], redirections: str) -> None:
    line = f'{{ "$@" {redirections}; echo $? > status; }} | true'
    ran = subprocess.run(
        ["bash", "-c", line, "bash", *command({}, *arguments)],
        cwd=folder, env=environment(), capture_output=True, text=True, timeout=60, check=False,
    )  # fmt: skip

    assert (folder / "status").read_text() == "0\n"
    assert ran.stderr == ""
    assert (folder / "output/good/good.mp3").exists() == (arguments == ["all"])


@pytest.mark.parametrize("closed", [">&-", "2>&-", "<&- >&- 2>&-"])
def test_a_run_needs_no_standard_streams(folder: Path, closed: str) -> None:
    ran = subprocess.run(
        ["bash", "-c", f'"$@" {closed}', "bash", *command({}, "all", "--log", "log")],
        cwd=folder, env=environment(), timeout=60, check=False,
    )  # fmt: skip

    assert ran.returncode == 0
    assert (folder / "output/good/manifest.json").is_file()
    assert (folder / "log").read_bytes() == b""


def broken(folder: Path) -> list[str]:
    """Return the files under a final name that are not whole."""
    files = [path for path in folder.glob("output/*/*") if path.suffix != ".json"]
    files = [path for path in files if not path.parent.name.startswith(".")]
    torn = [path.name for path in files if not path.read_bytes().endswith(END)]
    for path in folder.glob("output/*/*.json"):
        if not path.parent.name.startswith("."):
            json.loads(path.read_bytes())
    return torn


def matches(folder: Path) -> bool:
    """Tell whether the set is what its manifest says."""
    manifest = json.loads((folder / "manifest.json").read_bytes())
    return all(
        sha256((folder / file["path"]).read_bytes()).hexdigest() == file["sha256"] for file in manifest["files"]
    ) and {file["path"] for file in manifest["files"]} | {"manifest.json"} == {path.name for path in folder.iterdir()}


def test_a_kill_at_any_moment_leaves_no_broken_file(folder: Path) -> None:
    seed = random.randrange(2**32)
    print(f"seed {seed}")
    draw = random.Random(seed)
    assert spawn(folder, "all", FAKE_EDITION="first").status == 0
    # One process that forks a run a kill: loading the libraries fifty times would prove nothing more.
    script = f"""
import os, random, signal, sys, time
from tests.jobs import fakes; fakes.install()
from publish.cli.app import app
from publish.cli.running import publish as _; from publish import passes, readers; from publish.checks import article
draw = random.Random({draw.randrange(2**32)})
for kill in range({KILLS}):
    os.environ["FAKE_EDITION"] = f"edition {{kill}}"
    child = os.fork()
    if child == 0:
        app(["all", "-q"], prog_name="publish")
    time.sleep(draw.uniform(0, 0.15))
    os.kill(child, signal.SIGKILL)
    _, how = os.waitpid(child, 0)
    print("killed" if os.WIFSIGNALED(how) else "ended", flush=True)
    sys.stdin.readline()
"""
    # A slow publication, so that most moments fall into the writing.
    running = subprocess.Popen(
        [sys.executable, "-c", script], cwd=folder, env=environment(FAKE_PAUSE="0.005"),
        stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True,
    )  # fmt: skip
    told = []
    for _ in range(KILLS):
        told.append(running.stdout.readline().strip())
        assert broken(folder) == []
        running.stdin.write("\n")
        running.stdin.flush()
    assert running.wait(30) == 0
    running.stdin.close()
    running.stdout.close()

    assert told.count("killed") > KILLS // 2
    ran = spawn(folder, "all", FAKE_EDITION="last")
    assert ran.status == 0
    assert matches(folder / "output/good")
    assert {path.name for path in (folder / "output").iterdir()} == {"good", "manifest.json"}


def test_two_runs_at_once_give_one_whole_set(folder: Path) -> None:
    runs = [
        subprocess.Popen(command({}, "all", "-q"), cwd=folder, env=environment(FAKE_PAUSE="0.01", FAKE_EDITION=str(n)))
        for n in range(3)
    ]

    assert [run.wait(60) for run in runs] == [0, 0, 0]
    assert matches(folder / "output/good")
    assert {path.name for path in (folder / "output").iterdir()} == {"good", "manifest.json"}


def cpu(*arguments: str) -> float:
    before = os.times()
    subprocess.run([sys.executable, *arguments], stdout=subprocess.DEVNULL, check=True, env=environment())
    after = os.times()
    return after.children_user + after.children_system - before.children_user - before.children_system


def test_help_comes_at_once() -> None:
    pairs = [(cpu("-c", "import typer"), cpu("-m", "publish", "--help")) for _ in range(7)]
    bare, ours = (min(times) for times in zip(*pairs, strict=True))

    assert ours <= 1.5 * bare


def test_help_loads_only_typer() -> None:
    loaded = subprocess.run(
        [sys.executable, "-X", "importtime", "-m", "publish", "--help"], capture_output=True, text=True, check=True
    ).stderr
    modules = {line.rpartition("|")[2].strip().partition(".")[0] for line in loaded.splitlines()}

    assert not modules & {"msgspec", "rich", "pydantic", "numpy", "yaml", "babel", "weasyprint"}


def test_a_terminal_that_knows_no_unicode_still_shows_the_message(folder: Path) -> None:
    (folder / "content/حلب.md").write_text(FAULTY, encoding="utf-8")
    ran = spawn(folder, "check", PYTHONIOENCODING="ascii", PYTHONUTF8="0")

    assert ran.status == 1
    assert "IMG" in ran.err
