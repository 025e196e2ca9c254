"""Titles: which heading of a page is the article's, and what the page's name is without that of the site."""

from __future__ import annotations

import re
from collections.abc import Iterator

from publish import model as m
from publish.model.walk import plain_text
from publish.readers.finishing import folded
from publish.readers.html.flow import flowed
from publish.readers.html.head import Head

# What stands between the names of page and site: «Smoke | The Site», «Smoke – The Site», «The Site » Smoke».
_BETWEEN = re.compile(r"\s+(?:[|–—·•»«›‹/\\]|-{1,3}|::?|<|>)\s+|\s*[|»«]\s*|:\s+")


def split_title(body: m.Blocks, head: Head) -> tuple[m.Inlines, str, m.Blocks]:
    """Return the title as a run, or as words where no heading says it, and the body without that heading."""
    found = title_heading(body, head)
    if found is not None:
        section = body[found]
        assert isinstance(section, m.Section)
        return _in_one_line(section.title), "", (*body[:found], *body[found + 1 :])
    return (), _without_site(head), body


def _in_one_line(title: m.Inlines) -> m.Inlines:
    return flowed(m.Text(" ") if isinstance(node, m.LineBreak) else node for node in title)


def title_heading(body: m.Blocks, head: Head) -> int | None:
    """Return which block is the title: the heading that the page's names agree with, else the only one of level 1."""
    headings = [
        (index, block.written_level, folded(plain_text(block.title)))
        for index, block in enumerate(body)
        if isinstance(block, m.Section) and plain_text(block.title).strip()
    ]
    for part in _names(head):
        named = [(level, index) for index, level, words in headings if words == part and level <= 2]  # noqa: PLR2004  # h1 and h2
        if named:
            return min(named)[1]
    first = [index for index, level, _ in headings if level == 1]
    return first[0] if len(first) == 1 else None


def named_by(head: Head, headings: list[str]) -> tuple[str, ...]:
    """Return the first of these headings that the page's names agree with, if one does."""
    written = {folded(words): words for words in reversed(headings) if words}
    return tuple(written[name] for name in _names(head) if name in written)[:1]


def _names(head: Head) -> dict[str, None]:
    """Return the names of a page and their parts, the surest first, without the name of the site."""
    site = folded(head.meta.publisher)
    return dict.fromkeys(folded(part) for name in head.names for part in _parts(name) if folded(part) != site)


def _parts(name: str) -> Iterator[str]:
    """Yield a name, then its beginnings, then its ends, at each sign that may part it from the site's name."""
    yield name
    places = [(found.start(), found.end()) for found in _BETWEEN.finditer(name[:500])]
    yield from (name[:start] for start, _ in reversed(places))
    yield from (name[end:] for _, end in places)


def _without_site(head: Head) -> str:
    """Return the first name of the page, without the site's own name at its end."""
    name = next(iter(head.names), "")
    site = folded(head.meta.publisher)
    for found in reversed(list(_BETWEEN.finditer(name))):
        if site and folded(name[found.end() :]) == site and name[: found.start()].strip():
            return name[: found.start()].strip()
    return name
