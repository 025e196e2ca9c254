"""Notes found in a page: a call and its note know each other by links both ways, or say what they are.

DPUB-ARIA and EPUB name them (`doc-noteref`, `noteref`); pandoc, kramdown, GitHub, Sphinx, Wikipedia, Word,
LibreOffice, Google Docs and Project Gutenberg link them both ways. Anything less stays a link and text.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import NamedTuple
from urllib.parse import unquote

from lxml import etree

from publish import model as m
from publish.readers.findings import Findings, quoted
from publish.readers.html.tree import attribute, classes_of, dropped, is_heading, line_of, name_of, roles_of, words_of

_CALL_ROLES = frozenset({"doc-noteref", "noteref"})
_BACK_ROLES = frozenset({"doc-backlink", "backlink", "referrer"})
_NOTE_ROLES = frozenset({"doc-footnote", "doc-endnote", "footnote", "endnote", "rearnote"})
_NOTES_ROLES = frozenset({"doc-endnotes", "endnotes", "footnotes", "rearnotes"})
_NOTES_CLASSES = frozenset({"footnotes", "endnotes", "footnotes-list", "footnote-list", "references", "footnote-text"})
_BACK_CLASSES = frozenset(
    {"footnote-back", "footnote-backref", "reversefootnote", "fn-backref", "data-footnote-backref"}
)
_MARK = re.compile(
    r"[\[({⁽]?\s*(?:(?:foot|end)?notes?|nb|fn|n)?[\s.]*(?:\d{1,4}|[a-z]{1,2}|[ivxlc]{1,6}|[*†‡§¶‖#⁎✝]{1,4})\s*[\])}⁾]?[.:]?",
    re.IGNORECASE,
)
_NOTE_ID = re.compile(r"(?:.*[^a-z])?(?:fn|ftn|ftnt|note|footnote|endnote|en|edn|sym)[\W_]*\w*", re.IGNORECASE)
_BACK_SIGN = re.compile(r"[\s\[\](){}.:,;^↑↩⏎↵⤴︎️]*(?:jump (?:up|back)(?: to)?:?)?[\s^↑↩︎\d]*", re.IGNORECASE)
_LABEL = re.compile(r"\s*[\[(]?\s*([^\s\])]{1,6})\s*[\])]?[.:]?\s+(?=\S)")
_SIGN = re.compile(r"\s*[\^↑↩⏎↵⤴]\s*")
_BLOCKS = frozenset({"li", "p", "div", "aside", "dd", "dt", "td", "blockquote", "section"})
_INSIDE = frozenset({"a", "b", "cite", "em", "i", "small", "span", "strong", "sup"})
_MANY = 50_000
"""Links that are looked at; a page with more of them is no article."""


class _Call(NamedTuple):
    """A link that calls a note: the note's id, and the ids by which the note can link back."""

    link: etree._Element
    note: str
    ids: frozenset[str]


def mark_notes(root: etree._Element, findings: Findings) -> dict[str, str]:
    """Mark calls and notes in a tree as `Call` and `Note`; return the ids of notes with those they have now."""
    places = _places(root)
    links = [link for link, _ in zip(root.iter("a"), range(_MANY), strict=False)]
    calls = [call for link in links if (call := _call(link, places)) is not None]
    notes: dict[etree._Element, str] = {}
    names: dict[str, str] = {}
    by_note: dict[str, list[_Call]] = {}
    backs: set[etree._Element] = set()
    for call in calls:
        note = None if call.link in backs else _note_of(call, places)
        if note is None:
            continue
        ident = names[call.note] = notes.setdefault(note, f"n{len(notes) + 1}")
        by_note.setdefault(ident, []).append(call)
        backs.update(link for link in (*note.iter("a"), *places[call.note].iter("a")) if _target(link) in call.ids)
    for note, ident in notes.items():
        _mark_note(note, ident, by_note[ident], names)
    for ident, called in by_note.items():
        for call in called:
            _mark_call(call.link, ident)
    _clear_around(notes, findings)
    return names


def _places(root: etree._Element) -> dict[str, etree._Element]:
    """Return every element that a link can lead to, by its ids."""
    places: dict[str, etree._Element] = {}
    for element in root.iter(etree.Element):
        for name in (element.get("id"), element.get("name") if element.tag == "a" else None):
            if name:
                places.setdefault(str(name), element)
    return places


# Calls


def _call(link: etree._Element, places: dict[str, etree._Element]) -> _Call | None:
    """Return what a link calls, if it has the form of a note's call and its target is there."""
    href = attribute(link, "href")
    if not href.startswith("#"):
        return None
    written = href[1:]
    target = next((name for name in (written, unquote(written), f"user-content-{written}") if name in places), "")
    if not target or _is_back(link) or not (_names_call(link) or _MARK.fullmatch(words_of(link))):
        return None
    return _Call(link, target, frozenset(_ids_around(link)))


