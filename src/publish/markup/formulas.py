"""Formulas: MathML for screens, a drawing for paper, their source where they cannot be read."""

from __future__ import annotations

import html
import re
import unicodedata
from collections.abc import Mapping
from functools import cache
from typing import Literal

import latex2mathml.converter
import mathra
from lxml import etree

from publish.markup.elements import Attributes, Markup, element, text
from publish.markup.setting import Setting

Notation = Literal["tex", "mathml"]

_MATHML = "http://www.w3.org/1998/Math/MathML"
# MathML Core 1 without what runs, links or embeds, and `columnalign`.
_ELEMENTS = frozenset(
    {
        "math", "merror", "mfrac", "mi", "mmultiscripts", "mn", "mo", "mover", "mpadded", "mphantom", "mprescripts",
        "mroot", "mrow", "ms", "mspace", "msqrt", "mstyle", "msub", "msubsup", "msup", "mtable", "mtd", "mtext",
        "mtr", "munder", "munderover",
    }
)  # fmt: skip
_ATTRIBUTES = frozenset(
    {
        "accent", "accentunder", "columnalign", "columnspan", "depth", "dir", "displaystyle", "fence", "form", "height",
        "largeop", "linethickness", "lspace", "mathvariant", "maxsize", "minsize", "movablelimits", "rowspan", "rspace",
        "scriptlevel", "separator", "stretchy", "symmetric", "voffset", "width",
    }
)  # fmt: skip
# Readers of MathML 3 align the columns of equations by `columnalign`, those of MathML Core by their style.
_ALIGNED = frozenset({"left", "center", "right"})
_NAMES = frozenset("∞∂∇∅")
"""Signs of mathematics that name something."""
_DROPPED = frozenset({"annotation", "annotation-xml"})
_ENTITY = re.compile(r"&([A-Za-z][A-Za-z0-9]*);")
_BARE_AMPERSAND = re.compile(r"&(?!#?\w+;)")
_XML_ENTITIES = frozenset({"amp", "lt", "gt", "quot", "apos"})
# latex2mathml runs the lines of these environments together; those beside them it sets as we want.
_ENVIRONMENTS = {
    "aligned": "split",
    "gathered": "matrix",
    "gather": "matrix",
    "gather*": "matrix",
    "multline": "matrix",
    "multline*": "matrix",
}
_ENVIRONMENT = re.compile(r"\\(begin|end)\{(" + "|".join(map(re.escape, _ENVIRONMENTS)) + r")\}")
# A document type of its own could hold entities without end; of `<!` only comments are harmless.
_DECLARATION = re.compile(r"<!(?!--)")
_NO_GLYPH = "E-REC-8"
"""The rule of mathra for a letter that its font lacks: only the drawing suffers from it."""


def formula(
    setting: Setting, source: str, notation: Notation, spoken: str, display: Literal["inline", "block"]
) -> Markup:
    """Write a formula with its spoken form; one that cannot be read is its source, as computer text."""
    write = _drawing if setting.medium.math == "svg" else _mathml
    try:
        return write(source, notation, spoken, display)
    except ValueError:
        return element("code", {"class": "formula"}, text(source))


@cache
def _read(source: str, notation: Notation, display: str) -> tuple[str, frozenset[str]]:
    """Return the drawing of a formula and the rules that it breaks, by one reader for all media; else ValueError."""
    known = source if notation == "tex" else element("math", {"xmlns": _MATHML}, *_core(source))
    read = mathra.render(known, display=display == "block", input="latex" if notation == "tex" else "mathml")
    broken = frozenset(str(warning["rule"]) for warning in read["warnings"])
    if broken - {_NO_GLYPH} or not read["speech"].strip():
        raise ValueError(f"a formula that cannot be read: {source}")
    return read["svg"], broken


def _mathml(source: str, notation: Notation, spoken: str, display: str) -> Markup:
    """Write a formula as MathML Core, with what is said as `alttext`; raise ValueError where it cannot be read."""
    _read(source, notation, display)
    attributes = {"xmlns": _MATHML, "alttext": spoken or source, "display": display}
    return element("math", attributes, *_core(_from_tex(source) if notation == "tex" else source))


@cache
def _from_tex(source: str) -> str:
    known = _ENVIRONMENT.sub(lambda found: f"\\{found[1]}{{{_ENVIRONMENTS[found[2]]}}}", source)
    try:
        return latex2mathml.converter.convert(known)
    except Exception as fault:  # it raises whatever its parser meets, IndexError among them
        raise ValueError(f"TeX that cannot be read: {fault!r}") from fault


