"""Lists: items that begin with a mark, nested by how far they are indented."""

from __future__ import annotations

from typing import NamedTuple

from publish import model as m
from publish.readers.plain_text.lines import Line, goes_on
from publish.readers.plain_text.marks import BULLETS, Mark, mark_of
from publish.readers.plain_text.page import Page

_DEEPEST = 12
_DASH = "–"
"""Before lines that stand apart, a dash tells who speaks."""


class Entry(NamedTuple):
    """An item while it is read: its mark, how deep it lies, and its paragraphs as lines."""

    mark: Mark
    depth: int
    paragraphs: list[list[Line]]


class _Level(NamedTuple):
    """One list that is open: the indent of its items, and the mark of the last."""

    indent: int
    mark: Mark


def list_at(lines: list[Line], start: int, page: Page) -> tuple[m.Block, int] | None:
    """Return the list that begins at a line, and where the text goes on; or nothing, if none does."""
    marks = [mark for mark in mark_of(lines[start]) if _can_begin(mark)]
    if not marks:
        return None
    introduced = start > 0 and lines[start - 1].text.endswith((":", "："))
    entries, end = _entries(lines, start, marks[-1], page)
    if len(entries) < 2 and marks[-1].written not in BULLETS and not (introduced and marks[-1].kind == "bullet"):  # noqa: PLR2004  # one line alone is no list
        return None
    page.tell_lines(lines[start:end], "a list, by the marks before them")
    return _made(entries, page), end


def _can_begin(mark: Mark) -> bool:
    """Tell whether a mark can be the first of a list; a letter must be, so that «B. Other» is a name."""
    return mark.kind in {"bullet", "decimal"} or mark.value == 1


def _entries(lines: list[Line], start: int, first: Mark, page: Page) -> tuple[list[Entry], int]:
    levels = [_Level(lines[start].indent, first)]
    entries = [Entry(first, 0, [[_after(lines[start], first)]])]
    index = start + 1
    while index < len(lines):
        line = lines[index]
        if _sibling(levels, line) or _opened(levels, line):
            entries.append(Entry(levels[-1].mark, len(levels) - 1, [[_after(line, levels[-1].mark)]]))
        elif _continues(lines[index - 1], line, levels[-1], page):
            entries[-1].paragraphs[-1].append(line)
        elif line.gap and line.indent > levels[0].indent + 1 and not mark_of(line):
            entries[-1].paragraphs.append([line])
        else:
            break
        index += 1
    return entries, index


def _after(line: Line, mark: Mark) -> Line:
    return line._replace(text=" ".join(line.raw.strip()[mark.end :].split()))


def _continues(before: Line, line: Line, level: _Level, page: Page) -> bool:
    return not line.gap and (line.indent > level.indent or goes_on(before, line, page.layout))


def _sibling(levels: list[_Level], line: Line) -> bool:
    """Close the levels that an item ends, and take it into the one it belongs to."""
    for depth in range(len(levels) - 1, -1, -1):
        level = levels[depth]
        mark = next((mark for mark in mark_of(line) if _follows(mark, level.mark)), None)
        if mark and abs(line.indent - level.indent) <= 1 and not (line.gap and mark.written == _DASH):
            del levels[depth + 1 :]
            levels[depth] = level._replace(mark=mark)
            return True
    return False


def _follows(mark: Mark, last: Mark) -> bool:
    return (mark.kind, mark.written) == (last.kind, last.written) and (
        mark.kind == "bullet" or mark.value == last.value + 1
    )


def _opened(levels: list[_Level], line: Line) -> bool:
    """Open a list inside the last item, if an item begins one there."""
    top = levels[-1]
    marks = [mark for mark in mark_of(line) if _can_begin(mark) and (mark.kind == "bullet" or mark.value == 1)]
    if not marks or len(levels) == _DEEPEST:
        return False
    if line.indent <= top.indent + 1 and not _nests_level(marks[-1], top, line):
        return False
    levels.append(_Level(line.indent, marks[-1]))
    return True


def _nests_level(mark: Mark, top: _Level, line: Line) -> bool:
    """Tell whether another mark nests though nothing is indented: what Word's lists look like once pasted."""
    other = (mark.kind, mark.written) != (top.mark.kind, top.mark.written)
    return (
        other and not line.gap and line.indent == top.indent and (mark.kind == "bullet") == (top.mark.kind == "bullet")
    )


# Entries to nodes


def _made(entries: list[Entry], page: Page) -> m.Block:
    """Make a list of the entries at the depth of the first, each with the deeper ones that follow it."""
    depth = entries[0].depth
    starts = [i for i, entry in enumerate(entries) if entry.depth <= depth]
    ends = [*starts[1:], len(entries)]
    items = tuple(_item(entries[start:end], page) for start, end in zip(starts, ends, strict=True))
    mark, span = entries[0].mark, _span(entries[0])
    if mark.kind == "bullet":
        return m.BulletList(items, span=span)
    return m.OrderedList(items, start=mark.value, style=mark.kind, span=span)


def _item(entries: list[Entry], page: Page) -> m.Item:
    entry, *inner = entries
    blocks: list[m.Block] = [
        m.Paragraph(page.inlines(page.joined(lines), lines[0].number), span=m.Span(lines[0].number))
        for lines in entry.paragraphs
    ]
    while inner:
        end = next((i for i, deeper in enumerate(inner[1:], 1) if not _same_list(deeper, inner[0])), len(inner))
        blocks.append(_made(inner[:end], page))
        inner = inner[end:]
    return m.Item(tuple(blocks), span=_span(entry))


def _same_list(entry: Entry, first: Entry) -> bool:
    return entry.depth > first.depth or (entry.mark.kind, entry.mark.written) == (first.mark.kind, first.mark.written)


def _span(entry: Entry) -> m.Span:
    return m.Span(entry.paragraphs[0][0].number)
