"""A byline that stands twice: as the first words under the title, and in the metadata, which every edition shows."""

from __future__ import annotations

import re

from msgspec.structs import replace

from publish import model as m
from publish.diagnostics import finding
from publish.model.walk import plain_text, walk
from publish.readers.dates import date_of
from publish.readers.findings import quoted, visible
from publish.readers.source import Reading

_BY = r"(?:(?:(?:written|words|story|text) )?by|von|par|por|di|da|door|av|автор:?|بقلم)"
_AND = r"(?:and|und|et|y|e|en|och|и|و|&)"
_MARKS = r"[\s,;:|·•–—-]*"


def told_once(reading: Reading, file: str) -> Reading:
    """Return a reading without a first paragraph that says nothing but who wrote the article, and when.

    The authors must be those of the metadata, in their order; a date must be that of the metadata, or fill its place.
    A paragraph that says more stays, and so does one with a link or a note in it, which no byline could keep.
    """
    article = reading.article
    first = article.body[0] if article and article.body else None
    if article is None or not isinstance(first, m.Paragraph) or any(isinstance(node, _KEPT) for node in walk(first)):
        return reading
    words = " ".join(plain_text(first.children).split())
    day = _day(words, article.meta)
    if day is None:
        return reading
    said = finding("SRC015", file, first.span, visible(f"{quoted(words)} is the byline, which every edition shows"))
    meta = replace(article.meta, date=article.meta.date or day)
    diagnostics = sorted((*reading.diagnostics, said), key=lambda each: (each.line, each.column))
    return replace(reading, article=replace(article, meta=meta, body=article.body[1:]), diagnostics=tuple(diagnostics))


_KEPT = (m.Link, m.NoteReference, m.Image, m.Math)


def _day(words: str, meta: m.Meta) -> str | None:
    """Return the date of a byline («» where it names none), or None for words that are no byline of the metadata."""
    names = rf"{_MARKS}(?:{_AND}\b)?{_MARKS}".join(re.escape(person.name) for person in meta.authors)
    found = re.fullmatch(rf"(?:{_BY}\b)?{_MARKS}{names}{_MARKS}(?P<rest>.*)", words, re.IGNORECASE) if names else None
    if found is None:
        return None
    day = date_of(found["rest"])
    agrees = not found["rest"] or (day and meta.date[:10] in {"", day})
    return day if agrees else None
