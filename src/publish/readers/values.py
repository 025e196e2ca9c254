"""Types of front matter values: each function takes what the author wrote, or raises `WrongValue`."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable
from typing import TypeVar

from publish.model import Span
from publish.readers.dates import date_of
from publish.readers.decoding import replaced
from publish.readers.findings import Findings, quoted
from publish.readers.front_matter import Mapping, Scalar, Sequence, Value

_DATE = re.compile(
    r"(\d{4})-(\d\d?)-(\d\d?)(?:[Tt ]+(\d\d?:\d\d)(:\d\d)?(?:\.\d+)?)?\s*([Zz]|[+-]\d\d:?\d\d|[+-]\d\d)?",
    re.ASCII,
)
_ORCID = re.compile(r"(?:https?://orcid\.org/)?(\d{4}-\d{4}-\d{4}-\d{3}[\dXx])/?", re.ASCII)
_NULL = frozenset({"", "~", "null", "Null", "NULL"})
_TRUTH = dict.fromkeys(("true", "yes", "on"), True) | dict.fromkeys(("false", "no", "off"), False)


Made = TypeVar("Made")


class WrongValue(Exception):  # noqa: N818  # the author's fault: it becomes META002 and never leaves the room
    """A value of another type than its key has; `span` is the value's own place where it has one."""

    def __init__(self, message: str, span: Span | None = None, hint: str = "") -> None:
        super().__init__(message)
        self.span = span
        self.hint = hint


def told(key: str, read: Callable[[Value], Made], value: Value, findings: Findings) -> Made | None:
    """Return what a value is, or None beside the error of a wrong one (META002)."""
    try:
        return read(value)
    except WrongValue as wrong:
        findings.add("META002", wrong.span or value.span, f"«{key}» {wrong}", wrong.hint)
        return None


def is_empty(value: Value) -> bool:
    """Tell whether a key stands there without a value."""
    match value:
        case Scalar(text, _, in_quotes):
            return not text.strip() if in_quotes else text.strip() in _NULL
        case Sequence(items):
            return not items
        case Mapping(entries):
            return not entries


def text(value: Value) -> str:
    """Return one line of text: YAML folds long ones."""
    if isinstance(value, Scalar):
        return " ".join(replaced(value.text).split())
    raise WrongValue(f"must be text, not {_kind(value)}", value.span)


def texts(value: Value) -> tuple[str, ...]:
    """Return a list of texts; one text may hold several with commas between them."""
    if isinstance(value, Sequence):
        return tuple(part for item in value.items if not is_empty(item) for part in _parts(item))
    return tuple(part.strip() for part in text(value).split(",") if part.strip())


def _parts(item: Value) -> tuple[str, ...]:
    """Return the texts of an item of a list; a list within it is one with it."""
    return texts(item) if isinstance(item, Sequence) else (text(item),)


def truth(value: Value) -> bool:
    """Return true or false."""
    written = text(value).lower()
    if written not in _TRUTH:
        raise WrongValue(f"must be true or false, not {quoted(written)}", value.span)
    return _TRUTH[written]


def date(value: Value) -> str:
    """Return a date, or a date with a time, in ISO 8601; a day that no calendar has is refused."""
    written = text(value)
    found = _DATE.fullmatch(_numbered(written))
    if found is None or (found[6] and not found[4]):
        raise WrongValue(f"must be a date such as 2024-11-30, not {quoted(written)}", value.span, _meant(written))
    year, month, of_month, minutes, seconds, zone = found.groups()
    day = f"{year}-{month:0>2}-{of_month:0>2}"
    iso = f"{day}T{minutes:0>5}{seconds or ':00'}{_zone(zone)}" if minutes else day
    try:
        dt.datetime.fromisoformat(iso)
    except ValueError as error:
        raise WrongValue(f"is no date of the calendar: {quoted(written)}", value.span) from error
    return iso


