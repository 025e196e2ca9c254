"""What every part of a text has to know of the whole: its layout, its words, the notes it calls, what was found."""

from __future__ import annotations

import re
from collections.abc import Iterator

from publish import model as m
from publish.readers.autolinks import autolinks
from publish.readers.findings import Findings, quoted
from publish.readers.links import is_safe
from publish.readers.plain_text.lines import Layout, Line, joined

_TOLD_WHOLE = 400
"""Characters of a text that a finding repeats, so that words which leave the article stand in it whole."""

_RAISED = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹", "0123456789")


class Page:
    """One text while it is read."""

    def __init__(self, layout: Layout, vocabulary: frozenset[str], findings: Findings) -> None:
        self.layout = layout
        self.findings = findings
        self.no_table_before = 0
        self._calls: re.Pattern[str] | None = None
        self._vocabulary = vocabulary

    def joined(self, lines: list[Line]) -> str:
        """Join lines of one paragraph."""
        return joined(lines, self._vocabulary)

    def call_notes(self, calls: re.Pattern[str]) -> None:
        """From now on, read these marks in the text as calls of notes."""
        self._calls = calls

    def linked(self, text: str, line: int) -> m.Inlines:
        """Return words as inlines with links, but no calls of notes."""
        return tuple(_linked(text, m.Span(line)))

    def inlines(self, text: str, line: int) -> m.Inlines:
        """Return words as inlines: addresses are links, marks of notes that there are call them."""
        span = m.Span(line)
        return tuple(self._inlines(text, span))

    def _inlines(self, text: str, span: m.Span) -> Iterator[m.Inline]:
        end = 0
        for found in self._calls.finditer(text) if self._calls else ():
            yield from _linked(text[end : found.start()], span)
            yield m.NoteReference(f"note-{found['number'].translate(_RAISED)}", span=span)
            end = found.end()
        yield from _linked(text[end:], span)

    def tell(self, code: str, line: int, words: str, what: str) -> None:
        """Tell what was made of the words of a line."""
        self.findings.add(code, m.Span(line), f"{quoted(words, _TOLD_WHOLE)} {what}")

    def tell_lines(self, lines: list[Line], what: str) -> None:
        """Tell what lines were taken for."""
        first, last = lines[0].number, lines[-1].number
        place = f"line {first} was" if first == last else f"lines {first} to {last} were"
        self.findings.add("SRC016", m.Span(first), f"{place} taken for {what}")


def _linked(text: str, span: m.Span) -> Iterator[m.Inline]:
    for words, target in autolinks(text):
        told = m.Text(words, span=span)
        yield m.Link(target, (told,), span=span) if target and is_safe(target) else told
