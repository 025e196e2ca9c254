"""What is known of languages from CLDR, by Babel: direction, names, dates, lists."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from functools import cache
from typing import Literal

from babel.core import Locale, UnknownLocaleError, get_global
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
_SCRIPT_LENGTH = 4


@cache
def direction(lang: str) -> Direction:
    """Tell the direction of a language by the script of its tag, else by its usual script (CLDR likelySubtags)."""
    return "rtl" if (_script(lang) or _likely_script(lang)) in _RTL_SCRIPTS else "ltr"


def _script(lang: str) -> str:
    """Return the script subtag of a tag, in lower case; none among the subtags of private use."""
    subtags = lang.lower().partition("-x-")[0].split("-")[1:]
    return next((subtag for subtag in subtags if len(subtag) == _SCRIPT_LENGTH and subtag.isalpha()), "")


def _likely_script(lang: str) -> str:
    """Return the script in which people write a language, or write it in that region, as Azerbaijani in Iran."""
    written, *regions = lang.split("-")
    likely, aliases = get_global("likely_subtags"), get_global("language_aliases")
    language = str(aliases.get(written.lower(), written.lower()))
    places = (f"{language}_{region.upper()}" for region in regions)
    base = language.partition("_")[0]
    found = next((likely[tag] for tag in (*places, language, base) if tag in likely), "")
    return _script(found.replace("_", "-"))


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


def day(iso: str) -> dt.date | None:
    """Read the day of an ISO 8601 date or date-time, as it stands there, whatever its time zone."""
    try:
        return dt.datetime.fromisoformat(iso).date()
    except ValueError:
        return None


def date(iso: str, lang: str) -> str:
    """Write an ISO 8601 date or date-time as a long date of the language; any other text stays as it is."""
    found = day(iso)
    return format_date(found, format="long", locale=locale(lang)) if found else iso


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
