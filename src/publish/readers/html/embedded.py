"""Embedded content of HTML: formulas and drawings, and what no edition can hold, with the words that it shows."""

from __future__ import annotations

import re

from publish import model as m
from publish.model.walk import plain_text
from publish.readers.html.flow import one_run, paragraphs
from publish.readers.html.parts import Context, Element, Maker, Part, Piece, is_inline
from publish.readers.html.svg_case import as_svg

# Formulas and drawings: the mark-up itself is their content, as one text.

_TAG = re.compile(r"<[^>]*>")


def math(element: Element, content: tuple[Part, ...], _: Context) -> list[Part]:
    """Make `math` a formula, which stands by itself where it says so (MathML Core 2.1.1)."""
    source = "".join(part.text for part in content if isinstance(part, m.Text))
    if not _TAG.sub("", source).strip():
        return []
    if element.get("display") == "block" or element.get("mode") == "display":
        return [m.Formula(source, "mathml", span=element.span)]
    return [m.Math(source, "mathml", span=element.span)]


def tex(element: Element, content: tuple[Part, ...], _: Context) -> list[Part]:
    """Make TeX that a script would have set a formula."""
    source = "".join(part.text for part in content if isinstance(part, m.Text)).strip()
    if not source:
        return []
    made = (
        m.Formula(source, span=element.span) if element.get("display") == "block" else m.Math(source, span=element.span)
    )
    return [made]


_TITLE = re.compile(r"<title\b[^>]*>(.*?)</title>", re.DOTALL | re.IGNORECASE)
_DESCRIPTION = re.compile(r"<desc\b[^>]*>(.*?)</desc>", re.DOTALL | re.IGNORECASE)


def svg(element: Element, content: tuple[Part, ...], context: Context) -> list[Part]:
    """Make `svg` a picture, described by its name, its title or its description (SVG-AAM 1.0)."""
    source = "".join(part.text for part in content if isinstance(part, m.Text))
    label = element.get("aria-label") or _words(_TITLE, source) or _words(_DESCRIPTION, source)
    if not label and (element.get("aria-hidden") == "true" or element.roles & {"presentation", "none"}):
        return []
    resource = context.gallery.keep(as_svg(source), "drawing.svg", element.span)
    if resource is None:
        return [m.Text(f" {label} ", span=element.span)] if label else []
    alt = m.Described(label, span=element.span) if label else m.Undescribed("drawing.svg", span=element.span)
    return [m.Image(resource.id, alt, span=element.span)]


def _words(pattern: re.Pattern[str], source: str) -> str:
    found = pattern.search(source)
    return " ".join(_TAG.sub("", found[1]).split()) if found else ""


# What is played or loaded: a link stands in its place.


def player(element: Element, content: tuple[Part, ...], context: Context) -> list[Part]:
    """Make `iframe`, `video`, `audio`, `object` and `embed` a link to what they show, with the words inside them."""
    sources = [part.element.get("src") for part in content if isinstance(part, Piece) and part.element.get("src")]
    rest = [part for part in content if not isinstance(part, Piece) or part.content]
    written = next((element.get(name) for name in ("src", "data", "data-src") if element.get(name)), "")
    written = written or next(iter(sources), "")
    target = context.target(written, element.span) if written and not written.startswith("about:") else ""
    name = element.get("title") or element.get("aria-label") or element.get("name")
    context.findings.add("MARK001", element.span, _told(element.name, linked=bool(target)))
    words = name or target
    if not words:
        return rest
    text = m.Text(words, span=element.span)
    link = m.Link(target, (text,), span=element.span) if target else text
    return [m.Paragraph((link,), span=element.span), *paragraphs(rest)]


def _told(name: str, *, linked: bool) -> str:
    instead = "a link to it stands in its place" if linked else "its words are kept"
    return f"HTML <{name}> was left out; {instead}"


def _source(element: Element, content: tuple[Part, ...], _: Context) -> list[Part]:
    return [Piece(element, ()), *content]


def area(element: Element, _: tuple[Part, ...], context: Context) -> list[Part]:
    """Make an `area` of an image map the link that it is."""
    words, written = element.get("alt"), element.get("href")
    target = context.target(written, element.span) if written else ""
    if not words and not target:
        return []
    text = m.Text(words or target, span=element.span)
    return [m.Text(" "), m.Link(target, (text,), span=element.span) if target else text, m.Text(" ")]


# Controls of a form: their words are kept.

_WITH_VALUE = frozenset({"submit", "reset", "button"})
_TICKED = frozenset({"checkbox", "radio"})


def field(element: Element, content: tuple[Part, ...], context: Context) -> list[Part]:
    """Make an `input` the words that it shows; a box to tick is its list's to understand."""
    kind = element.get("type").lower()
    if kind in _TICKED:
        return [Piece(element, ()), *content] if kind == "checkbox" else list(content)
    if kind == "hidden":
        return list(content)
    context.findings.add("MARK001", element.span, _told("input", linked=False))
    words = element.get("value") if kind in _WITH_VALUE else element.get("aria-label") or element.get("placeholder")
    if kind == "image":
        words = element.get("alt") or words
    return [*([m.Text(f" {words} ", span=element.span)] if words else []), *content]


def control(element: Element, content: tuple[Part, ...], context: Context) -> list[Part]:
    """Make a control the words that it shows."""
    context.findings.add("MARK001", element.span, _told(element.name, linked=False))
    return [m.Text(" "), *content, m.Text(" ")] if all(is_inline(part) for part in content) else list(content)


def choice(element: Element, content: tuple[Part, ...], _: Context) -> list[Part]:
    """Make `option` its words, apart from those of its neighbours."""
    words, _others = one_run(content)
    label = plain_text(words).strip() or element.get("label")
    return [m.Text(f" {label} ", span=element.span)] if label else []


def choices(element: Element, content: tuple[Part, ...], _: Context) -> list[Part]:
    """Make `optgroup` its label and its choices."""
    return [m.Text(f" {element.get('label')} ", span=element.span), *content]


EMBEDDED: dict[str, Maker] = {
    "area": area,
    "button": control,
    "canvas": control,
    "input": field,
    "math": math,
    "meter": control,
    "optgroup": choices,
    "option": choice,
    "output": control,
    "param": lambda _, content, __: list(content),
    "progress": control,
    "select": control,
    "svg": svg,
    "Tex": tex,
    "textarea": control,
    "track": lambda _, content, __: list(content),
    **dict.fromkeys(("applet", "audio", "bgsound", "embed", "frame", "iframe", "object", "video"), player),
    **dict.fromkeys(("frameset", "map", "noembed", "noframes", "noscript"), lambda _, content, __: list(content)),
    "source": _source,
}
"""What is embedded in a page, and the controls of its forms."""
