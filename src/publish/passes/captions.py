"""A caption carries no label that every edition sets before it: «Figure 1: Smoke» of the first figure is «Smoke»."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from msgspec.structs import replace

from publish.catalogue import words
from publish.diagnostics import Diagnostic, finding
from publish.model import Article, Emphasis, Figure, Inline, Inlines, Node, Strong, Table, Text
from publish.model.walk import plain_text, rewrite_down, walk
from publish.passes.passed import Passed

_ANY_NUMBER = r"\d{1,3}(?:[.-]\d{1,3})*"
_SHORT = 3
"""How many letters an abbreviated label keeps, as in «Fig. 1», «Abb. 1», «Tab. 1»."""


def captions(article: Article) -> Passed:
    """Take typed labels off captions where they say the number that the editions count to; another is kept and told."""
    ours = words(article.meta.lang)
    templates = {Figure: ours.figure, Table: ours.table}
    numbers: Counter[type[Node]] = Counter()
    bare: dict[int, Inlines] = {}
    said: list[Diagnostic] = []
    for node in _figures_and_tables(article):
        if node.caption:
            numbers[type(node)] += 1
            left = _without_label(node.caption, templates[type(node)], numbers[type(node)])
            if left is not node.caption:
                bare[id(node)] = left
            said += _other_number(node, left, templates[type(node)], numbers[type(node)])
    if not bare:
        return Passed(article, tuple(said))

    def change(node: Node) -> Node:
        return replace(node, caption=bare[id(node)]) if id(node) in bare else node

    return Passed(rewrite_down(article, change), tuple(said))


def _figures_and_tables(article: Article) -> Iterator[Figure | Table]:
    """Yield the figures and tables of an article in reading order, without a look at its words."""
    waiting: list[object] = [article.notes, article.body]
    while waiting:
        value = waiting.pop()
        if isinstance(value, tuple):
            waiting.extend(reversed(value))
            continue
        if isinstance(value, Figure | Table):
            yield value
        waiting.extend(getattr(value, name) for name in _HOLDING if hasattr(value, name))


_HOLDING = ("alt", "long", "details", "cells", "rows", "items", "blocks")
"""The fields in which blocks stand; no node has two of them."""


def _other_number(node: Node, caption: Inlines, template: str, number: int) -> Iterator[Diagnostic]:
    """Yield what is told of a caption whose label says a number that is not the editions' (IMG016)."""
    found = _label(template, _ANY_NUMBER).match("".join(map(plain_text, _leading(caption))))
    label = found[0].strip().rstrip(":.|–— -") if found else ""
    if label and re.findall(r"\d+", label) != [str(number)]:
        given = template.replace("{n}", str(number))
        yield finding("IMG016", "", node.span, f"the caption says «{label}», and the editions number it «{given}»")


def _without_label(caption: Inlines, template: str, number: int) -> Inlines:
    """Return a caption without its label, however often it says it; one of nothing else stays as it is."""
    label = _label(template, str(number))
    while found := label.match("".join(map(plain_text, _leading(caption)))):
        left = tuple(_after(caption, found.end()))
        if not plain_text(left).strip():
            break
        caption = left
    return caption


def _label(template: str, number: str) -> re.Pattern[str]:
    name = template.replace("{n}", "").strip()
    written = re.escape(template).replace(re.escape("{n}"), number).replace(r"\ ", r"\s*")
    return re.compile(rf"\s*(?:{written}|{re.escape(name[:_SHORT])}\.\s*{number})\s*[:.|–—-](?:\s+|$)", re.IGNORECASE)


def _leading(caption: Inlines) -> Iterator[Inlines]:
    """Yield the words at the beginning, up to anything but words with or without emphasis."""
    for inline in caption:
        if not all(isinstance(node, Text | Strong | Emphasis) for node in walk(inline)):
            return
        yield (inline,)


def _after(run: Inlines, length: int) -> Iterator[Inline]:
    """Yield what is left of a run behind its first characters."""
    for inline in run:
        here = len(plain_text((inline,))) if length else 0
        match inline:
            case _ if not length:
                yield inline
            case Text(text) if here > length:
                yield replace(inline, text=text[length:])
            case Strong(children) | Emphasis(children) if here > length:
                yield replace(inline, children=tuple(_after(children, length)))
            case _:
                pass
        length = max(length - here, 0)
