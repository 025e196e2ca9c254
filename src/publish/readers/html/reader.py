"""The HTML reader: a page that its author wrote, whole, or the article that a saved page holds."""

from __future__ import annotations

from lxml import etree

from publish import model as m
from publish.model.walk import walk
from publish.readers.byline import told_once
from publish.readers.depth import TooDeep
from publish.readers.findings import Findings
from publish.readers.finishing import finished
from publish.readers.html import extraction, tree, walking
from publish.readers.html.encoding import decoded
from publish.readers.html.head import Head, read_head
from publish.readers.html.marking import mark
from publish.readers.html.note_marking import mark_notes
from publish.readers.html.office import mark_office
from publish.readers.html.ours import unlabel
from publish.readers.html.page import Page
from publish.readers.html.places import Places
from publish.readers.html.saved import tell_saved
from publish.readers.html.titles import split_title
from publish.readers.images import Gallery
from publish.readers.metadata import Front
from publish.readers.source import Reading, Settings, Source


def read(source: Source, settings: Settings) -> Reading:
    """Read a page of HTML or XHTML."""
    findings = Findings(source.name)
    text = decoded(source, findings)
    if text is None:
        return Reading(article=None, diagnostics=findings.in_order())
    try:
        root = tree.parse(text)
        head = read_head(root, findings)
        if settings.extract:
            head = extraction.extract(root, head, findings)
        else:
            tell_saved(root, findings)
        return _read(source, settings, root, head, findings)
    except TooDeep as deep:
        findings.add("SRC005", deep.span)
    return Reading(article=None, diagnostics=findings.in_order())


def _read(source: Source, settings: Settings, root: etree._Element, head: Head, findings: Findings) -> Reading:
    page = Page(findings, Gallery(source, findings, settings), head.address)
    mark_office(root)
    mark(root)
    unlabel(root, head.meta.lang)
    names = mark_notes(root, findings)
    places = Places(root)
    body = walking.blocks(root, page, lang=head.meta.lang)
    title, words, rest = split_title(body, head)
    led = places.led(m.Article(title=title, body=rest, notes=page.notes(_called(rest))), names, findings)
    reading = finished(
        source,
        Front(meta=head.meta, title=words),
        title=led.title,
        body=led.body,
        notes=led.notes,
        gallery=page.gallery,
        findings=findings,
    )
    return told_once(reading, source.name)


def _called(body: m.Blocks) -> tuple[str, ...]:
    """Return the notes that a body calls, in the order of their first call."""
    calls = (node.note for block in body for node in walk(block) if isinstance(node, m.NoteReference))
    return tuple(dict.fromkeys(calls))
