"""Pictures of reStructuredText: `image` with its text alternative, or the words that stand for a missing one."""

from __future__ import annotations

import re

from docutils import nodes

from publish import model as m
from publish.readers.html.pictures import stand_in
from publish.readers.images import name_of
from publish.readers.rst.page import Page

_PERCENTAGE = re.compile(r"(\d{1,3})\s*%", re.ASCII)


def alternative(node: nodes.Element, span: m.Span) -> m.Alternative:
    """Return the text alternative of an image: an empty `:alt:` says that it is decorative, as in HTML."""
    if "decorative" in node["classes"] or ("alt" in node and not node["alt"].strip()):
        return m.Decorative(span=span)
    if "alt" in node:
        return m.Described(" ".join(node["alt"].split()), span=span)
    return m.Undescribed(name_of(node["uri"]), span=span)


def picture(node: nodes.Element, span: m.Span, page: Page) -> m.Inline:
    """Return an image, or the words that stand for one that cannot be had."""
    alt = alternative(node, span)
    resource = page.gallery.find(node["uri"], span)
    return m.Image(resource.id, alt, span=span) if resource else m.Text(stand_in(node["uri"], alt), span=span)


def width(node: nodes.Element) -> int:
    """Return a width in percent of the text, or 0 for any other."""
    found = _PERCENTAGE.fullmatch(str(node.get("width", "")))
    return min(int(found[1]), 100) if found else 0
