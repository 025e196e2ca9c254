"""How much work we add to the engines: `make bench` prints ratios of CPU time, and peak memory.

Both commands of a pair run in turn, several times, in one run, so that a busy machine slows both.
What is compared is the least CPU time (user and system, children included) of each.
"""

from __future__ import annotations

import os
import resource
import sys
import tempfile
from pathlib import Path
from typing import NamedTuple

ROOT = Path(__file__).resolve().parents[1]
ARTICLE = ROOT / "content" / "air-raids-on-aleppo.md"
PUBLISH = str(Path(sys.executable).with_name("publish"))
ROUNDS = 5


class Cost(NamedTuple):
    """CPU seconds and the peak of resident memory in megabytes."""

    cpu: float
    peak: float


class Pair(NamedTuple):
    """Ours against the bare engines, and the ratio that we allow ourselves."""

    title: str
    ours: list[str]
    bare: list[str]
    allowed: float


def cost(command: list[str]) -> Cost:
    """Run a command in a child of its own and read what the kernel counted."""
    child = os.fork()
    if child == 0:
        quiet = os.open(os.devnull, os.O_WRONLY)
        os.dup2(quiet, 1)
        os.execv(command[0], command)
    _, status, used = os.wait4(child, 0)
    if status:
        sys.exit(f"{' '.join(command)} ended with {os.waitstatus_to_exitcode(status)}")
    return Cost(used.ru_utime + used.ru_stime, used.ru_maxrss / 1024)


def pairs(out: Path) -> list[Pair]:
    """What is measured."""
    python = sys.executable
    bare = str(ROOT / "benchmarks" / "bare.py")
    everything = [PUBLISH, "all", "--quiet", "--plain", "--out", str(out / "ours"), str(ARTICLE)]
    return [
        Pair("publish --help / import typer", [PUBLISH, "--help"], [python, "-c", "import typer"], 1.5),
        Pair("publish all / bare engines", everything, [python, bare, str(ARTICLE), str(out / "bare")], 1.3),
    ]


def main() -> None:
    """Measure every pair and print a line for each."""
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    with tempfile.TemporaryDirectory() as folder:
        for pair in pairs(Path(folder)):
            rounds = [(cost(pair.ours), cost(pair.bare)) for _ in range(ROUNDS)]
            ours = min(our.cpu for our, _ in rounds)
            bare = min(their.cpu for _, their in rounds)
            peak = max(our.peak for our, _ in rounds)
            print(
                f"{pair.title}: {ours:.2f} s / {bare:.2f} s CPU = {ours / bare:.2f} "
                f"(allowed {pair.allowed}); peak memory {peak:.0f} MB"
            )


if __name__ == "__main__":
    main()
