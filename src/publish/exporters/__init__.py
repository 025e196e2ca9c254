"""The formats. An exporter is `export(article, theme, options, …, sink) -> tuple[Diagnostic, ...]`.

It writes to a sink that `jobs` owns, opens no file, and knows no other exporter. A new format is
one module, one line here, its tests and its docs page.
"""

from __future__ import annotations

import msgspec


class Format(msgspec.Struct, frozen=True):
    """A format that we make: where its exporter is, and what its file is called."""

    title: str
    exporter: str
    """`module:function`, loaded on use so that `--help` stays fast."""
    options: str
    """The name of its options in the same module."""
    suffix: str
    media_type: str
    needs: tuple[str, ...] = ()
    """Artefacts that `jobs` hands on, such as `narration`."""


FORMATS: dict[str, Format] = {
    "pdf": Format("PDF", "publish.exporters.pdf:export", "PdfOptions", ".pdf", "application/pdf"),
    "epub": Format("EPUB", "publish.exporters.epub:export", "EpubOptions", ".epub", "application/epub+zip"),
    "docx": Format(
        "Word",
        "publish.exporters.docx:export",
        "DocxOptions",
        ".docx",
        "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    ),
    "mp3": Format("MP3", "publish.exporters.mp3:export", "Mp3Options", ".mp3", "audio/mpeg", ("narration",)),
}
