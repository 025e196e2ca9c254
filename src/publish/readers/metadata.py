"""Front matter to metadata: one row a key, each with the type it must have."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable, Iterator
from typing import Any, TypeVar

import msgspec

from publish.model import Accessibility, Correction, Meta, Pronunciation, Span
from publish.readers import values as v
from publish.readers.decoding import replaced
from publish.readers.findings import Findings, quoted
from publish.readers.front_matter import Entry, Mapping, Scalar, Value
from publish.readers.keys import known_entries, tell_unused
from publish.readers.languages import language_tag
from publish.readers.other_tools import ADDRESSES, OF_COVERS, OURS, TAKEN
from publish.readers.people import people, with_affiliations
from publish.readers.source import Settings

Made = TypeVar("Made", bound=msgspec.Struct)


class CoverEntry(msgspec.Struct, frozen=True):
    """The cover as the author named it; its picture is yet to be found."""

    image: str
    alt: str
    span: Span


class Front(msgspec.Struct, frozen=True, kw_only=True):
    """All that front matter says: metadata, and what belongs elsewhere in the article or to the run.

    `address` is where the article stands on its site; empty where nothing says so.
    """

    meta: Meta = Meta()
    title: str = ""
    subtitle: str = ""
    cover: CoverEntry | None = None
    withheld: str = ""
    address: str = ""
    places: dict[str, Span] = {}


def read_front(mapping: Mapping | None, findings: Findings, settings: Settings) -> Front:
    """Turn the values of front matter into metadata; a wrong one is told with its line and left out."""
    if mapping is None:
        return Front()
    theirs = {key: entry for key, entry in _with_nested(mapping) if key in OURS and key not in settings.ignored}
    others = Mapping({key: entry for key, entry in mapping.entries.items() if key not in OURS}, mapping.span)
    entries = known_entries(others, FIELDS, findings, synonyms=_SYNONYMS, ignored=settings.ignored)
    fields = {key: value for key, entry in entries.items() if (value := _field(key, entry, findings)) is not None}
    fields |= _published_on(fields, findings, entries)
    if "publishDate" in entries and "date" not in fields:
        theirs["publishDate"] = entries["publishDate"]
    address = _address(theirs, findings)
    fields |= _taken(theirs, fields, findings)
    places = {key: entry.key for key, entry in (theirs | entries).items()}
    return Front(
        meta=Meta(**{name: fields[name] for name in Meta.__struct_fields__ if name in fields and name != "cover"}),
        title=fields.get("title", ""),
        subtitle=fields.get("subtitle", ""),
        cover=fields.get("cover"),
        withheld=_withheld(fields, settings.today),
        address=address,
        places=places,
    )


_SYNONYMS = {"author": "authors", "expirydate": "expiryDate", "unpublishDate": "expiryDate"}


def _field(key: str, entry: Entry, findings: Findings) -> Any:  # noqa: ANN401  # each key has its own type
    if v.is_empty(entry.value):
        return None
    try:
        return FIELDS[key](entry.value, findings)
    except v.WrongValue as wrong:
        findings.add("META002", wrong.span or entry.key, f"«{key}» {wrong}", wrong.hint)
        return None


# Keys of other tools


def _with_nested(mapping: Mapping) -> Iterator[tuple[str, Entry]]:
    """Yield keys with their entries, and those of the maps in which Hugo and Zola keep some."""
    for key, entry in mapping.entries.items():
        yield key, entry
        if key in {"params", "extra", "taxonomies"} and isinstance(entry.value, Mapping):
            yield from ((f"{key}.{name}", inner) for name, inner in entry.value.entries.items())


def _taken(theirs: dict[str, Entry], fields: dict[str, Any], findings: Findings) -> dict[str, Any]:
    """Return what other tools' keys say where ours say nothing; each is told, used or not."""
    taken: dict[str, Any] = {}
    used: set[str] = set()
    for ours, names in TAKEN.items():
        for name in (name for name in names if name in theirs and ours not in fields and ours not in taken):
            if (value := _tried(ours, theirs[name])) is not None:
                taken[ours] = value
                used.add(name)
                message = f"front matter key {quoted(name)} of another tool is taken for `{ours}`"
                findings.add("META013", theirs[name].key, message, f"our key is `{ours}`")
    if "affiliations" in theirs and fields.get("authors"):
        resolved = _with_affiliations(fields["authors"], theirs["affiliations"].value)
        if resolved != fields["authors"]:
            taken["authors"] = resolved
            used.add("affiliations")
            findings.add(
                "META013", theirs["affiliations"].key, "the list «affiliations» is taken for those of the authors"
            )
    for name in theirs.keys() - used - {"publishDate"}:
        tell_unused(name, theirs[name].key, FIELDS, findings, ())
    return taken


def _address(theirs: dict[str, Entry], findings: Findings) -> str:
    """Return the address of the article on its site, from which its links count; the key is told and taken away."""
    for name in (name for name in ADDRESSES if name in theirs):
        value = theirs[name].value
        if isinstance(value, Scalar) and re.fullmatch(r"https?://[^\s/]+\S*", value.text):
            message = f"links count from the address under {quoted(name)}"
            findings.add("META013", theirs.pop(name).key, message, "give links their whole addresses to be certain")
            return value.text
    return ""


def _with_affiliations(authors: Any, listed: Value) -> Any:  # noqa: ANN401  # as `fields` holds them
    try:
        return with_affiliations(authors, listed)
    except v.WrongValue:
        return authors


