"""The flow of words: white space as a browser shows it (CSS Text 3, 4.1), and runs of inlines as paragraphs."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterable
from itertools import groupby
from typing import TypeGuard, cast

from msgspec.structs import replace

from publish import model as m
from publish.model.runs import in_blocks
from publish.readers.html.parts import Part, Parts, Piece, is_block, is_inline

_SPACE = re.compile(r"[ \t\n\r\f]{2,}|[\t\n\r\f]")
"""HTML's white space, but a single space, which stays what it is: a no-break space is none."""

_UNSPACED = ("CJK", "HIRAGANA", "KATAKANA", "FULLWIDTH", "IDEOGRAPHIC")


# One run


def flowed(nodes: Iterable[m.Inline]) -> m.Inlines:
    """Return a run with its white space collapsed, none at its edges, and neighbouring texts made one."""
    given = tuple(nodes)
    if len(given) == 1 and isinstance(given[0], m.Text):  # as most cells and many paragraphs are
        words = _SPACE.sub(_space, given[0].text).strip(" ")
        return (m.Text(words, span=given[0].span),) if words else ()
    run = _without_leading_breaks(_Flow().run(given))
    _trim(run)
    return tuple(run)


class _Flow:
    """A run on its way: `at_space` while another space would show nothing."""

    def __init__(self) -> None:
        self._at_space = True

    def run(self, nodes: Iterable[m.Inline]) -> list[m.Inline]:
        made: list[m.Inline] = []
        for node in nodes:
            if isinstance(node, m.LineBreak):
                _trim(made, breaks=False)
            for new in self._one(node):
                _append(made, new)
        return made

    def _one(self, node: m.Inline) -> list[m.Inline]:
        match node:
            case m.Text(text):
                words = self._words(text)
                return [m.Text(words, span=node.span)] if words else []
            case m.Code(text) | m.Keyboard(text) | m.Abbreviation(text, _):
                return self._literal(node, text)
            case m.LineBreak():
                self._at_space = True
                return [node]
            case m.Math() | m.Image() | m.NoteReference():
                self._at_space = False
                return [node]
            case _:
                children = tuple(self.run(node.children))
                return [replace(node, children=children)] if says_something(children) else list(children)

    def _words(self, text: str) -> str:
        words = _SPACE.sub(_space, text)
        if self._at_space:
            words = words.removeprefix(" ")
        if words:
            self._at_space = words.endswith(" ")
        return words

    def _literal(self, node: m.Code | m.Keyboard | m.Abbreviation, text: str) -> list[m.Inline]:
        """Return a literal without the spaces at its edges, which go around it."""
        words = _SPACE.sub(" ", text)
        bare = words.strip(" ")
        before = self._one(m.Text(" ", span=node.span)) if words.startswith(" ") else []
        if not bare:
            return before
        self._at_space = False
        after = self._one(m.Text(" ", span=node.span)) if words.endswith(" ") else []
        return [*before, replace(node, text=bare), *after]


def _space(found: re.Match[str]) -> str:
    """Return what white space shows as: nothing for a line end between scripts that put no space between words."""
    if "\n" not in found[0]:
        return " "
    text, start, end = found.string, found.start(), found.end()
    return "" if runs_on(text[start - 1 : start]) and runs_on(text[end : end + 1]) else " "


def runs_on(char: str) -> bool:
    """Tell whether a character is of a script that puts no space between words, as Chinese and Japanese."""
    return char > "\u2e7f" and unicodedata.name(char, "").startswith(_UNSPACED)


def _append(made: list[m.Inline], node: m.Inline) -> None:
    last = made[-1] if made else None
    if isinstance(node, m.Text) and isinstance(last, m.Text):
        made[-1] = m.Text(last.text + node.text, span=last.span)
    else:
        made.append(node)


def _trim(nodes: list[m.Inline], *, breaks: bool = True) -> None:
    """Take the space, and the line breaks, off the end of nodes, in place."""
    while nodes:
        last = nodes.pop()
        if isinstance(last, m.LineBreak) and breaks:
            continue
        kept = _trimmed(last, breaks=breaks)
        if kept is not None:
            nodes.append(kept)
            return


def _trimmed(node: m.Inline, *, breaks: bool) -> m.Inline | None:
    if isinstance(node, m.Text):
        words = node.text.rstrip(" ")
        return m.Text(words, span=node.span) if words else None
    children = getattr(node, "children", None)
    if children is None:
        return node
    kept = list(children)
    _trim(kept, breaks=breaks)
    return replace(node, children=tuple(kept)) if kept else None


def _without_leading_breaks(nodes: list[m.Inline]) -> list[m.Inline]:
    first = next((i for i, node in enumerate(nodes) if not isinstance(node, m.LineBreak)), len(nodes))
    return nodes[first:]


def says_something(nodes: Iterable[m.Inline]) -> bool:
    """Tell whether a run holds more than white space."""
    return any(not isinstance(node, m.LineBreak) and not is_blank(node) for node in nodes)


