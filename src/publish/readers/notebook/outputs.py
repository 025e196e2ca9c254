"""Outputs of code cells: of each the form that says most to every reader, one row a media type."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from itertools import groupby

from msgspec.structs import replace

from publish import model as m
from publish.readers.findings import quoted
from publish.readers.front_matter import Mapping, Scalar
from publish.readers.notebook.cells import Cell, Output
from publish.readers.notebook.options import Options
from publish.readers.notebook.passages import Desk, decoded
from publish.readers.notebook.written import Written

MAX_LINES = 1_000
MAX_CHARACTERS = 100_000
MAX_HTML = 1_000_000

# ECMA-48: control sequences (colours), and what a terminal draws over (a progress bar).
_ANSI = re.compile(r"\x1b\[[0-?]*+[ -/]*+[@-~]|\x1b\][^\x07\x1b]*(?:\x07|\x1b\\)?|\x1b.|\ufffd\[[0-9;]*m")
_OVERWRITTEN = re.compile(r"^[^\n]*\r(?=[^\n\r])", re.MULTILINE)


class Outputs:
    """The outputs of one cell on their way to blocks; `_pictures` counts them, and one that is `_damaged` is told."""

    def __init__(self, cell: Cell, options: Options, desk: Desk) -> None:
        self._cell = cell
        self._options = options
        self._desk = desk
        self._pictures = 0
        self._damaged = False

    def blocks(self) -> Iterator[m.Block]:
        """Yield the blocks of all outputs, those of one stream together."""
        for kind, group in groupby(self._cell.outputs, lambda output: output.kind):
            outputs = list(group)
            if kind == "stream":
                yield from self._text("".join(_joined(output.text) for output in outputs), outputs[0].span)
                continue
            for output in outputs:
                yield from self._error(output) if kind == "error" else self._shown(output)

    # Text

    def _text(self, written: str, span: m.Span) -> Iterator[m.Block]:
        text = plain(written)
        lines = text.split("\n")
        kept = "\n".join(lines[:MAX_LINES])[:MAX_CHARACTERS]
        if len(kept) < len(text):
            more = len(lines) - kept.count("\n") - 1
            what = f"{more} more lines" if more else f"{len(text) - len(kept)} more characters"
            self._desk.findings.add("NB004", span, f"an output of cell {self._cell.number} was shortened: {what}")
            kept += f"\n… ({what})"
        if kept.strip():
            yield m.CodeBlock(kept, m.OF_PROGRAM, span=span)

    def _error(self, output: Output) -> Iterator[m.Block]:
        if not self._options.may_fail:
            last = plain(_joined(output.text)).strip().rpartition("\n")[2]
            message = f"cell {self._cell.number} ended with an error: {quoted(last)}"
            self._desk.findings.add("NB003", output.span, message)
        yield from self._text(_joined(output.text), output.span)

    # Data

    def _shown(self, output: Output) -> Iterator[m.Block]:
        """Yield the first form of an output that says something."""
        self._damaged = False
        widget = next((media for media in output.data if media.startswith(_WIDGETS)), "")
        for media, maker in _FORMS.items():
            if media in output.data:
                blocks = tuple(maker(self, output.data[media], media, output))
                if blocks:
                    self._tell_lost(output, widget if media == "text/plain" else "")
                    yield from blocks
                    return
        if output.data and not self._damaged:
            self._tell_lost(output, ", ".join(output.data))

    def _tell_lost(self, output: Output, media: str) -> None:
        if media:
            message = f"an output of cell {self._cell.number} was left out: no edition can show {media}"
            self._desk.findings.add("NB001", output.span, message)

    def _plain(self, data: Written, _: str, output: Output) -> Iterator[m.Block]:
        yield from self._text(_joined(data), output.span)

    def _latex(self, data: Written, _: str, __: Output) -> Iterator[m.Block]:
        """Yield a formula; LaTeX that is more than one formula is none, and another form is taken."""
        found = _FORMULA.fullmatch(data.text.strip())
        if found and (tex := next((part for part in found.groups() if part), "").strip()):
            yield m.Formula(tex, span=data.span)

    def _markdown(self, data: Written, _: str, __: Output) -> Iterator[m.Block]:
        yield from self._desk.markdown(data, _NOTHING, is_body=False)

    def _html(self, data: Written, _: str, output: Output) -> Iterator[m.Block]:
        """Yield what HTML says; a page that only a script fills says nothing, and another form is taken."""
        if len(data.text) > MAX_HTML and "text/plain" in output.data:
            return
        for block in self._desk.html(data):
            yield self._named(block) if isinstance(block, m.Table) else block

    def _named(self, table: m.Table) -> m.Table:
        """Give a table the caption and the id that its cell has for it, and bound its rows."""
        if len(table.rows) > MAX_LINES:
            more = len(table.rows) - MAX_LINES
            message = f"a table of cell {self._cell.number} was shortened: {more} more rows"
            self._desk.findings.add("NB004", table.span, message)
            table = replace(table, rows=table.rows[:MAX_LINES])
        if self._options.table_caption and not table.caption and table.span:
            table = replace(table, caption=self._desk.words(self._options.table_caption, table.span))
        label = self._options.label
        return replace(table, id=label) if label.startswith("tbl-") and not table.id else table

    def _picture(self, data: Written, media: str, output: Output) -> Iterator[m.Block]:
        """Yield a figure, described by what the output, its cell or Quarto's options say of it."""
        self._pictures += 1
        name = f"cell-{self._cell.number}-output-{self._pictures}.{media.partition('/')[2].partition('+')[0]}"
        data_bytes = decoded(data.text, media)
        if data_bytes is None:
            self._desk.findings.add("IMG003", output.span, f"image {quoted(name)} is damaged: it is not base64")
        resource = self._desk.gallery.keep(data_bytes, name, output.span) if data_bytes is not None else None
        if resource is None:
            self._damaged = True
            return
        number = self._pictures - 1
        words = _said(output.metadata, media, "alt") or _nth(self._options.alternatives, number)
        alt = m.Described(words, span=output.span) if words else m.Undescribed(name, span=output.span)
        caption = _nth(self._options.captions, number)
        label = self._options.label if self._options.label.startswith("fig-") and not number else ""
        written = self._desk.words(caption, output.span) if caption else ()
        yield m.Figure(resource.id, alt, written, id=label, span=output.span)

    def _json(self, data: Written, _: str, output: Output) -> Iterator[m.Block]:
        for block in self._text(data.text, output.span):
            yield replace(block, language="json") if isinstance(block, m.CodeBlock) else block


