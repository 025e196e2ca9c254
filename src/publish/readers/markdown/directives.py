"""Named blocks (`::: warning`, `:::{figure} map.png`, ```` ```{code-block} python ````) to the blocks that they are."""

from __future__ import annotations

import csv
from collections.abc import Callable, Iterator
from typing import NamedTuple

from markdown_it.token import Token
from msgspec.structs import replace

from publish import model as m
from publish.model.walk import plain_text
from publish.readers.findings import quoted
from publish.readers.html.languages import spoken_in
from publish.readers.html.parts import is_block
from publish.readers.languages import language_tag
from publish.readers.markdown.asides import kind_of, title_of
from publish.readers.markdown.attributes import Attributes
from publish.readers.markdown.page import Page
from publish.readers.markdown.pictures import described, percentage, picture


class Directive(NamedTuple):
    """A named block: its name, its title, its options and attributes, what stands in it, and its place."""

    name: str
    argument: str
    title: m.Inlines
    options: dict[str, str]
    attributes: Attributes
    blocks: m.Blocks
    span: m.Span


def made(directive: Directive, page: Page) -> Iterator[m.Block]:
    """Make a named block what it is, in the language that it names."""
    written = directive.attributes.values.get("lang", "")
    blocks = list(_made(directive, page))
    lang = language_tag(written, page.findings, directive.span) if written else ""
    yield from (part for part in spoken_in(lang, blocks, directive.span) if is_block(part)) if lang else blocks


def _made(directive: Directive, page: Page) -> Iterator[m.Block]:
    name = directive.name.removeprefix("{")
    kind = _kind(directive)
    if kind and name not in _MAKERS:
        title = directive.title or _text(title_of(name), directive.span)
        yield m.Aside(directive.blocks, kind, title, span=directive.span)
    elif name in _MAKERS and (directive.name.startswith("{") or name in _PLAIN):
        yield from _MAKERS[name](directive, page)
    else:
        yield from _unknown(directive, page)


def _kind(directive: Directive) -> m.AsideKind | None:
    """Return the kind of aside; of an `admonition`, a class says more than the name."""
    classes = (*directive.options.get("class", "").split(), *directive.attributes.classes)
    named = [found for name in classes if (found := kind_of(name.removeprefix("callout-").lower()))]
    own = kind_of(directive.name.removeprefix("{").removeprefix("callout-"))
    return next(iter(named), own) if own else None


def _unknown(directive: Directive, page: Page) -> Iterator[m.Block]:
    name = directive.name.removeprefix("{")
    says_lang = "lang" in directive.attributes.values or "dir" in directive.attributes.values
    if name and not says_lang:
        page.findings.add(
            "MARK003", directive.span, f"a block of the kind {quoted(name)} is not known; its words are kept"
        )
    if directive.title:
        yield m.Paragraph(directive.title, span=directive.span)
    yield from directive.blocks


def _ident(directive: Directive) -> str:
    """Return the id that a directive names (docutils `name`, MyST `label`)."""
    return directive.options.get("name") or directive.options.get("label", "")


def _text(words: str, span: m.Span) -> m.Inlines:
    return (m.Text(words, span=span),) if words else ()


Maker = Callable[[Directive, Page], Iterator[m.Block]]


def _figure(directive: Directive, page: Page) -> Iterator[m.Block]:
    """Make `{figure} path` a picture with the first paragraph as its caption, what follows as its legend."""
    span, target = directive.span, directive.argument
    node = picture(target, described(directive.options.get("alt", ""), target, span), span, page)
    caption, rest = _captioned(directive.blocks)
    if not isinstance(node, m.Image):
        yield m.Paragraph((node, *((m.Text(" "), *caption) if caption else ())), span=span)
    else:
        width = percentage(directive.options.get("width", ""))
        yield m.Figure(node.resource, node.alt, caption, width, _ident(directive), span=span)
    yield from rest


def _captioned(blocks: m.Blocks) -> tuple[m.Inlines, m.Blocks]:
    match blocks:
        case (m.Paragraph(children, _), *rest):
            return children, tuple(rest)
        case _:
            return (), blocks


def _quote(directive: Directive, _: Page) -> Iterator[m.Block]:
    attribution = directive.title
    blocks = directive.blocks
    match blocks[-1:]:
        case (m.Paragraph((m.Text(text), *rest), _) as last,) if len(blocks) > 1 and text.startswith(("—", "-- ")):
            words = text.lstrip("—- ")
            attribution = (*_text(words, last.span or directive.span), *rest)
            blocks = blocks[:-1]
    if blocks or attribution:
        yield m.Quote(blocks, attribution, span=directive.span)


def _table(directive: Directive, page: Page) -> Iterator[m.Block]:
    """Make `{table} Caption` the table in it, with its caption."""
    tables = [block for block in directive.blocks if isinstance(block, m.Table)]
    if len(tables) != 1 or tables[0].caption:
        yield from _unknown(directive, page)
        return
    ident = _ident(directive)
    for block in directive.blocks:
        yield replace(block, caption=directive.title, id=block.id or ident) if isinstance(block, m.Table) else block


