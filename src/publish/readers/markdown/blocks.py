"""Block tokens to block nodes: sections flat, each with the level it was written at."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import Literal

from markdown_it.common.utils import unescapeAll
from markdown_it.token import Token

from publish import model as m
from publish.readers.findings import quoted
from publish.readers.markdown.attributes import Attributes, parse
from publish.readers.markdown.branches import Branch
from publish.readers.markdown.elements import in_language, lost
from publish.readers.markdown.html import Picture, Words, parse_block
from publish.readers.markdown.inlines import inlines
from publish.readers.markdown.page import Page, tell_templates
from publish.readers.markdown.pictures import html_alternative, picture
from publish.readers.markdown.tables import table


def body(children: tuple[Branch, ...], page: Page) -> m.Blocks:
    """Return the blocks of the article's body, where headings begin sections."""
    return tuple(block for child in children for block in _block(child, page, is_body=True))


def inner(children: tuple[Branch, ...], page: Page) -> m.Blocks:
    """Return the blocks inside another block, where no section can begin."""
    return tuple(block for child in children for block in _block(child, page, is_body=False))


def _block(branch: Branch, page: Page, *, is_body: bool) -> Iterator[m.Block]:
    if branch.kind == "heading":
        yield _heading(branch, page, is_body=is_body)
    else:
        yield from _MAKERS.get(branch.kind, _unknown)(branch, page)


def _heading(branch: Branch, page: Page, *, is_body: bool) -> m.Block:
    token, span = branch.token, page.heading_span(branch.token)
    attributes = token.meta.get("attributes") or Attributes()
    title = in_language(inlines(branch.children[0].token, page), attributes, span, page)
    if not is_body:
        return m.Paragraph(title, kind="heading", span=span)
    return m.Section(title, id=attributes.id, written_level=int(token.tag[1]), span=span)


def _paragraph(branch: Branch, page: Page) -> Iterator[m.Block]:
    if "belongs" in branch.token.meta:
        return
    inline = branch.children[0].token
    span = page.span(branch.token)
    if figures := _figures(inline, page):
        yield from figures
        return
    attributes = branch.token.meta.get("attributes") or Attributes()
    children = in_language(inlines(inline, page), attributes, span, page)
    match children:
        case ():
            return
        case (m.Math(source, notation, spoken),) if inline.content.startswith("$$"):
            yield m.Formula(source, notation, spoken, span=span)
        case _:
            yield m.Paragraph(children, span=span)


def _figures(inline: Token, page: Page) -> list[m.Block]:
    """Return the images of a paragraph that holds nothing else, each as a figure."""
    tokens = inline.children or []
    if not tokens or (tokens[0].type != "image" and tokens[0].content.strip()):
        return []
    images = [token for token in tokens if token.type == "image"]
    if not images or any(token.type not in {"image", "softbreak"} and token.content.strip() for token in tokens):
        return []
    if any(token.nesting for token in tokens):
        return []
    return [_figure(inline, image, page) for image in images]


def _figure(inline: Token, image: Token, page: Page) -> m.Block:
    """Make a figure of one image, or a paragraph of the words that stand for a missing one."""
    alone = Token("inline", "", 0, map=inline.map, content=inline.content, children=[image])
    (node,) = inlines(alone, page)
    if not isinstance(node, m.Image):
        return m.Paragraph((node,), span=node.span)
    title = " ".join(str(image.attrs.get("title") or "").split())
    attributes = image.meta.get("attributes") or Attributes()
    return m.Figure(
        node.resource,
        node.alt,
        caption=(m.Text(title, span=node.span),) if title else (),
        width=_percentage(attributes.values.get("width", "")),
        span=node.span,
    )


_PERCENTAGE = re.compile(r"(\d{1,3})%", re.ASCII)


def _percentage(written: str) -> int:
    """Return a width in percent of the text, or 0 for any other."""
    found = _PERCENTAGE.fullmatch(written)
    return min(int(found[1]), 100) if found else 0


# Lists


def _bullets(branch: Branch, page: Page) -> Iterator[m.Block]:
    yield m.BulletList(_items(branch, page), span=page.span(branch.token))


def _numbers(branch: Branch, page: Page) -> Iterator[m.Block]:
    start = int(branch.token.attrs.get("start", 1))
    yield m.OrderedList(_items(branch, page), start=start, span=page.span(branch.token))


def _items(branch: Branch, page: Page) -> tuple[m.Item, ...]:
    return tuple(_item(child, page) for child in branch.children)


def _item(branch: Branch, page: Page) -> m.Item:
    checked = branch.token.meta.get("checked")
    task: Literal["", "open", "done"] = "" if checked is None else "done" if checked else "open"
    return m.Item(inner(branch.children, page), task, span=page.span(branch.token))


def _descriptions(branch: Branch, page: Page) -> Iterator[m.Block]:
    yield m.DescriptionList(tuple(_description_items(branch, page)), span=page.span(branch.token))


