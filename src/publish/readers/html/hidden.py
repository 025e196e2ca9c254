"""What a page does not show: left out, and told where it held words."""

from __future__ import annotations

import re

from lxml import etree

from publish import model as m
from publish.readers.findings import quoted
from publish.readers.html.parts import Context

_SILENT = frozenset({"script", "style", "template", "head", "title", "meta", "link", "base", "datalist", "rp"})
"""Elements that no reader of a page ever sees."""
_DISPLAY_NONE = re.compile(r"(?:^|;)\s*(?:display\s*:\s*none|visibility\s*:\s*hidden)\b", re.IGNORECASE)


def is_shown(element: etree._Element, name: str, context: Context, span: m.Span) -> bool:
    """Tell whether an element is shown; words that the author has hidden are told, and left out."""
    if name in _SILENT:
        return False
    is_spare = name == "noscript" and element.find(".//img") is None
    if not is_spare and not _is_hidden(element, name):
        return True
    words = " ".join("".join(str(text) for text in element.itertext()).split())
    if words:
        count = len(words.split())
        said = "1 word" if count == 1 else f"{count} words"
        context.findings.add("MARK004", span, f"{said} that the page hides: {quoted(words)}")
    return False


def _is_hidden(element: etree._Element, name: str) -> bool:
    hidden = element.get("hidden")
    if hidden is not None and hidden.strip().lower() != "until-found":
        return True
    if name == "dialog" and element.get("open") is None:
        return True
    style = element.get("style")
    return bool(style and _DISPLAY_NONE.search(str(style)))