def _parsed(source: str) -> etree._Element:
    """Parse MathML, with HTML's names of characters and with the bare `&` that latex2mathml leaves."""
    if _DECLARATION.search(source):
        raise ValueError("a formula has no document type of its own")
    named = _ENTITY.sub(lambda found: found[0] if found[1] in _XML_ENTITIES else html.unescape(found[0]), source)
    parser = etree.XMLParser(resolve_entities=False, no_network=True, remove_comments=True, remove_pis=True)
    try:
        return etree.fromstring(_BARE_AMPERSAND.sub("&amp;", named).encode(), parser)
    except etree.XMLSyntaxError as fault:
        raise ValueError(str(fault)) from fault


def _core(source: str) -> list[Markup]:
    """Return what stands in a `math` element, as MathML Core; raise ValueError where it is no MathML."""
    tree = _parsed(source)
    if etree.QName(tree).localname != "math":
        raise ValueError("no math element")
    return _kept(tree)


def _kept(parent: etree._Element) -> list[Markup]:
    """Write the children of an element as MathML Core: of unknown ones their content, of annotations nothing."""
    written = [text((parent.text or "").strip())]
    for child in parent:
        written += _known(child)
        written.append(text((child.tail or "").strip()))
    return written


def _known(node: etree._Element) -> list[Markup]:
    name = etree.QName(node)
    if name.localname in _DROPPED or name.namespace not in {None, _MATHML}:
        return []
    if name.localname == "none":  # the place of a script that is not there; MathML Core 3.4.3 writes it so
        return [element("mrow")]
    if name.localname not in _ELEMENTS:
        return _kept(node)
    attributes = {str(key): str(value) for key, value in node.attrib.items() if key in _ATTRIBUTES}
    aligned = {"class": attributes["columnalign"]} if attributes.get("columnalign") in _ALIGNED else {}
    kind = "mo" if name.localname == "mi" and _is_operator(node.text or "") else name.localname
    return [element(kind, {**attributes, **aligned}, *_kept(node))]


def _is_operator(sign: str) -> bool:
    """Tell whether a sign stands between others: latex2mathml takes some, as ±, for names, which have no space."""
    return len(sign) == 1 and sign not in _NAMES and unicodedata.category(sign) in {"Sm", "Ps", "Pe"}


_SVG = "http://www.w3.org/2000/svg"
_SIZE = frozenset({"viewBox", "width", "height", "style"})
_DRAWN = frozenset({"circle", "ellipse", "g", "line", "path", "polygon", "polyline", "rect", "use"})


def _drawing(source: str, notation: Notation, spoken: str, display: str) -> Markup:
    """Write a formula as a drawing that stands on the line; raise ValueError where it cannot be read."""
    drawn, broken = _read(source, notation, display)
    if broken:
        raise ValueError("a letter has no glyph")
    svg = etree.fromstring(drawn.encode())
    attributes = {
        "xmlns": _SVG,
        **{str(key): str(value) for key, value in svg.attrib.items() if key in _SIZE},
        "role": "img",
        "aria-label": spoken or source,
    }
    glyphs = {f"#{path.get('id')}": str(path.get("d")) for path in svg.iter(f"{{{_SVG}}}path") if path.get("id")}
    return element("svg", attributes, *(_shape(child, glyphs) for child in svg if _is_drawn(child)))


def _is_drawn(node: etree._Element) -> bool:
    return isinstance(node.tag, str) and etree.QName(node).localname in _DRAWN


def _shape(node: etree._Element, glyphs: Mapping[str, str]) -> Markup:
    attributes = {str(key): str(value) for key, value in node.attrib.items()}
    if glyph := glyphs.get(attributes.get("href", "")):
        return element("path", _placed(attributes, glyph))
    return element(
        etree.QName(node).localname, attributes, *(_shape(child, glyphs) for child in node if _is_drawn(child))
    )


def _placed(use: Attributes, glyph: str) -> Attributes:
    """Return a glyph at its place: drawn where it is used it needs no id, which a second drawing would repeat."""
    x, y = use.get("x", "0"), use.get("y", "0")
    kept = {key: value for key, value in use.items() if key not in {"href", "x", "y", "transform"}}
    return {**kept, "d": glyph, "transform": f"{use.get('transform', '')} translate({x} {y})".strip()}
