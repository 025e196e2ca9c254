"""Substitutions that stand in each other, and how long a text they would make: docutils itself sets no limit."""

from __future__ import annotations

from collections import Counter

from docutils import nodes

from publish.readers.decoding import MAX_TEXT


class TooLong(Exception):  # noqa: N818  # the author's fault: it becomes SRC008 and never leaves the room
    """Substitutions that would make a text longer than any source may be."""


def check(document: nodes.document) -> None:
    """Raise TooLong where the substitutions of a parsed text would make it too long; a circle counts once."""
    definitions = {name.lower(): node for name, node in document.substitution_defs.items()}
    called = {name: _called(node) for name, node in definitions.items()}
    lengths: dict[str, int] = {}

    def length(name: str) -> int:
        if name not in definitions:
            return len(name)
        if name not in lengths:
            lengths[name] = 0  # a circle ends here
            inner = sum(times * length(other) for other, times in called[name].items())
            lengths[name] = min(len(definitions[name].astext()) + inner, MAX_TEXT + 1)
        return lengths[name]

    if sum(times * length(name) for name, times in _called(document).items()) > MAX_TEXT:
        raise TooLong


def _called(node: nodes.Element) -> Counter[str]:
    return Counter(reference["refname"].lower() for reference in node.findall(nodes.substitution_reference))
