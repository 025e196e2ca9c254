"""The rules on an article after the passes. What a reader or a pass has reported is not said again."""

from __future__ import annotations

from msgspec.structs import replace

from publish.checks import alternatives, evaluation, languages, links, structure
from publish.checks.looked_at import LookedAt
from publish.diagnostics import Diagnostic
from publish.model import Article

CHECKS = (
    structure.undescribed_pictures,
    alternatives.empty_words,
    structure.no_body,
    evaluation.unshown_claims,
    structure.headings_without_words,
    structure.empty_sections,
    structure.tables,
    languages.foreign_tags,
    languages.unmarked_scripts,
    languages.borrowed_words,
    links.vague_words,
    links.lost_places,
    links.notes,
)


def check(article: Article, file: str) -> tuple[Diagnostic, ...]:
    """Return what the rules find in an article, in the order of its lines."""
    looked = LookedAt(article)
    found = (replace(diagnostic, file=file) for rule in CHECKS for diagnostic in rule(looked))
    return tuple(sorted(found, key=lambda diagnostic: (diagnostic.line, diagnostic.column)))
