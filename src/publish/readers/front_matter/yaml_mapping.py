"""YAML front matter: composed to nodes and never to Python values, so that `no`, `1984` and `2024-02-30` stay words.

Anchors, aliases and tags of other programs are refused. Where the whole cannot be read, each key is read by
itself, so that a fault costs no other key its value.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

import yaml

from publish.model import Span
from publish.readers.decoding import forbidden, replaced
from publish.readers.findings import Findings, quoted
from publish.readers.front_matter.tree import Entry, Fault, Mapping, Scalar, Sequence, Value
from publish.readers.front_matter.yaml_repair import Repair, repaired

_STANDARD_TAGS = frozenset(
    f"tag:yaml.org,2002:{name}" for name in ("str", "int", "float", "bool", "null", "timestamp", "seq", "map", "merge")
)
_MAX_REPAIRS = 20
_MAX_REPAIRED = 20_000
"""Characters of a key with its value that are worth repairs: each reads them all again."""

# What YAML takes for a line end, and no editor counts as one (YAML 1.1 5.4); what it does not take at all (5.1).
_SEPARATORS = str.maketrans(dict.fromkeys("\x85\u2028\u2029", " "))
_TAB_AFTER_COLON = re.compile(
    r"""^(\s*(?:-[ ]+)*[\w"'-]+:)([ ]*\t[ \t]*)(?=\S)""", re.MULTILINE
)  # which YAML 1.2 allows (6.2)
_UNPRINTABLE = re.compile("[^\t\n\x20-\x7e\xa0-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


class Block(NamedTuple):
    """Lines of YAML, and the number of the first in the file."""

    lines: tuple[str, ...]
    first: int

    def span(self, mark: yaml.Mark | None) -> Span:
        """Return the place in the file that a mark of the parser means."""
        return Span(self.first + mark.line, mark.column + 1) if mark else Span(self.first)


def read_yaml(text: str, first_line: int, findings: Findings) -> Mapping | None:
    """Return the values of a YAML text whose first line has this number in the file."""
    written = _UNPRINTABLE.sub("\ufffd", text.translate(_SEPARATORS))
    written = _TAB_AFTER_COLON.sub(lambda found: found[1] + " " * len(found[2]), written)
    whole = Block(tuple(written.split("\n")), first_line)
    try:
        node = _composed(whole)
    except (Fault, yaml.MarkedYAMLError):
        return _key_by_key(whole, findings)
    if node is None:
        return None
    if not isinstance(node, yaml.MappingNode):
        return _key_by_key(whole, findings)
    return Mapping(_entries([(whole, node)], findings), whole.span(node.start_mark))


# Reading


class _Loader(yaml.BaseLoader):
    """A YAML loader that composes strings, lists and maps, and refuses what could multiply or run."""

    block: Block

    def compose_node(self, parent: yaml.Node | None, index: int) -> yaml.Node | None:
        event = self.peek_event()  # type: ignore[no-untyped-call]  # the stubs leave it untyped
        place = self.block.span(event.start_mark)
        if isinstance(event, yaml.AliasEvent):
            raise Fault(place, f"aliases (*{event.anchor}) are not allowed in front matter", "write the value itself")
        if getattr(event, "anchor", None):
            hint = "take it away, or put the value in quotes"
            raise Fault(place, f"anchors (&{event.anchor}) are not allowed in front matter", hint)
        if getattr(event, "tag", None) not in {None, "!", *_STANDARD_TAGS}:
            hint = "take it away, or put the value in quotes"
            raise Fault(place, f"unknown tag {quoted(event.tag)} in front matter", hint)
        node = super().compose_node(parent, index)
        for key, _ in node.value if isinstance(node, yaml.MappingNode) else ():
            if not isinstance(key, yaml.ScalarNode):
                raise Fault(self.block.span(key.start_mark), "a key of front matter must be a word")
        return node


def _composed(block: Block) -> yaml.Node | None:
    loader = _Loader("\n".join(block.lines))
    loader.block = block
    try:
        return loader.get_single_node()
    finally:
        loader.dispose()


# Key by key


def _key_by_key(whole: Block, findings: Findings) -> Mapping:
    """Return the values of a text that is not YAML as a whole."""
    nodes = []
    for block in _blocks(whole):
        mended, node = _mended(block, findings)
        if node is not None:
            nodes.append((mended, node))
    return Mapping(_entries(nodes, findings), Span(whole.first))


def _blocks(whole: Block) -> Iterator[Block]:
    """Cut lines before each key of the first level."""
    written = [index for index, line in enumerate(whole.lines) if line.strip() and line.lstrip()[0] != "#"]
    margin = _indent(whole.lines[written[0]]) if written else 0
    starts = [i for i in written if _indent(whole.lines[i]) <= margin and whole.lines[i].lstrip()[0] not in "-}])"]
    starts = sorted({*written[:1], *starts})
    for start, end in zip(starts, [*starts[1:], len(whole.lines)], strict=False):
        yield Block(whole.lines[start:end], whole.first + start)


def _indent(line: str) -> int:
    return len(line) - len(line.lstrip())


def _mended(block: Block, findings: Findings) -> tuple[Block, yaml.MappingNode | None]:
    """Read one key with its value; what is wrong is told, and put right where only one thing can be meant."""
    touched: set[int] = set()
    for _ in range(_MAX_REPAIRS):
        try:
            node = _composed(block)
        except (Fault, yaml.MarkedYAMLError) as error:
            repair = _repair(block, error, touched)
        else:
            if node is None or isinstance(node, yaml.MappingNode):
                return block, node
            repair = _repair(block, None, touched)
        _tell(repair, block, findings)
        if repair.lines is None:
            break
        touched.add(repair.line)
        block = Block(repair.lines, block.first)
    return block, None


def _repair(block: Block, error: Fault | yaml.MarkedYAMLError | None, touched: set[int]) -> Repair:
    """Return what is to be told of a fault, with the lines put right or with none."""
    at = [0]
    told = Repair(0, 1, "this line is no key with a value", "write a key, a colon, a space and the value")
    match error:
        case Fault(span=span, message=message, hint=hint):
            line = span.line - block.first
            if not message.startswith(("aliases", "a key")):
                return Repair(line, span.column, message, hint)
            at = [line]
            told = Repair(line, span.column, message, hint)
        case yaml.MarkedYAMLError(problem=problem, context=context):
            marks = [mark for mark in (error.problem_mark, error.context_mark) if mark]
            at = [mark.line for mark in marks] or [0]
            where = block.span(marks[0] if marks else None)
            message, hint = _in_plain_words(problem or context or "")
            told = Repair(where.line - block.first, where.column, message, hint)
        case _:
            pass
    if sum(map(len, block.lines)) > _MAX_REPAIRED:
        return told
    return repaired(block.lines, at, touched) or told


_PLAIN_WORDS = (
    ("but got ':'", "a value between brackets holds a colon", "put the value in quotes"),
    ("but got", "a bracket is not closed, or a comma is missing", "close the bracket, or put the value in quotes"),
    ("could not find expected ':'", "this line is no key with a value", "write a key, a colon, a space and the value"),
    (
        "expected <block end>",
        "this line does not stand under the one it belongs to",
        "begin keys of one level in one column",
    ),
    ("end of stream", "what opens here is never closed", "close the quotation mark or the bracket"),
    ("sequence entries are not allowed", "an item of a list cannot stand here", "give each item a line of its own"),
    ("mapping values are not allowed", "a colon cannot stand here", "put the value in quotes"),
)
"""What PyYAML says, and what that means for an author."""


def _in_plain_words(problem: str) -> tuple[str, str]:
    for part, message, hint in _PLAIN_WORDS:
        if part in problem:
            return message, hint
    return f"front matter is not valid YAML: {problem}", "correct this line"


def _tell(repair: Repair, block: Block, findings: Findings) -> None:
    findings.add("META001", Span(block.first + repair.line, repair.column), repair.message, repair.hint)


# Nodes to values


def _entries(nodes: list[tuple[Block, yaml.MappingNode]], findings: Findings) -> dict[str, Entry]:
    """Return the entries of maps, each key once: the first stands."""
    entries: dict[str, Entry] = {}
    for block, node in nodes:
        for key, value in node.value:
            span = block.span(key.start_mark)
            if key.value in entries:
                first = entries[key.value].key.line
                findings.add(
                    "META001",
                    span,
                    f"key {quoted(key.value)} stands twice, first in line {first}",
                    "keep one of the two",
                )
                continue
            entries[key.value] = Entry(span, _value(value, block, findings))
    return entries


def _value(node: yaml.Node, block: Block, findings: Findings) -> Value:
    span = block.span(node.start_mark)
    if isinstance(node, yaml.SequenceNode):
        return Sequence(tuple(_value(item, block, findings) for item in node.value), span)
    if isinstance(node, yaml.MappingNode):
        return Mapping(_entries([(block, node)], findings), span)
    assert isinstance(node, yaml.ScalarNode)
    # JSON writes a character beyond the Basic Multilingual Plane as two escapes (RFC 8259 7).
    text = str(node.value).encode("utf-16", "surrogatepass").decode("utf-16", "replace")
    if found := forbidden(text):
        message = f"a character that no format may hold was replaced: {found}"
        findings.add("SRC006", span, message)
    if node.style is None:
        _tell_comment(node, block, findings)
    return Scalar(replaced(text), span, quoted=node.style is not None)


def _tell_comment(node: yaml.ScalarNode, block: Block, findings: Findings) -> None:
    """Tell of words that YAML takes for a comment and an author need not: those with no space after the `#`."""
    line = block.lines[node.end_mark.line] if node.end_mark.line < len(block.lines) else ""
    comment = re.match(r"\s+(#[^\s#][^\s]*)", line[node.end_mark.column :]) if node.value else None
    if comment:
        place = block.span(node.end_mark)
        message = f"what follows {quoted(comment[1])} is a comment to YAML and was left out"
        findings.add("META012", place, message, "put the value in quotes to keep it")
