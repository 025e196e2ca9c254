"""Lines of a text as they stand, and how its author or a program laid them out."""

from __future__ import annotations

import itertools
import re
import unicodedata
from collections import Counter
from typing import NamedTuple

TAB = 4
LONG = 100
"""Columns that a line of prose has at least, where nobody wrapped it."""


class Line(NamedTuple):
    """A line that is not blank: its words, its number, its indent, and how many blank lines stand before it."""

    text: str
    number: int
    indent: int
    gap: int
    raw: str


class Layout(NamedTuple):
    """How a text is laid out: the width it was wrapped at (or 0), its usual indent, whether blank lines part it."""

    width: int
    indent: int
    spaced: bool


def lines_of(text: str) -> list[Line]:
    """Return the lines of a text that are not blank."""
    found: list[Line] = []
    gap = 0
    for number, raw in enumerate(text.split("\n"), 1):
        words = " ".join(raw.split())
        if words:
            found.append(Line(words, number, _indent(raw), gap, raw))
            gap = 0
        else:
            gap += 1
    return found


def _indent(raw: str) -> int:
    """Return the column of the first character that shows, from 0."""
    column = 0
    for character in raw:
        if character == "\t":
            column += TAB - column % TAB
        elif character.isspace():
            column += 1
        else:
            break
    return column


def columns(text: str) -> int:
    """Return how wide a text is; a wide character of East Asia takes two columns (Unicode Annex 11)."""
    if text.isascii() or len(text) > 2 * LONG:
        return len(text)
    return len(text) + sum(unicodedata.east_asian_width(character) in "WF" for character in text)


# Wrapped lines

_WRAPPED_AT_MOST = 100
_WRAPPED_AT_LEAST = 40
_ROOM = 0.8
"""Part of the width that a wrapped line fills at least, together with the first word of the next."""
_MOST = 0.5
_ENDS_A_SENTENCE = re.compile(r"[.!?…。！？؟।:][\"”»’)]*$")


def layout_of(lines: list[Line]) -> Layout:
    """Tell how a text is laid out."""
    indent = Counter(line.indent for line in lines).most_common(1)[0][0]
    return Layout(_width(lines), indent, _is_spaced(lines))


def _width(lines: list[Line]) -> int:
    """Return the width at which lines were wrapped, or 0.

    Of the lines that have another close below, most are about as long as the longest of them, which is short, and
    most end inside a sentence.
    """
    inner = sorted(_right(line) for line, following in itertools.pairwise(lines) if not following.gap)
    if not inner:
        return 0
    width = inner[min(len(inner) - 1, int(len(inner) * 0.95))]
    if not _WRAPPED_AT_LEAST <= width <= _WRAPPED_AT_MOST or inner[-1] > 2 * _WRAPPED_AT_MOST:
        return 0
    full = [
        line for line, following in itertools.pairwise(lines) if not following.gap and _is_full(line, following, width)
    ]
    ends = sum(_ENDS_A_SENTENCE.search(line.text) is not None for line in full)
    return width if len(full) >= _MOST * len(inner) and ends <= _MOST * len(full) else 0


def _right(line: Line) -> int:
    return line.indent + columns(line.text)


def _is_full(line: Line, following: Line, width: int) -> bool:
    """Tell whether the first word of the next line had no room at the end of this one."""
    first = following.text.split(" ", 1)[0]
    return _right(line) <= _WRAPPED_AT_MOST and _right(line) + 1 + len(first) > _ROOM * width


def goes_on(line: Line, following: Line, layout: Layout) -> bool:
    """Tell whether the next line is the same paragraph, wrapped."""
    return layout.width > 0 and not following.gap and _is_full(line, following, layout.width)


def _is_spaced(lines: list[Line]) -> bool:
    """Tell whether long lines mostly stand apart from the line before them."""
    long = [line for line in lines[1:] if len(line.text) >= LONG] or lines[1:]
    return 2 * sum(line.gap > 0 for line in long) > len(long)


# Joining

_HYPHENS = "-‐"
_SOFT_HYPHEN = "\u00ad"
_WORD = re.compile(r"[^\W\d_]+(?:[-‐][^\W\d_]+)*")
_KEEPS_ITS_HYPHEN = frozenset(["and", "or", "to", "und", "oder", "bis", "et", "ou", "y", "e", "o", "en", "of"])


def joined(lines: list[Line], vocabulary: frozenset[str]) -> str:
    """Join lines that were one before a program wrapped them; a broken word is made whole where that is sure."""
    words = lines[0].text
    parts = [words]
    for line in lines[1:]:
        parts.append(_seam(parts[-1], line.text, vocabulary))
        parts.append(line.text)
    return _without_seams(parts)


def _without_seams(parts: list[str]) -> str:
    text = parts[0]
    made: list[str] = []
    for seam, following in zip(parts[1::2], parts[2::2], strict=True):
        made.append(text[:-1] if seam == "-" else text)
        made.append("" if seam == "-" else seam)
        text = following
    return "".join([*made, text])


def _seam(before: str, after: str, vocabulary: frozenset[str]) -> str:
    """Return what stands between two lines: a space, nothing, or «-» where the hyphen before is to go."""
    last, first = before[-1], after[0]
    if last == _SOFT_HYPHEN:
        return "-"
    if last in _HYPHENS and before[-2:-1].isalpha() and first.isalpha():
        return _after_hyphen(before, after, vocabulary)
    return "" if _is_unspaced(last) and _is_unspaced(first) else " "


def _after_hyphen(before: str, after: str, vocabulary: frozenset[str]) -> str:
    head, tail = _WORD.findall(before)[-1:], _WORD.match(after)
    if not head or tail is None:
        return ""
    if tail[0].casefold() in _KEEPS_ITS_HYPHEN:
        return " "
    left = head[0].casefold()
    whole = f"{left}{tail[0].casefold()}"
    return "-" if whole in vocabulary and f"{left}-{tail[0].casefold()}" not in vocabulary else ""


def _is_unspaced(character: str) -> bool:
    """Tell whether a character is of a script that puts no spaces between words (Han, kana, their punctuation)."""
    return "\u2e80" <= character <= "\ua4cf" or "\uf900" <= character <= "\ufaff" or "\uff00" <= character <= "\uffef"


def vocabulary_of(lines: list[Line]) -> frozenset[str]:
    """Return the words of a text, to know whether a word that a line end broke is one of them."""
    broken = any(line.text[-1] in _HYPHENS for line in lines)
    return frozenset(word.casefold() for line in lines for word in _WORD.findall(line.text)) if broken else frozenset()
