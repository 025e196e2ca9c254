"""Raw passages: HTML is read as HTML, all else was written for a format that none of ours is."""

from __future__ import annotations

from collections.abc import Iterator

from docutils import nodes

from publish import model as m
from publish.readers.rst.page import Page


class TooDeep(Exception):  # noqa: N818  # the author's fault: it becomes SRC005 and never leaves the room
    """HTML nested deeper than its reader follows."""

    def __init__(self, span: m.Span) -> None:
        super().__init__()
        self.span = span


def raw(node: nodes.Element, page: Page) -> Iterator[m.Block]:
    """Yield what a raw passage of HTML says, or tell that one for another format was left out."""
    kind, written = node.get("format", ""), node.astext()
    if "html" in kind.split():
        yield from _html(written, page.line(node), page)
        return
    lines = written.count("\n") + 1
    counted = f"{lines} lines" if lines > 1 else "a line"
    page.told.left_out(page.line(node), f"left out: {counted} written for {kind} alone")


def _html(written: str, line: int, page: Page) -> Iterator[m.Block]:
    from publish.readers.html import tree, walking  # noqa: PLC0415  # only a text with such a passage pays for it
    from publish.readers.html.building import TooDeep as HtmlTooDeep  # noqa: PLC0415  # as above
    from publish.readers.html.page import Page as HtmlPage  # noqa: PLC0415  # as above

    try:
        root = tree.parse(f"<html><body>{written}</body></html>")
        blocks = walking.blocks(root, HtmlPage(page.findings, page.gallery), line=line)
    except (tree.TooDeepTree, HtmlTooDeep) as deep:
        raise TooDeep(m.Span(line)) from deep
    for block in blocks:
        if isinstance(block, m.Section):
            yield m.Paragraph(block.title, kind="heading", span=block.span)
        else:
            yield block
