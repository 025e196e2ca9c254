"""Flat: the words of a run as one text, so that rules can look across emphasis and links."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from typing import NamedTuple, assert_never

from msgspec.structs import replace

from publish.model import Inline, Inlines
from publish.model import nodes as n

OPAQUE = "\ufffc"
"""Stands for a formula, a picture, a piece of code: something, but no text to change."""


Parent = (
    n.Emphasis
    | n.Strong
    | n.Strike
    | n.Subscript
    | n.Superscript
    | n.Quoted
    | n.Link
    | n.Foreign
    | n.Pronounced
    | n.Sentence
)
"""The inlines that hold inlines."""


class _Piece(NamedTuple):
    """What is true of a stretch of a run: its language, and whether it stands in a `Quoted`."""

    lang: str
    quoted: bool
    is_text: bool = False


class Flat:
    """A run as one text. A note call takes no place in it, what is no text takes one `OPAQUE`."""

    def __init__(self, run: Inlines, lang: str) -> None:
        """Read the run, whose language is `lang` where no node says otherwise."""
        self._run = run
        self._starts: list[int] = []
        self._pieces: list[_Piece] = []
        self._length = 0
        self._words: list[str] = []
        self._langs: set[str] = set()
        self._read(run, lang, quoted=False)
        self.text = "".join(self._words)

    def langs(self) -> set[str]:
        """Return every language that a part of the run is in."""
        return self._langs

    def bases(self) -> set[str]:
        """Return the languages of the run without script and region."""
        return {lang.split("-", 1)[0] for lang in self.langs()}

    def lang(self, place: int) -> str:
        """Return the language at a place."""
        return self._piece(place).lang

    def quoted(self, place: int) -> bool:
        """Tell whether a place lies inside a `Quoted`, which has marks of its own."""
        return self._piece(place).quoted

    def together(self, one: int, other: int) -> bool:
        """Tell whether two places have the same language and lie in the same quotation."""
        return self._piece(one)[:2] == self._piece(other)[:2]

    def edited(self, edits: dict[int, str]) -> Inlines:
        """Return the run with the characters at these places replaced."""
        starts = iter([start for start, piece in zip(self._starts, self._pieces, strict=True) if piece.is_text])
        return _edited(self._run, sorted(edits.items()), starts)

    def _piece(self, place: int) -> _Piece:
        return self._pieces[bisect_right(self._starts, place) - 1]

    def _add(self, text: str, piece: _Piece) -> None:
        if text:
            self._starts.append(self._length)
            self._pieces.append(piece)
            self._langs.add(piece.lang)
            self._words.append(text)
            self._length += len(text)

    def _read(self, run: Inlines, lang: str, *, quoted: bool) -> None:
        for inline in run:
            self._read_one(inline, lang, quoted=quoted)

    def _read_one(self, inline: Inline, lang: str, *, quoted: bool) -> None:
        match inline:
            case n.Text(text):
                self._add(text.replace(OPAQUE, "\ufffd"), _Piece(lang, quoted, is_text=True))
            case (
                n.Emphasis(children)
                | n.Strong(children)
                | n.Strike(children)
                | n.Subscript(children)
                | n.Superscript(children)
                | n.Link(_, children)
                | n.Pronounced(_, children)
                | n.Sentence(_, children)
            ):
                self._read(children, lang, quoted=quoted)
            case n.Quoted(children):
                self._read(children, lang, quoted=True)
            case n.Foreign(tag, children):
                self._read(children, tag, quoted=quoted)
            case n.Code(_) | n.Keyboard(_) | n.Abbreviation(_, _) | n.Math(_, _, _) | n.Image(_, _):
                self._add(OPAQUE, _Piece(lang, quoted))
            case n.LineBreak():
                self._add("\n", _Piece(lang, quoted))
            case n.NoteReference(_):
                pass
            case _:
                assert_never(inline)


Edits = list[tuple[int, str]]
"""Places in a run with what is to stand there, in order."""


def _edited(run: Inlines, edits: Edits, starts: Iterator[int]) -> Inlines:
    return tuple([_edited_one(inline, edits, starts) for inline in run])


def _edited_one(inline: Inline, edits: Edits, starts: Iterator[int]) -> Inline:
    if isinstance(inline, n.Text):
        return _edited_text(inline, edits, next(starts)) if inline.text else inline
    if isinstance(inline, Parent):
        return replace(inline, children=_edited(inline.children, edits, starts))
    return inline


def _edited_text(node: n.Text, edits: Edits, start: int) -> n.Text:
    """Return a text that begins at a place of its run with its part of the edits made."""
    text, done = node.text, 0
    parts: list[str] = []
    for place, sign in edits[bisect_left(edits, (start, "")) : bisect_left(edits, (start + len(text), ""))]:
        parts += text[done : place - start], sign
        done = place - start + 1
    return replace(node, text="".join(parts) + text[done:]) if parts else node
