"""The package of a Word file: what is refused before anything is read, and what any bytes at all do."""

from __future__ import annotations

import io
import random
import tracemalloc
import zipfile
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from publish.model.codec import from_json, to_json
from publish.readers import Source, read
from publish.readers.docx import package
from tests.readers.word_file import NUMBERING, STYLES, codes, p, part, r, reading, relationships, word_file

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"


def only(data: bytes) -> tuple[str, str]:
    """Code and words of the only finding, which leaves no article."""
    found = reading(data)
    assert found.article is None
    (told,) = found.diagnostics
    return told.code, told.message


@pytest.mark.parametrize(
    ("data", "code", "words"),
    [
        (b"", "SRC003", "empty"),
        (b"some text", "SRC017", "no Word file"),
        (b"%PDF-1.7", "SRC017", "a PDF"),
        (b"{\\rtf1 a}", "SRC017", "Rich Text"),
        (b"<html><body>x</body></html>", "SRC017", "HTML"),
        (word_file(p("x"))[:300], "SRC017", "cut off"),
        (OLE + bytes(600), "SRC018", "old Office file"),
        (OLE + "WordDocument".encode("utf-16-le"), "SRC018", "old Word document"),
        (OLE + "EncryptedPackage".encode("utf-16-le"), "SRC018", "password"),
        (word_file("", more={"word/document.xml": "<not closed"}), "SRC017", "is no XML"),
        (word_file("", more={"word/document.xml": "<!DOCTYPE x><w/>"}), "SRC019", "document type"),
        (word_file("x", more={"word/theme.xml": '<!DOCTYPE a [<!ENTITY b "c">]><a/>'}), "SRC019", "document type"),
        (word_file("", more={"word/document.xml": "<!DOCTYPE x><w/>".encode("utf-16")}), "SRC019", "document type"),
        (word_file("<w:p/>" * 3_000_000), "SRC019", "times its size"),
        (word_file(p("x"), more={"word/media/a.bin": bytes(201_000_000)}), "SRC019", "unpack to"),
        (word_file(""), "SRC003", "nothing to read"),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_refused(data: bytes, code: str, words: str) -> None:
    found = only(data)
    assert found[0] == code
    assert words in found[1] or code == "SRC003"


def test_what_word_lays_beside_an_open_document_is_named() -> None:
    data = b"\x09Ada Lamb" + bytes(153)
    source = Source(name="a/~$report.docx", data=data, folder=Path("/nowhere"), root=Path("/nowhere"))
    (told,) = read(source).diagnostics

    assert (told.code, told.line) == ("SRC017", 0)
    assert told.message == "the file is no document: Word lays it beside one that is open, to lock it"
    assert told.hint == "give the document itself, whose name has letters for the «~$»"


def archive(**parts: str) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as made:
        for name, content in parts.items():
            made.writestr(name.replace("__", "/"), content)
    return out.getvalue()


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (archive(**{"xl/workbook.xml": "<a/>"}), "an Excel workbook"),
        (archive(**{"ppt/presentation.xml": "<a/>"}), "a PowerPoint presentation"),
        (archive(**{"content.xml": "<a/>"}), "an OpenDocument text"),
        (archive(**{"META-INF/container.xml": "<a/>"}), "an EPUB"),
        (archive(**{"a.txt": "x"}), "no Word document"),
    ],
)
def test_another_kind_of_archive_is_named(data: bytes, words: str) -> None:
    code, message = only(data)
    assert code == "SRC017"
    assert words in message


def test_a_locked_archive() -> None:
    data = bytearray(word_file(p("x")))
    at = data.index(b"PK\x01\x02")
    data[at + 8] |= 1  # APPNOTE 4.3.12: the general purpose flag of the first entry
    assert only(bytes(data))[0] == "SRC018"


def test_a_part_that_unpacks_to_more_than_the_archive_says_is_not_unpacked() -> None:
    """A directory that understates a size: 64 million bytes behind a hundred (APPNOTE 4.4.9)."""
    packed = word_file(p("x"), more={"customXml/item1.xml": b"<a>" + bytes(64_000_000)})
    lying = packed.replace((64_000_003).to_bytes(4, "little"), (100).to_bytes(4, "little"))
    tracemalloc.start()
    try:
        code, message = only(lying)
        _, peak = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()
    assert (code, "cannot be unpacked" in message) == ("SRC017", True)
    assert peak < 8_000_000


@pytest.mark.parametrize("method", [zipfile.ZIP_BZIP2, zipfile.ZIP_LZMA])
def test_a_part_that_is_packed_as_no_word_file_is(method: int) -> None:
    out = io.BytesIO(word_file(p("x")))
    with zipfile.ZipFile(out, "a") as made:
        made.writestr("customXml/item1.xml", "<a/>", method)
    assert only(out.getvalue()) == ("SRC017", "the part «customXml/item1.xml» is packed in a way that no Word file is")


def test_a_part_that_is_damaged() -> None:
    data = bytearray(word_file(p("words " * 200)))
    with zipfile.ZipFile(io.BytesIO(data)) as made:
        info = made.getinfo("word/document.xml")
    data[info.header_offset + 60 : info.header_offset + 70] = bytes(10)
    assert only(bytes(data))[0] == "SRC017"


