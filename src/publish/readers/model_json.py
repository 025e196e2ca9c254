"""The reader of our own JSON: an article as `codec.to_json` writes it, trusted no more than any other source.

What would break a writer is refused (SRC007), so that every article that leaves this room is one that
a reader of mark-up could have made, before or after the passes.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from itertools import chain

import msgspec

from publish import model as m
from publish.model.codec import from_json
from publish.model.slug import slug
from publish.model.walk import walk
from publish.readers import values
from publish.readers.decoding import MAX_BYTES, decode, replaced
from publish.readers.findings import Findings, quoted
from publish.readers.front_matter import Scalar
from publish.readers.images import BadImage, check
from publish.readers.links import is_safe
from publish.readers.source import Reading, Settings, Source, stem

MAX_DEPTH = 160
"""How deep structures may stand in each other: as our deepest Markdown, 100 blocks and 40 inlines, and sections."""

_OF_PANDOC = '"pandoc-api-version"'
"""A key of every document that pandoc writes as JSON, and of none of ours."""

_MAX_TOLD = 20
_MAX_NUMBER = 2**31 - 1
_MAX_SPAN = 1000  # HTML 4.9.11 clamps a cell's columns to it
# XML 1.0 2.3, without the colon that namespaces use.
_NAME = re.compile(r"[^\W\d][\w.·-]*")

Fault = tuple[m.Span | None, str]


def read(source: Source, settings: Settings) -> Reading:
    """Read an article from our own JSON, or pandoc's document; of one that is not whole, nothing is made."""
    findings = Findings(source.name)
    text = decode(source, findings, MAX_BYTES)
    if text is None:
        return Reading(article=None, diagnostics=findings.in_order())
    if _OF_PANDOC in text:
        from publish.readers import pandoc  # noqa: PLC0415  # only such a document pays for it

        return pandoc.article(text, source, settings, findings, pandoc.Container())
    try:
        article = _decoded(text.encode())
    except RecursionError:
        findings.add("SRC005")
        return Reading(article=None, diagnostics=findings.in_order())
    except (msgspec.DecodeError, ValueError) as error:
        findings.add("SRC007", message=f"the article's JSON is not valid: {error}")
        return Reading(article=None, diagnostics=findings.in_order())
    faults = tuple(_faults(article))
    for span, message in faults[:_MAX_TOLD]:
        findings.add("SRC007", span, f"the article's JSON is not valid: {message}")
    return Reading(article=None if faults else _named(article, source), diagnostics=findings.in_order())


def _decoded(data: bytes) -> m.Article:
    """Return the article in JSON; an object without `model` is of another program, not an article of defaults."""
    article = from_json(data)
    if "model" not in msgspec.json.decode(data, type=dict[str, msgspec.Raw]):
        raise msgspec.ValidationError("Object missing required field `model`")
    return article


def _named(article: m.Article, source: Source) -> m.Article:
    """Return an article whose slug is one, made of the source's name where it has none."""
    name = slug(article.meta.slug or stem(source.name))
    return msgspec.structs.replace(article, meta=msgspec.structs.replace(article.meta, slug=name))


def _faults(article: m.Article) -> Iterator[Fault]:
    if _depth(article) > MAX_DEPTH:
        yield None, f"it is nested deeper than {MAX_DEPTH}"
        return
    yield from _strings(article)
    yield from _identifiers(article)
    yield from _references(article)
    yield from _placement(article)
    yield from _dates(article.meta)
    for node in walk(article):
        yield from ((node.span, message) for message in _node_faults(node))
    for resource in article.resources:
        yield from _resource(resource)


def _depth(article: m.Article) -> int:
    """Measure how deep structures stand in each other, without recursion."""
    deepest = 0
    waiting: list[tuple[object, int]] = [(article, 1)]
    while waiting:
        value, depth = waiting.pop()
        deepest = max(deepest, depth)
        if isinstance(value, msgspec.Struct):
            waiting += [(getattr(value, name), depth + 1) for name in value.__struct_fields__]
        elif isinstance(value, tuple):
            waiting += [(part, depth) for part in value]
        if deepest > MAX_DEPTH:
            break
    return deepest


def _strings(value: object) -> Iterator[Fault]:
    """Yield each text with a character that XML forbids, wherever it stands."""
    waiting = [value]
    while waiting:
        part = waiting.pop()
        if isinstance(part, str) and replaced(part) != part:
            yield None, f"a text holds a character that no format may hold: {quoted(part)}"
        elif isinstance(part, msgspec.Struct):
            waiting += [getattr(part, name) for name in part.__struct_fields__]
        elif isinstance(part, tuple):
            waiting += part


