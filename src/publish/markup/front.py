"""What stands before and beside the body: title, by-line, dates, corrections, contents."""

from __future__ import annotations

from collections.abc import Iterator

from publish import catalogue
from publish import model as n
from publish.markup.elements import EMPTY, Markup, container, element, lines, text
from publish.markup.inlines import bare, inlines, prose
from publish.markup.setting import Setting


def front(setting: Setting) -> Markup:
    """Write the header of the article: title as `h1`, subtitle, by-line, affiliations, dates; then its corrections."""
    article = setting.article
    title = prose(setting, "h1", {"id": setting.own_id("title")}, article.title)
    group = container("hgroup", {}, title, _subtitle(setting)) if article.subtitle else title
    header = container("header", {"class": "front"}, group, _byline(setting), _affiliations(setting), _dates(setting))
    return lines((header, _corrections(setting)))


def _subtitle(setting: Setting) -> Markup:
    return prose(setting, "p", setting.role("doc-subtitle", "subtitle"), setting.article.subtitle)


def _byline(setting: Setting) -> Markup:
    """Write the by-line; a name keeps the language of the article."""
    names = [person.name for person in setting.article.meta.authors]
    if not names:
        return EMPTY
    filled = text(catalogue.joined(names, setting.article.meta.lang))
    return element("p", {"class": "byline"}, *_filled(setting, setting.medium.words.by, "names", filled))


def affiliations(authors: tuple[n.Person, ...], comma: str) -> Iterator[n.Inlines]:
    """Yield a line for each author of whom more than the name is known; the name leads it where there are several."""
    for person in authors:
        match person:
            case n.Person(name=name, affiliation=affiliation, orcid=orcid, email=email):
                known: tuple[n.Inline, ...] = (
                    *((n.Text(affiliation),) if affiliation else ()),
                    *((n.Link(f"mailto:{email}", (n.Text(email),)),) if email else ()),
                    *((n.Link(f"https://orcid.org/{orcid}", (n.Text(f"ORCID {orcid}"),)),) if orcid else ()),
                )
        if known:
            first, *rest = (n.Text(name), *known) if len(authors) > 1 else known
            yield (first, *(part for detail in rest for part in (n.Text(comma), detail)))


def _affiliations(setting: Setting) -> Markup:
    """Write where the authors work and how to reach them, a line each."""
    told = affiliations(setting.article.meta.authors, setting.medium.words.comma)
    return lines(prose(setting, "p", {"class": "affiliation"}, line) for line in told)


def _dates(setting: Setting) -> Markup:
    meta, words = setting.article.meta, setting.medium.words
    told = ((words.published, meta.date), (words.updated, meta.updated))
    return lines(
        element("p", {"class": "dates"}, *_filled(setting, message, "date", _time(setting, when)))
        for message, when in told
        if when
    )


def _time(setting: Setting, iso: str) -> Markup:
    """Write a date in the words of the language, and for machines as it is."""
    words = text(catalogue.date(iso, setting.article.meta.lang))
    day = catalogue.day(iso)
    return element("time", {"datetime": day.isoformat()}, words) if day else words


def _filled(setting: Setting, message: str, place: str, filled: Markup) -> tuple[Markup, Markup, Markup]:
    """Fill a message whose place holds the author's words, so that only ours are marked as ours."""
    before, _, after = message.partition(f"{{{place}}}")
    return (setting.say(before) if before else EMPTY, filled, setting.say(after) if after else EMPTY)


def _corrections(setting: Setting) -> Markup:
    """Write the corrections where nobody misses them: before the body."""
    made = setting.article.meta.corrections
    if not made:
        return EMPTY
    ident = setting.own_id("corrections")
    heading = element("h2", {"id": ident, **setting.ours}, text(setting.medium.words.corrections))
    written = (_correction(setting, correction) for correction in made)
    attributes = {"class": "corrections", **setting.role("doc-errata", "errata"), "aria-labelledby": ident}
    return container("section", attributes, heading, *written)


def _correction(setting: Setting, correction: n.Correction) -> Markup:
    label = _filled(setting, setting.medium.words.correction, "date", _time(setting, correction.date))
    return element("p", {}, element("span", {"class": "label"}, *label), text(correction.text))


def contents(setting: Setting, depth: int = 6) -> Markup:
    """Write the contents list: links to all sections down to a depth, and to the notes."""
    ident = setting.own_id("contents")
    heading = element("h2", {"id": ident, **setting.ours}, text(setting.medium.words.contents))
    entries = [_entry(setting, block, depth) for block in setting.article.body if isinstance(block, n.Section)]
    if setting.article.notes:
        link = {"href": setting.medium.place(setting.own_id("notes")), **setting.ours}
        entries.append(element("li", {}, element("a", link, text(setting.medium.words.notes))))
    if not entries:
        return EMPTY
    attributes = {**setting.role("doc-toc", "toc"), "aria-labelledby": ident}
    return container("nav", attributes, heading, container("ol", {}, *entries))


def _entry(setting: Setting, section: n.Section, depth: int) -> Markup:
    title = inlines(setting, bare(section.title))
    words = element("a", {"href": setting.medium.place(section.id)}, title) if section.id else title
    deeper = [_entry(setting, block, depth - 1) for block in section.blocks if isinstance(block, n.Section)]
    return element("li", {}, words, container("ol", {}, *deeper) if deeper and depth > 1 else EMPTY)
