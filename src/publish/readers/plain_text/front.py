"""What stands above an article: title, standfirst, byline, dates."""

from __future__ import annotations

import itertools
import re
from typing import NamedTuple

from publish import model as m
from publish.readers.dates import date_of
from publish.readers.findings import quoted
from publish.readers.metadata import Front
from publish.readers.plain_text.lines import Line, goes_on
from publish.readers.plain_text.names import INTRODUCTION_ALONE, authors_of, people_of
from publish.readers.plain_text.page import Page
from publish.readers.plain_text.phrases import pattern

_LONGEST_TITLE = 200
_LONGEST_STANDFIRST = 320
_LONGEST_CREDIT = 160
_FRONT = 6
"""Lines under the title that may be byline, date and standfirst."""
_RULE = re.compile(r"([=~_*-])\1{2,}")


def front_of(lines: list[Line], page: Page) -> tuple[Front, list[Line]]:
    """Return what the first lines say of the article, and the lines after them."""
    fields = _fields(lines, page)
    if fields:
        lines = lines[fields.taken :]
    title, rest = (fields.title, lines) if fields and fields.title else _title(lines, page)
    if title is None:
        return Front(meta=fields.meta if fields else m.Meta()), rest
    front = _Credits(fields.meta if fields else m.Meta())
    rest, standfirst = _credits(rest, front, page)
    places = {"title": m.Span(title.number)}
    if standfirst:
        places["subtitle"] = m.Span(standfirst.number)
    subtitle = standfirst.text if standfirst else ""
    return Front(meta=front.meta, title=title.text, subtitle=subtitle, places=places), rest


def _title(lines: list[Line], page: Page) -> tuple[Line | None, list[Line]]:
    """Return the title in the first line, or in more where it is wrapped; one as long as a paragraph is none."""
    end = 1
    while end < len(lines) and goes_on(lines[end - 1], lines[end], page.layout):
        end += 1
    first = lines[0]._replace(text=page.joined(lines[:end]))
    after = lines[end : end + 1]
    if len(first.text) > _LONGEST_TITLE or (end > 1 and not (after and after[0].gap and not first.text.endswith("."))):
        return _first_line(lines, page)
    return _told(first, page), _without_rule(lines[end:])


def _first_line(lines: list[Line], page: Page) -> tuple[Line | None, list[Line]]:
    first = lines[0]
    if len(first.text) > _LONGEST_TITLE or (lines[1:] and goes_on(first, lines[1], page.layout)):
        return None, lines
    return _told(first, page), _without_rule(lines[1:])


def _told(title: Line, page: Page) -> Line:
    page.findings.add("META005", m.Span(title.number), f"the title {quoted(title.text)} was taken from the first line")
    return title


def _without_rule(lines: list[Line]) -> list[Line]:
    """Leave out a rule that underlines the title."""
    return lines[1:] if lines and not lines[0].gap and _RULE.fullmatch(lines[0].text) else lines


# Byline and dates

_PUBLISHED = pattern(r"(?:{published})\s*[:：]?\s*(?P<date>.+)")
_UPDATED = pattern(r"(?:{updated})\s*[:：]?\s*(?P<date>.+)")
_PARTS = re.compile(
    r"\s*(?:[|•·]|\s[–—-]\s|/(?=\s)|\s\s)\s*|,\s+(?=\d{1,2}\b(?!\d)|(?:published|posted|(?:last )?updated)\b)",
    re.IGNORECASE,
)


class _Credits:
    """What bylines and dates have said so far."""

    def __init__(self, meta: m.Meta) -> None:
        self.authors, self.date, self.updated = meta.authors, meta.date, meta.updated

    @property
    def meta(self) -> m.Meta:
        return m.Meta(authors=self.authors, date=self.date, updated=self.updated)

    def take(self, text: str) -> bool:
        """Take a line of nothing but names and dates; anything else in it, and none of it is taken."""
        return len(text) <= _LONGEST_CREDIT and (
            self._take_part(text) or self._take_parts([part for part in _PARTS.split(text) if part])
        )

    def _take_parts(self, parts: list[str]) -> bool:
        before = self.authors, self.date, self.updated
        if len(parts) > 1 and all(self._take_part(part) for part in parts):
            return True
        self.authors, self.date, self.updated = before
        return False

    def _take_part(self, part: str) -> bool:
        part = part.strip()
        updated, published = _UPDATED.fullmatch(part), _PUBLISHED.fullmatch(part)
        if updated and not self.updated and (day := date_of(updated["date"])):
            self.updated = day
        elif not self.date and (day := date_of(published["date"]) if published else date_of(part)):
            self.date = day
        elif not self.authors and (people := authors_of(part)):
            self.authors = people
        else:
            return False
        return True


def _credits(lines: list[Line], front: _Credits, page: Page) -> tuple[list[Line], Line | None]:
    """Take bylines and dates, wherever they stand under the title with at most a standfirst between."""
    lines = _byline_in_two(lines)
    kept: list[Line] = []
    end = 0
    for i, line in enumerate(lines[:_FRONT]):
        if front.take(line.text):
            page.tell("SRC015", line.number, line.text, "was taken for the byline or the date by its form")
            end = i + 1
        elif kept or len(line.text) > _LONGEST_STANDFIRST:
            break
        else:
            kept.append(line)
    before = [line for line in kept if line in lines[:end]]
    rest = lines[end:]
    if len(before) != 1 or before[0] is lines[end - 1]:
        return [*before, *rest], None
    page.tell(
        "SRC015", before[0].number, before[0].text, "was taken for the subtitle: it stands between title and byline"
    )
    return rest, before[0]


def _byline_in_two(lines: list[Line]) -> list[Line]:
    """Join «By» and the name on the line below."""
    for i, (line, following) in enumerate(itertools.pairwise(lines[: _FRONT + 1])):
        if INTRODUCTION_ALONE.fullmatch(line.text) and people_of(following.text):
            joined = line._replace(text=f"{line.text} {following.text}")
            return [*lines[:i], joined, *lines[i + 2 :]]
    return lines


# Fields with names, as `Title: …` over `Author: …`

_FIELD = re.compile(
    r"(?P<name>title|authors?|by|date|published|updated|last updated)\s*:\s*(?P<value>\S.*)", re.IGNORECASE
)


class _Fields(NamedTuple):
    """What the named fields at the very top say, and how many lines they take."""

    title: Line | None
    meta: m.Meta
    taken: int


def _fields(lines: list[Line], page: Page) -> _Fields | None:
    """Read two or more named fields; one whose value cannot be read ends them."""
    title: Line | None = None
    front = _Credits(m.Meta())
    taken = 0
    for line in lines:
        found = _FIELD.fullmatch(line.text)
        if found and found["name"].lower() == "title" and title is None and len(found["value"]) <= _LONGEST_TITLE:
            title = line._replace(text=found["value"])
        elif not (found and front.take(_credit(found))):
            break
        taken += 1
    if taken < 2 or title is None or lines[0].number != title.number:  # noqa: PLR2004  # one such line is a title with a colon in it
        return None
    for line in lines[:taken]:
        page.tell(
            "META005" if line.number == title.number else "SRC015",
            line.number,
            line.text,
            "was taken for what it names itself",
        )
    return _Fields(title, front.meta, taken)


def _credit(found: re.Match[str]) -> str:
    return f"by {found['value']}" if found["name"].lower().startswith(("author", "by")) else found[0]
