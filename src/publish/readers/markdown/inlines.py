"""Inline tokens to inline nodes."""

from __future__ import annotations

from collections.abc import Callable

from markdown_it.token import Token

from publish import model as m
from publish.readers.findings import quoted
from publish.readers.links import is_safe
from publish.readers.markdown.attributes import Attributes
from publish.readers.autolinks import autolinks, may_hold_address
from publish.readers.markdown.branches import offset
from publish.readers.markdown.elements import Frame, joined, lost, made, tell_unused
from publish.readers.markdown.html import VOID, Tag, parse_tag
from publish.readers.markdown.page import Page, Place, tell_templates
from publish.readers.markdown.pictures import alternative, html_alternative, picture

MAX_DEPTH = 40
"""How deep emphasis, links and spans may stand in each other."""


class TooDeep(Exception):  # noqa: N818  # the author's fault: it becomes SRC005 and never leaves the room
    """Inlines nested deeper than any writer can be asked to follow."""

    def __init__(self, span: m.Span) -> None:
        super().__init__()
        self.span = span


def inlines(token: Token, page: Page) -> m.Inlines:
    """Return the nodes of a block's text."""
    return _Inlines(page, page.place(token)).build(token.children or [])


class _Inlines:
    """One block's text on its way from tokens to nodes; frames are the elements that are open."""

    def __init__(self, page: Page, place: Place) -> None:
        self._page = page
        self._place = place
        self._frames = [Frame("", place.at(0))]

    def build(self, tokens: list[Token]) -> m.Inlines:
        for token in tokens:
            self._take(token)
        while len(self._frames) > 1:
            self._abandon()
        return joined(self._frames[0].children)

    def _take(self, token: Token) -> None:
        if token.type == "text" and not token.content:
            return  # markdown-it leaves them around the marks of emphasis
        if token.type == "text":
            self._text(token.content, self._span(token))
        elif token.type == "html_inline":
            self._html(token.content, self._span(token))
        elif token.nesting > 0:
            self._open(token)
        elif token.nesting < 0:
            self._close(token.type.removesuffix("_close"), token)
        else:
            self._add(*_LEAVES.get(token.type, _unknown)(token, self._span(token), self._page))

    def _span(self, token: Token) -> m.Span:
        at = offset(token)
        return self._place.at(at) if token.type in _PRECISE else self._place.line(at)

    def _text(self, words: str, span: m.Span) -> None:
        tell_templates(words, span, self._page.findings)
        if not may_hold_address(words) or any(frame.kind in _LINKS for frame in self._frames):
            self._frames[-1].children += self._page.text(words, span)
            return
        for part, target in autolinks(words):
            if target and is_safe(target):
                self._add(m.Link(target, (m.Text(part, span=span),), span=span))
            else:
                self._add(*self._page.text(part, span))

    def _add(self, *nodes: m.Inline) -> None:
        self._frames[-1].children.extend(nodes)

    def _open(self, token: Token) -> None:
        span = self._span(token)
        if token.type != "link_open":
            self._push(Frame(token.type.removesuffix("_open"), span, token.meta.get("attributes")))
            return
        href = str(token.attrs.get("href", ""))
        tell_templates(href, span, self._page.findings)
        self._push(Frame("link", span, Attributes(values={"href": href})))

    def _push(self, frame: Frame) -> None:
        if len(self._frames) > MAX_DEPTH:
            raise TooDeep(frame.span)
        self._frames.append(frame)

    def _close(self, kind: str, token: Token | None = None) -> None:
        """Close an element, and with it what HTML left open inside it."""
        while self._frames[-1].kind != kind:
            self._abandon()
        frame = self._frames.pop()
        if token and "attributes" in token.meta:
            tell_unused(token.meta["attributes"], frozenset(), frame.span, self._page)
        self._add(*made(frame, self._page))

    def _abandon(self) -> None:
        """Give the words of an element that is never closed to the one around it."""
        frame = self._frames.pop()
        lost(frame.kind.removeprefix("html:"), frame.span, self._page)
        self._add(*frame.children)

    # HTML

    def _html(self, written: str, span: m.Span) -> None:
        if written.startswith("<!--"):
            return
        tag = parse_tag(written)
        if tag is None:
            self._page.findings.add("MARK001", span, f"{quoted(written)} was left out")
        elif tag.closes:
            self._html_close(tag, span)
        elif tag.name in VOID:
            self._void(tag, span)
        elif not written.endswith("/>"):
            self._push(Frame(f"html:{tag.name}", span, Attributes(values=tag.attributes)))

    def _html_close(self, tag: Tag, span: m.Span) -> None:
        kind = f"html:{tag.name}"
        # An element of Markdown around it is a wall: HTML cannot close what lies outside.
        for frame in reversed(self._frames):
            if frame.kind == kind:
                self._close(kind)
                return
            if not frame.kind.startswith("html:"):
                break
        if tag.name not in VOID:
            lost(f"/{tag.name}", span, self._page)

    def _void(self, tag: Tag, span: m.Span) -> None:
        if tag.name == "br":
            self._add(m.LineBreak(span=span))
        elif tag.name == "img":
            self._add(picture(tag.attributes.get("src", ""), html_alternative(tag.attributes, span), span, self._page))
        elif tag.name != "wbr":
            lost(tag.name, span, self._page)


# Leaves


def _softbreak(_: Token, span: m.Span, __: Page) -> list[m.Inline]:
    return [m.Text("\n", span=span)]


def _hardbreak(_: Token, span: m.Span, __: Page) -> list[m.Inline]:
    return [m.LineBreak(span=span)]


def _code(token: Token, span: m.Span, page: Page) -> list[m.Inline]:
    tell_unused(token.meta.get("attributes", Attributes()), frozenset(), span, page)
    return [m.Code(token.content, span=span)]


def _math(token: Token, span: m.Span, _: Page) -> list[m.Inline]:
    return [m.Math(token.content.strip(), span=span)]


def _reference(token: Token, span: m.Span, page: Page) -> list[m.Inline]:
    label = token.meta.get("label")
    if label is None:  # ^[a note written in place]
        label = f"^{token.meta['id']}"
    note = page.call(str(label), span)
    return [m.NoteReference(note, span=span)] if note else [m.Text(f"[^{label}]", span=span)]


def _image(token: Token, span: m.Span, page: Page) -> list[m.Inline]:
    tell_templates(str(token.attrs["src"]), span, page.findings)
    tell_unused(token.meta.get("attributes", Attributes()), frozenset({"alt", "width", "role"}), span, page)
    return [picture(str(token.attrs["src"]), alternative(token, span), span, page)]


def _unknown(token: Token, span: m.Span, _: Page) -> list[m.Inline]:
    return [m.Text(token.content, span=span)] if token.content else []


_LEAVES: dict[str, Callable[[Token, m.Span, Page], list[m.Inline]]] = {
    "softbreak": _softbreak,
    "hardbreak": _hardbreak,
    "code_inline": _code,
    "math_inline": _math,
    "math_inline_double": _math,
    "footnote_ref": _reference,
    "image": _image,
}
_LINKS = frozenset({"link", "html:a"})
_PRECISE = frozenset({"image", "link_open", "span_open", "footnote_ref", "html_inline"})
