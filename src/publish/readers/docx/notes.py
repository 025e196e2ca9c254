"""Notes: footnotes and endnotes, in the order of their calls (17.11)."""

from __future__ import annotations

from collections.abc import Iterator

from publish import model as m
from publish.readers.docx.blocks import assembled
from publish.readers.docx.manuscript import Manuscript, Story
from publish.readers.docx.paragraphs import pieces
from publish.readers.docx.wml import Element, attribute, descendants

_SEPARATORS = frozenset({"separator", "continuationSeparator", "continuationNotice"})
Kept = dict[tuple[str, str], tuple[str, Element]]
"""Each note of the file by kind and number: the part that it stands in, and its element."""


def kept(kind: str, part: str, root: Element) -> Kept:
    """Return the notes of a part; the lines that separate them from the text are none."""
    return {
        (kind, attribute(each, "w:id")): (part, each)
        for each in descendants(root, f"w:{kind}")
        if attribute(each, "w:type") not in _SEPARATORS
    }


def notes(stored: Kept, manuscript: Manuscript) -> Iterator[m.Note]:
    """Yield the notes that are called, in the order of their first call, then those that nothing calls.

    A note may call others, so that each one that is read may bring more of them.
    """
    read: set[tuple[str, str]] = set()
    while waiting := _next(stored, manuscript, read):
        for key in waiting:
            read.add(key)
            if key in stored:
                yield _note(key, stored, manuscript)
            else:
                span = manuscript.called_at.get(key)
                manuscript.findings.add("NOTE001", span, f"{key[0]} {key[1]} is called, but not in the file")


def _next(stored: Kept, manuscript: Manuscript, read: set[tuple[str, str]]) -> list[tuple[str, str]]:
    called = [key for key in manuscript.calls if key not in read]
    return called or [key for key in stored if key not in read][:1]


def _note(key: tuple[str, str], stored: Kept, manuscript: Manuscript) -> m.Note:
    part, element = stored[key]
    span = manuscript.called_at.get(key, m.Span(1))
    ident = manuscript.call(*key, span)
    blocks = assembled(pieces(element, Story(manuscript, part, at=span)), sections=False)
    return m.Note(id=ident, blocks=blocks, span=span)