_NOTHING = Mapping({}, m.Span(1))
_WIDGETS = ("application/vnd.", "application/javascript")
_FORMULA = re.compile(
    r"(?s)\$\$(.+?)\$\$|\$((?:\\.|[^$\\])+)\$|\\\[(.+?)\\\]|\\\((.+?)\\\)|(\\begin\{(?:equation|align|gather)\*?\}.+)"
)

_FORMS: dict[str, Callable[[Outputs, Written, str, Output], Iterator[m.Block]]] = {
    "text/latex": Outputs._latex,  # noqa: SLF001  # a table of the class's own methods
    "text/markdown": Outputs._markdown,  # noqa: SLF001  # as above
    "text/html": Outputs._html,  # noqa: SLF001  # as above
    "image/svg+xml": Outputs._picture,  # noqa: SLF001  # as above
    "image/png": Outputs._picture,  # noqa: SLF001  # as above
    "image/jpeg": Outputs._picture,  # noqa: SLF001  # as above
    "image/gif": Outputs._picture,  # noqa: SLF001  # as above
    "image/webp": Outputs._picture,  # noqa: SLF001  # as above
    "application/json": Outputs._json,  # noqa: SLF001  # as above
    "application/geo+json": Outputs._json,  # noqa: SLF001  # as above
    "text/plain": Outputs._plain,  # noqa: SLF001  # as above
}
"""The media types that an edition can show, those first that say most; a method makes the blocks of each."""


def plain(written: str) -> str:
    """Return what a terminal shows of a text: without colours, and without what was drawn over."""
    text = _ANSI.sub("", written).replace("\r\n", "\n").rstrip("\r")
    return _OVERWRITTEN.sub("", text).strip("\n")


def _joined(text: Written) -> str:
    return text.text + "\n" if text.lines else ""


def _nth(texts: tuple[str, ...], number: int) -> str:
    return texts[number] if number < len(texts) else ""


def _said(metadata: Mapping, media: str, key: str) -> str:
    """Return a text of an output's metadata, which stands under its media type or at the top."""
    inner = metadata.entries.get(media)
    for place in (inner.value if inner else None, metadata):
        entry = place.entries.get(key) if isinstance(place, Mapping) else None
        if entry and isinstance(entry.value, Scalar) and entry.value.quoted:
            return entry.value.text.strip()
    return ""
