"""Media to write articles in, and a parser that is as strict as a reading system."""

from __future__ import annotations

from lxml import etree

from publish import model as m
from publish.catalogue import words
from publish.markup import Medium, blocks, contents, document, front, lines, notes, setting

NAMES = {
    "h": "http://www.w3.org/1999/xhtml",
    "m": "http://www.w3.org/1998/Math/MathML",
    "s": "http://www.w3.org/2000/svg",
}


def medium(lang: str = "en-GB", **changes: object) -> Medium:
    """A medium with short URLs: that of EPUB unless told otherwise."""
    fields = {
        "image": lambda resource: f"pictures/{resource.name}",
        "place": lambda ident: f"#{ident}",
        "math": "mathml",
        "epub_types": True,
        "words": words(lang),
    }
    return Medium(**(fields | changes))


def page(article: m.Article, **changes: object) -> str:
    """A whole article on one page."""
    page = setting(article, medium(article.meta.lang, **changes))
    body = lines((front(page), contents(page), blocks(page, article.body), notes(page)))
    return document(lang=article.meta.lang, title="A page", body=body)


def parsed(xhtml: str) -> etree._Element:
    return etree.fromstring(xhtml.encode())


def article(*content: m.Block, lang: str = "en-GB", **fields: object) -> m.Article:
    return m.Article(meta=m.Meta(lang=lang), title=(m.Text("Title"),), body=content, **fields)


def written(*content: m.Block, lang: str = "en-GB", math: str = "mathml", **fields: object) -> etree._Element:
    """Blocks written as an article of their own, parsed."""
    made = article(*content, lang=lang, **fields)
    page = setting(made, medium(lang, math=math))
    return parsed(document(lang=lang, title="t", body=blocks(page, made.body)))[1]


def inline(*children: m.Inline, **fields: object) -> etree._Element:
    """Inlines written as a paragraph, parsed."""
    return find(written(m.Paragraph(children), **fields), "h:p")


def find(tree: etree._Element, path: str) -> etree._Element:
    """The one element at a path."""
    found = tree.xpath(path, namespaces=NAMES)
    assert len(found) == 1, (path, found)
    return found[0]


def words_of(tree: etree._Element) -> str:
    return " ".join("".join(tree.itertext()).split())
