"""The names of the styles that depend on where words stand, and how far they are set in."""

from __future__ import annotations

from publish.model import AsideKind

ASIDES: dict[AsideKind, str] = {
    "note": "note",
    "tip": "tip",
    "important": "important",
    "warning": "warning",
    "caution": "caution",
    "details": "muted",
}
"""The kinds of asides, and the colour of each."""


def label_of(kind: AsideKind) -> str:
    """Return the style of the label of a kind of aside."""
    return f"Aside{kind.title()}Label"


def prose_of(kind: AsideKind) -> str:
    """Return the style of the prose in a kind of aside."""
    return f"Aside{kind.title()}Text"


def heading_in(style: str) -> str:
    """Return the style of a heading among prose of a style; it has no outline level, and begins no section."""
    return _HEADINGS_IN.get(style, "HeadingInText")


_HEADINGS_IN = {"Quote": "QuoteHeading", **{prose_of(kind): label_of(kind) for kind in ASIDES}}
_INDENTS = {
    **dict.fromkeys(("Quote", "QuoteHeading", "QuoteSource", "Definition"), 567),
    **{style(kind): 180 for kind in ASIDES for style in (label_of, prose_of)},
}


def indent_of(style: str) -> int:
    """Return how far a style is set in by itself, in twentieths of a point."""
    return _INDENTS.get(style, 0)
