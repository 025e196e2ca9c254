"""TOML front matter: tomllib knows no places, so keys are looked for in the text, in their order."""

from __future__ import annotations

import re
import tomllib
from bisect import bisect_left
from collections.abc import Iterator

from publish.model import Span
from publish.readers.findings import Findings
from publish.readers.front_matter.tree import Entry, Mapping, Scalar, Sequence, Value

_AT = re.compile(r"\(at (?:line (\d+), column (\d+)|end of document)\)")
_STATEMENT = re.compile(r"""\s*(?:[\w"'.-]+\s*=|\[\[?\s*[\w"'.-]+\s*\]\]?\s*(?:#.*)?$)""")
_PAIR = re.compile(r"""\s*([\w"'.-]+)\s*([=:])\s*(.*?)\s*""")
_MAX_FAULTS = 100


def read_toml(text: str, first_line: int, findings: Findings) -> Mapping:
    """Return the values of a TOML text whose first line has this number; a faulty key is told and left out."""
    lines = text.split("\n")
    for _ in range(_MAX_FAULTS):
        try:
            return _mapping(tomllib.loads("\n".join(lines)), lines, first_line)
        except ValueError as error:  # TOMLDecodeError, or a number with thousands of digits
            _leave_out(error, lines, first_line, findings)
    return Mapping({}, Span(first_line))


def _leave_out(error: ValueError, lines: list[str], first_line: int, findings: Findings) -> None:
    """Tell a fault, and blank out the statement that holds it or keep what it can only mean."""
    place = _AT.search(str(error))
    line = int(place[1]) - 1 if place and place[1] else len(lines) - 1
    if place is None:
        line = max(range(len(lines)), key=lambda index: len(lines[index]))
    line = min(line, len(lines) - 1)
    start = next((i for i in range(line, -1, -1) if _STATEMENT.match(lines[i])), line)
    if not lines[line].strip() or (place and not place[1]):
        line = start
    pair = _PAIR.fullmatch(lines[line])
    start = line if pair else start
    column = int(place[2]) if place and place[2] else 1
    problem = _AT.sub("", str(error)).strip()
    problem = problem[:1].lower() + problem[1:]
    findings.add("META001", Span(line + first_line, column), f"front matter is not valid TOML: {problem}", _hint(pair))
    if pair and _is_bare_text(pair[3]) and "overwrite" not in problem:
        lines[line] = f"{pair[1]} = '{pair[3]}'" if "'" not in pair[3] else ""
        return
    end = next((i for i in range(line + 1, len(lines)) if _STATEMENT.match(lines[i])), len(lines))
    lines[start:end] = [""] * (end - start)


def _is_bare_text(value: str) -> bool:
    return bool(value) and (value[0].isalpha() or value[0] in "“‘«") and value not in {"true", "false"}


def _hint(pair: re.Match[str] | None) -> str:
    """Return how a line is to be written, where that is certain."""
    if pair and _is_bare_text(pair[3]):
        words = pair[3].strip("“”‘’«»").replace("\\", "\\\\").replace('"', '\\"')
        return f'write {pair[1]} = "{words[:60]}"'
    return f'write {pair[1]} = "…"' if pair and pair[2] == ":" else "correct the TOML at this line"


class _Places:
    """Where the keys of a TOML text stand: each line looked through once."""

    _KEY = re.compile(r"""(?:^|(?<=[\[{,.\s]))(["']?)([^\s"'=\[\].,{}]+)\1(?=\s*[\].=])""")

    def __init__(self, lines: list[str], first_line: int) -> None:
        self._spans: dict[str, list[tuple[int, int]]] = {}
        for number, line in enumerate(lines, first_line):
            for found in self._KEY.finditer(line):
                self._spans.setdefault(found[2], []).append((number, found.start(2) + 1))

    def find(self, key: str, after: int) -> Span:
        """Return the next place of a key at or after a line of the file; each place is given once."""
        spans = self._spans.get(key, [])
        index = bisect_left(spans, (after, 0))
        return Span(*spans.pop(index)) if index < len(spans) else Span(after)


def _mapping(values: dict[str, object], lines: list[str], first_line: int) -> Mapping:
    places = _Places(lines, first_line)
    return Mapping(dict(_entries(values, places, Span(first_line))), Span(first_line))


def _value(value: object, places: _Places, span: Span) -> Value:
    if isinstance(value, dict):
        return Mapping(dict(_entries(value, places, span)), span)
    if isinstance(value, list):
        return Sequence(tuple(_value(item, places, span) for item in value), span)
    if isinstance(value, bool):
        return Scalar(str(value).lower(), span)
    return Scalar(str(value), span, quoted=isinstance(value, str))


def _entries(table: dict[str, object], places: _Places, span: Span) -> Iterator[tuple[str, Entry]]:
    for key, value in table.items():
        place = places.find(key, span.line)
        yield key, Entry(place, _value(value, places, place))
