"""Tables: a grid with header rows that repeat, header cells that are told, and spans (17.4)."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from publish.exporters.docx.captions import caption
from publish.exporters.docx.columns import widths
from publish.exporters.docx.manuscript import Manuscript
from publish.exporters.docx.page import text_width, twips
from publish.exporters.docx.paragraphs import PLAIN, At, closed, paragraph
from publish.exporters.docx.wml import NOTHING, Xml, el
from publish.markup.tables import alignment_of, head_rows
from publish.model import nodes as n
from publish.model.walk import plain_text

WIDEST = 63
"""The most columns that Word takes."""

Write = Callable[[n.Blocks, At, Manuscript], Iterator[Xml]]


@dataclass(frozen=True, slots=True)
class Slot:
    """A cell in the grid: how many columns it takes, and whether it goes on from the row above."""

    cell: n.Cell
    column: int
    columns: int
    rows: int
    continued: bool = False


def table(
    node: n.Table,
    at: At,
    manuscript: Manuscript,
    *,
    rows: tuple[n.Row, ...],
    words: n.Inlines,
    alignments: tuple[n.Alignment, ...],
    ident: str,
    write: Write,
) -> Iterator[Xml]:
    """Yield the caption, the table, and the cells that did not fit into it; `write` writes what is in a cell."""
    if words:
        _, shown = caption("Table", words, ident, manuscript)
        yield paragraph(shown, "Caption", at, manuscript, keep_next=True)
    grid, head = layout(rows), head_rows(rows)
    width = max((slot.column + slot.columns for row in grid for slot in row), default=0)
    if not width:
        return
    if any(len(row.cells) > WIDEST for row in rows):
        manuscript.report("FMT001", node, f"a table in Word has at most {WIDEST} columns; the other cells follow it")
    single = ((slot.column, slot.cell) for row in grid for slot in row if slot.columns == 1 and not slot.continued)
    whole = text_width(manuscript.theme, manuscript.lang) - at.left_of(at.style)
    shares = widths(single, width, whole, whole + 2 * _reach(at, manuscript))
    yield el(
        "w:tbl",
        manuscript.bookmark(ident, NOTHING),
        _properties(rows, words, _measure(sum(shares) - whole, at, whole), manuscript),
        el("w:tblGrid", *(el("w:gridCol", w=share) for share in shares)),
        *(
            el("w:tr", _row_properties(head=place < head), *_cells(slots, shares, alignments, manuscript, write))
            for place, slots in enumerate(grid)
        ),
    )
    for row in rows:
        for cell in row.cells[WIDEST:]:
            yield from write(cell.blocks, at.after(), manuscript)


def layout(rows: tuple[n.Row, ...]) -> list[list[Slot]]:
    """Lay cells out on a grid, as HTML does (4.9.12.1): a span ends with head and table."""
    head = head_rows(rows)
    grid: list[list[Slot]] = []
    open_: dict[int, Slot] = {}
    for place, row in enumerate(rows):
        below = (head if place < head else len(rows)) - place
        slots: list[Slot] = []
        column = 0
        for cell in row.cells[:WIDEST]:
            column = _resume(open_, column, slots)
            if column >= WIDEST:
                break
            free = next((taken for taken in sorted(open_) if taken > column), WIDEST) - column
            columns = max(1, min(cell.column_span, free))
            slots.append(Slot(cell, column, columns, max(1, min(cell.row_span, below))))
            column += columns
        while any(taken >= column for taken in open_):
            column = _resume(open_, min(taken for taken in open_ if taken >= column), slots)
        grid.append(slots)
        open_ = {
            slot.column: Slot(slot.cell, slot.column, slot.columns, slot.rows - 1, continued=True)
            for slot in slots
            if slot.rows > 1
        }
    return grid


def _resume(open_: dict[int, Slot], column: int, slots: list[Slot]) -> int:
    """Add the cells from the row above that stand at a column; return the first free column after them."""
    while column in open_:
        slot = open_.pop(column)
        slots.append(slot)
        column += slot.columns
    return column


def _header_column(rows: tuple[n.Row, ...]) -> bool:
    return any(row.cells and row.cells[0].header == "row" for row in rows[head_rows(rows) :])


def _properties(rows: tuple[n.Row, ...], words: n.Inlines, measure: tuple[Xml, ...], manuscript: Manuscript) -> Xml:
    first_row, first_column = int(head_rows(rows) > 0), int(_header_column(rows))
    look = el(
        "w:tblLook",
        val=f"{0x0600 | 0x20 * first_row | 0x80 * first_column:04X}",
        firstRow=first_row,
        lastRow=0,
        firstColumn=first_column,
        lastColumn=0,
        noHBand=1,
        noVBand=1,
    )
    return el(
        "w:tblPr",
        el("w:tblStyle", val="PublishTable"),
        el("w:bidiVisual") if manuscript.rtl else NOTHING,
        *measure,
        look,
        el("w:tblCaption", val=" ".join(plain_text(words).split())) if words else NOTHING,
    )


def _reach(at: At, manuscript: Manuscript) -> int:
    """Return how far a table may reach into each margin: half of it, unless it stands in something."""
    page = manuscript.theme.page
    return 0 if at.style not in PLAIN or at.left else twips(min(page.inner, page.outer) / 2)


def _measure(over: int, at: At, whole: int) -> tuple[Xml, ...]:
    """Return width and indent: all of the text's width, what an item or panel leaves of it, or more than it."""
    if over > 0:
        return el("w:tblW", w=whole + over, type="dxa"), el("w:tblInd", w=-over // 2, type="dxa")
    if left := at.left_of(at.style):
        return el("w:tblW", w=whole, type="dxa"), el("w:tblInd", w=left, type="dxa")
    return (el("w:tblW", w=5000, type="pct"),)


def _row_properties(*, head: bool) -> Xml:
    return el("w:trPr", el("w:cantSplit"), el("w:tblHeader") if head else NOTHING)


def _cells(
    slots: list[Slot],
    shares: tuple[int, ...],
    alignments: tuple[n.Alignment, ...],
    manuscript: Manuscript,
    write: Write,
) -> Iterator[Xml]:
    """Yield the cells of a row, with empty ones where the author left some out."""
    column = 0
    for slot in slots:
        yield from (_blank(share, manuscript) for share in shares[column : slot.column])
        side = alignment_of(slot.column, slot.columns, alignments)
        column = slot.column + slot.columns
        yield _cell(slot, side, sum(shares[slot.column : column]), manuscript, write)
    yield from (_blank(share, manuscript) for share in shares[column:])


def _blank(share: int, manuscript: Manuscript) -> Xml:
    """Return a cell that the author left out: Word asks for every one."""
    properties = el("w:tcPr", el("w:tcW", w=share, type="dxa"))
    return el("w:tc", properties, paragraph(NOTHING, "TableText", At(), manuscript))


def _cell(slot: Slot, side: n.Alignment, share: int, manuscript: Manuscript, write: Write) -> Xml:
    merge = NOTHING
    if slot.continued:
        merge = el("w:vMerge")
    elif slot.rows > 1:
        merge = el("w:vMerge", val="restart")
    properties = el(
        "w:tcPr",
        el("w:tcW", w=share, type="dxa"),
        el("w:gridSpan", val=slot.columns) if slot.columns > 1 else NOTHING,
        merge,
    )
    at = At(style=_style(slot.cell, side, manuscript))
    content = [] if slot.continued else list(closed(write(slot.cell.blocks, at, manuscript), manuscript))
    return el("w:tc", properties, *content or [paragraph(NOTHING, at.style, At(), manuscript)])


def _style(cell: n.Cell, side: n.Alignment, manuscript: Manuscript) -> str:
    """Return the style of a cell's prose; where all goes from right to left, Word turns left and right."""
    turned = {"left": "right", "right": "left"} if manuscript.rtl else {}
    end = {"center": "Centred", "right": "End"}.get(turned.get(side, side), "")
    return f"{'TableHeading' if cell.header else 'TableText'}{end}"
