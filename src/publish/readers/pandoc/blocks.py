"""pandoc's blocks to block nodes: sections flat, each with the level it was written at."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Literal, assert_never

from publish import model as m
from publish.model.runs import in_blocks
from publish.readers.asides import ASIDES
from publish.readers.html.flow import one_run, says_something
from publish.readers.pandoc import elements as p
from publish.readers.pandoc.inlines import Inlines
from publish.readers.pandoc.page import Page
from publish.readers.pandoc.raw import raw
from publish.readers.pandoc.tables import table


def body(blocks: p.Blocks, page: Page) -> m.Blocks:
    """Return the blocks of the article's body, where headings begin sections."""
    return tuple(_Blocks(page, is_body=True).all(blocks))


def inner(blocks: p.Blocks, page: Page) -> m.Blocks:
    """Return the blocks inside another block, where no section can begin."""
    return tuple(_Blocks(page, is_body=False).all(blocks))


class _Blocks:
    """Blocks on their way; `is_body` where a heading begins a section."""

    def __init__(self, page: Page, *, is_body: bool) -> None:
        self._page = page
        self._is_body = is_body
        self._inlines = Inlines(page, inner)

    def all(self, blocks: p.Blocks) -> Iterator[m.Block]:
        with self._page.within():
            for block in blocks:
                yield from self._one(block)

    def _one(self, block: p.Block) -> Iterator[m.Block]:  # noqa: C901, PLR0912  # one case an element
        here = self._page.here
        match block:
            case p.Plain(inlines) | p.Para(inlines):
                yield from self._paragraph(inlines)
            case p.LineBlock(lines):
                yield from self._verse(lines)
            case p.CodeBlock((attr, text)):
                yield from self._code(attr, text)
            case p.RawBlock((form, text)):
                yield from raw(form, text, self._page, is_body=self._is_body)
            case p.BlockQuote(blocks):
                if made := inner(blocks, self._page):
                    yield m.Quote(made, span=here)
            case p.OrderedList(((start, style, _), items)):
                yield m.OrderedList(
                    self._items(items), min(max(start, 0), _MAX_START), _STYLES.get(style.t, "decimal"), span=here
                )
            case p.BulletList(items):
                yield m.BulletList(self._items(items), span=here)
            case p.DefinitionList(items):
                yield m.DescriptionList(tuple(self._description(*item) for item in items), span=here)
            case p.Header((level, attr, inlines)):
                yield self._heading(level, attr, inlines)
            case p.HorizontalRule():
                yield m.ThematicBreak(span=here)
            case p.Null():
                pass
            case p.Table(content):
                with self._page.within(content.attr):
                    words, others = self._caption(content.caption)
                    yield table(content, self._page, inner, words)
                    yield from others
            case p.Figure((attr, caption, blocks)):
                yield from self._figure(attr, caption, blocks)
            case p.Div((attr, blocks)):
                yield from self._div(attr, blocks)
            case _:
                assert_never(block)

    # Words

    def _paragraph(self, inlines: p.Inlines) -> Iterator[m.Block]:
        here = self._page.here
        match inlines:
            case (p.Math((p.Name("DisplayMath"), tex)),) if tex.strip():
                yield m.Formula(tex.strip(), span=here)
                return
            case (p.Image() as image,):
                yield self._picture(image, ())
                return
            case _:
                pass
        if children := self._inlines.run(inlines):
            yield m.Paragraph(children, span=children[0].span or here)

    def _verse(self, lines: tuple[p.Inlines, ...]) -> Iterator[m.Block]:
        children: list[m.Inline] = []
        for line in lines:
            children += [m.LineBreak(span=self._page.here)] if children else []
            children += self._inlines.run(line)
        if says_something(children):
            yield m.Paragraph(tuple(children), span=self._page.here)

    def _heading(self, level: int, attr: p.Attr, inlines: p.Inlines) -> m.Block:
        with self._page.within(attr):
            words = self._inlines.in_language(self._inlines.run(inlines), attr)
            if not self._is_body:
                return m.Paragraph(words, "heading", span=self._page.here)
            return m.Section(words, id=attr.id, written_level=min(max(level, 1), 6), span=self._page.here)

    def _code(self, attr: p.Attr, text: str) -> Iterator[m.Block]:
        language = next((name for name in attr.classes if name not in _NO_LANGUAGES), "")
        with self._page.within(attr):
            yield m.CodeBlock(text, language, span=self._page.here)

    # Lists

    def _items(self, items: tuple[p.Blocks, ...]) -> tuple[m.Item, ...]:
        return tuple(self._item(blocks) for blocks in items)

    def _item(self, blocks: p.Blocks) -> m.Item:
        """Make an item; a box at its start says that it is a task (pandoc's `task_lists`)."""
        match blocks:
            case ((p.Plain((p.Str(box), p.Space(), *words)) | p.Para((p.Str(box), p.Space(), *words))), *rest) if (
                box in _TASKS
            ):
                bare = (p.Plain(tuple(words)), *rest)
                return m.Item(inner(bare, self._page), _TASKS[box], span=self._page.here)
            case _:
                return m.Item(inner(blocks, self._page), span=self._page.here)

    def _description(self, term: p.Inlines, details: tuple[p.Blocks, ...]) -> m.Description:
        made = tuple(inner(blocks, self._page) for blocks in details)
        return m.Description((self._inlines.run(term),), made, span=self._page.here)

    # Pictures

    def _picture(self, image: p.Image, caption: m.Inlines, ident: str = "") -> m.Block:
        attr, words, (target, title) = image.c
        shown = self._inlines.picture(attr, words, target, title)
        if isinstance(shown, m.Image):
            width = _PERCENTAGE.fullmatch(attr.values.get("width", ""))
            share = min(int(width[1]), 100) if width else 0
            return m.Figure(shown.resource, shown.alt, caption, share, ident or attr.id, span=shown.span)
        return m.Paragraph((shown, *((m.Text(" "), *caption) if caption else ())), span=shown.span)

    def _figure(self, attr: p.Attr, caption: p.Caption, blocks: p.Blocks) -> Iterator[m.Block]:
        """Make a figure of one picture; of anything else, what it is with the caption under it."""
        with self._page.within(attr):
            words, others = self._caption(caption)
            match blocks:
                case ((p.Plain((p.Image() as image,)) | p.Para((p.Image() as image,))),):
                    yield self._picture(image, words, attr.id)
                case _:
                    yield from inner(blocks, self._page)
                    if words:
                        yield m.Paragraph(words, span=self._page.here)
            yield from others

    def _caption(self, caption: p.Caption) -> tuple[m.Inlines, m.Blocks]:
        """Return a caption as one run, and what no run can hold, which follows the table or the figure."""
        return one_run(inner(caption.blocks, self._page))

    # Containers

    def _div(self, attr: p.Attr, blocks: p.Blocks) -> Iterator[m.Block]:
        with self._page.within(attr):
            blocks = _sectioned(attr, blocks)
            kind = next((_ASIDES[name] for name in map(_bare, attr.classes) if name in _ASIDES), None)
            if kind is None:
                yield from self._spoken(attr, tuple(self.all(blocks)))
                return
            title, rest = self._titled(attr, blocks)
            yield from self._spoken(attr, (m.Aside(inner(rest, self._page), kind, title, span=self._page.here),))

    def _titled(self, attr: p.Attr, blocks: p.Blocks) -> tuple[m.Inlines, p.Blocks]:
        """Part the title of an aside from its blocks: an attribute, or a first Div of the class `title`."""
        match blocks:
            case (p.Div((own, ((p.Para(inlines) | p.Plain(inlines)),))), *rest) if "title" in own.classes:
                return self._inlines.run(inlines), tuple(rest)
            case _:
                title = attr.values.get("title", "").strip()
                return ((m.Text(title, span=self._page.here),) if title else ()), blocks

    def _spoken(self, attr: p.Attr, made: m.Blocks) -> m.Blocks:
        """Return blocks in the language that attributes name, if they do."""
        if not (attr.values.get("lang") or attr.values.get("xml:lang")):
            return made
        return in_blocks(made, lambda run: self._inlines.in_language(run, attr) if says_something(run) else run)