def _names_call(link: etree._Element) -> bool:
    return bool(roles_of(link) & _CALL_ROLES) or link.get("data-footnote-ref") is not None


def _is_back(link: etree._Element) -> bool:
    return bool(roles_of(link) & _BACK_ROLES or classes_of(link) & _BACK_CLASSES)


def _ids_around(link: etree._Element) -> Iterator[str]:
    """Yield the ids by which a note can link back: of the link, of what it stands in, of an anchor before it."""
    near = [link, *link.iter("a", "sup", "span")]
    for ancestor, _ in zip(link.iterancestors(), range(3), strict=False):
        if name_of(ancestor) not in _INSIDE:
            break
        near.append(ancestor)
    before = [element.getprevious() for element in near[:1] + near[-1:]]
    near += [element for element in before if element is not None and name_of(element) in _INSIDE]
    for element in near:
        for name in (element.get("id"), element.get("name")):
            if name:
                yield str(name)


# Notes


def _note_of(call: _Call, places: dict[str, etree._Element]) -> etree._Element | None:
    """Return the block that is the note of a call, if it surely is one."""
    target = places[call.note]
    block = _block_of(target)
    if block is None or any(map(is_heading, block.iter(etree.Element))):
        return None
    if call.link in list(block.iter("a")) or not words_of(block):
        return None
    says = roles_of(target) & _NOTE_ROLES or _stands_among_notes(block)
    links_back = any(_target(link) in call.ids for link in (*block.iter("a"), *target.iter("a")))
    by_form = call.link.getparent() is not None and _is_raised(call.link) and _NOTE_ID.fullmatch(call.note) is not None
    if (
        links_back
        or (says and (_names_call(call.link) or _is_raised(call.link)))
        or (_names_call(call.link) and by_form)
    ):
        return block
    return block if by_form and says else None


def _block_of(target: etree._Element) -> etree._Element | None:
    """Return the block that a place of a note stands for: itself, the paragraph that it opens, or the box around."""
    block = target
    while name_of(block) in _INSIDE:
        parent = block.getparent()
        if parent is None:
            return None
        block = parent
    if name_of(block) == "dt":
        return _description(block)
    if name_of(block) not in _BLOCKS:
        return None
    parent = block.getparent()
    boxed = parent is not None and name_of(parent) in {"div", "li", "aside"} and name_of(block) == "p"
    if boxed and parent is not None and block is not target and _is_box_of_one(parent, block):
        return parent
    return block


def _description(term: etree._Element) -> etree._Element | None:
    """Return what describes a term, as old Sphinx writes notes, without the term, which only counts them."""
    following = term.getnext()
    if following is None or name_of(following) != "dd" or len(words_of(term)) > 12:  # noqa: PLR2004  # «[12]↑1↑2»
        return None
    return following


def _is_box_of_one(box: etree._Element, first: etree._Element) -> bool:
    """Tell whether a box holds one note: it begins with it and says so, and no other begins in it."""
    children = [child for child in box if isinstance(child.tag, str)]
    named = f"{box.get('id') or ''} {box.get('class') or ''} {box.get('style') or ''}".lower()
    if not children or children[0] is not first:
        return False
    links = (link for child in children for link in child.iter("a"))
    others = sum(1 for link in links if _target(link) and (link.get("id") or link.get("name")))
    return bool(re.search(r"fn|ftn|note", named)) and others <= 1


def _stands_among_notes(block: etree._Element) -> bool:
    return any(_holds_notes(element) for element, _ in zip(block.iterancestors(), range(4), strict=False))


def _holds_notes(element: etree._Element) -> bool:
    named = roles_of(element) & _NOTES_ROLES or classes_of(element) & _NOTES_CLASSES
    return bool(named) or element.get("data-footnotes") is not None


def _is_raised(link: etree._Element) -> bool:
    around = (element for element, _ in zip(link.iterancestors(), range(2), strict=False))
    return link.find(".//sup") is not None or any(name_of(element) == "sup" for element in around)


def _mark_note(note: etree._Element, ident: str, calls: list[_Call], names: dict[str, str]) -> None:
    """Take the links back, and the number, out of a note, and mark it."""
    back = frozenset().union(*(call.ids for call in calls))
    labels = {words_of(call.link).strip("[]() ") for call in calls}
    for box in list(note.iter("span")):
        if "mw-cite-backlink" in classes_of(box):
            dropped(box)
    for link in list(note.iter("a")):
        if (
            (_target(link) in back or _target(link) in names)
            and (_is_back(link) or _MARK.fullmatch(words_of(link)) or _BACK_SIGN.fullmatch(words_of(link)))
        ) or _is_back(link):
            _take_out(link, note)
    _take_label(note, labels)
    term = note.getprevious()
    if name_of(note) == "dd" and term is not None:
        dropped(term)
    note.tag = "Note"
    note.set("note", ident)


