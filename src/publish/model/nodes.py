"""The nodes of an article: what every exporter is given, and nothing that any one format needs.

Blocks stand on their own lines; inlines run inside a block. Nodes are frozen, so a pass returns
a new tree. Sections nest, and a heading's level is the depth of its section: a skipped level
cannot be written down once the article is nested. There is no raw HTML, no attribute bag and no
generic container.
"""

from __future__ import annotations

import re
from typing import Literal

import msgspec


def _tag(name: str) -> str:
    return re.sub(r"(?<!^)(?=[A-Z])", "_", name).lower()


class Span(msgspec.Struct, frozen=True, omit_defaults=True, gc=False):
    """Where a node stands in its source; line and column count from 1.

    The line is exact for every node. The column is exact for images, links and headings, else 1.
    The file's name stands on the diagnostic, not here.
    """

    line: int
    column: int = 1


class Node(msgspec.Struct, frozen=True, kw_only=True, tag=_tag, tag_field="type", omit_defaults=True, gc=False):
    """What all nodes share: the place they came from; a tree built by hand has none.

    Nodes are frozen and made after what stands in them, so that no cycle of them can be for Python to look for.
    """

    span: Span | None = None


# Inlines


class Text(Node, frozen=True):
    """Words, as they are to be read."""

    text: str


class Emphasis(Node, frozen=True):
    """Words with stress (HTML `em`)."""

    children: Inlines


class Strong(Node, frozen=True):
    """Words of importance (HTML `strong`)."""

    children: Inlines


class Strike(Node, frozen=True):
    """Words that no longer hold (HTML `s`)."""

    children: Inlines


class Subscript(Node, frozen=True):
    """Words set below the line, as the 2 of H2O."""

    children: Inlines


class Superscript(Node, frozen=True):
    """Words set above the line, as the th of 4th."""

    children: Inlines


class Code(Node, frozen=True):
    """A piece of computer text inside a sentence."""

    text: str


class Keyboard(Node, frozen=True):
    """A key, or keys, for the reader to press (HTML `kbd`)."""

    text: str


class Quoted(Node, frozen=True):
    """A short quotation (HTML `q`); each writer adds the marks of the language around it."""

    children: Inlines


class Link(Node, frozen=True):
    """Words that lead to a URL, or by `#id` to a place in this article."""

    target: str
    children: Inlines


class Foreign(Node, frozen=True):
    """Words in another language (a BCP 47 tag), so that a voice can switch (WCAG 2.2 3.1.2)."""

    lang: str
    children: Inlines


class Abbreviation(Node, frozen=True):
    """A short form with its expansion (HTML `abbr`)."""

    text: str
    expansion: str


class Pronounced(Node, frozen=True):
    """Words with the way to say them; only speech uses `say`."""

    say: str
    children: Inlines


class NoteReference(Node, frozen=True):
    """The place in the text that calls the note with this id."""

    note: str


class Math(Node, frozen=True):
    """A formula inside a sentence: its source, and how it is said (empty: not known)."""

    source: str
    notation: Literal["tex", "mathml"] = "tex"
    spoken: str = ""


class Image(Node, frozen=True):
    """A picture inside a sentence; `resource` is the id of a `Resource` of the article."""

    resource: str
    alt: Alternative


class LineBreak(Node, frozen=True):
    """A line end that carries meaning, as in verse or an address."""


class Sentence(Node, frozen=True):
    """One sentence, the unit that speech, overlays and the page map speak in.

    Only the last pass makes it. The id is `s` and 10 hexadecimal digits of the SHA-256 of
    language and plain text (without the white space at its ends), with `-n` for the n-th repeat,
    so that an edit moves no other id.
    """

    id: str
    children: Inlines


# Text alternatives


class Described(Node, frozen=True):
    """An image that carries meaning: a short text, and a long description where one is needed."""

    text: str
    long: Blocks = ()


class Decorative(Node, frozen=True):
    """An image that carries no meaning, so that every reader may pass over it."""


class Undescribed(Node, frozen=True):
    """An image that nobody described; only readers make it, and only drafts show it."""

    name: str


# Blocks


