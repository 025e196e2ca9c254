"""Elements with words in them, from Markdown or HTML, to inline nodes."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable
from typing import Any

import msgspec

from publish import model as m
from publish.model.walk import plain_text
from publish.readers.languages import language_tag
from publish.readers.links import link_target
from publish.readers.markdown.attributes import Attributes
from publish.readers.markdown.html import WORDLESS
from publish.readers.markdown.page import Page


class Frame:
    """An element that is open: what it is, where it began, and the nodes in it so far."""

    def __init__(self, kind: str, span: m.Span, attributes: Attributes | None = None) -> None:
        self.kind = kind
        self.span = span
        self.attributes = attributes or Attributes()
        self.children: list[m.Inline] = []


Maker = Callable[[Frame, m.Inlines, Page], list[m.Inline]]


def made(frame: Frame, page: Page) -> list[m.Inline]:
    """Return what an element is once it is closed; of one that we do not know, its words."""
    maker = _MAKERS.get(frame.kind)
    if maker:
        return maker(frame, joined(frame.children), page)
    name = frame.kind.removeprefix("html:")
    lost(name, frame.span, page)
    return [] if name in WORDLESS else frame.children


def lost(name: str, span: m.Span, page: Page) -> None:
    """Warn that an element of HTML has no place in the article."""
    words = "its content is no text" if name in WORDLESS else "its words are kept"
    page.findings.add("MARK001", span, f"HTML <{name}> was left out; {words}")


def tell_unused(attributes: Attributes, used: frozenset[str], span: m.Span, page: Page) -> None:
    """Warn of each attribute that says something which the article cannot hold here."""
    for name in attributes.values:
        if name not in used and name not in _PRESENTATION:
            page.findings.add("MARK003", span, f"the attribute «{name}» has no meaning here and was left out")


# Attributes of looks and of browsers: an article has no place for them, and nobody misses them.
_PRESENTATION = frozenset({"align", "class", "decoding", "height", "loading", "rel", "style", "target", "title"})


def joined(nodes: list[m.Inline]) -> m.Inlines:
    """Return nodes with neighbouring texts made one, line ends made spaces, and none at the edges."""
    if len(nodes) == 1:
        return (_unbroken(nodes[0]),)
    result: list[m.Inline] = []
    for node in nodes:
        last = result[-1] if result else None
        if isinstance(node, m.Text) and isinstance(last, m.Text):
            result[-1] = m.Text(last.text + node.text, span=last.span)
        else:
            result.append(node)
    return tuple(_unbroken(node) for node in result)


def _unbroken(node: m.Inline) -> m.Inline:
    if not isinstance(node, m.Text) or "\n" not in node.text:
        return node
    if node.text.isascii():
        return m.Text(node.text.replace("\n", " "), span=node.span)
    first, *rest = node.text.split("\n")
    text = first
    for line in rest:
        glue = "" if _runs_on(text[-1:]) and _runs_on(line[:1]) else " "
        text += glue + line
    return m.Text(text, span=node.span)


def _runs_on(char: str) -> bool:
    """Tell whether a character is of a script that puts no space between words, as Chinese and Japanese."""
    return char != "" and unicodedata.name(char, "").startswith(_UNSPACED)


_UNSPACED = ("CJK", "HIRAGANA", "KATAKANA", "FULLWIDTH", "IDEOGRAPHIC")


def _wrapping(kind: Any) -> Maker:  # noqa: ANN401  # a class of inlines that has children alone
    return lambda frame, children, _: [kind(children, span=frame.span)] if children else []


def _literal(kind: Any) -> Maker:  # noqa: ANN401  # a class of inlines that has a text alone
    return lambda frame, children, _: [kind(plain_text(children), span=frame.span)] if children else []


def _link(frame: Frame, children: m.Inlines, page: Page) -> list[m.Inline]:
    tell_unused(frame.attributes, frozenset({"href"}), frame.span, page)
    written = frame.attributes.values.get("href", "")
    bare, notes = _without_links(children)
    if not written:
        return [*bare, *notes]
    target = link_target(written, page.findings, frame.span)
    if not target:
        return [*bare, *notes] or [m.Text(written, span=frame.span)]
    return [m.Link(target, tuple(bare) or (m.Text(written, span=frame.span),), span=frame.span), *notes]


def _html_link(frame: Frame, children: m.Inlines, page: Page) -> list[m.Inline]:
    if not frame.attributes.values.get("href"):
        lost("a", frame.span, page)
        return list(children)
    return _link(frame, children, page)


def _without_links(children: m.Inlines) -> tuple[list[m.Inline], list[m.NoteReference]]:
    """Part links and note references, which no link can hold, from the words of a link."""
    bare: list[m.Inline] = []
    notes: list[m.NoteReference] = []
    for child in children:
        if isinstance(child, m.NoteReference):
            notes.append(child)
            continue
        inner, calls = _without_links(getattr(child, "children", ()))
        notes += calls
        if isinstance(child, m.Link):
            bare += inner
        elif not inner and not calls:
            bare.append(child)
        elif inner:
            bare.append(msgspec.structs.replace(child, children=tuple(inner)))
    return bare, notes


def _span(frame: Frame, children: m.Inlines, page: Page) -> list[m.Inline]:
    """Make `[words]{lang=ar say="…"}` what it says; with neither, it is its words."""
    values = frame.attributes.values
    tell_unused(frame.attributes, frozenset({"lang", "say", "dir"}), frame.span, page)
    if "lang" in values and (tag := language_tag(values["lang"], page.findings, frame.span)) and children:
        children = (m.Foreign(tag, children, span=frame.span),)
    if values.get("say", "").strip() and children:
        children = (m.Pronounced(values["say"].strip(), children, span=frame.span),)
    return list(children)


def in_language(children: m.Inlines, attributes: Attributes, span: m.Span, page: Page) -> m.Inlines:
    """Return the inlines of a block in the language that its attributes name, if they do."""
    frame = Frame("span", span, attributes)
    return tuple(_span(frame, children, page)) if attributes.values else children


def _html_span(frame: Frame, children: m.Inlines, page: Page) -> list[m.Inline]:
    if not frame.attributes.values.get("lang"):
        lost("span", frame.span, page)
        return list(children)
    return _span(frame, children, page)


def _abbreviation(frame: Frame, children: m.Inlines, page: Page) -> list[m.Inline]:
    expansion = frame.attributes.values.get("title", "").strip()
    if expansion and children:
        return [m.Abbreviation(plain_text(children), expansion, span=frame.span)]
    lost("abbr", frame.span, page)
    return list(children)


_MAKERS: dict[str, Maker] = {
    "em": _wrapping(m.Emphasis),
    "strong": _wrapping(m.Strong),
    "s": _wrapping(m.Strike),
    "link": _link,
    "span": _span,
    "html:a": _html_link,
    "html:abbr": _abbreviation,
    "html:b": _wrapping(m.Strong),
    "html:cite": _wrapping(m.Emphasis),
    "html:code": _literal(m.Code),
    "html:del": _wrapping(m.Strike),
    "html:em": _wrapping(m.Emphasis),
    "html:i": _wrapping(m.Emphasis),
    "html:kbd": _literal(m.Keyboard),
    "html:q": _wrapping(m.Quoted),
    "html:s": _wrapping(m.Strike),
    "html:span": _html_span,
    "html:strong": _wrapping(m.Strong),
    "html:sub": _wrapping(m.Subscript),
    "html:sup": _wrapping(m.Superscript),
}
