"""What is told before and after the text: who wrote it, when, and who published it on what terms."""

from __future__ import annotations

from collections.abc import Iterator

from publish import catalogue
from publish.model import Article, Meta, Section
from publish.model.walk import walk
from publish.speech.narration import Utterance
from publish.speech.phrasing import Phrasing

_NAMES_AT_THE_START = 3
_BEFORE_THE_TEXT = 0.8
_BEFORE_THE_END = 1.6
_AFTER_A_CREDIT = 0.6


def opening(meta: Meta, phrasing: Phrasing) -> Iterator[Utterance]:
    """By-line and date, and that the voice is synthetic; many names wait for the end."""
    if 0 < len(meta.authors) <= _NAMES_AT_THE_START:
        yield phrasing.added(_byline(meta, phrasing), "byline")
    if meta.date:
        yield phrasing.added(_date(meta.date, phrasing), "byline")
    yield phrasing.added(phrasing.words.narrated, "byline", after=_BEFORE_THE_TEXT)


def closing(article: Article, phrasing: Phrasing) -> Iterator[Utterance]:
    """The end, then a sentence for each thing that a listener may want to know of the whole."""
    yield phrasing.added(phrasing.words.spoken_end, "announcement", before=_BEFORE_THE_END, after=_AFTER_A_CREDIT)
    for credit in _credits(article, phrasing):
        yield phrasing.added(credit, "byline", after=_AFTER_A_CREDIT)
    for correction in article.meta.corrections:
        date = _date(correction.date, phrasing)
        yield phrasing.announced(phrasing.words.correction.format(date=date))
        yield phrasing.own(correction.text, "prose")


def _credits(article: Article, phrasing: Phrasing) -> Iterator[str]:
    meta, words = article.meta, phrasing.words
    if sections := sum(isinstance(node, Section) for node in walk(article)):
        yield words.count(words.sections, sections)
    if len(meta.authors) > _NAMES_AT_THE_START:
        yield _byline(meta, phrasing)
    yield from (f"{author.name}{words.comma}{author.affiliation}" for author in meta.authors if author.affiliation)
    if meta.publisher:
        yield words.spoken_publisher.format(name=meta.publisher)
    if meta.rights:
        yield words.spoken_rights.format(rights=meta.rights)
    if meta.updated and meta.updated != meta.date:
        yield words.updated.format(date=_date(meta.updated, phrasing))


def _byline(meta: Meta, phrasing: Phrasing) -> str:
    return catalogue.byline([author.name for author in meta.authors], phrasing.words_lang, phrasing.words)


def _date(iso: str, phrasing: Phrasing) -> str:
    return catalogue.date(iso, phrasing.words_lang)
