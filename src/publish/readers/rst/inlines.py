"""docutils' inline elements to inline nodes: one row an element."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

from docutils import nodes

from publish import model as m
from publish.readers.findings import quoted
from publish.readers.html.flow import flowed
from publish.readers.languages import language_tag
from publish.readers.links import link_target
from publish.readers.rst.page import Page
from publish.readers.rst.pictures import picture

Made = list[m.Inline]
Maker = Callable[[nodes.Element, m.Span, Page], Made]


def inlines(node: nodes.Element, page: Page) -> m.Inlines:
    """Return the nodes of a block's text, in the language that its classes name."""
    line = page.line(node)
    return flowed(in_language(_children(node, line, page), node, m.Span(line), page))


def _children(node: nodes.Element, line: int, page: Page) -> Made:
    """Return the nodes of an element's children; a line end in them begins the next line of the source."""
    made: Made = []
    for child in node.children:
        made += _inline(child, line, page)
        line += (getattr(child, "rawsource", "") or child.astext()).count("\n")
    return made


def _inline(node: nodes.Node, line: int, page: Page) -> Made:
    if isinstance(node, nodes.Text):
        return [m.Text(node.astext(), span=m.Span(line))]
    assert isinstance(node, nodes.Element)
    span = page.inline_span(node, line)
    maker = INLINES.get(node.tagname, _words)
    return in_language(maker(node, span, page), node, span, page)


def in_language(made: Made, node: nodes.Element, span: m.Span, page: Page) -> Made:
    """Return nodes in the language that a class `language-…` names (docutils 5.2.2)."""
    written = next((name[9:] for name in node["classes"] if name.startswith("language-")), "")
    if not written or not made:
        return made
    tag = language_tag(written, page.findings, span)
    return [m.Foreign(tag, tuple(made), span=span)] if tag else made


def _inner(node: nodes.Element, span: m.Span, page: Page) -> m.Inlines:
    return tuple(_children(node, span.line, page))


def _words(node: nodes.Element, span: m.Span, page: Page) -> Made:
    return list(_inner(node, span, page))


def _nothing(_: nodes.Element, __: m.Span, ___: Page) -> Made:
    return []


def _wrapping(kind: Any) -> Maker:  # noqa: ANN401  # a class of inlines that has children alone
    def maker(node: nodes.Element, span: m.Span, page: Page) -> Made:
        children = _inner(node, span, page)
        return [kind(children, span=span)] if children else []

    return maker


def _literal(kind: Any) -> Maker:  # noqa: ANN401  # a class of inlines that has a text alone
    return lambda node, span, _: [kind(" ".join(node.astext().split("\n")), span=span)] if node.astext() else []


def _math(node: nodes.Element, span: m.Span, _: Page) -> Made:
    return [m.Math(node.astext(), span=span)]


def _abbreviation(node: nodes.Element, span: m.Span, page: Page) -> Made:
    found = _EXPANSION.fullmatch(" ".join(node.astext().split()))
    return [m.Abbreviation(found[1], found[2], span=span)] if found else _words(node, span, page)


_EXPANSION = re.compile(r"(.+?)\s*\(([^()]+)\)")


# Links


def _reference(node: nodes.Element, span: m.Span, page: Page) -> Made:
    children = _inner(node, span, page)
    if "refuri" in node:
        return _linked(link_target(node["refuri"], page.findings, span), children, node["refuri"], span)
    if "refid" in node:
        return _internal(node["refid"], children, span, page)
    return list(children)


def _internal(ident: str, children: m.Inlines, span: m.Span, page: Page) -> Made:
    place = page.place(ident)
    if not place:
        page.findings.add(
            "LINK002", span, f"link to {quoted(ident)} was taken out: no heading, figure or table is there"
        )
    return _linked(f"#{place}" if place else "", children, ident, span)


def _linked(target: str, children: m.Inlines, written: str, span: m.Span) -> Made:
    words = children or (m.Text(written, span=span),)
    return [m.Link(target, words, span=span)] if target else list(words)


