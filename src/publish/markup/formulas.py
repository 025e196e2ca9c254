"""Formulas: MathML for screens, a drawing for paper, their source where they cannot be read."""

from __future__ import annotations

import html
import re
from functools import cache
from typing import Literal

import latex2mathml.converter
import mathra
from lxml import etree

from publish.markup.elements import Markup, element, text
from publish.markup.setting import Setting

Notation = Literal["tex", "mathml"]

_MATHML = "http://www.w3.org/1998/Math/MathML"
# MathML Core 1, without what runs, links or embeds; and `columnalign`, by which readers of MathML 3 align equations.
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
_ENTITY = re.compile(r"&([A-Za-z][A-Za-z0-9]*);")
_BARE_AMPERSAND = re.compile(r"&(?!#?\w+;)")
_XML_ENTITIES = frozenset({"amp", "lt", "gt", "quot", "apos"})
# latex2mathml aligns only those of the environments that stand for a whole display.
_ENVIRONMENTS = (("{aligned}", "{split}"), ("{alignedat}", "{split}"), ("{gathered}", "{gather*}"))


def formula(
    setting: Setting, source: str, notation: Notation, spoken: str, display: Literal["inline", "block"]
) -> Markup:
    """Write a formula with its spoken form; one that cannot be read is its source, as computer text."""
    try:
        if setting.medium.math == "svg":
            return _drawing(source, notation, spoken, display)
        return _mathml(source, notation, spoken, display)
    except ValueError:
        return element("code", {"class": "formula"}, text(source))


def _mathml(source: str, notation: Notation, spoken: str, display: str) -> Markup:
    """Write a formula as MathML Core, with what is said as `alttext`; raise ValueError where it cannot be read."""
    tree = _parsed(_from_tex(source) if notation == "tex" else source)
    if etree.QName(tree).localname != "math":
        raise ValueError("no math element")
    attributes = {"xmlns": _MATHML, "alttext": spoken or source, "display": display}
    return element("math", attributes, *_kept(tree))


@cache
def _from_tex(source: str) -> str:
    for ours, theirs in _ENVIRONMENTS:
        source = source.replace(ours, theirs)
    try:
        return latex2mathml.converter.convert(source)
    except Exception as fault:  # it raises whatever its parser meets, IndexError among them
        raise ValueError(f"TeX that cannot be read: {fault!r}") from fault


def _parsed(source: str) -> etree._Element:
    """Parse MathML, with HTML's names of characters and with the bare `&` that latex2mathml leaves."""
    if "<!" in source:
        raise ValueError("a formula has no document type of its own")
    named = _ENTITY.sub(lambda found: found[0] if found[1] in _XML_ENTITIES else html.unescape(found[0]), source)
    parser = etree.XMLParser(resolve_entities=False, no_network=True, remove_comments=True, remove_pis=True)
    try:
        return etree.fromstring(_BARE_AMPERSAND.sub("&amp;", named).encode(), parser)
    except etree.XMLSyntaxError as fault:
        raise ValueError(str(fault)) from fault


def _kept(parent: etree._Element) -> list[Markup]:
    """Write the children of an element as MathML Core: of unknown ones their content, of annotations nothing."""
    written = [text((parent.text or "").strip())]
    for child in parent:
        written += _known(child)
        written.append(text((child.tail or "").strip()))
    return written


def _known(node: etree._Element) -> list[Markup]:
    name = etree.QName(node).localname
    if name in {"annotation", "annotation-xml"}:
        return []
    if name not in _ELEMENTS:
        return _kept(node)
    if name == "mi" and (node.text or "").startswith("\\"):
        raise ValueError(f"unknown command {node.text}")
    attributes = {str(key): str(value) for key, value in node.attrib.items() if key in _ATTRIBUTES}
    return [element(name, attributes, *_kept(node))]


_SVG = "http://www.w3.org/2000/svg"
_SIZE = frozenset({"viewBox", "width", "height", "style"})
_DRAWN = frozenset({"circle", "defs", "ellipse", "g", "line", "path", "polygon", "polyline", "rect", "use"})


def _drawing(source: str, notation: Notation, spoken: str, display: str) -> Markup:
    """Write a formula as a drawing that stands on the line; raise ValueError where it cannot be read."""
    svg = etree.fromstring(_drawn(source, notation, display).encode())
    attributes = {
        "xmlns": _SVG,
        **{str(key): str(value) for key, value in svg.attrib.items() if key in _SIZE},
        "role": "img",
        "aria-label": spoken or source,
    }
    return element("svg", attributes, *(_shape(child) for child in svg if _is_drawn(child)))


@cache
def _drawn(source: str, notation: Notation, display: str) -> str:
    read = mathra.render(source, display=display == "block", input="latex" if notation == "tex" else "mathml")
    if read["warnings"] or not read["speech"].strip():
        raise ValueError("a formula that cannot be read")
    return read["svg"]


def _is_drawn(node: etree._Element) -> bool:
    return isinstance(node.tag, str) and etree.QName(node).localname in _DRAWN


def _shape(node: etree._Element) -> Markup:
    attributes = {
        str(key).replace("{http://www.w3.org/1999/xlink}", ""): str(value) for key, value in node.attrib.items()
    }
    return element(etree.QName(node).localname, attributes, *(_shape(child) for child in node if _is_drawn(child)))
