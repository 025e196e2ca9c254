"""What the heavy judges say of the editions; each is first seen to fail on a file that we broke."""

from __future__ import annotations

import re
import zipfile
from collections.abc import Callable
from pathlib import Path

import pikepdf
import pytest
from mutagen.id3 import ID3

from publish import model as m
from publish.model import codec
from publish.model.walk import plain_text, walk
from tests.conformance.conftest import slugs
from tests.judges import ace, epubcheck, ffprobe, open_xml_sdk, openxml_audit, page_validation, recogniser, verapdf

# One reading differs from another by a few words in a hundred; a paragraph left out, by far more.
WORST_WORD_ERROR_RATE = 0.05


def broken_pdf(path: Path, out: Path) -> Path:
    """A PDF without its title, its language and the text alternatives that PDF/UA-1 asks for."""
    with pikepdf.open(path) as pdf:
        del pdf.Root.Lang
        del pdf.Root.ViewerPreferences
        pdf.save(out)
    return out


def broken_archive(path: Path, out: Path, entry: str, change: Callable[[str], str]) -> Path:
    """An EPUB or DOCX in which the first entry whose name ends so is changed."""
    with zipfile.ZipFile(path) as good, zipfile.ZipFile(out, "w") as bad:
        changed = 0
        for info in good.infolist():
            data = good.read(info)
            if info.filename.endswith(entry) and not changed:
                text = change(data.decode())
                changed += text != data.decode()
                data = text.encode()
            bad.writestr(info, data)
    assert changed, f"nothing was broken in {path.name}"
    return out


def test_page_validation(edition: dict[str, Path], tmp_path: Path) -> None:
    assert page_validation.findings(broken_pdf(edition["pdf"], tmp_path / "bad.pdf"))
    assert page_validation.findings(edition["pdf"]) == ()


def test_verapdf_pdf_ua_1(edition: dict[str, Path], tmp_path: Path) -> None:
    bad = broken_pdf(edition["pdf"], tmp_path / "bad.pdf")
    found = verapdf.findings("ua1", bad, edition["pdf"])
    assert found[bad]
    assert found[edition["pdf"]] == ()


def test_epubcheck(edition: dict[str, Path], tmp_path: Path) -> None:
    bad = broken_archive(
        edition["epub"], tmp_path / "bad.epub", ".opf", lambda text: re.sub(r"<dc:title.*?</dc:title>", "", text)
    )
    assert epubcheck.findings(bad)
    assert epubcheck.findings(edition["epub"]) == ()


def test_ace(edition: dict[str, Path], tmp_path: Path) -> None:
    bad = broken_archive(
        edition["epub"], tmp_path / "bad.epub", ".opf", lambda text: re.sub(r"<meta [^>]*schema:.*?</meta>", "", text)
    )
    assert ace.findings(bad)
    assert ace.findings(edition["epub"]) == ()


@pytest.mark.parametrize("judge", [open_xml_sdk, openxml_audit], ids=["open-xml-sdk", "openxml-audit"])
def test_word(judge: object, edition: dict[str, Path], tmp_path: Path) -> None:
    bad = broken_archive(
        edition["docx"],
        tmp_path / "bad.docx",
        "word/document.xml",
        lambda text: text.replace("<w:body>", "<w:body><w:bogus/>"),
    )
    assert judge.findings(bad)
    assert judge.findings(edition["docx"]) == ()


def test_chapters_as_a_player_lists_them(edition: dict[str, Path], tmp_path: Path) -> None:
    article = codec.from_json(edition["article"].read_bytes())
    sections = [plain_text(node.title) for node in walk(article) if isinstance(node, m.Section)]
    bare = tmp_path / "bare.mp3"
    bare.write_bytes(edition["mp3"].read_bytes())
    ID3(bare).delete()
    assert ffprobe.chapters(bare) == []
    assert ffprobe.chapters(edition["mp3"]) == [plain_text(article.title), *sections]


@pytest.mark.parametrize("slug", [slug for slug in slugs() if slug != "accessible-publishing"])
def test_what_is_heard(slug: str, editions: Path) -> None:
    """A report, heard by a recogniser, is what its transcript says; a transcript without a paragraph is not."""
    recording = editions / slug / f"{slug}.mp3"
    transcript = (editions / slug / f"{slug}.transcript.txt").read_text(encoding="utf-8")
    paragraphs = transcript.split("\n\n")
    longest = max(paragraphs, key=len)
    without = "\n\n".join(paragraph for paragraph in paragraphs if paragraph is not longest)
    assert recogniser.hear(recording, without).word_error_rate > WORST_WORD_ERROR_RATE

    heard = recogniser.hear(recording, transcript)

    print(f"{slug}: word error rate {heard.word_error_rate:.4f}, of characters {heard.character_error_rate:.4f}")
    print(*heard.differences, sep="\n")
    assert heard.word_error_rate <= WORST_WORD_ERROR_RATE
