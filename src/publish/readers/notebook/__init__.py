"""The notebook reader: Jupyter's `.ipynb` (nbformat 4 and 3), its cells and what they last gave -> an article.

Nothing is run. Markdown goes through the Markdown reader, HTML through the HTML reader's tables.
"""

from __future__ import annotations

from collections.abc import Iterator

from publish import model as m
from publish.readers.decoding import MAX_TEXT, decode
from publish.readers.depth import TooDeep
from publish.readers.findings import Findings, quoted
from publish.readers.finishing import finished
from publish.readers.front_matter import Mapping, Scalar
from publish.readers.images import Gallery
from publish.readers.metadata import Front, read_front
from publish.readers.notebook.cells import Cell, Notebook, read_shape
from publish.readers.notebook.definitions import gathered
from publish.readers.notebook.front import computer_language, defaults, matter
from publish.readers.notebook.hidden import Hidden
from publish.readers.notebook.json_tree import NotJson, parse
from publish.readers.notebook.options import options_of
from publish.readers.notebook.outputs import Outputs
from publish.readers.notebook.passages import Desk
from publish.readers.source import Reading, Settings, Source

MAX_BYTES = 100_000_000
"""Bytes that a notebook may have; it carries its pictures."""


def read(source: Source, settings: Settings) -> Reading:
    """Read a notebook; of one that is not of its form, nothing is made."""
    findings = Findings(source.name)
    text = decode(source, findings, MAX_BYTES)
    if text is None:
        return Reading(article=None, diagnostics=findings.in_order())
    file = text.split("\n")
    try:
        notebook = read_shape(parse(text), file)
        return _read(notebook, source, settings, findings)
    except NotJson as fault:
        findings.add("SRC020", fault.span, f"the notebook cannot be read: {fault}")
    except TooDeep as deep:
        findings.add("SRC005", deep.span)
    except RecursionError:
        findings.add("SRC005")
    return Reading(article=None, diagnostics=findings.in_order())


def _read(notebook: Notebook, source: Source, settings: Settings, findings: Findings) -> Reading:
    if sum(len(cell.source.text) for cell in notebook.cells) > MAX_TEXT:
        findings.add("SRC008", message=f"the cells have more than {MAX_TEXT // 1_000_000} million characters")
        return Reading(article=None, diagnostics=findings.in_order())
    known, cells = matter(notebook, findings)
    asked, known = defaults(known)
    front = read_front(known, findings, settings) if known.entries else Front()
    desk = Desk(findings, Gallery(source, findings, settings))
    body = tuple(_Cells(desk, asked, computer_language(notebook)).blocks(gathered(cells)))
    return finished(source, front, body=body, notes=tuple(desk.notes), gallery=desk.gallery, findings=findings)


class _Cells:
    """The cells of a notebook on their way to blocks."""

    def __init__(self, desk: Desk, asked: Mapping, language: str) -> None:
        self._desk = desk
        self._asked = asked
        self._language = language
        self._hidden = Hidden(desk.findings)

    def blocks(self, cells: tuple[Cell, ...]) -> Iterator[m.Block]:
        for cell in cells:
            yield from self._cell(cell)
        self._hidden.tell()

    def _cell(self, cell: Cell) -> Iterator[m.Block]:
        options, code = options_of(cell, self._asked, self._desk.findings)
        if "cell" in options.hidden:
            self._hidden.note("cell", options.hidden["cell"], cell.span)
            return
        match cell.kind:
            case "code":
                yield from self._code(cell._replace(source=code), options.hidden)
                outputs = self._hidden.shown(cell, options.hidden)
                yield from Outputs(cell._replace(outputs=outputs), options, self._desk).blocks()
            case "markdown":
                yield from self._desk.markdown(cell.source, cell.attachments)
            case "heading":  # nbformat 3
                words = self._desk.words(cell.source.text.strip(), cell.source.span)
                yield m.Section(words, written_level=min(max(cell.level, 1), 6), span=cell.source.span)
            case "html":  # nbformat 2
                yield from self._desk.html(cell.source, is_body=True)
            case _:
                yield from self._raw(cell)

    def _code(self, cell: Cell, hidden: dict[str, str]) -> Iterator[m.Block]:
        text = cell.source.text.strip("\n").rstrip()
        if not text.strip():
            return
        if "code" in hidden:
            self._hidden.note("code", hidden["code"], cell.span)
            return
        magic = text.split("\n", 1)[0].partition("%%")[2].split(" ")[0] if text.startswith("%%") else ""
        language = _MAGICS.get(magic, cell.language or self._language)
        yield m.CodeBlock(text, language, span=cell.source.span)

    def _raw(self, cell: Cell) -> Iterator[m.Block]:
        """Read a raw cell by the format that it was written for; one for another format is told."""
        text = cell.source.text.strip("\n")
        if not text.strip():
            return
        media = _format(cell)
        if media in _RAW_HTML:
            yield from self._desk.html(cell.source, is_body=True)
        elif media in _RAW_MARKDOWN:
            yield from self._desk.markdown(cell.source, cell.attachments)
        elif not media:
            yield m.CodeBlock(text, span=cell.source.span)
        else:
            message = f"raw cell {cell.number}, written for {quoted(media)} alone, was left out"
            self._desk.findings.add("NB001", cell.span, message)


def _format(cell: Cell) -> str:
    """Return the media type that a raw cell was written for (nbformat 4, `raw_mimetype` or `format`)."""
    entries = cell.metadata.entries
    values = [entries[key].value for key in ("raw_mimetype", "format") if key in entries]
    return next((value.text.lower() for value in values if isinstance(value, Scalar) and value.quoted), "")


_RAW_HTML = frozenset({"text/html", "html"})
_RAW_MARKDOWN = frozenset({"text/markdown", "markdown", "text/x-markdown"})
_MAGICS = {
    "bash": "bash",
    "cython": "cython",
    "html": "html",
    "javascript": "javascript",
    "js": "javascript",
    "latex": "latex",
    "markdown": "markdown",
    "perl": "perl",
    "python": "python",
    "python3": "python",
    "R": "r",
    "ruby": "ruby",
    "script": "bash",
    "sh": "bash",
    "sql": "sql",
    "svg": "svg",
}
"""Magics of IPython that hand a cell to another language."""
