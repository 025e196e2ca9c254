"""Building: elements opened and closed in the order of the source, to the blocks that they are.

Every element is made when it is closed, after what stands in it, so that no depth of a page is a depth of ours.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from publish import model as m
from publish.readers.depth import TooDeep
from publish.readers.html.languages import language_of, spoken_in
from publish.readers.html.makers import MAKERS, VERBATIM, unknown
from publish.readers.html.parts import Context, Element, Part

MAX_BLOCKS = 40
"""How deep lists, quotations, tables and their like may stand in each other."""
MAX_INLINES = 40
"""How deep emphasis, links and their like may stand in each other; what is deeper gives its words."""

_MAX_PIECES = 130
"""How deep items, cells and captions may stand in each other: three of them to a table."""

_PIECES = frozenset(
    "caption dd dt figcaption legend li summary tbody td tfoot th thead tr".split()  # noqa: SIM905  # as below
)
_NESTING = frozenset(
    "ul ol menu dir dl blockquote table details aside figure".split()  # noqa: SIM905  # a table of names reads best as words
)
_MARKING = frozenset(
    "a abbr b cite code del em i kbd q s samp strike strong sub sup tt var".split()  # noqa: SIM905  # as above
)
_COUNTED = {
    "pre": "pre",
    **dict.fromkeys(_NESTING, "blocks"),
    **dict.fromkeys(_PIECES, "pieces"),
    **dict.fromkeys(_MARKING, "inlines"),
}
"""What an open element counts as; of the others any number may stand in each other."""


class _Open:
    """An element that is open: what stands in it so far, and the language of its words."""

    def __init__(self, element: Element, lang: str) -> None:
        self.element = element
        self.lang = lang
        self.content: list[Part] = []


class Builder:
    """Elements on their way to parts: `open`, `add` and `close` in the order of the source, then `parts`."""

    def __init__(self, context: Context, lang: str = "") -> None:
        """Begin outside of every element; `lang` is the language around, empty where none is known."""
        self._context = context
        self._open = [_Open(Element("", {}, m.Span(1)), lang)]
        self._counts = dict.fromkeys(("pre", "blocks", "inlines", "pieces"), 0)

    def open(self, name: str, attributes: Mapping[str, str], span: m.Span) -> None:
        """Open an element; raise TooDeep where blocks stand too deep in each other."""
        around = self._open[-1].lang
        element = Element(name, attributes, span)
        self._open.append(_Open(element, language_of(element, around, self._context)))
        if name in _COUNTED:
            self._counts[_COUNTED[name]] += 1
            if self._counts["blocks"] > MAX_BLOCKS or self._counts["pieces"] > _MAX_PIECES:
                raise TooDeep(span)

    def add(self, *parts: Part) -> None:
        """Add parts to the element that is open."""
        self._open[-1].content += parts

    def text(self, words: str, span: m.Span) -> None:
        """Add words of the source."""
        if words:
            self.add(*self._context.text(words, span))

    def close(self) -> None:
        """Close the element that was opened last."""
        done = self._open.pop()
        parts = self._made(done.element, tuple(done.content))
        if done.element.name in _COUNTED:
            self._counts[_COUNTED[done.element.name]] -= 1
        if done.lang != self._open[-1].lang:
            parts = spoken_in(done.lang, parts, done.element.span)
        self.add(*parts)

    def parts(self) -> list[Part]:
        """Return what all elements became, those closed that are still open."""
        while len(self._open) > 1:
            self.close()
        return self._open[0].content

    def _made(self, element: Element, content: tuple[Part, ...]) -> Iterable[Part]:
        if self._counts["pre"] and element.name != "pre":
            return VERBATIM[element.name](element, content, self._context) if element.name in VERBATIM else content
        if self._counts["inlines"] > MAX_INLINES and element.name in _MARKING:
            return content
        return MAKERS.get(element.name, unknown)(element, content, self._context)
