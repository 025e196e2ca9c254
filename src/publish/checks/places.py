"""The exact place of words: the model knows the line where a text begins, the source knows the rest."""

from __future__ import annotations

import re

from publish.checks.found import Found
from publish.diagnostics import Kind
from publish.model import Span

_LINE_END = re.compile("\r\n|\r|\n")
_FAR = 200
"""Lines of one paragraph that are searched: a text of hard-wrapped lines has no more."""
_BINARY = (b"PK\x03\x04", b"{")
"""What a source begins with whose lines are not the article's: a Word file, and JSON."""


class Places:
    """The lines of a source, in which words are found again."""

    def __init__(self, source: bytes, kind: Kind = Kind.OTHER) -> None:
        """Take the bytes of a source apart; without any, every finding stays where it is."""
        self._source = source
        self._blank_ends = kind is not Kind.HTML
        self._lines: list[str] | None = None
        self._last: dict[tuple[Span, str], tuple[int, int]] = {}

    def exact(self, found: Found) -> Span | None:
        """Return where the words of a finding stand; its own span where they are not found."""
        if not found.words or found.span is None or not found.span.line:
            return found.span
        # The same words at the same span, found again, are those that stand behind the first.
        key = (found.span, found.words)
        line, column = self._last.get(key, (found.span.line, found.span.column - 1))
        place = self._search(found.words, line, column, found.span.line + _FAR)
        if place is None:
            return found.span
        self._last[key] = (place.line, place.column)
        return place

    def _search(self, words: str, line: int, column: int, end: int) -> Span | None:
        lines = self._split()
        for number in range(line, min(end, len(lines) + 1)):
            text = lines[number - 1]
            if self._blank_ends and number > line and not text.strip():
                return None  # the paragraph ends here
            at = text.find(words, column if number == line else 0)
            if at >= 0:
                return Span(number, at + 1)
        return None

    def _split(self) -> list[str]:
        if self._lines is None:
            readable = b"" if self._source.startswith(_BINARY) else self._source
            self._lines = _LINE_END.split(readable.decode("utf-8-sig", "replace")) if readable else []
        return self._lines
