"""Block tokens to block nodes: sections flat, each with the level it was written at."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import Literal

from markdown_it.common.utils import unescapeAll
from markdown_it.token import Token

from publish import model as m
from publish.model.walk import plain_text
from publish.readers.findings import quoted
from publish.readers.html.flow import inner as settled
from publish.readers.markdown.asides import KINDS, kind_of, title_of
from publish.readers.markdown.attributes import Attributes, parse
from publish.readers.markdown.branches import Branch
from publish.readers.markdown.directives import Directive, literal
from publish.readers.markdown.directives import made as directive_made
from publish.readers.markdown.elements import in_language
from publish.readers.markdown.inlines import inlines, paragraphs_of
from publish.readers.markdown.page import Page, tell_includes, tell_modules
from publish.readers.markdown.pictures import percentage
from publish.readers.markdown.regions import has_html, region
from publish.readers.markdown.tables import table


def body(children: tuple[Branch, ...], page: Page) -> m.Blocks:
    """Return the blocks of the article's body, where headings begin sections."""
    if has_html(children):
        return region(children, page, lambda child: _block(child, page, is_body=True))
    return tuple(block for child in children for block in _block(child, page, is_body=True))


def inner(children: tuple[Branch, ...], page: Page) -> m.Blocks:
    """Return the blocks inside another block, where no section can begin."""
    if has_html(children):
        return settled(region(children, page, lambda child: _block(child, page, is_body=False)))
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
    ident = attributes.id or page.taken_place()
    return m.Section(title, id=ident, written_level=int(token.tag[1]), span=span)


def _paragraph(branch: Branch, page: Page) -> Iterator[m.Block]:
    belongs = branch.token.meta.get("belongs", "")
    inline = branch.children[0].token
    span = page.span(branch.token)
    if belongs == "contents":
        message = f"a place for a table of contents was left out: {quoted(inline.content)}"
        page.findings.add("MARK002", span, message)
    if belongs:
        return
    tell_modules(inline.content, span, page.findings)
    if figures := _figures(inline, page):
        yield from figures
        return
    blocks = paragraphs_of(inline, page)
    match blocks:
        case (m.Paragraph((m.Math(source, notation, spoken),), _),) if _stands_alone(inline):
            yield m.Formula(source, notation, spoken, span=span)
        case (m.Paragraph(children, kind),) if given := branch.token.meta.get("attributes"):
            yield m.Paragraph(in_language(children, given, span, page), kind, span=span)
        case _:
            yield from blocks


def _stands_alone(inline: Token) -> bool:
    """Tell whether a paragraph is one formula between double signs."""
    return any(token.type == "math_inline_double" for token in inline.children or [])


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
    image.meta["captioned"] = True
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
        width=percentage(attributes.values.get("width", "")),
        id=attributes.id,
        span=node.span,
    )


# Lists


def _bullets(branch: Branch, page: Page) -> Iterator[m.Block]:
    items = _items(branch, page)
    if any(item.blocks for item in items) or not _holds_contents(branch):
        yield m.BulletList(items, span=page.span(branch.token))


def _holds_contents(branch: Branch) -> bool:
    """Tell whether a list only held the place of a table of contents (kramdown's `{:toc}`)."""
    inside = (part for item in branch.children for part in item.children)
    return any(part.token.meta.get("belongs") == "contents" for part in inside)


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


def _alert(branch: Branch, page: Page) -> Iterator[m.Block]:
    blocks = inner(tuple(child for child in branch.children if child.kind != "alert_title"), page)
    yield m.Aside(blocks, KINDS[str(branch.token.meta["kind"]).lower()], span=page.span(branch.token))


def _callout(branch: Branch, page: Page) -> Iterator[m.Block]:
    """Make Obsidian's `> [!kind] Title` an aside."""
    span, name = page.span(branch.token), str(branch.token.meta["callout"])
    kind = kind_of(name)
    title = _title(branch, page)
    blocks = inner(branch.children, page)
    if name in {"quote", "cite"}:
        yield m.Quote(blocks, title, span=span)
        return
    if kind is None:
        page.findings.add("MARK003", span, f"a callout of the kind {quoted(name)} is not known; it became a note")
    words = title_of(name) if kind else name.capitalize()
    yield m.Aside(blocks, kind or "note", title or ((m.Text(words, span=span),) if words else ()), span=span)


def _admonition(branch: Branch, page: Page) -> Iterator[m.Block]:
    """Make Material for MkDocs' `!!! kind "Title"` an aside."""
    span, name = page.span(branch.token), str(branch.token.meta["tag"]).lower()
    titles = [child for child in branch.children if child.kind == "admonition_title"]
    blocks = inner(tuple(child for child in branch.children if child.kind != "admonition_title"), page)
    title = inlines(titles[0].children[0].token, page) if titles else ()
    if plain_text(title).casefold() == name and not title_of(name):
        title = ()  # the plugin's own word for the kind
    yield m.Aside(blocks, kind_of(name) or "note", title, span=span)


def _container(branch: Branch, page: Page) -> Iterator[m.Block]:
    meta = branch.token.meta
    directive = Directive(
        branch.token.info,
        meta.get("argument") or (meta["title"].content if "title" in meta else ""),
        _title(branch, page),
        meta.get("options", {}),
        meta.get("attributes", Attributes()),
        inner(branch.children, page),
        page.span(branch.token),
    )
    yield from directive_made(directive, page)


_NAMES_FILE = frozenset({"{figure", "{image"})


def _title(branch: Branch, page: Page) -> m.Inlines:
    token = branch.token.meta.get("title")
    return inlines(token, page) if token and branch.token.info not in _NAMES_FILE else ()


# What holds no prose


def _code(branch: Branch, page: Page) -> Iterator[m.Block]:
    token, span = branch.token, page.span(branch.token)
    if "directive" in token.meta:
        yield from literal(token, page)
        return
    info = unescapeAll(token.info).strip()
    text = token.content.removesuffix("\n")
    tell_includes(text, page.span(token).line, page.findings)
    if info == "math":
        yield m.Formula(text, span=span)
        return
    yield m.CodeBlock(text, _language(info, span, page), span=span)


def _language(info: str, span: m.Span, page: Page) -> str:
    """Return the computer language that a fence names, as `python`, `rust,ignore` or `{.python #id title="x"}`."""
    name, _, rest = info.partition(" ")
    parsed = parse(info[info.index("{") :]) if "{" in info else None
    if titles := _TITLE.findall(rest) or (
        [parsed[0].values["title"]] if parsed and "title" in parsed[0].values else []
    ):
        page.findings.add("MARK003", span, f"the title of a piece of code was left out: {quoted(titles[0])}")
    if info.startswith("{"):
        return next(iter(parsed[0].classes), "") if parsed else name.strip("{}").removeprefix(".")
    return name.split(",")[0].split("{")[0] or name


_TITLE = re.compile(r"""(?:title|caption|filename|lst-cap)=["']?([^"'}]+)""")


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


Maker = Callable[[Branch, Page], Iterator[m.Block]]

_MAKERS: dict[str, Maker] = {
    "admonition": _admonition,
    "alert": _alert,
    "blockquote": _quote,
    "callout": _callout,
    "bullet_list": _bullets,
    "code_block": _code,
    "container_aside": _container,
    "dl": _descriptions,
    "fence": _code,
    "footnote_reference": _nothing,
    "hr": _break,
    "inline": _nothing,
    "math_block": _formula,
    "ordered_list": _numbers,
    "paragraph": _paragraph,
    "table": table,
}
