"""The elements of pandoc's document (pandoc-types 1.22 and 1.23) in JSON: a tag `t`, and its content `c`."""

from __future__ import annotations

from typing import Any

import msgspec


class Element(msgspec.Struct, frozen=True, tag_field="t"):
    """What all elements share: their name is their tag."""


class Attr(msgspec.Struct, frozen=True, array_like=True):
    """Attributes: an id, classes, and keys with values."""

    id: str
    classes: tuple[str, ...]
    pairs: tuple[tuple[str, str], ...]

    @property
    def values(self) -> dict[str, str]:
        """The keys with their values."""
        return dict(self.pairs)


class Name(msgspec.Struct, frozen=True):
    """An element that is its tag alone, as `AlignLeft`; what else stands in it is nothing to us."""

    t: str


# Inlines


class Str(Element, frozen=True, tag=True):
    """Words without a space."""

    c: str


class Emph(Element, frozen=True, tag=True):
    """Words with stress."""

    c: Inlines


class Underline(Element, frozen=True, tag=True):
    """Words that are underlined."""

    c: Inlines


class Strong(Element, frozen=True, tag=True):
    """Words of importance."""

    c: Inlines


class Strikeout(Element, frozen=True, tag=True):
    """Words that no longer hold."""

    c: Inlines


class Superscript(Element, frozen=True, tag=True):
    """Words above the line."""

    c: Inlines


class Subscript(Element, frozen=True, tag=True):
    """Words below the line."""

    c: Inlines


class SmallCaps(Element, frozen=True, tag=True):
    """Words in small capitals."""

    c: Inlines


class Quoted(Element, frozen=True, tag=True):
    """Words in quotation marks, single or double."""

    c: tuple[Name, Inlines]


class Cite(Element, frozen=True, tag=True):
    """Citations, and the words that stand for them."""

    c: tuple[Any, Inlines]


class Code(Element, frozen=True, tag=True):
    """A piece of computer text."""

    c: tuple[Attr, str]


class Space(Element, frozen=True, tag=True):
    """A space between words."""


class SoftBreak(Element, frozen=True, tag=True):
    """A line end of the source."""


class LineBreak(Element, frozen=True, tag=True):
    """A line end that carries meaning."""


class Math(Element, frozen=True, tag=True):
    """A formula in TeX, inside a line or by itself."""

    c: tuple[Name, str]


class RawInline(Element, frozen=True, tag=True):
    """What was written for one format."""

    c: tuple[str, str]


class Link(Element, frozen=True, tag=True):
    """Words that lead to an address."""

    c: tuple[Attr, Inlines, tuple[str, str]]


class Image(Element, frozen=True, tag=True):
    """A picture: its words, its address and its title."""

    c: tuple[Attr, Inlines, tuple[str, str]]


class Note(Element, frozen=True, tag=True):
    """A note, where it is called."""

    c: Blocks


class Span(Element, frozen=True, tag=True):
    """Words with attributes."""

    c: tuple[Attr, Inlines]


# Blocks


class Plain(Element, frozen=True, tag=True):
    """Words that are no paragraph, as in a tight list."""

    c: Inlines


class Para(Element, frozen=True, tag=True):
    """A paragraph."""

    c: Inlines


class LineBlock(Element, frozen=True, tag=True):
    """Lines of verse."""

    c: tuple[Inlines, ...]


class CodeBlock(Element, frozen=True, tag=True):
    """Lines of computer text."""

    c: tuple[Attr, str]


class RawBlock(Element, frozen=True, tag=True):
    """What was written for one format."""

    c: tuple[str, str]


class BlockQuote(Element, frozen=True, tag=True):
    """A quotation."""

    c: Blocks


class OrderedList(Element, frozen=True, tag=True):
    """A numbered list: its first number, style and delimiter, and its items."""

    c: tuple[tuple[int, Name, Name], tuple[Blocks, ...]]


class BulletList(Element, frozen=True, tag=True):
    """A list."""

    c: tuple[Blocks, ...]


