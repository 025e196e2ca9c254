"""Cut: a run taken apart where its sentences end, with the mark-up around each part kept."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from itertools import pairwise
from typing import assert_never

from msgspec.structs import replace

from publish.model import Inline, Inlines
from publish.model import nodes as n
from publish.passes.abbreviations import ABBREVIATIONS
from publish.passes.flat import OPAQUE, Parent


class Cut:
    """The sentences of a run, each as inlines; emphasis or a link across an end is split in two.

    A quotation with marks of its own and words with one pronunciation stay whole: split, they
    would show four marks, and be said twice.
    """

    def __init__(self, run: Inlines, lang: str) -> None:
        """Find where the sentences of a run in this language end."""
        self._run = run
        whole = list(_whole(run, 0))
        found = ends("".join(_read(inline) for inline in run), lang)
        self._ends = [end for end in found if not any(begin < end < stop for begin, stop in whole)]

    def __iter__(self) -> Iterator[Inlines]:
        """Yield the sentences in order; together they are the run."""
        parts: dict[int, list[Inline]] = {}
        for number, part in self._parts(self._run, 0):
            parts.setdefault(number, []).append(part)
        yield from (tuple(parts[number]) for number in sorted(parts))

    def _parts(self, run: Inlines, place: int) -> Iterator[tuple[int, Inline]]:
        """Yield each inline, or the pieces it is cut into, with the number of its sentence."""
        for inline in run:
            end = place + len(_read(inline))
            first, last = self._of_char(place), self._of_char(end - 1)
            if end == place:
                yield bisect_left(self._ends, place), inline  # a note call after an end belongs before it
            elif first != last and isinstance(inline, n.Text):
                yield from self._pieces(inline, place, first, last)
            elif first != last and isinstance(inline, Parent):
                yield from self._branches(inline, place)
            else:
                yield last, inline
            place = end

    def _of_char(self, place: int) -> int:
        return bisect_right(self._ends, place)

    def _pieces(self, text: n.Text, place: int, first: int, last: int) -> Iterator[tuple[int, Inline]]:
        cuts = [0, *(end - place for end in self._ends[first:last]), len(text.text)]
        for number, (begin, end) in enumerate(pairwise(cuts), first):
            yield number, replace(text, text=text.text[begin:end])

    def _branches(self, parent: Parent, place: int) -> Iterator[tuple[int, Inline]]:
        branches: dict[int, list[Inline]] = {}
        for number, child in self._parts(parent.children, place):
            branches.setdefault(number, []).append(child)
        for number, children in branches.items():
            yield number, replace(parent, children=tuple(children))


def _whole(run: Inlines, place: int) -> Iterator[tuple[int, int]]:
    """Yield the first and past-last places of what is never cut."""
    for inline in run:
        end = place + len(_read(inline))
        if isinstance(inline, n.Quoted | n.Pronounced):
            yield place, end
        elif isinstance(inline, Parent):
            yield from _whole(inline.children, place)
        place = end


_MOST_STEPS = 100_000_000
_OPENING = ("``", "''", "“", "‘", "„", "‚", "«", "‹", "「", "『")


def _bounded(text: str) -> str:
    """Return a text of the same length in which few quotations open: the end of each is searched for to the last."""
    if sum(map(text.count, _OPENING)) * len(text) <= _MOST_STEPS:
        return text
    for sign in _OPENING:
        text = text.replace(sign, '"' * len(sign))
    return text


def ends(text: str, lang: str) -> list[int]:
    """Return the places in a text where a sentence ends and another begins."""
    import sentencex  # type: ignore[import-untyped]  # noqa: PLC0415  # it ships no types

    base = lang.lower().split("-", 1)[0]
    known = ABBREVIATIONS.get(base, frozenset())
    found: list[int] = []
    begin = place = 0
    for piece in sentencex.segment(base, _bounded(text)):
        if place > begin and piece.strip() and _is_whole(text[begin:place], known) and not _goes_on(piece, text):
            space = len(piece) - len(piece.lstrip())
            found.append(place + space)
            begin = place + space
        place += len(piece)
    return found


def _is_whole(sentence: str, abbreviations: frozenset[str]) -> bool:
    """Tell whether a text that ends here is a sentence, and not a number or an abbreviation alone."""
    words = sentence.split()
    if not words or not any(char.isalpha() or char == OPAQUE for char in sentence):
        return False
    last = words[-1].lstrip("([{«“„‘\"'¿¡")
    return last not in abbreviations and not _is_initial(last)


def _goes_on(piece: str, text: str) -> bool:
    """Tell whether a piece goes on with the sentence before: no sentence begins with a small letter.

    But where there are no capitals at all, small letters tell nothing.
    """
    first = piece.lstrip(" \t\n\u00a0([{«“„‘\"'—–-…")[:1]
    return first.islower() and text.lower() != text


def _is_initial(word: str) -> bool:
    """Tell whether a word is a letter with a full stop, as in J. Smith."""
    return word[1:] == "." and word[:1].isupper() and word != "I."


def _read(inline: Inline) -> str:  # noqa: PLR0911  # one case a node class
    """Return an inline as the search for ends is to see it, a character a place."""
    match inline:
        case n.Text(text):
            return text.replace(OPAQUE, "\ufffd")
        case n.Pronounced(_, children):
            return OPAQUE * sum(len(_read(child)) for child in children)
        case n.Quoted(children):
            return f"“{''.join(_read(child) for child in children)}”"
        case (
            n.Emphasis(children)
            | n.Strong(children)
            | n.Strike(children)
            | n.Subscript(children)
            | n.Superscript(children)
            | n.Link(_, children)
            | n.Foreign(_, children)
            | n.Sentence(_, children)
        ):
            return "".join(_read(child) for child in children)
        case n.Code(_) | n.Keyboard(_) | n.Abbreviation(_, _) | n.Math(_, _, _) | n.Image(_, _):
            return OPAQUE
        case n.LineBreak():
            return "\n"
        case n.NoteReference(_):
            return ""
        case _:
            assert_never(inline)
