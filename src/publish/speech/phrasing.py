"""Utterances one by one: what is said, in whose language, between which pauses."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

import msgspec

from publish import catalogue
from publish.model import Meta
from publish.model import nodes as n
from publish.speech.narration import Kind, Utterance
from publish.speech.wording import Piece, Wording, same_language

_PAUSES: dict[Kind, tuple[float, float]] = {
    "title": (0.3, 0.65),
    "byline": (0.0, 0.35),
    "heading": (1.2, 0.8),
    "prose": (0.0, 0.75),
    "item": (0.0, 0.55),
    "quote": (0.0, 0.75),
    "cell": (0.0, 0.35),
    "caption": (0.0, 0.75),
    "image": (0.0, 0.6),
    "note": (0.0, 0.8),
    "code": (0.0, 0.5),
    "math": (0.0, 0.75),
    "announcement": (0.55, 0.3),
}
"""Seconds before and after what is said of each kind; of two pauses that meet, the longer one counts."""

_BETWEEN_SENTENCES = 0.4
_CHANGE_OF_VOICE = 0.08


class Phrasing:
    """How one article is put into utterances: its language, our words in it, its pronunciations."""

    def __init__(self, meta: Meta) -> None:
        self.lang = meta.lang or catalogue.words("").lang
        self.words = catalogue.words(self.lang)
        self.words_lang = self.lang if same_language(self.words.lang, self.lang) else self.words.lang
        self._wording = Wording(self.lang, self.words, meta.pronunciations)

    def announced(self, text: str, after: float | None = None) -> Utterance:
        """Words of ours that say what follows, or that it ends."""
        return self.added(text, "announcement", after=after)

    def added(self, text: str, kind: Kind, *, before: float | None = None, after: float | None = None) -> Utterance:
        """Words of ours, in the language that they really are in."""
        one = self.own(_ended(text.strip()), kind, before=before, after=after)
        return msgspec.structs.replace(one, lang=self.words_lang)

    def own(
        self, text: str, kind: Kind, sentence: str = "", *, before: float | None = None, after: float | None = None
    ) -> Utterance:
        """Words of the author that are no sentence of the text, or a block that is one as a whole."""
        usual = _PAUSES[kind]
        return Utterance(
            said=_ended(self._wording.plain(text)),
            lang=self.lang,
            kind=kind,
            sentence=sentence,
            shown=text,
            before=usual[0] if before is None else before,
            after=usual[1] if after is None else after,
        )

    def pause(self, seconds: float) -> Utterance:
        """A silence that says that something else begins."""
        return Utterance(said="", lang=self.lang, kind="announcement", after=seconds)

    def sentences(self, inlines: n.Inlines, kind: Kind) -> list[Utterance]:
        """Prose, sentence by sentence; the pauses of its kind stand around the whole."""
        before, after = _PAUSES[kind]
        told = [
            Utterance(
                said=_ended(piece.said) if whole else piece.said,
                lang=piece.lang,
                kind=kind,
                sentence=ident,
                shown=piece.shown,
                after=_BETWEEN_SENTENCES if whole else _CHANGE_OF_VOICE,
            )
            for ident, sentence in _sentences(inlines)
            for whole, piece in _marking_last(self._wording.utterances(sentence))
            if piece.shown.strip()
        ]
        if told:
            told[0] = msgspec.structs.replace(told[0], before=before)
            told[-1] = msgspec.structs.replace(told[-1], after=after)
        return told


def _sentences(inlines: n.Inlines) -> Iterator[tuple[str, n.Inlines]]:
    """Yield each sentence with its id; what stands in no sentence is one without an id."""
    loose: list[n.Inline] = []
    for inline in inlines:
        if isinstance(inline, n.Sentence):
            if loose:
                yield "", tuple(loose)
                loose = []
            yield inline.id, inline.children
        else:
            loose.append(inline)
    if loose:
        yield "", tuple(loose)


def _marking_last(pieces: Iterable[Piece]) -> Iterator[tuple[bool, Piece]]:
    listed = list(pieces)
    return ((number == len(listed), piece) for number, piece in enumerate(listed, 1))


def _ended(text: str) -> str:
    """A text with a full stop, so that a voice lets its tone fall at the end."""
    return f"{text}." if text[-1:].isalnum() else text