class Paragraph(Node, frozen=True):
    """A paragraph; of kind `heading`, a heading where no section can begin (quote, item, aside)."""

    children: Inlines
    kind: Literal["prose", "heading"] = "prose"


class Section(Node, frozen=True):
    """A heading with all that stands under it.

    `written_level` is the level in the source, for the nesting pass alone: a reader gives
    sections flat, without blocks, and the pass moves what follows into them and clears it.
    """

    title: Inlines
    blocks: Blocks = ()
    id: str = ""
    written_level: int = 0


class Item(Node, frozen=True):
    """One item of a list; `task` tells whether it is a task, and if so whether it is done."""

    blocks: Blocks
    task: Literal["", "open", "done"] = ""


class BulletList(Node, frozen=True):
    """A list whose order does not matter."""

    items: tuple[Item, ...]


class OrderedList(Node, frozen=True):
    """A list whose order matters, with its first number and the style of its numbers."""

    items: tuple[Item, ...]
    start: int = 1
    style: NumberStyle = "decimal"


class Description(Node, frozen=True):
    """Terms that share one or more descriptions."""

    terms: tuple[Inlines, ...]
    details: tuple[Blocks, ...]


class DescriptionList(Node, frozen=True):
    """Terms with their descriptions (HTML `dl`)."""

    items: tuple[Description, ...]


class Quote(Node, frozen=True):
    """A quotation that stands by itself, with who or what it comes from."""

    blocks: Blocks
    attribution: Inlines = ()


class CodeBlock(Node, frozen=True):
    """Lines of computer text; `language` is the name of the computer language, if given.

    `id` is its sentence id: a block without prose counts as one sentence.
    """

    text: str
    language: str = ""
    id: str = ""


OF_PROGRAM = "output"
"""The `language` of a block that is no code, but what a program gave out."""


class Formula(Node, frozen=True):
    """A formula that stands by itself; fields as in `Math`, `id` as in `CodeBlock`."""

    source: str
    notation: Literal["tex", "mathml"] = "tex"
    spoken: str = ""
    id: str = ""


class Figure(Node, frozen=True):
    """A picture that stands by itself, with its caption.

    `resource` is the id of a `Resource`; `width` a percentage of the text's width, 0 for natural.
    """

    resource: str
    alt: Alternative
    caption: Inlines = ()
    width: int = 0
    id: str = ""


class Cell(Node, frozen=True):
    """A cell; `header` says of what it is the header: of its column, of its row, or of nothing."""

    blocks: Blocks
    header: Literal["", "column", "row"] = ""
    column_span: int = 1
    row_span: int = 1


class Row(Node, frozen=True):
    """One row of a table; a cell that spans rows stands only in its first."""

    cells: tuple[Cell, ...]


class Table(Node, frozen=True):
    """Data in rows and columns; `alignments` has one entry a column, or none at all.

    Rows at the top made only of column headers (and empty corner cells) repeat on each page.
    """

    rows: tuple[Row, ...]
    caption: Inlines = ()
    alignments: tuple[Alignment, ...] = ()
    id: str = ""


class Aside(Node, frozen=True):
    """Something beside the main text: a note, a tip, a warning. The title may be empty."""

    blocks: Blocks
    kind: AsideKind = "note"
    title: Inlines = ()


class ThematicBreak(Node, frozen=True):
    """A change of subject without a heading (HTML `hr`)."""


Alignment = Literal["", "left", "center", "right"]
AsideKind = Literal["note", "tip", "important", "warning", "caution", "details"]
NumberStyle = Literal["decimal", "lower-alpha", "upper-alpha", "lower-roman", "upper-roman"]
Alternative = Described | Decorative | Undescribed

Inline = (
    Text
    | Emphasis
    | Strong
    | Strike
    | Subscript
    | Superscript
    | Code
    | Keyboard
    | Quoted
    | Link
    | Foreign
    | Abbreviation
    | Pronounced
    | NoteReference
    | Math
    | Image
    | LineBreak
    | Sentence
)

Block = (
    Paragraph
    | Section
    | BulletList
    | OrderedList
    | DescriptionList
    | Quote
    | CodeBlock
    | Formula
    | Figure
    | Table
    | Aside
    | ThematicBreak
)

Inlines = tuple[Inline, ...]
Blocks = tuple[Block, ...]
