"""The words of a source, read by other libraries than ours: what a reader may not lose.

Each function returns the words that a person sees in the document, in its order. A table of what is left out stands
beside each: it is syntax, or it goes into the metadata of every edition.
"""

from __future__ import annotations

import json
import re
import unicodedata
import zipfile
from collections import Counter
from collections.abc import Callable, Iterator
from html.parser import HTMLParser
from itertools import pairwise
from pathlib import Path, PurePosixPath
from typing import NamedTuple
from xml.etree import ElementTree as ET

import cmarkgfm
from cmarkgfm.cmark import Options

_WORD = re.compile(r"\w+")


def words(text: str) -> list[str]:
    """The words of a text, folded: composed, in lower case, without punctuation."""
    return _WORD.findall(unicodedata.normalize("NFKC", text).casefold().replace("\u00ad", ""))


class Compared(NamedTuple):
    """What a reading has of the words of its source."""

    expected: int
    missing: Counter[str]
    order: float

    @property
    def recall(self) -> float:
        """The part of the source's words that the reading has."""
        return 1 - self.missing.total() / self.expected if self.expected else 1.0


def compare(expected: list[str], found: list[str]) -> Compared:
    """Compare words as a bag, and their order by the part of the neighbours that are neighbours still."""
    missing = Counter(expected) - Counter(found)
    pairs, kept = (Counter(pairwise(each)) for each in (expected, found))
    order = 1 - (pairs - kept).total() / pairs.total() if pairs else 1.0
    return Compared(len(expected), missing, order)


# HTML: Python's own parser

_WORDLESS = frozenset({"script", "style", "template", "noscript", "head"})
_BREAKING = frozenset(
    """address article aside blockquote body br caption dd details div dl dt figcaption figure footer form h1 h2 h3 h4
    h5 h6 header hr li main nav ol option p pre section summary table tbody td tfoot th thead title tr ul""".split()  # noqa: SIM905  # a table of names reads best as words
)


class _Html(HTMLParser):
    def __init__(self, wordless: frozenset[str]) -> None:
        super().__init__(convert_charrefs=True)
        self.wordless = wordless
        self.parts: list[str] = []
        self.inside: list[str] = []

    def handle_starttag(self, tag: str, _: list[tuple[str, str | None]]) -> None:
        if tag in self.wordless:
            self.inside.append(tag)
        if tag == "body":
            self.inside.clear()  # a head that was never closed
        if tag in _BREAKING:
            self.parts.append("\n")

    def handle_startendtag(self, tag: str, _: list[tuple[str, str | None]]) -> None:
        if tag in _BREAKING:
            self.parts.append("\n")

    def handle_endtag(self, tag: str) -> None:
        if tag in self.inside:
            self.inside.remove(tag)
        if tag in _BREAKING:
            self.parts.append("\n")

    def handle_data(self, data: str) -> None:
        if not self.inside:
            self.parts.append(data)

    def unknown_decl(self, data: str) -> None:
        if data.startswith("CDATA[") and not self.inside:
            self.parts.append(data.removeprefix("CDATA["))


def html_text(written: str, wordless: frozenset[str] = _WORDLESS) -> str:
    """The text of a page of HTML."""
    parser = _Html(wordless)
    parser.feed(written)
    parser.close()
    return "".join(parser.parts)


def of_html(path: Path) -> list[str]:
    return words(html_text(_decoded(path.read_bytes())))


def _decoded(data: bytes) -> str:
    named = re.search(rb"""(?:charset|encoding)=["']?([\w-]+)""", data[:2000])
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        return data.decode(named[1].decode() if named else "cp1252", "replace")


# Markdown: GitHub's own parser, written in C

_FRONT = re.compile(
    r"\A\ufeff?\s*(?:---[ \t]*\n.*?\n(?:---|\.\.\.)|\+\+\+[ \t]*\n.*?\n\+\+\+)[ \t]*(?:\n|\Z)", re.DOTALL
)
SYNTAX = (
    # Syntax that GitHub's Markdown does not know, and that a reader is right to take as such.
    (re.compile(r"\{:?[ ]*(?:[.#][^\s{}]+|[\w-]+=(?:\"[^\"]*\"|'[^']*'|[^\s\"'{}]+))(?:\s[^{}\n]*)?\}"), "attributes"),
    (re.compile(r"^[ ]{0,3}:{3,}[ \t]*\{?[\w.#-]*\}?", re.MULTILINE), "the fence of an aside"),
    (re.compile(r"^(?:>[ ]*)+\[!\w+\][+-]?", re.MULTILINE), "the mark of an alert"),
    (re.compile(r"^\*\[[^\]]+\]:.*$", re.MULTILINE), "the definition of an abbreviation"),
    (re.compile(r"^[ ]*:[\w-]+:(?:[ ]\S*)?$", re.MULTILINE), "an option of a directive of MyST"),
    (re.compile(r"^\([\w-]+\)=$", re.MULTILINE), "a target of MyST"),
)
_PARSED = Options.CMARK_OPT_UNSAFE | Options.CMARK_OPT_FOOTNOTES | Options.CMARK_OPT_SMART
_EXTENSIONS = ["table", "strikethrough", "autolink", "tasklist"]


