"""Blocks to XHTML: everything that stands on lines of its own."""

from __future__ import annotations

from collections.abc import Iterator
from typing import assert_never

from publish import model as n
from publish.markup.elements import Attributes, Markup, container, element, joined, lines, text
from publish.markup.figures import Writer, descriptions, figure
from publish.markup.formulas import formula
from publish.markup.inlines import inlines, prose
from publish.markup.setting import Setting, language
from publish.markup.tables import table

_DEEPEST = 6
_ORDER = {"decimal": "1", "lower-alpha": "a", "upper-alpha": "A", "lower-roman": "i", "upper-roman": "I"}


def blocks(setting: Setting, content: n.Blocks, depth: int = 1) -> Markup:
    """Write blocks; a section among them is of this depth, and its heading `h(depth + 1)`."""
    write = _writer(depth)
    return lines(
        part
        for block in content
        for part in (_block(setting, block, depth), descriptions(setting, _words(block), write))
    )


def _words(block: n.Block) -> n.Inlines:
    """Return the inlines of a block itself: the long descriptions of pictures among them stand after the block."""
    match block:
        case (
            n.Paragraph(words, _) | n.Quote(_, words) | n.Aside(_, _, words) | n.Table(_, words) | n.Figure(_, _, words)
        ):
            return words
        case n.DescriptionList(items):
            return tuple(inline for item in items for term in item.terms for inline in term)
        case n.Section() | n.BulletList() | n.OrderedList() | n.CodeBlock() | n.Formula() | n.ThematicBreak():
            return ()
        case _:
            assert_never(block)


def heading(setting: Setting, title: n.Inlines, ident: str, depth: int) -> Markup:
    """Write the heading of a section; deeper than `h6`, the level is told by ARIA."""
    level = depth + 1
    deeper = {"role": "heading", "aria-level": str(level)} if level > _DEEPEST else {}
    return prose(setting, f"h{min(level, _DEEPEST)}", {**_id(ident), **deeper}, title)


def tight(setting: Setting, content: n.Blocks, depth: int) -> Markup:
    """Write the blocks of an item or cell; a single paragraph needs no `p`."""
    match content:
        case (n.Paragraph(children, "prose"),):
            return lines((inlines(setting, children), descriptions(setting, children, _writer(depth))))
        case _:
            return blocks(setting, content, depth)


def _block(setting: Setting, block: n.Block, depth: int) -> Markup:
    match block:
        case n.Paragraph(children, kind):
            attributes = {"class": "heading"} if kind == "heading" else {}
            return prose(setting, "p", attributes, children)
        case n.Section(title, content, ident, _):
            return _section(setting, title, content, ident, depth)
        case n.BulletList(items):
            return container("ul", _tasks(items), *_items(setting, items, depth))
        case n.OrderedList(items, start, style):
            first = {"start": str(start)} if start != 1 else {}
            numbers = {"type": _ORDER[style]} if style != "decimal" else {}
            return container("ol", {**first, **numbers, **_tasks(items)}, *_items(setting, items, depth))
        case n.DescriptionList(terms):
            return container("dl", {}, *(_description(setting, item, depth) for item in terms))
        case n.Quote(content, attribution):
            return _quote(setting, content, attribution, depth)
        case n.CodeBlock(source, computer_language, ident):
            return _code(setting, source, computer_language, ident)
        case n.Formula(source, notation, spoken, ident):
            return element(
                "div", {"class": "formula", **_id(ident)}, formula(setting, source, notation, spoken, "block")
            )
        case n.Figure():
            return figure(setting, block, _writer(depth))
        case n.Table():
            return table(setting, block, lambda of, content: tight(of, content, depth))
        case n.Aside(content, kind, title):
            return _aside(setting, content, kind, title, depth)
        case n.ThematicBreak():
            return element("hr")
        case _:
            assert_never(block)


def _writer(depth: int) -> Writer:
    """Return a writer of the blocks inside a figure or cell, where a section could only be of this depth."""
    return lambda setting, content: blocks(setting, content, depth)


def _id(ident: str) -> Attributes:
    return {"id": ident} if ident else {}


