"""Rule B of the lab, as the first plain text reader had it: the baseline that our headings are measured against."""

from __future__ import annotations

import itertools
import re

_LONGEST, _MOST_WORDS, _SHORTEST_PARAGRAPH, _RATIO = 90, 14, 100, 1.5
_NOT = re.compile(r"(?:by |follow us\b|related\b|read more\b|share\b|photo\b|image\b|©)", re.IGNORECASE)
_WRAPPED_AT_MOST, _FULL = 100, 0.6


def headings(text: str) -> set[int]:
    """The numbers of the lines that rule B takes for headings; the first line is the title."""
    lines = _joined(text)[1:]
    return {number for (number, line), (_, after) in itertools.pairwise(lines) if _is_heading(line, after)}


def _is_heading(line: str, following: str) -> bool:
    if len(line) > _LONGEST or len(line.split()) > _MOST_WORDS or line.endswith((".", ",", ";", ":")):
        return False
    first = line[0]
    begins = first.isdigit() or first in "\"'“‘«„¿¡" or (first.isalpha() and not first.islower())
    return begins and not _NOT.match(line) and len(following) >= max(_SHORTEST_PARAGRAPH, _RATIO * len(line))


def _joined(text: str) -> list[tuple[int, str]]:
    """Lines with their numbers, those that a program wrapped joined."""
    result: list[tuple[int, str]] = []
    block: list[tuple[int, str]] = []
    for number, written in enumerate([*text.split("\n"), ""], 1):
        if words := " ".join(written.split()):
            block.append((number, words))
            continue
        longest = max((len(line) for _, line in block), default=0)
        wrapped = len(block) > 1 and longest <= _WRAPPED_AT_MOST
        if wrapped and all(len(line) >= _FULL * longest for _, line in block[:-1]):
            result.append((block[0][0], " ".join(line for _, line in block)))
        else:
            result += block
        block = []
    return result
