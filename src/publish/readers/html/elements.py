"""Inline elements of HTML to inline nodes: one table from an element's name to what makes its words a node."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from msgspec.structs import replace

from publish import model as m
from publish.model.walk import plain_text
from publish.readers.html import pictures
from publish.readers.html.flow import flowed, one_run, spread
from publish.readers.html.parts import Context, Element, Maker, Part, nothing, transparent

Wrap = Callable[[Element, m.Inlines, Context], list[m.Inline]]


def inline(wrap: Wrap) -> Maker:
    """Return the maker of an inline element; around blocks it is what it says of every run in them (HTML 3.2.5.2.5)."""

    def made(element: Element, content: tuple[Part, ...], context: Context) -> list[Part]:
        return spread(content, lambda run: wrap(element, run, context))

    return made


def _wrapping(kind: Any) -> Wrap:  # noqa: ANN401  # a class of inlines that has children alone
    return lambda element, children, _: [kind(children, span=element.span)]


def _literal(kind: Any) -> Wrap:  # noqa: ANN401  # a class of inlines that has a text alone
    return lambda element, children, _: _as_literal(kind, children, element.span)


def _as_literal(kind: Any, children: m.Inlines, span: m.Span) -> list[m.Inline]:  # noqa: ANN401  # as above
    """Return the words of inlines as literals, around the links, notes, pictures and formulas among them."""
    made: list[m.Inline] = []
    words = ""
    for child in children:
        if isinstance(child, m.Link | m.Image | m.NoteReference | m.Math | m.LineBreak):
            made += [kind(words, span=span)] if words else []
            words = ""
            inner = tuple(_as_literal(kind, child.children, span)) if isinstance(child, m.Link) else ()
            made.append(replace(child, children=inner) if isinstance(child, m.Link) else child)
        else:
            words += plain_text((child,))
    return [*made, kind(words, span=span)] if words else made


# Quotations: each writer adds the marks of the language, so those that the author wrote as well go.

_OPENING, _CLOSING = "“„«‹‘‚\"'「『»›”", "”“»›’‘\"'」』«‹"


def _quoted(element: Element, children: m.Inlines, _: Context) -> list[m.Inline]:
    words = flowed(children)
    first, last = (words[0], words[-1]) if words else (None, None)
    if isinstance(first, m.Text) and isinstance(last, m.Text):
        text = plain_text(words)
        if len(text) > 1 and text[0] in _OPENING and text[-1] in _CLOSING:
            words = _unmarked(words)
    return [m.Quoted(words, span=element.span)] if words else list(children)


def _unmarked(words: m.Inlines) -> m.Inlines:
    """Return a run without its first and its last character, which are texts."""
    first = words[0]
    assert isinstance(first, m.Text)
    rest = (replace(first, text=first.text[1:]), *words[1:])
    last = rest[-1]
    assert isinstance(last, m.Text)
    return flowed((*rest[:-1], replace(last, text=last.text[:-1])))


# Links

_PERMALINKS = frozenset("¶#§🔗⚓∞")
"""What a site shows behind a heading as a link to the heading itself."""


def _link(element: Element, content: tuple[Part, ...], context: Context) -> list[Part]:
    """Make `a href` a link; without an address it is its words, and its id a place (see places.py)."""
    written = element.get("href")
    if not written:
        return list(content)
    run, others = one_run(content)
    words = plain_text(run).strip()
    if written.startswith("#") and not others and words in {"", *_PERMALINKS} and not _shows(run):
        return []
    if not words and not others and not _shows(run):
        return _wordless_link(element, written, context)
    target = context.target(written, element.span)
    if not target:
        return list(content)
    return spread(content, lambda children: linked(target, children, element.span))


def _shows(run: m.Inlines) -> bool:
    return any(isinstance(node, m.Image | m.Math) or _shows(getattr(node, "children", ())) for node in run)


def _wordless_link(element: Element, written: str, context: Context) -> list[Part]:
    """Make a link that shows no words, but perhaps an icon, one with its name (ARIA, accessible name)."""
    label = element.get("aria-label") or element.get("title")
    target = context.target(written, element.span)
    words = label or target
    if not words:
        return []
    text = m.Text(words, span=element.span)
    return [m.Link(target, (text,), span=element.span) if target else text]


def linked(target: str, children: m.Inlines, span: m.Span) -> list[m.Inline]:
    """Return a link around a run; what no link can hold, another link or the call of a note, is parted from it."""
    bare, notes = without_links(children)
    return [*([m.Link(target, bare, span=span)] if bare else []), *notes]


def without_links(children: m.Inlines) -> tuple[m.Inlines, list[m.NoteReference]]:
    """Return a run without links around its words, and the calls of notes that stood in it."""
    bare: list[m.Inline] = []
    notes: list[m.NoteReference] = []
    for child in children:
        if isinstance(child, m.NoteReference):
            notes.append(child)
            continue
        inner, calls = without_links(getattr(child, "children", ()))
        notes += calls
        if isinstance(child, m.Link):
            bare += inner
        elif not inner and not calls:
            bare.append(child)
        elif inner:
            bare.append(replace(child, children=inner))
    return tuple(bare), notes


# Short forms, ruby, breaks


def _abbreviation(element: Element, children: m.Inlines, _: Context) -> list[m.Inline]:
    """Make `abbr title` a short form with its expansion; without one it is its words."""
    expansion = " ".join(element.get("title").split())
    words = plain_text(children)
    if not expansion or expansion.casefold() == words.strip().casefold() or _shows(children):
        return list(children)
    return [m.Abbreviation(words, expansion, span=element.span)]


def _ruby_text(element: Element, children: m.Inlines, _: Context) -> list[m.Inline]:
    """Make `rt` words in parentheses behind those it is written over, as `rp` would (HTML 4.5.12)."""
    words = flowed(children)
    return [m.Text("(", span=element.span), *words, m.Text(")", span=element.span)] if words else []


def _line_break(element: Element, content: tuple[Part, ...], _: Context) -> list[Part]:
    return [m.LineBreak(span=element.span), *content]


INLINES: dict[str, Maker] = {
    "a": _link,
    "abbr": inline(_abbreviation),
    "acronym": inline(_abbreviation),
    "b": inline(_wrapping(m.Strong)),
    "br": _line_break,
    "cite": inline(_wrapping(m.Emphasis)),
    "code": inline(_literal(m.Code)),
    "del": inline(_wrapping(m.Strike)),
    "em": inline(_wrapping(m.Emphasis)),
    "i": inline(_wrapping(m.Emphasis)),
    "img": pictures.img,
    "image": pictures.img,  # as browsers read it (HTML 13.2.6.4.7)
    "kbd": inline(_literal(m.Keyboard)),
    "q": inline(_quoted),
    "rp": nothing,
    "rt": inline(_ruby_text),
    "s": inline(_wrapping(m.Strike)),
    "samp": inline(_literal(m.Code)),
    "strike": inline(_wrapping(m.Strike)),
    "strong": inline(_wrapping(m.Strong)),
    "sub": inline(_wrapping(m.Subscript)),
    "sup": inline(_wrapping(m.Superscript)),
    "tt": inline(_literal(m.Code)),
    "var": inline(_wrapping(m.Emphasis)),
    "wbr": transparent,
} | dict.fromkeys(
    "bdi bdo big blink data dfn font ins label mark nobr picture rb rtc ruby small span time u".split(),  # noqa: SIM905  # a table of names reads best as words
    transparent,
)
"""Every element that runs inside a line."""
