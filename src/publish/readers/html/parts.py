"""Parts: what the elements of HTML become while their parents are still open.

Every element is made after what stands in it, by one maker: `(Element, its content, Context) -> parts`. A part is a
node of the article, or a `Piece`: an element that means something only inside its parent, as an item does in a list.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import NamedTuple, Protocol, TypeGuard, get_args

from publish import model as m
from publish.readers.findings import Findings
from publish.readers.images import Gallery


class Element(NamedTuple):
    """An element without its content: its name in lower case, its attributes, its place."""

    name: str
    attributes: Mapping[str, str]
    span: m.Span

    def get(self, name: str) -> str:
        """Return an attribute without white space at its ends; one that is not there is empty."""
        return self.attributes.get(name, "").strip()

    @property
    def roles(self) -> frozenset[str]:
        """The element's roles (ARIA `role`, and `epub:type` of EPUB)."""
        return frozenset(f"{self.get('role')} {self.get('epub:type')}".lower().split()) if self.attributes else _NONE

    @property
    def classes(self) -> frozenset[str]:
        """The element's classes in lower case."""
        return frozenset(self.get("class").lower().split()) if self.attributes else _NONE


class Piece(NamedTuple):
    """An element whose meaning is its parent's to say: `li`, `dt`, `td`, `figcaption`, `rt` and their like."""

    element: Element
    content: tuple[Part, ...]


Part = m.Inline | m.Block | Piece
Parts = Iterable[Part]


class Context(Protocol):
    """What a maker has to know of the source around an element."""

    @property
    def findings(self) -> Findings:
        """What was found in the source so far."""

    @property
    def gallery(self) -> Gallery:
        """The pictures of the article."""

    def text(self, words: str, span: m.Span) -> list[m.Inline]:
        """Return words of the source as nodes, as a source that defines abbreviations does."""

    def target(self, written: str, span: m.Span) -> str:
        """Return where a link may lead, or nothing beside the finding that says why its words stand alone."""

    def define(self, note: m.Note) -> None:
        """Take a note that stands in the source."""


Maker = Callable[[Element, tuple[Part, ...], Context], list[Part]]

_NONE: frozenset[str] = frozenset()
_BLOCKS: frozenset[type] = frozenset(get_args(m.Block))
_INLINES: frozenset[type] = frozenset(get_args(m.Inline))


def is_block(part: Part) -> TypeGuard[m.Block]:
    """Tell whether a part stands on its own lines."""
    return type(part) in _BLOCKS


def is_inline(part: Part) -> TypeGuard[m.Inline]:
    """Tell whether a part runs inside a block."""
    return type(part) in _INLINES


def transparent(_: Element, content: tuple[Part, ...], __: Context) -> list[Part]:
    """Make an element that says nothing about its words what stands in it."""
    return list(content)


def nothing(_: Element, __: tuple[Part, ...], ___: Context) -> list[Part]:
    """Leave an element out that holds no word of the article."""
    return []
