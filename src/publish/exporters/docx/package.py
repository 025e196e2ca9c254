"""The package: parts, relationships and properties through python-docx, in an archive that is always the same (OPC)."""

from __future__ import annotations

import datetime as dt
import io
import zipfile
from collections.abc import Mapping
from typing import BinaryIO

from docx.opc.constants import CONTENT_TYPE as CT
from docx.opc.constants import RELATIONSHIP_TYPE as RT
from docx.opc.coreprops import CoreProperties
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.opc.parts.coreprops import CorePropertiesPart
from docx.oxml.coreprops import CT_CoreProperties
from docx.package import Package as WordPackage

from publish.exporters.docx.manuscript import Medium, Relations
from publish.exporters.docx.options import DocxOptions
from publish.exporters.docx.wml import legal
from publish.model import Article
from publish.model.walk import plain_text

EARLIEST = dt.datetime(1980, 1, 1, tzinfo=dt.UTC)
"""The first moment that a ZIP archive can name."""
_LATEST = 2107
_LONGEST_PROPERTY = 255  # the limit of python-docx


class Package:
    """A Word file: a document part and what it is related to."""

    def __init__(self) -> None:
        self._package = WordPackage()

    def add(self, name: str, content_type: str, data: bytes) -> Part:
        """Add a part by its path in the package."""
        return Part(PackURI(name), content_type, data, self._package)

    def begin(self, document: Part) -> None:
        """Make a part the one that a reader opens first."""
        self._package.relate_to(document, RT.OFFICE_DOCUMENT)

    def describe(self, article: Article, options: DocxOptions, program: bytes) -> None:
        """Add the properties of the article and of the program."""
        part = CorePropertiesPart(
            PackURI("/docProps/core.xml"), CT.OPC_CORE_PROPERTIES, CT_CoreProperties.new(), self._package
        )
        _describe(part.core_properties, article, options)
        self._package.relate_to(part, RT.CORE_PROPERTIES)
        self._package.relate_to(
            self.add("/docProps/app.xml", CT.OFC_EXTENDED_PROPERTIES, program), RT.EXTENDED_PROPERTIES
        )

    def relate(self, part: Part, relations: Relations, targets: Mapping[str, Part]) -> None:
        """Give a part its relationships, to URLs and to parts by their names."""
        for ident, relation in relations:
            target = relation.target if relation.external else targets[relation.target]
            part.load_rel(relation.kind, target, ident, is_external=relation.external)

    def write(self, sink: BinaryIO, modified: dt.datetime) -> None:
        """Write the archive: sorted, every entry of the same date and rights."""
        whole = io.BytesIO()
        self._package.save(whole)
        date = modified.timetuple()[:6]
        with zipfile.ZipFile(whole) as given, zipfile.ZipFile(sink, "w", zipfile.ZIP_DEFLATED) as made:
            for name in sorted(given.namelist(), key=_rank):
                entry = zipfile.ZipInfo(name, date)
                entry.compress_type = zipfile.ZIP_DEFLATED
                entry.create_system = 0
                made.writestr(entry, given.read(name))


def _rank(name: str) -> tuple[bool, bool, str]:
    return name != "[Content_Types].xml", name != "_rels/.rels", name


def media_parts(package: Package, media: Mapping[str, Medium | None]) -> dict[str, Part]:
    """Add the pictures; return their parts by file name."""
    return {
        medium.name: package.add(f"/word/media/{medium.name}", medium.media_type, medium.data)
        for medium in media.values()
        if medium
    }


def moment(iso: str) -> dt.datetime | None:
    """Return a moment in UTC; None where none is known, or none that an archive can hold."""
    try:
        known = dt.datetime.fromisoformat(iso)
    except ValueError:
        return None
    known = known.replace(tzinfo=dt.UTC) if known.tzinfo is None else known.astimezone(dt.UTC)
    return known if EARLIEST.year <= known.year <= _LATEST else None


def _describe(properties: CoreProperties, article: Article, options: DocxOptions) -> None:
    """Fill the core properties (15.2.12.1); what is not known is left out."""
    meta = article.meta
    given = {
        "title": plain_text(article.title),
        "author": "; ".join(person.name for person in meta.authors),
        "subject": plain_text(article.subtitle),
        "comments": meta.description,
        "keywords": "; ".join(meta.keywords),
        "language": meta.lang,
        "identifier": meta.identifier,
        "content_status": "" if options.claim else "Draft",
    }
    for name, value in given.items():
        if words := _shortened(value):
            setattr(properties, name, words)
    if when := moment(meta.modified):
        properties.created = when.replace(tzinfo=None)
        properties.modified = when.replace(tzinfo=None)


def _shortened(value: str) -> str:
    words = " ".join(legal(value).split())
    return words if len(words) <= _LONGEST_PROPERTY else f"{words[: _LONGEST_PROPERTY - 1]}…"
