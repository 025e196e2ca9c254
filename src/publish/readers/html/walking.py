"""Walking: a tree of lxml in the order of its source, each node with its line, given to a builder."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import NamedTuple, cast

from lxml import etree

from publish import model as m
from publish.readers.html.building import Builder
from publish.readers.html.flow import blocks as settled
from publish.readers.html.hidden import is_shown
from publish.readers.html.parts import Context, Part
from publish.readers.html.tree import line_of, name_of, words_of

Foreign = Callable[["etree._Element"], Iterable[Part] | None]  # noqa: SLF001  # the type of every element
"""What is asked of every element first: its parts, where it stands for something that is no HTML, else None."""

_CDATA = "[CDATA["
_OPS = "{http://www.idpf.org/2007/ops}"
_XML = "{http://www.w3.org/XML/1998/namespace}"


def _not_foreign(_: etree._Element) -> Iterable[Part] | None:
    return None


def parts(
    root: etree._Element, context: Context, *, lang: str = "", line: int = 1, foreign: Foreign = _not_foreign
) -> list[Part]:
    """Return what a tree becomes: blocks, inlines and pieces.

    `lang` is the language around it, `line` the line of the source at which the tree's own first line stands.
    """
    builder = Builder(context, lang)
    _Walk(builder, context, line - 1, foreign).element(root)
    return builder.parts()


def blocks(
    root: etree._Element, context: Context, *, lang: str = "", line: int = 1, foreign: Foreign = _not_foreign
) -> m.Blocks:
    """Return the blocks of a tree, its headings as flat sections; arguments as in `parts`."""
    return settled(parts(root, context, lang=lang, line=line, foreign=foreign))


class _Closing(NamedTuple):
    """An element whose content has been walked."""

    element: etree._Element


class _Walk:
    """A walk with a stack of its own, so that no tree is too deep; `_line` is the line that it has come to."""

    def __init__(self, builder: Builder, context: Context, before: int, foreign: Foreign) -> None:
        self._builder = builder
        self._context = context
        self._before = before
        self._foreign = foreign
        self._line = before + 1

    def element(self, root: etree._Element) -> None:
        """Walk an element; the words that follow it are not its own."""
        waiting: list[etree._Element | _Closing] = [root]
        while waiting:
            step = waiting.pop()
            if isinstance(step, _Closing):
                self._builder.close()
                self._tail(step.element, root)
            elif self._opened(step):
                waiting.append(_Closing(step))
                waiting.extend(reversed(step))
            else:
                self._tail(step, root)

    def _opened(self, element: etree._Element) -> bool:
        """Open an element, or take it whole; tell whether its content is to be walked."""
        self._line = max(self._line, line_of(element) + self._before)
        span = m.Span(self._line)
        if not isinstance(element.tag, str):
            self._unnamed(element, span)
            return False
        made = self._foreign(element)
        if made is not None:
            self._builder.add(*made)
            return False
        name = name_of(element)
        if (name == "svg" and _is_icon(element)) or not is_shown(element, name, self._context, span):
            self._pass(element)
            return False
        attributes = attributes_of(element)
        self._builder.open(name, attributes, span)
        if name == "iframe":
            self._builder.close()
            self._pass(element)
            return False
        if name in {"math", "svg"}:
            self._builder.add(m.Text(etree.tostring(element, encoding="unicode", with_tail=False), span=span))
            self._pass(element)
            self._builder.close()
            return False
        self._words(element.text)
        return True

    def _unnamed(self, element: etree._Element, span: m.Span) -> None:
        """Keep the words of a CDATA section, which HTML reads as a comment, and drop comments and instructions."""
        text = element.text or ""
        if cast("object", element.tag) is etree.Comment and text.startswith(_CDATA):
            self._builder.text(text.removeprefix(_CDATA).removesuffix("]]"), span)
        # libxml2 names the line at which a comment ends.

    def _tail(self, element: etree._Element, root: etree._Element) -> None:
        if element is not root:
            self._words(element.tail)

    def _words(self, words: str | None) -> None:
        """Add words at the line at which they begin."""
        if not words:
            return
        if "\n" not in words:
            self._builder.text(words, m.Span(self._line))
            return
        blank = len(words) - len(words.lstrip())
        start = self._line + words[:blank].count("\n") if blank < len(words) else self._line
        self._builder.text(words, m.Span(start))
        self._line += words.count("\n")

    def _pass(self, element: etree._Element) -> None:
        """Count the lines of an element whose content is not walked."""
        lines = "".join(str(text) for text in element.itertext()).count("\n")
        last = max(map(line_of, element.iter()), default=0) + self._before
        self._line = max(self._line + lines, last)


def attributes_of(element: etree._Element) -> dict[str, str]:
    """Return an element's attributes; those of XML and EPUB keep their usual prefix."""
    return {
        (str(name).replace(_OPS, "epub:").replace(_XML, "xml:") if name[0] == "{" else str(name)): str(value)
        for name, value in element.items()
    }


_CONTROLS = frozenset({"button", "label", "select"})


def _is_icon(element: etree._Element) -> bool:
    """Tell whether a drawing without words is the icon of a control or of a search, which no edition has.

    A form alone is no sign: some sites put the whole page into one.
    """
    if element.get("aria-label") or words_of(element):
        return False
    ancestors = [each for each in element.iterancestors() if isinstance(each.tag, str)]
    return any(name_of(each) in _CONTROLS or each.get("role") == "search" for each in ancestors)
