"""What every reader of an author's text does last: title, slug and cover, and the article made of the parts."""

from __future__ import annotations

import datetime as dt
import re
from pathlib import PurePosixPath

import msgspec

from publish import model as m
from publish.model.slug import slug
from publish.model.walk import plain_text
from publish.readers.findings import Findings, quoted
from publish.readers.images import Gallery
from publish.readers.metadata import Front
from publish.readers.source import Reading, Source, stem

_LONGEST_TITLE = 120
_ENDS_A_SENTENCE = (".", ",", ";", ":", "。", "؟", "।")


def finished(
    source: Source,
    front: Front,
    *,
    body: m.Blocks,
    notes: tuple[m.Note, ...],
    gallery: Gallery,
    findings: Findings,
    title: m.Inlines = (),
) -> Reading:
    """Make the reading of a source from all that was read of it; `title` where the source says which run it is."""
    title, rest = (title, body) if title else _titled(front, body, source, findings)
    cover = _cover(front, gallery)
    date = front.meta.date or _date_of_name(source.name, findings)
    article = m.Article(
        meta=msgspec.structs.replace(
            front.meta, slug=slug(front.meta.slug or stem(source.name)), cover=cover, date=date
        ),
        title=title,
        subtitle=_text(front.subtitle, front.places.get("subtitle")),
        body=rest,
        notes=notes,
        resources=gallery.resources(),
    )
    return Reading(article=article, diagnostics=findings.in_order(), withheld=front.withheld)


# 2019-08-19-title.md, as Jekyll names its posts
_DATED_NAME = re.compile(r"(\d{4}-\d\d-\d\d)-[^/]*", re.ASCII)


def _date_of_name(name: str, findings: Findings) -> str:
    """Return the date that a file's name begins with, or nothing."""
    found = _DATED_NAME.fullmatch(PurePosixPath(name).name)
    try:
        date = dt.date.fromisoformat(found[1]).isoformat() if found else ""
    except ValueError:  # no day of the calendar: then it is part of the name
        return ""
    if date:
        findings.add("META014", m.Span(1), f"the date {date} was taken from the file's name")
    return date


def _text(words: str, span: m.Span | None) -> m.Inlines:
    return (m.Text(words, span=span),) if words else ()


def _cover(front: Front, gallery: Gallery) -> m.Cover | None:
    if front.cover is None:
        return None
    resource = gallery.find(front.cover.image, front.cover.span)
    return m.Cover(resource=resource.id, alt=front.cover.alt) if resource else None


# The title


def _titled(front: Front, body: m.Blocks, source: Source, findings: Findings) -> tuple[m.Inlines, m.Blocks]:
    """Return the title, and the body without what became of it the title."""
    if front.title:
        return _text(front.title, front.places.get("title")), _without_repeated(front.title, body, findings)
    index = _title_index(body)
    if index is None:
        name = " ".join(stem(source.name).replace("_", " ").replace("-", " ").split())
        title = name[:1].upper() + name[1:] or "Article"
        findings.add("META005", m.Span(1), f"the title {quoted(title)} was taken from the file's name")
        return (m.Text(title, span=m.Span(1)),), body
    found = body[index]
    assert isinstance(found, m.Section | m.Paragraph)
    words = found.title if isinstance(found, m.Section) else found.children
    place = "a heading" if isinstance(found, m.Section) else "the first line"
    findings.add("META005", found.span, f"the title {quoted(plain_text(words))} was taken from {place}")
    return words, (*body[:index], *body[index + 1 :])


def _title_index(body: m.Blocks) -> int | None:
    """Return which block is the title: the first heading, of level 1 or at the very start, else a short first line."""
    first = next((i for i, block in enumerate(body) if isinstance(block, m.Section)), None)
    if first is not None:
        section = body[first]
        assert isinstance(section, m.Section)
        if (section.written_level == 1 or first == 0) and plain_text(section.title).strip():
            return first
    return 0 if body and _could_be_title(body[0]) else None


def _could_be_title(block: m.Block) -> bool:
    if not isinstance(block, m.Paragraph):
        return False
    words = plain_text(block.children).strip()
    return 0 < len(words) <= _LONGEST_TITLE and "\n" not in words and not words.endswith(_ENDS_A_SENTENCE)


def _without_repeated(title: str, body: m.Blocks, findings: Findings) -> m.Blocks:
    """Leave out a first heading that only repeats the title of the front matter."""
    first = body[0] if body else None
    if isinstance(first, m.Section) and folded(plain_text(first.title)) == folded(title):
        findings.add("META009", first.span)
        return body[1:]
    return body


_PLAIN_MARKS = str.maketrans("‘’“”", "''\"\"")


def folded(words: str) -> str:
    """Return words as titles are compared: in one line, without case, with the quotation marks of a typewriter."""
    return " ".join(words.translate(_PLAIN_MARKS).casefold().split())
