"""SVG made safe: nothing in it can run, load or refer to anything outside the file."""

from __future__ import annotations

import base64
import binascii
import re
from typing import NamedTuple

from lxml import etree

from publish.readers.raster import MAX_PIXELS, BadPicture, read_raster

SVG = "http://www.w3.org/2000/svg"
_XLINK = "{http://www.w3.org/1999/xlink}href"
_XML = "{http://www.w3.org/XML/1998/namespace}"

MAX_SIDE = 10_000
"""CSS pixels that a side may have; a larger drawing is scaled down."""
_SANE = (1e-9, 1e9)
"""The least and the most that a side may be written as; what is beyond would overflow where sides are divided."""
_MAX_ELEMENTS = 200_000
_MAX_DRAWN = 200_000
"""Elements that may be drawn once every `use` is followed."""
_MAX_NESTED_USES = 300
_DEFAULT_SIZE = (300.0, 150.0)

_ALLOWED = frozenset(
    """svg g defs symbol use title desc switch view path rect circle ellipse line polyline polygon image text tspan
    textPath clipPath mask pattern linearGradient radialGradient stop marker style filter feBlend feColorMatrix
    feComponentTransfer feComposite feConvolveMatrix feDiffuseLighting feDisplacementMap feDistantLight feDropShadow
    feFlood feFuncA feFuncB feFuncG feFuncR feGaussianBlur feImage feMerge feMergeNode feMorphology feOffset
    fePointLight feSpecularLighting feSpotLight feTile feTurbulence""".split()  # noqa: SIM905  # a table of names reads best as words
)
_SILENTLY_DROPPED = frozenset({"metadata"})
_OUTSIDE = re.compile(r"url\s*\(\s*(?!['\"]?\s*#)|\b(?:expression|image-set|src)\s*\(", re.IGNORECASE)
_STYLE_DANGERS = (
    re.compile(r"@import[^;]*;?", re.IGNORECASE),
    re.compile(r"url\s*\(\s*(?!['\"]?\s*#)[^)]*\)?", re.IGNORECASE),
    re.compile(r"\b(?:expression|image-set|src)\s*\([^)]*\)?", re.IGNORECASE),
)
_MAX_STYLE_ROUNDS = 10
_PICTURE = re.compile(r"data:image/(?:png|jpeg|gif|webp);base64,[A-Za-z0-9+/=\s]*", re.IGNORECASE)
_LENGTH = re.compile(r"\s*([+-]?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?)\s*(px|pt|pc|mm|cm|in|em|ex|rem|%)?\s*")
# CSS pixels a unit (CSS Values 4, 6.2); a percentage or a font's unit has none of its own.
_UNITS = {
    "": 1.0,
    "px": 1.0,
    "pt": 96 / 72,
    "pc": 16.0,
    "mm": 96 / 25.4,
    "cm": 96 / 2.54,
    "in": 96.0,
    "em": 16.0,
    "rem": 16.0,
    "ex": 8.0,
}


class BadSvg(Exception):  # noqa: N818  # the author's fault, told by images.py
    """Why an SVG cannot be used."""


class Svg(NamedTuple):
    """A safe SVG, its size in CSS pixels, and what was taken out of it."""

    data: bytes
    width: int
    height: int
    removed: tuple[str, ...]


def sanitised(data: bytes) -> Svg:
    """Return an SVG without anything that could run, load or refer outwards; raise BadSvg where it is none.

    A safe SVG that this function made comes back as the same bytes.
    """
    root = _root(data)
    removed: dict[str, None] = {}
    _check_pictures(root, removed)
    _clean(root, removed)
    _break_cycles(root, removed)
    width, height = _size(root)
    etree.cleanup_namespaces(root)
    text: bytes = etree.tostring(root, encoding="utf-8", xml_declaration=False, with_tail=False)
    return Svg(text, width, height, tuple(removed))


def _root(data: bytes) -> etree._Element:
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False, remove_comments=True, remove_pis=True
    )
    if b"<!ENTITY" in data or re.search(rb"<!DOCTYPE[^>]*\[", data):
        raise BadSvg("a DOCTYPE with declarations is not allowed")
    try:
        root = etree.fromstring(data, parser)
    except (etree.XMLSyntaxError, ValueError) as error:
        raise BadSvg(f"it is not well-formed XML ({error})") from error
    if root.tag != f"{{{SVG}}}svg":
        raise BadSvg("its first element is not svg")
    if sum(1 for _ in root.iter()) > _MAX_ELEMENTS:
        raise BadSvg(f"it has more than {_MAX_ELEMENTS} elements")
    return root


