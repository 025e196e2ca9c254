"""Rules on tables: a voice reads a cell with its headers, so they must be there (WCAG 2.2 1.3.1, PDF/UA-1 7.5)."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from publish.checks.found import Found
from publish.checks.looked_at import LookedAt
from publish.checks.says import has_words, says_something
from publish.model import Cell, Paragraph, Row, Table
from publish.model.walk import plain_text, walk

# As the PDF sets a table, in letters (`publish.exporters.pdf.widths`): a word that may stand unbroken in
# a column, what its padding takes, and what the page holds in the smallest print.
LONGEST_WORD, PADDING, PAGE = 16, 3, 112

_MOST_COLUMNS = 1000
"""Columns that are looked at one by one; an honest table has fewer."""


class _Placed(NamedTuple):
    """A cell with the row and the column in which it begins, and whether it says anything."""

    cell: Cell
    row: int
    column: int
    says: bool

    def columns(self) -> range:
        """The columns that it reaches into."""
        return range(self.column, min(self.column + max(self.cell.column_span, 1), _MOST_COLUMNS))


class _Grid:
    """A table with its cells at their places; what it costs grows with its cells, not with what they span."""

    def __init__(self, table: Table) -> None:
        self.table = table
        self.cells: list[_Placed] = []
        self.widths: list[int] = []
        self.columns = 0
        self._reaching: list[tuple[int, int, int]] = []  # first column, past-last column, last row
        for number, row in enumerate(table.rows):
            self._reaching = [span for span in self._reaching if span[2] >= number]
            self._set(row.cells, number)

    def _set(self, cells: tuple[Cell, ...], number: int) -> None:
        """Set the cells of a row, past the cells that reach into it from above."""
        above = sorted(self._reaching)
        waiting, column, width = list(reversed(above)), 0, sum(end - begin for begin, end, _ in above)
        for cell in cells:
            while waiting and waiting[-1][0] <= column:
                column = max(column, waiting.pop()[1])
            self.cells.append(_Placed(cell, number, column, any(map(says_something, cell.blocks))))
            wide = max(cell.column_span, 1)
            if cell.row_span > 1:
                self._reaching.append((column, column + wide, number + cell.row_span - 1))
            column += wide
            width += wide
        self.widths.append(width)
        self.columns = max(self.columns, column, *(end for _, end, _ in above), 0)


def tables(looked: LookedAt) -> Iterator[Found]:
    """TAB001 to TAB008, each table laid out once."""
    for node in looked.nodes:
        if isinstance(node, Table):
            grid = _Grid(node)
            for rule in _OF_A_TABLE:
                yield from rule(grid)


def _without_headers(grid: _Grid) -> Iterator[Found]:
    """TAB001: a table names its columns or its rows."""
    if not any(placed.cell.header and placed.says for placed in grid.cells):
        yield Found("TAB001", grid.table.span)


def _without_caption(grid: _Grid) -> Iterator[Found]:
    """TAB002: a table says what it shows."""
    if not has_words(grid.table.caption):
        yield Found("TAB002", grid.table.span)


def _ragged(grid: _Grid) -> Iterator[Found]:
    """TAB003: a table has a cell in every place."""
    if grid.widths and min(grid.widths) != max(grid.widths):
        message = f"rows differ in length: from {min(grid.widths)} to {max(grid.widths)} cells"
        yield Found("TAB003", grid.table.span, message)


def _empty_headers(grid: _Grid) -> Iterator[Found]:
    """TAB004: every column that holds something is named; the corner over the names of rows may stay empty."""
    if not any(placed.cell.header and placed.says for placed in grid.cells):
        return  # said by TAB001
    heads = [_is_head(row) for row in grid.table.rows]
    last = heads.index(False) if False in heads else len(heads)
    named: set[int] = set()
    empty: dict[int, Cell] = {}
    filled: set[int] = set()
    for placed in grid.cells:
        if placed.row < last and placed.says:
            named.update(placed.columns())
        elif placed.row < last:
            empty.update(dict.fromkeys(placed.columns(), placed.cell))
        elif placed.says and placed.cell.header != "row":
            filled.update(placed.columns())
    for column in sorted((empty.keys() - named - {0}) & filled):
        yield Found("TAB004", empty[column].span or grid.table.span, f"column {column + 1} has data, but no header")


def _is_head(row: Row) -> bool:
    """Tell whether a row names columns: its cells are their headers, or empty."""
    return all(cell.header == "column" or not any(map(says_something, cell.blocks)) for cell in row.cells)


def _too_wide(grid: _Grid) -> Iterator[Found]:
    """TAB005: a table fits a page, so that its words need not be broken."""
    longest: dict[int, int] = {}
    for placed in grid.cells:
        share = _longest_word(placed.cell) // max(placed.cell.column_span, 1)
        for column in placed.columns():
            longest[column] = max(longest.get(column, 0), share)
    needed = sum(min(word, LONGEST_WORD) + PADDING for word in longest.values())
    if needed > PAGE:
        message = f"table of {grid.columns} columns needs {needed} letters in a line, and a page holds {PAGE}"
        yield Found("TAB005", grid.table.span, message)


def _of_one_column(grid: _Grid) -> Iterator[Found]:
    """TAB006: a table has rows and columns; what has not is a list, or mark-up to place things."""
    rows, columns = len(grid.table.rows), grid.columns
    if rows and columns == 1:
        yield Found("TAB006", grid.table.span, "a table of one column is a list", "write it as a list")
    elif rows == 1:
        message = "a table of one row has nothing to compare"
        yield Found("TAB006", grid.table.span, message, "write it as a sentence or as a list")
    elif any(isinstance(node, Table) for each in grid.cells for block in each.cell.blocks for node in walk(block)):
        yield Found("TAB006", grid.table.span, "a table stands inside this table")


def _merged(grid: _Grid) -> Iterator[Found]:
    """TAB007: a cell over several columns or rows is a place where listeners get lost."""
    merged = [each.cell for each in grid.cells if each.cell.column_span > 1 or each.cell.row_span > 1]
    if merged:
        cells = "1 cell spans" if len(merged) == 1 else f"{len(merged)} cells span"
        yield Found("TAB007", merged[0].span or grid.table.span, f"{cells} several columns or rows")


def _blank_lines(grid: _Grid) -> Iterator[Found]:
    """TAB008: no row and no column is empty."""
    filled_rows, filled_columns = set[int](), set[int]()
    for placed in grid.cells:
        if placed.says:
            below = placed.row + max(placed.cell.row_span, 1)
            filled_rows.update(range(placed.row, min(below, len(grid.table.rows))))
            filled_columns.update(placed.columns())
    rows = grid.table.rows
    empty = [
        number
        for number, row in enumerate(rows)
        if number not in filled_rows and not all(cell.header == "column" for cell in row.cells)
    ]
    if empty:
        yield Found("TAB008", rows[empty[0]].span or grid.table.span, _are_empty("row", empty))
    if columns := sorted(set(range(min(grid.columns, _MOST_COLUMNS))) - filled_columns):
        yield Found("TAB008", grid.table.span, _are_empty("column", columns))


def _are_empty(what: str, numbers: list[int]) -> str:
    """Return the sentence on rows or columns, which count from 1; those that follow each other as a range."""
    runs: list[list[int]] = []
    for number in numbers:
        if runs and runs[-1][-1] == number:
            runs[-1][-1] = number + 1
        else:
            runs.append([number + 1, number + 1])
    named = ", ".join(f"{first}" if first == last else f"{first}–{last}" for first, last in runs)
    return f"{what} {named} of the table is empty" if len(numbers) == 1 else f"{what}s {named} of the table are empty"


def _longest_word(cell: Cell) -> int:
    runs = (plain_text(node.children) for block in cell.blocks for node in walk(block) if isinstance(node, Paragraph))
    return max((len(word) for run in runs for word in run.split()), default=0)


_OF_A_TABLE = (
    _without_headers,
    _without_caption,
    _ragged,
    _empty_headers,
    _too_wide,
    _of_one_column,
    _merged,
    _blank_lines,
)

CHECKS = (tables,)
