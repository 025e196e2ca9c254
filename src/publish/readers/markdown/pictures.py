"""Images in Markdown and HTML: the picture with its text alternative, or the words that stand for a missing one."""

from __future__ import annotations

from markdown_it.token import Token

from publish import model as m
from publish.readers.images import name_of
from publish.readers.markdown.attributes import Attributes
from publish.readers.markdown.page import Page


def alternative(token: Token, span: m.Span) -> m.Alternative:
    """Return the text alternative of a Markdown image: the attribute `alt` before the words in brackets."""
    attributes = token.meta.get("attributes") or Attributes()
    if "decorative" in attributes.classes:
        return m.Decorative(span=span)
    words = attributes.values.get("alt") or plain(token.children or [])
    return (
        m.Described(words, span=span) if words.strip() else m.Undescribed(name_of(str(token.attrs["src"])), span=span)
    )


def html_alternative(attributes: dict[str, str], span: m.Span) -> m.Alternative:
    """Return the text alternative of an `img`: an empty one says that it is decorative (HTML 4.8.4.4.4)."""
    if "alt" not in attributes:
        return m.Undescribed(name_of(attributes.get("src", "")), span=span)
    return m.Described(attributes["alt"], span=span) if attributes["alt"].strip() else m.Decorative(span=span)


def picture(target: str, alt: m.Alternative, span: m.Span, page: Page) -> m.Inline:
    """Return an image, or the words that stand for one that cannot be had."""
    resource = page.gallery.find(target, span)
    return m.Image(resource.id, alt, span=span) if resource else m.Text(stand_in(target, alt), span=span)


def stand_in(target: str, alt: m.Alternative) -> str:
    """Return the words that stand for a missing picture in a draft."""
    words = f": {alt.text}" if isinstance(alt, m.Described) else ""
    return f"[image missing: {name_of(target)}{words}]"


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
