"""Tables: rows, spans, and which cells name the others (17.4)."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import Literal

from publish import model as m
from publish.readers.docx.blocks import assembled
from publish.readers.docx.manuscript import Story
from publish.readers.docx.pieces import Piece
from publish.readers.docx.wml import Element, attribute, child, descendants, is_on, kind, number, q, value, words_of

Deeper = Callable[[Element, Story, m.Span], Iterator[Piece]]
_FIRST_ROW, _FIRST_COLUMN = 0x20, 0x80
_MOST_COLUMNS = 1000
_ALIGNMENTS: dict[str, m.Alignment] = {"center": "center", "right": "right", "end": "right"}


@dataclass(slots=True)
class _Slot:
    """A cell of the grid: its element, its first column, how many columns and rows it takes, whether it has words."""

    element: Element
    column: int
    columns: int
    rows: int = 1
    says: bool = False


@dataclass(slots=True)
class _Grid:
    rows: list[list[_Slot]] = field(default_factory=list)
    marked: int = 0
    """Rows at the top that are marked as headers."""


def table(element: Element, story: Story, span: m.Span, deeper: Deeper) -> Iterator[m.Block]:
    """Yield a table; of one that is only a box around something, that something."""
    grid = _grid(element)
    if not grid.rows:
        return
    if len(grid.rows) == 1 and len(grid.rows[0]) == 1:
        story.tell("DOCX008", span, "a table of one cell was taken for a box around what stands in it")
        yield from assembled(deeper(grid.rows[0][0].element, story, span), sections=False)
        return
    head, named = _heads(element, grid, story, span)
    rows = tuple(
        m.Row(tuple(_cell(slot, _names(slot, place < head, named), story, deeper, span) for slot in slots), span=span)
        for place, slots in enumerate(grid.rows)
    )
    title, described = _titled(element, span)
    yield m.Table(rows, title, _alignments(grid, head, story), span=span)
    if described:
        story.tell("DOCX006", span, "the description of a table stands behind it as a paragraph")
        yield from described


# The grid


def _grid(element: Element) -> _Grid:
    """Lay out the cells; one that goes on from the row above is a part of that (17.4.84)."""
    grid = _Grid()
    above: dict[int, _Slot] = {}
    in_head = True
    for row in _rows(element):
        properties = child(row, "w:trPr")
        in_head = in_head and is_on(child(properties, "w:tblHeader"))
        grid.marked += in_head
        column = max(0, min(number(value(properties, "w:gridBefore")), _MOST_COLUMNS))
        slots = [_Slot(row.makeelement(q("w:tc")), 0, column)] if column else []
        below: dict[int, _Slot] = {}
        for cell in _cells(row):
            columns = max(1, min(number(value(cell, "w:tcPr/w:gridSpan"), 1), _MOST_COLUMNS))
            merge = child(cell, "w:tcPr/w:vMerge")
            start = above.get(column)
            if merge is not None and attribute(merge) != "restart" and start is not None and start.columns == columns:
                start.rows += 1
                below[column] = start
            elif value(cell, "w:tcPr/w:hMerge") == "continue" and slots:
                slots[-1].columns += columns
            else:
                slot = _Slot(cell, column, columns, says=bool(words_of(cell)))
                slots.append(slot)
                if merge is not None:
                    below[column] = slot
            column += columns
        above = below
        grid.rows.append(slots)
    return grid


def _rows(element: Element) -> Iterator[Element]:
    """Yield the rows, also those in a wrapper."""
    for each in element:
        if kind(each) == "w:tr":
            yield each
        elif kind(each) not in {"w:tblPr", "w:tblGrid", "w:p", "w:tbl"}:
            yield from _rows(each)


def _cells(row: Element) -> Iterator[Element]:
    for each in row:
        if kind(each) == "w:tc":
            yield each
        elif kind(each) not in {"w:trPr", "w:tblPrEx", "w:p", "w:tbl"}:
            yield from _cells(each)


def _is_bold(cell: Element, story: Story) -> bool:
    """Tell whether all words of a cell are bold, as people mark the names of columns and rows."""
    styles = story.manuscript.styles
    found = False
    for run in descendants(cell, "w:r"):
        if not words_of(run):
            continue
        found = True
        properties = child(run, "w:rPr")
        own = child(properties, "w:b")
        paragraph = run.getparent()
        style = value(paragraph, "w:pPr/w:pStyle") if paragraph is not None else ""
        styled = styles.toggles(value(properties, "w:rStyle"), "w:b") or styles.toggles(style, "w:b")
        if not (is_on(own) if own is not None else styled):
            return False
    return found


# Headers


def _heads(element: Element, grid: _Grid, story: Story, span: m.Span) -> tuple[int, bool]:
    """Return how many rows name the columns, and whether the first column names the rows."""
    properties = child(element, "w:tblPr")
    style = value(properties, "w:tblStyle")
    styles = story.manuscript.styles
    head = min(grid.marked, len(grid.rows) - 1) if len(grid.rows) > 1 else grid.marked
    if not head and len(grid.rows) > 1:
        styled = _look(properties, "w:firstRow", _FIRST_ROW) and styles.table_names_first(style, "firstRow")
        if (styled and _has_words(grid.rows[0])) or _stands_out(grid.rows[0], grid.rows[1:], story):
            head = 1
            story.tell("DOCX008", span, "the first row of a table was taken for the names of its columns")
    first = [row[0] for row in grid.rows[head:] if row and row[0].column == 0]
    styled = _look(properties, "w:firstColumn", _FIRST_COLUMN) and styles.table_names_first(style, "firstCol")
    rest = [row[1:] for row in grid.rows[head:]]
    named = (styled and _has_words(first)) or (head > 0 and _stands_out(first, rest, story))
    return head, named


def _look(properties: Element | None, name: str, bit: int) -> bool:
    """Tell what a table says of its first row or column (17.4.56), in the newer form or the older."""
    look = child(properties, "w:tblLook")
    if written := attribute(look, name):
        return written in {"1", "true", "on"}
    try:
        return bool(int(attribute(look) or "0", 16) & bit)
    except ValueError:
        return False


def _has_words(slots: list[_Slot]) -> bool:
    return any(slot.says for slot in slots)


def _stands_out(slots: list[_Slot], others: list[list[_Slot]], story: Story) -> bool:
    """Tell whether cells are bold, all that say something, while not all the others are."""
    said = [slot.element for slot in slots if slot.says]
    against = [slot.element for row in others for slot in row if slot.says]
    if not said or not against:
        return False
    return all(_is_bold(cell, story) for cell in said) and not all(_is_bold(cell, story) for cell in against)


# Rows and cells


def _names(slot: _Slot, in_head: bool, named: bool) -> Literal["", "column", "row"]:  # noqa: FBT001  # both are of the place
    """Return of what a cell is the header."""
    return "column" if in_head else "row" if named and slot.column == 0 else ""


def _cell(slot: _Slot, header: Literal["", "column", "row"], story: Story, deeper: Deeper, span: m.Span) -> m.Cell:
    first = next(descendants(slot.element, "w:p"), None)
    at = story.span(first) if first is not None else span
    blocks = assembled(deeper(slot.element, story, at), sections=False)
    if header:
        blocks = tuple(_unstressed(block) for block in blocks)
    return m.Cell(
        blocks,
        header if blocks else "",
        column_span=slot.columns,
        row_span=slot.rows,
        span=at,
    )


def _unstressed(block: m.Block) -> m.Block:
    """Return a paragraph without the bold that only said that it is a header."""
    match block:
        case m.Paragraph((m.Strong(children),), kind):
            return m.Paragraph(children, kind, span=block.span)
        case _:
            return block


def _alignments(grid: _Grid, head: int, story: Story) -> tuple[m.Alignment, ...]:
    """Return the alignment of each column where all its cells below the header share one, else nothing."""
    width = max((slot.column + slot.columns for row in grid.rows for slot in row), default=0)
    seen: list[set[m.Alignment]] = [set() for _ in range(min(width, _MOST_COLUMNS))]
    for row in grid.rows[head:]:
        for slot in row:
            if slot.columns == 1 and slot.column < len(seen) and slot.says:
                sides = {_side(each, story) for each in descendants(slot.element, "w:p")}
                seen[slot.column] |= {_ALIGNMENTS.get(side, "") for side in sides}
    found: tuple[m.Alignment, ...] = tuple(sides.copy().pop() if len(sides) == 1 else "" for sides in seen)
    return found if any(found) else ()


def _side(paragraph: Element, story: Story) -> str:
    own = value(paragraph, "w:pPr/w:jc")
    return own or story.manuscript.styles.paragraph(value(paragraph, "w:pPr/w:pStyle")).side


def _titled(element: Element, span: m.Span) -> tuple[m.Inlines, m.Blocks]:
    """Return the title of a table, and its description as a paragraph (17.4.62, 17.4.47)."""
    title, description = (
        " ".join(value(element, f"w:tblPr/w:{name}").split()) for name in ("tblCaption", "tblDescription")
    )
    described = (m.Paragraph((m.Text(description, span=span),), span=span),) if description else ()
    return ((m.Text(title, span=span),) if title else ()), (described if description != title else ())
