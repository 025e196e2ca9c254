"""From an article to the bytes of its PDF."""

from __future__ import annotations

from typing import BinaryIO

import pydyf  # type: ignore[import-untyped]  # it has no types
from weasyprint import CSS, HTML, Document  # type: ignore[import-untyped]  # it has no types

from publish.diagnostics import Diagnostic
from publish.exporters.pdf import body, fonts, glyphs, messages, metadata, patches, sheet, tags
from publish.exporters.pdf.shelf import Book, Shelf, picture_address
from publish.model import Article
from publish.themes import Theme


def write(article: Article, theme: Theme, sink: BinaryIO, *, claim: bool) -> tuple[Diagnostic, ...]:
    """Write the PDF to a sink; with `claim` it carries the PDF/UA-1 identifier."""
    with messages.heard() as said, patches.applied():
        data = _rendered(article, theme, claim=claim)
    if claim:
        messages.demand_scripts(said)
    sink.write(data)
    return messages.diagnostics(said)


def _rendered(article: Article, theme: Theme, *, claim: bool) -> bytes:
    chosen = fonts.families(article, theme)
    pictures = {picture_address(item): Book(item.media_type, item.data) for item in article.resources}
    shelf = Shelf(fonts.books(chosen) | pictures)
    configuration = fonts.configuration(chosen)
    style = CSS(string=sheet.css(article, theme, chosen), font_config=configuration, url_fetcher=shelf)
    page = HTML(string=body.page(article, theme), url_fetcher=shelf)
    body.adapt(page.etree_element)
    document = page.render(font_config=configuration, stylesheets=[style], presentational_hints=True)
    metadata.describe(document, article.meta)
    data: bytes = document.write_pdf(
        finisher=_finish,
        pdf_variant="pdf/ua-1" if claim else None,
        pdf_version="1.7",
        pdf_tags=True,
    )
    return data


def _finish(document: Document, pdf: pydyf.PDF) -> None:
    """Put right what WeasyPrint gets wrong, before the file is written."""
    tags.finish(document, pdf)
    glyphs.give_meaning(pdf)
