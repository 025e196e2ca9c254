"""Saved pages: how a page that came from the web is known from one that its author wrote."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import chain

from lxml import etree

from publish import model as m
from publish.readers.findings import Findings
from publish.readers.html.tree import attribute, line_of, name_of, roles_of

# What browsers («save page as») and SingleFile write at the top of what they save.
_SAVED = re.compile(r"\s*(?:saved from url=|page saved with singlefile)", re.IGNORECASE)
_CONSENT = re.compile(r"\b(?:cookie|gdpr|consent)s?(?:[-_ ]?(?:banner|bar|box|consent|dialog|notice|popup|wall))\b")
_COMMENTS = re.compile(r"\b(?:comments?|comment-?list|disqus_thread|respond)\b")
_MENU = 3
"""How many links to other pages make a menu."""


def tell_saved(root: etree._Element, findings: Findings) -> None:
    """Tell of a page that was surely saved from the web, with the line of what stands beside its article."""
    article = _article(root)
    if article is None and not _names_its_site(root):
        return
    beside = next(_beside(root, article), None)
    if beside is not None:
        message = "this looks like a page saved from the web, with what stands around its article"
        findings.add("SRC024", m.Span(line_of(beside)), message)


def _article(root: etree._Element) -> etree._Element | None:
    """Return the one article of a page, or its main part."""
    articles = [article for article in root.iter("article") if not _is_within(article)]
    mains = [part for part in root.iter(etree.Element) if name_of(part) == "main" or "main" in roles_of(part)]
    return next((parts[0] for parts in (articles, mains) if len(parts) == 1), None)


def _is_within(article: etree._Element) -> bool:
    """Tell whether an article is a comment, or stands in another article."""
    return bool(_COMMENTS.search(_names(article))) or any(
        name_of(around) == "article" or _COMMENTS.search(_names(around)) for around in article.iterancestors()
    )


def _names_its_site(root: etree._Element) -> bool:
    named = any(attribute(meta, "property") == "og:site_name" for meta in root.iter("meta"))
    comments = chain(root.itersiblings(etree.Comment, preceding=True), root.iter(etree.Comment))
    return named or any(_SAVED.match(comment.text or "") for comment in comments)


def _beside(root: etree._Element, article: etree._Element | None) -> Iterator[etree._Element]:
    """Yield what belongs to a site and not to the article, without what stands in the article."""
    within = set(article.iter(etree.Element)) if article is not None else set()
    around = {*article.iterancestors()} if article is not None else set()
    for element in root.iter(etree.Element):  # a menu without `body` before it stands in the head of the tree
        if element not in within and element not in around and _is_of_a_site(element):
            yield element


def _is_of_a_site(element: etree._Element) -> bool:
    if name_of(element) in {"nav", "aside"} or roles_of(element) & {"navigation", "complementary"}:
        return sum(_leads_away(link) for link in element.iter("a")) >= _MENU
    is_box = name_of(element) in {"div", "section", "aside", "dialog", "form", "ol", "ul"}
    names = _names(element) if is_box else ""
    return bool(_CONSENT.search(names) or _COMMENTS.search(names))


def _leads_away(link: etree._Element) -> bool:
    return not attribute(link, "href").startswith("#") and bool(attribute(link, "href"))


def _names(element: etree._Element) -> str:
    return f"{attribute(element, 'class')} {attribute(element, 'id')}".lower()
