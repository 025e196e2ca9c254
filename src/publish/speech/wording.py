"""What a voice is given to say for inlines: words in one language each, with their pronunciations."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator
from typing import assert_never

import msgspec

from publish.catalogue import Words
from publish.catalogue.scripts import scripts
from publish.model import Pronunciation
from publish.model import nodes as n
from publish.model.walk import plain_text, walk
from publish.speech.repeats import counted

_URL = re.compile(
    r"\b(?:https?://|www\.)(?:www\.)?([^\s/?#]+)[^\s)\]>»”]*?(?=[.,;:!?]?(?:[\s)\]>»”]|$))", re.IGNORECASE
)

_COMMAS = re.compile(r" ?,(?: ?,)*(?: ?([.;:!?…]))?")


class Piece(msgspec.Struct, frozen=True):
    """Words in one language: as they stand, as they are said, and whether that is final."""

    shown: str
    said: str
    lang: str
    fixed: bool = False
    """Told by the author how to say it: no pronunciation is looked up inside."""


class Lexicon:
    """The pronunciations of an article: whole words, longest first, each place replaced once."""

    def __init__(self, entries: Iterable[Pronunciation]) -> None:
        self._spoken = {entry.written: entry.spoken for entry in entries if entry.written.strip()}
        longest_first = sorted(self._spoken, key=lambda written: (-len(written), written))
        self._words = re.compile(r"(?<!\w)(?:" + "|".join(map(re.escape, longest_first)) + r")(?!\w)")

    def __call__(self, text: str) -> str:
        """Return a text with its pronunciations put in."""
        return self._words.sub(lambda match: self._spoken[match[0]], text) if self._spoken else text


class Wording:
    """Turns inlines into pieces; it remembers which abbreviations were told in full."""

    def __init__(self, lang: str, words: Words, pronunciations: Iterable[Pronunciation]) -> None:
        self._lang = lang
        self._words = words
        self._lexicon = Lexicon(pronunciations)
        self._told: set[str] = set()

    def utterances(self, inlines: n.Inlines) -> Iterator[Piece]:
        """Yield what is said of a sentence: one piece, or several where the voice has to change.

        The voice changes for a sentence wholly in another language, and for words in another
        script, which it could not read; other foreign words, such as names, keep the voice (WCAG
        2.2 3.1.2 excepts them).
        """
        self._note_expansions(inlines)
        pieces = list(self.pieces(inlines, self._lang))
        langs = {piece.lang for piece in pieces if _has_words(piece.said)}
        if len(langs) == 1:
            lang = langs.pop()
            pieces = [msgspec.structs.replace(piece, lang=lang) for piece in pieces]
        else:
            home = scripts("".join(piece.said for piece in pieces if piece.lang == self._lang))
            pieces = [
                piece if _another_script(piece, home) else msgspec.structs.replace(piece, lang=self._lang)
                for piece in pieces
            ]
        yield from self._joined(pieces)

    def plain(self, text: str) -> str:
        """Return a bare text as it is said, on one line."""
        return self._counted(self._looked_up(" ".join(text.split())))

    def _looked_up(self, text: str) -> str:
        """Put pronunciations in, and for an address its domain."""
        return self._lexicon(_URL.sub(r"\1", text))

    def _counted(self, text: str) -> str:
        return counted(text, self._words.spoken_repeated)

    def _joined(self, pieces: list[Piece]) -> Iterator[Piece]:
        """Join neighbours of one language, and look their words up in the lexicon."""
        while pieces:
            lang = pieces[0].lang
            length = next((i for i, piece in enumerate(pieces) if piece.lang != lang), len(pieces))
            run, pieces = pieces[:length], pieces[length:]
            said = "".join(
                said if fixed else self._looked_up(said)
                for fixed, group in _grouped(run)
                for said in ("".join(piece.said for piece in group),)
            )
            yield Piece("".join(piece.shown for piece in run), self._counted(_tidied(said)), lang)

    def pieces(self, inlines: n.Inlines, lang: str) -> Iterator[Piece]:
        """Yield the pieces of inlines that stand in a passage of a language."""
        for inline in inlines:
            yield from self._piece(inline, lang)

    def _piece(self, inline: n.Inline, lang: str) -> Iterator[Piece]:
        match inline:
            case n.Text(text):
                yield Piece(text, text, lang)
            case n.Code(text) | n.Keyboard(text):
                yield Piece(text, text, lang)
            case n.Emphasis(children) | n.Strong(children) | n.Subscript(children):
                yield from self.pieces(children, lang)
            case n.Link(_, children) | n.Sentence(_, children):
                yield from self.pieces(children, lang)
            case n.Superscript(children):
                if plain_text(children)[:1].isdecimal():  # so that 10 and its exponent 6 are not heard as 106
                    yield Piece("", " ", lang)
                yield from self.pieces(children, lang)
            case n.Strike(children):
                yield Piece("", f", {self._words.spoken_struck} ", self._words_lang(lang), fixed=True)
                yield from self.pieces(children, lang)
                yield Piece("", ", ", lang)
            case n.Quoted(children):
                yield Piece("", self._words.quote_open, lang)
                yield from self.pieces(children, lang)
                yield Piece("", self._words.quote_close, lang)
            case n.Foreign(foreign, children):
                yield from self.pieces(children, foreign)
            case n.Abbreviation(text, expansion):
                yield Piece(text, self._abbreviation(text, expansion), lang)
            case n.Pronounced(say, children):
                yield Piece(plain_text(children), say, lang, fixed=True)
            case n.Math(source, _, spoken):
                yield Piece(spoken or source, f" {spoken or source} ", lang, fixed=True)
            case n.Image(_, alt):
                yield from self._image(alt, lang)
            case n.LineBreak():
                yield Piece("\n", ", ", lang)
            case n.NoteReference(_):
                return
            case _:
                assert_never(inline)

    def _image(self, alt: n.Alternative, lang: str) -> Iterator[Piece]:
        match alt:
            case n.Described(text, _):
                yield Piece(text, f", {self._words.spoken_image.format(alt=text).rstrip('. ')}, ", lang)
            case n.Decorative():
                return
            case n.Undescribed(name):
                stand_in = self._words.undescribed.format(name=name)
                yield Piece(stand_in, f", {stand_in.strip('[]')}, ", self._words_lang(lang), fixed=True)
            case _:
                assert_never(alt)

    def _note_expansions(self, inlines: n.Inlines) -> None:
        """Count as told what the sentence itself tells: nothing is expanded beside its own expansion."""
        text = plain_text(inlines).casefold()
        for inline in inlines:
            for node in walk(inline):
                if isinstance(node, n.Abbreviation) and node.expansion.casefold() in text:
                    self._told.add(node.text)

    def _abbreviation(self, text: str, expansion: str) -> str:
        """A shortened word is said in full; a name in capitals is told in full once, then as letters."""
        if text in self._told or not expansion:
            return text
        if not text.isupper():
            return expansion
        self._told.add(text)
        return f"{text}, {expansion},"

    def _words_lang(self, lang: str) -> str:
        return lang if same_language(self._words.lang, lang) else self._words.lang


def same_language(one: str, other: str) -> bool:
    """Tell whether two tags are of one language, whatever the place."""
    return one.lower().split("-")[0] == other.lower().split("-")[0]


def _grouped(pieces: Iterable[Piece]) -> Iterator[tuple[bool, list[Piece]]]:
    group: list[Piece] = []
    for piece in pieces:
        if group and group[-1].fixed != piece.fixed:
            yield group[-1].fixed, group
            group = []
        group.append(piece)
    if group:
        yield group[-1].fixed, group


def _tidied(said: str) -> str:
    """What is said without the commas that met other marks, or stand at an end."""
    said = _COMMAS.sub(lambda match: match[1] or ",", " ".join(said.split()))
    return said.strip(", ")


def _has_words(text: str) -> bool:
    return any(char.isalnum() for char in text)


def _another_script(piece: Piece, home: Collection[str]) -> bool:
    own = scripts(piece.said)
    return bool(own) and not own.keys() & set(home)
