"""Pages that Word, LibreOffice and Google Docs saved: what they say by classes and styles alone, as elements."""

from __future__ import annotations

import re
from collections.abc import Iterator

from lxml import etree

from publish.readers.html.tree import attribute, classes_of, dropped, name_of, words_of

_TITLES = frozenset({"msotitle"})
_OF_GOOGLE = re.compile(r"c\d+")
_QUOTES = frozenset({"msoquote", "msointensequote"})
_LEVEL = re.compile(r"mso-list\s*:\s*\S+\s+level(\d{1,9})", re.IGNORECASE)
_LABEL = re.compile(r"mso-list\s*:\s*ignore", re.IGNORECASE)
_NUMBERED = re.compile(r"[\[(]?(?:\d+|[a-zA-Z]{1,4})[.)\]]+")
_GOOGLE_LEVEL = re.compile(r"lst-kix_\w+-(\d{1,9})")
_GOOGLE_CLASS = re.compile(r"\.(c\d+)\s*\{([^{}]*)\}")
# What CSS says of a word, and the element that says it.
_SAID = (
    (re.compile(r"font-weight\s*:\s*(?:bold|[6-9]00)"), "b"),
    (re.compile(r"font-style\s*:\s*italic"), "i"),
    (re.compile(r"text-decoration[\w-]*\s*:[^;]*line-through"), "s"),
    (re.compile(r"vertical-align\s*:\s*super"), "sup"),
    (re.compile(r"vertical-align\s*:\s*sub"), "sub"),
)
# Google Docs puts what is pasted from it into a `b` that is none.
_NOT_BOLD = re.compile(r"(?<![\w-])font-weight\s*:\s*(?:normal|[1-4]00)")
_DEEPEST = 9


def mark_office(root: etree._Element) -> None:
    """Mark titles, lists, quotations and emphasis of office programs in a tree."""
    styles = {name: style for sheet in root.iter("style") for name, style in _rules(sheet.text or "")}
    for span in list(root.iter("span")):
        _emphasis(span, styles)
    for bold in root.iter("b", "strong"):
        if _NOT_BOLD.search(attribute(bold, "style")):
            bold.tag = "span"
    for paragraph in list(root.iter("p")):
        if _is_title(classes_of(paragraph)) and words_of(paragraph):
            paragraph.tag = "h1"
        elif classes_of(paragraph) & _QUOTES:
            paragraph.tag = "blockquote"
    _join_lists(root)
    for first in [p for p in root.iter("p") if _word_level(p) and not _word_level(p.getprevious())]:
        _list(first)


def _is_title(classes: frozenset[str]) -> bool:
    """Tell whether classes are of a title; DocBook has a `title` over every example, Google Docs a number beside it."""
    return bool(classes & _TITLES) or ("title" in classes and any(map(_OF_GOOGLE.fullmatch, classes)))


def _rules(sheet: str) -> Iterator[tuple[str, str]]:
    return ((found[1], found[2]) for found in _GOOGLE_CLASS.finditer(sheet[:200_000]))


def _emphasis(span: etree._Element, styles: dict[str, str]) -> None:
    """Put what a style says of words into elements around them."""
    style = "; ".join((*(styles.get(name, "") for name in sorted(classes_of(span))), attribute(span, "style").lower()))
    for said, name in _SAID if style.strip("; ") and words_of(span) else ():
        if said.search(style):
            inner = etree.Element(name)
            inner.text, span.text = span.text, None
            inner.extend(list(span))
            span.append(inner)


# Lists of Word: paragraphs with a level and a label


def _word_level(element: etree._Element | None) -> int:
    """Return the level of a paragraph that Word shows as an item, from 1, or 0."""
    if element is None or name_of(element) != "p":
        return 0
    found = _LEVEL.search(attribute(element, "style"))
    return min(int(found[1]), _DEEPEST) if found else 0


def _list(first: etree._Element) -> None:
    """Put a paragraph of a list, and those that follow it, into lists as deep as their levels."""
    items = [first]
    while _word_level(following := items[-1].getnext()) and not (items[-1].tail or "").strip():
        assert following is not None
        items.append(following)
    around = first.getparent()
    assert around is not None
    place = around.index(first)
    open_lists: list[tuple[int, etree._Element]] = []
    for item in items:
        level, name = _word_level(item), _taken_label(item)
        while open_lists and open_lists[-1][0] > level:
            open_lists.pop()
        if not open_lists or open_lists[-1][0] < level:
            made = etree.Element(name)
            if open_lists and len(open_lists[-1][1]):
                open_lists[-1][1][-1].append(made)
            else:
                around.insert(place, made)
                place += 1
            open_lists.append((level, made))
        item.tag, item.tail = "li", item.tail if item is items[-1] else None
        open_lists[-1][1].append(item)
    _hand_on_tail(items[-1], around[place - 1])


def _hand_on_tail(item: etree._Element, made: etree._Element) -> None:
    made.tail, item.tail = item.tail, None


def _taken_label(item: etree._Element) -> str:
    """Take the label that Word writes before an item out of it, and return the kind of list that it tells."""
    labels = [span for span in item.iter("span") if _LABEL.search(attribute(span, "style"))]
    words = words_of(labels[0]).strip() if labels else ""
    for label in labels:
        dropped(label)
    return "ol" if _NUMBERED.fullmatch(words) else "ul"


# Lists of Google Docs: one list a level, side by side


def _join_lists(root: etree._Element) -> None:
    """Put the lists that stand side by side, each with its level in its class, into each other."""
    open_lists: list[tuple[int, etree._Element]] = []
    for element in list(root.iter("ul", "ol")):
        level = _google_level(element)
        if level < 0:
            continue
        before = element.getprevious()
        if before is None or not open_lists or before is not open_lists[0][1] or (before.tail or "").strip():
            open_lists = [(level, element)]
            continue
        while len(open_lists) > 1 and open_lists[-1][0] > level:
            open_lists.pop()
        last_level, last = open_lists[-1]
        before.tail, element.tail = element.tail, None
        if last_level >= level or not len(last):
            last.extend(list(element))
            dropped(element)
        else:
            last[-1].append(element)
            open_lists.append((level, element))


def _google_level(element: etree._Element) -> int:
    found = _GOOGLE_LEVEL.search(attribute(element, "class"))
    return min(int(found[1]), _DEEPEST) if found else -1
