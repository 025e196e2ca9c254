"""How wide words and tables are, told to the stylesheet by classes, since CSS cannot count letters."""

from __future__ import annotations

import re
import string
from collections.abc import Iterator
from itertools import zip_longest
from xml.etree.ElementTree import Element

# In letters, at the stylesheet's sizes: a word that may stand unbroken in a column, what its padding
# takes, and what a table holds inside the text's measure and when it reaches into the margins.
_WORD = 16
_PADDING = 3
_MEASURE = 68
_WIDE = 112


# Longer words may break anywhere. Not every word: WeasyPrint 70 would break short ones too, where they
# stand at the end of a line inside an inline element.
_LONG = 40
_LONG_IN_HEADINGS = 18
_HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
_BLOCKS = _HEADINGS | {"p", "li", "dt", "dd", "figcaption", "caption"}


def break_long_words(root: Element) -> None:
    """Class the blocks of a page in which a word is too long for a line as `broken`, if need be `hyphenated`."""
    for block in root.iter():
        if block.tag in _BLOCKS and _longest(block) > (_LONG_IN_HEADINGS if block.tag in _HEADINGS else _LONG):
            _add_class(block, "broken")
            if _is_of_words(block):
                _add_class(block, "hyphenated")


def _is_of_words(block: Element) -> bool:
    """Tell whether what is too long are words; a hyphen in an address or an identifier would change it."""
    long = (word.strip(string.punctuation) for word in "".join(block.itertext()).split())
    return all(word.isalpha() for word in long if len(word) > _LONG_IN_HEADINGS)


# No language has such words; WeasyPrint takes minutes to find where to break one of a hundred thousand letters.
_ENDLESS_LENGTH = 400
_ENDLESS = re.compile(rf"\S{{{_ENDLESS_LENGTH},}}")
_PIECE = re.compile(r"\S{50}(?=\S)")


def cut_endless_words(root: Element) -> None:
    """Let words without end break every fifty letters, by ZERO WIDTH SPACE."""
    for element in root.iter():
        element.text = _cut(element.text)
        element.tail = _cut(element.tail)


def _cut(text: str | None) -> str | None:
    if not text or len(text) < _ENDLESS_LENGTH:
        return text
    return _ENDLESS.sub(lambda word: _PIECE.sub("\\g<0>\u200b", word[0]), text)


def fit_tables(root: Element) -> None:
    """Class the tables of a page: `wide` in smaller print and over the margins, `dense` with words that break.

    A cell with a word that no column can hold is `broken`, so that the other cells need not be.
    """
    for table in root.iter("table"):
        rows = [[_longest(cell) for cell in _cells(row)] for row in table.iter("tr")]
        columns = [min(max(column), _WORD) + _PADDING for column in zip_longest(*rows, fillvalue=0)]
        if sum(columns) > _MEASURE:
            _add_class(table, "wide")
        if sum(columns) > _WIDE:
            _add_class(table, "dense")
        for cell in (cell for row in table.iter("tr") for cell in _cells(row)):
            if _longest(cell) > _WORD:
                _add_class(cell, "broken")


def _cells(row: Element) -> Iterator[Element]:
    return (cell for cell in row if cell.tag in {"td", "th"})


def _longest(element: Element) -> int:
    """Return the length of the longest word; of a cell over several columns, its share of it."""
    longest = max((len(word) for word in "".join(element.itertext()).split()), default=0)
    return longest // int(element.get("colspan", "1"))


def _add_class(element: Element, name: str) -> None:
    element.set("class", f"{element.get('class', '')} {name}".strip())
