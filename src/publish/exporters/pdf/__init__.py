"""The PDF edition: tagged, PDF/UA-1, made by WeasyPrint."""

from __future__ import annotations

import io
from contextlib import redirect_stdout
from typing import TYPE_CHECKING, BinaryIO

import msgspec

from publish.diagnostics import Diagnostic, MachineLack

if TYPE_CHECKING:
    from publish.model import Article
    from publish.themes import Theme


class PdfOptions(msgspec.Struct, frozen=True, kw_only=True):
    """What a run may choose: `claim` writes the PDF/UA identifier (ISO 14289-1, 5); a draft must not have it."""

    claim: bool = True


def export(article: Article, theme: Theme, options: PdfOptions, sink: BinaryIO) -> tuple[Diagnostic, ...]:
    """Write the PDF of an article (after the passes) to a sink, and tell what it could not show.

    Raises MachineLack where a library or a font for a script of the text is not installed.
    """
    # WeasyPrint prints a banner before it raises: the exception says all of it.
    with redirect_stdout(io.StringIO()):
        try:
            from publish.exporters.pdf import rendering  # noqa: PLC0415  # loads Pango, which may not be there
        except OSError as error:
            raise MachineLack(
                f"a library that sets the PDF's text is not installed ({error})",
                "apt-get install libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0",
            ) from error
    return rendering.write(article, theme, sink, claim=options.claim)