def _tried(ours: str, entry: Entry) -> Any:  # noqa: ANN401  # as above
    """Return what another tool's value is as one of ours, or None; it is no fault of the author's."""
    unheard = Findings("")
    value = entry.value
    if isinstance(value, Mapping):  # Docusaurus: `last_update: {date: …}`; MyST: `license: {content: …}`
        parts = (
            value.entries[name].value for name in ("date", "content", "statement", "text") if name in value.entries
        )
        value = next(parts, value)
    if v.is_empty(value):
        return None
    try:
        made = FIELDS[ours](value, unheard)
    except v.WrongValue:
        return None
    return made or None


def _published_on(fields: dict[str, Any], findings: Findings, entries: dict[str, Entry]) -> dict[str, Any]:
    """Return the date that stands under `published`, as Ghost, Svelte and others write it."""
    if not isinstance(fields.get("published"), str):
        return {}
    when = fields["published"]
    said = {"published": None, "publishDate": fields.get("publishDate", when)}
    if "date" in fields:
        return said
    findings.add(
        "META013", entries["published"].key, "the date under «published» is taken for `date`", "our key is `date`"
    )
    return said | {"date": when}


# Values made of keys


def _texts_of(value: Value, kind: type[Made], example: str, findings: Findings) -> dict[str, str]:
    """Return the texts of a map whose keys are the fields of a record."""
    entries = known_entries(v.mapping(value, example), kind.__struct_fields__, findings, synonyms={})
    read = {
        name: v.told(name, v.text, entry.value, findings)
        for name, entry in entries.items()
        if not v.is_empty(entry.value)
    }
    return {name: text for name, text in read.items() if text is not None}


def _cover(value: Value, findings: Findings) -> CoverEntry:
    entries = v.mapping(value, "{image: cover.png, alt: what it shows}")
    known = known_entries(entries, ("image", "alt"), findings, synonyms={}, foreign=OF_COVERS)
    texts = {name: v.text(entry.value) for name, entry in known.items()}
    if not texts.get("image") or not texts.get("alt"):
        raise v.WrongValue("needs an image and an alt text", value.span)
    return CoverEntry(texts["image"], texts["alt"], known["image"].value.span)


def _pronunciations(value: Value, findings: Findings) -> tuple[Pronunciation, ...]:
    entries = v.mapping(value, "{SOHR: S O H R}").entries
    read = (
        (written, v.told("pronunciations", v.text, entry.value, findings))
        for written, entry in entries.items()
        if written.strip() and not v.is_empty(entry.value)
    )
    return tuple(Pronunciation(written=replaced(written), spoken=spoken) for written, spoken in read if spoken)


def _accessibility(value: Value, findings: Findings) -> Accessibility:
    texts = _texts_of(value, Accessibility, "{evaluator: Ada Example}", findings)
    if "evaluated" in texts:
        written = v.mapping(value, "").entries["evaluated"].value
        texts["evaluated"] = v.told("evaluated", v.date, written, findings) or ""
    return Accessibility(**texts)


def _corrections(value: Value, findings: Findings) -> tuple[Correction, ...]:
    made = (v.told("corrections", lambda item: _correction(item, findings), item, findings) for item in v.items(value))
    return tuple(correction for correction in made if correction is not None)


def _correction(value: Value, findings: Findings) -> Correction:
    example = "{date: 2024-11-30, text: what was put right}"
    entries = known_entries(v.mapping(value, example), ("date", "text"), findings, synonyms={})
    if any(name not in entries or v.is_empty(entries[name].value) for name in ("date", "text")):
        raise v.WrongValue("has an entry without a date or a text", value.span)
    return Correction(date=v.date(entries["date"].value), text=v.text(entries["text"].value))


def _language(value: Value, findings: Findings) -> str:
    return language_tag(v.text(value), findings, value.span)


def _date(value: Value, findings: Findings) -> str:
    """Return a date; one that had to be put into numbers is told."""
    iso, written = v.date(value), v.text(value)
    if not written[:4].isdigit() or written[4:5] != "-":
        findings.add("META012", value.span, f"the date {quoted(written)} was read as {iso}", f"write {iso}")
    return iso


def _truth_or_date(value: Value, findings: Findings) -> bool | str:
    try:
        return v.truth(value)
    except v.WrongValue as wrong:
        try:
            return _date(value, findings)
        except v.WrongValue:
            raise wrong from None


def _plain(function: Callable[[Value], Any]) -> Callable[[Value, Findings], Any]:
    return lambda value, _: function(value)


_text, _truth, _texts = (_plain(function) for function in (v.text, v.truth, v.texts))

FIELDS: dict[str, Callable[[Value, Findings], Any]] = {
    "title": _text,
    "subtitle": _text,
    "authors": people,
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
    "published": _truth_or_date,
    "publishDate": _date,
    "embargo": _date,
    "expiryDate": _date,
}
"""Every key of our front matter, with what reads its value."""


# Not yet to be published, or no longer


def _withheld(fields: dict[str, Any], today: dt.date | None) -> str:
    """Return why the author does not want the article published now, or nothing."""
    if fields.get("draft"):
        return "`draft: true` in its front matter"
    if fields.get("published") is False:
        return "`published: false` in its front matter"
    for key in ("publishDate", "embargo"):
        if key in fields and _is_ahead(fields[key], today):
            return f"`{key}: {fields[key]}` has not come yet"
    if "expiryDate" in fields and today is not None and not _is_ahead(fields["expiryDate"], today):
        return f"`expiryDate: {fields['expiryDate']}` has passed"
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
