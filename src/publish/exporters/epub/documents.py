"""The content documents: each part of the spine as a page of XHTML (EPUB 3.3 6.1)."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal

from publish.exporters.epub import pictures
from publish.exporters.epub.package import File
from publish.exporters.epub.spine import Part
from publish.markup import (
    EMPTY,
    Markup,
    Setting,
    accessibility,
    blocks,
    container,
    document,
    element,
    front,
    imprint,
    lines,
    notes,
    text,
)
from publish.model import Section
from publish.model.walk import plain_text

Matter = Literal["frontmatter", "bodymatter", "backmatter"]
"""The three divisions of a book (EPUB 3 Structural Semantics Vocabulary 2.2)."""
_PROPERTIES = {b"<math": "mathml", b"<svg": "svg"}
"""What a document must declare in the manifest, by what its bytes hold (EPUB 3.3 5.6.2.1)."""
_STYLE = element("link", {"rel": "stylesheet", "type": "text/css", "href": "style.css"})


def page(
    setting: Setting, path: str, title: str, body: Markup, *properties: str, matter: Matter = "frontmatter"
) -> File:
    """Return a page of the book, with the properties that it must declare."""
    lang = setting.article.meta.lang or "und"
    data = document(lang=lang, title=title, body=body, head=_STYLE, attributes={"epub:type": matter}).encode()
    found = (name for mark, name in _PROPERTIES.items() if mark in data)
    return File(path, "application/xhtml+xml", data, (*properties, *found))


def title(setting: Setting) -> str:
    """Return the title of the article as plain words."""
    meta = setting.article.meta
    return " ".join(plain_text(setting.article.title).split()) or meta.slug or "-"


def cover(setting: Setting, part: Part) -> File:
    """Return the page of the author's cover, with the author's text alternative."""
    picture, words = pictures.cover(setting.article), setting.medium.words
    assert picture is not None, "a book without a cover has no page for it"
    assert setting.article.meta.cover is not None
    image = {"src": pictures.path(picture), "alt": setting.article.meta.cover.alt, **setting.role("doc-cover")}
    named = {"epub:type": "cover", "aria-label": words.cover, "class": "cover", **setting.ours}
    return page(setting, part.path, words.cover, element("section", named, element("img", image)))


def title_page(setting: Setting, part: Part) -> File:
    """Return the title page: title, authors, dates, who publishes it and under what rights."""
    body = (front(setting), imprint(setting))
    return page(setting, part.path, title(setting), container("section", {"epub:type": "titlepage"}, *body))


def body(setting: Setting, part: Part) -> File:
    """Return a page of the body, with the notes where they stand in it."""
    match part.blocks:
        case (Section(heading),):
            name = " ".join(plain_text(heading).split()) or title(setting)
        case _:
            name = title(setting)
    content = (blocks(setting, part.blocks), notes(setting) if part.notes else EMPTY)
    return page(setting, part.path, name, lines(content), matter="bodymatter")


def endnotes(setting: Setting, part: Part) -> File:
    """Return the page of the notes."""
    return page(setting, part.path, setting.medium.words.notes, notes(setting), matter="backmatter")


def about(setting: Setting, part: Part, sentences: Sequence[str]) -> File:
    """Return the page about the edition: what was done so that everyone can read it, and what the author says of it."""
    words = setting.medium.words
    heading = element("h2", {"id": "about"}, text(words.about))
    made = element("p", {}, text(words.made))
    said = container("ul", {}, *(element("li", {}, text(sentence)) for sentence in sentences)) if sentences else EMPTY
    attributes = {**setting.role("doc-colophon", "colophon"), "aria-labelledby": "about", **setting.ours}
    content = container("section", attributes, heading, made, said, accessibility(setting))
    return page(setting, part.path, words.about, content, matter="backmatter")
