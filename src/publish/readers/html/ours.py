"""Pages that publish itself wrote: what an edition adds to the words of the author is taken out again.

Labels of figures, tables, tasks and asides stand in the article as numbers and kinds (docs/markup.md).
"""

from __future__ import annotations

from typing import get_args

from lxml import etree

from publish import model as m
from publish.catalogue import Words, words
from publish.readers.html.tree import attribute, classes_of, dropped, name_of, words_of

_KINDS: frozenset[m.AsideKind] = frozenset(get_args(m.AsideKind))


def unlabel(root: etree._Element, lang: str) -> None:
    """Take our own labels out of a tree, and mark what they say."""
    ours = words(lang or "en")
    for element in list(root.iter("aside", "blockquote", "li", "span")):
        match name_of(element), classes_of(element):
            case "aside", classes if classes & _KINDS:
                _aside(element, min(_KINDS & classes), ours)
            case "blockquote", _:
                _quotation(element)
            case "li", classes if classes & {"open", "done"}:
                _task(element, is_done="done" in classes)
            case "span", classes if "label" in classes:
                _caption(element)
            case _:
                pass


def _caption(label: etree._Element) -> None:
    """Drop «Figure 1:», which each edition writes anew."""
    parent = label.getparent()
    if parent is not None and name_of(parent) in {"figcaption", "caption"} and any(map(str.isdigit, words_of(label))):
        dropped(label)


def _task(item: etree._Element, *, is_done: bool) -> None:
    """Make the word for the state of a task the box to tick that it stands for."""
    label = next((span for span in item.iter("span") if "state" in classes_of(span)), None)
    if label is None:
        return
    label.tag, label.text = "input", None
    label.attrib.clear()
    label.set("type", "checkbox")
    if is_done:
        label.set("checked", "")
    for child in list(label):
        label.remove(child)


def _quotation(quotation: etree._Element) -> None:
    """Put who is quoted back into the quotation."""
    around, source = quotation.getparent(), quotation.getnext()
    if around is None or source is None or "quote" not in classes_of(around) or "attribution" not in classes_of(source):
        return
    source.tag = "Source"
    quotation.append(source)


def _aside(aside: etree._Element, kind: m.AsideKind, ours: Words) -> None:
    """Take the word for its kind out of an aside's label; what is left is the title."""
    label = aside[0] if len(aside) else None
    if label is None or "label" not in classes_of(label):
        return
    name = ours.aside(kind)
    first = label
    while not (first.text or "").strip() and len(first):
        first = first[0]
    text = (first.text or "").lstrip()
    if text.startswith(name):
        first.text = text.removeprefix(name).removeprefix(ours.label_end)
    if not words_of(label):
        dropped(label)
    else:
        label.set("class", f"{attribute(label, 'class')} admonition-title")
