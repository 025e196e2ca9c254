"""Rules on headings: those who jump from heading to heading hear nothing else (WCAG 2.2 2.4.6)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from publish.checks.found import Found, shortened
from publish.checks.looked_at import LookedAt, Row
from publish.checks.says import bare, has_words
from publish.diagnostics import Kind
from publish.model import Block, Inline, Inlines, Paragraph, Section, Sentence, Strong, Text
from publish.model.walk import plain_text

_LONG = 150
"""Characters of a heading that is a paragraph: it fills two lines, and a contents list is read by its beginnings."""
_LONG_FAKE = 80
_ENDS_A_SENTENCE = re.compile(r"[.!?…。؟।,;]['\"”’»)]*$")
_NO_HEADING = re.compile(
    r"(?:table|figure|fig\.|tabelle|abbildung|abb\.|tableau|tabla|figura|photo|foto|image|credit|source|quelle|by|von|"
    r"por|par|note|nb|warning|update[sd]?)\b|[\d\W_]+$|[\[({<]|"
    r"[^\W\d_]+ (?:\d+|[a-z])\.\d",  # as in «Example 10.2», whatever the language
    re.IGNORECASE,
)


def without_words(looked: LookedAt) -> Iterator[Found]:
    """HEAD004: a heading has words."""
    for node in looked.nodes:
        match node:
            case Section(words) | Paragraph(words, "heading") if not has_words(words):
                yield Found("HEAD004", node.span)
            case _:
                pass


def empty_sections(looked: LookedAt) -> Iterator[Found]:
    """HEAD003: something stands under a heading, if only another heading."""
    for node in looked.nodes:
        if isinstance(node, Section) and not node.blocks and has_words(node.title):
            yield Found("HEAD003", node.span, f"section is empty: «{shortened(plain_text(node.title))}»")


def repeated(looked: LookedAt) -> Iterator[Found]:
    """HEAD005: a heading differs from the one before it, on its level or above it."""
    for row in looked.rows:
        sections = [block for block in row.blocks if isinstance(block, Section)]
        for before, after in pairwise(sections):
            yield from _repeats(before, after)
    for node in looked.nodes:
        if isinstance(node, Section):
            first = next((block for block in node.blocks if isinstance(block, Section)), None)
            if first:
                yield from _repeats(node, first)


def _repeats(before: Section, after: Section) -> Iterator[Found]:
    words = bare(plain_text(after.title))
    if words and words == bare(plain_text(before.title)):
        place = f" in line {before.span.line}" if before.span else ""
        yield Found(
            "HEAD005",
            after.span,
            f"heading is the same as the one before it{place}: «{shortened(plain_text(after.title))}»",
        )


def long_headings(looked: LookedAt) -> Iterator[Found]:
    """HEAD006: a heading names its part and does not tell it."""
    for node in looked.nodes:
        if isinstance(node, Section) and (length := len(plain_text(node.title))) > _LONG:
            yield Found("HEAD006", node.span, f"heading of {length} characters: «{shortened(plain_text(node.title))}»")


def fake_headings(looked: LookedAt) -> Iterator[Found]:
    """HEAD007: what looks like a heading is one (WCAG 2.2 1.3.1, failure F2)."""
    for row in looked.rows:
        if row.inside in {"", "aside"}:
            yield from _fakes(row)


def _fakes(row: Row) -> Iterator[Found]:
    for block, after in pairwise(row.blocks):
        if isinstance(block, Paragraph) and block.kind == "prose" and not isinstance(after, Section):
            words = _bold_words(block.children)
            if words and not _is_fake(after):
                yield Found(
                    "HEAD007",
                    block.span,
                    f"a paragraph in bold looks like a heading: «{shortened(words)}»",
                    {Kind.MARKDOWN: f"if it is one, write it as a heading: `## {shortened(words).rstrip(':')}`"},
                    words.split(None, 1)[0],
                )


def _is_fake(block: Block) -> bool:
    return isinstance(block, Paragraph) and bool(_bold_words(block.children))


def _bold_words(run: Inlines) -> str:
    """Return the words of a run that is a short line in bold; nothing for any other."""
    if not all(_is_bold(inline) for inline in run):
        return ""
    words = " ".join(plain_text(run).split())
    is_line = 0 < len(words) <= _LONG_FAKE and not _ENDS_A_SENTENCE.search(words)
    return words if is_line and not _NO_HEADING.match(words) else ""


def _is_bold(inline: Inline) -> bool:
    match inline:
        case Sentence(_, children):
            return all(map(_is_bold, children))
        case Text(text):
            return not text.strip(" \t\n\u00a0:")
        case Strong():
            return True
        case _:
            return False


CHECKS = (without_words, empty_sections, repeated, long_headings, fake_headings)
