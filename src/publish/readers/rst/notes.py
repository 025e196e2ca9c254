"""Notes of reStructuredText: footnotes and citations, in the order of their first call."""

from __future__ import annotations

from collections.abc import Iterator

from docutils import nodes

from publish import model as m
from publish.readers.rst.blocks import inner
from publish.readers.rst.page import Page


def notes(page: Page) -> Iterator[m.Note]:
    """Make every note: those that are called, in the order of their calls, then those that nothing calls."""
    defined: dict[str, nodes.Element] = {
        ident: node
        for node in page.document.findall(nodes.Element)
        if isinstance(node, nodes.footnote | nodes.citation)
        for ident in node["ids"]
    }
    made: set[int] = set()
    while waiting := _next(page, defined, made):
        for ident in waiting:
            made.add(id(defined[ident]))
            yield m.Note(id=page.note(ident), blocks=_blocks(defined[ident], page), span=page.span(defined[ident]))


def _next(page: Page, defined: dict[str, nodes.Element], made: set[int]) -> list[str]:
    """Return the ids to go on with: what is called, else the first note that nothing calls."""
    called = [ident for ident in page.notes if ident in defined and id(defined[ident]) not in made]
    return called or [ident for ident, node in defined.items() if id(node) not in made][:1]


def _blocks(node: nodes.Element, page: Page) -> m.Blocks:
    """Return what a note says; a citation begins with its label, which the text names."""
    label = next((child for child in node.children if isinstance(child, nodes.label)), None)
    content = inner(node, page)
    if label is None or isinstance(node, nodes.footnote):
        return content
    name = (m.Text(f"[{label.astext()}]"), m.Text(" "))
    match content:
        case (m.Paragraph(children, "prose", span=span), *rest):
            return (m.Paragraph((*name, *children), span=span), *rest)
        case _:
            return (m.Paragraph(name[:1], span=page.span(node)), *content)
