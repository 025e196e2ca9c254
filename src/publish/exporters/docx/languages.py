"""Languages as Word knows them: one `w:lang` with a tag for each class of script, and runs that go right to left."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from publish.catalogue import direction
from publish.catalogue.scripts import written_in
from publish.exporters.docx.wml import NOTHING, Xml, el

_RTL = "\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufeff\U00010800-\U00010fff\U0001e800-\U0001efff"
_LTR = rf"[^\W\d_{_RTL}]"
# Letters of the other direction, with all that stands between them; after Latin letters also the
# digits and signs that belong to them («WCAG 2.2», «C++»).
_AMONG_LTR = re.compile(rf"[{_RTL}](?:(?:(?!{_LTR}).)*[{_RTL}])?", re.DOTALL)
_AMONG_RTL = re.compile(rf"{_LTR}(?:[^{_RTL}]*[^\W_{_RTL}])?[+#%°]*", re.DOTALL)

# ISO 15924: the scripts that Word calls East Asian and complex; each has a tag of its own in `w:lang`.
_EAST_ASIAN = frozenset({"Hans", "Hant", "Hani", "Jpan", "Kore", "Hang", "Hira", "Kana", "Bopo"})
_COMPLEX = frozenset(
    [
        "Arab",
        "Hebr",
        "Syrc",
        "Thaa",
        "Nkoo",
        "Deva",
        "Beng",
        "Guru",
        "Gujr",
        "Orya",
        "Taml",
        "Telu",
        "Knda",
        "Mlym",
        "Sinh",
        "Thai",
        "Laoo",
        "Tibt",
        "Mymr",
        "Khmr",
        "Mong",
    ]
)


@lru_cache(maxsize=256)
def right_to_left(lang: str) -> bool:
    """Tell whether a language is written from right to left."""
    return direction(lang) == "rtl"


@lru_cache(maxsize=256)
def tags(lang: str) -> dict[str, str]:
    """Return the attributes of `w:lang` for a language (17.3.2.20)."""
    scripts = written_in(lang)
    named = {"val": lang}
    if scripts & _EAST_ASIAN:
        named["eastAsia"] = lang
    if scripts & _COMPLEX or right_to_left(lang):
        named["bidi"] = lang
    return named


def language(lang: str, *, rtl: bool) -> Xml:
    """Return the run properties of words in a language; an empty one is that of the article.

    Letters that go right to left are told by `w:rtl`; Word then reads their language from `bidi`
    alone, and knows nothing of it where the words were not marked as such a language.
    """
    if not rtl:
        return el("w:lang", **tags(lang)) if lang else NOTHING
    named = el("w:lang", bidi=lang) if lang and right_to_left(lang) else NOTHING
    return Xml(el("w:rtl") + named)


def stretches(words: str, *, rtl: bool) -> Iterator[tuple[str, bool]]:
    """Cut words into stretches of one direction; each with whether it goes right to left."""
    done = 0
    for found in (_AMONG_RTL if rtl else _AMONG_LTR).finditer(words):
        if found.start() > done:
            yield words[done : found.start()], rtl
        yield found[0], not rtl
        done = found.end()
    if done < len(words):
        yield words[done:], rtl
