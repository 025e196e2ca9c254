"""What there is: formats, themes, voices; and what this machine lacks. A line each, never a table."""

from __future__ import annotations

from pathlib import Path

from publish.cli import terminal
from publish.exporters import FORMATS
from publish.jobs.outcome import CLEAN, MACHINE

_MAKERS = {
    "pdf": ("WeasyPrint", "BSD-3-Clause"),
    "epub": ("EbookLib", "AGPL-3.0-or-later"),
    "docx": ("python-docx", "MIT"),
    "mp3": ("PyAV and LAME", "BSD-3-Clause and LGPL-2.0-or-later"),
}
"""What makes each format, and the licence of that (which does not touch the files made)."""


def formats() -> None:
    """Print a line a format, and the languages of our own words."""
    from publish import catalogue  # noqa: PLC0415  # not needed for the other lists

    for name, format_ in FORMATS.items():
        maker, licence = _MAKERS[name]
        terminal.say(f"{name}: {format_.title} ({format_.media_type}); made with {maker}, {licence}; made by default")
    terminal.say(f"Our own words (Contents, Figure, Note, …) are in: {', '.join(sorted(catalogue.available()))}")


def themes() -> None:
    """Print a line a theme."""
    from publish import themes as room  # noqa: PLC0415  # not needed for the other lists
    from publish.jobs.choices import theme  # noqa: PLC0415  # as above

    for name, path in room.available(Path("themes")).items():
        loaded = theme(str(path))
        origin = "bundled" if path.is_relative_to(room.bundled()) else terminal.clean(str(path))
        default = "; the default" if name == room.DEFAULT else ""
        terminal.say(f"{terminal.clean(f'{name}: {loaded.title}; {loaded.licence}')}; {origin}{default}")


def voices() -> None:
    """Print a line a voice."""
    from publish import speech  # noqa: PLC0415  # not needed for the other lists

    for number, voice in enumerate(speech.voices()):
        default = "" if number else "; the default"
        terminal.say(
            f"{voice.name}: {voice.title}, {voice.languages}; {voice.quality}; {voice.licence}; {voice.source}{default}"
        )


def doctor() -> int:
    """Print a line a part of the machine, lacks with their remedy; return the exit status."""
    from publish.jobs import machine  # noqa: PLC0415  # it loads what it looks at

    status = CLEAN
    for part in machine.parts():
        if not part.lack:
            terminal.say(f"ok: {part.name}")
            continue
        status = MACHINE if part.needed else status
        told = f"MISSING: {part.name}: {part.lack}" if part.needed else f"not here, not always needed: {part.name}"
        terminal.say(told)
        terminal.say(f"    {part.remedy}")
    return status
