"""Places: paragraphs are numbered, and every bookmark that is called is found in a section, a caption or a note."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from publish.model.slug import slug
from publish.readers.docx import fields
from publish.readers.docx.manuscript import LINE
from publish.readers.docx.styles import Styles
from publish.readers.docx.wml import Element, attribute, child, descendants, kind, number, q, value, words_of

_NO_HEADING = 9
_LETTER_WIDTH, _MARGIN = 12240, 1440
"""A page of US Letter and an inch, in twentieths of a point: what Word takes where nothing is said."""


def number_paragraphs(root: Element) -> None:
    """Number the paragraphs of the body from 1, those in cells and text boxes too: they are the lines of findings."""
    for count, each in enumerate(descendants(root, "w:p"), 1):
        each.set(LINE, str(count))


def noted(root: Element) -> dict[str, str]:
    """Return the note that each bookmark stands around, as `footnote 3`."""
    found: dict[str, str] = {}
    open_: dict[str, str] = {}
    for each in descendants(root, "w:bookmarkStart", "w:bookmarkEnd", "w:footnoteReference", "w:endnoteReference"):
        match kind(each):
            case "w:bookmarkStart":
                open_[attribute(each, "w:id")] = attribute(each, "w:name")
            case "w:bookmarkEnd":
                open_.pop(attribute(each, "w:id"), None)
            case name:
                note = f"{name.removeprefix('w:').removesuffix('Reference')} {attribute(each, 'w:id')}"
                found |= dict.fromkeys(open_.values(), note)
    return found


class Found(NamedTuple):
    """Where links lead: the id of each bookmark's section, figure or table, and the paragraphs that need an id."""

    places: dict[str, str]
    ids: dict[str, str]


def find(root: Element, styles: Styles) -> Found:
    """Find the bookmarks that something in the story leads to."""
    called = set(_called(root))
    places: dict[str, str] = {}
    ids: dict[str, str] = {}
    taken: set[str] = set()
    section: Element | None = None
    paragraph = q("w:p")
    waiting: list[str] = []
    for each in descendants(root, "w:p", "w:bookmarkStart"):
        if each.tag == paragraph:
            if _is_heading(each, styles):
                section = each
            places |= {name: _id(each, section, ids, taken) for name in waiting}
            waiting = []
        elif (name := attribute(each, "w:name")) in called:
            parent = next(each.iterancestors(paragraph), None)
            if parent is None:
                waiting.append(name)  # it stands between paragraphs: the next one is meant
            else:
                places[name] = _id(parent, section, ids, taken)
    return Found({name: ident for name, ident in places.items() if ident}, ids)


def _called(root: Element) -> Iterator[str]:
    yield from (attribute(each, "w:anchor") for each in descendants(root, "w:hyperlink"))
    for each in descendants(root, "w:t"):
        target = str(each.get(fields.LINK) or "")
        if target.startswith("#"):
            yield target[1:]


def _is_heading(paragraph: Element, styles: Styles) -> bool:
    what = styles.paragraph(value(paragraph, "w:pPr/w:pStyle"))
    written = value(paragraph, "w:pPr/w:outlineLvl")
    heading = number(written, _NO_HEADING) < _NO_HEADING if written else what.role == "heading"
    return heading and bool(words_of(paragraph))


def _id(paragraph: Element, section: Element | None, ids: dict[str, str], taken: set[str]) -> str:
    """Return the id of a caption, or of the section that a paragraph begins or stands in."""
    is_caption = any(each.get(fields.SEQUENCE) for each in descendants(paragraph, "w:t"))
    place = paragraph if is_caption else section
    if place is None:
        return ""
    line = str(place.get(LINE))
    if line not in ids:
        wanted = slug(words_of(place), fallback="place")
        name = wanted if wanted[0].isalpha() else f"place-{wanted}"
        ids[line] = f"{name}-{line}" if name in taken else name
        taken.add(ids[line])
    return ids[line]


def column_width(root: Element) -> int:
    """Return the width of the text in twentieths of a point, by the last section (17.6.13, 17.6.11)."""
    section = child(root, "w:body/w:sectPr")
    page, margins = child(section, "w:pgSz"), child(section, "w:pgMar")
    sides = sum(number(attribute(margins, side), _MARGIN) for side in ("w:left", "w:right"))
    return max(number(attribute(page, "w:w"), _LETTER_WIDTH) - sides, _MARGIN)
