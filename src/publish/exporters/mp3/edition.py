"""The MP3 edition: the tags, then the sound."""

from __future__ import annotations

from typing import BinaryIO

import msgspec

from publish.diagnostics import Diagnostic
from publish.exporters.mp3 import encoding, tags
from publish.model import Article
from publish.speech.narration import Narration
from publish.themes import Theme


class Mp3Options(msgspec.Struct, frozen=True, kw_only=True):
    """How an MP3 is made."""

    claim: bool = True
    """No standard of accessibility is claimed in an MP3, so a draft is the same file."""


def export(
    article: Article, theme: Theme, options: Mp3Options, narration: Narration, sink: BinaryIO
) -> tuple[Diagnostic, ...]:
    """Write the narration of an article to a sink that can seek; what the voices had to say, `jobs` tells."""
    del theme, options  # a sound has no design; see Mp3Options
    written, diagnostics = tags.of(article, narration)
    sink.write(written)
    encoding.encode(narration, sink)
    return diagnostics
