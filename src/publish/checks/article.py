"""The rules on an article after the passes. What a reader or a pass has reported is not said again."""

from __future__ import annotations

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
from publish.checks.looked_at import LookedAt
from publish.checks.places import Places
from publish.diagnostics import Diagnostic, finding
from publish.diagnostics.kinds import kind_of
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


def check(article: Article, file: str, source: bytes = b"") -> tuple[Diagnostic, ...]:
    """Return what the rules find in an article, in the order of its lines.

    With the bytes of its source, what is found in the words has its exact line and column.
    """
    looked, places = LookedAt(article, file), Places(source, kind_of(file))
    found = (each._replace(span=places.exact(each)) for rule in CHECKS for each in rule(looked))
    ordered = sorted(found, key=lambda each: (each.span.line, each.span.column) if each.span else (0, 0))
    return tuple(finding(each.code, file, each.span, each.message, each.hint) for each in ordered)
