"""Page: what the reader of one Markdown source knows while it turns tokens into nodes."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Mapping
from typing import Any

from markdown_it.token import Token

from publish import model as m
from publish.readers.findings import Findings, quoted
from publish.readers.images import Gallery
from publish.readers.links import link_target


class Page:
    """One Markdown source: its lines, what was found in it, its pictures and its notes."""

    def __init__(
        self, lines: list[str], first_line: int, findings: Findings, gallery: Gallery, address: str = ""
    ) -> None:
        self._address = address
        self._lines = lines
        self._first_line = first_line
        self.findings = findings
        self.gallery = gallery
        self._abbreviations: dict[str, str] = {}
        self._pattern: re.Pattern[str] | None = None
        self.names: dict[str, str] = {}
        self.notes: dict[str, Any] = {}
        self.cites = False
        self._place_id = ""

    def abbreviate(self, abbreviations: dict[str, str]) -> None:
        """Take the abbreviations that the source defines."""
        self._abbreviations = abbreviations
        names = sorted(abbreviations, key=lambda name: (-len(name), name))
        if names:
            self._pattern = re.compile(r"(?<!\w)(?:" + "|".join(map(re.escape, names)) + r")(?!\w)")

    def text(self, words: str, span: m.Span) -> list[m.Inline]:
        """Return words as nodes: text, with the abbreviations that it holds."""
        if self._pattern is None:
            return [m.Text(words, span=span)]
        made: list[m.Inline] = []
        end = 0
        for found in self._pattern.finditer(words):
            if found.start() > end:
                made.append(m.Text(words[end : found.start()], span=span))
            made.append(m.Abbreviation(found[0], self._abbreviations[found[0]], span=span))
            end = found.end()
        return [*made, m.Text(words[end:], span=span)] if end < len(words) else made

    # What the makers of HTML ask for (see `publish.readers.html.parts.Context`).

    def target(self, written: str, span: m.Span) -> str:
        """Return where a link may lead, or nothing beside the finding that says why its words stand alone."""
        return link_target(written, self.findings, span, self._address)

    def define(self, note: m.Note) -> None:
        """Take a note; HTML in Markdown makes none."""

    def note_place(self, name: str, attributes: Mapping[str, str]) -> None:
        """Keep the id of an anchor for the heading that follows it, which links to it are led to."""
        ident = attributes.get("id") or attributes.get("name", "") if name in {"a", "span"} else ""
        if ident and not attributes.get("href"):
            self._place_id = ident

    def taken_place(self) -> str:
        """Return the id that waits for a heading, once."""
        ident, self._place_id = self._place_id, ""
        return ident

    def call(self, label: str, span: m.Span) -> str:
        """Return the id of the note with this label, or nothing beside the error that there is none."""
        if label not in self.notes:
            self.findings.add("NOTE001", span, f"note [^{label}] is not defined")
            return ""
        return self.name(label)

    def name(self, label: str) -> str:
        """Return the id of a note: they are numbered as they are first asked for."""
        return self.names.setdefault(label, f"n{len(self.names) + 1}")

    def span(self, token: Token) -> m.Span:
        """Return the place of a block; its column is where its first line begins."""
        line = (token.map[0] if token.map else 0) + self._first_line
        return m.Span(line)

    def heading_span(self, token: Token) -> m.Span:
        """Return the place of a heading, with the column at which its line begins behind any `>`."""
        line = self.span(token).line
        written = self._line(line)
        return m.Span(line, len(written) - len(written.lstrip(" \t>")) + 1)

    def line_span(self, line: int) -> m.Span:
        """Return the place of a line of the body, counted from 0."""
        return m.Span(line + self._first_line)

    def place(self, inline: Token) -> Place:
        """Return the ruler of a block's text."""
        return Place(inline.content, (inline.map[0] if inline.map else 0) + self._first_line, self._lines)

    def _line(self, number: int) -> str:
        return self._lines[number - 1] if number <= len(self._lines) else ""


