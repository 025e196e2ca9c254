"""Numbering: which list a paragraph belongs to, how deep, and which number it has (17.9)."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from publish.model import NumberStyle
from publish.readers.docx.wml import Element, attribute, child, descendants, number, value

LEVELS = 9
_LOOKS: dict[str, NumberStyle] = {
    "lowerLetter": "lower-alpha",
    "upperLetter": "upper-alpha",
    "lowerRoman": "lower-roman",
    "upperRoman": "upper-roman",
}
_LETTERS = 26


@dataclass(frozen=True, slots=True)
class Level:
    """One level of a list: how its numbers look, where they start, and how far its words are set in."""

    format: str = "decimal"
    start: int = 1
    text: str = ""
    left: int = 0

    @property
    def is_bullet(self) -> bool:
        """Tell whether the mark is a sign and no number."""
        return self.format in {"bullet", "none"}

    @property
    def has_mark(self) -> bool:
        """Tell whether there is a mark at all; pandoc continues an item with one that is a space."""
        return bool(self.text.strip()) or not self.is_bullet

    @property
    def look(self) -> NumberStyle:
        """Return how the numbers look, as the model knows it."""
        return _LOOKS.get(self.format, "decimal")


@dataclass(frozen=True, slots=True)
class Place:
    """A paragraph's place in a list: the list, how deep from 0, the level, and the number it has there."""

    num: str
    depth: int
    level: Level
    count: int
    counted: str = ""
    """What counts its numbers: lists that share it go on with one another."""
    label: str = ""
    """The mark as Word shows it, as `2.1.`."""


@dataclass(slots=True)
class _Counter:
    counts: list[int | None] = field(default_factory=lambda: [None] * LEVELS)


class Numbering:
    """The lists of one file, with the numbers that they have reached."""

    def __init__(self, part: Element | None) -> None:
        self._abstract: dict[str, dict[int, Level]] = {}
        self._links: dict[str, str] = {}
        self._by_link: dict[str, str] = {}
        self._nums: dict[str, tuple[str, dict[int, int]]] = {}
        self._own: dict[str, dict[int, Level]] = {}
        self._by_style: dict[tuple[str, str], int] = {}
        self._counters: dict[str, _Counter] = {}
        if part is not None:
            self._read(part)

    def _read(self, part: Element) -> None:
        for each in descendants(part, "w:abstractNum"):
            ident = attribute(each, "w:abstractNumId")
            self._abstract[ident] = {_depth(level): _level(level) for level in descendants(each, "w:lvl")}
            self._links[ident] = value(each, "w:numStyleLink")
            self._by_style |= {(ident, value(level, "w:pStyle")): _depth(level) for level in descendants(each, "w:lvl")}
            if link := value(each, "w:styleLink"):
                self._by_link[link] = ident
        for each in descendants(part, "w:num"):
            overrides = {
                _depth(override): number(value(override, "w:startOverride"), 1)
                for override in descendants(each, "w:lvlOverride")
                if child(override, "w:startOverride") is not None
            }
            ident = attribute(each, "w:numId")
            self._nums[ident] = (value(each, "w:abstractNumId"), overrides)
            self._own[ident] = {_depth(level): _level(level) for level in descendants(each, "w:lvl")}

    def depth_of(self, num: str, style: str) -> int:
        """Return how deep in a list the paragraphs of a style stand."""
        return self._by_style.get((self._nums.get(num, ("", {}))[0], style), 0)

    def place(self, num: str, depth: int) -> Place | None:
        """Return the place of the next paragraph of a list, and count it; None where there is no such list."""
        abstract, overrides = self._nums.get(num, ("", {}))
        abstract = self._by_link.get(self._links.get(abstract, ""), abstract)
        levels = self._abstract.get(abstract)
        if levels is None:
            return None
        depth = max(0, min(depth, LEVELS - 1))
        levels = levels | self._own.get(num, {})
        level = levels.get(depth) or Level(format="bullet", text="•")
        counted = f"{num}!" if overrides else abstract
        counts = self._counters.setdefault(counted, _Counter()).counts
        counts[depth + 1 :] = [None] * (LEVELS - depth - 1)
        before = counts[depth]
        count = overrides.get(depth, level.start) if before is None else before + 1
        counts[depth] = count
        return Place(num, depth, level, count, counted, _label(level, depth, levels, counts))


def _depth(element: Element) -> int:
    return number(attribute(element, "w:ilvl"))


def _level(element: Element) -> Level:
    indent = child(element, "w:pPr/w:ind")
    return Level(
        format=value(element, "w:numFmt") or "decimal",
        start=max(number(value(element, "w:start"), 1), 0),
        text=value(element, "w:lvlText"),
        left=number(attribute(indent, "w:left") or attribute(indent, "w:start")),
    )


def _label(level: Level, depth: int, levels: dict[int, Level], counts: list[int | None]) -> str:
    """Return a mark with its numbers filled in: `%1.%2` of the second part of the third chapter is `3.2`."""
    if level.format == "bullet":
        return ""

    def filled(found: re.Match[str]) -> str:
        place = int(found[1]) - 1
        at = levels.get(place, Level())
        count = counts[place] if place <= depth else None
        return written(at.start if count is None else count, at.format)

    return re.sub(r"%([1-9])", filled, level.text).strip()


def written(count: int, format_: str) -> str:
    """Return a number in a format (17.18.59); those that we do not know are in digits."""
    match format_:
        case "lowerLetter" | "upperLetter" if 0 < count <= _LETTERS * 30:
            letter = chr(ord("a") + (count - 1) % _LETTERS) * ((count - 1) // _LETTERS + 1)
            return letter if format_ == "lowerLetter" else letter.upper()
        case "lowerRoman" | "upperRoman" if 0 < count < 4000:  # noqa: PLR2004  # as far as Roman numbers go
            roman = _roman(count)
            return roman.lower() if format_ == "lowerRoman" else roman
        case "decimalZero":
            return f"{count:02}"
        case "none":
            return ""
        case _:
            return str(count)


def _roman(count: int) -> str:
    signs = zip(
        (1000, 900, 500, 400, 100, 90, 50, 40, 10, 9, 5, 4, 1),
        ("M", "CM", "D", "CD", "C", "XC", "L", "XL", "X", "IX", "V", "IV", "I"),
        strict=True,
    )
    text = ""
    for size, sign in signs:
        text += sign * (count // size)
        count %= size
    return text