def test_names_that_leave_the_package_are_never_looked_at() -> None:
    data = word_file(
        p("T", "Title") + p("x"), more={"../evil.xml": "<!DOCTYPE x><a/>", "/etc/x.xml": "<!DOCTYPE x><a/>"}
    )
    found = reading(data)
    assert found.article is not None
    assert not found.diagnostics


def test_a_tree_too_large_is_refused_before_it_is_made(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(package, "MAX_TAGS", 1000)
    assert only(word_file("<w:p/>" * 2000))[0] == "SRC008"


def test_cells_in_cells_without_end() -> None:
    depth = 60
    xml = "<w:tbl><w:tr><w:tc>" * depth + p("x") + "</w:tc><w:tc><w:p/></w:tc></w:tr></w:tbl>" * depth
    assert "SRC005" in {code for code, _ in codes(word_file(xml))}


def test_what_a_file_names_and_does_not_hold() -> None:
    xml = p(
        '<w:r><w:footnoteReference w:id="9"/></w:r><w:hyperlink r:id="no" w:anchor="nowhere">'
        + r("x")
        + "</w:hyperlink><w:r><w:drawing><wp:inline><a:graphic><a:graphicData><pic:pic><pic:blipFill>"
        '<a:blip r:embed="no"/>'
        "</pic:blipFill></pic:pic></a:graphicData></a:graphic></wp:inline></w:drawing></w:r>",
        "NoStyle",
        '<w:numPr><w:ilvl w:val="99"/><w:numId w:val="77"/></w:numPr>',
    )
    assert {code for code, _ in codes(word_file(xml))} >= {"NOTE001", "IMG002"}


# Anything at all


@settings(max_examples=60, deadline=None)
@given(st.data())
def test_any_damage(data: st.DataObject) -> None:
    whole = bytearray(SAMPLE)
    for _ in range(data.draw(st.integers(1, 8))):
        at = data.draw(st.integers(0, len(whole) - 1))
        whole[at] = data.draw(st.integers(0, 255))
    reading(bytes(whole))


PIECES = [
    *("<w:p>", "</w:p>", "<w:r>", "</w:r>", "<w:t>word </w:t>", "<w:tbl>", "</w:tbl>", "<w:tr>", "</w:tr>", "<w:tc>"),
    *("</w:tc>", "<w:del>", "</w:del>", "<w:ins>", "</w:ins>", "<w:pPr>", "</w:pPr>", "<w:rPr>", "</w:rPr>", "<w:sdt>"),
    *("</w:sdt>", "<w:sdtContent>", "</w:sdtContent>", '<w:pStyle w:val="Heading1"/>', '<w:pStyle w:val="Quote"/>'),
    *('<w:pStyle w:val="Caption"/>', '<w:numPr><w:ilvl w:val="1"/><w:numId w:val="2"/></w:numPr>', "<w:vMerge/>"),
    *(
        '<w:fldChar w:fldCharType="begin"/>',
        '<w:fldChar w:fldCharType="separate"/>',
        '<w:fldChar w:fldCharType="end"/>',
    ),
    *("<w:instrText> SEQ Table </w:instrText>", "<w:instrText> HYPERLINK x </w:instrText>", "<w:b/>", "<w:tab/>"),
    *("<m:oMath>", "</m:oMath>", "<m:r>", "</m:r>", "<m:t>x&amp;1</m:t>", "<m:f>", "</m:f>", "<m:num>", "</m:num>"),
    *("<w:drawing>", "</w:drawing>", "<w:txbxContent>", "</w:txbxContent>", '<a:blip r:embed="rId5"/>', "<w:br/>"),
    *("<mc:AlternateContent>", "</mc:AlternateContent>", "<mc:Choice>", "</mc:Choice>", '<w:sym w:char="zz"/>'),
    *(
        '<w:bookmarkStart w:id="1" w:name="b"/>',
        '<w:hyperlink w:anchor="b">',
        "</w:hyperlink>",
        "<w:trPr>",
        "</w:trPr>",
    ),
]


@settings(max_examples=200, deadline=None)
@given(st.lists(st.sampled_from(PIECES), max_size=40))
def test_any_mark_up(pieces: list[str]) -> None:
    found = reading(word_file(balanced(pieces))).article
    if found is not None:
        assert from_json(to_json(found)) == found


def balanced(pieces: list[str]) -> str:
    """Mark-up with its ends in order: an end that nothing began is left out, what is open at the end is closed."""
    made: list[str] = []
    open_: list[str] = []
    for piece in pieces:
        name = piece.strip("</>").split()[0].split(">")[0]
        if piece.startswith("</"):
            if name in open_:
                while open_:
                    last = open_.pop()
                    made.append(f"</{last}>")
                    if last == name:
                        break
        else:
            made.append(piece)
            if not piece.endswith("/>") and "</" not in piece:
                open_.append(name)
    return "".join(made) + "".join(f"</{name}>" for name in reversed(open_))


def _sample() -> bytes:
    words = random.Random(7)
    text = "".join(
        p(" ".join(f"w{words.randrange(99)}" for _ in range(9)), style) for style in ("Title", "Heading1", "")
    )
    parts = {"word/footnotes.xml": part("w:footnotes", ""), "docProps/core.xml": part("cp:coreProperties", "")}
    return word_file(text, more={**parts, "x/_rels/y.rels": relationships(), "n.xml": part("w:x", NUMBERING + STYLES)})


SAMPLE = _sample()
