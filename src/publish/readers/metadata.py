"""Front matter to metadata: one row a key, each with the type it must have."""

from __future__ import annotations

import datetime as dt
import difflib
from collections.abc import Callable, Iterable
from typing import Any, TypeVar

import msgspec

from publish.model import Accessibility, Correction, Meta, Person, Pronunciation, Span
from publish.readers import values as v
from publish.readers.decoding import replaced
from publish.readers.findings import Findings
from publish.readers.front_matter import Entry, Mapping, Value
from publish.readers.languages import language_tag
from publish.readers.other_tools import KNOWN, OURS
from publish.readers.source import Settings

Made = TypeVar("Made", bound=msgspec.Struct)


class CoverEntry(msgspec.Struct, frozen=True):
    """The cover as the author named it; its picture is yet to be found."""

    image: str
    alt: str
    span: Span


class Front(msgspec.Struct, frozen=True, kw_only=True):
    """All that front matter says: metadata, and what belongs elsewhere in the article or to the run."""

    meta: Meta = Meta()
    title: str = ""
    subtitle: str = ""
    cover: CoverEntry | None = None
    withheld: str = ""
    places: dict[str, Span] = {}


def read_front(mapping: Mapping | None, findings: Findings, settings: Settings) -> Front:
    """Turn the values of front matter into metadata; a wrong one is told with its line and left out."""
    if mapping is None:
        return Front()
    entries = _known(mapping, FIELDS, settings.ignored, findings)
    fields = {key: value for key, entry in entries.items() if (value := _field(key, entry, findings)) is not None}
    return Front(
        meta=Meta(**{name: fields[name] for name in Meta.__struct_fields__ if name in fields and name != "cover"}),
        title=fields.get("title", ""),
        subtitle=fields.get("subtitle", ""),
        cover=fields.get("cover"),
        withheld=_withheld(fields, settings.today),
        places={key: entry.key for key, entry in entries.items()},
    )


def _field(key: str, entry: Entry, findings: Findings) -> Any:  # noqa: ANN401  # each key has its own type
    if v.is_empty(entry.value):
        return None
    try:
        return FIELDS[key](entry.value, findings)
    except v.WrongValue as wrong:
        findings.add("META002", wrong.span or entry.key, f"«{key}» {wrong}")
        return None


# Which keys there are

_SYNONYMS = {"author": "authors"}


def _known(mapping: Mapping, names: Iterable[str], ignored: frozenset[str], findings: Findings) -> dict[str, Entry]:
    """Return the entries that are ours under their own names, and tell about all others."""
    known: dict[str, Entry] = {}
    for key, entry in mapping.entries.items():
        name = _SYNONYMS.get(key, key)
        if name in names and name not in known:
            known[name] = entry
        elif not key.startswith("x-") and key not in ignored:
            _tell_unused(key, entry.key, names, findings)
    return known


def _tell_unused(key: str, span: Span, names: Iterable[str], findings: Findings) -> None:
    if key in KNOWN or key in _SYNONYMS:
        ours = OURS.get(key) or _SYNONYMS.get(key)
        advice = f"our key for it is `{ours}`" if ours else ""
        findings.add("META004", span, f"front matter key «{key}» of another tool is not used", advice)
        return
    near = difflib.get_close_matches(key.lower(), {name.lower(): name for name in names}, 1, 0.7)
    nearest = next((name for name in names if near and name.lower() == near[0]), "")
    advice = (
        f"did you mean `{nearest}`? Else remove it, or name it `x-{key}`"
        if nearest
        else f"remove it, or name it `x-{key}`"
    )
    findings.add("META003", span, f"unknown front matter key «{key}»", advice)


# Values made of keys


def _texts_of(value: Value, kind: type[Made], example: str, findings: Findings) -> dict[str, str]:
    """Return the texts of a map whose keys are the fields of a record."""
    names = kind.__struct_fields__
    entries = _known(v.mapping(value, example), names, frozenset(), findings)
    return {name: v.text(entry.value) for name, entry in entries.items() if not v.is_empty(entry.value)}


def _people(value: Value, findings: Findings) -> tuple[Person, ...]:
    return tuple(_person(item, findings) for item in v.items(value) if not v.is_empty(item))


