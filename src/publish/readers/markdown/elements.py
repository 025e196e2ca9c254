"""Elements with words in them, from Markdown or HTML, to nodes."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterable
from typing import Any, get_args

from publish import model as m
from publish.readers.findings import quoted
from publish.readers.html.elements import linked, without_links
from publish.readers.html.flow import says_something, spread
from publish.readers.html.languages import language_of, spoken_in
from publish.readers.html.makers import made as made_of_html
from publish.readers.html.parts import Element, Part
from publish.readers.languages import language_tag
from publish.readers.markdown.attributes import Attributes
from publish.readers.markdown.html import UNHELD, telling
from publish.readers.markdown.page import Page

HTML = "html:"
"""Begins the kind of a frame that is an element of HTML."""


class Frame:
    """An element that is open: what it is, where it began, and the parts in it so far."""

    def __init__(self, kind: str, span: m.Span, attributes: Attributes | None = None) -> None:
        self.kind = kind
        self.span = span
        self.attributes = attributes or Attributes()
        self.children: list[Part] = []


Maker = Callable[[Frame, Page], list[Part]]


def made(frame: Frame, page: Page) -> list[Part]:
    """Return what an element is once it is closed."""
    if frame.kind.startswith(HTML):
        return _html(frame, page)
    return _MAKERS[frame.kind](frame, page)


def _html(frame: Frame, page: Page) -> list[Part]:
    element = Element(frame.kind.removeprefix(HTML), frame.attributes.values, frame.span)
    if element.name in UNHELD:
        lost(element.name, frame.span, page)
    parts = made_of_html(element, tuple(frame.children), page)
    lang = language_of(element, "", page)
    return spoken_in(lang, parts, frame.span) if lang else parts


def lost(name: str, span: m.Span, page: Page) -> None:
    """Warn that an element of HTML has no place in the article."""
    page.findings.add("MARK001", span, telling(name))


def tell_unused(attributes: Attributes, used: frozenset[str], span: m.Span, page: Page) -> None:
    """Warn of each attribute that says something which the article cannot hold here."""
    for name in attributes.values:
        if name not in used and name not in _PRESENTATION and not name.startswith("data-"):
            page.findings.add("MARK003", span, f"the attribute «{name}» has no meaning here and was left out")


# Attributes of looks and of browsers: an article has no place for them, and nobody misses them.
_PRESENTATION = frozenset(
    {"align", "class", "decoding", "height", "id", "loading", "rel", "style", "target", "width", "markdown"}
)


def joined(nodes: list[Any]) -> m.Inlines:
    """Return inlines with neighbouring texts made one, and line ends made spaces."""
    if not nodes:
        return ()
    if len(nodes) == 1:
        return (_unbroken(nodes[0]),)
    result: list[m.Inline] = []
    for node in nodes:
        last = result[-1] if result else None
        if isinstance(node, m.Text) and isinstance(last, m.Text):
            result[-1] = m.Text(last.text + node.text, span=last.span)
        else:
            result.append(node)
    return tuple([_unbroken(node) for node in result])


def _unbroken(node: m.Inline) -> m.Inline:
    if not isinstance(node, m.Text) or ("\n" not in node.text and "  " not in node.text):
        return node
    if node.text.isascii():
        return m.Text(_SPACES.sub(" ", node.text), span=node.span)
    first, *rest = node.text.split("\n")
    text = first
    for line in rest:
        glue = "" if _runs_on(text[-1:]) and _runs_on(line[:1]) else " "
        text += glue + line
    return m.Text(_SPACES.sub(" ", text), span=node.span)


_SPACES = re.compile("[ \n]+")
"""What shows as one space (CSS Text 3, 4.1.1)."""


def _runs_on(char: str) -> bool:
    """Tell whether a character is of a script that puts no space between words, as Chinese and Japanese."""
    return char > "\u2e7f" and unicodedata.name(char, "").startswith(_UNSPACED)


_UNSPACED = ("CJK", "HIRAGANA", "KATAKANA", "FULLWIDTH", "IDEOGRAPHIC")


# Elements of Markdown. Around blocks, which HTML can put into a line, each is what it says of every run in them.


_INLINES = frozenset(get_args(m.Inline))


def _around(children: list[Part], wrap: Callable[[m.Inlines], Iterable[m.Inline]]) -> list[Part]:
    """Return parts with each run in them wrapped; nearly always they are one run."""
    if any(type(child) not in _INLINES for child in children):
        return spread(children, lambda run: wrap(joined(list(run))))
    run = joined(children)
    return [*(wrap(run) if says_something(run) else run)]


def _wrapping(kind: Any) -> Maker:  # noqa: ANN401  # a class of inlines that has children alone
    return lambda frame, _: _around(frame.children, lambda run: [kind(run, span=frame.span)])


def _link(frame: Frame, page: Page) -> list[Part]:
    values = frame.attributes.values
    tell_unused(frame.attributes, frozenset({"href", "title"}), frame.span, page)
    _tell_title(values.get("title", ""), frame.span, page)
    written = values.get("href", "")
    target = page.target(written, frame.span) if written else ""
    if not frame.children:
        return _wordless(written, target, frame.span)
    if not target:
        return _around(frame.children, _unlinked)
    return _around(frame.children, lambda run: linked(target, run, frame.span))


def _tell_title(title: str, span: m.Span, page: Page) -> None:
    if title.strip():
        page.findings.add("MARK007", span, f"the title of a link was left out: {quoted(title)}")


def _unlinked(run: m.Inlines) -> list[m.Inline]:
    bare, notes = without_links(run)
    return [*bare, *notes]


def _wordless(written: str, target: str, span: m.Span) -> list[Part]:
    """Return a link without words with its address as its words."""
    if not written:
        return []
    words = m.Text(written, span=span)
    return [m.Link(target, (words,), span=span) if target else words]


def _span(frame: Frame, page: Page) -> list[Part]:
    """Make `[words]{lang=ar say="…"}` what it says; with neither, it is its words."""
    values = frame.attributes.values
    tell_unused(frame.attributes, frozenset({"lang", "say", "dir"}), frame.span, page)
    parts: list[Part] = _around(frame.children, list)
    if "lang" in values and (tag := language_tag(values["lang"], page.findings, frame.span)):
        parts = spread(parts, lambda run: [m.Foreign(tag, tuple(run), span=frame.span)])
    if say := values.get("say", "").strip():
        parts = spread(parts, lambda run: [m.Pronounced(say, tuple(run), span=frame.span)])
    return parts


def in_language(children: m.Inlines, attributes: Attributes, span: m.Span, page: Page) -> m.Inlines:
    """Return the inlines of a block in the language that its attributes name, if they do."""
    if not attributes.values:
        return children
    frame = Frame("span", span, attributes)
    frame.children += children
    return tuple(_span(frame, page))  # type: ignore[arg-type]  # of inlines it makes inlines


_MAKERS: dict[str, Maker] = {
    "em": _wrapping(m.Emphasis),
    "strong": _wrapping(m.Strong),
    "s": _wrapping(m.Strike),
    "sub": _wrapping(m.Subscript),
    "sup": _wrapping(m.Superscript),
    "link": _link,
    "span": _span,
}
