"""The names that writers give to what stands beside the text, and the kind of aside that each is."""

from __future__ import annotations

from typing import Literal

Kind = Literal["note", "tip", "important", "warning", "caution", "details"]

KINDS: dict[str, Kind] = {
    "note": "note",
    "info": "note",
    "seealso": "note",
    "tip": "tip",
    "hint": "tip",
    "important": "important",
    "warning": "warning",
    "attention": "warning",
    "caution": "caution",
    "danger": "caution",
    "error": "caution",
    "details": "details",
    "dropdown": "details",
    "collapse": "details",
}
"""GitHub, pandoc and Quarto, Docusaurus, VitePress, MyST, Material for MkDocs; a name that says what the kind says."""

NAMED: dict[str, Kind] = {
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


def kind_of(name: str) -> Kind | None:
    """Return the kind of aside that a name stands for, or None."""
    return KINDS.get(name) or NAMED.get(name)


def title_of(name: str) -> str:
    """Return the words that a name is worth as a title, where the author wrote none."""
    return name.capitalize() if name in NAMED and name not in UNTITLED else ""
