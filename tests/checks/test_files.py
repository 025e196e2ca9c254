"""Each judge of finished files lets a whole file pass, and fails a broken one with the clause."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable

import av
import numpy as np
import pikepdf
import pytest
from mutagen.id3 import CHAP, CTOC, ID3, CTOCFlags

from publish.checks.files import CHECKS, check
from publish.diagnostics import Severity
from publish.exporters import FORMATS

Parts = dict[str, str]

_CONTAINER = (
    '<container xmlns="urn:oasis:names:tc:opendocument:xmlns:container" version="1.0"><rootfiles>'
    '<rootfile full-path="EPUB/p.opf" media-type="application/oebps-package+xml"/></rootfiles></container>'
)
_EPUB: Parts = {
    "mimetype": "application/epub+zip",
    "META-INF/container.xml": _CONTAINER,
    "EPUB/p.opf": '<package xmlns="http://www.idpf.org/2007/opf"><item href="a%20b.xhtml"/></package>',
    "EPUB/a b.xhtml": "<html/>",
}
_RELS = '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">{}</Relationships>'
_DOCX: Parts = {
    "[Content_Types].xml": "<Types/>",
    "_rels/.rels": _RELS.format('<Relationship Target="word/document.xml"/>'),
    "word/document.xml": "<document/>",
    "word/_rels/document.xml.rels": _RELS.format(
        '<Relationship Target="styles.xml"/><Relationship Target="https://example.org" TargetMode="External"/>'
    ),
    "word/styles.xml": "<styles/>",
}


def _zipped(parts: Parts, *, stored: bool = True) -> bytes:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_STORED if stored else zipfile.ZIP_DEFLATED) as archive:
        for name, text in parts.items():
            archive.writestr(name, text)
    return made.getvalue()


def _mp3(*, chapters: bool) -> bytes:
    made = io.BytesIO()
    with av.open(made, "w", format="mp3") as container:
        stream = container.add_stream("mp3", rate=24_000)
        frame = av.AudioFrame.from_ndarray(np.zeros((1, 24_000), dtype=np.int16), format="s16", layout="mono")
        frame.sample_rate = 24_000
        for packet in [*stream.encode(frame), *stream.encode(None)]:
            container.mux(packet)
    if chapters:
        tags = ID3()
        tags.add(
            CTOC(
                element_id="toc", flags=CTOCFlags.TOP_LEVEL | CTOCFlags.ORDERED, child_element_ids=["c"], sub_frames=[]
            )
        )
        tags.add(CHAP(element_id="c", start_time=0, end_time=1000, sub_frames=[]))
        made.seek(0)
        tags.save(made)
    return made.getvalue()


def _faults(name: str, data: bytes) -> list[str]:
    found = check(name, data)
    assert {(diagnostic.code, diagnostic.severity) for diagnostic in found} <= {("FMT005", Severity.ERROR)}
    return [diagnostic.message for diagnostic in found]


def test_every_format_has_its_judge() -> None:
    assert set(CHECKS) == set(FORMATS)


def test_of_a_format_without_rules_nothing_is_said() -> None:
    assert check("html", b"") == ()


@pytest.mark.parametrize("name", CHECKS)
@pytest.mark.parametrize("data", [b"", b"not at all", b"PK\x03\x04broken", b"%PDF-1.7\n"])
def test_what_cannot_be_read_is_a_fault_and_no_crash(name: str, data: bytes) -> None:
    assert _faults(name, data)


def test_whole_packages_pass() -> None:
    assert _faults("epub", _zipped(_EPUB)) == []
    assert _faults("docx", _zipped(_DOCX, stored=False)) == []


@pytest.mark.parametrize(
    ("name", "change", "told"),
    [
        ("epub", lambda parts: parts | {"EPUB/a b.xhtml": "<p>"}, "XML 1.0 2.1: EPUB/a b.xhtml"),
        ("epub", lambda parts: parts | {"mimetype": "text/plain"}, "EPUB 3.3 4.2.6.3: its `mimetype` is not"),
        ("epub", lambda parts: dict(reversed(parts.items())), "EPUB 3.3 4.2.6.3: its first entry is not"),
        ("epub", lambda parts: _less(parts, "EPUB/a b.xhtml"), "EPUB 3.3 5.6.1: EPUB/p.opf names a resource"),
        ("epub", lambda parts: _less(parts, "EPUB/p.opf"), "EPUB 3.3 5.6.1: EPUB/p.opf names no resources"),
        ("epub", lambda parts: _less(parts, "META-INF/container.xml"), "EPUB 3.3 4.2.6.2: META-INF"),
        (
            "docx",
            lambda parts: parts | {"word/styles.xml": "<a></b>"},
            "XML 1.0 2.1: word/styles.xml is not well-formed",
        ),
        ("docx", lambda parts: _less(parts, "word/styles.xml"), "ECMA-376-2 6.5: word/_rels/document.xml.rels names"),
        ("docx", lambda parts: _less(parts, "[Content_Types].xml"), "ECMA-376-2 6.2: the part [Content"),
    ],
)
def test_broken_packages_fail(name: str, change: Callable[[Parts], Parts], told: str) -> None:
    whole = {"epub": _EPUB, "docx": _DOCX}[name]
    assert any(fault.startswith(told) for fault in _faults(name, _zipped(change(whole))))


def _less(parts: Parts, name: str) -> Parts:
    return {other: text for other, text in parts.items() if other != name}


def test_a_compressed_mimetype_fails() -> None:
    assert _faults("epub", _zipped(_EPUB, stored=False)) == [
        "EPUB 3.3 4.2.6.3: its first entry is not an uncompressed `mimetype`"
    ]


def test_flipped_bits_fail() -> None:
    data = _zipped(_EPUB).replace(b"<html/>", b"<html >")
    assert any("cannot be read as a ZIP" in fault for fault in _faults("epub", data))


def test_mp3() -> None:
    assert _faults("mp3", _mp3(chapters=True)) == []
    assert _faults("mp3", _mp3(chapters=False)) == ["ID3v2 Chapter Frame Addendum 3.1: it has no chapters"]


def test_a_pdf_that_is_not_tagged_breaks_pdf_ua() -> None:
    made = io.BytesIO()
    pdf = pikepdf.new()
    pdf.add_blank_page()
    pdf.save(made)
    faults = _faults("pdf", made.getvalue())
    assert faults
    assert all(fault.startswith("PDF/UA-1 ") for fault in faults)


def test_a_table_of_thousands_of_rows_can_be_checked() -> None:
    pdf = pikepdf.new()
    pdf.add_blank_page()
    made = io.BytesIO()

    def tag(kind: str, *kids: pikepdf.Object) -> pikepdf.Object:
        return pdf.make_indirect(
            pikepdf.Dictionary(Type=pikepdf.Name.StructElem, S=pikepdf.Name(kind), K=pikepdf.Array(kids))
        )

    table = tag("/Table", *(tag("/TR", tag("/TD")) for _ in range(1100)))
    pdf.Root.StructTreeRoot = pdf.make_indirect(
        pikepdf.Dictionary(Type=pikepdf.Name.StructTreeRoot, K=pikepdf.Array([table]))
    )
    pdf.save(made)
    assert not any("cannot be read" in fault for fault in _faults("pdf", made.getvalue()))
