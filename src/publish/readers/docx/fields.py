"""Fields: what stands between their marks is their instruction or their last result (17.16).

Fields begin and end in runs, across runs, paragraphs and each other. One walk over a story therefore marks every
leaf of every run with what the fields around it make of it; the reader of runs then needs no memory.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import NamedTuple

from lxml import etree

from publish.readers.docx.wml import Element, attribute, child, is_on, kind, q, words_of

LINK, SEQUENCE, DROPPED, CHECKED, NOTE = "_link", "_sequence", "_dropped", "_checked", "_note"
"""Attributes of our own, without a namespace, that no Word file has."""

_LISTS = frozenset({"TOC", "INDEX", "TOA", "RD"})
"""Fields whose results every edition makes anew, or cannot."""
_REFERENCES = frozenset({"REF", "PAGEREF"})
_ARGUMENT = re.compile(r'"((?:[^"\\]|\\.)*)"|(\S+)')


@dataclass(slots=True)
class Field:
    """A field while it is open: its instruction, the leaves that it drops, and whether its result has begun."""

    start: Element
    instruction: str = ""
    in_result: bool = False
    leaves: list[Element] = field(default_factory=list)

    @property
    def name(self) -> str:
        """Return the first word of the instruction in capitals."""
        return (self.instruction.split() or [""])[0].upper()


class LeftOut(NamedTuple):
    """A field whose words were left out: where it begins, its name, its words."""

    start: Element
    name: str
    words: str


def mark(root: Element, notes: dict[str, str]) -> list[LeftOut]:
    """Mark the leaves of a story; return the fields that were left out.

    `notes` gives the note that a bookmark stands at, for the fields that call a note again.
    """
    stack: list[Field] = []
    lists: list[LeftOut] = []
    for event, element in _events(root):
        match kind(element):
            case "w:fldChar":
                _turn(element, stack, lists)
            case "w:fldSimple" if event == "start":
                stack.append(Field(element, attribute(element, "w:instr"), in_result=True))
            case "w:fldSimple":
                _close(stack, lists)
            case "w:instrText" if stack:
                stack[-1].instruction += element.text or ""
            case _:
                _mark(element, stack, notes)
    for left in stack:  # a field that nothing ends holds nothing back
        for leaf in left.leaves:
            leaf.attrib.pop(DROPPED, "")
    return lists


def _events(root: Element) -> Iterator[tuple[str, Element]]:
    """Yield each simple field at its start and end, and each leaf of a run."""
    simple = q("w:fldSimple")
    for event, element in etree.iterwalk(root, events=("start", "end")):
        if element.tag == simple:
            yield event, element
        elif event == "start":
            parent = element.getparent()
            if parent is not None and parent.tag in _RUNS and element.tag not in _PROPERTIES:
                yield event, element


_RUNS = frozenset({q("w:r"), q("m:r")})
_PROPERTIES = frozenset({q("w:rPr"), q("m:rPr")})


def _turn(element: Element, stack: list[Field], lists: list[LeftOut]) -> None:
    match attribute(element, "w:fldCharType"):
        case "begin":
            stack.append(Field(element))
        case "separate" if stack:
            stack[-1].in_result = True
        case "end" if stack:
            _close(stack, lists)
        case _:
            pass


def _close(stack: list[Field], lists: list[LeftOut]) -> None:
    done = stack.pop()
    if done.name == "FORMCHECKBOX":
        done.start.set(CHECKED, "1" if _is_checked(done.start) else "0")
    elif done.name in _LISTS:
        lists.append(LeftOut(done.start, done.name, _words(done.leaves)))
    elif done.name == "EQ" and not any(leaf.get(DROPPED) is None for leaf in done.leaves):
        lists.append(LeftOut(done.start, done.name, done.instruction))
    if stack:
        stack[-1].leaves += done.leaves


def _words(leaves: list[Element]) -> str:
    return " ".join("".join(words_of_leaf(leaf) for leaf in leaves).split())


def words_of_leaf(leaf: Element) -> str:
    """Return the words of a leaf of a run."""
    return " " if kind(leaf) in {"w:tab", "w:br", "w:cr"} else (leaf.text or "") if len(leaf) == 0 else words_of(leaf)


def _is_checked(start: Element) -> bool:
    box = child(start, "w:ffData/w:checkBox")
    checked = child(box, "w:checked")
    return is_on(child(box, "w:default") if checked is None else checked)


def _mark(leaf: Element, stack: list[Field], notes: dict[str, str]) -> None:
    """Mark a leaf with what the innermost field that means something makes of it."""
    if not stack:
        return
    stack[-1].leaves.append(leaf)
    if any(not each.in_result or each.name in _LISTS for each in stack):
        leaf.set(DROPPED, "1")
        return
    for each in stack:
        name = each.name
        if name == "HYPERLINK":
            leaf.set(LINK, _hyperlink(each.instruction))
        elif name in _REFERENCES and "\\h" in each.instruction.split():
            leaf.set(LINK, f"#{_first(each.instruction)}")
        elif name == "NOTEREF":
            leaf.set(NOTE, notes.get(_first(each.instruction), ""))
        elif name == "SEQ":
            leaf.set(SEQUENCE, _first(each.instruction))


def _arguments(instruction: str) -> list[str]:
    return [quoted.replace("\\\\", "\\") or bare for quoted, bare in _ARGUMENT.findall(instruction)]


def _first(instruction: str) -> str:
    return next((each for each in _arguments(instruction)[1:] if not each.startswith("\\")), "")


def _hyperlink(instruction: str) -> str:
    """Return the target of a HYPERLINK field (17.16.5.25): a URL, a place in it, or a place in this file."""
    words = _arguments(instruction)[1:]
    url = place = ""
    for before, word in zip(["", *words], words, strict=False):
        if before == "\\l":
            place = word
        elif not word.startswith("\\") and before not in {"\\o", "\\t"} and not url:
            url = word
    return f"{url}#{place}" if place else url