def _section(setting: Setting, title: n.Inlines, content: n.Blocks, ident: str, depth: int) -> Markup:
    named = {"aria-labelledby": ident} if ident else {}
    return container(
        "section",
        named,
        heading(setting, title, ident, depth),
        descriptions(setting, title, _writer(depth)),
        blocks(setting, content, depth + 1),
    )


def _tasks(items: tuple[n.Item, ...]) -> Attributes:
    return {"class": "tasks"} if any(item.task for item in items) else {}


def _items(setting: Setting, items: tuple[n.Item, ...], depth: int) -> Iterator[Markup]:
    return (_item(setting, item, depth) for item in items)


def _item(setting: Setting, item: n.Item, depth: int) -> Markup:
    """Write an item; the state of a task is a word, so that ear and eye get the same without any font or style."""
    match item:
        case n.Item(content, ""):
            return element("li", {}, tight(setting, content, depth))
        case n.Item((n.Paragraph(children, "prose"), *others), task) if others:
            first = element("p", {}, _state(setting, task), inlines(setting, children))
            long = descriptions(setting, children, _writer(depth))
            return element("li", {"class": task}, lines((first, long, blocks(setting, tuple(others), depth))))
        case n.Item(content, task):
            return element("li", {"class": task}, _state(setting, task), tight(setting, content, depth))
        case _:
            assert_never(item)


def _state(setting: Setting, task: str) -> Markup:
    words = setting.medium.words
    return setting.label("state", words.task_done if task == "done" else words.task_open)


def _description(setting: Setting, item: n.Description, depth: int) -> Markup:
    """Write terms and descriptions; where there are none, an empty one, as HTML 4.4.9 wants at least one of each."""
    terms = (prose(setting, "dt", {}, term) for term in item.terms or ((),))
    details = (element("dd", {}, tight(setting, detail, depth)) for detail in item.details or ((),))
    return lines((*terms, *details))


def _quote(setting: Setting, content: n.Blocks, attribution: n.Inlines, depth: int) -> Markup:
    """Write a quotation; who said it stands outside `blockquote`, as it is not quoted (HTML 4.4.4)."""
    quotation = container("blockquote", {}, blocks(setting, content, depth))
    if not attribution:
        return quotation
    return container("div", {"class": "quote"}, quotation, prose(setting, "p", {"class": "attribution"}, attribution))


def _code(setting: Setting, source: str, computer_language: str, ident: str) -> Markup:
    """Write a code block, each line an element of its own: screen readers run the lines of a PDF together."""
    words = setting.medium.words
    name = words.code_named(computer_language)
    kind = {"class": f"language-{'-'.join(computer_language.split())}"} if computer_language else {}
    written = joined((element("span", {"class": "line"}, text(line)) for line in source.split("\n")), text("\n"))
    own = {**(language(setting.article.meta.lang) if setting.ours else {}), "dir": "ltr", "translate": "no"}
    code = element("pre", {**_id(ident), **own}, element("code", kind, written))
    return element("div", {"class": "code", "role": "group", "aria-label": name, **setting.ours}, code)


# The role and EPUB type of each kind of aside; `doc-notice` cannot stand on `aside` (ARIA in HTML).
_ASIDES: dict[n.AsideKind, tuple[str, str]] = {
    "note": ("note", ""),
    "tip": ("doc-tip", "tip"),
    "important": ("note", ""),
    "warning": ("note", ""),
    "caution": ("note", ""),
    "details": ("note", ""),
}


def _aside(setting: Setting, content: n.Blocks, kind: n.AsideKind, title: n.Inlines, depth: int) -> Markup:
    """Write an aside; its kind is a word, never a colour alone (WCAG 2.2 1.4.1)."""
    words = setting.medium.words
    name = setting.say(words.aside(kind) + (words.label_end if title else ""))
    label = element("p", {"class": "label"}, name, inlines(setting, title))
    role, epub_type = _ASIDES[kind]
    return container("aside", {"class": kind, **setting.role(role, epub_type)}, label, blocks(setting, content, depth))
