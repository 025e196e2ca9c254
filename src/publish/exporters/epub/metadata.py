"""What the package document says of the article (EPUB 3.3 5.5), and of its accessibility."""

from __future__ import annotations

import re
from collections.abc import Iterator
from uuid import NAMESPACE_URL, uuid5

from publish.exporters.epub.package import Entry
from publish.model import Article, Person
from publish.model.walk import plain_text

_DATE = re.compile(r"\d{4}(-\d\d(-\d\d)?)?")


def identifier(article: Article) -> str:
    """Return the article's identifier; an article that went through no pass has one by its slug."""
    return article.meta.identifier or f"urn:uuid:{uuid5(NAMESPACE_URL, article.meta.slug)}"


def entries(article: Article) -> tuple[Entry, ...]:
    """Return what is known of the article, in Dublin Core; nothing is guessed, so no name is turned round."""
    return (*_titles(article), *_people(article.meta.authors), *_publication(article))


def _titles(article: Article) -> Iterator[Entry]:
    title, subtitle = _line(plain_text(article.title)), _line(plain_text(article.subtitle))
    yield Entry("dc:title", title or article.meta.slug or "-", id="title")
    yield Entry("title-type", "main", refines="title")
    if subtitle:
        yield Entry("dc:title", subtitle, id="subtitle")
        yield Entry("title-type", "subtitle", refines="subtitle")
    yield Entry("dc:language", article.meta.lang or "und")


def _people(authors: tuple[Person, ...]) -> Iterator[Entry]:
    named = (author for author in authors if _line(author.name))
    for number, author in enumerate(named, start=1):
        creator = f"creator-{number}"
        yield Entry("dc:creator", _line(author.name), id=creator)
        yield Entry("role", "aut", refines=creator, scheme="marc:relators")


def _publication(article: Article) -> Iterator[Entry]:
    meta = article.meta
    date = _DATE.match(meta.date)
    described = (
        ("dc:date", date[0] if date else ""),
        ("dc:publisher", meta.publisher),
        ("dc:rights", meta.rights),
        ("dc:description", meta.description),
        *(("dc:subject", keyword) for keyword in meta.keywords),
    )
    yield from (Entry(name, _line(value)) for name, value in described if _line(value))


def _line(text: str) -> str:
    return " ".join(text.split())
