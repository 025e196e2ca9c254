"""What WeasyPrint says while it works, as diagnostics: its log is never noise."""

from __future__ import annotations

import logging
import re
import unicodedata
from collections.abc import Iterator
from contextlib import contextmanager

from publish.catalogue.scripts import script
from publish.diagnostics import Diagnostic, MachineLack, finding

_MISSING_GLYPH = re.compile(r"\.notdef glyph rendered .*\(U\+([0-9A-F]+)\)", re.DOTALL)
# Only decorative pictures come here without alternative, and tags.py makes artifacts of them.
_EXPECTED = re.compile(r'Image ".*" has no required alt description')
_LOGGERS = ("weasyprint", "fontTools")

# Debian's package with a font for a script; `fonts-noto-core` has all but these.
_PACKAGES = dict.fromkeys(("Hani", "Hira", "Kana", "Hang", "Bopo"), "fonts-noto-cjk")


class _Ear(logging.Handler):
    """Keeps what is said, once each, in order."""

    def __init__(self, said: dict[str, None]) -> None:
        super().__init__(logging.WARNING)
        self._said = said

    def emit(self, record: logging.LogRecord) -> None:
        message = record.getMessage()
        if not _EXPECTED.fullmatch(message):
            self._said[message] = None


@contextmanager
def heard() -> Iterator[dict[str, None]]:
    """Collect the warnings of WeasyPrint and its font library, and keep them off the terminal."""
    said: dict[str, None] = {}
    ear = _Ear(said)
    loggers = [logging.getLogger(name) for name in _LOGGERS]
    before = [logger.propagate for logger in loggers]
    for logger in loggers:
        logger.addHandler(ear)
        logger.propagate = False
    try:
        yield said
    finally:
        for logger, propagate in zip(loggers, before, strict=True):
            logger.removeHandler(ear)
            logger.propagate = propagate


def demand_scripts(said: dict[str, None]) -> None:
    """Raise MachineLack where a letter has no font: no sign could stand for the words of a whole script."""
    for message in said:
        if (character := _missing(message)) and (code := script(character)):
            name = unicodedata.name(character).split("-", 1)[0].split()[0].capitalize()
            raise MachineLack(
                f"no font for the script of «{character}» is installed ({name}, ISO 15924 {code})",
                f"apt-get install {_PACKAGES.get(code, 'fonts-noto-core')}",
            )


def diagnostics(said: dict[str, None]) -> tuple[Diagnostic, ...]:
    """Return a diagnostic for each thing that was said: FMT002 names a character, FMT004 is all else."""
    return tuple(_diagnostic(message) for message in said)


def _missing(message: str) -> str:
    """Return the character that no font had a glyph for, or nothing where the message is about something else."""
    match = _MISSING_GLYPH.search(message)
    return chr(int(match[1], 16)) if match else ""


def _diagnostic(message: str) -> Diagnostic:
    if character := _missing(message):
        name = unicodedata.name(character, "a character without a name")
        return finding("FMT002", "", message=f"no font has a glyph for «{character}» (U+{ord(character):04X} {name})")
    return finding("FMT004", "", message=f"the PDF library says: {' '.join(message.split())}")
