"""The plain text reader: text as pasted from a page, mailed or typed; every character literal, structure told by form.

The steps, in their order: `lines` and their layout; `site` leaves out what a browser copied besides; `front` takes
title, byline and dates; `notes` those at the end; `parts` what is sure (`lists`, `tables`, `quotes`) and what is prose
(`paragraphs`); `headings` finds the headings among the prose. What was inferred is told at the severity «information».
"""

from __future__ import annotations

from collections.abc import Iterator

from publish import model as m
from publish.readers.decoding import decode
from publish.readers.findings import Findings
from publish.readers.finishing import finished
from publish.readers.images import Gallery
from publish.readers.plain_text.front import front_of
from publish.readers.plain_text.headings import headings_of
from publish.readers.plain_text.lines import layout_of, lines_of, vocabulary_of
from publish.readers.plain_text.notes import notes_of
from publish.readers.plain_text.page import Page
from publish.readers.plain_text.paragraphs import Part, Prose, plain
from publish.readers.plain_text.parts import parts_of
from publish.readers.plain_text.site import without_site_lines
from publish.readers.source import Reading, Settings, Source


def read(source: Source, _: Settings) -> Reading:
    """Read a plain text source."""
    findings = Findings(source.name)
    text = decode(source, findings)
    if text is None:
        return Reading(article=None, diagnostics=findings.in_order())
    lines = lines_of(text)
    page = Page(layout_of(lines), vocabulary_of(lines), findings)
    front, lines = front_of(without_site_lines(lines, page), page)
    lines, notes = notes_of(lines, page)
    body = tuple(_blocks(parts_of(lines, page), page))
    return finished(source, front, body=body, notes=notes, gallery=Gallery(source, findings), findings=findings)


def _blocks(parts: list[Part], page: Page) -> Iterator[m.Block]:
    levels = headings_of(parts, page.layout)
    for i, part in enumerate(parts):
        if i in levels and isinstance(part, Prose):
            page.tell("SRC010", part.line, part.text, "was taken for a heading by its form")
            words = page.inlines(part.text, part.line)
            yield m.Section(words, written_level=levels[i], span=m.Span(part.line))
        else:
            yield plain(part, page)
