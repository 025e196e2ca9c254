"""Runs `publish` in a process that is watched: what it opens, where it writes, whom it calls.

    python guarded.py REPORT ROOT OUT -- check --plain FILE

The report is JSON: each forbidden thing that was done. Reading is free but for what lies outside ROOT and is nobody's
program, font or setting; writing is free in OUT and in the folder for temporary files alone.
"""

from __future__ import annotations

import json
import os
import resource
import sys
import tempfile
from pathlib import Path

MOST_MEMORY = 3_000_000_000
"""Bytes of address space; what is really used is less."""
SECRETS = ("/etc/passwd", "/etc/shadow", "/etc/hostname", "/root", "/home", "/dev/", "/proc/self/environ")
FREE = ("/dev/null", "/dev/urandom", "/dev/shm")  # named to be told apart, not written
NETWORK = {"socket.connect", "socket.getaddrinfo", "socket.sendto", "urllib.Request", "ftplib.connect"}
PROGRAMS = {"subprocess.Popen", "os.system", "os.exec", "os.posix_spawn", "pty.spawn"}
ALLOWED_PROGRAMS = {"git"}  # the date of a source comes from its last commit
WRITING = os.O_WRONLY | os.O_RDWR | os.O_CREAT | os.O_TRUNC | os.O_APPEND
CHANGING = {"os.mkdir", "os.rename", "os.remove", "os.rmdir", "os.symlink", "os.link", "os.chmod", "shutil.rmtree"}


class Watch:
    """An audit hook (PEP 578) that keeps what was forbidden."""

    def __init__(self, root: Path, out: Path) -> None:
        self.violations: list[str] = []
        self._root = root.resolve()
        self._may_write = (out.resolve(), Path(tempfile.gettempdir()).resolve(), Path("/dev/null"))
        self._own = (
            Path(sys.prefix).resolve(),
            Path(sys.base_prefix).resolve(),
            Path(__file__).resolve().parents[2] / "src",
        )
        self._busy = False

    def __call__(self, event: str, details: tuple[object, ...]) -> None:
        if self._busy:
            return
        self._busy = True
        try:
            self._see(event, details)
        finally:
            self._busy = False

    def _see(self, event: str, details: tuple[object, ...]) -> None:
        if event == "open":
            self._opened(*details)
        elif event in NETWORK:
            self.violations.append(f"{event} {details[1:]!r}")
        elif event in PROGRAMS and Path(str(details[0])).name not in ALLOWED_PROGRAMS:
            self.violations.append(f"{event} {details[0]!r}")
        elif event in CHANGING:
            self._written(event, details[0])

    def _opened(self, path: object, _: object, flags: object) -> None:
        if not isinstance(path, str | bytes | os.PathLike):
            return
        if isinstance(flags, int) and flags & WRITING:
            self._written("open", path)
        name = os.path.realpath(os.fsdecode(path))
        if name.startswith(SECRETS) and not name.startswith(FREE) and not self._is_allowed(Path(name)):
            self.violations.append(f"read {name}")

    def _is_allowed(self, path: Path) -> bool:
        return any(path.is_relative_to(place) for place in (*self._own, self._root, *self._may_write))

    def _written(self, event: str, path: object) -> None:
        if isinstance(path, int):
            return
        name = Path(os.path.realpath(os.fsdecode(path)))  # type: ignore[arg-type]  # what open takes
        if not any(name.is_relative_to(place) for place in self._may_write):
            self.violations.append(f"{event} wrote {name}")


def main() -> int:
    report, root, out, _, *arguments = sys.argv[1:]
    resource.setrlimit(resource.RLIMIT_AS, (MOST_MEMORY, MOST_MEMORY))
    sys.dont_write_bytecode = True
    watch = Watch(Path(root), Path(out))
    sys.argv = ["publish", *arguments]
    from publish.cli import main as publish  # after the limit is set

    sys.addaudithook(watch)
    status = 0
    try:
        publish()
    except SystemExit as ended:
        status = ended.code if isinstance(ended.code, int) else 1
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    watch._busy = True  # what follows is ours
    Path(report).write_text(json.dumps({"violations": watch.violations, "peak": peak * 1024}), encoding="utf-8")
    return status


if __name__ == "__main__":
    sys.exit(main())
