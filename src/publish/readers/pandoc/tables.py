"""Tables of pandoc: the rows of each head name the columns, the first columns of a body may name its rows."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Literal

from publish import model as m
from publish.readers.columns import Columns
from publish.readers.pandoc import elements as p
from publish.readers.pandoc.page import Page

Inner = Callable[[p.Blocks, Page], m.Blocks]

_ALIGNMENTS: dict[str, m.Alignment] = {"AlignLeft": "left", "AlignCenter": "center", "AlignRight": "right"}
_MAX_SPAN = 1000  # as the widest that a cell of HTML may have


def table(content: p.TableContent, page: Page, inner: Inner, caption: m.Inlines) -> m.Table:
    """Make a table; a head without a word is none."""
    alignments = tuple(_ALIGNMENTS.get(align.t, "") for align, _ in content.columns)
    rows = tuple(_rows(content, page, inner))
    kept = tuple(row for row, is_head in rows if not is_head or any(cell.blocks for cell in row.cells))
    return m.Table(
        kept,
        caption,
        alignments if any(alignments) else (),
        content.attr.id,
        span=page.here,
    )


def _rows(content: p.TableContent, page: Page, inner: Inner) -> Iterator[tuple[m.Row, bool]]:
    """Yield every row, and whether it names columns."""
    columns = Columns(len(content.columns))
    for row in content.head.rows:
        yield _row(row, columns, page, inner, named=len(content.columns), kind="column"), True
    for body in content.bodies:
        for row in body.head:
            yield _row(row, columns, page, inner, named=len(content.columns), kind="column"), True
        for row in body.rows:
            yield _row(row, columns, page, inner, named=body.header_columns, kind="row"), False
    for row in content.foot.rows:
        yield _row(row, columns, page, inner, named=0, kind="row"), False


def _row(
    row: p.Row, columns: Columns, page: Page, inner: Inner, *, named: int, kind: Literal["column", "row"]
) -> m.Row:
    """Make a row in which the cells of the first columns, so many as are named, are headers of a kind."""
    with page.within(row.attr):
        places = columns.row((_span(cell.columns), _span(cell.rows)) for cell in row.cells)
        cells = [
            _cell(cell, kind if place < named else "", page, inner)
            for cell, place in zip(row.cells, places, strict=True)
        ]
        return m.Row(tuple(cells), span=page.here)


def _cell(cell: p.Cell, header: Literal["", "column", "row"], page: Page, inner: Inner) -> m.Cell:
    with page.within(cell.attr):
        blocks = inner(cell.blocks, page)
        return m.Cell(blocks, header if blocks else "", _span(cell.columns), _span(cell.rows), span=page.here)


def _span(written: int) -> int:
    return min(max(written, 1), _MAX_SPAN)