# What may stand in it


def _check_pictures(root: etree._Element, removed: dict[str, None]) -> None:
    """Take out each picture within the drawing that cannot be read, and all that are too many pixels together."""
    pixels = 0
    known: dict[str, int] = {}
    for element in root.iter(f"{{{SVG}}}image", f"{{{SVG}}}feImage"):
        for name in (name for name in ("href", _XLINK) if _PICTURE.fullmatch(str(element.get(name) or "").strip())):
            address = str(element.get(name)).strip()
            if address not in known:
                known[address] = _pixels(address)
                pixels += known[address]
            if not known[address] or pixels > MAX_PIXELS:
                del element.attrib[name]
                removed["a picture that cannot be read"] = None


def _pixels(address: str) -> int:
    """Return how many pixels the picture of a data address has, 0 where it is none."""
    try:
        raster = read_raster(base64.b64decode(address.partition(",")[2]))
    except (BadPicture, binascii.Error):
        return 0
    return raster.width * raster.height


def _clean(root: etree._Element, removed: dict[str, None]) -> None:
    for element in list(root.iter()):
        if element is not root and not _may_stand(element, removed):
            _drop(element)
            continue
        for name, value in list(element.attrib.items()):
            if told := _attribute_fault(element, str(name), str(value)):
                del element.attrib[name]
                removed.update({told: None} if told != _FOREIGN else {})
        if element.tag == f"{{{SVG}}}style":
            _clean_style(element, removed)


_FOREIGN = "foreign"


def _may_stand(element: etree._Element, removed: dict[str, None]) -> bool:
    """Tell whether an element may stand; an editor's own elements go without a word, all others are told."""
    if not isinstance(element.tag, str):  # an entity that was not expanded
        removed["an entity"] = None
        return False
    name = etree.QName(element)
    if name.namespace == SVG and name.localname in _ALLOWED:
        return True
    if name.namespace == SVG and name.localname not in _SILENTLY_DROPPED:
        removed[f"<{name.localname}>"] = None
    return False


def _drop(element: etree._Element) -> None:
    """Take an element out with all it holds, and leave the words that follow it."""
    parent = element.getparent()
    if parent is None:
        return
    if element.tail:
        previous = element.getprevious()
        if previous is not None:
            previous.tail = (previous.tail or "") + element.tail
        else:
            parent.text = (parent.text or "") + element.tail
    parent.remove(element)


def _attribute_fault(element: etree._Element, name: str, value: str) -> str:
    """Return what an attribute that must go is to be called, `foreign` for an editor's own, or nothing."""
    local = name.rpartition("}")[2]
    if local.lower().startswith("on"):
        return f"{local} handler"
    if local == "href":
        return "" if _is_inner(element, value) else "a reference to another file"
    if name.startswith("{") and not name.startswith(_XML):
        return _FOREIGN
    if local == "base":
        return "a base address"
    hidden = "\\" in value and "(" in value  # an escape can hide the word `url`
    return "a reference to another file" if hidden or _OUTSIDE.search(value) else ""


def _is_inner(element: etree._Element, value: str) -> bool:
    if value.strip().startswith("#"):
        return True
    name = etree.QName(element).localname
    return name in {"image", "feImage"} and _PICTURE.fullmatch(value.strip()) is not None


def _clean_style(element: etree._Element, removed: dict[str, None]) -> None:
    style = "".join(str(part) for part in element.itertext())
    safe = _safe_style(style)
    if safe != style:
        removed["a style that refers to another file"] = None
    for child in list(element):
        element.remove(child)
    element.text = safe


def _safe_style(style: str) -> str:
    """Return a style sheet without what refers outwards; one that keeps growing such parts is emptied."""
    # A backslash can hide any of the words that we look for: what holds one goes whole.
    style = "".join(part for part in re.split(r"([;{}])", style) if "\\" not in part)
    for _ in range(_MAX_STYLE_ROUNDS):
        before = style
        for danger in _STYLE_DANGERS:
            style = danger.sub("", style)
        if style == before:
            return style
    return ""


