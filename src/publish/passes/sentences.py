"""Sentences are marked: the last pass, after which no word may change, for the ids tell the words."""

from __future__ import annotations

from collections import Counter
from hashlib import sha256

from msgspec.structs import replace

from publish.model import (
    Article,
    Block,
    CodeBlock,
    Figure,
    Foreign,
    Formula,
    Inline,
    Inlines,
    LineBreak,
    Section,
    Sentence,
    Table,
    Text,
)
from publish.model.runs import in_article
from publish.model.walk import plain_text, walk
from publish.passes.cut import Cut
from publish.passes.flat import Parent
from publish.passes.passed import Passed


def sentences(article: Article) -> Passed:
    """Wrap every sentence of every run, and name code and formulas, which count as one each.

    The words stay, byte for byte. White space between two sentences belongs to the first of them,
    and so does a note call. A run without words or pictures gets no sentence.
    """
    marker = _Marker(article)
    return Passed(in_article(article, marker.marked, marker.named))


class _Marker:
    """The ids given so far; a sentence that stands there again gets a number after its id."""

    def __init__(self, article: Article) -> None:
        self._lang = article.meta.lang
        anchors = {node.id for node in walk(article) if isinstance(node, Section | Figure | Table)}
        self._taken = anchors | {note.id for note in article.notes}
        self._times: Counter[str] = Counter()

    def marked(self, run: Inlines) -> Inlines:
        """Return a run as sentences."""
        plain = unwrapped(run)
        if all(_is_blank(inline) for inline in plain):
            return plain
        lang = _lang_of(plain, self._lang)
        return tuple(
            Sentence(self._ident(lang, plain_text(part)), part, span=part[0].span) for part in Cut(plain, lang)
        )

    def named(self, block: Block) -> Block:
        """Return a block of code or a formula with its id."""
        if isinstance(block, CodeBlock):
            return replace(block, id=self._ident(self._lang, block.text))
        if isinstance(block, Formula):
            # The source and not its words: they change with the program that makes them.
            return replace(block, id=self._ident(self._lang, block.source))
        return block

    def _ident(self, lang: str, words: str) -> str:
        # Without the space at its end, so that a sentence written after it changes nothing.
        digest = sha256(f"{lang}\0{words.strip()}".encode("utf-8", "surrogatepass")).hexdigest()
        base = f"s{digest[:10]}"
        while True:
            self._times[base] += 1
            ident = base if self._times[base] == 1 else f"{base}-{self._times[base]}"
            if ident not in self._taken:
                return ident


def unwrapped(run: Inlines) -> Inlines:
    """Return a run without sentences, whatever they stand in."""
    return tuple([part for inline in run for part in _unwrapped(inline)])


def _unwrapped(inline: Inline) -> Inlines:
    if isinstance(inline, Sentence):
        return unwrapped(inline.children)
    if isinstance(inline, Parent):
        return (replace(inline, children=unwrapped(inline.children)),)
    return (inline,)


def _is_blank(inline: Inline) -> bool:
    """Tell whether an inline is nothing but white space."""
    if isinstance(inline, Text):
        return not inline.text.strip()
    if isinstance(inline, Parent):
        return all(_is_blank(child) for child in inline.children)
    return isinstance(inline, LineBreak)


def _lang_of(run: Inlines, lang: str) -> str:
    """Return the language of a run: where it is all in one foreign language, that one."""
    tags = {inline.lang if isinstance(inline, Foreign) else "" for inline in run if not _is_blank(inline)}
    return tags.pop() if len(tags) == 1 and "" not in tags else lang
