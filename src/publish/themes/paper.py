"""The paper that people print on, where an article is read."""

from __future__ import annotations

import msgspec

from publish.themes.theme import Page

# CLDR 47, supplemental/territoryInfo measurementData, paperSize type="US-Letter".
_LETTER = frozenset({"BZ", "CA", "CL", "CO", "CR", "GT", "MX", "NI", "PA", "PH", "PR", "SV", "US", "VE"})


class Paper(msgspec.Struct, frozen=True):
    """A sheet: its name in CSS, its width and height in millimetres."""

    name: str
    width: float
    height: float


SHEETS = {
    "A4": Paper("A4", 210, 297),
    "A5": Paper("A5", 148, 210),
    "Letter": Paper("letter", 215.9, 279.4),
}


def paper(page: Page, lang: str) -> Paper:
    """Return the sheet of a page; `auto` goes by the territory that the language tag names, else A4."""
    if page.size != "auto":
        return SHEETS[page.size]
    subtags = lang.split("-")[1:]
    return SHEETS["Letter" if any(subtag.upper() in _LETTER for subtag in subtags) else "A4"]