_WITH_TIME = re.compile(r"(?P<day>.*?)(?:[\sT]+(?P<time>\d\d?:\d\d\b.*))?")
_NUMBERS_OF_A_DAY = 3
_LONGEST_DATE = 80
_YEAR_FIRST = re.compile(r"(\d{4})([/.])(\d\d?)\2(\d\d?)((?:[\sT]+\d.*)?)", re.ASCII)
_YEAR_LAST = re.compile(r"(\d\d?)[/.-](\d\d?)[/.-](\d{4})\b.*", re.ASCII)
_ZONES = {"gmt": "Z", "utc": "Z"}


def _numbered(written: str) -> str:
    """Return a date with the name of its month, or with its year before slashes, in the order of ISO 8601."""
    if found := _YEAR_FIRST.fullmatch(written):
        return f"{found[1]}-{found[3]}-{found[4]}{found[5]}"
    found = _WITH_TIME.fullmatch(written) if len(written) <= _LONGEST_DATE else None
    iso = _worded(found["day"]) if found else ""
    if not found or not iso:
        return written
    *times, zone = (found["time"] or "").split() or [""]
    return f"{iso} {' '.join([*times, _ZONES.get(zone.lower(), zone)])}".strip()


def _worded(day: str) -> str:
    """Return a day in words as ISO 8601 writes it, or nothing; one in numbers alone can mean two days."""
    if not any(char.isalpha() for char in day) or len(re.findall(r"\d+", day)) > _NUMBERS_OF_A_DAY:
        return ""  # a fourth number is of a time, which an embargo must not lose
    return date_of(day.replace("-", " "))


_MONTHS_OF_YEAR, _DAYS_OF_MONTH = range(1, 13), range(1, 32)


_MOVING = frozenset({"today", "now", "last-modified", "`r sys.date()`"})
"""What Quarto and R Markdown put in place of a date."""


def _meant(written: str) -> str:
    """Return how to write a date of which the year stands last, without a guess where two can be meant."""
    if written.lower() in _MOVING:
        return "write the day itself: an article has one date, whenever it is published"
    found = _YEAR_LAST.fullmatch(written)
    if found is None:
        return ""
    first, second, year = int(found[1]), int(found[2]), found[3]
    days = [
        f"{year}-{month:02}-{day:02}"
        for month, day in ((second, first), (first, second))
        if month in _MONTHS_OF_YEAR and day in _DAYS_OF_MONTH
    ]
    return f"write {' or '.join(dict.fromkeys(days))}" if days else ""


def _zone(written: str | None) -> str:
    if not written or written in "Zz":
        return "Z" if written else ""
    hours, minutes = written[:3], written[3:].lstrip(":") or "00"
    return f"{hours}:{minutes}"


def orcid(value: Value) -> str:
    """Return a bare ORCID iD whose check digit is right (ISO 7064, MOD 11-2)."""
    written = text(value)
    found = _ORCID.fullmatch(written)
    if found is None:
        raise WrongValue(f"must be an ORCID iD such as 0000-0002-1825-0097, not {quoted(written)}", value.span)
    ident = found[1].upper()
    digits = ident.replace("-", "")
    total = 0
    for digit in digits[:-1]:
        total = (total + int(digit)) * 2
    if "0123456789X"[(12 - total % 11) % 11] != digits[-1]:
        raise WrongValue(f"has an ORCID iD with a wrong check digit: {ident}", value.span)
    return ident


def mapping(value: Value, example: str) -> Mapping:
    """Return a map of keys; `example` shows one in the message."""
    if isinstance(value, Mapping):
        return value
    raise WrongValue(f"must be a map such as {example}, not {_kind(value)}", value.span)


def items(value: Value) -> tuple[Value, ...]:
    """Return the values of a list; one value alone is a list of one."""
    return value.items if isinstance(value, Sequence) else (value,)


def _kind(value: Value) -> str:
    match value:
        case Scalar(written):
            return quoted(written)
        case Sequence():
            return "a list"
        case Mapping():
            return "a map"
