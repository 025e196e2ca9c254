"""Bylines: the words that introduce who wrote an article, and the names behind them."""

from __future__ import annotations

import re

from publish.model import Person

_INTRODUCTIONS = (
    *(
        "by",
        "words by",
        "written by",
        "story by",
        "text by",
        "report by",
        "reported by",
        "posted by",
        "author:",
        "authors:",
    ),
    *(
        "by:",
        "reporting by",
        "von",
        "von:",
        "text:",
        "text von",
        "ein bericht von",
        "eine reportage von",
        "autor:",
        "autorin:",
    ),
    *("par", "par:", "écrit par", "publié par", "propos recueillis par", "auteur :", "auteur:"),
    *(
        "por",
        "por:",
        "escrito por",
        "redacción:",
        "texto:",
        "texto de",
        "di",
        "a cura di",
        "testo di",
        "door",
        "av",
        "af",
        "tekst:",
    ),
    *("автор:", "автор", "текст:", "בקלם", "מאת", "بقلم", "بقلم:", "كتب:", "كتبه", "كتبت", "إعداد:", "تقرير:", "نوشته"),
    *("作者：", "作者:", "作者", "文/", "文／", "撰文：", "记者：", "著者：", "著者:", "文：", "글"),
)
"""What stands before a name; more than one word first."""

_NO_SPACE = re.compile(r"[:：/／]$")
_BARE = "|".join(re.escape(words) for words in sorted(_INTRODUCTIONS, key=len, reverse=True))
_INTRODUCED = re.compile(rf"(?P<by>{_BARE})(?P<space>\s*)(?P<names>\S.*)", re.IGNORECASE)
INTRODUCTION_ALONE = re.compile(rf"(?:{_BARE})", re.IGNORECASE)

_AND = re.compile(
    r"\s+(?:and|und|et|y|e|en|och|og|и|with)\s+|\s+&\s+|\s+و\s*|[、，]\s*|,\s+(?:and|und|et)\s+", re.IGNORECASE
)
_PARTICLES = frozenset(
    "de da di du del della des dos das van von der den ten ter le la el al bin ibn ben y e zu zur af av of".split()
)
_PART = re.compile(r"[^\W\d_](?:[^\W\d_]|[’'.\-‐־‘·ـ])*")
_ROLE = re.compile(
    r"\b(?:correspondent|reporter|editor|writer|staff|columnist|news|times|post|press|agency|university|journal|magazine"
    r"|professor|director|bureau|redaktion|redakteur|korrespondent|rédaction|journaliste|correspondante?|periodista|redacción|[A-Z]{2,})\b",
)
_MOST_PARTS = 6
_MOST_PEOPLE = 8


def authors_of(text: str) -> tuple[Person, ...]:
    """Return the authors whom a byline names, or nobody where that is not sure."""
    found = _INTRODUCED.fullmatch(text)
    if not found or not (found["space"] or _NO_SPACE.search(found["by"]) or not found["by"].isascii()):
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
    return _PART.fullmatch(part) is not None and not part[0].islower()
