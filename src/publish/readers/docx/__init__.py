"""The reader of Word files: WordprocessingML (ISO/IEC 29500) -> an article.

A Word file has no lines: the line of a finding is the number of the paragraph in the body, the empty ones and those
of cells and text boxes counted. What stands in a note has the line of its call.
"""

from __future__ import annotations

from msgspec.structs import replace

from publish.readers.byline import told_once
from publish.readers.depth import TooDeep
from publish.readers.docx import fields, metadata, places
from publish.readers.docx.blocks import assembled
from publish.readers.docx.languages import speech
from publish.readers.docx.manuscript import Manuscript, Story
from publish.readers.docx.notes import Kept, kept, notes
from publish.readers.docx.numbering import Numbering
from publish.readers.docx.package import Package, Refused, opened
from publish.readers.docx.paragraphs import pieces
from publish.readers.docx.pieces import Piece
from publish.readers.docx.preparing import Changes, prepare
from publish.readers.docx.styles import Styles
from publish.readers.docx.telling import place_of, tell
from publish.readers.docx.wml import Element, child
from publish.readers.findings import Findings
from publish.readers.finishing import finished
from publish.readers.images import Gallery
from publish.readers.metadata import read_front
from publish.readers.source import Reading, Settings, Source

_NOTES = (("footnote", "footnotes", "word/footnotes.xml"), ("endnote", "endnotes", "word/endnotes.xml"))


_LOCK = (
    "the file is no document: Word lays it beside one that is open, to lock it",
    "give the document itself, whose name has letters for the «~$»",
)


def read(source: Source, settings: Settings) -> Reading:
    """Read a Word file."""
    findings = Findings(source.name)
    if not source.data:
        findings.add("SRC003")
        return Reading(article=None, diagnostics=findings.in_order())
    try:
        return _read(opened(source.data), source, settings, findings)
    except Refused as refused:
        findings.add(refused.code, None, *_told(refused, source))
    except TooDeep as deep:
        findings.add("SRC005", deep.span)
    except RecursionError:
        findings.add("SRC005")
    return Reading(article=None, diagnostics=findings.in_order())


def _told(refused: Refused, source: Source) -> tuple[str, str]:
    """Return what to say of a file that is refused, and what to do."""
    is_lock = refused.code == "SRC017" and source.name.rpartition("/")[2].startswith("~$")
    return _LOCK if is_lock else (str(refused), refused.hint)


def _read(package: Package, source: Source, settings: Settings, findings: Findings) -> Reading:
    root = package.tree(package.main)
    changes = Changes()
    prepare(root, changes)
    stored = _stored_notes(package, changes)
    places.number_paragraphs(root)
    left_out = fields.mark(root, places.noted(root))
    manuscript = _manuscript(package, root, source, findings)
    body = child(root, "w:body")
    listed = pieces(body if body is not None else root, Story(manuscript, package.main))
    front, rest = metadata.split_front(listed)
    core = metadata.core(package)
    stated = read_front(metadata.values(core, package, front), findings, settings)
    stated = replace(stated, meta=replace(stated.meta, lang=stated.meta.lang or manuscript.speech.lang))
    blocks = assembled([*metadata.not_stated(front), *rest])
    kept_notes = tuple(notes(stored, manuscript))
    if not (front or blocks or kept_notes):
        findings.add("SRC003", message="the Word file holds nothing to read")
        return Reading(article=None, diagnostics=findings.in_order())
    _tell_fields(left_out, changes, manuscript)
    tell(manuscript, changes)
    reading = finished(source, stated, body=blocks, notes=kept_notes, gallery=manuscript.gallery, findings=findings)
    return told_once(_with_title(reading, front), source.name)


def _stored_notes(package: Package, changes: Changes) -> Kept:
    stored: Kept = {}
    for kind, relation, fallback in _NOTES:
        part = package.related(relation) or (fallback if fallback in package else "")
        if part:
            root = package.tree(part)
            prepare(root, changes)
            fields.mark(root, {})
            stored |= kept(kind, part, root)
    return stored


def _manuscript(package: Package, root: Element, source: Source, findings: Findings) -> Manuscript:
    settings = package.optional("settings", "word/settings.xml")
    styles = Styles(package.optional("styles", "word/styles.xml"), settings)
    found = places.find(root, styles)
    return Manuscript(
        package=package,
        styles=styles,
        numbering=Numbering(package.optional("numbering", "word/numbering.xml")),
        findings=findings,
        gallery=Gallery(source, findings),
        speech=speech(root, styles, metadata.language(metadata.core(package))),
        width=places.column_width(root),
        places=found.places,
        headings=found.ids,
    )


def _tell_fields(left_out: list[fields.LeftOut], changes: Changes, manuscript: Manuscript) -> None:
    for each in left_out:
        if each.name == "EQ":
            manuscript.findings.add(
                "DOCX006", place_of(each.start), f"an old formula was left out: {each.words.strip()}"
            )
        elif each.words:
            manuscript.contents.append((place_of(each.start), each.words))
    manuscript.contents += [(place_of(marker), words) for marker, words in changes.contents if words]
    manuscript.contents.sort(key=lambda each: each[0].line)
    for marker, words in changes.placeholders:
        told = f"a placeholder that nobody filled in was left out: «{words}»"
        manuscript.findings.add("DOCX009", place_of(marker), told)


def _with_title(reading: Reading, front: list[Piece]) -> Reading:
    """Give an article its title and subtitle as they are set in the file, with notes and languages."""
    assert reading.article is not None
    title, subtitle = metadata.words(front, "title"), metadata.words(front, "subtitle")
    article = replace(
        reading.article, title=title or reading.article.title, subtitle=subtitle or reading.article.subtitle
    )
    return replace(reading, article=article)
