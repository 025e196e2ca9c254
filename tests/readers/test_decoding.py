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
        ("# Title".encode("utf-16"), "UTF-16"),
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
    (_, diagnostic) = reading("# T\n\n[x](\x9bfoo:bar)").diagnostics
    assert "\x9b" not in str(diagnostic)


@pytest.mark.parametrize("newline", ["\n", "\r", "\r\n"])
def test_all_line_ends_are_the_same(newline):
    text = newline.join(["\ufeff---", "title: Ends", "---", "", "One.", "", "Two."])
    assert [block.span.line for block in article(text).body] == [5, 7]


def test_a_suffix_without_a_reader_is_told():
    assert codes("text", "article.xyz") == [("SRC004", 0)]


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
