"""What a book may say of its own accessibility: only what its written bytes show (EPUB Accessibility 1.1 3).

That it conforms is never among it: no machine can know that (EPUB Accessibility 1.1 4.3).
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

import msgspec
from lxml import etree

from publish.catalogue import Words
from publish.catalogue.scripts import scripts, written_in
from publish.exporters.epub.package import Entry, File
from publish.markup.setting import alike
from publish.model import Article, Formula, Math, NoteReference, Resource, Undescribed
from publish.model.walk import walk

_XHTML = "{http://www.w3.org/1999/xhtml}"
_IMAGE, _TABLE = f"{_XHTML}img", f"{_XHTML}table"
_MATH = "{http://www.w3.org/1998/Math/MathML}math"
_NO_LANGUAGE = frozenset({_MATH, f"{_XHTML}code", f"{_XHTML}kbd"})
"""What is in no language: formulas and computer text."""
_WORD = 2
"""Letters that make a word."""
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
    linked: bool
    """Whether each note has its links back, one for every call."""
    languages: int
    """Languages that the text is marked with."""
    strange: bool
    """Whether a word stands in a script that the language of its place is not written in."""
    roles: int
    """Elements with a role of DPUB-ARIA."""
    moving: bool
    """Whether a picture may move, and so might flash."""
    evaluated: bool
    """Whether the author names a person who evaluated the article."""
    limitations: str
    """What the author says is not accessible."""


def facts(article: Article, documents: Iterable[File], resources: Iterable[Resource]) -> Facts:
    """Count what there is in the documents and the pictures of a book, and what the article has but they lack."""
    pages = [etree.fromstring(file.data) for file in documents]
    elements = [element for page in pages for element in page.iter(etree.Element)]
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
        notes=len(article.notes),
        linked=_linked(article, roles),
        languages=len({lang for element in elements if (lang := element.get("lang"))}),
        strange=any(_is_strange(words, lang) for page in pages for words, lang in _words(page)),
        roles=sum(count for role, count in roles.items() if role.startswith("doc-")),
        moving=any(mark in picture.data for picture in resources for mark in _MOVING[picture.media_type]),
        evaluated=bool(article.meta.accessibility.evaluator),
        limitations=article.meta.accessibility.limitations,
    )


def _linked(article: Article, roles: Counter[str]) -> bool:
    """Tell whether every note is called, and every call has its link back."""
    called = {node.note for node in walk(article) if isinstance(node, NoteReference)}
    return called >= {note.id for note in article.notes} and roles["doc-backlink"] == roles["doc-noteref"]


def _words(page: etree._Element) -> Iterator[tuple[str, str]]:
    """Yield the words of a page with the language of their place; loops, as a page may be deep."""
    waiting = [(page, "")]
    while waiting:
        element, around = waiting.pop()
        lang = element.get("lang", around)
        if element.tag in _NO_LANGUAGE:
            continue
        yield from ((word, lang) for text in (element.text, element.get("alt")) for word in (text or "").split())
        yield from ((word, lang) for child in element for word in (child.tail or "").split())
        waiting.extend((child, lang) for child in element)


def _is_strange(word: str, lang: str) -> bool:
    """Tell whether a word is foreign by its letters.

    One letter is a sign, an address is in no language, and a Latin word that begins with a capital
    or a digit is a name, which keeps the language of the article.
    """
    own = written_in(lang)
    if "@" in word or "://" in word or (word.isascii() and "Latn" in own):
        return False
    found = scripts(word)
    if not own or found.total() < _WORD or not own.isdisjoint(found):
        return False
    return "Latn" not in found or next(char for char in word if char.isalnum()).islower()


def unknown() -> tuple[Entry, ...]:
    """Return what a draft says: that nothing is known, in the words that schema.org has for it."""
    return (Entry("schema:accessibilityFeature", "unknown"), Entry("schema:accessibilityHazard", "unknown"))


def earned(facts: Facts, words: Words, lang: str) -> tuple[Entry, ...]:
    """Return the accessibility metadata that the content bears out; `lang` is that of the package."""
    modes = ("textual", "visual") if facts.images else ("textual",)
    known = f"{words.accessible_limitations}{facts.limitations}" if facts.limitations else ""
    summary = " ".join((*sentences(facts, words), *([known] if known else [])))
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
        words.accessible_notes: facts.notes > 0 and facts.linked,
        words.accessible_languages: facts.languages > 1 and not facts.strange,
        words.accessible_layout: True,
        words.accessible_hazards: not facts.moving,
        words.accessible_not_evaluated: not facts.evaluated,
    }
    return [sentence for sentence, bears_out in rests_on.items() if bears_out]
