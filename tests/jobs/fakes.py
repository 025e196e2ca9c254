"""Exporters that write a few bytes, so that a run can be tested without the real ones, and the rooms around them."""

from __future__ import annotations

import os
import time
from typing import BinaryIO

import msgspec

from publish.diagnostics import Diagnostic, MachineLack, finding
from publish.exporters import FORMATS, Format
from publish.model import Article
from publish.model.walk import plain_text
from publish.speech.narration import Narration
from publish.themes import Theme

END = b"\nend of file\n"
"""How every whole file of ours ends."""


class Options(msgspec.Struct, frozen=True, kw_only=True):
    claim: bool = True


def export(article: Article, _theme: Theme, options: Options, sink: BinaryIO) -> tuple[Diagnostic, ...]:
    """Write title and claim, slowly when asked to, so that a kill finds half a file."""
    pause = float(os.environ.get("FAKE_PAUSE", "0"))
    sink.write(plain_text(article.title).encode())
    for _ in range(5):
        sink.write(b"\nline" * 2000)
        sink.flush()
        time.sleep(pause)
    sink.write(b"\nclaims conformance" if options.claim else b"\nclaims nothing")
    sink.write(os.environ.get("FAKE_EDITION", "").encode() + END)
    return ()


def narrated(article: Article, theme: Theme, options: Options, _sound: Narration, sink: BinaryIO) -> tuple[()]:
    """Write what `export` does, of a format that needs a voice."""
    export(article, theme, options, sink)
    return ()


def broken(_article: Article, _theme: Theme, _options: Options, sink: BinaryIO) -> tuple[Diagnostic, ...]:
    sink.write(b"half")
    raise KeyError("a fault of ours")


def lacking(_article: Article, _theme: Theme, _options: Options, sink: BinaryIO) -> tuple[Diagnostic, ...]:
    sink.write(b"half")
    raise MachineLack("the font Example is not installed", "apt-get install fonts-example")


def warning(_article: Article, _theme: Theme, _options: Options, sink: BinaryIO) -> tuple[Diagnostic, ...]:
    sink.write(b"whole" + END)
    return (finding("FMT001", ""),)


def fake(function: str, suffix: str, media_type: str = "application/octet-stream") -> Format:
    return Format("Fake", f"{__name__}:{function}", "Options", suffix, media_type)


FAKES = {
    "pdf": fake("export", ".pdf", "application/pdf"),
    "epub": fake("export", ".epub", "application/epub+zip"),
    "docx": fake("export", ".docx"),
    "mp3": fake("export", ".mp3"),
}


def install(**others: str) -> None:
    """Put fakes in the place of all exporters; `pdf="broken"` names another function of this module."""
    FORMATS.update(FAKES)
    FORMATS.update({name: fake(function, f".{name}") for name, function in others.items()})
    from publish.checks import files

    files.check = lambda _format, _data: ()  # nothing that a fake writes would pass