def _person(value: Value, findings: Findings) -> Person:
    if not isinstance(value, Mapping):
        return Person(name=v.text(value))
    fields = _texts_of(value, Person, "{name: Ada Example}", findings)
    if "name" not in fields:
        raise v.WrongValue("has an entry without a name", value.span)
    if "orcid" in fields:
        fields["orcid"] = v.orcid(value.entries["orcid"].value)
    return Person(**fields)


def _cover(value: Value, findings: Findings) -> CoverEntry:
    known = _known(v.mapping(value, "{image: cover.png, alt: what it shows}"), ("image", "alt"), frozenset(), findings)
    texts = {name: v.text(entry.value) for name, entry in known.items()}
    if not texts.get("image") or not texts.get("alt"):
        raise v.WrongValue("needs an image and an alt text", value.span)
    return CoverEntry(texts["image"], texts["alt"], known["image"].value.span)


def _pronunciations(value: Value, _: Findings) -> tuple[Pronunciation, ...]:
    entries = v.mapping(value, "{SOHR: S O H R}").entries
    return tuple(
        Pronunciation(written=replaced(written), spoken=v.text(entry.value))
        for written, entry in entries.items()
        if written.strip() and not v.is_empty(entry.value)
    )


def _accessibility(value: Value, findings: Findings) -> Accessibility:
    texts = _texts_of(value, Accessibility, "{evaluator: Ada Example}", findings)
    if "evaluated" in texts:
        texts["evaluated"] = v.date(v.mapping(value, "").entries["evaluated"].value)
    return Accessibility(**texts)


def _corrections(value: Value, findings: Findings) -> tuple[Correction, ...]:
    return tuple(_correction(item, findings) for item in v.items(value))


def _correction(value: Value, findings: Findings) -> Correction:
    fields = _texts_of(value, Correction, "{date: 2024-11-30, text: what was put right}", findings)
    if "date" not in fields or "text" not in fields:
        raise v.WrongValue("has an entry without a date or a text", value.span)
    return Correction(date=v.date(v.mapping(value, "").entries["date"].value), text=fields["text"])


def _language(value: Value, findings: Findings) -> str:
    return language_tag(v.text(value), findings, value.span)


def _plain(function: Callable[[Value], Any]) -> Callable[[Value, Findings], Any]:
    return lambda value, _: function(value)


_text, _date, _truth, _texts = (_plain(function) for function in (v.text, v.date, v.truth, v.texts))

FIELDS: dict[str, Callable[[Value, Findings], Any]] = {
    "title": _text,
    "subtitle": _text,
    "authors": _people,
    "date": _date,
    "updated": _date,
    "lang": _language,
    "description": _text,
    "keywords": _texts,
    "publisher": _text,
    "rights": _text,
    "identifier": _text,
    "slug": _text,
    "cover": _cover,
    "theme": _text,
    "toc": _truth,
    "pronunciations": _pronunciations,
    "accessibility": _accessibility,
    "corrections": _corrections,
    "draft": _truth,
    "published": _truth,
    "publishDate": _date,
    "embargo": _date,
}
"""Every key of our front matter, with what reads its value."""


# Not yet to be published


def _withheld(fields: dict[str, Any], today: dt.date | None) -> str:
    """Return why the author does not want the article published yet, or nothing."""
    if fields.get("draft"):
        return "`draft: true` in its front matter"
    if fields.get("published") is False:
        return "`published: false` in its front matter"
    for key in ("publishDate", "embargo"):
        if key in fields and _is_ahead(fields[key], today):
            return f"`{key}: {fields[key]}` has not come yet"
    return ""


def _is_ahead(written: str, today: dt.date | None) -> bool:
    """Tell whether a date lies after today; a moment without a zone is in UTC."""
    if today is None:
        return True
    if not isinstance(today, dt.datetime):
        return dt.date.fromisoformat(written[:10]) > today
    moment, now = dt.datetime.fromisoformat(written), today
    moment, now = (at if at.tzinfo else at.replace(tzinfo=dt.UTC) for at in (moment, now))
    return moment > now
