"""The words of a finished file, read by other libraries than those that wrote it."""

from __future__ import annotations

import re
import zipfile
from pathlib import Path

import pypdfium2
from lxml import etree

_XHTML = "{http://www.w3.org/1999/xhtml}"
_WORD = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_BLOCKS = {
    _XHTML + name for name in ("p", "h1", "h2", "h3", "h4", "li", "td", "th", "figcaption", "caption", "dt", "dd")
}


def squeezed(text: str) -> str:
    """A text with each run of white space as one space, and no invisible characters."""
    return " ".join(re.sub("[\u00ad\u200b\u2060\ufeff]", "", text).split())


def pdf(path: Path, title: str) -> str:
    """The text of all pages, without running heads and page numbers."""
    with pypdfium2.PdfDocument(path) as document:
        pages = [page.get_textpage().get_text_bounded() for page in document]
    lines = [line for page in pages for line in page.splitlines()]
    running = re.compile(rf"{re.escape(title)}|Page \d+ of \d+|\d+")
    first = next(index for index, line in enumerate(lines) if line.strip() == title)
    kept = [line for index, line in enumerate(lines) if index == first or not running.fullmatch(line.strip())]
    return squeezed(" ".join(kept))


def epub(path: Path) -> str:
    """The text of the chapters, in the order of the spine."""
    with zipfile.ZipFile(path) as book:
        package_path = next(name for name in book.namelist() if name.endswith(".opf"))
        package = etree.fromstring(book.read(package_path))
        opf = {"opf": "http://www.idpf.org/2007/opf"}
        hrefs = {item.get("id"): item.get("href") for item in package.iterfind(".//opf:item", opf)}
        order = [hrefs[reference.get("idref")] for reference in package.iterfind(".//opf:itemref", opf)]
        folder = package_path.rpartition("/")[0]
        chapters = [etree.fromstring(book.read(f"{folder}/{href}" if folder else href)) for href in order]
    return squeezed(" ".join(_words(chapter.find(_XHTML + "body")) for chapter in chapters))


def _words(element: etree._Element) -> str:
    parts = [element.text or ""]
    for child in element:
        parts.append(_words(child))
        parts.append((" " if child.tag in _BLOCKS else "") + (child.tail or ""))
    return "".join(parts)


def docx(path: Path) -> str:
    """The text of the paragraphs, in the order of the document."""
    with zipfile.ZipFile(path) as package:
        body = etree.fromstring(package.read("word/document.xml"))
    paragraphs = body.iter(_WORD + "p")
    return squeezed(
        " ".join("".join(text.text or "" for text in paragraph.iter(_WORD + "t")) for paragraph in paragraphs)
    )


def captions(path: Path) -> str:
    """The sentences of a WebVTT file, as they stand in the text."""
    blocks = path.read_text(encoding="utf-8").split("\n\n")[1:]
    cues = [block.partition("-->")[2].split("\n")[1:] for block in blocks if "-->" in block]
    return squeezed(" ".join(" ".join(cue) for cue in cues))
