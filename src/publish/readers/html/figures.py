"""Figures of HTML: a picture, several, a table, code or a quotation, with the words of the `figcaption`."""

from __future__ import annotations

import re

from msgspec.structs import replace

from publish import model as m
from publish.readers.html.flow import blocks, one_run, paragraphs
from publish.readers.html.parts import Context, Element, Maker, Part, Piece

_PICTURE_FILE = re.compile(r"[^?#]+\.(?:png|jpe?g|gif|webp|svg|avif)(?:[?#].*)?|.*/wiki/\w+:.*", re.IGNORECASE)


def figure(element: Element, content: tuple[Part, ...], context: Context) -> list[Part]:
    """Make `figure` the picture, table, code or quotation in it, with its caption."""
    captions = [part for part in content if isinstance(part, Piece) and part.element.name == "figcaption"]
    rest = [part for part in content if not any(part is caption for caption in captions)]
    words, more = one_run([part for caption in captions for part in caption.content])
    found = [_unlinked(block, context) for block in blocks(paragraphs(rest))]
    first = bool(captions) and content.index(captions[0]) < len(content) / 2
    return [*_captioned(found, words, element, first=first), *more]


def _captioned(found: list[m.Block], words: m.Inlines, element: Element, *, first: bool) -> list[m.Block]:
    """Give the words of a caption to the only block that can hold one, else set them beside the blocks."""
    span = element.span
    able = [index for index, block in enumerate(found) if _can_hold(block)]
    if not words and len(found) != 1:
        return found
    if len(able) != 1:
        caption = [m.Paragraph(words, span=words[0].span or span)] if words else []
        return [*caption, *found] if first else [*found, *caption]
    place = able[0]
    found[place] = _with_caption(found[place], words, element.get("id"))
    return found


def _can_hold(block: m.Block) -> bool:
    match block:
        case m.Figure(_, _, caption, _, _) | m.Table(_, caption, _, _):
            return not caption
        case m.Quote(_, attribution):
            return not attribution
        case _:
            return False


def _with_caption(block: m.Block, words: m.Inlines, ident: str) -> m.Block:
    match block:
        case m.Figure() | m.Table():
            return replace(block, caption=words, id=block.id or ident)
        case m.Quote():
            return replace(block, attribution=words)
        case _:
            return block


def _unlinked(block: m.Block, context: Context) -> m.Block:
    """Return a picture that is a link as a figure; a link to anything but the picture itself is told."""
    match block:
        case m.Paragraph((m.Link(target, (m.Image(resource, alt) as picture,)),)):
            if not _PICTURE_FILE.fullmatch(target):
                message = f"a figure cannot be a link; this one led to {target}"
                context.findings.add("MARK001", block.span, message)
            return m.Figure(resource, alt, span=picture.span)
        case _:
            return block


FIGURES: dict[str, Maker] = {"figure": figure}
"""Figures."""
