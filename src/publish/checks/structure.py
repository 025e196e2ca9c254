"""Rules on pictures, headings and tables."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import chain

from publish.checks.links import shortened
from publish.checks.looked_at import LookedAt
from publish.diagnostics import Diagnostic, finding
from publish.model import (
    Article,
    Blocks,
    CodeBlock,
    Decorative,
    Described,
    Figure,
    Formula,
    Image,
    Inlines,
    Math,
    Paragraph,
    Section,
    Table,
    Undescribed,
)
from publish.model.walk import plain_text, walk


def undescribed_pictures(looked: LookedAt) -> Iterator[Diagnostic]:
    """IMG001: a picture has a text alternative, or is marked as one that needs none."""
    names = {resource.id: resource.name for resource in looked.article.resources}
    for node in looked.nodes:
        if isinstance(node, Figure | Image) and (name := _undescribed(node, names)) is not None:
            yield finding("IMG001", "", node.span, f"image «{name}» has no text alternative")
    cover = looked.article.meta.cover
    if cover is not None and not cover.alt.strip():
        yield finding(
            "IMG001",
            "",
            message=f"cover image «{names.get(cover.resource, cover.resource)}» has no text alternative",
            hint="write what the cover shows, as in `cover: {image: cover.png, alt: a harbour at dawn}`",
        )


def _undescribed(node: Figure | Image, names: dict[str, str]) -> str | None:
    """Return the name of a picture that lacks a description; None for one that does not."""
    match node.alt:
        case Undescribed(name):
            return name
        case Described(text, _) if not text.strip():
            return names.get(node.resource, node.resource)
        case Described(_, _) | Decorative():
            return None


def headings_without_words(looked: LookedAt) -> Iterator[Diagnostic]:
    """HEAD004: a heading has words; those who jump from heading to heading hear nothing else."""
    for node in looked.nodes:
        if isinstance(node, Section) and not _has_words(node.title):
            yield finding("HEAD004", "", node.span)
        if isinstance(node, Paragraph) and node.kind == "heading" and not _has_words(node.children):
            yield finding("HEAD004", "", node.span)


def _has_words(run: Inlines) -> bool:
    return bool(plain_text(run).strip())


def empty_sections(looked: LookedAt) -> Iterator[Diagnostic]:
    """HEAD003: something stands under a heading, if only another heading."""
    for node in looked.nodes:
        if isinstance(node, Section) and not node.blocks and _has_words(node.title):
            yield finding("HEAD003", "", node.span, f"section is empty: «{shortened(plain_text(node.title))}»")


def no_body(looked: LookedAt) -> Iterator[Diagnostic]:
    """META006: an article says something beside its title."""
    if not _says_something(looked.article):
        yield finding("META006", "")


def _says_something(article: Article) -> bool:
    nodes = chain.from_iterable(walk(block) for block in article.body)
    shown = Figure | Image | Table | CodeBlock | Formula | Math
    return any(isinstance(node, shown) or (isinstance(node, Paragraph) and _has_words(node.children)) for node in nodes)


def tables(looked: LookedAt) -> Iterator[Diagnostic]:
    """TAB001, TAB002, TAB003: a table names its columns or rows, says what it shows, and has a cell in every place."""
    for node in looked.nodes:
        if not isinstance(node, Table):
            continue
        if not any(cell.header and _cell_has_words(cell.blocks) for row in node.rows for cell in row.cells):
            yield finding("TAB001", "", node.span)
        if not _has_words(node.caption):
            yield finding("TAB002", "", node.span)
        if (widths := _widths(node)) and min(widths) != max(widths):
            message = f"rows differ in length: from {min(widths)} to {max(widths)} cells"
            yield finding("TAB003", "", node.span, message)


def _cell_has_words(blocks: Blocks) -> bool:
    nodes = chain.from_iterable(walk(block) for block in blocks)
    return any(
        isinstance(node, Image | Figure | Math | Formula) or (isinstance(node, Paragraph) and _has_words(node.children))
        for node in nodes
    )


def _widths(table: Table) -> list[int]:
    """Return how many columns each row fills, with the cells that reach into it from above."""
    reaching = [0] * len(table.rows)
    for place, row in enumerate(table.rows):
        for cell in row.cells:
            for below in range(place, min(place + max(cell.row_span, 1), len(table.rows))):
                reaching[below] += max(cell.column_span, 1)
    return reaching
