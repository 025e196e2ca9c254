"""What is known of a reStructuredText article: docutils' bibliographic fields, the header of a PEP, `meta` directives.

What our metadata has a key for goes there, with its line; every other field stays in the text, as a description.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from docutils import nodes

from publish import model as m
from publish.readers.dates import date_of
from publish.readers.front_matter import Entry, Mapping, Scalar, Sequence, Value
from publish.readers.metadata import Front, read_front
from publish.readers.rst.blocks import fields, inner
from publish.readers.rst.page import Page
from publish.readers.source import Settings

_KEYS: dict[str, str] = {
    "author": "authors",
    "authors": "authors",
    "copyright": "rights",
    "created": "date",
    "date": "date",
    "description": "description",
    "keywords": "keywords",
    "lang": "lang",
    "language": "lang",
    "last-modified": "updated",
    "subtitle": "subtitle",
    "title": "title",
    "toc": "toc",
}
"""A field, in lower case -> the key of our front matter that says the same."""

_OF_SPHINX = frozenset({"nocomments", "nosearch", "orphan", "tocdepth", "no-search", "content-type"})
"""Fields that only steer the tool."""

_PERSON = re.compile(r"(?P<name>[^<>()@]+?)\s*(?:<(?P<email>[^<>\s]+@[^<>\s]+)>|\((?P<other>[^()\s]+@[^()\s]+)\))?")


def front(page: Page, settings: Settings) -> tuple[Front, m.Blocks]:
    """Return what is known of the article, and the fields that stay in the text."""
    known: dict[str, Entry] = {}
    kept: list[nodes.Element] = []
    for name, node in _fields(page.document):
        key = _KEYS.get(name, "")
        value = _value(key, node, m.Span(page.line(node))) if key else None
        if value is not None and (key == "authors" or key not in known):
            known[key] = _joined(known.get(key), Entry(m.Span(page.line(node)), value))
        elif name not in _OF_SPHINX and not (key and isinstance(node, nodes.meta) and key == "toc"):
            kept.append(node)
    mapping = Mapping(known, m.Span(1)) if known else None
    return read_front(mapping, page.findings, settings), tuple(_kept(kept, page))


def _fields(document: nodes.document) -> Iterator[tuple[str, nodes.Element]]:
    """Yield name and element of every field that is about the whole article."""
    for child in document.children:
        match child:
            case nodes.subtitle():
                yield "subtitle", child
            case nodes.docinfo():
                for entry in child.children:
                    assert isinstance(entry, nodes.Element)
                    yield (_name(entry) if isinstance(entry, nodes.field) else entry.tagname), entry
            case _:
                pass
    for meta in document.findall(nodes.meta):
        yield str(meta.get("name", "")).lower(), meta


def _name(field: nodes.field) -> str:
    return field.children[0].astext().strip().lower()


def _joined(before: Entry | None, entry: Entry) -> Entry:
    """Return the authors of several fields as one list."""
    if before is None:
        return entry
    people = [*_people(before.value), *_people(entry.value)]
    return Entry(before.key, Sequence(tuple(people), before.key))


def _people(value: Value) -> tuple[Value, ...]:
    return value.items if isinstance(value, Sequence) else (value,)


# Values


def _value(key: str, node: nodes.Element, span: m.Span) -> Value | None:
    """Return what a field says in the form of our front matter, or None where it says more than its key can hold."""
    text = _text(node)
    if not text:
        return None
    if key == "authors":
        return _authors(node, text, span)
    if key in {"date", "updated"}:
        day = _day(text)
        return Scalar(day, span, quoted=True) if day else None
    return Scalar(text, span, quoted=True)


def _text(node: nodes.Element) -> str:
    if isinstance(node, nodes.meta):
        return " ".join(str(node.get("content", "")).split())
    return " ".join((node.children[1] if isinstance(node, nodes.field) else node).astext().split())


def _authors(node: nodes.Element, text: str, span: m.Span) -> Value | None:
    if isinstance(node, nodes.authors):
        names = [child.astext() for child in node.children]
    else:
        names = [name for name in re.split(r"\s*[,;]\s*(?=\S)", text) if name]
    found = [_PERSON.fullmatch(" ".join(name.split())) for name in names]
    people = [person for person in found if person]
    return Sequence(tuple(_person(person, span) for person in people), span) if len(people) == len(found) else None


def _person(found: re.Match[str], span: m.Span) -> Value:
    written = {"name": found["name"], "email": found["email"] or found["other"] or ""}
    return Mapping({key: Entry(span, Scalar(text, span, quoted=True)) for key, text in written.items() if text}, span)


def _day(text: str) -> str:
    """Return the day that a field names: with a time behind it, as version control writes it, or as PEPs have it."""
    if found := _WITH_TIME.match(text):
        return date_of(found[1])
    return date_of(_OF_PEPS.sub(r"\1 \2 \3", text))


_WITH_TIME = re.compile(r"(\d{4}-\d\d-\d\d)\b")
_OF_PEPS = re.compile(r"(\d{1,2})-([A-Za-z]{3})-(\d{4})")


# What stays in the text


def _kept(kept: list[nodes.Element], page: Page) -> Iterator[m.Block]:
    """Yield the fields that our metadata has no place for, as one list of descriptions."""
    items: list[m.Description] = []
    for node in kept:
        match node:
            case nodes.field():
                (block,) = fields(nodes.field_list("", node), page)
                assert isinstance(block, m.DescriptionList)
                items += block.items
            case nodes.meta():
                page.told.left_out(page.line(node), f"metadata that is not ours was left out: {_text(node)[:60]}")
            case _:
                span = page.span(node)
                content = _content(node, page)
                items.append(m.Description(((m.Text(node.tagname.capitalize(), span=span),),), (content,), span=span))
    if items:
        yield m.DescriptionList(tuple(items), span=items[0].span)


def _content(node: nodes.Element, page: Page) -> m.Blocks:
    if isinstance(node, nodes.authors):
        return tuple(block for child in node.children for block in inner(nodes.paragraph("", child.astext()), page))
    return inner(node, page)
