"""Scripts: in which script a text is written, and which scripts a language is written in (ISO 15924)."""

from __future__ import annotations

import unicodedata
from collections import Counter
from functools import lru_cache

# The first word of a letter's Unicode name tells its script, but for these.
_BY_NAME = {
    "LATIN": "Latn", "GREEK": "Grek", "CYRILLIC": "Cyrl", "ARMENIAN": "Armn", "HEBREW": "Hebr", "ARABIC": "Arab",
    "SYRIAC": "Syrc", "THAANA": "Thaa", "DEVANAGARI": "Deva", "BENGALI": "Beng", "GURMUKHI": "Guru",
    "GUJARATI": "Gujr", "ORIYA": "Orya", "TAMIL": "Taml", "TELUGU": "Telu", "KANNADA": "Knda", "MALAYALAM": "Mlym",
    "SINHALA": "Sinh", "THAI": "Thai", "LAO": "Laoo", "TIBETAN": "Tibt", "MYANMAR": "Mymr", "GEORGIAN": "Geor",
    "HANGUL": "Hang", "ETHIOPIC": "Ethi", "KHMER": "Khmr", "MONGOLIAN": "Mong", "HIRAGANA": "Hira",
    "KATAKANA": "Kana", "CJK": "Hani", "BOPOMOFO": "Bopo",
}  # fmt: skip

# A language written in one of the left may use those of the right beside it.
_TOGETHER = {
    "Jpan": frozenset({"Hani", "Hira", "Kana"}),
    "Kore": frozenset({"Hang", "Hani"}),
    "Hans": frozenset({"Hani", "Bopo"}),
    "Hant": frozenset({"Hani", "Bopo"}),
}


@lru_cache(maxsize=8192)
def script(char: str) -> str:
    """Return the script of a letter, or nothing where the character belongs to none or to several."""
    if not char.isalpha():
        return ""
    name = unicodedata.name(char, "")
    return "" if name.startswith("MODIFIER") else _BY_NAME.get(name.split(" ", 1)[0].split("-", 1)[0], "")


def scripts(text: str) -> Counter[str]:
    """Count the letters of a text by script."""
    counted: Counter[str] = Counter()
    for char, times in Counter(text).items():
        if found := script(char):
            counted[found] += times
    return counted


@lru_cache(maxsize=256)
def written_in(lang: str) -> frozenset[str]:
    """Return the scripts that a language (BCP 47 tag) is written in; nothing where we do not know."""
    import langcodes  # noqa: PLC0415  # its tables load only where a foreign letter was seen

    try:
        likely = langcodes.Language.get(lang, normalize=False).maximize().script
    except ValueError:
        return frozenset()
    return _TOGETHER.get(likely or "", frozenset({likely} if likely else ()))


def likely(script: str) -> str:
    """Return the language that most of what is written in a script is in (CLDR likelySubtags)."""
    import langcodes  # noqa: PLC0415  # as above

    return langcodes.Language.get(f"und-{script}").maximize().language or "und"
