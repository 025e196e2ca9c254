"""Asides of Markdown: what its many writers call what stands beside the text, and the kind that each name is."""

from __future__ import annotations

from publish.model import AsideKind
from publish.readers.asides import ASIDES

KINDS: dict[str, AsideKind] = ASIDES | {"dropdown": "details", "collapse": "details"}
"""A name that says what the kind says; the last two are MyST's."""

NAMED: dict[str, AsideKind] = {
    "abstract": "note",
    "summary": "note",
    "tldr": "note",
    "todo": "note",
    "example": "note",
    "question": "note",
    "help": "note",
    "faq": "note",
    "check": "tip",
    "done": "tip",
    "success": "tip",
    "failure": "caution",
    "fail": "caution",
    "missing": "caution",
    "bug": "caution",
    "admonition": "note",
    "aside": "note",
    "sidebar": "note",
    "margin": "note",
    "topic": "note",
    "callout": "note",
    "box": "note",
    "alert": "note",
    "versionadded": "note",
    "versionchanged": "note",
    "deprecated": "caution",
    "prereq": "note",
    "challenge": "note",
    "exercise": "note",
    "solution": "details",
    "keypoints": "important",
    "objectives": "note",
    "instructor": "note",
    "testimonial": "note",
    "discussion": "note",
}
"""Obsidian, Material for MkDocs, MyST and The Carpentries: a name that says more than the kind, and is its title."""

UNTITLED = frozenset({"admonition", "aside", "sidebar", "margin", "topic", "callout", "box", "alert"})
"""Names of `NAMED` that say nothing to a reader."""


def kind_of(name: str) -> AsideKind | None:
    """Return the kind of aside that a name stands for, or None."""
    return KINDS.get(name) or NAMED.get(name)


def title_of(name: str) -> str:
    """Return the words that a name is worth as a title, where the author wrote none."""
    return name.capitalize() if name in NAMED and name not in UNTITLED else ""
