"""The small words of languages: so many stand in every text that they tell its language without a model."""

from __future__ import annotations

import re
from collections import Counter
from functools import lru_cache
from typing import NamedTuple

# The most frequent words of each that carry grammar and not meaning; those that several languages share
# count for each of them.
_TABLE = {
    "en": "the of and to in is that it was for on are with as at be this by have from or an not had which you they",
    "de": "der die und das in zu den ist von mit sich des dem ein eine auf für nicht es im als auch werden aus wird",
    "fr": "le la les de des et à un une du en est que qui dans pour pas au sur par plus ne ce il se sont avec aux",
    "es": "el la los las de que y en un una por con no para es se del al lo como su más o pero sus este entre",
    "pt": "o a os as de que e em um uma por com não para é se do da no na dos das ao como mais ou mas seu sua são",
    "it": "il la i le di che e in un una per con non è si del della dei al lo come più o ma gli nel alla sono da",
    "nl": "de het een van en in is dat op te zijn met voor niet aan er om ook als bij uit door naar wordt worden die",
    "sv": "och i att det som en på är av för med den till inte om ett har de var från vid men så kan ska",
    "da": "og i at det som en på er af for med den til ikke om et har de var fra ved men så kan skal der",
    "nb": "og i at det som en på er av for med den til ikke om et har de var fra ved men så kan skal der",
    "fi": "ja on ei se että oli hän ovat mutta joka kun niin tai myös kuin jos ole sen tämä olla voi ovat",
    "pl": "i w na z do się nie że to jest o jak za po od przez ale dla są oraz był tym przy czy ich być",
    "cs": "a v se na je že s z do o k ve i pro za by od po jako ale jsou která který bylo byl není to",
    "hu": "a az és hogy nem is egy ez de van meg csak volt mint ha még már el vagy lehet azt ezt",
    "ro": "de și în a la cu pe nu că din o un care este mai pentru au sunt ca prin sau fost se al ale",
    "tr": "ve bir bu da de için ile olarak daha çok olan ne gibi kadar sonra ama en var her o değil",
    "id": "yang dan di itu dengan untuk tidak ini dari dalam akan pada juga saya ke karena ada oleh atau",
}
_WORDS = {lang: frozenset(words.split()) for lang, words in _TABLE.items()}
_NEAR = {"nb": "no", "nn": "no", "no": "no", "da": "no", "sv": "no", "gl": "pt", "ca": "es", "af": "nl", "ms": "id"}
"""Languages that share so many small words that one may be taken for another."""

_WORD = re.compile(r"[^\W\d_]+")
_DIFFERENT = 6
"""Small words of a language without which a text is not in it: one word that is repeated tells nothing."""
_MUCH, _LITTLE = 0.25, 0.1
"""The share of small words that a text in a language hardly ever falls short of, and one in another hardly reaches."""


class _Likeness(NamedTuple):
    """How many of the words of a text are small words of a language, and how many different ones."""

    share: float
    different: int


@lru_cache(maxsize=4)
def _likenesses(text: str) -> dict[str, _Likeness]:
    found = Counter(_WORD.findall(text.lower()))
    total = max(found.total(), 1)
    likenesses: dict[str, _Likeness] = {}
    for lang, small in _WORDS.items():
        times = [found[word] for word in small if word in found]
        likenesses[lang] = _Likeness(sum(times) / total, len(times))
    return likenesses


def likeness(text: str, lang: str) -> float:
    """Return the share of the words of a text that are small words of a language."""
    return _likenesses(text)[lang].share if lang in _WORDS else 0.0


def reads_as(text: str, lang: str) -> str:
    """Return the language (its first subtag) that a text is certainly in, where it is not this one; else nothing."""
    found = _likenesses(text)
    best = max(found, key=lambda name: found[name])
    is_near = _NEAR.get(best, best) == _NEAR.get(lang, lang)
    certain = found[best].share >= _MUCH and found[best].different >= _DIFFERENT
    return best if certain and not is_near and likeness(text, lang) <= min(_LITTLE, found[best].share / 3) else ""
