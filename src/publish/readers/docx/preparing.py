"""Preparing: a story is made plain before it is read: changes accepted, wrappers opened, one of two forms chosen."""

from __future__ import annotations

from dataclasses import dataclass, field

from publish.readers.docx.wml import Element, attribute, child, descendants, kind, q, value, words_of

_WRAPPERS = ("w:ins", "w:moveTo", "w:smartTag", "w:customXml", "w:dir", "w:bdo")
_UNDERSTOOD = ("pic:pic", "w:txbxContent", "c:chart", "dgm:relIds", "m:oMath", "w:t", "v:imagedata")
_CONTENTS = frozenset({"Table of Contents", "Table of Figures", "Table of Tables", "Index"})


@dataclass(slots=True)
class Changes:
    """What was taken for accepted in a file with tracked changes, and what else was left out."""

    insertions: int = 0
    inserted_words: int = 0
    deletions: int = 0
    deleted_words: int = 0
    contents: list[tuple[Element, str]] = field(default_factory=list)
    placeholders: list[tuple[Element, str]] = field(default_factory=list)


def prepare(root: Element, changes: Changes) -> None:
    """Make a story plain, in place."""
    for each in list(descendants(root, "mc:AlternateContent")):
        _replace(each, _chosen(each))
    _leave_out_deletions(root, changes)
    for each in list(descendants(root, "w:sdt")):
        _open_control(each, changes)
    for each in list(descendants(root, *_WRAPPERS)):
        if kind(each) in {"w:ins", "w:moveTo"}:
            if kind(_parent(each)) in {"w:rPr", "w:trPr", "w:numPr", "w:tcPr"}:
                continue
            changes.insertions += kind(each) == "w:ins"
            changes.inserted_words += len(words_of(each).split()) if kind(each) == "w:ins" else 0
        _replace(each, each)
    for each in list(descendants(root, "w:p")):
        if child(each, "w:pPr/w:rPr/w:del") is not None or _is_drop_cap(each):
            _join_next(each)


def _parent(element: Element) -> Element:
    parent = element.getparent()
    assert parent is not None  # none of those that are asked is a root
    return parent


def _remove(element: Element) -> None:
    _parent(element).remove(element)


def _replace(element: Element, wrapper: Element | None) -> None:
    """Put what stands in a wrapper in an element's place."""
    for each in list(wrapper) if wrapper is not None else []:
        element.addprevious(each)
    _remove(element)


def _chosen(alternate: Element) -> Element | None:
    """Return the form to read: the first that holds what we understand, so that nothing is read twice (29500-3 7.5)."""
    forms = [each for each in alternate if kind(each) in {"mc:Choice", "mc:Fallback"}]
    known = (form for form in forms if next(descendants(form, *_UNDERSTOOD), None) is not None)
    return next(known, forms[0] if forms else None)


def _leave_out_deletions(root: Element, changes: Changes) -> None:
    for each in list(descendants(root, "w:del", "w:moveFrom")):
        parent = each.getparent()
        if parent is None or kind(parent) == "w:rPr":
            continue  # the mark of a paragraph; the paragraph is joined to the next
        deleted = _parent(parent) if kind(parent) == "w:trPr" else each
        if deleted.getparent() is None:
            continue
        if kind(each) == "w:del":
            changes.deletions += 1
            changes.deleted_words += len(words_of(deleted).split())
        _remove(deleted)


def _open_control(control: Element, changes: Changes) -> None:
    """Leave out a list of contents and what only asks to be replaced; of any other control keep the content."""
    if control.getparent() is None:
        return
    properties = child(control, "w:sdtPr")
    content = child(control, "w:sdtContent")
    if value(properties, "w:docPartObj/w:docPartGallery") in _CONTENTS:
        changes.contents.append((_marker(control), words_of(control)))
        _remove(control)
    elif child(properties, "w:showingPlcHdr") is not None and attribute(child(properties, "w:showingPlcHdr")) != "0":
        changes.placeholders.append((_marker(control), words_of(control)))
        _remove(control)
    else:
        _replace(control, content)


def _marker(control: Element) -> Element:
    """Return an element that stays where a control stood, so that its place can be told."""
    marker = control.makeelement(q("w:bookmarkEnd"))
    control.addprevious(marker)
    return marker


def _is_drop_cap(paragraph: Element) -> bool:
    """Tell whether a paragraph is the first letter of the next, set over several lines (17.3.1.11)."""
    return attribute(child(paragraph, "w:pPr/w:framePr"), "w:dropCap") in {"drop", "margin"}


def _join_next(paragraph: Element) -> None:
    """Join a paragraph whose mark was deleted to the next, which keeps its own properties (17.13.5.15)."""
    following = paragraph.getnext()
    if following is None or kind(following) != "w:p":
        return
    place = 1 if child(following, "w:pPr") is not None else 0
    content = [each for each in paragraph if kind(each) != "w:pPr"]
    for offset, each in enumerate(content):
        following.insert(place + offset, each)
    _remove(paragraph)
