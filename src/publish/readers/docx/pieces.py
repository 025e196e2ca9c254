"""Pieces: the paragraphs and tables of a story, each with what it needs to find its place among the others."""

from __future__ import annotations

import re
from dataclasses import dataclass

from publish import model as m
from publish.readers.docx.numbering import Place
from publish.readers.docx.style_roles import Role

# What separates the label of a caption from its words.
_SEPARATOR = re.compile(r"^\s*[:.|–—-]?\s*")


@dataclass(frozen=True, slots=True)
class Piece:
    """One block, or the words that a block is still to be made of."""

    role: Role
    blocks: m.Blocks = ()
    words: m.Inlines = ()
    """The words of a title, a caption, a term; nothing where `blocks` says all."""
    code: str = ""
    place: Place | None = None
    goes_on: int = -1
    """The level of the list whose item it goes on with; -1: its indent must tell."""
    left: int = 0
    counter: str = ""
    """The counter of a caption: `Figure`, `Table`, or a name in another language."""
    ident: str = ""
    span: m.Span | None = None
    aside: str = ""


def after_label(words: str) -> str:
    """Return the words of a caption without the sign behind its label."""
    return _SEPARATOR.sub("", words, count=1)