def is_blank(part: Part) -> bool:
    """Tell whether a part is white space between others."""
    return isinstance(part, m.Text) and not part.text.strip(" \t\n\r\f")


# Runs among blocks


def paragraphs(parts: Parts) -> list[Part]:
    """Return parts with every run of inlines made a paragraph; pieces stay as they are."""
    made: list[Part] = []
    for together, group in groupby(parts, is_inline):
        run = list(group)
        made += _of_run(cast("list[m.Inline]", run)) if together else run
    return made


def _of_run(nodes: list[m.Inline]) -> list[m.Block]:
    """Return a run as paragraphs, parted where two line breaks follow each other, and its lone pictures as figures."""
    made: list[m.Block] = []
    for run in _parted(nodes) if len(nodes) > 1 else (nodes,):
        children = flowed(run)
        if children and not _is_spacer(children):
            made += _figures(children) or [m.Paragraph(children, span=_place(children))]
    return made


def _is_spacer(children: m.Inlines) -> bool:
    """Tell whether a run is only a no-break space, with which programs keep a line empty."""
    return all(isinstance(node, m.Text) and not node.text.strip() for node in children)


def _parted(nodes: list[m.Inline]) -> list[list[m.Inline]]:
    runs: list[list[m.Inline]] = [[]]
    for node in nodes:
        if isinstance(node, m.LineBreak) and _ends_with_break(runs[-1]):
            runs.append([])
        else:
            runs[-1].append(node)
    return runs


def _ends_with_break(nodes: list[m.Inline]) -> bool:
    last = next((node for node in reversed(nodes) if not is_blank(node)), None)
    return last is None or isinstance(last, m.LineBreak)


def _figures(children: m.Inlines) -> list[m.Block]:
    """Return the pictures of a run that holds nothing else, each as a figure."""
    pictures = [node for node in children if isinstance(node, m.Image)]
    if not pictures or any(not isinstance(node, m.Image | m.LineBreak) and not is_blank(node) for node in children):
        return []
    return [m.Figure(picture.resource, picture.alt, span=picture.span) for picture in pictures]


def _place(children: m.Inlines) -> m.Span | None:
    span = next((node.span for node in children if node.span), None)
    return m.Span(span.line) if span else None


def blocks(parts: Parts) -> m.Blocks:
    """Return parts as blocks; a piece outside its parent gives what stands in it."""
    made: list[m.Block] = []
    for part in paragraphs(parts):
        if is_block(part):
            made.append(part)
        elif isinstance(part, Piece):
            made += blocks(part.content)
    return tuple(made)


def inner(parts: Parts) -> m.Blocks:
    """Return parts as the blocks of an item, a quotation or a cell, where no section can begin."""
    return tuple(
        m.Paragraph(block.title, kind="heading", span=block.span) if isinstance(block, m.Section) else block
        for block in blocks(parts)
    )


def one_run(parts: Parts) -> tuple[m.Inlines, m.Blocks]:
    """Return parts as one run, as a heading or a caption is, and the blocks that no run can hold."""
    run: list[m.Inline] = []
    others: list[m.Block] = []
    for part in parts:
        match part:
            case m.Paragraph(children, _) | m.Section(children, _, _, _):
                run += [m.Text(" "), *children, m.Text(" ")]
            case m.Figure(resource, alt, caption, _, _):
                run += [m.Image(resource, alt, span=part.span), m.Text(" "), *caption]
            case Piece(_, content):
                words, rest = one_run(content)
                run += [m.Text(" "), *words, m.Text(" ")]
                others += rest
            case _ if is_inline(part):
                run.append(part)
            case _ if is_block(part):
                others.append(part)
    return flowed(run), tuple(others)


def unnested(parts: Parts, names: frozenset[str]) -> list[Part]:
    """Return parts with pieces that libxml2 has left in each other, as `<dt>a<dt>b` is read, one after the other."""
    made: list[Part] = []
    for part in parts:
        if not _is_one_of(part, names) or not any(isinstance(nested, Piece) for nested in part.content):
            made.append(part)
            continue
        inside = unnested(part.content, names)
        first = next((i for i, nested in enumerate(inside) if _is_one_of(nested, names)), len(inside))
        made += [Piece(part.element, tuple(inside[:first])), *inside[first:]]
    return made


def _is_one_of(part: Part, names: frozenset[str]) -> TypeGuard[Piece]:
    return isinstance(part, Piece) and part.element.name in names


def spread(parts: Parts, wrap: Callable[[m.Inlines], Iterable[m.Inline]]) -> list[Part]:
    """Return parts with every run in them wrapped: what an inline element does to the blocks that stand in it."""
    made: list[Part] = []
    for together, group in groupby(parts, is_inline):
        if together:
            run = tuple(part for part in group if is_inline(part))
            made += wrap(run) if says_something(run) else run
            continue
        for part in group:
            if isinstance(part, Piece):
                made.append(Piece(part.element, tuple(spread(part.content, wrap))))
            elif is_block(part):
                made += in_blocks((part,), lambda run: tuple(wrap(run)) if says_something(run) else run)
    return made
