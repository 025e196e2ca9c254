"""Images in Markdown: the picture with its text alternative, or the words that stand for a missing one."""

from __future__ import annotations

import re

from markdown_it.token import Token

from publish import model as m
from publish.readers.findings import quoted
from publish.readers.html.pictures import stand_in
from publish.readers.images import name_of
from publish.readers.markdown.attributes import Attributes
from publish.readers.markdown.page import Page


def alternative(token: Token, span: m.Span, page: Page) -> m.Alternative:
    """Return the text alternative of a Markdown image: the attribute `alt` before the words in brackets."""
    attributes = token.meta.get("attributes") or Attributes()
    words = attributes.values.get("alt") or plain(token.children or [])
    if "decorative" in attributes.classes:
        if words.strip():
            message = f"the picture is marked decorative, so its text alternative was left out: {quoted(words)}"
            page.findings.add("MARK003", span, message)
        return m.Decorative(span=span)
    return described(words, str(token.attrs["src"]), span)


def described(words: str, target: str, span: m.Span) -> m.Alternative:
    """Return a text alternative; without words nobody described the picture."""
    return m.Described(words, span=span) if words.strip() else m.Undescribed(name_of(target), span=span)


def picture(target: str, alt: m.Alternative, span: m.Span, page: Page) -> m.Inline:
    """Return an image, or the words that stand for one that cannot be had."""
    resource = page.gallery.find(target, span)
    return m.Image(resource.id, alt, span=span) if resource else m.Text(stand_in(target, alt), span=span)


def plain(tokens: list[Token]) -> str:
    """Return the words of inline tokens without their marks, as a text alternative holds them."""
    parts = []
    for token in tokens:
        if token.type == "image":
            parts.append(plain(token.children or []))
        elif token.type in {"softbreak", "hardbreak"}:
            parts.append(" ")
        elif token.type != "html_inline":
            parts.append(token.content)
    return "".join(parts)


_PERCENTAGE = re.compile(r"(\d{1,3})%", re.ASCII)


def percentage(written: str) -> int:
    """Return a width in percent of the text, or 0 for any other."""
    found = _PERCENTAGE.fullmatch(written)
    return min(int(found[1]), 100) if found else 0
