"""Options: what tags, metadata and Quarto's lines `#| key: value` ask for a cell."""

from __future__ import annotations

import re
from typing import NamedTuple

from publish.readers.findings import Findings
from publish.readers.front_matter import Mapping, Scalar, Sequence, Value
from publish.readers.front_matter.tree import Fault
from publish.readers.front_matter.yaml_mapping import read_yaml
from publish.readers.notebook.cells import Cell
from publish.readers.notebook.written import Written

_OPTION = re.compile(r"\s*(?:#|//|--|%%)\|\s?(.*)")


class Options(NamedTuple):
    """What is asked for one cell: which of its parts stay out and by which name, and the words of its pictures."""

    hidden: dict[str, str]
    alternatives: tuple[str, ...] = ()
    captions: tuple[str, ...] = ()
    table_caption: str = ""
    label: str = ""
    may_fail: bool = False


# Part of a cell -> names that leave it out (Jupyter Book, nbconvert, nbextensions; Quarto's value is false).
_TAGS: dict[str, tuple[str, ...]] = {
    "cell": ("remove-cell", "hide-cell", "remove_cell", "hide_cell", "hidden", "ignore"),
    "code": ("remove-input", "hide-input", "remove_input", "hide_input", "report_hide_input"),
    "outputs": ("remove-output", "hide-output", "remove_output", "hide_output"),
    "stdout": ("remove-stdout", "remove_stdout"),
    "stderr": ("remove-stderr", "remove_stderr"),
}
_QUARTO = {"include": "cell", "echo": "code", "output": "outputs", "warning": "stderr"}
_METADATA = {"hide_input": "code", "hide_output": "outputs"}
_FALSE = frozenset({"false", "no", "off"})
_MAY_FAIL = frozenset({"raises-exception", "raises_exception"})


def options_of(cell: Cell, defaults: Mapping, findings: Findings) -> tuple[Options, Written]:
    """Return what is asked for a cell, and its source without the lines that ask; `defaults` hold for all cells."""
    lines, source = _parted(cell.source)
    written = _yaml(lines, findings) if lines.lines else {}
    metadata = {key: entry.value for key, entry in cell.metadata.entries.items()}
    known = {**{key: entry.value for key, entry in defaults.entries.items()}, **metadata, **written}
    tags = _texts(metadata.get("tags"))
    image = _within(_within(metadata.get("mystnb") or metadata.get("render"), "image"), "alt")
    figure = _within(_within(metadata.get("mystnb") or metadata.get("render"), "figure"), "caption")
    asked = Options(
        hidden=_hidden(tags, metadata, {**{key: entry.value for key, entry in defaults.entries.items()}, **written}),
        alternatives=_first(known.get("fig-alt"), known.get("alt"), known.get("alt_text"), image),
        captions=_first(known.get("fig-subcap"), known.get("fig-cap"), figure),
        table_caption=" ".join(_first(known.get("tbl-cap"))),
        label=" ".join(_texts(known.get("label"))),
        may_fail=bool(_MAY_FAIL & set(tags)) or _text(written.get("error")) == "true",
    )
    return asked, source


def _parted(source: Written) -> tuple[Written, Written]:
    """Part the lines of options at the top of a cell from its code."""
    count = 0
    while count < len(source.lines) and _OPTION.fullmatch(source.lines[count].text):
        count += 1
    after = count
    while count and after < len(source.lines) and not source.lines[after].text.strip():
        after += 1
    return source.only(range(count)), source.only(range(after, len(source.lines)))


def _yaml(lines: Written, findings: Findings) -> dict[str, Value]:
    bare = [found[1] for line in lines.lines if (found := _OPTION.fullmatch(line.text))]
    try:
        mapping = read_yaml("\n".join(bare), lines.span.line, findings)
    except (Fault, RecursionError):
        findings.add("MARK003", lines.span, "the options of this cell are not YAML and were left out")
        return {}
    return {key: entry.value for key, entry in mapping.entries.items()} if mapping else {}


def _hidden(tags: tuple[str, ...], metadata: dict[str, Value], quarto: dict[str, Value]) -> dict[str, str]:
    """Return which parts of a cell stay out, each with the name that asks for it."""
    by_tag = {part: tag for part, names in _TAGS.items() for tag in tags if tag in names}
    by_option = {part: f"{key}: false" for key, part in _QUARTO.items() if _text(quarto.get(key)).lower() in _FALSE}
    by_key = {part: key for key, part in _METADATA.items() if _text(metadata.get(key)) == "true"}
    by_sphinx = {"cell": "hidden"} if _text(metadata.get("nbsphinx")) == "hidden" else {}
    return {**by_key, **by_sphinx, **by_option, **by_tag}


# Values


def _first(*values: Value | None) -> tuple[str, ...]:
    """Return the texts of the first value that has any."""
    return next((found for value in values if (found := _texts(value))), ())


def _texts(value: Value | None) -> tuple[str, ...]:
    match value:
        case Scalar(text):
            return (text.strip(),) if text.strip() else ()
        case Sequence(items):
            return tuple(item.text.strip() for item in items if isinstance(item, Scalar))
        case _:
            return ()


def _text(value: Value | None) -> str:
    return value.text if isinstance(value, Scalar) else ""


def _within(value: Value | None, key: str) -> Value | None:
    return value.entries[key].value if isinstance(value, Mapping) and key in value.entries else None
