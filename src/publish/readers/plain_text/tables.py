"""Tables: rows whose cells are parted by tabs, by bars, or by columns of blanks under a ruled head."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import NamedTuple

from publish import model as m
from publish.readers.plain_text.lines import Line
from publish.readers.plain_text.page import Page

Cells = list[str]


class _Rows(NamedTuple):
    """Lines as rows of cells, and whether a rule under the first says that it names the columns."""

    cells: list[Cells]
    numbers: list[int]
    ruled: bool


def table_at(lines: list[Line], start: int, page: Page) -> tuple[m.Block, int] | None:
    """Return the table that begins at a line, and where the text goes on; or nothing, if none is sure."""
    if lines[start].number < page.no_table_before:
        return None
    for begins, cut in _WAYS:
        if not begins(lines[start]):
            continue
        end = _end(lines, start, begins)
        rows = cut(lines[start:end])
        if rows and _is_table(rows):
            page.tell_lines(lines[start:end], "a table whose first row names the columns")
            return _made(rows, page), end
        # Lines are looked at once: a run of them that is no table is not looked through again from each of its lines.
        page.no_table_before = max(page.no_table_before, lines[end - 1].number + 1)
    return None


def _end(lines: list[Line], start: int, begins: Callable[[Line], bool]) -> int:
    end = start + 1
    while end < len(lines) and not lines[end].gap and begins(lines[end]):
        end += 1
    return end


# Ways to write rows


def _has_tab(line: Line) -> bool:
    return "\t" in line.raw.strip(" \t") or (line.raw.startswith("\t") and line.raw.count("\t") > 1)


def _by_tabs(lines: list[Line]) -> _Rows | None:
    cells = [[cell.strip() for cell in line.raw.rstrip(" ").split("\t")] for line in lines]
    return _rows(cells, lines, ruled=False)


_BAR_RULE = re.compile(r"[|+:\-=\s]*-{2,}[|+:\-=\s]*")


def _has_bar(line: Line) -> bool:
    return (
        line.text.count("|") > 1 or line.text.startswith("+-") or (" | " in line.text and not line.text.endswith("."))
    )


def _by_bars(lines: list[Line]) -> _Rows | None:
    rules = [i for i, line in enumerate(lines) if _BAR_RULE.fullmatch(line.text)]
    kept = [line for i, line in enumerate(lines) if i not in set(rules)]
    cells = [[cell.strip() for cell in line.text.removeprefix("|").removesuffix("|").split("|")] for line in kept]
    head = [rule for rule in rules if rule > 0]
    return _rows(cells, kept, ruled=bool(head) and head[0] <= (2 if 0 in rules else 1))


_COLUMN_RULE = re.compile(r"\s*-{2,}(?:\s+-{2,})+\s*")


def _may_be_column(line: Line) -> bool:
    return "  " in line.raw.strip() or _COLUMN_RULE.fullmatch(line.raw) is not None


def _by_columns(lines: list[Line]) -> _Rows | None:
    """Cut lines at the columns of the rule that stands second."""
    if len(lines) < 3 or not _COLUMN_RULE.fullmatch(lines[1].raw):  # noqa: PLR2004  # a head, its rule and a row
        return None
    starts = [found.start() for found in re.finditer(r"-+", lines[1].raw)]
    kept = [line for i, line in enumerate(lines) if i != 1 and not _COLUMN_RULE.fullmatch(line.raw)]
    if any(not _stands_between(line.raw, starts) for line in kept):
        return None
    pairs = list(zip([0, *starts[1:]], [*starts[1:], None], strict=True))
    return _rows([[line.raw[a:b].strip() for a, b in pairs] for line in kept], kept, ruled=True)


def _stands_between(raw: str, starts: list[int]) -> bool:
    """Tell whether no word of a line runs across the start of a column."""
    return all(raw[start - 1 : start] in {"", " "} for start in starts[1:])


_WAYS: tuple[tuple[Callable[[Line], bool], Callable[[list[Line]], _Rows | None]], ...] = (
    (_has_tab, _by_tabs),
    (_has_bar, _by_bars),
    (_may_be_column, _by_columns),
)


def _rows(cells: list[Cells], lines: list[Line], *, ruled: bool) -> _Rows | None:
    """Return rows that all have as many cells as the first, empty ones at the end given or not."""
    if not cells:
        return None
    width = len(cells[0])
    if any(len(row) > width for row in cells):
        return None
    return _Rows([row + [""] * (width - len(row)) for row in cells], [line.number for line in lines], ruled)


# Whether the first row names the columns

_LONGEST_HEADER = 40
_NUMBER = re.compile(r"[-+−~<>≈$€£¥]*\s*\d[\d\s.,:/–-]*\s*(?:%|[$€£¥]|[A-Za-z]{1,4})?")
_SHORT = 0.67


def _is_table(rows: _Rows) -> bool:
    head, *body = rows.cells
    if not body or len(head) < 2 or not _could_name(head):  # noqa: PLR2004  # one column is a list
        return False
    if sum(len(cell) > 0 for row in body for cell in row) * 2 < len(body) * len(head):
        return False
    return rows.ruled or (len(body) > 1 and (_has_numbers(head, body) or _is_shorter(head, body)))


def _could_name(head: Cells) -> bool:
    named = [cell for cell in head if cell]
    return (
        len(named) >= len(head) - 1
        and len(set(named)) == len(named)
        and all(len(cell) <= _LONGEST_HEADER and not cell.endswith((".", ";", ",")) for cell in named)
    )


def _has_numbers(head: Cells, body: list[Cells]) -> bool:
    """Tell whether a column is of numbers under a name that is none."""
    columns = list(zip(*body, strict=True))
    return any(
        not _NUMBER.fullmatch(name) and all(_NUMBER.fullmatch(cell) for cell in column if cell) and any(column)
        for name, column in zip(head[1:], columns[1:], strict=True)
        if name
    )


def _is_shorter(head: Cells, body: list[Cells]) -> bool:
    in_body = [len(cell) for row in body for cell in row if cell]
    in_head = [len(cell) for cell in head if cell]
    return sum(in_head) / len(in_head) <= _SHORT * sum(in_body) / len(in_body)


def _made(rows: _Rows, page: Page) -> m.Table:
    head, *body = rows.cells
    lines = rows.numbers
    made = [m.Row(tuple(_cell(cell, lines[0], page, header=bool(cell)) for cell in head), span=m.Span(lines[0]))]
    for row, line in zip(body, lines[1:], strict=True):
        made.append(m.Row(tuple(_cell(cell, line, page, header=False) for cell in row), span=m.Span(line)))
    return m.Table(tuple(made), span=m.Span(lines[0]))


def _cell(text: str, line: int, page: Page, *, header: bool) -> m.Cell:
    span = m.Span(line)
    words = " ".join(text.split())
    blocks = (m.Paragraph(page.inlines(words, line), span=span),) if words else ()
    return m.Cell(blocks, header="column" if header else "", span=span)
