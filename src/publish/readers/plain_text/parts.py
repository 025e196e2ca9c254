"""Parts of a text: what is sure of its structure is made at once; the rest is prose, of which some may be headings."""

from __future__ import annotations

import re

from publish import model as m
from publish.readers.plain_text.lines import Line, columns, goes_on
from publish.readers.plain_text.lists import list_at
from publish.readers.plain_text.page import Page
from publish.readers.plain_text.paragraphs import Part, Prose, paragraphs, plain
from publish.readers.plain_text.quotes import quoted_at
from publish.readers.plain_text.tables import table_at

_DEEPEST_QUOTE = 6


def parts_of(lines: list[Line], page: Page, depth: int = 0) -> list[Part]:
    """Return the parts of a text in their order; `depth` counts the quotations around it."""
    parts: list[Part] = []
    waiting: list[Line] = []
    index = 0
    while index < len(lines):
        if waiting and lines[index].gap:
            parts += paragraphs(waiting, parts, page)
            waiting = []
        found = _structure(lines, index, page, depth)
        if found is None:
            waiting.append(lines[index])
            index += 1
        else:
            parts += paragraphs(waiting, parts, page)
            waiting = []
            part, index = found
            parts.append(part)
    return parts + paragraphs(waiting, parts, page)


def _structure(lines: list[Line], index: int, page: Page, depth: int) -> tuple[Part, int] | None:
    """Return what begins at a line and is sure, and where the text goes on."""
    return (
        _underlined(lines, index, page)
        or _break(lines, index)
        or _quotation(lines, index, page, depth)
        or list_at(lines, index, page)
        or table_at(lines, index, page)
    )


_UNDERLINE = re.compile(r"=+|-+|~+")
_SHORTEST_RULE = 3
_BREAK = re.compile(r"([*＊·•~_=#—–―-])(?:\s*\1){2,}|[⁂⸻❦☙]")
_LONGEST_UNDERLINED = 120


def _underlined(lines: list[Line], index: int, page: Page) -> tuple[Part, int] | None:
    """Return a heading with a line of `=`, `-` or `~` right under it, about as long as its words."""
    if index + 1 == len(lines) or lines[index + 1].gap or not _UNDERLINE.fullmatch(lines[index + 1].text):
        return None
    line, rule = lines[index], lines[index + 1].text
    width = columns(line.text)
    if width > _LONGEST_UNDERLINED or not max(_SHORTEST_RULE, width / 2) <= len(rule) <= 1.5 * width + 3:
        return None
    if _BREAK.fullmatch(line.text) or (index and goes_on(lines[index - 1], line, page.layout)):
        return None
    return Prose(line.text, line.number, line.gap, rule[0]), index + 2


def _break(lines: list[Line], index: int) -> tuple[Part, int] | None:
    """Return a line of nothing but the same sign, which parts a text where no heading does."""
    line = lines[index]
    return (m.ThematicBreak(span=m.Span(line.number)), index + 1) if _BREAK.fullmatch(line.text) else None


def _quotation(lines: list[Line], index: int, page: Page, depth: int) -> tuple[Part, int] | None:
    """Return lines that are marked as a quotation in mail; deeper than six, the marks stay."""
    found = quoted_at(lines, index) if depth < _DEEPEST_QUOTE else None
    if found is None:
        return None
    inner, end = found
    blocks = tuple(plain(part, page) for part in parts_of(inner, page, depth + 1))
    page.tell_lines(lines[index:end], "a quotation, by the marks before them")
    return m.Quote(blocks, span=m.Span(lines[index].number)), end
