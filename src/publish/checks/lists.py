"""Rules on lists and tables that are drawn instead of marked up: a voice cannot tell what they are (WCAG 2.2 1.3.1)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from publish.checks.found import Found, shortened
from publish.checks.looked_at import LookedAt
from publish.checks.says import says_something
from publish.model import Block, CodeBlock, Item, Paragraph, Span
from publish.model.walk import plain_text

_BULLET = re.compile(r"[•·▪▫◦‣●○■□➢➤✓✔]\s*\S|[-*]\s+\S")
_NUMBER = re.compile(r"(\d{1,2}|[a-z])[.)]\s+\S")
_DRAWN = re.compile(r"^[^\S\n]*(?:\+(?:[-=]{2,}\+){2,}|[┌├╔╠][─═┬┼╦╬]+[┐┤╗╣])[^\S\n]*$", re.MULTILINE)
_RULES = 2
_ENOUGH_ROWS = 3
_COLUMNS = re.compile(r"\S(?:\t+| {3,})\S.*?\S(?:\t+| {3,})\S|\S\t+\S")
_NO_TABLE = re.compile(r"\|\s*:?-{2,}:?\s*\|")
_PLAIN = frozenset({"", "text", "txt", "plain", "plaintext", "none"})


def empty_items(looked: LookedAt) -> Iterator[Found]:
    """TEXT013: an item of a list says something; a voice counts it and stops at it."""
    for node in looked.nodes:
        if isinstance(node, Item) and not node.task and not any(map(_says, node.blocks)):
            yield Found("TEXT013", node.span)


def _says(block: Block) -> bool:
    return says_something(block) or not isinstance(block, Paragraph)


def drawn_lists(looked: LookedAt) -> Iterator[Found]:
    """TEXT011: a list is a list, and not paragraphs or lines that begin with a sign."""
    for row in looked.rows:
        yield from _lists_of_paragraphs(row.blocks)
    for words in looked.words:
        if words.kind == "prose" and "\n" in words.text:
            yield from _list_of_lines(words.text, words.span)


def _lists_of_paragraphs(blocks: tuple[Block, ...]) -> Iterator[Found]:
    told = False
    for one, two in pairwise(blocks):
        first, second = _beginning(one), _beginning(two)
        together = first and second and _follow(first, second)
        if together and not told:
            yield _drawn(one.span, first)
        told = bool(together)


def _beginning(block: Block) -> str:
    return plain_text(block.children).lstrip() if isinstance(block, Paragraph) else ""


def _list_of_lines(text: str, span: Span | None) -> Iterator[Found]:
    lines = [line.strip() for line in text.split("\n")]
    if any(_follow(one, two) for one, two in pairwise(lines)):
        yield _drawn(span, next(line for line in lines if _BULLET.match(line) or _NUMBER.match(line)))


def _follow(one: str, two: str) -> bool:
    """Tell whether two lines begin as two items of a list do."""
    if _BULLET.match(one) and _BULLET.match(two):
        return one[0] == two[0]
    first, second = _NUMBER.match(one), _NUMBER.match(two)
    if not first or not second:
        return False
    before, after = first[1], second[1]
    if before.isdigit() and after.isdigit():
        return int(after) == int(before) + 1
    return not before.isdigit() and not after.isdigit() and ord(after) == ord(before) + 1


def _drawn(span: Span | None, line: str) -> Found:
    return Found("TEXT011", span, f"lines that begin like a list are none: «{shortened(line)}»")


def drawn_tables(looked: LookedAt) -> Iterator[Found]:
    """TEXT012: a table is a table, and not lines with gaps in them."""
    for node in looked.nodes:
        if isinstance(node, CodeBlock) and node.language.lower() in _PLAIN and len(_DRAWN.findall(node.text)) >= _RULES:
            yield Found("TEXT012", node.span, "a table is drawn with signs in a block of code")
    for words in looked.words:
        if words.kind != "prose" or words.inside == "table":
            continue
        if _NO_TABLE.search(words.text):
            yield Found("TEXT012", words.span, f"a table was not read as one: «{shortened(words.text)}»")
        elif sum(_COLUMNS.search(line) is not None for line in words.text.split("\n")) >= _ENOUGH_ROWS:
            yield Found("TEXT012", words.span, f"lines with gaps look like a table: «{shortened(words.text)}»")


CHECKS = (empty_items, drawn_lists, drawn_tables)
