"""Makers: the one table of every element of HTML that the article has a place for."""

from __future__ import annotations

from publish.readers.html import blocks, elements, embedded, figures, lists, notes, pictures, tables
from publish.readers.html.parts import Context, Element, Maker, Part

_OF_OFFICE = ("o:", "st1:", "v:", "w:")
"""Prefixes under which Word keeps what is its own; nobody misses it."""

MAKERS: dict[str, Maker] = {
    **elements.INLINES,
    **blocks.BLOCKS,
    **lists.LISTS,
    **tables.TABLES,
    **figures.FIGURES,
    **embedded.EMBEDDED,
    **notes.NOTES,
}
"""The maker of every element that is known."""

VERBATIM: dict[str, Maker] = {
    "br": blocks.new_line,
    **dict.fromkeys(("div", "li", "p", "tr"), blocks.own_line),
    "img": pictures.img,
    "Note": notes.NOTES["Note"],
}
"""The makers inside `pre`, where white space counts; of all other elements the words stand."""


def unknown(element: Element, content: tuple[Part, ...], context: Context) -> list[Part]:
    """Make an element that nobody knows its words, and tell its line."""
    if not element.name.startswith(_OF_OFFICE):
        context.findings.add("MARK001", element.span, f"HTML <{element.name}> was left out; its words are kept")
    return list(content)


def made(element: Element, content: tuple[Part, ...], context: Context) -> list[Part]:
    """Return what an element is once it is closed."""
    return MAKERS.get(element.name, unknown)(element, content, context)
