"""What the rules look at: an article walked once, its nodes, its runs of words, and its rows of blocks."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator
from functools import cache, cached_property
from typing import Literal, NamedTuple, assert_never

import msgspec

from publish.model import Article, Blocks, Foreign, Inlines, Node, Note, Span
from publish.model import nodes as n

Inside = Literal["", "list", "quote", "aside", "table", "note", "description"]
"""The nearest thing that a node stands in, of those that make a difference to a rule."""

Kind = Literal["title", "heading", "prose", "caption", "term", "attribution"]
"""What a run of words is."""

OPAQUE = "\ufffc"
"""Stands for what is no words: code, a formula, a picture."""

_INSIDE: dict[type, Inside] = {
    n.Item: "list",
    n.Quote: "quote",
    n.Aside: "aside",
    n.Table: "table",
    n.Described: "description",
    Note: "note",
}


class Placed(NamedTuple):
    """A node, the language that it stands in, and what it stands in."""

    node: Node
    lang: str
    inside: Inside


class Row(NamedTuple):
    """Blocks that follow each other, and what they stand in."""

    blocks: Blocks
    inside: Inside


class Words(NamedTuple):
    """A run as one text; `own` is the same with code and what is in another language made opaque, sign by sign."""

    text: str
    own: str
    lang: str
    kind: Kind
    inside: Inside
    span: Span | None
    starts: tuple[int, ...]
    spans: tuple[Span | None, ...]
    sentences: tuple[int, ...]

    def at(self, place: int) -> Span | None:
        """Return the span of the text that holds a place."""
        found = bisect_right(self.starts, place) - 1
        return (self.spans[found] if found >= 0 else None) or self.span

    def by_sentence(self) -> Iterator[tuple[int, str]]:
        """Yield where each sentence begins, and its words."""
        ends = (*self.sentences[1:], len(self.text))
        for begin, end in zip(self.sentences or (0,), ends if self.sentences else (len(self.text),), strict=True):
            yield begin, self.own[begin:end]


class LookedAt:
    """An article and its nodes in reading order; what several rules need is made once."""

    def __init__(self, article: Article, file: str = "") -> None:
        """Walk the article once for all rules."""
        self.article = article
        self.file = file
        self.placed: tuple[Placed, ...] = tuple(_placed(article))
        self.nodes: tuple[Node, ...] = tuple(placed.node for placed in self.placed)

    @cached_property
    def words(self) -> tuple[Words, ...]:
        """Every run of words in reading order: title, headings, paragraphs, captions, terms."""
        title = _read(self.article.title, "title", Placed(Node(), self.article.meta.lang, ""))
        return (title, *(words for placed in self.placed for words in _words(placed)))

    @cached_property
    def prose(self) -> tuple[Words, ...]:
        """The paragraphs of the text in the language of the article, without tables and what describes a picture."""
        lang = self.article.meta.lang
        apart = {"table", "description"}
        return tuple(w for w in self.words if w.kind == "prose" and w.inside not in apart and w.lang == lang)

    @cached_property
    def rows(self) -> tuple[Row, ...]:
        """Every row of blocks: of the article, and of all that holds blocks."""
        inner = (
            Row(blocks, _INSIDE.get(type(placed.node), placed.inside))
            for placed in self.placed
            for blocks in _rows(placed.node)
        )
        notes = (Row(note.blocks, "note") for note in self.article.notes)
        return (Row(self.article.body, ""), *inner, *notes)


@cache
def _fields(kind: type[msgspec.Struct]) -> tuple[str, ...]:
    return tuple(name for name in reversed(kind.__struct_fields__) if name not in {"span", "data"})


def _placed(article: Article) -> Iterator[Placed]:
    """Yield every node with its language, which a foreign passage changes for what it holds."""
    waiting: list[tuple[object, str, Inside]] = [(article, article.meta.lang, "")]
    while waiting:
        value, lang, inside = waiting.pop()
        if isinstance(value, tuple):
            waiting.extend((part, lang, inside) for part in reversed(value))
        elif isinstance(value, Node | Article | Note):
            if isinstance(value, Node):
                yield Placed(value, lang, inside)
            inner = value.lang if isinstance(value, Foreign) else lang
            within = _INSIDE.get(type(value), inside)
            waiting.extend((getattr(value, name), inner, within) for name in _fields(type(value)))


def _rows(node: Node) -> tuple[Blocks, ...]:
    match node:
        case (
            n.Section(blocks=blocks)
            | n.Item(blocks=blocks)
            | n.Quote(blocks=blocks)
            | n.Aside(blocks=blocks)
            | n.Cell(blocks=blocks)
        ):
            return (blocks,)
        case n.Description(_, details):
            return details
        case _:
            return ()


def _words(placed: Placed) -> Iterator[Words]:
    """Yield the runs that stand directly in a node."""
    match placed.node:
        case n.Paragraph(children, kind):
            yield _read(children, kind, placed)
        case n.Section(title, _, _, _):
            yield _read(title, "heading", placed)
        case n.Aside(_, _, title) if title:
            yield _read(title, "heading", placed)
        case n.Figure(_, _, caption, _, _) | n.Table(_, caption, _, _) if caption:
            yield _read(caption, "caption", placed)
        case n.Description(terms, _):
            yield from (_read(term, "term", placed) for term in terms)
        case n.Quote(_, attribution) if attribution:
            yield _read(attribution, "attribution", placed)
        case _:
            return


def _read(run: Inlines, kind: Kind, placed: Placed) -> Words:
    """Return a run as one text, with where its pieces and its sentences begin."""
    reader = _Reader(placed.lang)
    reader.run(run, foreign=False)
    return Words(
        "".join(reader.text),
        "".join(reader.own),
        placed.lang,
        kind,
        placed.inside,
        placed.node.span or next(filter(None, reader.spans), None),
        tuple(reader.starts),
        tuple(reader.spans),
        tuple(reader.sentences),
    )


class _Reader:
    """The pieces of a run that were read so far."""

    def __init__(self, lang: str) -> None:
        self.text: list[str] = []
        self.own: list[str] = []
        self.starts: list[int] = []
        self.spans: list[Span | None] = []
        self.sentences: list[int] = []
        self._lang = lang
        self._length = 0

    def run(self, run: Inlines, *, foreign: bool) -> None:
        """Read inlines, in the language of the run or in a foreign one."""
        for inline in run:
            self._one(inline, foreign=foreign)

    def _one(self, inline: n.Inline, *, foreign: bool) -> None:
        match inline:
            case n.Text(text):
                self._add(text, OPAQUE * len(text) if foreign else text, inline.span)
            case n.Sentence(_, children):
                self.sentences.append(self._length)
                self.run(children, foreign=foreign)
            case n.Foreign(lang, children):
                self.run(children, foreign=foreign or lang != self._lang)
            case (
                n.Emphasis(children)
                | n.Strong(children)
                | n.Strike(children)
                | n.Subscript(children)
                | n.Superscript(children)
                | n.Quoted(children)
                | n.Link(_, children)
                | n.Pronounced(_, children)
            ):
                self.run(children, foreign=foreign)
            case n.Code(text) | n.Keyboard(text) | n.Abbreviation(text):
                self._add(text, OPAQUE * len(text), inline.span)
            case n.Math() | n.Image():
                self._add(OPAQUE, OPAQUE, inline.span)
            case n.LineBreak():
                self._add("\n", "\n", inline.span)
            case n.NoteReference():
                pass
            case _:
                assert_never(inline)

    def _add(self, text: str, own: str, span: Span | None) -> None:
        self.starts.append(self._length)
        self.spans.append(span)
        self.text.append(text)
        self.own.append(own)
        self._length += len(text)
