"""Marks before the items of a list, as people and programs write them."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Literal, NamedTuple

from publish.model import NumberStyle
from publish.readers.plain_text.lines import Line

Kind = Literal["bullet"] | NumberStyle

BULLETS = "•‣◦▪▫■□●○⁃∙·➢➤✓✔✗❖\uf0b7\uf0a7"
"""Characters that are nothing but bullets; the last two are how Word's Symbol font comes out of it."""
SOFT_BULLETS = "-*+–"
"""Characters that are bullets only in company."""

_MARK = re.compile(
    rf"""(?:(?P<bullet>[{re.escape(BULLETS + SOFT_BULLETS)}]|(?<![^\t\n])o(?=\t))
       | \(?(?P<number>\d{{1,3}})(?:[.)]|(?P<east>[、．]))
       | \(?(?P<letter>[a-z]|[A-Z]|[ivxlc]{{1,7}}|[IVXLC]{{1,7}})[.)])
       (?(east)\s*|\s+)(?=\S)""",
    re.VERBOSE,
)


class Mark(NamedTuple):
    """What stands before an item: its kind, its value (of a bullet 0), how it is written, where the words begin."""

    kind: Kind
    value: int
    written: str
    end: int


def mark_of(line: Line) -> tuple[Mark, ...]:
    """Return the ways to read what stands at the start of a line as a mark: none, one, or for «i.» two."""
    return _marks(line.raw.strip())


@lru_cache(maxsize=16)  # a line is asked about several times on end
def _marks(raw: str) -> tuple[Mark, ...]:
    found = _MARK.match(raw)
    if found is None:
        return ()
    written = found[0].strip()
    if found["bullet"]:
        return (Mark("bullet", 0, written, found.end()),)
    if found["number"]:
        return (Mark("decimal", int(found["number"]), _form(written), found.end()),)
    return tuple(Mark(kind, value, _form(written), found.end()) for kind, value in _values(found["letter"]))


def _form(written: str) -> str:
    """Return a mark without its value: «(1)» and «(2)» are of one form."""
    return re.sub(r"\w+", "", written)


def _values(letters: str) -> list[tuple[Kind, int]]:
    values: list[tuple[Kind, int]] = []
    if len(letters) == 1:
        values.append(("lower-alpha" if letters.islower() else "upper-alpha", ord(letters.lower()) - ord("a") + 1))
    if number := roman(letters.lower()):
        values.append(("lower-roman" if letters.islower() else "upper-roman", number))
    return values


_ROMAN = re.compile(r"(?=.)c{0,3}(xc|xl|l?x{0,3})(ix|iv|v?i{0,3})")
_ROMAN_VALUES = {"c": 100, "l": 50, "x": 10, "v": 5, "i": 1}


def roman(letters: str) -> int:
    """Return the value of a Roman number in lower case, or 0."""
    if not _ROMAN.fullmatch(letters):
        return 0
    values = [_ROMAN_VALUES[letter] for letter in letters]
    return sum(
        -value if value < following else value for value, following in zip(values, [*values[1:], 0], strict=True)
    )