def _meaning(node: nodes.Element, span: m.Span, page: Page) -> Made:
    """Make what a role of Sphinx says (roles.py); an element without a meaning is its words."""
    return _MEANINGS.get(node.get("meaning", ""), _words)(node, span, page)


def _expanded(node: nodes.Element, span: m.Span, page: Page) -> Made:
    if node["titled"]:
        return [m.Abbreviation(node.astext(), node["target"], span=span)]
    return _words(node, span, page)


def _elsewhere(node: nodes.Element, span: m.Span, page: Page) -> Made:
    page.told.elsewhere(node["target"], span.line)
    return _words(node, span, page)


def _labelled(node: nodes.Element, span: m.Span, page: Page) -> Made:
    """Make a reference to a label, with the heading of its place where it has no words of its own."""
    ident, title = page.labelled(node["target"])
    words = node.astext() if node["titled"] or not title else title
    if not ident:
        page.told.elsewhere(node["target"], span.line)
    return _linked(f"#{ident}" if ident else "", (m.Text(words, span=span),), words, span)


_MEANINGS: dict[str, Maker] = {
    "abbreviation": _expanded,
    "code": _literal(m.Code),
    "document": _elsewhere,
    "emphasis": _wrapping(m.Emphasis),
    "keyboard": _literal(m.Keyboard),
    "label": _wrapping(m.Strong),
    "reference": _labelled,
    "strong": _wrapping(m.Strong),
}

# Notes


def _note(node: nodes.Element, span: m.Span, page: Page) -> Made:
    if "refid" in node:
        return [m.NoteReference(page.note(node["refid"]), span=span)]
    return _undefined(node.astext(), span, page)


def _citation(node: nodes.Element, span: m.Span, page: Page) -> Made:
    label = m.Text(f"[{node.astext()}]", span=span)
    return [label, m.NoteReference(page.note(node["refid"]), span=span)] if "refid" in node else [label]


def _undefined(label: str, span: m.Span, page: Page) -> Made:
    page.told.undefined(label, span)
    return [m.Text(f"[{label}]", span=span)]


_CALL = re.compile(r"\[([^\[\]]+)\]_")
_BROKEN = re.compile(r"(?s)`(.+?)(?:\s*<[^<>]*>)?`_{0,2}|(\S+?)_{1,2}|\|(.+)\|_{0,2}")


def _problematic(node: nodes.Element, span: m.Span, page: Page) -> Made:
    """Keep the words of mark-up that docutils could not make anything of, without its marks."""
    written = node.astext()
    if call := _CALL.fullmatch(written):
        return _undefined(call[1], span, page)
    found = _BROKEN.fullmatch(written)
    return [m.Text(next(filter(None, found.groups())) if found else written, span=span)]


# Pictures, raw text


def _image(node: nodes.Element, span: m.Span, page: Page) -> Made:
    return [picture(node, span, page)]


def _raw(node: nodes.Element, span: m.Span, page: Page) -> Made:
    """Tell of what was written for one format; line breaks and spaces of HTML are no loss."""
    written = node.astext()
    if _BREAK.fullmatch(written) and "html" in node["format"].split():
        return [m.LineBreak(span=span)]
    page.told.left_out(span.line, f"{quoted(written)}, written for {node['format']} alone, was left out")
    return []


_BREAK = re.compile(r"\s*<br\s*/?>\s*", re.IGNORECASE)


INLINES: dict[str, Maker] = {
    "abbreviation": _abbreviation,
    "acronym": _abbreviation,
    "citation_reference": _citation,
    "emphasis": _wrapping(m.Emphasis),
    "footnote_reference": _note,
    "generated": _words,
    "image": _image,
    "inline": _meaning,
    "literal": _literal(m.Code),
    "math": _math,
    "problematic": _problematic,
    "raw": _raw,
    "reference": _reference,
    "strong": _wrapping(m.Strong),
    "subscript": _wrapping(m.Subscript),
    "substitution_definition": _nothing,
    "substitution_reference": _words,
    "superscript": _wrapping(m.Superscript),
    "target": _words,
    "title_reference": _wrapping(m.Emphasis),
}
"""Every inline element of docutils, and what it becomes."""
