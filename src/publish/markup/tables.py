"""Tables: header cells, what they are headers of, and the columns that cells really stand in."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import takewhile
from typing import NamedTuple, assert_never

from publish import model as n
from publish.markup.elements import EMPTY, Attributes, Markup, container, element
from publish.markup.figures import Writer, captioned
from publish.markup.setting import Setting


class Placed(NamedTuple):
    """A cell at the row and column of the grid where its top left corner stands."""

    cell: n.Cell
    row: int
    column: int
    columns: int
    """How many columns it really spans, at least 1."""
    rows: int

    def shares_column(self, other: Placed) -> bool:
        """Tell whether two cells stand over each other."""
        return self.column < other.column + other.columns and other.column < self.column + self.columns

    def shares_row(self, other: Placed) -> bool:
        """Tell whether two cells stand beside each other."""
        return self.row < other.row + other.rows and other.row < self.row + self.rows


Grid = tuple[tuple[Placed, ...], ...]
Names = Mapping[tuple[int, int], str]
"""The ids of header cells by row and column; empty in a table that `scope` tells whole."""


def table(setting: Setting, node: n.Table, write: Writer) -> Markup:
    """Write a table: caption, head and body."""
    match node:
        case n.Table(rows, caption, alignments, ident):
            placed, head = grid(rows), head_rows(rows)
        case _:
            assert_never(node)
    label = setting.medium.words.table.format(n=setting.tables[ident]) if ident in setting.tables else ""
    names = _names(setting, placed, ident)
    written = [
        container("tr", {}, *(_cell(setting, place, _told(place, placed, names, alignments), write) for place in row))
        for row in placed
    ]
    parts = (
        captioned(setting, "caption", label, caption),
        container("thead", {}, *written[:head]) if head else EMPTY,
        container("tbody", {}, *written[head:]) if written[head:] else EMPTY,
    )
    many = {"class": "many"} if any(len(_columns(row)) > _MANY for row in placed) else {}
    return container("table", {**({"id": ident} if ident else {}), **many}, *parts)


# Columns from which a table may be wider than a telephone.
_MANY = 4


def _columns(row: tuple[Placed, ...]) -> range:
    """Return the columns that a row reaches over."""
    return range(max((place.column + place.columns for place in row), default=0))


def _told(place: Placed, placed: Grid, names: Names, alignments: tuple[n.Alignment, ...]) -> Attributes:
    """Tell what a cell's place in the table says of it: its headers, and the alignment of its column."""
    return {**_headers(place, placed, names), **_aligned(place, alignments)}


def head_rows(rows: tuple[n.Row, ...]) -> int:
    """Count the rows at the top that hold nothing but column headers and empty corners; they repeat on each page."""
    return sum(1 for _ in takewhile(_is_head, rows))


def _is_head(row: n.Row) -> bool:
    corners = all(cell.header == "column" or not cell.blocks for cell in row.cells)
    return corners and any(_is_header(cell) for cell in row.cells)


def _is_header(cell: n.Cell) -> bool:
    """Tell whether a cell is a header; an empty one is none, since screen readers would announce nothing as a name."""
    return bool(cell.header and cell.blocks)


# HTML 4.9.11: no cell spans more columns than this.
_WIDEST = 1000


def grid(rows: tuple[n.Row, ...]) -> Grid:
    """Place each cell at its real column; spans end with head and table, and each row reaches over all columns."""
    placed = tuple(_placed(rows))
    width = max((place.column for row in placed for place in row), default=-1) + 1
    ends = [0] * width
    return tuple(_whole(row, places, ends) for row, places in enumerate(placed))