def _description_items(branch: Branch, page: Page) -> Iterator[m.Description]:
    terms: list[m.Inlines] = []
    details: list[m.Blocks] = []
    span = page.span(branch.token)
    for child in branch.children:
        if child.kind == "dt" and details:
            yield m.Description(tuple(terms), tuple(details), span=span)
            terms, details = [], []
        if child.kind == "dt":
            span = page.span(child.token) if not terms else span
            terms.append(inlines(child.children[0].token, page))
        else:
            details.append(inner(child.children, page))
    yield m.Description(tuple(terms), tuple(details), span=span)


# Quotes and asides


def _quote(branch: Branch, page: Page) -> Iterator[m.Block]:
    blocks = inner(branch.children, page)
    source = branch.token.meta.get("attribution")
    attribution = inlines(source, page) if source else ()
    if blocks or attribution:
        yield m.Quote(blocks, attribution, span=page.span(branch.token))


AsideKind = Literal["note", "tip", "important", "warning", "caution", "details"]
_ASIDES: dict[str, AsideKind] = {
    "note": "note",
    "info": "note",
    "seealso": "note",
    "tip": "tip",
    "hint": "tip",
    "important": "important",
    "warning": "warning",
    "attention": "warning",
    "caution": "caution",
    "danger": "caution",
    "error": "caution",
    "details": "details",
}


def _alert(branch: Branch, page: Page) -> Iterator[m.Block]:
    blocks = inner(tuple(child for child in branch.children if child.kind != "alert_title"), page)
    yield m.Aside(blocks, _ASIDES[str(branch.token.meta["kind"]).lower()], span=page.span(branch.token))


def _container(branch: Branch, page: Page) -> Iterator[m.Block]:
    name, title = _container_name(branch.token.info)
    span = page.span(branch.token)
    blocks = inner(branch.children, page)
    if name in _ASIDES:
        yield m.Aside(blocks, _ASIDES[name], (m.Text(title, span=span),) if title else (), span=span)
        return
    page.findings.add(
        "MARK003", span, f"a block of the kind {quoted(branch.token.info.strip())} is not known; its words are kept"
    )
    yield from blocks


def _container_name(info: str) -> tuple[str, str]:
    """Return kind and title of `::: note Title`, `:::{note} Title` or `::: {.callout-note title="Title"}`."""
    written = info.strip()
    if parsed := parse(written):
        names = [name.removeprefix("callout-").lower() for name in parsed[0].classes]
        return next(iter(names), ""), parsed[0].values.get("title", "")
    name, _, title = written.partition(" ")
    return name.strip("{}[]").lower(), title.strip()


# What holds no prose


def _code(branch: Branch, page: Page) -> Iterator[m.Block]:
    token = branch.token
    language = next(iter(unescapeAll(token.info).split()), "")
    text = token.content.removesuffix("\n")
    if language == "math":
        yield m.Formula(text, span=page.span(token))
    else:
        yield m.CodeBlock(text, language.strip("{}").removeprefix("."), span=page.span(token))


def _formula(branch: Branch, page: Page) -> Iterator[m.Block]:
    yield m.Formula(branch.token.content.strip(), span=page.span(branch.token))


def _break(branch: Branch, page: Page) -> Iterator[m.Block]:
    yield m.ThematicBreak(span=page.span(branch.token))


def _nothing(_: Branch, __: Page) -> Iterator[m.Block]:
    return iter(())


def _unknown(branch: Branch, page: Page) -> Iterator[m.Block]:
    """Keep the words of a token that we do not know; there is none today."""
    if branch.token.content:
        yield m.Paragraph((m.Text(branch.token.content),), span=page.span(branch.token))
    yield from inner(branch.children, page)


# HTML


def _html(branch: Branch, page: Page) -> Iterator[m.Block]:
    first = branch.token.map[0] if branch.token.map else 0
    fragment = parse_block(branch.token.content)
    for name, line in fragment.lost:
        lost(name, page.line_span(first + line), page)
    for piece in fragment.pieces:
        span = page.line_span(first + piece.line)
        match piece:
            case Words(text):
                tell_templates(text, span, page.findings)
                yield m.Paragraph(tuple(page.text(text, span)), span=span)
            case Picture():
                yield _html_figure(piece, span, page)


def _html_figure(piece: Picture, span: m.Span, page: Page) -> m.Block:
    attributes = {"src": piece.source} | ({"alt": piece.alt} if piece.alt is not None else {})
    node = picture(piece.source, html_alternative(attributes, span), span, page)
    caption = (m.Text(piece.caption, span=span),) if piece.caption else ()
    if isinstance(node, m.Image):
        return m.Figure(node.resource, node.alt, caption, span=span)
    return m.Paragraph((node, *((m.Text(" "), *caption) if caption else ())), span=span)


Maker = Callable[[Branch, Page], Iterator[m.Block]]

_MAKERS: dict[str, Maker] = {
    "alert": _alert,
    "blockquote": _quote,
    "bullet_list": _bullets,
    "code_block": _code,
    "container_aside": _container,
    "dl": _descriptions,
    "fence": _code,
    "footnote_reference": _nothing,
    "hr": _break,
    "html_block": _html,
    "inline": _nothing,
    "math_block": _formula,
    "ordered_list": _numbers,
    "paragraph": _paragraph,
    "table": table,
}
