"""Manuscript: what the reader of one Word file knows while it turns paragraphs into nodes."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field

from publish import model as m
from publish.readers.docx.languages import Speech
from publish.readers.docx.numbering import Numbering
from publish.readers.docx.package import Package, Relationship
from publish.readers.docx.styles import Styles
from publish.readers.docx.wml import Element
from publish.readers.findings import Findings, quoted
from publish.readers.images import Gallery

LINE = "_line"
"""The attribute of our own that holds a paragraph's number."""


@dataclass(slots=True)
class Manuscript:
    """One Word file: its parts, what was found in it, its pictures, its notes, and what was left out of it."""

    package: Package
    styles: Styles
    numbering: Numbering
    findings: Findings
    gallery: Gallery
    speech: Speech
    width: int
    """The width of the text in twentieths of a point."""
    places: dict[str, str]
    """The id of the section that each bookmark stands at or in."""
    headings: dict[str, str]
    """The id of a heading, by the number of its paragraph."""
    calls: dict[tuple[str, str], str] = field(default_factory=dict)
    """The ids of the notes that were called, by kind and number in the file."""
    called_at: dict[tuple[str, str], m.Span] = field(default_factory=dict)
    comments: dict[str, m.Span] = field(default_factory=dict)
    hidden: list[tuple[m.Span, str]] = field(default_factory=list)
    contents: list[tuple[m.Span, str]] = field(default_factory=list)
    numbered: list[m.Span] = field(default_factory=list)
    """The headings whose numbers were made words of theirs."""
    captions: Counter[str] = field(default_factory=Counter)

    def call(self, kind: str, number: str, span: m.Span) -> str:
        """Return the id of a note of the file; they are numbered as they are first called."""
        self.called_at.setdefault((kind, number), span)
        return self.calls.setdefault((kind, number), f"n{len(self.calls) + 1}")


@dataclass(frozen=True, slots=True)
class Story:
    """A part with text of its own, the body or the notes, and the place of what has none in it (a note's: its call)."""

    manuscript: Manuscript
    part: str
    at: m.Span | None = None
    depth: int = 0
    """How many cells and text boxes it stands in."""

    def span(self, paragraph: Element) -> m.Span:
        """Return the place of a paragraph: its number in the body, counted as a line."""
        return self.at or m.Span(int(paragraph.get(LINE) or 1))

    def relationship(self, ident: str) -> Relationship | None:
        """Return where the part points to by an id."""
        return self.manuscript.package.relationships(self.part).get(ident)

    def tell(self, code: str, span: m.Span | None, message: str, words: str = "", hint: str = "") -> None:
        """Add a finding that quotes the words that it is about."""
        self.manuscript.findings.add(code, span, f"{message}: {quoted(words)}" if words else message, hint)
