"""Head: what a page says of itself in `meta`, `title`, `link` and JSON-LD, as front matter says it."""

from __future__ import annotations

import json
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from urllib.parse import urljoin, urlsplit

import msgspec
from lxml import etree

from publish import model as m
from publish.readers import values as v
from publish.readers.findings import Findings
from publish.readers.front_matter import Scalar
from publish.readers.html.tree import attribute, line_of, name_of, words_of
from publish.readers.languages import language_tag

_TITLES = ("og:title", "twitter:title", "citation_title", "dc.title", "dcterms.title")
_AUTHORS = ("author", "citation_author", "dc.creator", "dcterms.creator", "article:author", "parsely-author", "byl")
_DATES = (
    "article:published_time", "citation_publication_date", "citation_date", "dc.date", "dcterms.created",
    "dcterms.date", "dc.date.issued", "dcterms.issued", "date", "publication_date", "pubdate", "datepublished",
    "parsely-pub-date", "sailthru.date",
)  # fmt: skip
_UPDATES = ("article:modified_time", "og:updated_time", "dcterms.modified", "dc.date.modified", "last-modified")
_DESCRIPTIONS = ("description", "og:description", "dc.description", "dcterms.description", "twitter:description")
_PUBLISHERS = ("og:site_name", "dc.publisher", "dcterms.publisher", "citation_publisher", "application-name")
_RIGHTS = ("copyright", "rights", "dc.rights", "dcterms.rights")
_KEYWORDS = ("keywords", "news_keywords", "citation_keywords", "article:tag", "dc.subject", "dcterms.subject")
_LANGUAGES = ("content-language", "og:locale", "dc.language", "dcterms.language", "citation_language")
_ARTICLES = frozenset(
    """article newsarticle blogposting reportagenewsarticle analysisnewsarticle scholarlyarticle techarticle report
    opinionnewsarticle backgroundnewsarticle reviewnewsarticle socialmediaposting liveblogposting webpage""".split()  # noqa: SIM905  # a table of names reads best as words
)
_MOST_SCRIPTS, _LONGEST_SCRIPT, _DEEPEST_SCRIPT = 50, 1_000_000, 30
_WEB = frozenset({"http", "https"})


class Head(msgspec.Struct, frozen=True, kw_only=True):
    """What a page says of itself: the titles it gives, the surest first, and the address that its links count from."""

    meta: m.Meta
    names: tuple[str, ...]
    address: str


def read_head(root: etree._Element, findings: Findings) -> Head:
    """Read the metadata of a page; a value that is none, as a date in words, is passed over."""
    said = _said(root)
    data = next(_articles(root), {})
    title = next((words_of(element) for element in root.iter("title") if not _in_drawing(element)), "")
    names = (*_texts(data.get("headline")), *_first(said, _TITLES), title)
    meta = m.Meta(
        lang=_language(root, said, findings),
        authors=tuple(m.Person(name=name) for name in _authors(said, data)),
        date=_date((*_texts(data.get("datePublished")), *_all(said, _DATES))),
        updated=_date((*_texts(data.get("dateModified")), *_all(said, _UPDATES))),
        description=next(iter((*_first(said, _DESCRIPTIONS), *_texts(data.get("description")))), ""),
        keywords=_keywords(said),
        publisher=next(iter((*_first(said, _PUBLISHERS), *_names(data.get("publisher")))), ""),
        rights=next(iter(_first(said, _RIGHTS)), ""),
    )
    return Head(meta=meta, names=tuple(dict.fromkeys(name for name in names if name)), address=_address(root, said))


def _in_drawing(title: etree._Element) -> bool:
    return any(name_of(ancestor) == "svg" for ancestor in title.iterancestors())


def _said(root: etree._Element) -> dict[str, list[str]]:
    """Return the contents of all `meta` by their names in lower case."""
    said: dict[str, list[str]] = defaultdict(list)
    for element in root.iter("meta"):
        content = " ".join(str(element.get("content") or "").split())
        for name in (element.get("name"), element.get("property"), element.get("itemprop"), element.get("http-equiv")):
            if name and content:
                said[str(name).strip().lower()].append(content)
    return said


def _all(said: dict[str, list[str]], names: Iterable[str]) -> tuple[str, ...]:
    return tuple(value for name in names for value in said.get(name, ()))


