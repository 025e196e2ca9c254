"""Cells: the shape of a notebook (nbformat 4, and 3 under the same names), checked before anything is made of it."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import NamedTuple

from publish.model import Span
from publish.readers.front_matter import Entry, Mapping, Scalar, Sequence, Value
from publish.readers.notebook.json_tree import NotJson
from publish.readers.notebook.written import Written, written

_EMPTY = Mapping({}, Span(1))


class Output(NamedTuple):
    """One output of a code cell: its kind, its data by media type, what is said of them, its text, its place."""

    kind: str
    data: dict[str, Written]
    metadata: Mapping
    text: Written
    span: Span
    stream: str = ""


class Cell(NamedTuple):
    """One cell: its number from 1, its kind, its source, what is said of it, its outputs and attachments."""

    number: int
    kind: str
    source: Written
    metadata: Mapping
    outputs: tuple[Output, ...]
    attachments: Mapping
    span: Span
    level: int = 0
    language: str = ""


class Notebook(NamedTuple):
    """A notebook: its cells, what is said of it, and the format that it was written in."""

    cells: tuple[Cell, ...]
    metadata: Mapping
    version: int


def read_shape(tree: Value, file: list[str]) -> Notebook:
    """Return the notebook that a tree is; raise NotJson, with the place, where it is not of its form."""
    top = _mapping(tree, "the notebook")
    values = top.entries
    version = _number(values["nbformat"].value) if "nbformat" in values else 4
    metadata = _mapping(values["metadata"].value, "metadata") if "metadata" in values else _EMPTY
    found = list(_cells(top))
    cells = tuple(_cell(number, value, file) for number, value in enumerate(found, 1))
    return Notebook(cells, metadata, version)


def _cells(top: Mapping) -> Iterator[Value]:
    """Yield the cells, which nbformat 3 keeps in worksheets."""
    if "cells" in top.entries:
        yield from _sequence(top.entries["cells"].value, "cells")
    elif "worksheets" in top.entries:
        for sheet in _sequence(top.entries["worksheets"].value, "worksheets"):
            entries = _mapping(sheet, "a worksheet").entries
            if "cells" in entries:
                yield from _sequence(entries["cells"].value, "cells")
    else:
        raise NotJson(top.span, "it has no cells")


def _cell(number: int, value: Value, file: list[str]) -> Cell:
    name = f"cell {number}"
    cell = _mapping(value, name)
    entries = cell.entries
    if "cell_type" not in entries:
        raise NotJson(cell.span, f"{name} has no cell_type")
    source = entries.get("source") or entries.get("input")
    if source is None:
        raise NotJson(cell.span, f"{name} has no source")
    outputs = _sequence(entries["outputs"].value, f"the outputs of {name}") if "outputs" in entries else ()
    return Cell(
        number=number,
        kind=_text(entries["cell_type"].value, f"the cell_type of {name}"),
        source=_strings(source.value, f"the source of {name}", file),
        metadata=_inner(entries, "metadata", name),
        outputs=tuple(_output(output, f"an output of {name}", file) for output in outputs),
        attachments=_inner(entries, "attachments", name),
        span=Span(cell.span.line),
        level=_number(entries["level"].value) if "level" in entries else 1,
        language=_text(entries["language"].value, f"the language of {name}") if "language" in entries else "",
    )


def _inner(entries: dict[str, Entry], key: str, name: str) -> Mapping:
    if key not in entries or (isinstance(entries[key].value, Scalar) and entries[key].value == _null(entries[key])):
        return _EMPTY
    return _mapping(entries[key].value, f"the {key} of {name}")


def _null(entry: Entry) -> Scalar:
    return Scalar("null", entry.value.span)


# Outputs

_OLD_NAMES = {
    "html": "text/html",
    "javascript": "application/javascript",
    "jpeg": "image/jpeg",
    "json": "application/json",
    "latex": "text/latex",
    "markdown": "text/markdown",
    "pdf": "application/pdf",
    "png": "image/png",
    "svg": "image/svg+xml",
    "text": "text/plain",
}
"""The names that nbformat 3 has for media types."""

_OLD_KINDS = {"pyout": "execute_result", "pyerr": "error"}


def _output(value: Value, name: str, file: list[str]) -> Output:
    output = _mapping(value, name)
    entries = output.entries
    if "output_type" not in entries:
        raise NotJson(output.span, f"{name} has no output_type")
    written_kind = _text(entries["output_type"].value, name)
    kind = _OLD_KINDS.get(written_kind, written_kind)
    data = _inner(entries, "data", name).entries
    if kind in {"execute_result", "display_data"} and not data:
        data = {_OLD_NAMES[key]: entry for key, entry in entries.items() if key in _OLD_NAMES}
    said = entries.get("text") or entries.get("traceback")
    return Output(
        kind=kind,
        data={media: _data(entry.value, media, file) for media, entry in data.items()},
        metadata=_inner(entries, "metadata", name),
        text=_strings(said.value, name, file, ends="\n" if kind == "error" else "") if said else _error(entries, file),
        span=Span(output.span.line),
        stream=_stream(entries),
    )


def _stream(entries: dict[str, Entry]) -> str:
    """Return the name of a stream, `stdout` or `stderr` (nbformat 3: `stream`)."""
    entry = entries.get("name") or entries.get("stream")
    return entry.value.text if entry and isinstance(entry.value, Scalar) else ""


def _error(entries: dict[str, Entry], file: list[str]) -> Written:
    """Return the name and the words of an error that came without a traceback."""
    parts = [entries[key].value for key in ("ename", "evalue") if key in entries]
    return written([Scalar(f"{part.text}\n", part.span) for part in parts if isinstance(part, Scalar)], file)


def _data(value: Value, media: str, file: list[str]) -> Written:
    """Return data as text; what is JSON itself (nbformat 4, `mimebundle`) is written as JSON again."""
    match value:
        case Sequence() if media.endswith("json"):
            return written([Scalar(as_json(value), value.span)], file)
        case Scalar() | Sequence() if _is_text(value):
            return _strings(value, "", file)
        case _:
            return written([Scalar(as_json(value), value.span)], file)


def as_json(value: Value, indent: int = 0) -> str:
    """Return a value as lines of JSON, for a person to read."""
    match value:
        case Scalar(text, _, is_string):
            return _string(text) if is_string else text
        case Sequence(items):
            return "[" + ", ".join(as_json(item, indent) for item in items) + "]"
        case Mapping(entries):
            pad = "  " * (indent + 1)
            inner = ",\n".join(
                f"{pad}{_string(key)}: {as_json(entry.value, indent + 1)}" for key, entry in entries.items()
            )
            return f"{{\n{inner}\n{'  ' * indent}}}" if inner else "{}"


def _string(text: str) -> str:
    return json.dumps(text, ensure_ascii=False)


def _is_text(value: Scalar | Sequence) -> bool:
    if isinstance(value, Scalar):
        return value.quoted
    return all(isinstance(item, Scalar) and item.quoted for item in value.items)


# Types


def _mapping(value: Value, name: str) -> Mapping:
    if isinstance(value, Mapping):
        return value
    raise NotJson(value.span, f"{name} must be an object")


def _sequence(value: Value, name: str) -> tuple[Value, ...]:
    if isinstance(value, Sequence):
        return value.items
    raise NotJson(value.span, f"{name} must be a list")


def _text(value: Value, name: str) -> str:
    if isinstance(value, Scalar) and value.quoted:
        return value.text
    raise NotJson(value.span, f"{name} must be text")


def _number(value: Value) -> int:
    return int(value.text) if isinstance(value, Scalar) and value.text.isdecimal() and len(value.text) < 5 else 4  # noqa: PLR2004


def _strings(value: Value, name: str, file: list[str], ends: str = "") -> Written:
    """Return a text that is one string or a list of them; `ends` is what ends each string of a list."""
    items = value.items if isinstance(value, Sequence) else (value,)
    strings: list[Scalar] = []
    for item in items:
        if not isinstance(item, Scalar) or not item.quoted:
            raise NotJson(item.span, f"{name} must be text, in one string or a list of strings")
        strings.append(Scalar(item.text + ends, item.span, quoted=True))
    return written(strings, file)
