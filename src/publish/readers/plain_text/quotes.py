"""Quotations: lines that mail marks with «>», and words in quotation marks with a name behind them."""

from __future__ import annotations

import re
from typing import NamedTuple

from publish.readers.plain_text.lines import Line, lines_of

_MARK = re.compile(r"\s*>[ \t]?")


def quoted_at(lines: list[Line], start: int) -> tuple[list[Line], int] | None:
    """Return the lines of a quotation marked as in mail, without the marks, and where the text goes on."""
    end = start
    while end < len(lines) and _MARK.match(lines[end].raw) and not (end > start and lines[end].gap):
        end += 1
    if end == start or not _is_mail(lines[start:end]):
        return None
    inner = [
        found._replace(number=line.number)
        for line in lines[start:end]
        for found in lines_of(_MARK.sub("", line.raw, 1))
    ]
    return _with_gaps(inner), end


def _is_mail(lines: list[Line]) -> bool:
    """Tell whether «>» marks lines: «> 5 °C» alone, or an arrow, does not."""
    return all(re.match(r"\s*>+([ \t]|$|>)", line.raw) for line in lines) and any(
        line.text.lstrip("> ")[:1].isalpha() or line.text.lstrip("> ")[:1] in "“\"«„'‘" for line in lines
    )


def _with_gaps(lines: list[Line]) -> list[Line]:
    """Count the lines between two as blank: those that hold nothing but the mark."""
    before = lines[0].number if lines else 0
    made = []
    for line in lines:
        made.append(line._replace(gap=max(0, line.number - before - 1)))
        before = line.number
    return made


class Pulled(NamedTuple):
    """A quotation with the name of who said it."""

    words: str
    name: str


_NAME = r"[^\W\d_][^.!?“”«»\"\n]{1,78}"
_PULLED = re.compile(rf"(?P<words>[“\"«„][^“”«»„\"]+[”\"»“][.,]?)\s*[—–―-]{{1,2}}\s*(?P<name>{_NAME})")
_OPENING = '“"«„'


def pulled(text: str) -> Pulled | None:
    """Return a paragraph that is nothing but words in quotation marks and, behind a dash, a name."""
    found = _PULLED.fullmatch(text) if text[:1] in _OPENING else None
    return Pulled(found["words"], found["name"]) if found else None
