"""JSON as a tree of values, each with its place: a position for every string that an author wrote (RFC 8259)."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import NamedTuple

from publish.model import Span
from publish.readers.decoding import replaced
from publish.readers.front_matter import Entry, Mapping, Scalar, Sequence, Value

# A string, a mark of structure, or a literal: of text that is known to be JSON.
_TOKEN = re.compile(r'"[^"\\]*(?:\\.[^"\\]*)*"|[{}\[\],:]|[^\s{}\[\],:"]+')


class NotJson(Exception):  # noqa: N818  # the author's fault: it becomes SRC020 and never leaves the room
    """Why a text is no JSON, and where."""

    def __init__(self, span: Span, message: str) -> None:
        super().__init__(message)
        self.span = span


def parse(text: str) -> Value:
    """Return the tree of a JSON text; raise NotJson where it is none, RecursionError where it is too deep."""
    try:
        json.loads(text)
    except json.JSONDecodeError as error:
        raise NotJson(
            Span(error.lineno, error.colno), f"it is not JSON: {error.msg[:1].lower()}{error.msg[1:]}"
        ) from error
    except ValueError as error:  # a number of thousands of digits
        raise NotJson(Span(1), f"it is not JSON: {error}") from error
    return _Builder().build(_tokens(text))


class _Token(NamedTuple):
    text: str
    span: Span


def _tokens(text: str) -> Iterator[_Token]:
    line, start, seen = 1, 0, 0
    for found in _TOKEN.finditer(text):
        newlines = text.count("\n", seen, found.start())
        if newlines:
            line += newlines
            start = text.rindex("\n", seen, found.start()) + 1
        seen = found.start()
        yield _Token(found[0], Span(line, seen - start + 1))


class _Open:
    """An object or a list that is open: its values so far, and the key that waits for its value."""

    def __init__(self, span: Span, *, is_object: bool) -> None:
        self.span = span
        self.is_object = is_object
        self.entries: dict[str, Entry] = {}
        self.items: list[Value] = []
        self.key: tuple[str, Span] | None = None

    def add(self, value: Value) -> None:
        if self.is_object and self.key is not None:
            self.entries[self.key[0]] = Entry(self.key[1], value)
            self.key = None
        else:
            self.items.append(value)

    def closed(self) -> Value:
        return Mapping(self.entries, self.span) if self.is_object else Sequence(tuple(self.items), self.span)


class _Builder:
    """Values on their way, with a stack of its own: no depth is too deep."""

    def build(self, tokens: Iterator[_Token]) -> Value:
        outermost = _Open(Span(1), is_object=False)
        stack = [outermost]
        for text, span in tokens:
            top = stack[-1]
            if text in {"{", "["}:
                stack.append(_Open(span, is_object=text == "{"))
            elif text in {"}", "]"}:
                stack.pop()
                stack[-1].add(top.closed())
            elif text not in {",", ":"}:
                self._leaf(top, text, span)
        return outermost.items[0]

    def _leaf(self, top: _Open, text: str, span: Span) -> None:
        is_string = text.startswith('"')
        words = replaced(json.loads(text)) if is_string else text
        if top.is_object and top.key is None:
            top.key = (words, span)
        else:
            top.add(Scalar(words, span, quoted=is_string))
