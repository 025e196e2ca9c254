"""What is known of languages from CLDR, by Babel: direction, names, dates, lists."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from functools import cache
from typing import Literal

from babel.core import Locale, UnknownLocaleError
from babel.dates import format_date
from babel.lists import format_list

Direction = Literal["ltr", "rtl"]

# ISO 15924: the living scripts that are written from right to left.
_RTL_SCRIPTS = frozenset(
    {
        "adlm", "arab", "aran", "hebr", "mand", "nkoo", "rohg",
        "samr", "syrc", "syre", "syrj", "syrn", "thaa", "yezi",
    }
)  # fmt: skip
# Languages whose usual script is one of them (CLDR likelySubtags); the others are known by their script subtag.
_RTL_LANGUAGES = frozenset(
    {
        "acm", "aeb", "aii", "ajp", "apc", "apd", "ar", "arb", "arc", "arq", "ary", "arz", "azb", "bal", "bgn",
        "ckb", "dv", "fa", "glk", "he", "iw", "ji", "khw", "ks", "lrc", "luz", "mzn", "nqo", "pes", "pnb", "prs",
        "ps", "rhg", "sd", "sdh", "skr", "syc", "syr", "ug", "ur", "yi",
    }
)  # fmt: skip
_SCRIPT_LENGTH = 4


def direction(lang: str) -> Direction:
    """Tell the direction of a language: of its script subtag if it has one, else of its usual script."""
    language, *subtags = lang.lower().split("-")
    script = next((tag for tag in subtags if len(tag) == _SCRIPT_LENGTH and tag.isalpha()), "")
    right_to_left = script in _RTL_SCRIPTS if script else language in _RTL_LANGUAGES
    return "rtl" if right_to_left else "ltr"


@cache
def locale(lang: str) -> Locale:
    """Find CLDR's data for a tag, by shortening the tag (RFC 4647 3.4); English where there are none."""
    parts = lang.split("-")
    for length in range(len(parts), 0, -1):
        try:
            return Locale.parse("-".join(parts[:length]), sep="-")
        except (UnknownLocaleError, ValueError):
            continue
    return Locale("en")


def date(iso: str, lang: str) -> str:
    """Write an ISO 8601 date or date-time as a long date of the language; any other text stays as it is."""
    try:
        day = dt.date.fromisoformat(iso[:10])
    except ValueError:
        return iso
    return format_date(day, format="long", locale=locale(lang))


def joined(names: Sequence[str], lang: str) -> str:
    """Join names as the language does, as «A, B and C»."""
    return format_list(list(names), locale=locale(lang))


def language_name(tag: str, in_lang: str) -> str:
    """Name a language in the words of another, as «French»; the tag itself where CLDR knows no name."""
    parts = tag.split("-")
    for length in range(len(parts), 0, -1):
        try:
            name = Locale.parse("-".join(parts[:length]), sep="-").get_display_name(locale(in_lang))
        except (UnknownLocaleError, ValueError):
            continue
        if name:
            return str(name)
    return tag
