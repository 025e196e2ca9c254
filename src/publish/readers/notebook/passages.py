"""Passages: what other readers make of the words in a notebook, each node in its place in the notebook's file."""

from __future__ import annotations

import base64
import binascii
from collections.abc import Callable, Iterable
from urllib.parse import unquote

from msgspec.structs import replace

from publish import model as m
from publish.model.walk import rewrite
from publish.readers.depth import TooDeep
from publish.readers.findings import Findings, quoted
from publish.readers.front_matter import Mapping, Scalar
from publish.readers.images import Gallery
from publish.readers.notebook.written import Line, Written

Placed = Callable[[m.Span], m.Span]


class Desk:
    """What the passages of one notebook share: its findings, its pictures, and the notes made so far."""

    def __init__(self, findings: Findings, gallery: Gallery) -> None:
        self.findings = findings
        self.gallery = gallery
        self.notes: list[m.Note] = []

    def markdown(self, source: Written, attachments: Mapping, *, is_body: bool = True) -> m.Blocks:
        """Return the blocks of a passage in Markdown; raise TooDeep where it is nested too deeply."""
        from publish.readers.markdown import parsed  # noqa: PLC0415  # only a notebook with such a passage pays for it
        from publish.readers.markdown.page import Page  # noqa: PLC0415  # as above

        findings = _Findings(self.findings, source)
        pictures = _Pictures(self.gallery, attachments, findings, source)
        page = Page(source.text.split("\n"), 1, findings, pictures)
        try:
            blocks, notes = parsed(source.text, page)
        except TooDeep as deep:
            raise TooDeep(source.place(deep.span.line)) from deep
        names = {note.id: f"n{len(self.notes) + number}" for number, note in enumerate(notes, 1)}
        self.notes += [_note(note, names, source) for note in notes]
        return _settled(blocks, names, source, is_body=is_body)

    def html(self, source: Written, *, is_body: bool = False) -> m.Blocks:
        """Return the blocks of a passage in HTML; raise TooDeep where it is nested too deeply."""
        from publish.readers.html.page import Page  # noqa: PLC0415  # as above
        from publish.readers.html.passage import passage  # noqa: PLC0415  # as above

        findings = _Findings(self.findings, source)
        page = Page(findings, _Pictures(self.gallery, _NONE, findings, source))
        try:
            blocks = passage(source.text, page)
        except TooDeep as deep:
            raise TooDeep(source.place(deep.span.line)) from deep
        return _settled(blocks, {}, source, is_body=is_body)

    def words(self, markdown: str, span: m.Span) -> m.Inlines:
        """Return the inlines of one line of Markdown, as a caption is."""
        source = Written((Line(markdown, Scalar(markdown, span), 0),), [""] * span.line)
        match self.markdown(source, _NONE, is_body=False):
            case (m.Paragraph(children),):
                return children
            case _:
                return (m.Text(markdown, span=span),)


_NONE = Mapping({}, m.Span(1))


def _note(note: m.Note, names: dict[str, str], source: Written) -> m.Note:
    placed = _placing(names, source)
    return replace(rewrite(note, placed), id=names[note.id], span=_place(note.span, source))


def _settled(blocks: Iterable[m.Block], names: dict[str, str], source: Written, *, is_body: bool) -> m.Blocks:
    """Return blocks in their places in the file; outside of the body a heading begins no section."""
    placed = _placing(names, source)
    return tuple(_as_block(rewrite(block, placed), is_body=is_body) for block in blocks)


def _as_block(block: m.Block, *, is_body: bool) -> m.Block:
    if isinstance(block, m.Section) and not is_body:
        return m.Paragraph(block.title, kind="heading", span=block.span)
    return block


def _placing(names: dict[str, str], source: Written) -> Callable[[m.Node], m.Node]:
    def placed(node: m.Node) -> m.Node:
        moved = replace(node, span=_place(node.span, source))
        return replace(moved, note=names[moved.note]) if isinstance(moved, m.NoteReference) else moved

    return placed


def _place(span: m.Span | None, source: Written) -> m.Span | None:
    return source.place(span.line, span.column) if span else source.span


def told_in(findings: Findings, source: Written) -> Findings:
    """Return findings that are told with the places that a passage has in the file."""
    return _Findings(findings, source)


class _Findings(Findings):
    """The findings of a passage, told with their places in the file."""

    def __init__(self, whole: Findings, source: Written) -> None:
        self._whole = whole
        self._source = source

    def add(self, code: str, span: m.Span | None = None, message: str = "", hint: str = "") -> None:
        """Add the finding of a rule at a place in the passage."""
        self._whole.add(code, _place(span, self._source), message, hint)


class _Pictures(Gallery):
    """The pictures that a passage shows: its cell's attachments, and files as in any other source."""

    def __init__(self, whole: Gallery, attachments: Mapping, findings: Findings, source: Written) -> None:
        self._whole = whole
        self._attachments = attachments
        self._passage = findings
        self._place = source

    def find(self, target: str, span: m.Span | None) -> m.Resource | None:
        """Return the picture that a target names, or None beside the error that says why there is none."""
        if not target.startswith("attachment:"):
            return self._whole.find(target, _place(span, self._place))
        name = target.removeprefix("attachment:")
        data = _attached(self._attachments, name)
        if data is None:
            self._passage.add("IMG002", span, f"image {quoted(target)} is not among the attachments of its cell")
            return None
        return self.keep(data, name, span)

    def keep(self, data: bytes, name: str, span: m.Span | None) -> m.Resource | None:
        """Return the picture that bytes are, or None beside the error that says why it is none."""
        return self._whole.keep(data, name, _place(span, self._place))


def _attached(attachments: Mapping, name: str) -> bytes | None:
    """Return the bytes of an attachment, of the first media type that it comes in."""
    entry = attachments.entries.get(name) or attachments.entries.get(unquote(name))
    data = entry.value if entry else None
    if not isinstance(data, Mapping):
        return None
    for media, found in data.entries.items():
        if isinstance(found.value, Scalar):
            return decoded(found.value.text, media)
    return None


def decoded(text: str, media: str) -> bytes | None:
    """Return the bytes of a picture: an SVG is text, all others are base64."""
    if media == "image/svg+xml" and text.lstrip()[:1] == "<":
        return text.encode()
    try:
        return base64.b64decode("".join(text.split()), validate=True)
    except (binascii.Error, ValueError):
        return None
