"""The reader of pandoc's document as JSON (`pandoc -t json`): a way in for all that pandoc reads."""

from __future__ import annotations

import msgspec

from publish.readers.depth import TooDeep
from publish.readers.findings import Findings
from publish.readers.finishing import finished
from publish.readers.images import Gallery
from publish.readers.metadata import Front, read_front
from publish.readers.pandoc.blocks import body
from publish.readers.pandoc.clean import cleaned
from publish.readers.pandoc.elements import VERSIONS, Document, decoded
from publish.readers.pandoc.metadata import abstract, mapping
from publish.readers.pandoc.page import Container, Page
from publish.readers.source import Reading, Settings, Source

__all__ = ["Container", "article"]


def article(text: str, source: Source, settings: Settings, findings: Findings, container: Container) -> Reading:
    """Return the reading of pandoc's document; `container` holds the pictures of the file that it was made of."""
    try:
        document = decoded(cleaned(text))
        if document.version[:2] not in VERSIONS:
            written = ".".join(map(str, document.version[:4]))
            findings.add("SRC021", message=f"pandoc's document cannot be read: its types are of version {written}")
            return Reading(article=None, diagnostics=findings.in_order())
        return _read(document, source, settings, findings, container)
    except (msgspec.DecodeError, UnicodeEncodeError) as error:
        findings.add("SRC021", message=f"pandoc's document cannot be read: {error}")
    except (TooDeep, RecursionError):
        findings.add("SRC005")
    return Reading(article=None, diagnostics=findings.in_order())


def _read(document: Document, source: Source, settings: Settings, findings: Findings, container: Container) -> Reading:
    page = Page(findings, Gallery(source, findings, settings), container)
    front = read_front(mapping(document.meta, page), findings, settings) if document.meta else Front()
    blocks = (*abstract(document.meta, page), *body(document.blocks, page))
    return finished(source, front, body=blocks, notes=page.notes(), gallery=page.gallery, findings=findings)
