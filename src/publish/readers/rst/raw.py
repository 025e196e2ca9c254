"""Raw passages: HTML is read as HTML, all else was written for a format that none of ours is."""

from __future__ import annotations

from collections.abc import Iterator

from docutils import nodes

from publish import model as m
from publish.readers.rst.page import Page


def raw(node: nodes.Element, page: Page) -> Iterator[m.Block]:
    """Yield what a raw passage says, or tell that it was left out."""
    kind, lines = node.get("format", ""), node.astext().count("\n") + 1
    page.told.left_out(
        page.line(node), f"{lines} line{'s' if lines > 1 else ''} written for {kind} alone were left out"
    )
    yield from ()