class DefinitionList(Element, frozen=True, tag=True):
    """Terms, each with its definitions."""

    c: tuple[tuple[Inlines, tuple[Blocks, ...]], ...]


class Header(Element, frozen=True, tag=True):
    """A heading with its level."""

    c: tuple[int, Attr, Inlines]


class HorizontalRule(Element, frozen=True, tag=True):
    """A change of subject."""


class Null(Element, frozen=True, tag=True):
    """Nothing (until pandoc-types 1.22)."""


class Cell(msgspec.Struct, frozen=True, array_like=True):
    """A cell, and how many rows and columns it spans."""

    attr: Attr
    align: Name
    rows: int
    columns: int
    blocks: Blocks


class Row(msgspec.Struct, frozen=True, array_like=True):
    """A row of cells."""

    attr: Attr
    cells: tuple[Cell, ...]


class Head(msgspec.Struct, frozen=True, array_like=True):
    """The head of a table, or its foot."""

    attr: Attr
    rows: tuple[Row, ...]


class Body(msgspec.Struct, frozen=True, array_like=True):
    """A body of a table: how many of its columns are headers, its own head, and its rows."""

    attr: Attr
    header_columns: int
    head: tuple[Row, ...]
    rows: tuple[Row, ...]


class Caption(msgspec.Struct, frozen=True, array_like=True):
    """A caption: a short form for lists, and the caption itself."""

    short: Inlines | None
    blocks: Blocks


class TableContent(msgspec.Struct, frozen=True, array_like=True):
    """All that a table is made of."""

    attr: Attr
    caption: Caption
    columns: tuple[tuple[Name, Name], ...]
    head: Head
    bodies: tuple[Body, ...]
    foot: Head


class Table(Element, frozen=True, tag=True):
    """A table."""

    c: TableContent


class Figure(Element, frozen=True, tag=True):
    """What stands by itself with a caption."""

    c: tuple[Attr, Caption, Blocks]


class Div(Element, frozen=True, tag=True):
    """Blocks with attributes."""

    c: tuple[Attr, Blocks]


Inline = (
    Str
    | Emph
    | Underline
    | Strong
    | Strikeout
    | Superscript
    | Subscript
    | SmallCaps
    | Quoted
    | Cite
    | Code
    | Space
    | SoftBreak
    | LineBreak
    | Math
    | RawInline
    | Link
    | Image
    | Note
    | Span
)
Block = (
    Plain
    | Para
    | LineBlock
    | CodeBlock
    | RawBlock
    | BlockQuote
    | OrderedList
    | BulletList
    | DefinitionList
    | Header
    | HorizontalRule
    | Null
    | Table
    | Figure
    | Div
)
Inlines = tuple[Inline, ...]
Blocks = tuple[Block, ...]


# Metadata


class MetaMap(Element, frozen=True, tag=True):
    """Values by name."""

    c: dict[str, MetaValue]


class MetaList(Element, frozen=True, tag=True):
    """Values in a row."""

    c: tuple[MetaValue, ...]


class MetaBool(Element, frozen=True, tag=True):
    """True or false."""

    c: bool


class MetaString(Element, frozen=True, tag=True):
    """Text without mark-up."""

    c: str


class MetaInlines(Element, frozen=True, tag=True):
    """Text with mark-up."""

    c: Inlines


class MetaBlocks(Element, frozen=True, tag=True):
    """Paragraphs and the like."""

    c: Blocks


MetaValue = MetaMap | MetaList | MetaBool | MetaString | MetaInlines | MetaBlocks


class Document(msgspec.Struct, frozen=True):
    """A document: the version of its types, what is said of it, and its blocks."""

    version: tuple[int, ...] = msgspec.field(name="pandoc-api-version")
    meta: dict[str, MetaValue]
    blocks: Blocks


VERSIONS = ((1, 22), (1, 23))
"""The versions of pandoc-types that are read: of pandoc 2.11 to 3."""


def decoded(text: str) -> Document:
    """Return the document that a text is; raise msgspec.DecodeError where it is none."""
    return msgspec.json.decode(text.encode(), type=Document)
