"""What a book may say of its own accessibility: only what its written bytes show (EPUB Accessibility 1.1 3).

That it conforms is never among it: no machine can know that (EPUB Accessibility 1.1 4.3).
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import msgspec
from lxml import etree

from publish.catalogue import Words
from publish.exporters.epub.package import Entry, File
from publish.model import Resource

_XHTML = "{http://www.w3.org/1999/xhtml}"
_MATH = "{http://www.w3.org/1998/Math/MathML}math"
_HEADINGS = frozenset(f"{_XHTML}h{level}" for level in range(1, 7))
_MOVING = {
    "image/gif": (b"NETSCAPE2.0", b"ANIMEXTS1.0"),
    "image/png": (b"acTL",),
    "image/webp": (b"ANIM",),
    "image/jpeg": (),
    "image/svg+xml": (b"<animate", b"<set", b"@keyframes"),
}
"""What the bytes of a picture hold when it moves, by media type."""


class Facts(msgspec.Struct, frozen=True, kw_only=True):
    """What is in the book, counted in its documents as they are written."""

    headings: int
    tables: int
    images: int
    """Pictures that carry meaning."""
    described: int
    """Pictures with a text alternative."""
    long: int
    """Pictures with an extended description."""
    formulas: int
    spoken: int
    """Formulas that hold the words to say them by."""
    notes: int
    """Calls of notes."""
    languages: int
    """Languages of the text."""
    roles: int
    """Elements with a role of DPUB-ARIA."""
    moving: bool
    """Whether a picture may move, and so might flash."""


def facts(documents: Iterable[File], resources: Iterable[Resource]) -> Facts:
    """Count what there is in the documents and the pictures of a book."""
    elements = [element for file in documents for element in etree.fromstring(file.data).iter(etree.Element)]
    images = [element for element in elements if element.tag == f"{_XHTML}img" and element.get("alt") != ""]
    formulas = [element for element in elements if element.tag == _MATH]
    roles = [role for element in elements if (role := element.get("role", "")).startswith("doc-")]
    return Facts(
        headings=sum(element.tag in _HEADINGS for element in elements),
        tables=sum(element.tag == f"{_XHTML}table" for element in elements),
        images=len(images),
        described=sum("alt" in image.attrib for image in images),
        long=sum("aria-details" in element.attrib for element in elements),
        formulas=len(formulas),
        spoken=sum("alttext" in formula.attrib for formula in formulas),
        notes=roles.count("doc-noteref"),
        languages=len({lang for element in elements if (lang := element.get("lang"))}),
        roles=len(roles),
        moving=any(mark in picture.data for picture in resources for mark in _MOVING[picture.media_type]),
    )


def unknown() -> tuple[Entry, ...]:
    """Return what a draft says: that nothing is known, in the words that schema.org has for it."""
    return (Entry("schema:accessibilityFeature", "unknown"), Entry("schema:accessibilityHazard", "unknown"))


def earned(facts: Facts, words: Words) -> tuple[Entry, ...]:
    """Return the accessibility metadata that the content bears out."""
    modes = ("textual", "visual") if facts.images else ("textual",)
    sufficient = "textual" if facts.described == facts.images else "textual,visual"
    hazards = ("unknownFlashingHazard", "noMotionSimulationHazard", "noSoundHazard") if facts.moving else ("none",)
    return (
        *(Entry("schema:accessMode", mode) for mode in modes),
        Entry("schema:accessModeSufficient", sufficient),
        *(Entry("schema:accessibilityFeature", feature) for feature in _features(facts)),
        *(Entry("schema:accessibilityHazard", hazard) for hazard in hazards),
        Entry("schema:accessibilitySummary", " ".join(sentences(facts, words)), lang=words.lang),
    )


def _features(facts: Facts) -> Sequence[str]:
    """Name the features; each stands beside what it rests on."""
    rests_on = {
        "alternativeText": facts.images > 0 and facts.described == facts.images,
        "ARIA": facts.roles > 0,
        "describedMath": facts.formulas > 0 and facts.spoken == facts.formulas,
        "displayTransformability": True,  # the stylesheet has no fixed sizes, and the layout is never fixed
        "longDescription": facts.long > 0,
        "MathML": facts.formulas > 0,
        "readingOrder": True,  # the spine is in the order of the article, and nothing stands outside it
        "structuralNavigation": facts.headings > 0,
        "tableOfContents": True,  # the navigation document
        "unlocked": True,  # nothing is encrypted
    }
    return [feature for feature, earned in rests_on.items() if earned]


def sentences(facts: Facts, words: Words) -> Sequence[str]:
    """Say the same in plain words, for the page about this edition and for bookshops."""
    rests_on = {
        words.accessible_structure: facts.headings > 0,
        words.accessible_contents: True,
        words.accessible_images: facts.images > 0 and facts.described == facts.images,
        words.accessible_long_descriptions: facts.long > 0,
        words.accessible_tables: facts.tables > 0,
        words.accessible_formulas: facts.formulas > 0 and facts.spoken == facts.formulas,
        words.accessible_notes: facts.notes > 0,
        words.accessible_languages: facts.languages > 1,
        words.accessible_not_evaluated: True,
    }
    return [sentence for sentence, earned in rests_on.items() if earned]
