"""The tree of a front matter: scalars as the author wrote them, lists, and maps, each with its place."""

from __future__ import annotations

import msgspec

from publish.model import Span


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


class Fault(Exception):  # noqa: N818  # the author's fault: it becomes META001 and never leaves the room
    """What is wrong with a front matter, its place in the file, and what to write instead."""

    def __init__(self, span: Span, message: str, hint: str = "") -> None:
        super().__init__(message)
        self.span = span
        self.message = message
        self.hint = hint
