"""Headings: paragraphs that by their form, and by what stands around them, begin a section.

What speaks for a heading and against it has points. They are rounded log-odds, fitted to texts that are not in the
labelled set (docs/plain-text.md says to which); docs/conformance.md says how well they do.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from publish import model as m
from publish.readers.plain_text.lines import LONG, Layout, columns
from publish.readers.plain_text.paragraphs import Part, Prose
from publish.readers.plain_text.phrases import CREDIT, pattern

POINTS = {
    # Its form.
    "at most 40 columns": 12,
    "at most 60 columns": 7,
    "at most 80 columns": 7,
    "more than 10 words": -11,
    "more than 14 words": -8,
    "ends like a sentence": -35,
    "ends in a colon": -43,
    "ends in an exclamation mark": -11,
    "ends in a question mark": -10,
    "ends in a quotation mark": -10,
    "holds the end of a sentence": -7,
    "capitals at its words": 8,
    "all in capitals": 5,
    "a number": 10,
    "a number of several levels": 32,
    # What stands around it.
    "after a sentence": 12,
    "after a list": 15,
    "after a colon": -2,
    "before a long paragraph": 14,
    "before a longer paragraph": 3,
    "before what is no prose": 3,
    "before a colon": 6,
    "before another short line": -8,
    "before a shorter line": -20,
    # How the text is laid out.
    "no blank line before, as others have": -14,
    "no blank line after, as others have": -11,
    "no blank lines in the text": -4,
}
ENOUGH = 15
"""Points that make a heading."""

_LONGEST = 120
_MOST_WORDS = 20
_RATIO = 1.5
_LONG_WORD = 4
_SHORT = 60
_GOES_ON = tuple(",;،؛，；、")
_SIGNS = "<>|=+/\\~^%&*-–—•"
_COLONS = (":", "：")
_ENDS_A_SENTENCE = re.compile(r"[.!?…。．！？؟।][\"”»’)」』\]]*$")
_STOP = re.compile(r"[.。．।…]$")
_INNER_STOP = re.compile(r"[.!?] \S")
_NUMBER = re.compile(r"(?:\d{1,2}(?:\.\d{1,2}){0,4}[.)]?|[IVX]{1,5}[.)]|[A-H][.)])\s+(?=[^\W\d_])")
_LEVELS = re.compile(r"(?P<number>\d{1,2}(?:\.\d{1,2}){1,4})[.)]?\s+\S")


class Near(NamedTuple):
    """A paragraph with the parts around it, and how many blank lines follow it."""

    prose: Prose
    before: Part | None
    after: Part | None
    gap_after: int


def points(near: Near, layout: Layout) -> int:
    """Return what speaks for a heading, less what speaks against it."""
    return sum(POINTS[reason] for reason in (*_form(near.prose.text), *_surroundings(near), *_place(near, layout)))


def _form(text: str) -> Iterator[str]:
    width, words = columns(text), text.split()
    yield from (f"at most {limit} columns" for limit in (40, 60, 80) if width <= limit)
    yield from (f"more than {limit} words" for limit in (10, 14) if len(words) > limit)
    for form, reason in _FORMS:
        if form.search(text):
            yield reason
    long = [word for word in words if len(word) >= _LONG_WORD]
    if len(long) > 1 and all(word[0].isupper() for word in long):
        yield "capitals at its words"
    if width > _LONG_WORD and text.isupper():
        yield "all in capitals"


_FORMS = (
    (_STOP, "ends like a sentence"),
    (re.compile(r"[:：]$"), "ends in a colon"),
    (re.compile(r"[!！]$"), "ends in an exclamation mark"),
    (re.compile(r"[?？؟]$"), "ends in a question mark"),
    (re.compile(r"[”\"»“]$"), "ends in a quotation mark"),
    (_INNER_STOP, "holds the end of a sentence"),
    (_NUMBER, "a number"),
    (_LEVELS, "a number of several levels"),
)


def _surroundings(near: Near) -> Iterator[str]:
    match near.before:
        case Prose(text):
            if _ENDS_A_SENTENCE.search(text):
                yield "after a sentence"
            elif text.endswith(_COLONS):
                yield "after a colon"
        case m.BulletList() | m.OrderedList():
            yield "after a list"
        case _:
            pass
    match near.after:
        case Prose(text):
            yield from _before(columns(near.prose.text), text)
        case _:
            yield "before what is no prose"


def _before(width: int, text: str) -> Iterator[str]:
    after = columns(text)
    if after >= max(LONG, _RATIO * width):
        yield "before a long paragraph"
    elif after >= max(_SHORT, _RATIO * width):
        yield "before a longer paragraph"
    if after < width:
        yield "before a shorter line"
    if text.endswith(_COLONS):
        yield "before a colon"
    elif after < LONG and not _ENDS_A_SENTENCE.search(text):
        yield "before another short line"


def _place(near: Near, layout: Layout) -> Iterator[str]:
    if not layout.spaced:
        yield "no blank lines in the text"
        return
    if not near.prose.gap and near.before is not None:
        yield "no blank line before, as others have"
    if not near.gap_after:
        yield "no blank line after, as others have"


# Which paragraphs are headings

_PART = pattern(
    r"(?:{part})\s+(?:\d{1,3}|[ivxlc]{1,7}|{ordinal})(?:er|º|ª)?\.?(?:\s*[.:–—-]\s*.{1,80})?"
    r"|§+\s*\d+\w?\b.{0,80}|第[一二三四五六七八九十百零〇\d]{1,5}[章节節部編编篇回条條].{0,40}"
)


def headings_of(parts: list[Part], layout: Layout) -> dict[int, int]:
    """Return the level of each part that is a heading, by its place among the parts; the first level is 2."""
    found = dict(_headings(parts, layout))
    return dict(
        zip(
            found,
            _levels([prose.text for prose in found.values()], [prose.ruled for prose in found.values()]),
            strict=True,
        )
    )


def _headings(parts: list[Part], layout: Layout) -> Iterator[tuple[int, Prose]]:
    listed = _listed(parts)
    for i, part in enumerate(parts):
        if not isinstance(part, Prose):
            continue
        after = parts[i + 1] if i + 1 < len(parts) else None
        near = Near(part, parts[i - 1] if i else None, after, _gap(after))
        if part.ruled or (after is not None and may_be(part.text) and _is(near, layout, listed=i in listed)):
            yield i, part


_LONGEST_RUN = 3


def _listed(parts: list[Part]) -> set[int]:
    """Return the parts that stand in a long run of short lines, but for its last: they are a list, not headings."""
    listed: set[int] = set()
    start = 0
    for i, part in enumerate([*parts, None]):
        if isinstance(part, Prose) and _is_open(part.text):
            continue
        if i - start > _LONGEST_RUN:
            listed.update(range(start, i - 1))
        start = i + 1
    return listed


def _is_open(text: str) -> bool:
    """Tell whether words are short, and end neither a sentence nor in a colon."""
    return columns(text) < LONG and not _ENDS_A_SENTENCE.search(text) and not text.endswith(_COLONS)


def _is(near: Near, layout: Layout, *, listed: bool) -> bool:
    return _is_part(near.prose.text) or (not listed and points(near, layout) >= ENOUGH)


def _is_part(text: str) -> bool:
    return _PART.fullmatch(text) is not None and (not _STOP.search(text) or len(text.split()) <= 2)  # noqa: PLR2004  # «Chapter I.»


def _gap(after: Part | None) -> int:
    match after:
        case Prose(_, _, gap):
            return gap
        case _:
            return 1


def may_be(text: str) -> bool:
    """Tell whether words can be a heading at all: short, and no part of a sentence or credit of a picture."""
    return (
        columns(text) <= _LONGEST
        and len(text.split()) <= _MOST_WORDS
        and not text.endswith(_GOES_ON)
        and not text[0].islower()
        and text[0] not in _SIGNS
        and any(character.isalpha() for character in text)
        and CREDIT.fullmatch(text) is None
    )


# Levels

_CHAPTER, _PLAIN = 0, 5
_RULED = {"=": 1, "-": 3, "~": 4}
_CAPITALS = 2
_DEEPEST = 6


def _levels(texts: list[str], rules: list[str]) -> Iterator[int]:
    """Yield the level of each heading: under those of a stronger form before it, and never two below the last."""
    capitals = [text.isupper() for text in texts]
    use_capitals = sum(capitals) > 1 and capitals[0]
    seen: set[int] = set()
    last = 1
    for text, rule in zip(texts, rules, strict=True):
        form = _strength(text, rule, use_capitals=use_capitals)
        seen.add(form)
        found = _LEVELS.match(text)
        depth = found["number"].count(".") if found else 0
        last = min(2 + sum(other < form for other in seen) + depth, last + 1, _DEEPEST)
        yield last


def _strength(text: str, rule: str, *, use_capitals: bool) -> int:
    if rule:
        return _RULED[rule]
    if _is_part(text):
        return _CHAPTER
    return _CAPITALS if use_capitals and text.isupper() else _PLAIN
