"""Extraction: the article in a page that was saved from the web, found by readability and trafilatura on request.

They only say which elements the article is made of, and what the page says of it: the elements themselves stay as
the page has them, with their languages, their tables and their lines.
"""

from __future__ import annotations

import logging
from collections.abc import Iterator

from lxml import etree
from msgspec.structs import replace

from publish import model as m
from publish.diagnostics.lack import MachineLack
from publish.readers import values as v
from publish.readers.findings import Findings
from publish.readers.front_matter import Scalar
from publish.readers.html.head import Head
from publish.readers.html.titles import named_by
from publish.readers.html.tree import dropped, line_of, name_of, words_of

_NUMBER = "data-publish-number"
_WORDLESS = frozenset({"head", "noscript", "script", "style", "template", "title"})
# A date that is guessed from any digits of the page is worse than none; and the clock tells no newest date.
_DATES = {"original_date": True, "extensive_search": False, "max_date": "2100-01-01"}


def extract(root: etree._Element, head: Head, findings: Findings) -> Head:
    """Leave in a tree what is the article, tell how much was left out, and return what is known of it."""
    _require()
    found = _with_metadata(root, head)
    headings = [words_of(heading) for heading in root.iter("h1", "h2")]
    found = replace(found, names=tuple(dict.fromkeys((*named_by(head, headings), *found.names))))
    before = _count(root)
    body = next(root.iter("body"), root)
    told = "no article was found, so all of it was kept"
    if _cut_down(root, body):
        told = f"{before - _count(root)} of {before} words of the page stand outside of the article, and were left out"
    findings.add("SRC014", m.Span(line_of(body)), told)
    return found


def _cut_down(root: etree._Element, body: etree._Element) -> bool:
    """Leave in a tree what readability keeps of it, and tell whether it found an article."""
    for number, element in enumerate(root.iter(etree.Element)):
        element.set(_NUMBER, str(number))
    kept = _kept(etree.tostring(root, encoding="unicode", method="html"))
    has_article = any(_is_kept(element, kept) and _own_words(element) for element in body.iter(etree.Element))
    if has_article:
        _prune(body, kept)
    for element in root.iter(etree.Element):
        element.attrib.pop(_NUMBER, "")
    return has_article


def _require() -> None:
    """Raise MachineLack where the libraries are not installed."""
    try:
        import readability  # type: ignore[import-untyped]  # noqa: F401, PLC0415  # only what was asked for is loaded
        import trafilatura  # noqa: F401, PLC0415  # as above
    except ImportError as error:
        message = f"--extract needs a library that is not installed: {error.name or error}"
        raise MachineLack(message, "pip install 'publish-toolkit[extract]'") from error


def _kept(page: str) -> frozenset[str]:
    """Return the numbers of the elements that readability keeps, or none where it finds no article."""
    from readability import Document  # noqa: PLC0415  # as above
    from readability.readability import Unparseable  # type: ignore[import-untyped]  # noqa: PLC0415  # as above

    logging.getLogger("readability").addHandler(logging.NullHandler())
    try:
        article = Document(page).summary(html_partial=True)
    except (Unparseable, RecursionError):
        return frozenset()
    tree = etree.fromstring(f"<div>{article}</div>", etree.HTMLParser(huge_tree=True))
    numbers = (element.get(_NUMBER) for element in tree.iter(etree.Element))
    return frozenset(str(number) for number in numbers if number)


def _prune(body: etree._Element, kept: frozenset[str]) -> None:
    """Take out of a tree what is not kept; an element stays for what is kept in it, without words of its own."""
    around = {
        ancestor
        for element in body.iter(etree.Element)
        if _is_kept(element, kept)
        for ancestor in element.iterancestors()
    }
    for element in list(body.iter()):
        parent = element.getparent()
        if element is body or parent is None:
            continue
        if not _is_kept(parent, kept):
            element.tail = None
        if not _is_kept(element, kept) and element in around:
            element.text = None
        elif not _is_kept(element, kept):
            dropped(element)
    body.text = body.text if _is_kept(body, kept) else None


def _is_kept(element: etree._Element, kept: frozenset[str]) -> bool:
    return element.get(_NUMBER) in kept if isinstance(element.tag, str) else True


def _own_words(element: etree._Element) -> str:
    return f"{element.text or ''} {' '.join(child.tail or '' for child in element)}".strip()


def _count(root: etree._Element) -> int:
    return sum(len(words.split()) for words in _words(root))


def _words(root: etree._Element) -> Iterator[str]:
    for element in root.iter(etree.Element):
        if name_of(element) not in _WORDLESS:
            yield str(element.text or "")
        yield str(element.tail or "")


# What the page says of the article


def _with_metadata(root: etree._Element, head: Head) -> Head:
    """Return what is known of the article, filled up with what trafilatura reads from the page's own words."""
    from trafilatura import extract_metadata  # noqa: PLC0415  # as above

    logging.getLogger("trafilatura").addHandler(logging.NullHandler())
    logging.getLogger("htmldate").addHandler(logging.NullHandler())
    page = etree.tostring(root, encoding="unicode", method="html")
    said = extract_metadata(page, date_config=_DATES)
    if said is None:
        return head
    names = [name.strip() for name in (said.author or "").split(";") if name.strip()]
    meta = replace(
        head.meta,
        authors=head.meta.authors or tuple(m.Person(name=name) for name in names),
        date=head.meta.date or _date(said.date or ""),
        description=head.meta.description or said.description or "",
        publisher=head.meta.publisher or said.sitename or "",
    )
    title = " ".join((said.title or "").split())
    return replace(head, meta=meta, names=tuple(dict.fromkeys(name for name in (*head.names, title) if name)))


def _date(written: str) -> str:
    try:
        return v.date(Scalar(written, m.Span(1)))
    except v.WrongValue:
        return ""
