"""The navigation document: contents for everyone, landmarks for reading systems (EPUB 3.3 7)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from publish.exporters.epub.documents import page, title
from publish.exporters.epub.package import File
from publish.exporters.epub.spine import NAVIGATION, Kind, Part
from publish.markup import EMPTY, Markup, Setting, bare, container, element, lines, prose, text
from publish.model import Blocks, Inlines, Section, Text
from publish.model.walk import plain_text

_LANDMARKS: Mapping[Kind, str] = {
    "cover": "cover",
    "title": "titlepage",
    "contents": "toc",
    "body": "bodymatter",
    "notes": "endnotes",
    "about": "colophon",
}
"""The term of the EPUB 3 Structural Semantics Vocabulary for the first document of each kind."""


def navigation(setting: Setting, spine: Sequence[Part]) -> File:
    """Return the navigation document; readers show its landmarks in their own way, so they are hidden here."""
    words = setting.medium.words
    content = lines((_contents(setting, spine), _landmarks(setting, spine)))
    return page(setting, NAVIGATION, words.contents, content, "nav")


def _contents(setting: Setting, spine: Sequence[Part]) -> Markup:
    """Write the contents in the order of the spine: the title page, every section, the notes, the last page."""
    words = setting.medium.words
    heading = element("h2", {"id": "contents", **setting.ours}, text(words.contents))
    places = {part.kind: part.path for part in spine}
    top = element("li", {}, prose(setting, "a", {"href": places["title"]}, bare(setting.article.title)))
    ends = [(words.notes, setting.medium.place(setting.own_id("notes")))] if setting.article.notes else []
    rest = (_line(setting, label, href) for label, href in (*ends, (words.about, places["about"])))
    entries = lines((top, *_entries(setting, setting.article.body), *rest))
    attributes = {**setting.role("doc-toc", "toc"), "id": "toc", "aria-labelledby": "contents"}
    return container("nav", attributes, heading, container("ol", {}, entries))


def _entries(setting: Setting, blocks: Blocks) -> Iterator[Markup]:
    for section in blocks:
        if isinstance(section, Section):
            link = prose(setting, "a", {"href": setting.medium.place(section.id)}, _named(section.title))
            under = lines(_entries(setting, section.blocks))
            yield element("li", {}, link, container("ol", {}, under) if under else EMPTY)


def _named(heading: Inlines) -> Inlines:
    """Return the words of a heading; a draft may have one without, and a link needs a name (EPUB 3.3 7.3)."""
    words = bare(heading)
    return words if plain_text(words).strip() else (Text("–"),)


def _line(setting: Setting, label: str, href: str) -> Markup:
    """Write a line whose words are ours."""
    return element("li", {}, element("a", {"href": href, **setting.ours}, text(label)))


def _landmarks(setting: Setting, spine: Sequence[Part]) -> Markup:
    words = setting.medium.words
    labels: Mapping[Kind, str] = {
        "cover": words.cover,
        "title": words.title_page,
        "contents": words.contents,
        "body": title(setting),
        "notes": words.notes,
        "about": words.about,
    }
    first = {part.kind: part.path for part in reversed(spine)}
    if setting.article.notes:
        first["notes"] = setting.medium.place(setting.own_id("notes"))
    links = (
        element("a", {"epub:type": _LANDMARKS[kind], "href": first[kind]}, text(label))
        for kind, label in labels.items()
        if kind in first
    )
    items = (element("li", {}, link) for link in links)
    return container("nav", {"epub:type": "landmarks", "hidden": "hidden"}, container("ol", {}, *items))
