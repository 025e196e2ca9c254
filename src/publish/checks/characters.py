"""Rules on single signs: those that no one sees, those that deceive, and those that a voice reads one by one."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

from publish.catalogue.scripts import script, scripts
from publish.checks.found import Found, shortened
from publish.checks.looked_at import LookedAt
from publish.model import Abbreviation, Code, CodeBlock, Keyboard, Node, Span, Text

_BIDI = re.compile("[\u202a-\u202e\u2066-\u2069]")
_OVERRIDES = frozenset("\u202d\u202e")
_OPENING, _ISOLATES = frozenset("\u202a\u202b\u2066\u2067\u2068"), frozenset("\u2066\u2067\u2068")
_RIGHT_TO_LEFT = frozenset({"R", "AL"})

_INVISIBLE = re.compile(
    "[\u034f\u115f\u1160\u17b4\u17b5\u180e\u200b\u2061-\u2064\u206a-\u206f\u3164\ufeff\uffa0\U000e0000-\U000e007f]"
)
_JOINERS = re.compile("(?<=[A-Za-z])[\u200c\u200d](?=[A-Za-z])")
_WITHOUT_SPACES = frozenset({"Thai", "Laoo", "Khmr", "Mymr", "Tibt"})
"""Scripts that put a ZERO WIDTH SPACE between words, where a line may break."""
_BLACK_FLAG = "\U0001f3f4"

_WORD = re.compile(r"[^\W\d_]+")
_GREEK_OR_CYRILLIC = re.compile("[\u0370-\u052f]")
# Letters that look like those of another script (Unicode confusables.txt), by the script that they are of.
_TWINS = {
    "Cyrl": frozenset("асеорхуіјѕԁһԛԝАВЕКМНОРСТХІЈЅ"),
    "Grek": frozenset("οαινρτυκΑΒΕΖΗΙΚΜΝΟΡΤΥΧ"),
    "Latn": frozenset("aceopxyijsABEKMHOPCTXIJSZNYu"),
}
_SHORTEST = 3

_SIGN = "[\u2600-\u27bf\u2b50\u2b55\U0001f300-\U0001faff][\ufe0f\U0001f3fb-\U0001f3ff]*"
_PICTOGRAPH = f"(?:[\U0001f1e6-\U0001f1ff]{{2}}|{_SIGN}(?:\u200d{_SIGN})*)"
_RUN = re.compile(rf"{_PICTOGRAPH}(?:[ \u00a0]?{_PICTOGRAPH}){{2,}}")
_ONE = re.compile(_PICTOGRAPH)

_UPPER = "A-ZÀ-ÖØ-ÞΆ-ΏΑ-ΫЀ-Я"
_CAPITALS = re.compile(rf"(?<![\w.&/@#-])[{_UPPER}]+(?:[ \u00a0'’&-]{{1,2}}[{_UPPER}]+)+(?![\w@])")
_ENOUGH_WORDS, _ENOUGH_LETTERS, _WHOLE_WORD = 3, 12, 4


def _texts(looked: LookedAt) -> Iterator[tuple[str, Span | None, Node]]:
    for node in looked.nodes:
        match node:
            case Text(text) | Code(text) | Keyboard(text) | CodeBlock(text) | Abbreviation(text):
                if not text.isascii():
                    yield text, node.span, node
            case _:
                pass


def directions(looked: LookedAt) -> Iterator[Found]:
    """TEXT004: no sign turns the order of what is read (Trojan Source, CVE-2021-42574).

    Signs that open and close in a text that is written in both directions do what they are for.
    """
    for text, span, node in _texts(looked):
        if (found := _BIDI.search(text)) and not (isinstance(node, Text) and _is_honest(text)):
            signs = dict.fromkeys(_BIDI.findall(text))
            yield Found("TEXT004", span, f"the order of reading is turned by {_named(signs)}", words=found[0])


def _is_honest(text: str) -> bool:
    """Tell whether a text turns its direction where it needs to, and back again."""
    if _OVERRIDES & set(text) or not any(unicodedata.bidirectional(char) in _RIGHT_TO_LEFT for char in text):
        return False
    opened: list[str] = []
    for char in _BIDI.findall(text):
        if char in _OPENING:
            opened.append(char)
        elif not opened or (opened.pop() in _ISOLATES) != (char == "\u2069"):
            return False
    return not opened


def _named(signs: dict[str, None]) -> str:
    return ", ".join(f"U+{ord(char):04X} {unicodedata.name(char, 'unnamed')}" for char in signs)


def invisible(looked: LookedAt) -> Iterator[Found]:
    """TEXT005: no sign hides in a word; it breaks what is searched for, and what is said."""
    for text, span, node in _texts(looked):
        if not isinstance(node, Text | Code | CodeBlock):
            continue
        signs = [found for found in _INVISIBLE.findall(text) if not _belongs(found, text)] + _JOINERS.findall(text)
        if signs:
            yield Found(
                "TEXT005", span, f"an invisible sign stands here: {_named(dict.fromkeys(signs))}", words=signs[0]
            )


def _belongs(sign: str, text: str) -> bool:
    if sign == "\u200b":
        return not _WITHOUT_SPACES.isdisjoint(scripts(text)) or "://" in text
    return sign >= "\U000e0000" and _BLACK_FLAG in text  # the flags of Scotland and Wales are made of such


def mixed_scripts(looked: LookedAt) -> Iterator[Found]:
    """TEXT006: a word is in one script; a letter of another that looks the same is read wrong, and may deceive."""
    for words in looked.words:
        if not _GREEK_OR_CYRILLIC.search(words.own):
            continue
        for match in _WORD.finditer(words.own):
            if letters := _disguised(match[0]):
                message = f"letters of two scripts in one word: «{shortened(match[0])}» ({_named(letters)})"
                yield Found("TEXT006", words.at(match.start()), message, words=match[0])


def _disguised(word: str) -> dict[str, None]:
    """Return the letters of a word that are of another script than the others, and look as if they were not."""
    counted = scripts(word)
    if len(word) < _SHORTEST or len(counted) == 1:
        return {}
    most = counted.most_common(1)[0][0]
    odd = dict.fromkeys(char for char in word if script(char) not in {most, ""})
    return odd if most in _TWINS and all(char in _TWINS.get(script(char), ()) for char in odd) else {}


def emoji(looked: LookedAt) -> Iterator[Found]:
    """TEXT002: a voice reads the name of every emoji: «party popper, party popper, party popper»."""
    for words in looked.words:
        if words.own.isascii():
            continue
        for match in _RUN.finditer(words.own):
            count = len(_ONE.findall(match[0]))
            message = f"{count} emoji in a row, and a voice reads the name of each: «{shortened(match[0])}»"
            yield Found("TEXT002", words.at(match.start()), message, words=match[0])


def capitals(looked: LookedAt) -> Iterator[Found]:
    """TEXT001: words in capitals are slow to read, and some voices spell them."""
    for words in looked.words:
        for match in _CAPITALS.finditer(words.own):
            if _is_shouting(match[0], heading=words.kind in {"heading", "title"}):
                found = f"words in capitals: «{shortened(match[0])}»"
                yield Found("TEXT001", words.at(match.start()), found, words=match[0].split()[0])


def _is_shouting(run: str, *, heading: bool) -> bool:
    """Tell whether words in capitals are more than abbreviations side by side."""
    words = _WORD.findall(run)
    enough = _ENOUGH_WORDS - heading
    whole = sum(len(word) >= _WHOLE_WORD for word in words)
    return len(words) >= enough and sum(map(len, words)) >= _ENOUGH_LETTERS and whole >= enough - 1


CHECKS = (directions, invisible, mixed_scripts, emoji, capitals)