def _placed(rows: tuple[n.Row, ...]) -> Iterator[tuple[Placed, ...]]:
    """Yield the cells of each row, beside those that reach down into it."""
    head = head_rows(rows)
    ends: dict[int, int] = {}
    """The row below the last cell of each column."""
    for row, content in enumerate(rows):
        last = head if row < head else len(rows)
        places = []
        column = 0
        for cell in content.cells:
            while ends.get(column, 0) > row:
                column += 1
            asked = range(column, column + max(1, min(cell.column_span, _WIDEST)))
            taken = next((one for one in asked if ends.get(one, 0) > row), asked.stop)
            below = row + max(1, min(cell.row_span, last - row))
            places.append(Placed(cell, row, column, taken - column, below - row))
            ends.update(dict.fromkeys(range(column, taken), below))
            column = taken
        yield tuple(places)


def _whole(row: int, places: tuple[Placed, ...], ends: list[int]) -> tuple[Placed, ...]:
    """Return a row with an empty cell at each gap (PDF/UA-1 7.2), and without columns in which no cell begins."""
    trimmed = [place._replace(columns=min(place.columns, len(ends) - place.column)) for place in places]
    for place in trimmed:
        for column in range(place.column, place.column + place.columns):
            ends[column] = place.row + place.rows
    gaps = [column for column, end in enumerate(ends) if end <= row]
    return tuple(sorted((*trimmed, *(Placed(n.Cell(()), row, column, 1, 1) for column in gaps)), key=_column))


def _column(place: Placed) -> int:
    return place.column


def headers_of(cell: Placed, placed: Grid) -> Iterator[Placed]:
    """Yield the header cells of a cell: the column headers above it, then the row headers before it."""
    headers = [place for row in placed for place in row if _is_header(place.cell)]
    yield from (
        place
        for place in headers
        if place.cell.header == "column" and place.row < cell.row and place.shares_column(cell)
    )
    yield from (
        place
        for place in headers
        if place.cell.header == "row" and place.column < cell.column and place.shares_row(cell)
    )


def _spans(placed: Grid) -> bool:
    """Tell whether a header stands over several columns or rows, which screen readers do not find by `scope` alone."""
    return any(
        place.columns > 1 if place.cell.header == "column" else place.rows > 1
        for row in placed
        for place in row
        if _is_header(place.cell)
    )


def _names(setting: Setting, placed: Grid, ident: str) -> Names:
    if not ident or not _spans(placed):
        return {}
    return {
        (place.row, place.column): setting.own_id(f"{ident}-{place.row + 1}-{place.column + 1}")
        for row in placed
        for place in row
        if _is_header(place.cell)
    }


def _headers(place: Placed, placed: Grid, names: Names) -> Attributes:
    """Name a header cell, or tell the headers of a cell, where `scope` alone would not do (H43)."""
    if not names:
        return {}
    if _is_header(place.cell):
        return {"id": names[place.row, place.column]}
    headers = " ".join(names[header.row, header.column] for header in headers_of(place, placed))
    return {"headers": headers} if headers else {}


def _aligned(place: Placed, alignments: tuple[n.Alignment, ...]) -> Attributes:
    alignment = alignment_of(place.column, place.columns, alignments)
    return {"class": alignment} if alignment else {}


def alignment_of(column: int, columns: int, alignments: tuple[n.Alignment, ...]) -> n.Alignment:
    """Return the alignment of a cell: the one of its column, or that all the columns it spans share."""
    spanned = set(alignments[column : column + columns])
    return spanned.pop() if len(spanned) == 1 else ""


_SCOPES = {"column": "col", "row": "row"}


def _cell(setting: Setting, place: Placed, attributes: Attributes, write: Writer) -> Markup:
    """Write a cell; a spanning header keeps `col` or `row`, as `colgroup` needs column groups (HTML 4.9.10)."""
    match place.cell:
        case n.Cell(content, header, _, _):
            is_header = _is_header(place.cell)
            scope = {"scope": _SCOPES[header]} if is_header else {}
            columns = {"colspan": str(place.columns)} if place.columns > 1 else {}
            rows = {"rowspan": str(place.rows)} if place.rows > 1 else {}
            return element(
                "th" if is_header else "td", {**scope, **columns, **rows, **attributes}, write(setting, content)
            )
        case _:
            assert_never(place.cell)
