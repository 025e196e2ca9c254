"""WordprocessingML as text: elements that are escaped and well-formed by construction (ISO/IEC 29500-1)."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache
from typing import NewType
from xml.sax.saxutils import escape, quoteattr

Xml = NewType("Xml", str)
"""A well-formed piece of XML; only this module makes one of plain text."""

NAMESPACES = {
    "w": "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
    "r": "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
    "m": "http://schemas.openxmlformats.org/officeDocument/2006/math",
    "wp": "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing",
    "a": "http://schemas.openxmlformats.org/drawingml/2006/main",
    "pic": "http://schemas.openxmlformats.org/drawingml/2006/picture",
    "asvg": "http://schemas.microsoft.com/office/drawing/2016/SVG/main",
    "adec": "http://schemas.microsoft.com/office/drawing/2017/decorative",
}
NOTHING = Xml("")

# In these vocabularies an attribute is in its element's namespace; in DrawingML it is in none.
_QUALIFIED = frozenset({"w", "m"})
# What XML 1.0 2.2 allows no document to hold.
_ILLEGAL = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def el(name: str, /, *children: Xml, **attributes: object) -> Xml:
    """Return an element; `val="x"` becomes `w:val` on `w:…`, and `r_id` is `r:id` everywhere."""
    start = name + _written(name, attributes)
    return Xml(f"<{start}>{''.join(children)}</{name}>") if children else Xml(f"<{start}/>")


def root(name: str, /, *children: Xml, uses: tuple[str, ...] = ("w", "r"), **attributes: object) -> bytes:
    """Return a whole part: the declaration, the root with its namespaces, the children."""
    declared = "".join(f' xmlns:{prefix}="{NAMESPACES[prefix]}"' for prefix in uses)
    head = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
    return f"{head}<{name}{declared}{_written(name, attributes)}>{''.join(children)}</{name}>".encode()


def text(words: str) -> Xml:
    """Return words as character data, without what XML cannot hold."""
    return Xml(escape(legal(words)))


def legal(words: str) -> str:
    """Return words with U+FFFD for every character that XML cannot hold."""
    return _ILLEGAL.sub("\ufffd", words)


def join(parts: Iterable[Xml]) -> Xml:
    """Return pieces of XML as one."""
    return Xml("".join(parts))


def _written(name: str, attributes: dict[str, object]) -> str:
    vocabulary = name.partition(":")[0]
    return "".join(
        f" {_attribute(vocabulary, key)}={quoteattr(legal(str(value)))}" for key, value in attributes.items()
    )


@cache
def _attribute(vocabulary: str, key: str) -> str:
    prefix, underscore, local = key.partition("_")
    if underscore:
        return f"{prefix}:{local}"
    return f"{vocabulary}:{key}" if vocabulary in _QUALIFIED else key
