"""The command that mends a lack, as it is typed on this machine."""

from __future__ import annotations

import shlex
import sys
from pathlib import Path

_PIP = "pip install "


def typed(command: str) -> str:
    """Return a command; a bare `pip` may belong to another Python than the one that runs, so that one is named."""
    return f"{_python()} -m {command}" if command.startswith(_PIP) else command


def _python() -> str:
    """Return the path of this Python, from the home folder where it lies in it."""
    path, home = Path(sys.executable), Path.home()
    return f"~/{shlex.quote(str(path.relative_to(home)))}" if path.is_relative_to(home) else shlex.quote(str(path))
