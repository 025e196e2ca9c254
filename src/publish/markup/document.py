"""A whole XHTML page."""

from __future__ import annotations

from publish.catalogue import direction
from publish.markup.elements import EMPTY, Attributes, Markup, container, element, text

_XHTML = "http://www.w3.org/1999/xhtml"
_OPS = "http://www.idpf.org/2007/ops"
_PREAMBLE = '<?xml version="1.0" encoding="UTF-8"?>\n<!DOCTYPE html>\n'


def document(*, lang: str, title: str, body: Markup, head: Markup = EMPTY, attributes: Attributes | None = None) -> str:
    """Write a page from its body; `head` is what stands after the title, `attributes` are those of `body`."""
    root = {"xmlns": _XHTML, "xmlns:epub": _OPS, "lang": lang, "xml:lang": lang, "dir": direction(lang)}
    top = container("head", {}, element("meta", {"charset": "utf-8"}), element("title", {}, text(title)), head)
    return f"{_PREAMBLE}{container('html', root, top, container('body', attributes, body))}\n"
