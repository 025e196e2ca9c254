"""pandoc's inlines to inline nodes."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import assert_never

from publish import model as m
from publish.model.walk import plain_text
from publish.readers.findings import quoted
from publish.readers.html.flow import flowed
from publish.readers.html.pictures import stand_in
from publish.readers.images import name_of
from publish.readers.languages import language_tag
from publish.readers.links import link_target
from publish.readers.pandoc import elements as p
from publish.readers.pandoc.page import Page

Inner = Callable[[p.Blocks, Page], m.Blocks]


class Inlines:
    """A run of pandoc's inlines on its way to ours; `inner` makes the blocks of its notes."""

    def __init__(self, page: Page, inner: Inner) -> None:
        self._page = page
        self._inner = inner

    def run(self, inlines: p.Inlines) -> m.Inlines:
        """Return the nodes of a run, white space as it is shown."""
        return flowed(self._all(inlines))

    def _all(self, inlines: p.Inlines) -> list[m.Inline]:
        with self._page.within():
            return [node for inline in inlines for node in self._one(inline)]

    def _one(self, inline: p.Inline) -> list[m.Inline]:  # noqa: C901, PLR0911, PLR0912  # one case an element
        here = self._page.here
        match inline:
            case p.Str(text):
                return [m.Text(text, span=here)]
            case p.Space():
                return [m.Text(" ", span=here)]
            case p.SoftBreak():
                return [m.Text("\n", span=here)]
            case p.LineBreak():
                return [m.LineBreak(span=here)]
            case p.Emph(inner) | p.Underline(inner):
                return self._wrapped(m.Emphasis, inner)
            case p.Strong(inner):
                return self._wrapped(m.Strong, inner)
            case p.Strikeout(inner):
                return self._wrapped(m.Strike, inner)
            case p.Superscript(inner):
                return self._wrapped(m.Superscript, inner)
            case p.Subscript(inner):
                return self._wrapped(m.Subscript, inner)
            case p.SmallCaps(inner):
                return self._all(inner)
            case p.Quoted((_, inner)):
                return self._wrapped(m.Quoted, inner)
            case p.Cite((_, inner)):
                return self._citation(inner)
            case p.Code((_, text)):
                return [m.Code(text, span=here)] if text else []
            case p.Math((_, tex)):
                return [m.Math(tex.strip(), span=here)] if tex.strip() else []
            case p.RawInline((form, text)):
                return self._raw(form, text)
            case p.Link((attr, inner, (target, _))):
                return self._link(attr, inner, target)
            case p.Image((attr, inner, (target, title))):
                return [self.picture(attr, inner, target, title)]
            case p.Note(blocks):
                return self._note(blocks)
            case p.Span((attr, inner)):
                return self._span(attr, inner)
            case _:
                assert_never(inline)

    def _wrapped(self, kind: Callable[..., m.Inline], inner: p.Inlines) -> list[m.Inline]:
        children = tuple(self._all(inner))
        return [kind(children, span=self._page.here)] if children else []

    def _citation(self, inner: p.Inlines) -> list[m.Inline]:
        children = self._all(inner)
        words = " ".join(plain_text(children).split())
        self._page.findings.add("CITE001", self._page.here, f"the citation {quoted(words)} stands as it was written")
        return children

    def _raw(self, form: str, text: str) -> list[m.Inline]:
        """Tell of what was written for one format; a line break of HTML is one, a comment is nothing."""
        here = self._page.here
        if form.startswith("html"):
            if _BREAK.fullmatch(text):
                return [m.LineBreak(span=here)]
            if not text.startswith("<!--"):
                self._page.findings.add("MARK001", here, f"{quoted(text)} was left out")
            return []
        self._page.findings.add("MARK003", here, f"{quoted(text)}, written for {form} alone, was left out")
        return []

    def _link(self, attr: p.Attr, inner: p.Inlines, target: str) -> list[m.Inline]:
        """Make a link; note references, which no link can hold, follow it."""
        with self._page.within(attr):
            children = self._all(inner)
            notes = [child for child in children if isinstance(child, m.NoteReference)]
            words = tuple(child for child in children if not isinstance(child, m.NoteReference | m.Link))
            led = link_target(target, self._page.findings, self._page.here)
            shown = words or (m.Text(target, span=self._page.here),)
            return [m.Link(led, shown, span=self._page.here), *notes] if led else [*shown, *notes]

    def picture(self, attr: p.Attr, inner: p.Inlines, target: str, title: str) -> m.Inline:
        """Return an image, or the words that stand for one that cannot be had."""
        with self._page.within(attr):
            here = self._page.here
            words = attr.values.get("alt") or plain_text(self.run(inner)) or title.removeprefix("fig:")
            alt: m.Alternative = m.Undescribed(name_of(target), span=here)
            if "decorative" in attr.classes or attr.values.get("role") in {"presentation", "none"}:
                alt = m.Decorative(span=here)
            elif words.strip():
                alt = m.Described(" ".join(words.split()), span=here)
            resource = self._page.picture(target)
            return m.Image(resource.id, alt, span=here) if resource else m.Text(stand_in(target, alt), span=here)

    def _note(self, blocks: p.Blocks) -> list[m.Inline]:
        ident = self._page.call()
        self._page.define(ident, self._inner(blocks, self._page))
        return [m.NoteReference(ident, span=self._page.here)]

    def _span(self, attr: p.Attr, inner: p.Inlines) -> list[m.Inline]:
        with self._page.within(attr):
            children = self._all(inner)
            if "kbd" in attr.classes and children:
                children = [m.Keyboard(plain_text(children), span=self._page.here)]
            elif {"underline", "ul"} & set(attr.classes) and children:
                children = [m.Emphasis(tuple(children), span=self._page.here)]
            if attr.values.get("say", "").strip() and children:
                children = [m.Pronounced(attr.values["say"].strip(), tuple(children), span=self._page.here)]
            return list(self.in_language(tuple(children), attr))

    def in_language(self, children: m.Inlines, attr: p.Attr) -> m.Inlines:
        """Return nodes in the language that attributes name, if they do."""
        written = attr.values.get("lang") or attr.values.get("xml:lang", "")
        if not written or not children:
            return children
        tag = language_tag(written, self._page.findings, self._page.here)
        return (m.Foreign(tag, children, span=self._page.here),) if tag else children


_BREAK = re.compile(r"<br\s*/?>", re.IGNORECASE)
