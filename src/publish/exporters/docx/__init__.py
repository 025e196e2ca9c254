"""The Word exporter (ISO/IEC 29500, transitional): styles, lists, notes and fields as Word itself would make them."""

from __future__ import annotations

from collections.abc import Iterator
from typing import BinaryIO

from docx.opc.constants import CONTENT_TYPE as CT
from docx.opc.constants import RELATIONSHIP_TYPE as RT

from publish.diagnostics import Diagnostic
from publish.exporters.docx.blocks import blocks
from publish.exporters.docx.front import front, imprint
from publish.exporters.docx.manuscript import Manuscript
from publish.exporters.docx.notes import footnotes, uncalled
from publish.exporters.docx.options import DocxOptions
from publish.exporters.docx.package import EARLIEST, Package, media_parts, moment
from publish.exporters.docx.page import section
from publish.exporters.docx.paragraphs import At, closed
from publish.exporters.docx.parts import font_table, footer, header, program, settings, theme_part
from publish.exporters.docx.styles import StyleSheet
from publish.exporters.docx.wml import NOTHING, Xml, el, root
from publish.model import Article, Paragraph
from publish.themes import Theme

__all__ = ["DocxOptions", "export"]

_DRAWN = ("w", "r", "m", "wp", "a", "pic", "asvg", "adec")


def export(article: Article, theme: Theme, options: DocxOptions, sink: BinaryIO) -> tuple[Diagnostic, ...]:
    """Write an article (after the passes) as a Word file; return what could not be shown."""
    manuscript = Manuscript(article, theme)
    body = list(closed(_body(manuscript), manuscript))
    notes = footnotes(manuscript) if manuscript.calls else b""
    package = Package()
    parts = _parts(manuscript, notes)
    targets = {name: package.add(f"/word/{name}", kind, data) for name, (_, kind, data) in parts.items()}
    beside = {name: manuscript.relations.to(relation, name) for name, (relation, _, _) in parts.items()}
    end = section(
        theme, manuscript.lang, header=beside["header1.xml"],
        footers=(beside["footer1.xml"], beside["footer2.xml"]), rtl=manuscript.rtl,
    )  # fmt: skip
    # A link may lead to what could not be shown: it then leads to the end, rather than nowhere.
    left = (manuscript.bookmark(ident, NOTHING) for ident in manuscript.places.left())
    data = root("w:document", el("w:body", *body, *left, end), uses=_DRAWN)
    document = package.add("/word/document.xml", CT.WML_DOCUMENT_MAIN, data)
    targets |= media_parts(package, manuscript.media)
    package.relate(document, manuscript.relations, targets)
    if notes:
        package.relate(targets["footnotes.xml"], manuscript.note_relations, targets)
    package.begin(document)
    package.describe(article, options, program(manuscript))
    package.write(sink, moment(article.meta.modified) or EARLIEST)
    return tuple(manuscript.diagnostics)


def _body(manuscript: Manuscript) -> Iterator[Xml]:
    yield from front(manuscript)
    first, rest = manuscript.article.body[:1], manuscript.article.body[1:]
    # What stands before it may end in a list of contents, whose last line cannot know that it is the last.
    begins = "FirstParagraph" if any(isinstance(block, Paragraph) for block in first) else "BodyText"
    yield from blocks(first, At(style=begins), manuscript)
    yield from blocks(rest, At(), manuscript)
    yield from uncalled(manuscript)
    yield from imprint(manuscript)


def _parts(manuscript: Manuscript, notes: bytes) -> dict[str, tuple[str, str, bytes]]:
    """Return the parts beside the body by file name: kind of relationship, content type, bytes."""
    theme = manuscript.theme
    foot = footer(manuscript)
    parts = {
        "styles.xml": (RT.STYLES, CT.WML_STYLES, StyleSheet(theme, manuscript.lang, manuscript.traits).part()),
        "settings.xml": (RT.SETTINGS, CT.WML_SETTINGS, settings(manuscript, notes=bool(notes))),
        "theme1.xml": (RT.THEME, CT.OFC_THEME, theme_part(theme)),
        "fontTable.xml": (RT.FONT_TABLE, CT.WML_FONT_TABLE, font_table(theme)),
        "header1.xml": (RT.HEADER, CT.WML_HEADER, header(manuscript)),
        "footer1.xml": (RT.FOOTER, CT.WML_FOOTER, foot),
        "footer2.xml": (RT.FOOTER, CT.WML_FOOTER, foot),
    }
    if manuscript.numbering:
        parts["numbering.xml"] = (RT.NUMBERING, CT.WML_NUMBERING, manuscript.numbering.part())
    if notes:
        parts["footnotes.xml"] = (RT.FOOTNOTES, CT.WML_FOOTNOTES, notes)
    return parts
