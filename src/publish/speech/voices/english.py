"""How written English is said, where the voice's own rules would say it wrongly.

The rules are applied in order, each to what the one before has left. Numbers, dates, money and
most abbreviations are read well by the voice itself; see `docs/formats/mp3.md`.
"""

from __future__ import annotations

import re
from collections.abc import Callable

_REGNAL = {
    "I": "first",
    "II": "second",
    "III": "third",
    "IV": "fourth",
    "V": "fifth",
    "VI": "sixth",
    "VII": "seventh",
    "VIII": "eighth",
    "IX": "ninth",
    "X": "tenth",
    "XI": "eleventh",
    "XII": "twelfth",
    "XIII": "thirteenth",
    "XIV": "fourteenth",
    "XV": "fifteenth",
    "XVI": "sixteenth",
    "XVII": "seventeenth",
    "XVIII": "eighteenth",
    "XIX": "nineteenth",
    "XX": "twentieth",
    "XXI": "twenty-first",
    "XXII": "twenty-second",
    "XXIII": "twenty-third",
}
_REIGN = "King|Queen|Pope|Emperor|Empress|Tsar|Czar|Kaiser|Sultan|Shah|Prince|Princess|Duke|Patriarch"
_MAGNITUDES = {"k": "thousand", "m": "million", "mn": "million", "bn": "billion", "tn": "trillion"}
_NUMBER = r"\d[\d,]*(?:\.\d+)?"

_LICENCES = {"BY": "Attribution", "SA": "Share-Alike", "NC": "Non-Commercial", "ND": "No Derivatives"}
Replacement = str | Callable[[re.Match[str]], str]


def _regnal(match: re.Match[str]) -> str:
    return f"{match[1]} the {_REGNAL[match[2]]}"


def _magnitude(match: re.Match[str]) -> str:
    return f"{match[1]} {_MAGNITUDES[match[2]]}"


def _licence(match: re.Match[str]) -> str:
    return ", ".join(("Creative Commons", *(_LICENCES[part] for part in match[1].split("-"))))


def _domain(match: re.Match[str]) -> str:
    return match[0].replace(".", " dot ")


_RULES: tuple[tuple[re.Pattern[str], Replacement], ...] = tuple(
    (re.compile(pattern), replacement)
    for pattern, replacement in (
        (r"([^\w\s])\1{3,}", r"\1"),  # a rule drawn in the text
        (r"\](?=\()", "] "),  # [words](/phonemes/) is a command to the voice, not text
        (r"https?://(?:www\.)?([\w.-]+)\S*", r"\1"),
        (r"(?<![\w@.])(?:[a-z0-9-]+\.)+(?:com|org|net|edu|gov|int|info|eu|uk|de|fr|es|io|dev)\b", _domain),
        (rf"\b((?:{_REIGN})(?: [A-Z][a-z]+)+) ({'|'.join(reversed(_REGNAL))})\b", _regnal),
        (r"\bCC[ -]((?:BY|SA|NC|ND)(?:-(?:SA|NC|ND))*)\b", _licence),
        (r"\be\.\s?g\.,?", "for example"),
        (r"\bi\.\s?e\.,?", "that is"),
        (r"\b(?:cf|Cf)\.", "compare"),
        (r"\bet al\.", "and others"),
        (r"\bp\.\s?(?=\d)", "page "),
        (r"\b(N|n)o\.(?!\s?\d)", r"\1o ."),  # «No.» that ends a sentence is not a number
        (r"\bCtrl\b", "Control"),
        (rf"([£€$])({_NUMBER}) ?[–-] ?({_NUMBER}) ?(k|m|mn|bn|tn|million|billion)\b", r"\1\2 \4 to \1\3 \4"),
        (rf"([£€$]{_NUMBER}) ?[–-] ?[£€$]?(?={_NUMBER})", r"\1 to "),
        (r"(?<![\w.-])(\d[\d,.]*)( ?%)? ?– ?(?=\d)", r"\1\2 to "),
        (r"(?<![\w.)])[−-](?=\d)", "minus "),
        (r"(?<=\d) ?% to ", " percent to "),
        (
            rf"(?<![£€$¥\w.])({_NUMBER}) ?(mn|bn|tn|m|k)\b(?= people| tonnes| homes| children| refugees| years)",
            _magnitude,
        ),
        (rf"(?<![\w.])({_NUMBER}) ?(bn|tn)\b", _magnitude),
        (r"(?<=\w)\s*/\s*(?=[A-Za-z])", " / "),
    )
)


def normalise(text: str) -> str:
    """Return a text as the English voice is to read it."""
    for pattern, replacement in _RULES:
        text = pattern.sub(replacement, text)
    return text
