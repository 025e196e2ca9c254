"""Numbering: one definition a look, one `w:num` a list, so that every list begins anew (17.9)."""

from __future__ import annotations

from typing import Literal

from publish.exporters.docx.wml import NOTHING, Xml, el, root
from publish.model import NumberStyle

Look = Literal["bullet"] | NumberStyle

LEVELS = 9
STEP = 425
"""How far each level is set in, in twentieths of a point."""

_BULLETS = "•◦▪"  # characters of any font: those of the Symbol font say nothing to a voice
_FORMATS: dict[Look, str] = {
    "bullet": "bullet",
    "decimal": "decimal",
    "lower-alpha": "lowerLetter",
    "upper-alpha": "upperLetter",
    "lower-roman": "lowerRoman",
    "upper-roman": "upperRoman",
}
_ABSTRACT: dict[Look, int] = {look: number for number, look in enumerate(_FORMATS)}
HEADINGS = len(_FORMATS)
"""The definition, and the `w:num`, of numbered headings."""


class Numbering:
    """The lists of a document, in their order."""

    def __init__(self, *, headings: bool) -> None:
        self._headings = headings
        self._lists: list[tuple[Look, int, int]] = []

    def add(self, look: Look, level: int, start: int) -> int:
        """Begin a list at a level (from 0) with its first number; return the id of its `w:num`."""
        self._lists.append((look, level, start))
        return HEADINGS + len(self._lists)

    def __bool__(self) -> bool:
        return bool(self._lists) or self._headings

    def part(self) -> bytes:
        """Return the numbering part: every `w:abstractNum` has to stand before the first `w:num`."""
        looks = dict.fromkeys(look for look, _, _ in self._lists)
        abstracts = [_abstract(look) for look in _FORMATS if look in looks]
        numbers = [_number(HEADINGS + place, *entry) for place, entry in enumerate(self._lists, 1)]
        if self._headings:
            abstracts.append(_heading_numbers())
            numbers.insert(0, el("w:num", el("w:abstractNumId", val=HEADINGS), numId=HEADINGS))
        return root("w:numbering", *abstracts, *numbers)


def _number(ident: int, look: Look, level: int, start: int) -> Xml:
    override = el("w:lvlOverride", el("w:startOverride", val=start), ilvl=level) if look != "bullet" else NOTHING
    return el("w:num", el("w:abstractNumId", val=_ABSTRACT[look]), override, numId=ident)


def _abstract(look: Look) -> Xml:
    levels = (_level(look, level) for level in range(LEVELS))
    return el("w:abstractNum", el("w:multiLevelType", val="multilevel"), *levels, abstractNumId=_ABSTRACT[look])


def _level(look: Look, level: int) -> Xml:
    sign = _BULLETS[level % len(_BULLETS)] if look == "bullet" else f"%{level + 1}."
    return el(
        "w:lvl",
        el("w:start", val=1),
        el("w:numFmt", val=_FORMATS[look]),
        el("w:lvlText", val=sign),
        el("w:lvlJc", val="left"),
        el("w:pPr", el("w:ind", left=(level + 1) * STEP, hanging=STEP)),
        ilvl=level,
    )


def _heading_numbers() -> Xml:
    return el(
        "w:abstractNum",
        el("w:multiLevelType", val="multilevel"),
        *(
            el(
                "w:lvl",
                el("w:start", val=1),
                el("w:numFmt", val="decimal"),
                el("w:pStyle", val=f"Heading{level + 1}"),
                el("w:suff", val="space"),
                el("w:lvlText", val=".".join(f"%{number + 1}" for number in range(level + 1))),
                el("w:lvlJc", val="left"),
                ilvl=level,
            )
            for level in range(LEVELS)
        ),
        abstractNumId=HEADINGS,
    )


def mark(number: int, level: int) -> Xml:
    """Return the paragraph properties of a list's item; number 0 continues an item without a mark of its own."""
    return el("w:numPr", el("w:ilvl", val=level), el("w:numId", val=number))
