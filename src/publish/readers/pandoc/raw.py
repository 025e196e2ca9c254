"""Raw blocks of pandoc's document: HTML is read as HTML, all else was written for a format that none of ours is."""

from __future__ import annotations

from collections.abc import Iterator

from publish import model as m
from publish.readers.pandoc.page import Page


def raw(form: str, written: str, page: Page, *, is_body: bool) -> Iterator[m.Block]:
    """Yield what a raw block says, or tell that it was left out."""
    if form.startswith("html"):
        yield from _html(written, page, is_body=is_body)
        return
    lines = written.strip().count("\n") + 1
    counted = f"{lines} lines" if lines > 1 else "a line"
    page.findings.add("MARK003", page.here, f"left out: {counted} written for {form} alone")


def _html(written: str, page: Page, *, is_body: bool) -> m.Blocks:
    from publish.readers.html.flow import inner  # noqa: PLC0415  # only a document with such a block pays for it
    from publish.readers.html.page import Page as HtmlPage  # noqa: PLC0415  # as above
    from publish.readers.html.passage import passage  # noqa: PLC0415  # as above

    line = page.here.line if page.here else 1
    made = passage(written, HtmlPage(page.findings, page.gallery), line)
    return made if is_body else inner(made)
