"""Blocks: the body of the article as paragraphs and tables, in order."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import assert_never

from publish.exporters.docx.captions import caption
from publish.exporters.docx.inlines import formula, inlines, own_words, picture, says_something
from publish.exporters.docx.manuscript import Manuscript
from publish.exporters.docx.numbering import LEVELS, Look
from publish.exporters.docx.paragraphs import PLAIN, At, paragraph, sole_language
from publish.exporters.docx.runs import prose, verbatim
from publish.exporters.docx.style_names import heading_in, label_of, prose_of
from publish.exporters.docx.tables import table
from publish.exporters.docx.wml import NOTHING, Xml, el
from publish.model import nodes as n
from publish.model.walk import walk

_DEEPEST_HEADING = 9
_BREAK = "* * *"


def blocks(children: n.Blocks, at: At, manuscript: Manuscript) -> Iterator[Xml]:
    """Yield the paragraphs and tables of blocks; a mark or lead goes to the first of them."""
    for child in children:
        yield from block(child, at, manuscript)
        at = at.after()
        if isinstance(child, n.Table) and at.style in PLAIN:
            at = at.inside("FirstParagraph")  # a table has no space after it of its own


def block(node: n.Block, at: At, manuscript: Manuscript) -> Iterator[Xml]:
    """Yield the paragraphs and tables of one block; every field of every class is shown."""
    match node:
        case n.Paragraph(children, kind):
            yield from _prose(children, heading_in(at.style) if kind == "heading" else at.style, at, manuscript)
        case n.Section(title, inner, ident, _written_level):
            yield from _section(title, inner, ident, at, manuscript)
        case n.BulletList(items):
            yield from _list(items, "bullet", 1, at, manuscript)
        case n.OrderedList(items, start, style):
            yield from _list(items, style, start, at, manuscript)
        case n.DescriptionList(items):
            yield from _descriptions(items, at, manuscript)
        case n.Quote(inner, attribution):
            yield from _quote(inner, attribution, at, manuscript)
        case n.CodeBlock(code, _language, ident):
            yield from _code(code, ident, at, manuscript)
        case n.Formula(source, notation, _spoken, ident):
            content = formula(node, source, notation, manuscript.run, manuscript)
            shown = el("m:oMathPara", content) if content.startswith("<m:oMath>") else content
            yield paragraph(manuscript.bookmark(ident, shown), "DisplayFormula", at, manuscript)
        case n.Figure(resource, alt, words, width, ident):
            content = picture(node, resource, alt, manuscript.run, manuscript, width=width, left=at.left_of(at.style))
            yield from _figure(content, alt, words, at, manuscript, ident=ident)
        case n.Table(rows, words, alignments, ident):
            if not words:
                yield from _bare_mark(at, manuscript)
            yield from table(
                node,
                at if words else at.after(),
                manuscript,
                rows=rows,
                words=words,
                alignments=alignments,
                ident=ident,
                write=blocks,
            )
        case n.Aside(inner, kind, title):
            yield from _aside(inner, kind, title, at, manuscript)
        case n.ThematicBreak():
            yield paragraph(prose(_BREAK, manuscript.run), "ThematicBreak", at, manuscript)
        case _:
            assert_never(node)


def _prose(children: n.Inlines, style: str, at: At, manuscript: Manuscript) -> Iterator[Xml]:
    if not (says_something(children, manuscript) or at.lead or at.number):
        return
    content = inlines(children, manuscript.run, manuscript)
    yield paragraph(content, style, at, manuscript, lang=sole_language(children))
    for child in children:
        for node in walk(child):
            if isinstance(node, n.Image) and isinstance(node.alt, n.Described) and node.alt.long:
                yield from _long(node.alt.long, manuscript.words.long_description, at.after(), manuscript)


def _code(code: str, ident: str, at: At, manuscript: Manuscript) -> Iterator[Xml]:
    if code.strip() or at.number or at.lead:
        content = verbatim(code.rstrip("\n"), replace(manuscript.run, rtl=False))
        yield paragraph(manuscript.bookmark(ident, content), "SourceCode", at, manuscript)


def _section(title: n.Inlines, inner: n.Blocks, ident: str, at: At, manuscript: Manuscript) -> Iterator[Xml]:
    depth = at.depth + 1
    style = f"Heading{min(depth, _DEEPEST_HEADING)}"
    if says_something(title, manuscript):
        heading = manuscript.bookmark(ident, inlines(title, manuscript.run, manuscript))
        yield paragraph(heading, style, At(), manuscript, lang=sole_language(title))
    yield from blocks(inner, replace(at, depth=depth), manuscript)


def _list(items: tuple[n.Item, ...], look: Look, start: int, at: At, manuscript: Manuscript) -> Iterator[Xml]:
    yield from _bare_mark(at, manuscript)
    at = at.after()
    number = manuscript.numbering.add(look, min(at.level + 1, LEVELS - 1), start)
    for item in items:
        place = at.marked(number, _task(item, manuscript))
        if item.blocks:
            yield from blocks(item.blocks, place, manuscript)
        else:
            yield from _bare_mark(place, manuscript)


def _task(item: n.Item, manuscript: Manuscript) -> Xml:
    """Return the state of a task, as a sign and in words; nothing for an item that is none."""
    words = manuscript.words
    match item.task:
        case "open":
            return own_words(f"☐ {words.task_open}", manuscript)
        case "done":
            return own_words(f"☑ {words.task_done}", manuscript)
        case "":
            return NOTHING


def _bare_mark(at: At, manuscript: Manuscript) -> Iterator[Xml]:
    """Yield a paragraph for the mark of an item that begins with something that can bear none."""
    if at.number or at.lead:
        yield paragraph(NOTHING, at.style, at, manuscript)


def _descriptions(items: tuple[n.Description, ...], at: At, manuscript: Manuscript) -> Iterator[Xml]:
    for item in items:
        for term in item.terms:
            if not (says_something(term, manuscript) or at.lead or at.number):
                continue
            content = inlines(term, manuscript.run, manuscript)
            yield paragraph(content, "DefinitionTerm", at, manuscript, lang=sole_language(term))
            at = at.after()
        for detail in item.details:
            yield from blocks(detail, at.inside("Definition"), manuscript)


def _quote(inner: n.Blocks, attribution: n.Inlines, at: At, manuscript: Manuscript) -> Iterator[Xml]:
    yield from blocks(inner, at.inside("Quote"), manuscript)
    if says_something(attribution, manuscript):
        content = inlines(attribution, manuscript.run, manuscript)
        yield paragraph(content, "QuoteSource", at.after() if inner else at, manuscript)


def _figure(
    content: Xml, alt: n.Alternative, words: n.Inlines, at: At, manuscript: Manuscript, *, ident: str
) -> Iterator[Xml]:
    label = manuscript.words.long_description
    if content and not words:
        content = manuscript.bookmark(ident, content)
    if content or at.number:
        yield paragraph(content, "ImageBlock", at, manuscript, keep_next=bool(words))
    if words:
        written, shown = caption("Figure", words, ident, manuscript)
        yield paragraph(shown, "Caption", at.after(), manuscript)
        label = manuscript.words.long_description_of.format(figure=written)
    if isinstance(alt, n.Described) and alt.long:
        yield from _long(alt.long, label, at.after(), manuscript)


def _long(inner: n.Blocks, label: str, at: At, manuscript: Manuscript) -> Iterator[Xml]:
    """Yield the long description of a picture, for all to read: Word has no other place for it."""
    yield paragraph(own_words(label, manuscript), label_of("details"), at, manuscript)
    yield from blocks(inner, at.after().inside(prose_of("details")), manuscript)


def _aside(inner: n.Blocks, kind: n.AsideKind, title: n.Inlines, at: At, manuscript: Manuscript) -> Iterator[Xml]:
    words = manuscript.words
    label = own_words(words.aside(kind), manuscript)
    if title:
        label = Xml(label + own_words(words.label_end, manuscript) + inlines(title, manuscript.run, manuscript))
    yield paragraph(label, label_of(kind), at, manuscript)
    yield from blocks(inner, at.after().inside(prose_of(kind)), manuscript)
