"""What a book may say of its own accessibility: only what its written bytes show (EPUB Accessibility 1.1 3).

That it conforms is never among it: no machine can know that (EPUB Accessibility 1.1 4.3).
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence

import msgspec
from lxml import etree

from publish.catalogue import Words
from publish.exporters.epub.package import Entry, File
from publish.markup.setting import alike
from publish.model import Article, Formula, Math, Resource, Undescribed
from publish.model.walk import walk

_XHTML = "{http://www.w3.org/1999/xhtml}"
_IMAGE, _TABLE = f"{_XHTML}img", f"{_XHTML}table"
_MATH = "{http://www.w3.org/1998/Math/MathML}math"
_HEADINGS = tuple(f"{_XHTML}h{level}" for level in range(2, 7))
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
    """Headings below that of the title."""
    tables: int
    headed: int
    """Tables with header cells."""
    images: int
    """Pictures that carry meaning, and those that a draft or a waiver shows only the name of."""
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
    """Languages that the text is marked with."""
    roles: int
    """Elements with a role of DPUB-ARIA."""
    moving: bool
    """Whether a picture may move, and so might flash."""


def facts(article: Article, documents: Iterable[File], resources: Iterable[Resource]) -> Facts:
    """Count what there is in the documents and the pictures of a book, and what the article has but they lack."""
    elements = [element for file in documents for element in etree.fromstring(file.data).iter(etree.Element)]
    named = Counter(element.tag for element in elements)
    roles = Counter(element.get("role", "") for element in elements)
    images = [element for element in elements if element.tag == _IMAGE and element.get("role") != "presentation"]
    return Facts(
        headings=sum(named[heading] for heading in _HEADINGS),
        tables=named[_TABLE],
        headed=sum(element.tag == _TABLE and element.find(f".//{_XHTML}th") is not None for element in elements),
        images=len(images) + sum(isinstance(node, Undescribed) for node in walk(article)),
        described=sum(bool(image.get("alt")) for image in images),
        long=sum("aria-details" in image.attrib for image in images),
        formulas=sum(isinstance(node, Math | Formula) for node in walk(article)),
        spoken=sum(element.tag == _MATH and bool(element.get("alttext")) for element in elements),
        notes=roles["doc-noteref"],
        languages=len({lang for element in elements if (lang := element.get("lang"))}),
        roles=sum(count for role, count in roles.items() if role.startswith("doc-")),
        moving=any(mark in picture.data for picture in resources for mark in _MOVING[picture.media_type]),
    )


def unknown() -> tuple[Entry, ...]:
    """Return what a draft says: that nothing is known, in the words that schema.org has for it."""
    return (Entry("schema:accessibilityFeature", "unknown"), Entry("schema:accessibilityHazard", "unknown"))


def earned(facts: Facts, words: Words, lang: str) -> tuple[Entry, ...]:
    """Return the accessibility metadata that the content bears out; `lang` is that of the package."""
    modes = ("textual", "visual") if facts.images else ("textual",)
    summary = " ".join(sentences(facts, words))
    return (
        *(Entry("schema:accessMode", mode) for mode in modes),
        # A picture without words leaves a reader who cannot see it with nothing.
        *([Entry("schema:accessModeSufficient", "textual")] if facts.described == facts.images else []),
        *(Entry("schema:accessibilityFeature", feature) for feature in _features(facts)),
        *(Entry("schema:accessibilityHazard", hazard) for hazard in _hazards(facts)),
        Entry("schema:accessibilitySummary", summary, lang="" if alike(words.lang, lang) else words.lang),
    )


def _hazards(facts: Facts) -> Sequence[str]:
    """Name the hazards: whether a picture that moves also flashes, nobody has looked at."""
    return ("unknownFlashingHazard", "unknownMotionSimulationHazard", "noSoundHazard") if facts.moving else ("none",)


def _features(facts: Facts) -> Sequence[str]:
    """Name the features; each stands beside what it rests on."""
    rests_on = {
        "alternativeText": facts.images > 0 and facts.described == facts.images,
        "ARIA": facts.roles > 0,
        "describedMath": facts.formulas > 0 and facts.spoken == facts.formulas,
        "displayTransformability": True,  # the stylesheet fixes no sizes, and the layout is never fixed
        "longDescription": facts.long > 0,
        "MathML": facts.spoken > 0,
        "readingOrder": True,  # the spine has the order of the article, and nothing stands outside it
        "structuralNavigation": facts.headings > 0,
        "tableOfContents": True,  # the navigation document
        "unlocked": True,  # nothing is encrypted
    }
    return [feature for feature, bears_out in rests_on.items() if bears_out]


def sentences(facts: Facts, words: Words) -> Sequence[str]:
    """Say the same in plain words, for the page about this edition and for those who look for a book."""
    rests_on = {
        words.accessible_structure: True,
        words.accessible_contents: facts.headings > 0,
        words.accessible_images: facts.images > 0 and facts.described == facts.images,
        words.accessible_long_descriptions: facts.long > 0,
        words.accessible_tables: facts.tables > 0 and facts.headed == facts.tables,
        words.accessible_formulas: facts.formulas > 0 and facts.spoken == facts.formulas,
        words.accessible_notes: facts.notes > 0,
        words.accessible_languages: facts.languages > 1,
        words.accessible_layout: True,
        words.accessible_hazards: not facts.moving,
        words.accessible_not_evaluated: True,
    }
    return [sentence for sentence, bears_out in rests_on.items() if bears_out]