def markdown_text(written: str) -> str:
    """The text of Markdown, without front matter."""
    text = _FRONT.sub("", re.sub(r"\r\n?", "\n", written), count=1)
    for pattern, _ in SYNTAX:
        text = pattern.sub("", text)
    page = cmarkgfm.markdown_to_html_with_extensions(text, _PARSED, _EXTENSIONS)
    page = re.sub(r'<a href="#fnref[^>]*>.*?</a>|<sup class="footnote-ref">.*?</sup>', "", page, flags=re.DOTALL)
    return html_text(page, frozenset({"script", "style"}))


def of_markdown(path: Path) -> list[str]:
    return words(markdown_text(path.read_text(encoding="utf-8-sig")))


def of_text(path: Path) -> list[str]:
    return words(path.read_text(encoding="utf-8-sig"))


# Word files: their XML

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_STRICT = "{http://purl.oclc.org/ooxml/wordprocessingml/main}"
_M = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"
_FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
_PARTS = ("word/document.xml", "word/footnotes.xml", "word/endnotes.xml")


def of_docx(path: Path) -> list[str]:
    """The words of the text, its notes and its text boxes; not what was deleted, nor heads and feet of pages."""
    with zipfile.ZipFile(path) as package:
        names = set(package.namelist())
        parts = [package.read(name) for name in _PARTS if name in names]
    return words("".join("".join(_runs(ET.fromstring(part))) for part in parts))


def _runs(element: ET.Element) -> Iterator[str]:
    tag = element.tag.replace(_STRICT, _W)
    if tag in {_FALLBACK, f"{_W}del", f"{_W}moveFrom", f"{_W}instrText"} or _is_hidden(element):
        return
    if tag in {f"{_W}t", f"{_M}t"}:
        yield element.text or ""
    elif tag in {f"{_W}tab", f"{_W}br", f"{_W}cr"}:
        yield " "
    for child in element:
        yield from _runs(child)
    if tag in {f"{_W}p", f"{_W}tc"}:
        yield "\n"


def _is_hidden(element: ET.Element) -> bool:
    return element.find(f"{_W}rPr/{_W}vanish") is not None


# reStructuredText: its letters, without the marks

_RST_SYNTAX = (
    (re.compile(r"^\.\.(?:[ \t]+(?![\[_|]|[\w:+.-]+::).*)?\n(?:(?:[ \t]+.*)?\n)*", re.MULTILINE), "a comment"),
    (re.compile(r"^\.\. meta::.*\n(?:[ \t]+.*\n)*", re.MULTILINE), "what is said to machines"),
    (re.compile(r"^:[A-Z][\w ]*:(?=\s)", re.MULTILINE), "the name of a field of the metadata"),
    (re.compile(r"^[ \t]*\.\.(?:\s.*)?$(?:\n[ \t]+:[\w-]+:.*$)*", re.MULTILINE), "directives, targets, comments"),
    (re.compile(r"(?<=[\s`])<[^<>\n]*?>(?=`)"), "the target of a link or a role"),
    (re.compile(r":[\w:+.-]+:(?=`)"), "a role"),
    (re.compile(r"(?<=`)~[\w.]+\.(?=\w+)"), "the path that a role is told not to show"),
    (re.compile(r"(?<=[^\W_])_(?=\W|$)|(?<=`)_{1,2}(?=\W|$)|(?<=\])_(?=\W|$)", re.MULTILINE), "a reference"),
    (re.compile(r"^[ \t]*\(?(?:\w|[ivx]+|\d+)[.)](?=\s)", re.MULTILINE), "the number of an item"),
    (re.compile(r"^__\s+\S+$", re.MULTILINE), "an anonymous target"),
)


def of_rst(path: Path) -> list[str]:
    """The words of a source in reStructuredText; those on the line of a directive are left to the report."""
    text = path.read_text(encoding="utf-8-sig")
    for pattern, _ in _RST_SYNTAX:
        text = pattern.sub("", text)
    return words(text)


# Notebooks: their JSON


_COLOUR = re.compile(r"\x1b\[[0-9;]*[A-Za-z]")


def of_notebook(path: Path) -> list[str]:
    """The words of the cells, and of the outputs that are text."""
    cells = json.loads(path.read_text(encoding="utf-8"))["cells"]
    return words(_COLOUR.sub("", "\n".join(part for cell in cells for part in _cell(cell))))


def _cell(cell: dict[str, object]) -> Iterator[str]:
    source = _joined(cell.get("source"))
    yield markdown_text(source) if cell.get("cell_type") == "markdown" else source
    outputs = cell.get("outputs")
    for output in outputs if isinstance(outputs, list) else []:
        yield _joined(output.get("text"))
        data = output.get("data") or {}
        if "text/html" in data:
            yield html_text(_joined(data["text/html"]))
        elif "image/png" not in data:
            yield _joined(data.get("text/plain"))


def _joined(value: object) -> str:
    return "".join(value) if isinstance(value, list) else str(value or "")


OF: dict[str, Callable[[Path], list[str]]] = {
    ".md": of_markdown,
    ".markdown": of_markdown,
    ".txt": of_text,
    ".html": of_html,
    ".htm": of_html,
    ".xhtml": of_html,
    ".docx": of_docx,
    ".rst": of_rst,
    ".ipynb": of_notebook,
}
"""The judge of each kind of source."""


def of_source(path: Path) -> list[str]:
    """The words of a source that a reading has to have."""
    return OF[PurePosixPath(path.name).suffix.lower()](path)
