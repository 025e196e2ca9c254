"""The widths of a table's columns, by the words that they hold: Word is told them, and LibreOffice asks no more."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from publish.model import Cell
from publish.model.walk import walk

# In letters: what the sides of a cell take, the longest word that keeps to one line, the longest line worth having.
_SIDES = 3
_WORD = 20
_LINE = 60
_TWIPS_A_LETTER = 112
_BREAKS = re.compile(r"[\s\u2013\u2014-]+")


class Held(NamedTuple):
    """What a column holds, in letters: its longest word and its longest text, with the sides of a cell."""

    word: int
    text: int


def widths(cells: Iterable[tuple[int, Cell]], columns: int, whole: int, widest: int) -> tuple[int, ...]:
    """Return the width of each column in twentieths of a point; cells come with their column.

    Each column has room for its longest word; what is left of the whole goes by the length of the
    texts. Where the words ask for more than the whole they have more, up to the widest.
    """
    held = [Held(_SIDES, _SIDES)] * columns
    for column, cell in cells:
        held[column] = Held(*map(max, held[column], _held(cell)))
    words = sum(column.word for column in held)
    whole = max(whole, min(widest, words * _TWIPS_A_LETTER))
    left = max(0, whole / _TWIPS_A_LETTER - words)
    more = sum(column.text - column.word for column in held)
    letters = [word + left * ((text - word) / more if more else word / words) for word, text in held]
    return tuple(_whole_numbers(letters, whole))


def _held(cell: Cell) -> Held:
    texts = ["".join(getattr(node, "text", "") for node in walk(block)) for block in cell.blocks] or [""]
    word = max((len(word) for text in texts for word in _BREAKS.split(text)), default=0)
    longest = max(len(text) for text in texts)
    return Held(min(word, _WORD) + _SIDES, max(min(longest, _LINE), min(word, _WORD)) + _SIDES)


def _whole_numbers(letters: list[float], whole: int) -> Iterator[int]:
    """Yield shares of a whole that add up to no more than it."""
    every = sum(letters)
    return (int(whole * share / every) for share in letters)