# What `use` draws


class _Uses:
    """The graph of a drawing: which `use` elements stand under the element that a `use` draws."""

    def __init__(self, root: etree._Element) -> None:
        self._by_id = {str(element.get("id")): element for element in root.iter() if element.get("id")}
        self._under: dict[etree._Element, list[etree._Element]] = {}
        self.all = self.under(root)

    def under(self, element: etree._Element) -> list[etree._Element]:
        if element not in self._under:
            self._under[element] = list(element.iter(f"{{{SVG}}}use"))
        return self._under[element]

    def target(self, use: etree._Element) -> etree._Element | None:
        href = use.get("href") or use.get(_XLINK) or ""
        return self._by_id.get(str(href).strip().removeprefix("#"))

    def nested(self) -> list[etree._Element]:
        """Return each `use` that draws others: only they can make a circle or multiply."""
        return [use for use in self.all if (target := self.target(use)) is not None and self.under(target)]


def _break_cycles(root: etree._Element, removed: dict[str, None]) -> None:
    """Take out each `use` that draws itself, and refuse a drawing whose uses multiply without end."""
    uses = _Uses(root)
    if len(nested := uses.nested()) > _MAX_NESTED_USES:
        raise BadSvg(f"it has more than {_MAX_NESTED_USES} <use> elements that draw others")
    for use in nested:
        if _reaches_itself(use, uses):
            _drop(use)
            uses = _Uses(root)
            removed["a <use> that draws itself"] = None
    if _drawn(root, uses, {}) > _MAX_DRAWN:
        raise BadSvg("its <use> elements draw too much")


def _reaches_itself(use: etree._Element, uses: _Uses) -> bool:
    """Tell whether following a `use` leads to an element that holds it."""
    seen: set[etree._Element] = set()
    waiting = [use]
    while waiting:
        target = uses.target(waiting.pop())
        if target is None or target in seen:
            continue
        seen.add(target)
        if use in uses.under(target):
            return True
        waiting += uses.under(target)
    return False


def _drawn(element: etree._Element, uses: _Uses, known: dict[etree._Element, int]) -> int:
    """Count the elements that are drawn under one, each `use` as often as what it draws."""
    if element not in known:
        known[element] = 0
        count = sum(1 for _ in element.iter())
        targets = (uses.target(use) for use in uses.under(element))
        count += sum(_drawn(target, uses, known) for target in targets if target is not None)
        known[element] = min(count, _MAX_DRAWN + 1)
    return known[element]


# Its size


def _size(root: etree._Element) -> tuple[int, int]:
    """Give the root whole and sane sides, and a view box where it has none, and return the sides."""
    box = _view_box(str(root.get("viewBox") or ""))
    width, height = _wanted(root, box)
    scale = min(1.0, MAX_SIDE / max(width, height))
    sides = max(1, round(width * scale)), max(1, round(height * scale))
    if box is None:
        root.set("viewBox", f"0 0 {width:g} {height:g}")
    root.set("width", str(sides[0]))
    root.set("height", str(sides[1]))
    return sides


def _wanted(root: etree._Element, box: tuple[float, float] | None) -> tuple[float, float]:
    width, height = _length(str(root.get("width") or "")), _length(str(root.get("height") or ""))
    if width and height:
        return width, height
    ratio = box[0] / box[1] if box else _DEFAULT_SIZE[0] / _DEFAULT_SIZE[1]
    if width:
        return width, width / ratio
    if height:
        return height * ratio, height
    return box or _DEFAULT_SIZE


def _length(written: str) -> float:
    found = _LENGTH.fullmatch(written)
    if found is None or found[2] == "%":
        return 0.0
    value = float(found[1]) * _UNITS[found[2] or ""]
    return value if _SANE[0] <= value <= _SANE[1] else 0.0


def _view_box(written: str) -> tuple[float, float] | None:
    numbers = written.replace(",", " ").split()
    try:
        _, _, width, height = (float(number) for number in numbers)
    except ValueError:
        return None
    return (width, height) if all(_SANE[0] <= side <= _SANE[1] for side in (width, height)) else None
