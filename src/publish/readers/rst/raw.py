"""Raw passages: HTML is read as HTML, all else was written for a format that none of ours is."""

from __future__ import annotations

from collections.abc import Iterator

from docutils import nodes

from publish import model as m
from publish.readers.rst.page import Page


def raw(node: nodes.Element, page: Page) -> Iterator[m.Block]:
    """Yield what a raw passage of HTML says, or tell that one for another format was left out."""
    kind, written = node.get("format", ""), node.astext()
    if "html" in kind.split():
        yield from _html(written, page.line(node), page)
        return
    lines = written.count("\n") + 1
    counted = f"{lines} lines" if lines > 1 else "a line"
    page.told.left_out(page.line(node), f"left out: {counted} written for {kind} alone")


def _html(written: str, line: int, page: Page) -> m.Blocks:
    from publish.readers.html.flow import inner  # noqa: PLC0415  # only a text with such a passage pays for it
    from publish.readers.html.page import Page as HtmlPage  # noqa: PLC0415  # as above
    from publish.readers.html.passage import passage  # noqa: PLC0415  # as above

    return inner(passage(written, HtmlPage(page.findings, page.gallery), line))
