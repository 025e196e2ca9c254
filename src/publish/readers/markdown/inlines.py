"""Inline tokens to inline nodes, and to the blocks that HTML can put into a line."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from markdown_it.token import Token

from publish import model as m
from publish.readers.autolinks import autolinks, may_hold_address
from publish.readers.depth import TooDeep
from publish.readers.findings import quoted
from publish.readers.html.flow import inner as settled
from publish.readers.html.flow import one_run, paragraphs
from publish.readers.html.parts import Element, Part, is_inline
from publish.readers.html.pictures import alternative as html_alternative
from publish.readers.html.pictures import source
from publish.readers.links import is_safe
from publish.readers.markdown.attributes import Attributes
from publish.readers.markdown.branches import offset
from publish.readers.markdown.citations import tell_citations
from publish.readers.markdown.elements import HTML, Frame, joined, lost, made, tell_unused
from publish.readers.markdown.html import DRAWN, VOID, WORDLESS, Event, ended, tag
from publish.readers.markdown.page import Page, Place, tell_templates, tell_wiki_links
from publish.readers.markdown.pictures import alternative, picture
from publish.readers.markdown.roles import role

MAX_DEPTH = 40
"""How deep emphasis, links and spans may stand in each other."""


def inlines(token: Token, page: Page) -> m.Inlines:
    """Return the nodes of a block's text; of blocks that HTML puts into it, their words."""
    parts, has_html = _parts(token, page)
    if not has_html or all(map(is_inline, parts)):
        return joined(parts)
    run, others = one_run(parts)
    words = (node for block in others for node in _words(block))
    return (*run, *words)


def _words(block: m.Block) -> m.Inlines:
    """Return the words of a block in one run, where no block can stand."""
    from publish.model.runs import in_blocks  # noqa: PLC0415  # hardly any text needs it

    runs: list[m.Inline] = []

    def keep(run: m.Inlines) -> m.Inlines:
        runs.extend((m.Text(" "), *run))
        return run

    in_blocks((block,), keep)
    return tuple(runs)


def paragraphs_of(token: Token, page: Page) -> m.Blocks:
    """Return a block's text as blocks: one paragraph, or what HTML makes of it."""
    parts, has_html = _parts(token, page)
    if not has_html or (all(map(is_inline, parts)) and not _has_two_breaks(parts)):
        children = joined(parts)
        if has_html:
            children = _without_last_breaks(children)
        return (m.Paragraph(children, span=page.span(token)),) if children else ()
    return settled(paragraphs(parts))


def _has_two_breaks(parts: list[Part]) -> bool:
    """Tell whether two line breaks follow each other, which is how HTML parts paragraphs in a cell."""
    before = False
    for part in parts:
        if isinstance(part, m.LineBreak):
            if before:
                return True
            before = True
        elif not isinstance(part, m.Text) or part.text.strip():
            before = False
    return False


def _without_last_breaks(children: m.Inlines) -> m.Inlines:
    while children and isinstance(children[-1], m.LineBreak):
        children = children[:-1]
    return children


def _parts(token: Token, page: Page) -> tuple[list[Part], bool]:
    """Return the parts of a block's text, and whether HTML stands among them: only that can make blocks in a line."""
    if "@" in token.content:
        tell_citations(token, page)
    made_parts = _Inlines(page, page.place(token))
    return made_parts.build(token.children or []), made_parts.has_html


