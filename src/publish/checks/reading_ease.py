"""How easy a text is to read, by the formula of its language (WCAG 2.2 3.1.5)."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from typing import NamedTuple

from publish.checks.found import Found
from publish.checks.looked_at import LookedAt, Words
from publish.model import Span


class _Formula(NamedTuple):
    """A formula of Flesch's form: the higher, the easier; `base` less so much for words and for syllables.

    A syllable is a group of `vowels` but for what `silent` takes away.
    """

    name: str
    base: float
    per_word: float
    per_syllable: float
    vowels: re.Pattern[str]
    silent: re.Pattern[str] | None = None
    grade: tuple[float, float, float] | None = None
    """The same counts as years of school: a word of a sentence, a syllable of a word, and what is taken away."""

    def ease(self, in_sentence: float, in_word: float) -> float:
        return self.base - self.per_word * in_sentence - self.per_syllable * in_word


_FORMULAS = {
    "en": _Formula(
        "Flesch 1948",
        206.835,
        1.015,
        84.6,
        re.compile("[aeiouy]+"),
        re.compile("(?<=[^aeiouylr])es?$|(?<=[^aeioudty])ed$|(?<=[aeiouy][rl])es?$"),
        (0.39, 11.8, 15.59),  # Kincaid and others 1975
    ),
    "de": _Formula("Amstad 1978", 180, 1, 58.5, re.compile("ei|ai|au|eu|äu|ie|aa|ee|oo|[aeiouyäöü]")),
    "fr": _Formula(
        "Kandel and Moles 1958",
        207,
        1.015,
        73.6,
        re.compile("[aeiouyàâäéèêëîïôöùûüœæ]+"),
        re.compile("(?<=[^aeiouyéèê])(?:e|es|ent)$"),
    ),
    "es": _Formula("Fernández Huerta 1959", 206.84, 1.02, 60, re.compile("[iuü]?[aeoáéó][iuy]?|[íúiu]+|y$")),
    "it": _Formula("Franchina and Vacca 1986", 217, 1.3, 60, re.compile("[aeiouàèéìòù]+")),
    "nl": _Formula("Douma 1960", 206.84, 0.93, 77, re.compile("aa|ee|oo|uu|ie|oe|eu|ui|ij|ei|ou|au|[aeiouyëïé]")),
    "pt": _Formula("Martins and others 1996", 248.835, 1.015, 84.6, re.compile("[aeiouáâãàéêíóôõú]+")),
    "ru": _Formula("Oborneva 2006", 206.835, 1.3, 60.1, re.compile("[аеёиоуыэюя]")),
}

_HARD = 30
"""Below it Flesch called a text «very difficult», as that of a scientific journal; 60 to 70 is plain."""
_ENOUGH = 150
"""Words below which a formula says nothing."""
_WORD = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")
_NO_PROSE = 80
"""Words of a sentence beyond which a text has none: a list of names, or lines without full stops."""
_LONG = 35
"""Words of a sentence that is worth a second look."""
_SHOWN = 3


class _Sentence(NamedTuple):
    words: tuple[str, ...]
    span: Span | None


def hard_to_read(looked: LookedAt) -> Iterator[Found]:
    """TEXT003: a text for everyone is not as hard as one for specialists."""
    formula = _FORMULAS.get(looked.article.meta.lang.split("-", 1)[0])
    if formula is None:
        return
    sentences = [sentence for run in looked.prose for sentence in _sentences(run)]
    counted = Counter(word for sentence in sentences for word in sentence.words)
    if (total := counted.total()) < _ENOUGH:
        return
    in_sentence = total / len(sentences)
    if in_sentence > _NO_PROSE:
        return
    in_word = sum(_syllables(word, formula) * times for word, times in counted.items()) / total
    ease = formula.ease(in_sentence, in_word)
    if ease < _HARD:
        message = (
            f"reading ease {ease:.0f} by {formula.name} (below {_HARD} is very difficult, 60 is plain)"
            f"{_grade(formula, in_sentence, in_word)}: "
            f"{in_sentence:.0f} words in a sentence, {in_word:.1f} syllables in a word"
        )
        yield Found("TEXT003", message=message, hint=_hint(sentences))


def _grade(formula: _Formula, in_sentence: float, in_word: float) -> str:
    if formula.grade is None:
        return ""
    per_word, per_syllable, less = formula.grade
    return f", {per_word * in_sentence + per_syllable * in_word - less:.0f} years of school"


def _sentences(run: Words) -> Iterator[_Sentence]:
    for place, text in run.by_sentence():
        if words := tuple(_WORD.findall(text.lower())):
            yield _Sentence(words, run.at(place))


def _syllables(word: str, formula: _Formula) -> int:
    groups = len(formula.vowels.findall(word))
    return max(groups - (formula.silent is not None and formula.silent.search(word) is not None), 1)


def _hint(sentences: list[_Sentence]) -> str:
    long = sorted((each for each in sentences if len(each.words) > _LONG), key=lambda each: -len(each.words))[:_SHOWN]
    if not long:
        return "use shorter words where there are any"
    places = ", ".join(f"line {each.span.line} ({len(each.words)} words)" for each in long if each.span)
    return f"begin with the longest sentences: {places}"


CHECKS = (hard_to_read,)
