"""Tables of HTML: rows and header cells as HTML 4.9 places them, spans held to what there is, layout undone."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import takewhile
from typing import Literal, NamedTuple

from publish import model as m
from publish.readers.html.flow import blocks, inner, is_blank, one_run, paragraphs, unnested
from publish.readers.html.parts import Context, Element, Maker, Part, Piece, nothing

_MOST_COLUMNS, _MOST_ROWS = 1000, 65534
"""HTML 4.9.11."""
_WHOLE = re.compile(r"\d{1,6}", re.ASCII)
_ALIGNED = re.compile(r"text-align\s*:\s*(left|center|right)")
_ALIGNMENTS: dict[str, m.Alignment] = {
    "left": "left",
    "text-left": "left",
    "center": "center",
    "text-center": "center",
    "right": "right",
    "text-right": "right",
}
_CELLS = frozenset({"td", "th", "tr"})
_GROUPS = frozenset({"thead", "tbody", "tfoot"})


Header = Literal["", "column", "row"]


class _Line(NamedTuple):
    """A row with the group it stands in, and how many rows of the group are left with it."""

    cells: tuple[Piece, ...]
    span: m.Span
    in_head: bool
    left: int


class _Placed(NamedTuple):
    """A cell at the column of the grid where it begins."""

    piece: Piece
    column: int
    columns: int
    rows: int


def _piece(element: Element, content: tuple[Part, ...], _: Context) -> list[Part]:
    return [Piece(element, content)]


def table(element: Element, content: tuple[Part, ...], _: Context) -> list[Part]:
    """Make `table` a table, or the blocks in it where it only sets them side by side."""
    captions, groups, strays = _sorted(content)
    caption, more = one_run(captions)
    lines = list(_lines(groups))
    before = [*paragraphs(strays), *more]
    if not lines:
        return [*before, *([m.Paragraph(caption, span=element.span)] if caption else [])]
    if not caption and _is_layout(element, lines):
        return [*before, *(part for line in lines for cell in line.cells for part in paragraphs(cell.content))]
    grid = _grid(lines)
    names_in_head = not _has_header_cells(lines)
    rows = tuple(_row(line, placed, names_in_head) for line, placed in zip(lines, grid, strict=True))
    made = m.Table(rows, caption, _alignments(grid), element.get("id"), span=element.span)
    return [*before, made]


def _sorted(content: Sequence[Part]) -> tuple[list[Part], list[Piece], list[Part]]:
    """Return the content of captions, the rows and their groups, and what stands beside them (HTML 13.2.6.1)."""
    captions: list[Part] = []
    groups: list[Piece] = []
    strays: list[Part] = []
    for part in content:
        if isinstance(part, Piece) and part.element.name == "caption":
            captions += part.content
        elif isinstance(part, Piece) and part.element.name in _GROUPS:
            groups.append(part)
            strays += [other for other in part.content if not isinstance(other, Piece) and not is_blank(other)]
        elif isinstance(part, Piece) and part.element.name in _CELLS:
            groups.append(part)
        elif not is_blank(part):
            strays.append(part)
    return captions, groups, strays


def _lines(groups: list[Piece]) -> Iterator[_Line]:
    """Yield the rows: the head's first, the foot's last, as a browser shows them."""
    for group in sorted(groups, key=lambda group: {"thead": 0, "tfoot": 2}.get(group.element.name, 1)):
        parts = group.content if group.element.name in _GROUPS else (group,)
        rows = [row for part in parts if isinstance(part, Piece) for row in _rows(part)]
        found = [(row, cells) for row in rows if (cells := _cells(row))]
        for index, (row, cells) in enumerate(found):
            left = len(found) - index if group.element.name in _GROUPS else _MOST_ROWS
            yield _Line(cells, row.element.span, group.element.name == "thead", left)


def _rows(row: Piece) -> list[Piece]:
    """Return a row, and the rows that libxml2 has left in its cells where something in them was never closed."""
    if row.element.name != "tr":
        return [row]
    rows: list[tuple[Element, list[Part]]] = [(row.element, [])]
    for part in unnested(row.content, _CELLS):
        if isinstance(part, Piece) and part.element.name == "tr":
            rows.append((part.element, list(part.content)))
        else:
            rows[-1][1].append(part)
    return [Piece(element, tuple(content)) for element, content in rows]


def _cells(row: Piece) -> tuple[Piece, ...]:
    """Return the cells of a row; what stands between them belongs to the cell before it."""
    if row.element.name in {"td", "th"}:
        return (row,)
    cells: list[Piece] = []
    for part in row.content:
        if isinstance(part, Piece) and part.element.name in {"td", "th"}:
            cells.append(part)
        elif not is_blank(part):
            last = cells.pop() if cells else Piece(Element("td", {}, row.element.span), ())
            cells.append(Piece(last.element, (*last.content, part)))
    return tuple(cells)


def _is_layout(element: Element, lines: list[_Line]) -> bool:
    """Tell whether a table only arranges the page: it says so, or it has no header and nothing to relate."""
    if element.roles & {"presentation", "none"}:
        return True
    if _has_header_cells(lines) or element.roles & {"table", "grid"}:
        return False
    is_line = len(lines) == 1 or all(len(line.cells) == 1 for line in lines)
    return is_line or any(
        isinstance(part, m.Section | m.Table) for line in lines for cell in line.cells for part in blocks(cell.content)
    )


def _has_header_cells(lines: list[_Line]) -> bool:
    return any(_is_header(cell) for line in lines for cell in line.cells)


def _is_header(cell: Piece) -> bool:
    element = cell.element
    if element.name == "th" or not element.attributes:
        return element.name == "th"
    return bool(element.roles & {"columnheader", "rowheader"}) or bool(element.get("scope"))


# The grid


def _grid(lines: list[_Line]) -> list[tuple[_Placed, ...]]:
    """Place each cell at its column (HTML 4.9.12), and end spans where the table ends."""
    ends: dict[int, int] = {}
    grid: list[tuple[_Placed, ...]] = []
    for index, line in enumerate(lines):
        placed: list[_Placed] = []
        column = 0
        for cell in line.cells:
            while ends.get(column, 0) > index:
                column += 1
            rows = min(_span(cell, "rowspan", line.left, _MOST_ROWS), line.left, len(lines) - index)
            columns = min(_span(cell, "colspan", 1, _MOST_COLUMNS), max(_MOST_COLUMNS - column, 1))
            rows = rows if column < _MOST_COLUMNS else 1
            placed.append(_Placed(cell, column, columns, rows))
            if rows > 1:
                ends.update(dict.fromkeys(range(column, column + columns), index + rows))
            column += columns
        grid.append(tuple(placed))
    width = max((place.column + 1 for row in grid for place in row), default=0)
    return [tuple(_held(place, width) for place in row) for row in grid]


def _held(place: _Placed, width: int) -> _Placed:
    return place if place.column + place.columns <= width else place._replace(columns=width - place.column)


def _span(cell: Piece, name: str, zero: int, most: int) -> int:
    written = cell.element.get(name)
    if not written:
        return min(1, most)
    number = int(written) if _WHOLE.fullmatch(written) else 1
    return min(number, most) if number else zero


def _row(line: _Line, placed: tuple[_Placed, ...], names_in_head: bool) -> m.Row:  # noqa: FBT001  # a fact of the table
    has_data = any(place.piece.content and not _is_header(place.piece) for place in placed)
    names_row = sum(1 for _ in takewhile(_is_header, (place.piece for place in placed)))
    """How many cells at the beginning of the row are headers of it, if it has data."""
    made: list[m.Cell] = []
    for index, place in enumerate(placed):
        is_name = has_data and index < names_row and not line.in_head
        header = _header(place.piece, is_name=is_name) or ("column" if line.in_head and names_in_head else "")
        made.append(_cell(place, header))
    return m.Row(tuple(made), span=line.span)


def _cell(place: _Placed, header: Header) -> m.Cell:
    found = inner(place.piece.content)
    return m.Cell(found, header if found else "", place.columns, place.rows, span=place.piece.element.span)


def _header(cell: Piece, *, is_name: bool) -> Header:
    """Return of what a cell is the header: as it says, else of its column in a row without data (HTML 4.9.12.2)."""
    if not _is_header(cell):
        return ""
    scope = cell.element.get("scope").lower()
    if scope in {"row", "rowgroup"} or "rowheader" in cell.element.roles:
        return "row"
    if scope in {"col", "colgroup"} or "columnheader" in cell.element.roles:
        return "column"
    return "row" if is_name else "column"


def _alignments(grid: list[tuple[_Placed, ...]]) -> tuple[m.Alignment, ...]:
    """Return the alignment of each column, where all its data cells share one, or all its headers if it has no data."""
    width = max((place.column + place.columns for row in grid for place in row), default=0)
    data: list[set[m.Alignment]] = [set() for _ in range(width)]
    names: list[set[m.Alignment]] = [set() for _ in range(width)]
    for row in grid:
        for place in row:
            if place.columns == 1:
                found = names if _is_header(place.piece) else data
                found[place.column].add(_alignment(place.piece.element))
    kinds = [of_data or of_names for of_data, of_names in zip(data, names, strict=True)]
    alignments = tuple(next(iter(kind)) if len(kind) == 1 else "" for kind in kinds)
    return alignments if any(alignments) else ()


def _alignment(element: Element) -> m.Alignment:
    if not element.attributes:
        return ""
    style = _ALIGNED.search(element.get("style").lower())
    said = (style[1] if style else "", element.get("align").lower(), *element.classes)
    return next((_ALIGNMENTS[word] for word in said if word in _ALIGNMENTS), "")


TABLES: dict[str, Maker] = {
    **dict.fromkeys(("caption", "tbody", "td", "tfoot", "th", "thead", "tr"), _piece),
    **dict.fromkeys(("col", "colgroup"), nothing),
    "table": table,
}
"""Tables and what they are made of."""
