"""Tables of docutils: the rows of the head name the columns, stub columns name the rows."""

from __future__ import annotations

from collections.abc import Callable
from typing import Literal

from docutils import nodes

from publish import model as m
from publish.readers.columns import Columns
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
    """The rows of one table on their way."""

    def __init__(self, stubs: list[bool], page: Page, inner: Inner) -> None:
        self._stubs = stubs
        self._page = page
        self._inner = inner
        self._columns = Columns(len(stubs))

    def row(self, row: nodes.Node) -> m.Row:
        is_head = isinstance(row.parent, nodes.thead)
        entries = [entry for entry in row.children if isinstance(entry, nodes.Element)]
        places = self._columns.row((entry.get("morecols", 0) + 1, entry.get("morerows", 0) + 1) for entry in entries)
        cells = [
            self._cell(entry, is_head=is_head, is_stub=place < len(self._stubs) and self._stubs[place])
            for entry, place in zip(entries, places, strict=True)
        ]
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
