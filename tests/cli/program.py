"""`publish` with fake exporters, in this process or one of its own."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path

import msgspec
import pytest

from publish.cli import main

ROOT = Path(__file__).resolve().parents[2]
BASE = {name: value for name, value in os.environ.items() if name not in {"SOURCE_DATE_EPOCH", "CI", "ACCESSIBLE"}}


class Ran(msgspec.Struct, frozen=True):
    """What a run of the program came to."""

    status: int
    out: str
    err: str

    @property
    def said(self) -> list[str]:
        """The first lines of what was found, without progress, hints and clauses."""
        return [line for line in self.err.splitlines() if any(f" {s} " in line for s in ("error", "warning", "info"))]

    @property
    def found(self) -> list[str]:
        """What was found, as `content/x.md:12:5: error IMG001`: the words of a rule are its own affair."""
        return [" ".join(line.split(" ")[:3]) for line in self.said]


def call(capfd: pytest.CaptureFixture[str], *arguments: str) -> Ran:
    """Run the program in this process."""
    before = signal.getsignal(signal.SIGTERM)
    argv, sys.argv = sys.argv, ["publish", *arguments]
    try:
        main()
        status = 0
    except SystemExit as left:
        status = left.code if isinstance(left.code, int) else 0 if left.code is None else 1
    finally:
        sys.argv = argv
        signal.signal(signal.SIGTERM, before)
    return Ran(status, *capfd.readouterr())


def command(fakes: Mapping[str, str], *arguments: str) -> list[str]:
    """Return the command line of the program with fake exporters."""
    start = f"from tests.jobs import fakes; fakes.install(**{dict(fakes)!r}); from publish.cli import main; main()"
    # A shell starts what it runs in the background deaf to Ctrl-C, and its children with it.
    hears = "import signal; signal.signal(signal.SIGINT, signal.default_int_handler)"
    return [sys.executable, "-c", f"{hears}; {start}", *arguments]


def environment(**more: str) -> dict[str, str]:
    return BASE | {"PYTHONPATH": str(ROOT)} | more


def spawn(folder: Path, *arguments: str, fakes: Mapping[str, str] | None = None, **env: str) -> Ran:
    """Run the program in a process of its own."""
    ran = subprocess.run(
        command(fakes or {}, *arguments),
        cwd=folder,
        env=environment(**env),
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    return Ran(ran.returncode, ran.stdout, ran.stderr)
