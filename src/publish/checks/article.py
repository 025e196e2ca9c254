"""The rules on an article after the passes. What a reader or a pass has reported is not said again."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator

from publish.checks import (
    abbreviations,
    alternatives,
    characters,
    evaluation,
    foreign_scripts,
    headings,
    languages,
    leftovers,
    links,
    lists,
    metadata,
    notes,
    paragraphs,
    reading_ease,
    senses,
    tables,
)
from publish.checks.found import Found
from publish.checks.looked_at import LookedAt
from publish.checks.places import Places
from publish.diagnostics import RULES, Diagnostic, Severity, finding
from publish.model import Article

CHECKS = (
    *alternatives.CHECKS,
    *metadata.CHECKS,
    *evaluation.CHECKS,
    *headings.CHECKS,
    *tables.CHECKS,
    *lists.CHECKS,
    *notes.CHECKS,
    *links.CHECKS,
    *languages.CHECKS,
    *foreign_scripts.CHECKS,
    *abbreviations.CHECKS,
    *characters.CHECKS,
    *leftovers.CHECKS,
    *paragraphs.CHECKS,
    *senses.CHECKS,
    *reading_ease.CHECKS,
)

_ENOUGH = 10
"""Findings of one heuristic that are shown of an article; a hundred would hide all others."""


def check(article: Article, file: str, source: bytes = b"") -> tuple[Diagnostic, ...]:
    """Return what the rules find in an article, in the order of its lines.

    With the bytes of its source, what is found in the words has its exact line and column.
    """
    looked, places = LookedAt(article, file), Places(source)
    found = (each._replace(span=places.exact(each)) for rule in CHECKS for each in rule(looked))
    ordered = sorted(found, key=lambda each: (each.span.line, each.span.column) if each.span else (0, 0))
    return tuple(finding(each.code, file, each.span, each.message, each.hint) for each in _without_repetition(ordered))


def _without_repetition(found: Iterable[Found]) -> Iterator[Found]:
    """Yield the findings, of each heuristic only the first; the last of them says how many more there are."""
    listed = list(found)
    times = Counter(each.code for each in listed)
    shown: Counter[str] = Counter()
    for each in listed:
        shown[each.code] += 1
        more = times[each.code] - _ENOUGH
        if RULES[each.code].severity is not Severity.INFO or more <= 0 or shown[each.code] < _ENOUGH:
            yield each
        elif shown[each.code] == _ENOUGH:
            message = each.message or RULES[each.code].title
            yield each._replace(message=f"{message}; and {more} more like it below")
