"""WordprocessingML by name: elements and attributes as the standard writes them, `w:p` (ISO/IEC 29500-1)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from lxml import etree

Element = etree._Element  # noqa: SLF001  # lxml has no public name for the type of its elements

_DRAWING = "http://schemas.openxmlformats.org/drawingml/2006"
NAMESPACES = {
    "w": "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
    "r": "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
    "m": "http://schemas.openxmlformats.org/officeDocument/2006/math",
    "wp": f"{_DRAWING}/wordprocessingDrawing",
    "a": f"{_DRAWING}/main",
    "pic": f"{_DRAWING}/picture",
    "c": f"{_DRAWING}/chart",
    "dgm": f"{_DRAWING}/diagram",
    "mc": "http://schemas.openxmlformats.org/markup-compatibility/2006",
    "v": "urn:schemas-microsoft-com:vml",
    "o": "urn:schemas-microsoft-com:office:office",
    "w14": "http://schemas.microsoft.com/office/word/2010/wordml",
    "wps": "http://schemas.microsoft.com/office/word/2010/wordprocessingShape",
    "asvg": "http://schemas.microsoft.com/office/drawing/2016/SVG/main",
    "adec": "http://schemas.microsoft.com/office/drawing/2017/decorative",
    "rel": "http://schemas.openxmlformats.org/package/2006/relationships",
    "cp": "http://schemas.openxmlformats.org/package/2006/metadata/core-properties",
    "dc": "http://purl.org/dc/elements/1.1/",
    "dcterms": "http://purl.org/dc/terms/",
    "op": "http://schemas.openxmlformats.org/officeDocument/2006/custom-properties",
    "xml": "http://www.w3.org/XML/1998/namespace",
}
_PREFIXES = {uri: prefix for prefix, uri in NAMESPACES.items()}

_STRICT = re.compile(rb"""(["'])http://purl\.oclc\.org/ooxml/(\w+)/([\w/-]+)(?=["'])""")
"""The namespaces and relationship types of the Strict form (ISO/IEC 29500-1 against -4), as attribute values."""

OFF = frozenset({"0", "false", "off", "none"})
"""The values of a toggle that is switched off (22.9.2.7)."""


def parsed(data: bytes) -> Element:
    """Parse a part; the Strict form is read as if it were the Transitional one. Raise etree.XMLSyntaxError."""
    parser = etree.XMLParser(
        resolve_entities=False, load_dtd=False, no_network=True, remove_comments=True, remove_pis=True
    )
    return etree.fromstring(_STRICT.sub(_transitional, data), parser)


def _transitional(found: re.Match[bytes]) -> bytes:
    mark, family, rest = found.groups()
    return b"".join((mark, b"http://schemas.openxmlformats.org/", family, b"/2006/", rest))


@lru_cache(maxsize=1024)
def q(name: str) -> str:
    """Return the name that lxml knows `w:p` by."""
    prefix, _, local = name.partition(":")
    return f"{{{NAMESPACES[prefix]}}}{local}" if local else name


@lru_cache(maxsize=2048)
def _prefixed(tag: str) -> str:
    uri, _, local = tag[1:].partition("}")
    return f"{_PREFIXES.get(uri, '?')}:{local}" if local else tag


def kind(element: Element) -> str:
    """Return the name of an element, as `w:p`; `?:p` where the namespace is none of those we know."""
    return _prefixed(element.tag) if isinstance(element.tag, str) else ""


def child(element: Element | None, path: str) -> Element | None:
    """Return the first element at a path of child names, as `w:pPr/w:jc`."""
    if element is None:
        return None
    for step in _steps(path):
        if element is None:
            return None
        element = next(element.iterchildren(step), None)  # several times as fast as `find`
    return element


@lru_cache(maxsize=1024)
def _steps(path: str) -> tuple[str, ...]:
    return tuple(map(q, path.split("/")))


def attribute(element: Element | None, name: str = "w:val") -> str:
    """Return an attribute's value; empty where element or attribute is not there."""
    return "" if element is None else str(element.get(q(name)) or "")


def value(element: Element | None, path: str) -> str:
    """Return `w:val` of the element at a path."""
    return "" if element is None else attribute(child(element, path))


def is_on(element: Element | None) -> bool:
    """Tell whether a toggle is there and not switched off (17.17.4)."""
    return element is not None and attribute(element) not in OFF


def number(written: str, otherwise: int = 0) -> int:
    """Return a whole number as it may stand in a file, or `otherwise`; more than nine digits are none."""
    return int(written) if re.fullmatch(r"-?\d{1,9}", written, re.ASCII) else otherwise


def descendants(element: Element, *names: str) -> Iterator[Element]:
    """Yield the elements of these names in it, in the order of the document."""
    return element.iter(*(q(name) for name in names))


def words_of(element: Element) -> str:
    """Return the words of an element, deleted ones too, with a space between paragraphs."""
    parts = (
        " " if kind(each) in {"w:p", "w:tab", "w:br"} else each.text or ""
        for each in descendants(element, "w:t", "w:delText", "m:t", "w:p", "w:tab", "w:br")
    )
    return " ".join("".join(parts).split())
