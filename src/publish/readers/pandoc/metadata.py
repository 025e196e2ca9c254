"""Metadata of pandoc's document, as the values of our front matter; it has no places."""

from __future__ import annotations

import re
from typing import assert_never

from publish import model as m
from publish.model.runs import in_blocks
from publish.model.walk import plain_text
from publish.readers.dates import date_of
from publish.readers.findings import quoted
from publish.readers.front_matter import Entry, Mapping, Scalar, Sequence, Value
from publish.readers.metadata import FIELDS
from publish.readers.pandoc import elements as p
from publish.readers.pandoc.blocks import inner
from publish.readers.pandoc.inlines import Inlines
from publish.readers.pandoc.page import Page
from publish.readers.values import is_empty

_HERE = m.Span(1)
_ISO = re.compile(r"\d{4}-\d")
_KEYS = frozenset(FIELDS) | {"author"}


def mapping(meta: dict[str, p.MetaValue], page: Page) -> Mapping:
    """Return metadata as a map of the keys that are ours; the others are told together, for they are a tool's."""
    entries = {key: Entry(_HERE, _value(value, page)) for key, value in meta.items() if key in _KEYS}
    others = sorted(set(meta) - _KEYS - {"abstract"})
    if others:
        named = quoted(", ".join(others), 200)
        page.findings.add("META004", page.here, f"metadata of another tool is not used: {named}")
    for key in entries.keys() & {"date", "updated"}:
        entries[key] = _dated(entries[key], page)
    return Mapping({key: entry for key, entry in entries.items() if not is_empty(entry.value)}, _HERE)


def _dated(entry: Entry, page: Page) -> Entry:
    """Return a date as ISO 8601 has it; one that names no day is told, and left out."""
    match entry.value:
        case Scalar(text) if text.strip():
            day = text if _ISO.match(text) else date_of(text)
            if not day:
                page.findings.add("META004", page.here, f"the date {quoted(text)} names no day and is not used")
            return Entry(_HERE, Scalar(day, _HERE, quoted=True))
        case _:
            return entry


def _value(value: p.MetaValue, page: Page) -> Value:
    with page.within():
        match value:
            case p.MetaMap(values):
                return Mapping({key: Entry(_HERE, _value(inner, page)) for key, inner in values.items()}, _HERE)
            case p.MetaList(values):
                return Sequence(tuple(_value(inner, page) for inner in values), _HERE)
            case p.MetaBool(truth):
                return Scalar(str(truth).lower(), _HERE)
            case p.MetaString(text):
                return Scalar(text, _HERE, quoted=True)
            case p.MetaInlines(inlines):
                return Scalar(_words(inlines, page), _HERE, quoted=True)
            case p.MetaBlocks(blocks):
                return Scalar(_said(inner(blocks, page)), _HERE, quoted=True)
            case _:
                assert_never(value)


def _words(inlines: p.Inlines, page: Page) -> str:
    return plain_text(Inlines(page, inner).run(inlines))


def _said(blocks: m.Blocks) -> str:
    """Return the words of blocks in one line."""
    said: list[str] = []

    def heard(run: m.Inlines) -> m.Inlines:
        said.append(plain_text(run))
        return run

    in_blocks(blocks, heard)
    return " ".join(words for words in said if words)


def abstract(meta: dict[str, p.MetaValue], page: Page) -> m.Blocks:
    """Return the abstract, which stands before the text."""
    match meta.get("abstract"):
        case p.MetaBlocks(blocks):
            made = inner(blocks, page)
        case p.MetaInlines(inlines):
            made = inner((p.Para(inlines),), page)
        case p.MetaString(text) if text.strip():
            made = (m.Paragraph((m.Text(text),)),)
        case _:
            made = ()
    return (m.Aside(made, "note", (m.Text("Abstract"),)),) if made else ()
