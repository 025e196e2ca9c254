"""Languages of elements: `lang` and `xml:lang` (HTML 3.2.6.2), as the words of the elements carry them."""

from __future__ import annotations

from publish import model as m
from publish.readers.html.flow import says_something, spread
from publish.readers.html.parts import Context, Element, Part, Parts
from publish.readers.languages import language_tag


def written_language(element: Element) -> str:
    """Return the language that an element names, as it is written, or nothing."""
    return element.get("xml:lang") or element.get("lang")


def language_of(element: Element, around: str, context: Context) -> str:
    """Return the language of an element's words: its own, else the one around it."""
    written = written_language(element)
    if not written or element.name in {"html", "body"}:
        return around
    return language_tag(written, context.findings, element.span) or around


def spoken_in(lang: str, parts: Parts, span: m.Span) -> list[Part]:
    """Return parts with their words marked as being in a language."""
    return spread(parts, lambda run: _foreign(lang, run, span))


def _foreign(lang: str, run: m.Inlines, span: m.Span) -> list[m.Inline]:
    """Mark a run, unless every word of it is marked already."""
    if not lang or not any(not isinstance(node, m.Foreign) and says_something((node,)) for node in run):
        return list(run)
    return [m.Foreign(lang, run, span=span)]
