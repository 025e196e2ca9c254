"""Bylines: the words that introduce who wrote an article, and the names behind them."""

from __future__ import annotations

import re

from publish.model import Person
from publish.readers.plain_text.phrases import pattern

_INTRODUCED = pattern(r"(?P<by>{byline})(?P<space>\s*)(?P<names>\S.*)")
INTRODUCTION_ALONE = pattern(r"(?:{byline})")
_NO_SPACE = re.compile(r"[:：/／]$")

_AND = re.compile(
    r"\s+(?:and|und|et|y|e|en|och|og|и|with)\s+|\s+&\s+|\s+و\s*|[、，]\s*|,\s+(?:and|und|et)\s+", re.IGNORECASE
)
_PARTICLES = frozenset(
    [
        "de",
        "da",
        "di",
        "du",
        "del",
        "della",
        "des",
        "dos",
        "das",
        "van",
        "von",
        "der",
        "den",
        "ten",
        "ter",
        "le",
        "la",
        "el",
        "al",
        "bin",
        "ibn",
        "ben",
        "y",
        "e",
        "zu",
        "zur",
        "af",
        "av",
        "of",
    ]
)
_PART = re.compile(r"[^\W\d_](?:[^\W\d_]|[’'.\-‐־‘·ـ])*")
_ROLE = pattern(r"\b(?:(?i:{role})|[A-Z]{2,})\b", re.RegexFlag.NOFLAG)
_MOST_PARTS = 6
_MOST_PEOPLE = 8


def authors_of(text: str) -> tuple[Person, ...]:
    """Return the authors whom a byline names, or nobody where that is not sure."""
    found = _INTRODUCED.fullmatch(text)
    if not found or not (found["space"] or _NO_SPACE.search(found["by"]) or found["by"][-1] > "\u2e80"):
        return ()
    return people_of(found["names"])


def people_of(names: str) -> tuple[Person, ...]:
    """Return the people whom a list of names is of, or nobody where one of them is no name."""
    names = names.strip().rstrip(".|•·-–— ")
    joined = _AND.split(names)
    if len(joined) == 1 and names.count(",") == 1:
        return _with_role(*names.split(","))
    people = [part.strip() for group in joined for part in group.split(",")]
    if not 0 < len(people) <= _MOST_PEOPLE or not all(_is_name(name) for name in people):
        return ()
    return tuple(Person(name=name) for name in people)


def _with_role(name: str, rest: str) -> tuple[Person, ...]:
    """Read «Ada Example, Science Editor»; two names with only a comma between are not sure."""
    name, rest = name.strip(), rest.strip()
    return (Person(name=name, affiliation=rest),) if _is_name(name) and _ROLE.search(rest) else ()


def _is_name(name: str) -> bool:
    parts = name.split()
    return (
        0 < len(parts) <= _MOST_PARTS
        and all(map(_is_part, parts))
        and not _PARTICLES.issuperset(p.lower() for p in parts)
    )


def _is_part(part: str) -> bool:
    if part.lower() in _PARTICLES:
        return True
    return _PART.fullmatch(part) is not None and not part.removeprefix("d’").removeprefix("d'")[0].islower()