def _first(said: dict[str, list[str]], names: Iterable[str]) -> tuple[str, ...]:
    """Return the first value of each name."""
    return tuple(said[name][0] for name in names if said.get(name))


# Values


def _language(root: etree._Element, said: dict[str, list[str]], findings: Findings) -> str:
    """Return the language of the page: of `html`, `body` or the only article in it, else what `meta` says."""
    elements = [root, *root.iter("body"), *root.iter("main")]
    for element in elements:
        if written := attribute(element, "xml:lang") or attribute(element, "lang"):
            return language_tag(written, findings, m.Span(line_of(element)))
    for written in _all(said, _LANGUAGES):
        if tag := language_tag(written.split(",")[0], Findings(""), None):
            return tag
    return ""


def _authors(said: dict[str, list[str]], data: dict[str, object]) -> tuple[str, ...]:
    """Return the names of authors; an address is none, and neither is a list of «and»."""
    written = _all(said, _AUTHORS[:4]) or _names(data.get("author")) or _all(said, _AUTHORS[4:])
    names = (name.strip() for text in written for name in re.split(r"\s*;\s*", text))
    return tuple(dict.fromkeys(name for name in names if name and not urlsplit(name).scheme and "@" not in name))


def _date(written: Iterable[str]) -> str:
    for text in written:
        try:
            return v.date(Scalar(text, m.Span(1)))
        except v.WrongValue:
            continue
    return ""


def _keywords(said: dict[str, list[str]]) -> tuple[str, ...]:
    texts = (text for name in _KEYWORDS for text in said.get(name, ()))
    return tuple(dict.fromkeys(word.strip() for text in texts for word in text.split(",") if word.strip()))


def _address(root: etree._Element, said: dict[str, list[str]]) -> str:
    """Return the address that relative links count from (HTML 4.2.3), or nothing."""
    canonical = next((str(link.get("href")) for link in root.iter("link") if _is_canonical(link)), "")
    page = next((url for url in (canonical, *_all(said, ("og:url",))) if _is_address(url)), "")
    base = next((str(element.get("href")) for element in root.iter("base") if element.get("href")), "")
    try:
        address = urljoin(page, base) if base else page
    except ValueError:
        return ""
    return address if _is_address(address) else ""


def _is_canonical(link: etree._Element) -> bool:
    return "canonical" in str(link.get("rel") or "").lower().split() and bool(link.get("href"))


def _is_address(url: str) -> bool:
    try:
        parts = urlsplit(url)
    except ValueError:
        return False
    return parts.scheme in _WEB and bool(parts.netloc)


# JSON-LD


def _articles(root: etree._Element) -> Iterator[dict[str, object]]:
    """Yield what JSON-LD says of the article of a page (Schema.org)."""
    scripts = (script for script in root.iter("script") if "ld+json" in str(script.get("type") or "").lower())
    for script, _ in zip(scripts, range(_MOST_SCRIPTS), strict=False):
        text = (script.text or "").strip()
        if not text or len(text) > _LONGEST_SCRIPT:
            continue
        try:
            yield from _of_kind(json.loads(text, strict=False))
        except (ValueError, RecursionError):
            continue


def _of_kind(data: object, depth: int = 0) -> Iterator[dict[str, object]]:
    if depth > _DEEPEST_SCRIPT:
        return
    match data:
        case list():
            for item in data:
                yield from _of_kind(item, depth + 1)
        case dict():
            if any(kind.lower() in _ARTICLES for kind in _texts(data.get("@type"))):
                yield data
            yield from _of_kind(data.get("@graph"), depth + 1)
        case _:
            return


def _texts(value: object) -> tuple[str, ...]:
    match value:
        case str() if value.strip():
            return (" ".join(value.split()),)
        case list():
            return tuple(text for item in value for text in _texts(item) if not isinstance(item, list))
        case _:
            return ()


def _names(value: object) -> tuple[str, ...]:
    """Return the names of persons or organisations, however JSON-LD gives them."""
    match value:
        case dict():
            return _texts(value.get("name"))
        case list():
            return tuple(name for item in value for name in _names(item) if not isinstance(item, list))
        case _:
            return _texts(value)