def _take_out(link: etree._Element, note: etree._Element) -> None:
    """Take a link back out, with the elements that stood there for it alone."""
    element = link
    while True:
        parent = element.getparent()
        dropped(element)
        if parent is None or parent is note or name_of(parent) not in _INSIDE or len(parent):
            return
        if not _BACK_SIGN.fullmatch(parent.text or ""):
            return
        element = parent


def _take_label(note: etree._Element, labels: set[str]) -> None:
    """Take the number at the beginning of a note out: each edition numbers its notes."""
    element = note
    while not (element.text or "").strip() and len(element) and isinstance(element[0].tag, str):
        first = element[0]
        words = words_of(first).strip("[]().: ")
        if name_of(first) in _INSIDE and (words in labels or (not words and words_of(first))):
            dropped(first)
        else:
            element = first
    text = element.text or ""
    found = _LABEL.match(text)
    if found and (found[1].strip(".:") in labels or found[1] == "^"):
        element.text = text[found.end() :]
    elif _SIGN.fullmatch(text):
        element.text = ""


def _mark_call(link: etree._Element, ident: str) -> None:
    """Mark a call, and take the brackets and the `sup` that stood there for it alone."""
    tail = link.tail
    for child in list(link):
        link.remove(child)
    link.attrib.clear()
    link.tag, link.text, link.tail = "Call", None, tail
    link.set("note", ident)
    parent = link.getparent()
    if parent is None:
        return
    _without_brackets(link, parent)
    while parent is not None and name_of(parent) in _INSIDE and _only_calls(parent):
        if name_of(parent) == "sup":
            parent.text = None
            for child in parent:
                child.tail = None
            parent.tag = "span"
        parent = parent.getparent()


def _without_brackets(link: etree._Element, parent: etree._Element) -> None:
    before = link.getprevious()
    text = (parent.text if before is None else before.tail) or ""
    tail = link.tail or ""
    if not text.endswith("[") or not tail.startswith("]"):
        return
    link.tail = tail[1:]
    if before is None:
        parent.text = text[:-1]
    else:
        before.tail = text[:-1]


def _only_calls(element: etree._Element) -> bool:
    words = words_of(element).strip("[](),;: \u200b")
    return not words and all(
        name_of(child) in {"Call", "span", "a"} for child in element.iter(etree.Element) if child is not element
    )


# Around the notes


_BOXES = frozenset({"ol", "ul", "dl", "div", "section", "aside", "footer"})


def _clear_around(notes: Iterable[etree._Element], findings: Findings) -> None:
    """Take out the lines and the headings that stood there for the notes alone: each edition has its own.

    Every box is looked at once, after the boxes in it, however many notes it holds.
    """
    depths: dict[etree._Element, int] = {}
    for note in notes:
        for box in note.iterancestors():
            if name_of(box) not in _BOXES or box in depths:
                break
            depths[box] = sum(1 for _ in box.iterancestors())
    for box in sorted(depths, key=depths.__getitem__, reverse=True):
        _clear(box, findings)


def _clear(box: etree._Element, findings: Findings) -> None:
    others = [child for child in box if isinstance(child.tag, str) and child.tag != "Note"]
    if not any(_holds_note(child) for child in box) or not all(_stands_for_notes(child) for child in others):
        return
    for child in others:
        if name_of(child) == "hr" or is_heading(child):
            _tell(child, findings)
            dropped(child)
        elif name_of(child) == "br":
            dropped(child)


def _holds_note(element: etree._Element) -> bool:
    return next(element.iter("Note"), None) is not None if isinstance(element.tag, str) else False


def _stands_for_notes(element: etree._Element) -> bool:
    name = name_of(element)
    if name in {"hr", "br"} or is_heading(element) or not words_of(element):
        return True
    return _holds_note(element) and not _words_beside_notes(element)


def _words_beside_notes(element: etree._Element) -> bool:
    inside = {text for note in element.iter("Note") for text in note.itertext(etree.Element)}
    return any(str(text).strip() and text not in inside for text in element.itertext(etree.Element))


def _tell(heading: etree._Element, findings: Findings) -> None:
    words = words_of(heading)
    if words:
        message = f"the heading {quoted(words)} of the notes was left out: each edition has its own"
        findings.add("MARK006", m.Span(line_of(heading)), message)


def _target(link: etree._Element) -> str:
    href = attribute(link, "href")
    return unquote(href[1:]) if href.startswith("#") else ""
