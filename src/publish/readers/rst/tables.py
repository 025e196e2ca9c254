"""Tables of docutils: the rows of the head name the columns, stub columns name the rows."""

from __future__ import annotations

from collections.abc import Callable
from typing import Literal

from docutils import nodes

from publish import model as m
from publish.readers.rst.inlines import inlines
from publish.readers.rst.page import Page

Inner = Callable[[nodes.Element, Page], m.Blocks]


def table(node: nodes.Element, ident: str, page: Page, inner: Inner) -> m.Table:
    """Make a table of a `table` with one `tgroup`; its title is the caption."""
    title = next((child for child in node.children if isinstance(child, nodes.title)), None)
    stubs = [bool(column.get("stub")) for column in node.findall(nodes.colspec)]
    rows = _Rows(stubs, page, inner)
    made = tuple(rows.row(row) for row in node.findall(nodes.row) if _own(row, node))
    return m.Table(made, inlines(title, page) if title is not None else (), (), ident, span=page.span(node))


def _own(row: nodes.Node, table: nodes.Element) -> bool:
    """Tell a row of this table from one of a table in its cells."""
    around = row.parent
    while not isinstance(around, nodes.table):
        around = around.parent
    return around is table


class _Rows:
    """The rows of one table on their way: which columns the cells above still fill."""

    def __init__(self, stubs: list[bool], page: Page, inner: Inner) -> None:
        self._stubs = stubs
        self._page = page
        self._inner = inner
        self._filled = [0] * len(stubs)

    def row(self, row: nodes.Node) -> m.Row:
        is_head = isinstance(row.parent, nodes.thead)
        cells, column = [], 0
        for entry in row.children:
            assert isinstance(entry, nodes.Element)
            while column < len(self._filled) and self._filled[column]:
                self._filled[column] -= 1
                column += 1
            span = entry.get("morecols", 0) + 1
            is_stub = column < len(self._stubs) and self._stubs[column]
            cells.append(self._cell(entry, is_head=is_head, is_stub=is_stub))
            for filled in range(column, min(column + span, len(self._filled))):
                self._filled[filled] = entry.get("morerows", 0)
            column += span
        for later in range(column, len(self._filled)):
            self._filled[later] = max(self._filled[later] - 1, 0)
        return m.Row(tuple(cells), span=self._page.span(row))

    def _cell(self, entry: nodes.Element, *, is_head: bool, is_stub: bool) -> m.Cell:
        blocks = self._inner(entry, self._page)
        header: Literal["", "column", "row"] = "column" if is_head else "row" if is_stub else ""
        return m.Cell(
            blocks,
            header if blocks else "",
            entry.get("morecols", 0) + 1,
            entry.get("morerows", 0) + 1,
            span=self._page.span(entry),
        )