def _identifiers(article: m.Article) -> Iterator[Fault]:
    """Yield each id that is no XML name, or stands twice among its like.

    Those of headings, figures and tables are the author's, in whatever form: the pass `ids` makes them names.
    """
    likes = (
        [node.id for node in walk(article) if isinstance(node, _SENTENCES) and node.id],
        [note.id for note in article.notes],
        [resource.id for resource in article.resources],
    )
    for ident, times in chain.from_iterable(Counter(idents).items() for idents in likes):
        if not _NAME.fullmatch(ident):
            yield None, f"an id is no XML name: {quoted(ident)}"
        if times > 1:
            yield None, f"the id {quoted(ident)} stands {times} times"


_SENTENCES = m.Sentence | m.CodeBlock | m.Formula
"""What counts as a sentence, and has a sentence's id."""


def _references(article: m.Article) -> Iterator[Fault]:
    """Yield each note and each picture that is named and not there."""
    notes = {note.id for note in article.notes}
    pictures = {resource.id for resource in article.resources}
    for node in walk(article):
        match node:
            case m.NoteReference(note) if note not in notes:
                yield node.span, f"a note is not there: {quoted(note)}"
            case m.Figure(resource) | m.Image(resource) if resource not in pictures:
                yield node.span, f"a picture is not there: {quoted(resource)}"
            case _:
                pass
    if article.meta.cover and article.meta.cover.resource not in pictures:
        yield None, f"a picture is not there: {quoted(article.meta.cover.resource)}"


_UNFIT: tuple[tuple[tuple[type[m.Node], ...], tuple[type[m.Node], ...]], ...] = (
    ((m.Link,), (m.Link, m.NoteReference)),
    ((m.Sentence,), (m.Sentence,)),
    ((m.Quote, m.Aside, m.BulletList, m.OrderedList, m.DescriptionList, m.Table, m.Figure), (m.Section,)),
)
"""Which nodes no others may hold, however deep."""


def _placement(article: m.Article) -> Iterator[Fault]:
    """Yield each section inside another block, and each link, note reference or sentence inside its like."""
    for node in walk(article):
        for outer, unfit in _UNFIT:
            if isinstance(node, outer):
                inside = (child for child in walk(node) if child is not node and isinstance(child, unfit))
                yield from (
                    (c.span, f"a {type(c).__name__} cannot stand inside a {type(node).__name__}") for c in inside
                )
    sections = (node for note in article.notes for node in walk(note) if isinstance(node, m.Section))
    yield from ((section.span, "a Section cannot stand inside a note") for section in sections)


def _dates(meta: m.Meta) -> Iterator[Fault]:
    named = {"date": meta.date, "updated": meta.updated, "modified": meta.modified}
    named |= {"accessibility.evaluated": meta.accessibility.evaluated}
    named |= {f"corrections[{i}].date": correction.date for i, correction in enumerate(meta.corrections)}
    for name, written in named.items():
        try:
            if written and values.date(Scalar(written, m.Span(1))) != written:
                yield None, f"«{name}» is not written as ISO 8601: {quoted(written)}"
        except values.WrongValue as wrong:
            yield None, f"«{name}» {wrong}"


# Nodes one by one


def _node_faults(node: m.Node) -> Iterator[str]:
    if node.span and not (1 <= node.span.line <= _MAX_NUMBER and 1 <= node.span.column <= _MAX_NUMBER):
        yield f"a place is none: line {node.span.line}, column {node.span.column}"
    match node:
        case m.Link(target) if not is_safe(target):
            yield f"a link is not safe: {quoted(target)}"
        case m.Foreign(lang) if not m.is_language_tag(lang):
            yield f"not a language tag: {quoted(lang)}"
        case m.OrderedList(_, start) if not 0 <= start <= _MAX_NUMBER:
            yield f"a list cannot start at {start}"
        case m.Figure(_, _, _, width) if not 0 <= width <= 100:  # noqa: PLR2004  # percent
            yield f"a width is no percentage: {width}"
        case m.Section(_, _, _, level) if not 0 <= level <= 6:  # noqa: PLR2004  # as Markdown and HTML have
            yield f"a section was written at level {level}"
        case m.Cell(_, _, columns, rows) if not (1 <= columns <= _MAX_SPAN and 1 <= rows <= _MAX_SPAN):
            yield f"a cell spans {columns} columns and {rows} rows"
        case _:
            pass


def _resource(resource: m.Resource) -> Iterator[Fault]:
    """Yield what is not so of a picture: it must be, byte for byte, what our own check makes of its bytes."""
    try:
        checked = check(resource.data, resource.name)
    except BadImage as bad:
        yield None, str(bad)
        return
    if checked.resource != resource:
        wrong = next(name for name in _RESOURCE_FIELDS if getattr(checked.resource, name) != getattr(resource, name))
        yield None, f"the picture {quoted(resource.name)} is not what it says: its {wrong} differs from its bytes"


_RESOURCE_FIELDS = ("media_type", "width", "height", "data", "id", "name")
