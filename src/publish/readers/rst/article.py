"""A reStructuredText text that was decoded, to the reading that it makes."""

from __future__ import annotations

from docutils import nodes
from msgspec.structs import replace

from publish import model as m
from publish.readers.decoding import MAX_TEXT
from publish.readers.findings import Findings
from publish.readers.finishing import finished
from publish.readers.images import Gallery
from publish.readers.metadata import Front
from publish.readers.rst.blocks import body
from publish.readers.rst.docinfo import front
from publish.readers.rst.inlines import inlines
from publish.readers.rst.notes import notes
from publish.readers.rst.page import Page
from publish.readers.rst.parsing import MAX_LINE, parse
from publish.readers.rst.substitutions import TooLong
from publish.readers.rst.told import Told
from publish.readers.source import Reading, Settings, Source


def read(text: str, source: Source, settings: Settings, findings: Findings) -> Reading:
    """Return the reading of a text."""
    if too_long := next((n for n, line in enumerate(text.split("\n"), 1) if len(line) > MAX_LINE), 0):
        message = f"this line has more than {MAX_LINE} characters"
        findings.add("SRC008", m.Span(too_long), message, "break the line, as the paragraphs of a text are")
        return Reading(article=None, diagnostics=findings.in_order())
    told = Told(findings)
    try:
        document = parse(text, source.name, told)
    except TooLong:
        findings.add(
            "SRC008", message=f"substitutions make the text longer than {MAX_TEXT // 1_000_000} million characters"
        )
        return Reading(article=None, diagnostics=findings.in_order())
    page = Page(document, text, told, Gallery(source, findings, settings))
    matter, kept = front(page, settings)
    matter, title = _titled(matter, document, page)
    blocks = (*title, *kept, *body(document, page, 2 if _title_of(document) else 1))
    made = tuple(notes(page))
    told.tell()
    return finished(source, matter, body=blocks, notes=made, gallery=page.gallery, findings=findings)


def _titled(front: Front, document: nodes.document, page: Page) -> tuple[Front, m.Blocks]:
    """Take the title that docutils found; one with mark-up or beside another stays a heading, of level 1."""
    title = _title_of(document)
    if title is None:
        return front, ()
    words, span = inlines(title, page), page.title_span(title)
    match words:
        case (m.Text(plain),) if not front.title:
            return replace(front, title=plain, places={**front.places, "title": span}), ()
        case _:
            return front, (m.Section(words, written_level=1, span=span),)


def _title_of(document: nodes.document) -> nodes.title | None:
    return next((child for child in document.children if isinstance(child, nodes.title)), None)