_MAX_START = 2**31 - 1
_PERCENTAGE = re.compile(r"(\d{1,3})(?:\.\d+)?%", re.ASCII)
_NO_LANGUAGES = frozenset({"code", "numberLines", "number-lines", "sourceCode", "literate", "example"})
_TASKS: dict[str, Literal["open", "done"]] = {"☐": "open", "☒": "done", "☑": "done"}

_STYLES: dict[str, m.NumberStyle] = {
    "LowerAlpha": "lower-alpha",
    "UpperAlpha": "upper-alpha",
    "LowerRoman": "lower-roman",
    "UpperRoman": "upper-roman",
}

_ASIDES: dict[str, m.AsideKind] = ASIDES | dict.fromkeys(("admonition", "aside", "sidebar"), "note")
"""Classes of a Div that make it an aside."""


def _sectioned(attr: p.Attr, blocks: p.Blocks) -> p.Blocks:
    """Give a heading without an id that of the section which it begins."""
    match blocks:
        case (p.Header((level, p.Attr("", classes, pairs), inlines)), *rest) if "section" in attr.classes:
            return (p.Header((level, p.Attr(attr.id, classes, pairs), inlines)), *rest)
        case _:
            return blocks


def _bare(name: str) -> str:
    return name.lower().removeprefix("callout-").removesuffix("block")
