"""The Markdown reader: CommonMark with tables, notes, formulas, asides and attributes -> an article."""

from __future__ import annotations

from publish import model as m
from publish.readers.collecting import paused
from publish.readers.decoding import decode
from publish.readers.depth import TooDeep
from publish.readers.findings import Findings
from publish.readers.finishing import finished
from publish.readers.front_matter import split
from publish.readers.images import Gallery
from publish.readers.markdown import blocks, syntax
from publish.readers.markdown.branches import branches
from publish.readers.markdown.citations import cites
from publish.readers.markdown.notes import define_notes, notes
from publish.readers.markdown.page import Page
from publish.readers.metadata import read_front
from publish.readers.source import Reading, Settings, Source


def read(source: Source, settings: Settings) -> Reading:
    """Read a Markdown source."""
    findings = Findings(source.name)
    text = decode(source, findings)
    if text is None:
        return Reading(article=None, diagnostics=findings.in_order())
    matter = split(text, findings)
    front = read_front(matter.values, findings, settings)
    lines = text.split("\n")
    page = Page(lines, matter.body_line, findings, Gallery(source, findings, settings), front.address)
    try:
        with paused():
            body, made = parsed("\n".join(lines[matter.body_line - 1 :]), page)
    except TooDeep as deep:
        findings.add("SRC005", deep.span)
        return Reading(article=None, diagnostics=findings.in_order(), withheld=front.withheld)
    return finished(source, front, body=body, notes=made, gallery=page.gallery, findings=findings)


def parsed(text: str, page: Page) -> tuple[m.Blocks, tuple[m.Note, ...]]:
    """Return the blocks of a text without front matter, and its notes; raise TooDeep where it is nested too deeply."""
    tokens, environment = syntax.tokens(text)
    if "too_deep" in environment:
        raise TooDeep(page.line_span(environment["too_deep"]))
    page.abbreviate(environment["abbreviations"])
    page.cites = cites(text)
    tree = branches(tokens)
    define_notes(tree, environment, page)
    body = blocks.body(tree, page)
    return body, tuple(notes(page))
