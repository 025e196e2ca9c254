"""ffprobe: the chapters and the tags of a recording, as a player would find them."""

from __future__ import annotations

import json
import shutil
import subprocess
from pathlib import Path


def _ask(recording: Path, *show: str) -> dict:
    if shutil.which("ffprobe") is None:
        raise FileNotFoundError("ffprobe is absent: make conformance installs it")
    command = ["ffprobe", "-loglevel", "error", "-print_format", "json", *show, str(recording)]
    return json.loads(subprocess.run(command, capture_output=True, text=True, check=True, timeout=60).stdout)


def chapters(recording: Path) -> list[str]:
    """The titles of the chapters, in the order of the file."""
    found = _ask(recording, "-show_chapters")["chapters"]
    times = [float(chapter["start_time"]) for chapter in found]
    assert times == sorted(times), f"chapters out of order: {times}"
    return [chapter["tags"]["title"] for chapter in found]


def duration(recording: Path) -> float:
    """The length in seconds."""
    return float(_ask(recording, "-show_format")["format"]["duration"])
