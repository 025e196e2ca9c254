"""Paragraphs: a style, a place in lists and panels, a direction (17.3.1)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from publish.exporters.docx.languages import right_to_left
from publish.exporters.docx.manuscript import Manuscript
from publish.exporters.docx.numbering import LEVELS, STEP, mark
from publish.exporters.docx.style_names import indent_of
from publish.exporters.docx.wml import NOTHING, Xml, el
from publish.model import nodes as n
from publish.model.walk import plain_text

_TABLE = "<w:tbl>"
PLAIN = frozenset({"BodyText", "FirstParagraph", "ListContinue"})
"""The styles of prose outside any panel, note or cell."""


@dataclass(frozen=True, slots=True)
class At:
    """Where a block stands: the style of prose there, how deep in lists, the list that is to mark it."""

    style: str = "BodyText"
    level: int = -1
    """Depth in lists from 0; -1 outside."""
    left: int = 0
    """How far lists and outer panels set it in, in twentieths of a point."""
    counted: str = ""
    """The style whose own indent is in `left` already."""
    number: int = 0
    """The `w:num` that marks the next paragraph; 0 where that has been done."""
    lead: Xml = NOTHING
    """What stands before the words of the next paragraph: the state of a task, the number of a note."""
    depth: int = 0
    """Depth of the section."""

    def inside(self, style: str) -> At:
        """Return the place in a panel, whose prose has a style of its own."""
        return replace(self, style=style, left=self.left_of(self.style), counted="")

    def marked(self, number: int, lead: Xml) -> At:
        """Return the place of the first block of an item, a list deeper."""
        style = "ListParagraph" if self.style in PLAIN else self.style
        left = min(self.left_of(self.style) + STEP, LEVELS * STEP)
        return replace(self, style=style, level=self.level + 1, left=left, counted=style, number=number, lead=lead)

    def after(self) -> At:
        """Return the place of the next block: a mark is shown once."""
        style = {"ListParagraph": "ListContinue", "FirstParagraph": "BodyText"}.get(self.style, self.style)
        return replace(self, style=style, number=0, lead=NOTHING)

    def left_of(self, style: str) -> int:
        """Return how far a paragraph of a style is set in here."""
        return self.left + (0 if style == self.counted else indent_of(style))


def paragraph(
    content: Xml, style: str, at: At, manuscript: Manuscript, *, lang: str = "", keep_next: bool = False
) -> Xml:
    """Return `w:p`; `lang` is the language of a paragraph that is wholly in another."""
    rtl = right_to_left(lang) if lang else manuscript.rtl
    properties = el(
        "w:pPr",
        el("w:pStyle", val=style),
        el("w:keepNext") if keep_next else NOTHING,
        _list_place(at),
        el("w:bidi", val=int(rtl)) if rtl != manuscript.rtl and style != "SourceCode" else NOTHING,
        _indent(style, at),
    )
    return el("w:p", properties, at.lead, content)


def closed(written: Iterable[Xml], manuscript: Manuscript) -> Iterator[Xml]:
    """Yield blocks with a gap, as thin as a line can be, after a table that another or nothing follows.

    Word makes one table of two neighbours, and wants a paragraph at the end of a body, a note or a cell.
    """
    table = False
    for block in written:
        if table and block.startswith(_TABLE):
            yield paragraph(NOTHING, "TableGap", At(), manuscript)
        table = block.startswith(_TABLE)
        yield block
    if table:
        yield paragraph(NOTHING, "TableGap", At(), manuscript)


def _list_place(at: At) -> Xml:
    """Return the mark of an item, or what tells that a paragraph goes on with it (number 0)."""
    return mark(at.number, min(at.level, LEVELS - 1)) if at.level >= 0 else NOTHING


def _indent(style: str, at: At) -> Xml:
    """Return the indent of a paragraph, where neither its style nor its list gives the right one."""
    # A picture or code in a panel is set in as far as the prose there.
    left = at.left_of(style if indent_of(style) else at.style)
    if left == indent_of(style) or (at.number and at.left == (at.level + 1) * STEP):
        return NOTHING
    return el("w:ind", left=left, hanging=STEP) if at.number else el("w:ind", left=left, firstLine=0)


def sole_language(children: n.Inlines) -> str:
    """Return the language that a whole paragraph is in, where that is not the article's; else nothing."""
    languages = {_language(child) for child in children if plain_text((child,)).strip()}
    return languages.pop() if len(languages) == 1 else ""


def _language(node: n.Inline) -> str:
    match node:
        case n.Foreign(lang, _):
            return lang
        case n.Sentence(_, children) | n.Emphasis(children) | n.Strong(children) | n.Link(_, children):
            return sole_language(children)
        case _:
            return ""