class _Inlines:
    """One block's text on its way from tokens to parts; frames are the elements that are open."""

    def __init__(self, page: Page, place: Place) -> None:
        self._page = page
        self._place = place
        self._frames = [Frame("", place.line(0))]
        self._raw = ""
        self.has_html = False

    def build(self, tokens: list[Token]) -> list[Part]:
        for token in tokens:
            self._take(token)
        while len(self._frames) > 1:
            self._abandon()
        return self._frames[0].children

    def _take(self, token: Token) -> None:
        if self._raw:
            self._take_raw(token)
        elif token.type == "text":
            if token.content:  # markdown-it leaves empty ones around the marks of emphasis
                self._text(token.content, self._place.line(offset(token)))
        elif token.type == "softbreak":
            self._frames[-1].children.append(m.Text("\n", span=self._place.line(offset(token))))
        elif token.type == "html_inline":
            self.has_html = True
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
        if "{" in words or "<%" in words:
            tell_templates(words, span, self._page.findings)
        if "[[" in words:
            tell_wiki_links(words, span, self._page.findings)
        if not may_hold_address(words) or any(frame.kind in _LINKS for frame in self._frames):
            self._frames[-1].children += self._page.text(words, span)
            return
        for part, target in autolinks(words):
            if target and is_safe(target):
                self._add(m.Link(target, (m.Text(part, span=span),), span=span))
            else:
                self._add(*self._page.text(part, span))

    def _add(self, *nodes: Part) -> None:
        self._frames[-1].children.extend(nodes)

    def _open(self, token: Token) -> None:
        span = self._span(token)
        if token.type != "link_open":
            self._push(Frame(token.type.removesuffix("_open"), span, token.meta.get("attributes")))
            return
        values = {name: str(value) for name, value in token.attrs.items()}
        tell_templates(values.get("href", ""), span, self._page.findings)
        self._push(Frame("link", span, Attributes(values=values)))

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
        name = frame.kind.removeprefix(HTML)
        if name in _MAY_STAY_OPEN:
            self._add(*made(frame, self._page))
            return
        lost(name, frame.span, self._page)
        self._add(*frame.children)

    # HTML

    def _html(self, written: str, span: m.Span) -> None:
        if written.startswith("<!--"):
            return
        event = tag(written)
        if event is None:
            self._page.findings.add("MARK001", span, f"{quoted(written)} was left out")
        elif event.kind == "close":
            self._html_close(event.name, span)
        elif event.name in VOID:
            self._void(event, span)
        elif not written.endswith("/>"):
            self._html_open(event, written, span)

    def _html_open(self, event: Event, written: str, span: m.Span) -> None:
        for _ in range(ended(event.name, self._around())):
            self._close(self._frames[-1].kind)
        self._page.note_place(event.name, event.attributes)
        self._push(Frame(f"{HTML}{event.name}", span, Attributes(values=event.attributes)))
        if event.name in DRAWN | WORDLESS:
            self._raw = written

    def _around(self) -> list[str]:
        """Return the elements of HTML that are open inside the innermost one of Markdown, the innermost last."""
        names: list[str] = []
        for frame in reversed(self._frames):
            if not frame.kind.startswith(HTML):
                break
            names.append(frame.kind.removeprefix(HTML))
        return names[::-1]

    def _take_raw(self, token: Token) -> None:
        """Take what stands in a formula, a drawing or a script as it is written."""
        self._raw += token.content or "\n"
        name = self._frames[-1].kind.removeprefix(HTML)
        event = tag(token.content) if token.type == "html_inline" else None
        if event is None or (event.kind, event.name) != ("close", name):
            return
        frame = self._frames[-1]
        if name in WORDLESS:
            self._frames.pop()
            lost(name, frame.span, self._page)
        else:
            self._add(m.Text(self._raw, span=frame.span))
            self._close(frame.kind)
        self._raw = ""

    def _html_close(self, name: str, span: m.Span) -> None:
        # An element of Markdown around it is a wall: HTML cannot close what lies outside.
        if name in self._around():
            self._close(f"{HTML}{name}")
        elif name not in VOID | _MAY_STAY_OPEN:
            lost(f"/{name}", span, self._page)

    def _void(self, event: Event, span: m.Span) -> None:
        element = Element(event.name, event.attributes, span)
        if event.name == "img":
            tell_templates(source(element), span, self._page.findings)
            self._add(picture(source(element), html_alternative(element), span, self._page))
            return
        self._frames.append(Frame(f"{HTML}{event.name}", span, Attributes(values=event.attributes)))
        self._close(f"{HTML}{event.name}")


# Leaves


def _hardbreak(_: Token, span: m.Span, __: Page) -> list[m.Inline]:
    return [m.LineBreak(span=span)]


def _code(token: Token, span: m.Span, page: Page) -> list[m.Inline]:
    attributes = token.meta.get("attributes", Attributes())
    tell_unused(attributes, frozenset(), span, page)
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
    target = str(token.attrs["src"])
    tell_templates(target, span, page.findings)
    attributes = token.meta.get("attributes", Attributes())
    tell_unused(attributes, frozenset({"alt", "width", "role", "lang"}), span, page)
    title = str(token.attrs.get("title") or "")
    if title.strip() and "captioned" not in token.meta:
        page.findings.add("MARK007", span, f"the title of a picture in a line was left out: {quoted(title)}")
    return [picture(target, alternative(token, span, page), span, page)]


def _unknown(token: Token, span: m.Span, _: Page) -> list[m.Inline]:
    return [m.Text(token.content, span=span)] if token.content else []


_LEAVES: dict[str, Callable[[Token, m.Span, Page], list[Any]]] = {
    "hardbreak": _hardbreak,
    "code_inline": _code,
    "math_inline": _math,
    "math_inline_double": _math,
    "footnote_ref": _reference,
    "image": _image,
    "role": role,
}
_LINKS = frozenset({"link", "html:a"})
_MAY_STAY_OPEN = frozenset({"li", "p", "td", "th", "tr", "dt", "dd", "rt", "rp"})
_PRECISE = frozenset({"image", "link_open", "span_open", "footnote_ref", "html_inline"})
