"""What is known of a notebook: its front matter, as Quarto and Jupyter Book write it, before its own metadata."""

from __future__ import annotations

from publish import model as m
from publish.readers.findings import Findings
from publish.readers.front_matter import Entry, Mapping, Scalar, Sequence, Value, split
from publish.readers.notebook.cells import Cell, Notebook
from publish.readers.notebook.passages import told_in
from publish.readers.notebook.written import Written

_KEYS = frozenset({"title", "subtitle", "author", "authors", "date", "lang", "description", "keywords", "name"})
"""Keys of a notebook's metadata that say something of the article (nbformat 4 names `title` and `authors`)."""


def matter(notebook: Notebook, findings: Findings) -> tuple[Mapping, tuple[Cell, ...]]:
    """Return what is known of the article under the keys of our front matter, and the cells without it."""
    known = {key: entry for key, entry in notebook.metadata.entries.items() if key in _KEYS and _says(entry.value)}
    if "name" in known:  # nbformat 3
        known.setdefault("title", known.pop("name"))
    first = notebook.cells[0] if notebook.cells else None
    if first is None or first.kind not in {"raw", "markdown"}:
        return Mapping(known, m.Span(1)), notebook.cells
    found = split(first.source.text, told_in(findings, first.source))
    if found.values is None:
        return Mapping(known, m.Span(1)), notebook.cells
    entries = {**known, **_placed(found.values, first.source).entries}
    rest = first.source.only(range(min(found.body_line - 1, len(first.source.lines)), len(first.source.lines)))
    return Mapping(entries, m.Span(1)), (first._replace(source=rest), *notebook.cells[1:])


def _says(value: Value) -> bool:
    return not isinstance(value, Scalar) or value.quoted


def _placed(mapping: Mapping, source: Written) -> Mapping:
    """Return values with their places in the file."""
    value = _value(mapping, source)
    assert isinstance(value, Mapping)
    return value


def _value(value: Value, source: Written) -> Value:
    span = source.place(value.span.line, value.span.column)
    match value:
        case Scalar(text, _, is_quoted):
            return Scalar(text, span, is_quoted)
        case Sequence(items):
            return Sequence(tuple(_value(item, source) for item in items), span)
        case Mapping(entries):
            placed = {
                key: Entry(source.place(entry.key.line, entry.key.column), _value(entry.value, source))
                for key, entry in entries.items()
            }
            return Mapping(placed, span)


def defaults(known: Mapping) -> tuple[Mapping, Mapping]:
    """Part Quarto's options for all cells (`execute`) from what is known of the article."""
    execute = known.entries.get("execute")
    rest = Mapping({key: entry for key, entry in known.entries.items() if key != "execute"}, known.span)
    asked = execute.value if execute and isinstance(execute.value, Mapping) else Mapping({}, known.span)
    return asked, rest


def computer_language(notebook: Notebook) -> str:
    """Return the name of the computer language that the notebook's kernel runs."""
    for path in (("language_info", "name"), ("kernelspec", "language"), ("kernel_info", "language")):
        value: Value | None = notebook.metadata
        for key in path:
            value = value.entries[key].value if isinstance(value, Mapping) and key in value.entries else None
        if isinstance(value, Scalar) and value.quoted:
            return value.text.strip().lower()
    return ""
