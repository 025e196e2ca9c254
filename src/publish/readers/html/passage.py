"""A passage of HTML in a source of another kind."""

from __future__ import annotations

from publish import model as m
from publish.readers.depth import TooDeep
from publish.readers.html import tree, walking
from publish.readers.html.page import Page


def passage(written: str, page: Page, line: int = 1) -> m.Blocks:
    """Return the blocks of a passage whose first line is `line` of its source; raise TooDeep with the place there."""
    try:
        root = tree.parse(f"<html><body>{written}</body></html>")
    except TooDeep as deep:
        raise TooDeep(m.Span(deep.span.line + line - 1)) from deep
    return walking.blocks(root, page, line=line)
