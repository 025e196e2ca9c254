"""The shadow of an EPUB: its entries, its package document, its navigation and its first page of text."""

from __future__ import annotations

import io
import zipfile

_SHOWN = ("EPUB/content.opf", "EPUB/nav.xhtml", "EPUB/title.xhtml", "EPUB/text.xhtml", "EPUB/about.xhtml")


def shadow(data: bytes) -> str:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        entries = [_entry(info) for info in archive.infolist()]
        parts = [f"== {name}\n{archive.read(name).decode()}" for name in _SHOWN]
    return "\n".join(["== entries", *entries, "", *parts])


def _entry(info: zipfile.ZipInfo) -> str:
    packing = "stored" if info.compress_type == zipfile.ZIP_STORED else "deflated"
    return f"{info.filename} {packing} {'-'.join(map(str, info.date_time))} {info.external_attr >> 16:o}"
