"""Written: a text of a notebook, and where each of its lines stands in the JSON that holds it."""

from __future__ import annotations

import re
from collections.abc import Iterable
from itertools import islice
from typing import NamedTuple

from publish.model import Span
from publish.readers.front_matter import Scalar

# One character of a JSON string as it is written: a pair of surrogates, an escape, or itself (RFC 8259 7).
_ONE = re.compile(r"\\u[dD][89abAB][0-9a-fA-F]{2}\\u[dD][c-fC-F][0-9a-fA-F]{2}|\\u[0-9a-fA-F]{4}|\\.|.", re.DOTALL)
_FARTHEST = 2000
"""Characters of a string that are counted for a column: a file of one line would be read again for each node."""


class Line(NamedTuple):
    """One line of a text: its words, the JSON string that it begins in, and how far in it."""

    text: str
    string: Scalar
    offset: int


class Written(NamedTuple):
    """Lines of a text, which need not be neighbours; `file` is all of the file's lines."""

    lines: tuple[Line, ...]
    file: list[str]

    @property
    def text(self) -> str:
        """The lines as one text."""
        return "\n".join(line.text for line in self.lines)

    @property
    def span(self) -> Span:
        """The line of the file that the text begins in."""
        return self.place(1)

    def place(self, line: int, column: int = 1) -> Span:
        """Return where a character stands in the file; both count from 1."""
        if not self.lines:
            return Span(1)
        text, string, offset = self.lines[min(max(line, 1), len(self.lines)) - 1]
        place = string.span
        if column > len(text) + 1 or offset + column > _FARTHEST:
            return Span(place.line)
        raw = self.file[place.line - 1][place.column :]
        found = next(islice(_ONE.finditer(raw), offset + column - 1, None), None)
        return Span(place.line, place.column + 1 + (found.start() if found else 0))

    def only(self, numbers: Iterable[int]) -> Written:
        """Return some of the lines, counted from 0."""
        return Written(tuple(self.lines[number] for number in numbers), self.file)

    def __add__(self, other: object) -> Written:
        """Return the lines of two texts, one after the other."""
        assert isinstance(other, Written)
        return Written((*self.lines, *other.lines), self.file)


def written(strings: Iterable[Scalar], file: list[str]) -> Written:
    r"""Return the text that strings make; Jupyter writes a line a string, each with its `\n`."""
    lines: list[Line] = []
    begun: tuple[list[str], Scalar, int] | None = None
    for string in strings:
        offset = 0
        *ended, last = string.text.split("\n")
        for part in ended:
            words, first, place = begun or ([], string, offset)
            lines.append(Line("".join([*words, part]), first, place))
            offset, begun = offset + len(part) + 1, None
        if last or begun:
            words, first, place = begun or ([], string, offset)
            begun = ([*words, last], first, place)
    if begun:
        lines.append(Line("".join(begun[0]), begun[1], begun[2]))
    return Written(tuple(lines), file)