_LINE_END = re.compile("\n")


class Place:
    """The ruler of a block's text: from an offset in it to line and column of the source."""

    def __init__(self, content: str, line: int, lines: list[str]) -> None:
        self._line = line
        self._lines = lines
        self._content = content
        self._columns: dict[int, int] = {}
        self._starts = [0, *(found.end() for found in _LINE_END.finditer(content))] if "\n" in content else [0]
        self._last = m.Span(line)

    def at(self, offset: int) -> m.Span:
        """Return the place of an offset; the column is 1 where the line cannot be found again."""
        index = bisect_right(self._starts, offset) - 1
        line = self._line + index
        column = self._column(index, line)
        return m.Span(line, column + offset - self._starts[index] if column else 1)

    def _column(self, index: int, line: int) -> int:
        """Return the column at which a line of the text begins in its line of the source, or 0."""
        if index not in self._columns:
            end = self._starts[index + 1] - 1 if index + 1 < len(self._starts) else len(self._content)
            written = self._lines[line - 1] if line <= len(self._lines) else ""
            self._columns[index] = written.rfind(self._content[self._starts[index] : end].rstrip()) + 1
        return self._columns[index]

    def line(self, offset: int) -> m.Span:
        """Return the line of an offset, without a column."""
        if len(self._starts) == 1:
            return self._last
        line = self._line + bisect_right(self._starts, offset) - 1
        if line != self._last.line:
            self._last = m.Span(line)
        return self._last


# Bounded, so that a text of opening signs alone is not read to its end for each of them.
_TEMPLATE = re.compile(r"\{\{.{0,500}?\}\}|\{%.{0,500}?%\}|<%.{0,500}?%>", re.DOTALL)


def tell_templates(text: str, span: m.Span, findings: Findings) -> None:
    """Warn of a site generator's tag that stands in a text."""
    if "{{" in text or "{%" in text or "<%" in text:
        for found in _TEMPLATE.finditer(text[:100_000]):
            findings.add("MARK002", span, f"a site generator's tag stands in the text: {quoted(found[0])}")


_WIKI_LINK = re.compile(r"\[\[[^\[\]\n]{1,200}\]\]")


def tell_wiki_links(text: str, span: m.Span, findings: Findings) -> None:
    """Warn of links of a wiki (`[[Page]]`), which lead to a page by its name."""
    for found in _WIKI_LINK.finditer(text[:100_000]):
        findings.add("MARK003", span, f"a link of a wiki stands in the text: {quoted(found[0])}")


# What MDX and Vue put at the top of a page: a line of a program.
_MODULE = re.compile(
    r"^(?:import\s.{0,200}?\sfrom\s+['\"][^'\"\n]+['\"]|import\s+['\"][^'\"\n]+['\"]|export\s+(?:default|const|function|let)\s).*$",
    re.MULTILINE,
)


def tell_modules(text: str, span: m.Span, findings: Findings) -> None:
    """Warn of lines of a program (MDX) that stand in a text."""
    if text.startswith(("import ", "export ")):
        for found in _MODULE.finditer(text[:10_000]):
            line = span.line + text.count("\n", 0, found.start())
            findings.add("MARK002", m.Span(line), f"a line of a program stands in the text: {quoted(found[0])}")


_INCLUDE = re.compile(r"^[ \t]*(\{\{#\w+ [^}\n]{1,400}\}\})", re.MULTILINE)


def tell_includes(code: str, line: int, findings: Findings) -> None:
    """Warn of code that mdBook would have taken from another file (`{{#include …}}`): it is not there."""
    if "{{#" in code:
        for found in _INCLUDE.finditer(code[:100_000]):
            at = m.Span(line + 1 + code.count("\n", 0, found.start()))
            findings.add("MARK002", at, f"code that stands in another file was not read: {quoted(found[1])}")