def _list_table(directive: Directive, page: Page) -> Iterator[m.Block]:
    """Make `{list-table}` a table of which each item of a list is a row (docutils)."""
    rows = list(_rows(directive.blocks))
    if not rows:
        yield from _unknown(directive, page)
        return
    heads, stubs = _count(directive, "header-rows"), _count(directive, "stub-columns")
    columns = max(len(cells) for cells in rows)
    made_rows = tuple(
        m.Row(tuple(_cell(cells, row, column, heads, stubs) for column in range(columns)), span=directive.span)
        for row, cells in enumerate(rows)
    )
    yield m.Table(made_rows, directive.title, id=_ident(directive), span=directive.span)


def _count(directive: Directive, name: str) -> int:
    written = directive.options.get(name, "")
    return int(written) if written.isdecimal() else 0


def _rows(blocks: m.Blocks) -> Iterator[tuple[m.Item, ...]]:
    match blocks:
        case (m.BulletList(items),) if all(len(item.blocks) == 1 for item in items):
            for item in items:
                match item.blocks:
                    case (m.BulletList(cells),):
                        yield cells
                    case _:
                        return


def _cell(cells: tuple[m.Item, ...], row: int, column: int, heads: int, stubs: int) -> m.Cell:
    if column >= len(cells):
        return m.Cell(())
    item = cells[column]
    named: dict[bool, str] = {True: "column", False: "row" if column < stubs else ""}
    return m.Cell(item.blocks, named[row < heads] if item.blocks else "", span=item.span)  # type: ignore[arg-type]  # one of the three


def _as_they_are(directive: Directive, _: Page) -> Iterator[m.Block]:
    """Give what stands in a block that only sets it beside others, under its title."""
    if directive.title and not plain_text(directive.title).replace(" ", "").isdecimal():  # not the columns of a grid
        yield m.Paragraph(directive.title, kind="heading", span=directive.span)
    yield from directive.blocks


_PLAIN = frozenset({"code-group", "tabs", "tab", "columns", "column", "quote", "blockquote", "epigraph"})
"""Names that mean the same without braces."""

_MAKERS: dict[str, Maker] = {
    **dict.fromkeys(("figure", "image"), _figure),
    **dict.fromkeys(("epigraph", "pull-quote", "highlights", "quote", "blockquote", "cite"), _quote),
    "table": _table,
    "list-table": _list_table,
    **dict.fromkeys(
        "card grid grid-item grid-item-card tab-set tab-item tabs tab code-group columns column div".split(),  # noqa: SIM905  # a table of names
        _as_they_are,
    ),
}


def literal(token: Token, page: Page) -> Iterator[m.Block]:
    """Make a directive whose content is no Markdown code, a formula, or what tells that it is neither."""
    name, span = token.meta["directive"], page.span(token)
    text, argument, named = token.meta["body"].strip("\n"), token.meta["argument"], token.meta["options"]
    if name == "math":
        yield m.Formula("\n".join(filter(None, (argument, text))).strip(), span=span)
        return
    if name == "csv-table" and text and "file" not in named and "url" not in named:
        yield _comma_separated(text, argument, named, span)
        return
    if name in _FILLED:
        page.findings.add(
            "MARK002", span, f"what a site generator fills in is missing here: {{{name}}} {argument}".rstrip()
        )
    elif name not in _CODE:
        page.findings.add(
            "MARK003", span, f"the directive {quoted(f'{{{name}}}')} is not known; its content became code"
        )
    if caption := named.get("caption", ""):
        yield m.Paragraph((m.Text(caption, span=span),), span=span)
    yield from _as_code(name, argument, text, span)


def _as_code(name: str, argument: str, text: str, span: m.Span) -> Iterator[m.Block]:
    """Make the content of a directive code; what stood behind its name is its language, or its first line."""
    names_language = name in _CODE
    kept = text if names_language else "\n".join(filter(None, (argument, text)))
    language = next(iter(argument.split()), "") if names_language else "" if name in _FILLED else name
    if kept.strip():
        yield m.CodeBlock(kept, language, span=span)


_CODE = frozenset({"code", "code-block", "code-cell", "sourcecode", "myst", "mermaid", "parsed-literal"})
_FILLED = frozenset(
    "bibliography contents embed glossary include index literalinclude tableofcontents toctree".split()  # noqa: SIM905  # a table of names
)


def _comma_separated(text: str, title: str, named: dict[str, str], span: m.Span) -> m.Table:
    """Make `{csv-table}` a table (docutils)."""
    lines = csv.reader(text.split("\n"), skipinitialspace=True)
    header = list(csv.reader([named["header"]], skipinitialspace=True)) if "header" in named else []
    rows = [row for row in (*header, *lines) if row]
    written = named.get("header-rows", "")
    heads = len(header) + (int(written) if written.isdecimal() else 0)
    columns = max(map(len, rows))
    made_rows = (_text_row(row, columns, is_head=number < heads, span=span) for number, row in enumerate(rows))
    ident = named.get("name") or named.get("label", "")
    return m.Table(tuple(made_rows), _text(title, span), id=ident, span=span)


def _text_row(row: list[str], columns: int, *, is_head: bool, span: m.Span) -> m.Row:
    cells = [m.Paragraph(_text(cell.strip(), span), span=span) if cell.strip() else None for cell in row]
    filled = [*cells, *[None] * (columns - len(cells))]
    return m.Row(
        tuple(m.Cell((cell,) if cell else (), "column" if cell and is_head else "", span=span) for cell in filled),
        span=span,
    )
