"""Dates as articles write them, in the languages whose months are known here; only those that can be read one way."""

from __future__ import annotations

import datetime as dt
import re
import unicodedata

# Months in full, and the short forms in use (CLDR's names, without points and accents, case folded).
_MONTHS = {
    "en": "january february march april may june july august september october november december",
    "en-short": "jan feb mar apr may jun jul aug sep oct nov dec",
    "en-press": "- - - - - - - - sept - - -",
    "de": "januar februar marz april mai juni juli august september oktober november dezember",
    "de-AT": "janner feber - - - - - - - - - -",
    "de-short": "jan feb mrz apr mai jun jul aug sep okt nov dez",
    "fr": "janvier fevrier mars avril mai juin juillet aout septembre octobre novembre decembre",
    "fr-short": "janv fevr mars avr mai juin juil aout sept oct nov dec",
    "es": "enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre",
    "es-short": "ene feb mar abr may jun jul ago sept oct nov dic",
    "pt": "janeiro fevereiro marco abril maio junho julho agosto setembro outubro novembro dezembro",
    "it": "gennaio febbraio marzo aprile maggio giugno luglio agosto settembre ottobre novembre dicembre",
    "nl": "januari februari maart april mei juni juli augustus september oktober november december",
    "sv": "januari februari mars april maj juni juli augusti september oktober november december",
    "ru": "января февраля марта апреля мая июня июля августа сентября октября ноября декабря",
    "ar": "يناير فبراير مارس ابريل مايو يونيو يوليو اغسطس سبتمبر اكتوبر نوفمبر ديسمبر",
    "ar-SY": "- شباط اذار نيسان ايار حزيران تموز اب ايلول - - -",
}


def _plain(text: str) -> str:
    """Return a text without case, accents and points, so that «févr.» is «fevr»."""
    parts = unicodedata.normalize("NFKD", text.casefold())
    return "".join(part for part in parts if not unicodedata.combining(part) and part != ".")


_NUMBERS = {
    _plain(name): number for names in _MONTHS.values() for number, name in enumerate(names.split(), 1) if name != "-"
}

_NAME = r"(?P<month>[^\W\d_]+)\.?"
_YEAR = r"(?P<year>(?:1[5-9]|20)\d\d)"
_DAY = r"(?P<day>\d{1,2})"
_WAYS = tuple(
    re.compile(way)
    for way in (
        rf"{_DAY}(?:st|nd|rd|th|\.|er|º)?(?: (?:de|of))? {_NAME},?(?: (?:de|del))? {_YEAR}(?: г\.?)?",
        rf"{_NAME} {_DAY}(?:st|nd|rd|th)?,? {_YEAR}",
        rf"{_YEAR}-(?P<number>\d{{1,2}})-{_DAY}",
        rf"{_DAY}\.(?P<number>\d{{1,2}})\.{_YEAR}",
        rf"{_YEAR} ?年 ?(?P<number>\d{{1,2}}) ?月 ?{_DAY} ?日",
        rf"{_YEAR}년 ?(?P<number>\d{{1,2}})월 ?{_DAY}일",
        rf"{_DAY}/(?P<number>\d{{1,2}})/{_YEAR}",
    )
)
_SLASHES = _WAYS[-1]

_WEEKDAY = re.compile(
    r"(?:(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?|(?:mon|diens|donners|frei|sams|sonn)tag|mittwoch"
    r"|lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche|lunes|martes|miercoles|jueves|viernes|sabado|domingo"
    r"|ال\w+)[,،.]* (?:den |le )?",
)
_TIME = re.compile(
    r"(?:(?<=\d)|\b)[,،|·•T –—-]*(?:at|um|a|a las|à|alle)? ?\d{1,2}[:.h]\d{2}(?::\d{2})?"
    r"(?: ?[ap]\.?m\.?)?(?: ?(?:uhr|h|hrs))?(?: ?\(?(?:gmt|utc|bst|cet|cest|e[sd]?t|c[sd]t|m[sd]t|p[sd]?t|msk)\)?)?$",
)
_BEFORE = re.compile(r"(?:on|le|den|el|am) (?=\d)")


def date_of(text: str) -> str:
    """Return the date that a text is, as ISO 8601 writes it, or nothing; a time behind it is let go.

    A date of numbers that could be read with the month first is none.
    """
    plain = _BEFORE.sub("", _WEEKDAY.sub("", _TIME.sub("", _plain_date(text)), count=1))
    for way in _WAYS:
        found = way.fullmatch(plain)
        if found:
            return _date(found, ambiguous=way is _SLASHES)
    return ""


def _plain_date(text: str) -> str:
    # Points stay between numbers: 30.11.2024.
    parts = unicodedata.normalize("NFKD", text.casefold())
    kept = (part for part in parts if not unicodedata.combining(part) and unicodedata.category(part) != "Cf")
    return " ".join("".join(str(unicodedata.decimal(part, part)) for part in kept).split())


def _date(found: re.Match[str], *, ambiguous: bool) -> str:
    parts = found.groupdict()
    month = int(parts["number"]) if parts.get("number") else _NUMBERS.get(_plain(parts.get("month") or ""), 0)
    day = int(parts["day"])
    if not month or (ambiguous and day <= 12):  # noqa: PLR2004  # no month is a 13th
        return ""
    try:
        return dt.date(int(parts["year"]), month, day).isoformat()
    except ValueError:
        return ""
