"""Styles as XML: one of each type, with its properties in the order that the schema asks for (17.7.4)."""

from __future__ import annotations

from collections.abc import Iterable

from publish.exporters.docx.wml import NOTHING, Xml, el, join
from publish.themes import Theme

SIDES = ("top", "left", "bottom", "right")
BOLD = (el("w:b"), el("w:bCs"))
ITALIC = (el("w:i"), el("w:iCs"))

_RUN_SEQUENCE = ("rFonts", "b", "bCs", "i", "iCs", "strike", "noProof", "color", "sz", "szCs", "u", "vertAlign")
# CT_RPr is a sequence: its parts have one order (17.3.2.28).
_RUN_ORDER = tuple(f"w:{name}" for name in _RUN_SEQUENCE)


def in_order(parts: Iterable[Xml]) -> tuple[Xml, ...]:
    """Put run properties in the order of the schema; of two of a kind the first stays."""
    by_name: dict[str, Xml] = {}
    for part in parts:
        by_name.setdefault(part[1:].partition(" ")[0].rstrip("/>"), part)
    return tuple(by_name[name] for name in _RUN_ORDER if name in by_name)


def border(name: str, colour: str, size: int, space: int) -> Xml:
    """Return an edge: its width in eighths of a point, its distance from the words in points."""
    return el(name, val="single", sz=size, space=space, color=colour)


def leading(theme: Theme) -> float:
    """Return line spacing as Word counts it: in lines of the font, each about 1.2 em; CSS counts in em."""
    return theme.typography.leading / 1.2


def theme_fonts(part: str) -> Xml:
    """Return the theme's fonts for headings (`major`) or for text (`minor`)."""
    return el(
        "w:rFonts",
        asciiTheme=f"{part}HAnsi",
        eastAsiaTheme=f"{part}EastAsia",
        hAnsiTheme=f"{part}HAnsi",
        cstheme=f"{part}Bidi",
    )


def margins(upright: int) -> tuple[tuple[str, int], ...]:
    """Return the margins of a cell, in twentieths of a point."""
    return (("top", upright), ("left", 108), ("bottom", upright), ("right", 108))


def paragraph_style(
    ident: str,
    name: str,
    *properties: Xml,
    run: tuple[Xml, ...] = (),
    following: str = "BodyText",
    priority: int = 99,
    shown: bool = True,
    custom: bool = False,
) -> Xml:
    """Return a paragraph style; `following` is the style of the paragraph that an editor begins after it."""
    body = join((el("w:pPr", *properties), el("w:rPr", *in_order(run)) if run else NOTHING))
    follows = "" if following == ident else following
    return style(
        "paragraph", ident, name, body, based="Normal", following=follows, priority=priority, shown=shown, custom=custom
    )


def character_style(
    ident: str, name: str, look: tuple[Xml, ...], *, based: str = "", priority: int = 99, custom: bool = False
) -> Xml:
    """Return a character style."""
    body = el("w:rPr", *look)
    return style(
        "character", ident, name, body, based=based or "DefaultParagraphFont", priority=priority, custom=custom
    )


def style(
    kind: str,
    ident: str,
    name: str,
    body: Xml = NOTHING,
    *,
    based: str = "",
    following: str = "",
    priority: int = 99,
    shown: bool = False,
    default: bool = False,
    custom: bool = False,
) -> Xml:
    """Return a style of any type."""
    hidden = (el("w:semiHidden"), el("w:unhideWhenUsed")) if default and not shown else ()
    kinds = {"type": kind, **({"default": 1} if default else {}), **({"customStyle": 1} if custom else {})}
    return el(
        "w:style",
        el("w:name", val=name),
        el("w:basedOn", val=based) if based else NOTHING,
        el("w:next", val=following) if following else NOTHING,
        el("w:uiPriority", val=priority),
        *hidden,
        el("w:qFormat") if shown else NOTHING,
        body,
        **kinds,
        styleId=ident,
    )
