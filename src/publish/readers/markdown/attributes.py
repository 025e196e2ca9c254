"""Attributes in braces, as pandoc and kramdown write them: `{#id .class key=value key="two words"}`."""

from __future__ import annotations

import re
from typing import NamedTuple

_NAME = r"[A-Za-z_][\w:-]*"
_PART = rf"""\#(?P<id>[^\s{{}}"'\#.=]+)
    |\.(?P<class>[\w-]+)
    |(?P<key>{_NAME})=(?:"(?P<double>[^"]*)"|'(?P<single>[^']*)'|(?P<bare>[^\s"'{{}}]+))"""
_ONE = re.compile(_PART, re.VERBOSE)
_WHOLE = re.compile(r"\{:?\s*(?:(?:" + re.sub(r"\(\?P<\w+>", "(?:", _PART) + r")\s*)+\}", re.VERBOSE)
_LONGEST = 10_000


class Attributes(NamedTuple):
    """What stood in one pair of braces."""

    id: str = ""
    classes: tuple[str, ...] = ()
    values: dict[str, str] = {}  # noqa: RUF012  # never changed


def parse(text: str, start: int = 0) -> tuple[Attributes, int] | None:
    """Return the attributes that stand at a place of a text with the place after them, or None."""
    found = _WHOLE.match(text, start, start + _LONGEST)
    if found is None:
        return None
    parts = list(_ONE.finditer(found[0]))
    ids = [part["id"] for part in parts if part["id"]]
    classes = tuple(part["class"] for part in parts if part["class"])
    values = {part["key"]: part["double"] or part["single"] or part["bare"] or "" for part in parts if part["key"]}
    return Attributes(ids[-1] if ids else "", classes, values), found.end()


_TRAILING = re.compile(r"\s*(\{[^{}\n]*\})\s*$")


def trailing(text: str) -> tuple[str, Attributes | None]:
    """Part the attributes at the end of a text from it."""
    found = _TRAILING.search(text[-_LONGEST:])
    parsed = parse(found[1]) if found else None
    if found is None or parsed is None or parsed[1] != len(found[1]):
        return text, None
    return text[: len(text) - len(found[0])], parsed[0]
