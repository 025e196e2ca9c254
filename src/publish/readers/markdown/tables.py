"""Tables of Markdown: the first row names the columns; an empty corner makes the first column name the rows."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal

from publish import model as m
from publish.readers.markdown.branches import Branch
from publish.readers.markdown.inlines import inlines, paragraphs_of
from publish.readers.markdown.page import Page

_ALIGNMENTS: dict[str, m.Alignment] = {
    "text-align:left": "left",
    "text-align:center": "center",
    "text-align:right": "right",
}


def table(branch: Branch, page: Page) -> Iterator[m.Block]:
    """Make a table; a header row without a word is no header and is left out."""
    top, *others = [row for part in branch.children for row in part.children]
    columns = max(len(row.children) for row in (top, *others))
    names = _names(top, columns, page)
    has_names = any(cell.header for cell in names.cells)
    first: Literal["", "row"] = "row" if has_names and not names.cells[0].blocks else ""
    rows = tuple(_row(row, columns, first, page) for row in others)
    alignments = tuple(_ALIGNMENTS.get(str(cell.token.attrs.get("style", "")), "") for cell in top.children)
    caption = branch.token.meta.get("caption")
    yield m.Table(
        (names, *rows) if has_names or not rows else rows,
        inlines(caption, page) if caption else (),
        (*alignments, *[""] * (columns - len(alignments))) if any(alignments) else (),  # type: ignore[arg-type]  # "" is one
        id=str(branch.token.meta.get("id", "")),
        span=page.span(branch.token),
    )


def _names(row: Branch, columns: int, page: Page) -> m.Row:
    """Make the row that names the columns; a cell without a word names nothing."""
    cells = [_cell(cell, page) for cell in row.children]
    named = [m.Cell(cell.blocks, "column" if cell.blocks else "", span=cell.span) for cell in cells]
    return m.Row(_filled(named, columns, page.span(row.token)), span=page.span(row.token))


def _row(row: Branch, columns: int, first: Literal["", "row"], page: Page) -> m.Row:
    """Make a row of data; its first cell is the header of the row where the table says so."""
    _tell_ragged(row, page)
    cells = [_cell(cell, page) for cell in row.children]
    if first and cells[0].blocks:
        cells[0] = m.Cell(cells[0].blocks, first, span=cells[0].span)
    return m.Row(_filled(cells, columns, page.span(row.token)), span=page.span(row.token))


def _filled(cells: list[m.Cell], columns: int, span: m.Span) -> tuple[m.Cell, ...]:
    return (*cells, *[m.Cell((), span=span)] * (columns - len(cells)))


def _cell(branch: Branch, page: Page) -> m.Cell:
    inline = branch.children[0].token
    return m.Cell(paragraphs_of(inline, page), span=page.span(inline))


def _tell_ragged(row: Branch, page: Page) -> None:
    written, columns = row.token.meta.get("written", 0), row.token.meta.get("columns", 0)
    if written != columns:
        cells = "1 cell" if written == 1 else f"{written} cells"
        page.findings.add("TAB003", page.span(row.token), f"this row has {cells}, the header {columns}")
