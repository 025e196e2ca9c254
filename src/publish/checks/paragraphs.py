"""Rules on paragraphs: each once, and none without end."""

from __future__ import annotations

from collections.abc import Iterator

from publish.checks.found import Found, shortened
from publish.checks.looked_at import LookedAt, Words
from publish.model import Span

_SAME = 12
"""Words from which on a paragraph is not repeated on purpose, as «Thank you.» may be."""
_LONG = 250
"""Words of a paragraph that fills most of a page, and more than a minute and a half of listening."""


def pasted_twice(looked: LookedAt) -> Iterator[Found]:
    """TEXT008: a paragraph stands once; a list may say the same of several things."""
    first: dict[str, Span | None] = {}
    for run in _paragraphs(looked):
        if run.inside in {"description", "list", "note"}:
            continue
        words = " ".join(run.text.split()).casefold()
        if words.count(" ") < _SAME - 1:
            continue
        if words in first:
            before = first[words]
            place = f" in line {before.line}" if before else ""
            yield Found("TEXT008", run.span, f"paragraph stands here again, first{place}: «{shortened(run.text)}»")
        first.setdefault(words, run.span)


def long_paragraphs(looked: LookedAt) -> Iterator[Found]:
    """TEXT009: a paragraph has an end in sight."""
    for run in _paragraphs(looked):
        if (count := len(run.text.split())) > _LONG:
            yield Found("TEXT009", run.span, f"paragraph of {count} words: «{shortened(run.text)}»")


def _paragraphs(looked: LookedAt) -> Iterator[Words]:
    return (run for run in looked.words if run.kind == "prose" and run.inside != "table")


CHECKS = (pasted_twice, long_paragraphs)
