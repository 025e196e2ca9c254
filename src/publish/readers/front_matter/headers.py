"""Metadata without fences, as other tools have it: pandoc's title block, and the lines of MultiMarkdown and Pelican."""

from __future__ import annotations

import re

from publish.model import Span
from publish.readers.findings import Findings
from publish.readers.front_matter.tree import Entry, Mapping, Scalar, Sequence, Value

_LINE = re.compile(r"([A-Za-z][\w -]{0,30}):[ \t]+(\S.*)")
_MORE = re.compile(r"[ \t]+\S.*")
_TITLES = frozenset({"title", "subtitle"})
_PEOPLE = frozenset({"author", "authors"})
_OTHERS = frozenset(
    """
    date modified updated lang language category tags keywords slug summary description status base copyright css
    layout draft email affiliation publisher revision version xhtml_header quotes_language latex_mode
    """.split()  # noqa: SIM905  # a table of names reads best as words
)
_USUAL = _TITLES | _PEOPLE | _OTHERS
"""Names that such lines have; with another among the first two they are text."""


def read(lines: list[str], findings: Findings) -> tuple[Mapping | None, int]:
    """Return the values that stand before a text without fences, and the line its body begins at."""
    entries, end = _title_block(lines) or _header_lines(lines) or ({}, 0)
    if not entries:
        return None, 1
    findings.add("META012", Span(1), "the lines before the text were read as front matter")
    return Mapping(entries, Span(1)), end + 1


def _title_block(lines: list[str]) -> tuple[dict[str, Entry], int] | None:
    """Read pandoc's title block: title, authors and date in up to three lines that begin with `%`."""
    if not re.match(r"%[ \t]+\S", lines[0]):
        return None
    fields: list[list[tuple[str, int]]] = []
    index = 0
    while index < len(lines):
        line = lines[index]
        if line.startswith("%") and len(fields) < len(_BLOCK):
            fields.append([(line[1:].strip(), index + 1)])
        elif line[:1] in {" ", "\t"} and line.strip():
            fields[-1].append((line.strip(), index + 1))
        else:
            break
        index += 1
    if index < len(lines) and lines[index].strip():
        return None
    entries = {name: _entry(name, parts) for name, parts in zip(_BLOCK, fields, strict=False) if parts[0][0]}
    return entries, index


_BLOCK = ("title", "authors", "date")


def _entry(name: str, parts: list[tuple[str, int]]) -> Entry:
    """Make the entry of one field; authors stand in lines of their own or with `;` between them."""
    span = Span(parts[0][1], 3)
    if name != "authors":
        return Entry(span, Scalar(" ".join(text for text, _ in parts), span, quoted=True))
    names = [(one.strip(), line) for text, line in parts for one in text.split(";") if one.strip()]
    return Entry(span, Sequence(tuple(Scalar(one, Span(line), quoted=True) for one, line in names), span))


def _header_lines(lines: list[str]) -> tuple[dict[str, Entry], int] | None:
    """Read `Key: value` lines that go on to the first blank line, if one of them is the title."""
    entries: dict[str, Entry] = {}
    end = next((index for index, line in enumerate(lines) if not line.strip()), len(lines))
    for number, line in enumerate(lines[:end], 1):
        found = _LINE.fullmatch(line.rstrip())
        if found:
            name = found[1].strip().lower().replace(" ", "_")
            entries.setdefault(
                name, Entry(Span(number), _people(name, Scalar(found[2], Span(number, found.start(2) + 1))))
            )
        elif entries and _MORE.fullmatch(line):
            _continue(entries, line.strip())
        else:
            return None
    first = list(entries)[:2]
    return (entries, end) if _TITLES & set(entries) and set(first) <= _USUAL else None


def _people(name: str, value: Scalar) -> Value:
    """Split authors at `;`, as MultiMarkdown and Pelican write several."""
    if name not in _PEOPLE or ";" not in value.text:
        return value
    names = tuple(Scalar(one.strip(), value.span) for one in value.text.split(";") if one.strip())
    return Sequence(names, value.span)


def _continue(entries: dict[str, Entry], words: str) -> None:
    name, entry = list(entries.items())[-1]
    if isinstance(entry.value, Scalar):
        entries[name] = Entry(entry.key, Scalar(f"{entry.value.text} {words}", entry.value.span))
