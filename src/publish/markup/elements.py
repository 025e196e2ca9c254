"""Elements and text of XHTML, escaped here and nowhere else.

`Markup` is a type of its own: the words of an author are a plain `str`, and become `Markup` only
through `text` and `element`, so that mypy finds a forgotten escape.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from typing import NewType

Markup = NewType("Markup", str)
"""Well-formed XHTML."""
Attributes = Mapping[str, str]

EMPTY = Markup("")
_NEWLINE = Markup("\n")
LINE_BREAK = Markup("<br/>\n")
"""The end of a line that carries meaning; the newline keeps the words apart for readers without mark-up."""
_VOID = frozenset({"br", "col", "hr", "img", "link", "meta"})
# XML 1.0 2.2: what no XML document may hold, not even as a reference.
_ILLEGAL = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_TEXT = str.maketrans({"&": "&amp;", "<": "&lt;", ">": "&gt;", "\r": "&#13;"})
_VALUE = str.maketrans(
    {"&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "\t": "&#9;", "\n": "&#10;", "\r": "&#13;"}
)


def _legal(words: str) -> str:
    """Return words unchanged; raise where XML cannot hold them, as readers have replaced such characters (SRC006)."""
    if found := _ILLEGAL.search(words):
        raise ValueError(f"U+{ord(found[0]):04X} cannot stand in XML (XML 1.0 2.2); a reader let it pass")
    return words


def text(words: str) -> Markup:
    """Write words as they are."""
    return Markup(_legal(words).translate(_TEXT))


def element(name: str, attributes: Attributes | None = None, *children: Markup) -> Markup:
    """Write an element; only those that HTML calls void end in `/>`, so that both parsers read the same."""
    written = "".join(f' {key}="{_legal(value).translate(_VALUE)}"' for key, value in (attributes or {}).items())
    if name in _VOID:
        return Markup(f"<{name}{written}/>")
    return Markup(f"<{name}{written}>{''.join(children)}</{name}>")


def container(name: str, attributes: Attributes | None = None, *parts: Markup) -> Markup:
    """Write an element that holds blocks, each on lines of its own, so that no two words run together."""
    return element(name, attributes, _NEWLINE, lines(parts), _NEWLINE)


def joined(parts: Iterable[Markup], between: Markup = EMPTY) -> Markup:
    """Write parts one after the other, with something between them."""
    return Markup(between.join(parts))


def lines(parts: Iterable[Markup]) -> Markup:
    """Write parts a line each, so that a person can read the file; empty parts take no line."""
    return joined((part for part in parts if part), _NEWLINE)
