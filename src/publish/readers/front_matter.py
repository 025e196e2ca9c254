"""Front matter: YAML between `---` or TOML between `+++`, as strings with the place of every key.

YAML is composed to nodes and never to Python values, so that `no`, `1984` and `2024-02-30` stay what
the author wrote. Aliases and tags of other programs are refused.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator

import msgspec
import yaml

from publish.model import Span
from publish.readers.findings import Findings, quoted

_MAX_CHARACTERS = 100_000
_FENCES = {"---": ("---", "..."), "+++": ("+++",)}
_YAML_KEY = re.compile(r"""\s*(?:#.*|-{3}|\.{3}|[\w"'$-][^:]*:(?:\s.*|))""")
_TOML_KEY = re.compile(r"""\s*(?:#.*|\[.*|\+{3}|[\w"'.-]+\s*=.*)""")
_STANDARD_TAGS = frozenset(
    f"tag:yaml.org,2002:{name}" for name in ("str", "int", "float", "bool", "null", "timestamp", "seq", "map")
)


class Scalar(msgspec.Struct, frozen=True):
    """One value as the author wrote it; `quoted` where quotation marks stood around it."""

    text: str
    span: Span
    quoted: bool = False


class Sequence(msgspec.Struct, frozen=True):
    """A list of values."""

    items: tuple[Value, ...]
    span: Span


class Mapping(msgspec.Struct, frozen=True):
    """Keys with their values, in the order of the source; each key once."""

    entries: dict[str, Entry]
    span: Span


class Entry(msgspec.Struct, frozen=True):
    """A value with the place of its key."""

    key: Span
    value: Value


Value = Scalar | Sequence | Mapping


class FrontMatter(msgspec.Struct, frozen=True):
    """What stands before an article: its values (None: there is none), and the line its body begins at."""

    values: Mapping | None
    body_line: int = 1


class _Fault(Exception):  # noqa: N818  # never leaves this module
    def __init__(self, line: int, column: int, message: str) -> None:
        super().__init__(message)
        self.span = Span(max(line, 1), max(column, 1))
        self.message = message


def split(text: str, findings: Findings) -> FrontMatter:
    r"""Read the front matter of a text with `\n` line ends; what is wrong with it is told with its line."""
    lines = text.split("\n")
    fence = lines[0].rstrip()
    if fence not in _FENCES or not _begins(fence, lines):
        return FrontMatter(None)
    end = next((i for i, line in enumerate(lines) if i and line.rstrip() in _FENCES[fence]), None)
    if end is None:
        findings.add("META001", Span(1), f"front matter opened here is never closed by a line {fence}")
        return FrontMatter(None, 2)
    values = _parsed(fence, "\n".join(lines[1:end]), findings)
    return FrontMatter(values, end + 2)


def _begins(fence: str, lines: list[str]) -> bool:
    """Tell front matter from a thematic break: a key, a comment or the end follows at once."""
    key = _YAML_KEY if fence == "---" else _TOML_KEY
    return len(lines) > 1 and key.fullmatch(lines[1]) is not None


def _parsed(fence: str, text: str, findings: Findings) -> Mapping | None:
    if len(text) > _MAX_CHARACTERS:
        findings.add("META001", Span(1), f"front matter has more than {_MAX_CHARACTERS} characters")
        return None
    try:
        value = _yaml(text, findings) if fence == "---" else _toml(text)
    except _Fault as fault:
        findings.add("META001", fault.span, fault.message)
        return None
    except RecursionError:
        findings.add("META001", Span(1), "front matter is nested too deeply")
        return None
    if value is None or isinstance(value, Mapping):
        return value
    findings.add("META001", value.span, "front matter is not made of keys and values")
    return None


# YAML


class _Loader(yaml.BaseLoader):
    """A YAML loader that composes strings, lists and maps, and refuses aliases."""

    def compose_node(self, parent: yaml.Node | None, index: int) -> yaml.Node | None:
        if self.check_event(yaml.AliasEvent):
            event = self.peek_event()  # type: ignore[no-untyped-call]  # the stubs leave it untyped
            raise _marked(event.start_mark, f"aliases (*{event.anchor}) are not allowed in front matter")
        return super().compose_node(parent, index)


def _yaml(text: str, findings: Findings) -> Value | None:
    loader = _Loader(text)
    try:
        node = loader.get_single_node()
    except yaml.MarkedYAMLError as error:
        problem = " ".join(part for part in (error.problem, error.context) if part)
        raise _marked(error.problem_mark or error.context_mark, f"front matter is not valid YAML: {problem}") from error
    except yaml.YAMLError as error:
        raise _Fault(2, 1, f"front matter is not valid YAML: {error}") from error
    finally:
        loader.dispose()
    return None if node is None else _value(node, findings)


def _marked(mark: yaml.Mark | None, message: str) -> _Fault:
    return _Fault(mark.line + 2, mark.column + 1, message) if mark else _Fault(2, 1, message)


def _span(node: yaml.Node) -> Span:
    return Span(node.start_mark.line + 2, node.start_mark.column + 1)


def _value(node: yaml.Node, findings: Findings) -> Value:
    if node.tag not in _STANDARD_TAGS:
        raise _marked(node.start_mark, f"unknown tag {quoted(node.tag)} in front matter")
    if isinstance(node, yaml.SequenceNode):
        return Sequence(tuple(_value(item, findings) for item in node.value), _span(node))
    if isinstance(node, yaml.MappingNode):
        return Mapping(_entries(node, findings), _span(node))
    return Scalar(str(node.value), _span(node), quoted=getattr(node, "style", None) is not None)


def _entries(node: yaml.MappingNode, findings: Findings) -> dict[str, Entry]:
    entries: dict[str, Entry] = {}
    for key, value in node.value:
        if not isinstance(key, yaml.ScalarNode):
            raise _marked(key.start_mark, "a key of front matter must be a word")
        if key.value in entries:
            first = entries[key.value].key.line
            findings.add("META001", _span(key), f"key «{key.value}» stands twice, first in line {first}")
            continue
        entries[key.value] = Entry(_span(key), _value(value, findings))
    return entries


# TOML: tomllib knows no places, so keys are looked for in the text, in their order.

_AT_LINE = re.compile(r"\(at line (\d+), column (\d+)\)")


def _toml(text: str) -> Value:
    try:
        values = tomllib.loads(text)
        return _from_toml(values, _TomlPlaces(text), Span(2))
    except tomllib.TOMLDecodeError as error:
        place = _AT_LINE.search(str(error))
        line, column = (int(place[1]) + 1, int(place[2])) if place else (text.count("\n") + 2, 1)
        problem = _AT_LINE.sub("", str(error)).strip()
        raise _Fault(line, column, f"front matter is not valid TOML: {problem}") from error
    except ValueError as error:  # a number with thousands of digits
        raise _Fault(2, 1, f"front matter is not valid TOML: {error}") from error


class _TomlPlaces:
    """Where the keys of a TOML text stand, found from the top downwards."""

    def __init__(self, text: str) -> None:
        self._lines = text.split("\n")

    def find(self, key: str, after: int) -> Span:
        """Return the place of a key at or after a line of the file (line 2 is the first after the fence)."""
        name = re.compile(rf"""(?:^|[\[{{,.\s])(["']?){re.escape(key)}\1\s*[\].=]""")
        for index in range(max(after - 2, 0), len(self._lines)):
            if found := name.search(self._lines[index]):
                return Span(index + 2, self._lines[index].index(key, found.start()) + 1)
        return Span(after)


def _from_toml(value: object, places: _TomlPlaces, span: Span) -> Value:
    if isinstance(value, dict):
        return Mapping(dict(_toml_entries(value, places, span)), span)
    if isinstance(value, list):
        return Sequence(tuple(_from_toml(item, places, span) for item in value), span)
    if isinstance(value, bool):
        return Scalar(str(value).lower(), span)
    return Scalar(str(value), span, quoted=isinstance(value, str))


def _toml_entries(table: dict[str, object], places: _TomlPlaces, span: Span) -> Iterator[tuple[str, Entry]]:
    for key, value in table.items():
        place = places.find(key, span.line)
        yield key, Entry(place, _from_toml(value, places, place))
