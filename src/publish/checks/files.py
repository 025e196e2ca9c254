"""The rules on a finished file, read again by another library than the one that wrote it."""

from __future__ import annotations

import posixpath
from collections.abc import Callable, Iterable, Iterator
from io import BytesIO
from typing import TYPE_CHECKING
from urllib.parse import unquote, urlsplit

from publish.checks.package import Package
from publish.diagnostics import Diagnostic, finding

if TYPE_CHECKING:
    from lxml.etree import _Element

_ROOTFILE = "{urn:oasis:names:tc:opendocument:xmlns:container}rootfile"
_ITEM = "{http://www.idpf.org/2007/opf}item"
# As many rows as the largest worksheet has.
_ROWS = 2**20
_RELATIONSHIP = "{http://schemas.openxmlformats.org/package/2006/relationships}Relationship"


def check(file_format: str, data: bytes) -> tuple[Diagnostic, ...]:
    """Return an FMT005 for each rule that a finished file breaks; the caller gives it the file's name.

    `file_format` is a name of `publish.exporters.FORMATS`; of one without rules nothing is said.
    """
    faults = CHECKS[file_format](data) if file_format in CHECKS else ()
    return tuple(finding("FMT005", "", message=fault) for fault in faults)


def _pdf(data: bytes) -> Iterator[str]:
    """Yield each rule of PDF/UA-1 (ISO 14289-1) that a PDF breaks, once."""
    import page  # noqa: PLC0415  # a validator loads only for a file to check

    # Its own limit is 1,024 rows, which a table of an article may pass.
    limits = page.SafetyLimits(max_table_grid_rows=_ROWS, max_table_grid_cells=_ROWS * 64)
    try:
        failures = page.validate_pdf_bytes(data, profile="ua1", limits=limits).failures
    except page.PageError as fault:
        yield f"it cannot be read as a PDF: {fault}"
        return
    broken = {failure.rule_id: failure.message for failure in reversed(failures)}
    yield from (f"PDF/UA-1 {rule}: {message}" for rule, message in sorted(broken.items()))


def _epub(data: bytes) -> Iterator[str]:
    """Yield what is wrong with an EPUB as a container (EPUB 3.3, 4 and 5)."""
    package = Package(data)
    yield from package.faults
    if next(iter(package.parts), "") != "mimetype" or "mimetype" not in package.stored:
        yield "EPUB 3.3 4.2.6.3: its first entry is not an uncompressed `mimetype`"
    elif package.parts["mimetype"] != b"application/epub+zip":
        yield "EPUB 3.3 4.2.6.3: its `mimetype` is not application/epub+zip"
    documents = [root.get("full-path", "") for root in _elements(package, "META-INF/container.xml", _ROOTFILE)]
    if not documents:
        yield "EPUB 3.3 4.2.6.2: META-INF/container.xml names no package document"
    for document in documents:
        items = [item.get("href", "") for item in _elements(package, document, _ITEM)]
        missing = _missing(package, posixpath.dirname(document), items)
        yield from (f"EPUB 3.3 5.6.1: {document} names a resource that is missing: {name}" for name in missing)
        if not items:
            yield f"EPUB 3.3 5.6.1: {document} names no resources"


def _docx(data: bytes) -> Iterator[str]:
    """Yield what is wrong with a Word file as a package (ECMA-376-2)."""
    package = Package(data)
    yield from package.faults
    for name in ("[Content_Types].xml", "_rels/.rels", "word/document.xml"):
        if name not in package.parts:
            yield f"ECMA-376-2 6.2: the part {name} is missing"
    for rels in (name for name in package.trees if name.endswith(".rels")):
        links = _elements(package, rels, _RELATIONSHIP)
        inside = [link.get("Target", "") for link in links if link.get("TargetMode") != "External"]
        missing = _missing(package, posixpath.dirname(posixpath.dirname(rels)), inside)
        yield from (f"ECMA-376-2 6.5: {rels} names a part that is missing: {name}" for name in missing)


def _mp3(data: bytes) -> Iterator[str]:
    """Yield what is wrong with an MP3: it plays from its first frame, and it has chapters (ID3v2 CHAP)."""
    import av  # noqa: PLC0415  # a decoder loads only for a file to check

    try:
        with av.open(BytesIO(data), mode="r", format="mp3") as container:
            if next(container.decode(audio=0), None) is None:
                yield "it holds no sound"
            if not container.chapters():
                yield "ID3v2 Chapter Frame Addendum 3.1: it has no chapters"
    except (av.FFmpegError, IndexError) as fault:
        yield f"it cannot be read as an MP3: {fault}"


CHECKS: dict[str, Callable[[bytes], Iterator[str]]] = {"pdf": _pdf, "epub": _epub, "docx": _docx, "mp3": _mp3}
"""The rules of each format."""


def _elements(package: Package, part: str, tag: str) -> list[_Element]:
    return list(package.trees[part].iter(tag)) if part in package.trees else []


def _missing(package: Package, folder: str, targets: Iterable[str]) -> Iterator[str]:
    """Yield the parts that relative or absolute targets name and the package lacks."""
    for target in targets:
        address = urlsplit(target)
        name = posixpath.normpath(posixpath.join("/", folder, unquote(address.path))).lstrip("/")
        if not address.scheme and name not in package.parts:
            yield name
