"""Bytes to text: what is refused, what is repaired, and the line that is named."""

from __future__ import annotations

import pytest

from publish.model.walk import plain_text
from publish.readers import load, read, unreadable
from publish.readers.decoding import MAX_TEXT
from tests.readers.reading import article, codes, reading


@pytest.mark.parametrize(
    ("data", "told"),
    [
        (b"\x89PNG\r\n\x1a\n" + bytes(30), "a PNG image"),
        (b"%PDF-1.7\n1 0 obj", "a PDF"),
        (b"PK\x03\x04" + bytes(30), "a ZIP archive"),
        (b"\x1f\x8b\x08" + bytes(9), "a gzip archive"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1", "an old Office file"),
        ("# Title\n\nText".encode("utf-16-be"), "UTF-16"),
    ],
)
def test_what_is_not_text_is_named(data, told):
    (diagnostic,) = reading(data).diagnostics
    assert (diagnostic.code, diagnostic.line) == ("SRC002", 1)
    assert told in diagnostic.message


def test_the_first_bad_byte_is_named_with_its_line():
    (diagnostic,) = reading(b"one\r\ntwo\r\nth\xffree").diagnostics
    assert (diagnostic.code, diagnostic.line, diagnostic.column) == ("SRC002", 3, 3)
    assert "byte 12 is 0xff" in diagnostic.message


@pytest.mark.parametrize("data", [b"", b"\n \t\n", "\u200b\ufeff \u00a0".encode()])
def test_nothing_to_read_is_an_error(data):
    assert codes(data) == [("SRC003", 0)]
    assert reading(data).article is None


def test_too_large_a_source_is_refused_without_being_read():
    assert codes(b"a" * (MAX_TEXT + 1)) == [("SRC008", 0)]


def test_characters_that_no_format_may_hold_are_replaced_and_told():
    found = reading("# Title\n\nBell \x07 and NUL \x00.\n\nFine.\n\x1b[31mred")
    assert [(d.code, d.line) for d in found.diagnostics] == [("META005", 1), ("SRC006", 3), ("SRC006", 6)]
    assert "U+0000, U+0007" in found.diagnostics[1].message
    assert plain_text(found.article.body[0].children) == "Bell \ufffd and NUL \ufffd."


def test_no_control_character_reaches_a_message():
    for text in ("# T\n\n[x](\x9bfoo:bar)", "# T\n\n[x](&#x1b;foo:bar)", "---\n'\x1bx': 1\n---\n# T"):
        assert not any(char in str(reading(text).diagnostics) for char in "\x9b\x1b")


@pytest.mark.parametrize("newline", ["\n", "\r", "\r\n"])
def test_all_line_ends_are_the_same(newline):
    text = newline.join(["\ufeff---", "title: Ends", "---", "", "One.", "", "Two."])
    assert [block.span.line for block in article(text).body] == [5, 7]


def test_a_suffix_without_a_reader_is_told():
    assert codes("text", "article.xyz") == [("SRC004", 0)]


@pytest.mark.parametrize(
    ("name", "way"),
    [
        ("report.DOC", "open it in Word or LibreOffice, and save it as .docx"),
        ("report.odt", "save it as .docx; or let pandoc convert it, with `--pandoc`"),
        ("report.pdf", "give the file that it was made from"),
        ("map.jpeg", "name it in an article"),
        ("page.mhtml", "«Web page, complete»"),
        ("article.adoc", ".ipynb; or let pandoc convert it"),
        ("article.xyz", "give a file that ends in .md, .markdown, .html"),
    ],
)
def test_what_to_do_with_a_file_that_is_not_read_depends_on_its_kind(name, way):
    (told,) = reading("text", name).diagnostics
    assert way in told.hint


def test_a_file_that_cannot_be_read_has_its_own_diagnostic(tmp_path):
    with pytest.raises(IsADirectoryError) as caught:
        load(tmp_path, None, "folder.md")
    diagnostic = unreadable(caught.value, "folder.md")
    assert diagnostic.code == "SRC001"
    assert diagnostic.message == "the source cannot be read: is a directory"


def test_load_finds_folder_and_root(tmp_path):
    path = tmp_path / "a.md"
    path.write_text("# A\n\nText.")
    source = load(path, None, "a.md")
    assert source.folder == source.root == tmp_path.resolve()
    assert read(source).article.meta.slug == "a"


@pytest.mark.parametrize("encoding", ["utf-16", "utf-32", "utf-16-le", "utf-16-be"])
def test_text_that_says_that_it_is_utf_16_is_read(encoding):
    mark = "" if encoding in {"utf-16", "utf-32"} else "\ufeff"
    found = reading(f"{mark}---\r\ntitle: Überschrift حلب 😀\r\n---\r\nText.".encode(encoding))
    assert [(d.code, d.severity, d.line) for d in found.diagnostics] == [("SRC023", "info", 1)]
    assert plain_text(found.article.title) == "Überschrift حلب 😀"


def test_broken_utf_16_is_refused():
    assert codes("# Title".encode("utf-16") + b"\x00") == [("SRC002", 1)]


@pytest.mark.parametrize(
    ("text", "encoding", "named"),
    [
        ("Die Straße nach Köln führt über Brücken.", "cp1252", "WINDOWS-1252"),
        ("“Smart quotes” – and more…", "cp1252", "WINDOWS-1252"),
        ("L'été à Montréal fut très chaud, où çà.", "latin-1", "WINDOWS-1252"),
        ("Привет, как дела? Это текст о войне и мире.", "cp1251", "WINDOWS-1251"),
        ("Привет, как дела? Это текст о войне и мире.", "koi8-r", "KOI8-R"),
        ("これは日本語の文章です。アクセシビリティについて。", "shift_jis", "SHIFT_JIS"),
        ("هذا نص عربي عن حلب والغارات الجوية", "cp1256", "WINDOWS-1256"),
        ("Zażółć gęślą jaźń i inne słowa", "cp1250", "WINDOWS-1250"),
    ],
)
def test_the_likely_encoding_is_named_with_the_command(text, encoding, named):
    (diagnostic,) = reading(f"# T\n\n{text}\n".encode(encoding), "folder/it's.md").diagnostics
    assert (diagnostic.code, diagnostic.line) == ("SRC002", 3)
    assert f"`iconv -f {named} -t UTF-8 'its.md' > new.txt`" in diagnostic.hint


@pytest.mark.parametrize("data", [b"# T\n\nhalf \xed\xa0\xbd a pair", "# T\n\nüöä ".encode() + b"\xff"])
def test_one_wrong_character_is_no_other_encoding(data):
    assert "write it anew" in reading(data).diagnostics[0].hint


def test_bytes_of_no_encoding_get_no_command():
    assert "iconv" not in reading(b"# T\n\xff\x01\x02\x03\x04\x05").diagnostics[0].hint


@pytest.mark.parametrize(
    ("written", "read_as"),
    [
        ("it\x92s", "it’s"),
        ("wait\x85", "wait…"),
        ("a\x81b", "a\ufffdb"),
        ("a\x7fb", "a\ufffdb"),
        ("a\u2028b", "a b"),
        ("a\u2029b", "a b"),
        ("a\ufffeb", "a\ufffdb"),
    ],
)
def test_controls_and_separators_are_read_as_what_they_stand_for(written, read_as):
    found = reading(f"# T\n\n{written}")
    assert [(d.code, d.line) for d in found.diagnostics if d.code != "META005"] == [("SRC006", 3)]
    assert plain_text(found.article.body[0].children) == read_as


def test_what_a_language_needs_stays():
    words = "می\u200cخواهم co\u00adoperate क्\u200dष"
    assert plain_text(article(f"# T\n\n{words}").body[0].children) == words
