"""Runs: the places where prose stands. A run is the inlines of one paragraph, heading, caption or term."""

from __future__ import annotations

from collections.abc import Callable
from typing import assert_never

from msgspec.structs import replace

from publish.model import nodes as n
from publish.model.article import Article
from publish.model.nodes import Alternative, Block, Blocks, Inlines

Change = Callable[[Inlines], Inlines]
OnBlock = Callable[[Block], Block]


def _same(block: Block) -> Block:
    return block


def in_article(article: Article, change: Change, on_block: OnBlock = _same) -> Article:
    """Return an article with every run changed, in reading order: title, subtitle, body, notes.

    `on_block` is given every block without prose (code, formula) at its place in that order.
    """
    title = change(article.title)
    subtitle = change(article.subtitle)
    body = in_blocks(article.body, change, on_block)
    notes = tuple(replace(note, blocks=in_blocks(note.blocks, change, on_block)) for note in article.notes)
    return replace(article, title=title, subtitle=subtitle, body=body, notes=notes)


def in_blocks(blocks: Blocks, change: Change, on_block: OnBlock = _same) -> Blocks:
    """Return blocks with every run in them changed."""
    return tuple(_in_block(block, change, on_block) for block in blocks)


def _in_block(block: Block, change: Change, on_block: OnBlock) -> Block:  # noqa: C901, PLR0911  # one case a node class
    match block:
        case n.Paragraph(children, _):
            return replace(block, children=change(children))
        case n.Section(title, blocks, _, _):
            return replace(block, title=change(title), blocks=in_blocks(blocks, change, on_block))
        case n.BulletList(items) | n.OrderedList(items, _, _):
            return replace(block, items=tuple(_in_item(item, change, on_block) for item in items))
        case n.DescriptionList(items):
            return replace(block, items=tuple(_in_description(item, change, on_block) for item in items))
        case n.Quote(blocks, attribution):
            inner = in_blocks(blocks, change, on_block)
            return replace(block, blocks=inner, attribution=change(attribution))
        case n.Figure(_, alt, caption, _, _):
            return replace(block, alt=_in_alternative(alt, change, on_block), caption=change(caption))
        case n.Table(rows, caption, _, _):
            named = change(caption)
            return replace(block, caption=named, rows=tuple(_in_row(row, change, on_block) for row in rows))
        case n.Aside(blocks, _, title):
            headed = change(title)
            return replace(block, title=headed, blocks=in_blocks(blocks, change, on_block))
        case n.CodeBlock(_, _, _) | n.Formula(_, _, _, _):
            return on_block(block)
        case n.ThematicBreak():
            return block
        case _:
            assert_never(block)


def _in_item(item: n.Item, change: Change, on_block: OnBlock) -> n.Item:
    return replace(item, blocks=in_blocks(item.blocks, change, on_block))


def _in_description(item: n.Description, change: Change, on_block: OnBlock) -> n.Description:
    terms = tuple(change(term) for term in item.terms)
    return replace(item, terms=terms, details=tuple(in_blocks(detail, change, on_block) for detail in item.details))


def _in_row(row: n.Row, change: Change, on_block: OnBlock) -> n.Row:
    cells = tuple(replace(cell, blocks=in_blocks(cell.blocks, change, on_block)) for cell in row.cells)
    return replace(row, cells=cells)


def _in_alternative(alt: Alternative, change: Change, on_block: OnBlock) -> Alternative:
    match alt:
        case n.Described(_, long):
            return replace(alt, long=in_blocks(long, change, on_block)) if long else alt
        case n.Decorative() | n.Undescribed(_):
            return alt
        case _:
            assert_never(alt)
