"""What is printed, and how: findings to standard error, results to standard output."""

from __future__ import annotations

import os
import sys
import unicodedata
from collections.abc import Iterator
from typing import TextIO

from publish.cli.streams import unread
from publish.diagnostics import Diagnostic, Kind
from publish.diagnostics.kinds import kind_of
from publish.jobs.finding import Finding

_SAID_NO = {"", "0", "false", "no"}


def is_plain(*, asked: bool, stream: TextIO) -> bool:
    """Tell whether a screen must not be redrawn: a screen reader announces every redraw, and cannot be detected."""
    environment = os.environ
    told = asked or _says_yes("ACCESSIBLE") or _says_yes("CI") or environment.get("TERM") == "dumb"
    return told or not stream.isatty()


def _says_yes(name: str) -> bool:
    return os.environ.get(name, "").lower() not in _SAID_NO


def clean(text: str) -> str:
    """Return text of a source in one line, with control and format characters written out, never obeyed."""
    return "".join(_shown(char) for char in text)


def _shown(char: str) -> str:
    # Cc: escape codes. Cf: bidi controls (Trojan Source), but not the joiners that scripts need. Zl, Zp: line ends.
    if unicodedata.category(char) not in {"Cc", "Cf", "Zl", "Zp", "Cs"} or char in "\u200c\u200d\u00ad":
        return char
    return f"\\x{ord(char):02x}" if ord(char) < 0x100 else f"\\u{ord(char):04x}"  # noqa: PLR2004  # one byte


def message(found: Diagnostic, *, advice: bool = True) -> str:
    """Return a finding as it is printed: where and what, then indented the hint and the clause, the waiver.

    Hint and clause are the `advice`, which need not be said again of each finding of a rule.
    """
    hint = [*found.hint.splitlines(), *([found.clause] if found.clause else [])] if advice else []
    first = clean(f"{found}{_paragraph(found)}")
    return "\n".join([first, *(f"    {clean(line)}" for line in (*hint, *_standing(found)))])


def _paragraph(found: Diagnostic) -> str:
    """Return what the line of a finding is in Word, where nobody sees lines: programs read the place before it."""
    return f" (paragraph {found.line:,})" if found.line and kind_of(found.file) is Kind.WORD else ""


def _standing(found: Diagnostic) -> Iterator[str]:
    """Yield why a finding does not stand in the way."""
    if not isinstance(found, Finding):
        return
    if found.known:
        yield "known: the baseline holds it"
    if found.waived:
        yield f"waived until {found.waived.until} by {found.waived.by}: {found.waived.reason}"


def say(text: str) -> None:
    """Print a line of results."""
    with unread(sys.stdout):
        print(text, flush=True)


def write(data: bytes) -> None:
    """Print bytes as a result."""
    with unread(sys.stdout):
        sys.stdout.buffer.write(data)
        sys.stdout.flush()


def tell(text: str) -> None:
    """Print a line about the work."""
    with unread(sys.stderr):
        print(text, file=sys.stderr, flush=True)


def count(number: int, one: str) -> str:
    """Return a number with its noun, as `2 articles`."""
    return f"{number:,} {one if number == 1 else f'{one}s'}"
