"""What stands before the body, from the title to the contents, and the imprint after it."""

from __future__ import annotations

from collections.abc import Iterator

from publish.catalogue import date, joined
from publish.exporters.docx.contents import contents
from publish.exporters.docx.inlines import inlines, own_words, says_something
from publish.exporters.docx.manuscript import Manuscript
from publish.exporters.docx.paragraphs import At, paragraph, sole_language
from publish.exporters.docx.runs import prose
from publish.exporters.docx.style_names import label_of, prose_of
from publish.exporters.docx.wml import Xml
from publish.markup import affiliations, limits, publication
from publish.model import Correction, Inlines


def front(manuscript: Manuscript) -> Iterator[Xml]:
    """Yield the paragraphs before the body."""
    article = manuscript.article
    yield from _line(article.title, "Title", manuscript)
    yield from _line(article.subtitle, "Subtitle", manuscript)
    if names := [person.name for person in article.meta.authors]:
        byline = _filled(manuscript.words.by, "names", joined(names, manuscript.lang), manuscript)
        yield paragraph(byline, "Author", At(), manuscript)
    for line in affiliations(article.meta.authors, manuscript.words.comma):
        yield from _line(line, "Affiliation", manuscript)
    if dates := _dates(manuscript):
        yield paragraph(dates, "Date", At(), manuscript)
    yield from _corrections(article.meta.corrections, manuscript)
    yield from contents(manuscript)


def imprint(manuscript: Manuscript) -> Iterator[Xml]:
    """Yield publisher, rights, and what the author says of accessibility, to stand at the end."""
    meta = manuscript.article.meta
    for lead, words in (*publication(meta), *limits(meta, manuscript.words)):
        content = Xml(own_words(lead, manuscript) + inlines(words, manuscript.run, manuscript))
        yield paragraph(content, "Imprint", At(), manuscript)


def _line(words: Inlines, style: str, manuscript: Manuscript) -> Iterator[Xml]:
    if says_something(words, manuscript):
        content = inlines(words, manuscript.run, manuscript)
        yield paragraph(content, style, At(), manuscript, lang=sole_language(words))


def _dates(manuscript: Manuscript) -> Xml:
    meta, words = manuscript.article.meta, manuscript.words
    told = ((words.published, meta.date), (words.updated, meta.updated))
    lines = [_filled(message, "date", date(when, manuscript.lang), manuscript) for message, when in told if when]
    return Xml(prose(" · ", manuscript.run).join(lines))


def _corrections(made: tuple[Correction, ...], manuscript: Manuscript) -> Iterator[Xml]:
    """Yield the corrections where nobody misses them: before the body, beside it as it were."""
    if not made:
        return
    yield paragraph(own_words(manuscript.words.corrections, manuscript), label_of("important"), At(), manuscript)
    for correction in made:
        when = date(correction.date, manuscript.lang)
        label = _filled(manuscript.words.correction, "date", when, manuscript)
        content = Xml(label + prose(correction.text, manuscript.run))
        yield paragraph(content, prose_of("important"), At(), manuscript)


def _filled(message: str, place: str, words: str, manuscript: Manuscript) -> Xml:
    """Fill a message of ours with words of the article, each in its own language."""
    before, _, after = message.partition(f"{{{place}}}")
    return Xml(own_words(before, manuscript) + prose(words, manuscript.run) + own_words(after, manuscript))
