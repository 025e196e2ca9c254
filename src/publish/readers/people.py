"""Authors of a front matter: names as texts or maps, with the affiliations that other tools list by themselves."""

from __future__ import annotations

import re

import msgspec

from publish.model import Person
from publish.readers import values as v
from publish.readers.findings import Findings
from publish.readers.front_matter import Entry, Mapping, Scalar, Sequence, Value
from publish.readers.keys import known_entries
from publish.readers.other_tools import OF_PEOPLE

_SYNONYMS = {"affiliations": "affiliation", "institution": "affiliation", "mail": "email", "e-mail": "email"}
_GIVEN = ("given-names", "given", "firstname")
_FAMILY = ("dropping-particle", "non-dropping-particle", "surname", "family", "lastname")


def people(value: Value, findings: Findings) -> tuple[Person, ...]:
    """Return the authors, each as a text or a map of what is known of them."""
    found = (_person(item, findings) for item in v.items(value) if not v.is_empty(item))
    return tuple(person for person in found if person is not None)


def with_affiliations(authors: tuple[Person, ...], listed: Value) -> tuple[Person, ...]:
    """Return authors whose affiliations name the entries of a list, by index (JOSS) or by id (MyST), in full."""
    names = dict(_listed(listed))
    return tuple(msgspec.structs.replace(one, affiliation=_resolved(one.affiliation, names)) for one in authors)


def _person(value: Value, findings: Findings) -> Person | None:
    """Return one author, or None beside the error that says why there is none; a wrong detail costs no other."""
    if not isinstance(value, Mapping):
        name = v.told("authors", v.text, value, findings)
        return Person(name=name) if name else None
    entries = known_entries(value, Person.__struct_fields__, findings, synonyms=_SYNONYMS, foreign=OF_PEOPLE)
    read = {
        key: v.told("authors", _READ.get(key, v.text), entry.value, findings)
        for key, entry in entries.items()
        if not v.is_empty(entry.value)
    }
    fields = {key: text for key, text in read.items() if text is not None}
    name = fields.pop("name", "") or _joined_name(value)
    if not name:
        findings.add("META002", value.span, "«authors» has an entry without a name", "write `name: Ada Example`")
        return None
    return Person(name=name, **fields)


def _name(value: Value) -> str:
    """Return a name in one piece; Quarto and MyST take it in parts."""
    return _joined_name(value) if isinstance(value, Mapping) else v.text(value)


def _joined_name(value: Mapping) -> str:
    literal = _texts(value, ("literal",))
    return literal or " ".join(
        part for part in (_texts(value, _GIVEN), _texts(value, _FAMILY), _texts(value, ("suffix",))) if part
    )


def _texts(value: Mapping, keys: tuple[str, ...]) -> str:
    found = (value.entries[key].value for key in keys if key in value.entries)
    return " ".join(part.text.strip() for part in found if isinstance(part, Scalar) and part.text.strip())


def _affiliation(value: Value) -> str:
    """Return affiliations as one text; several have `;` between them."""
    match value:
        case Sequence(items):
            return "; ".join(_affiliation(item) for item in items if not v.is_empty(item))
        case Mapping(entries):
            named = next((entries[key] for key in ("name", "institution", "ref", "id") if key in entries), None)
            if named is None:
                raise v.WrongValue("has an affiliation without a name", value.span)
            return v.text(named.value)
        case Scalar():
            return v.text(value)


_READ = {"name": _name, "affiliation": _affiliation, "orcid": v.orcid}


def _listed(value: Value) -> list[tuple[str, str]]:
    """Return index or id and name of every affiliation of a list; one without has its number."""
    found: list[tuple[str, str]] = []
    for number, item in enumerate(v.items(value), 1):
        if not isinstance(item, Mapping):
            found.append((str(number), v.text(item)))
            continue
        keys = [item.entries[key] for key in ("index", "id") if key in item.entries]
        ident = _scalar(keys[0]) if keys else str(number)
        named = [item.entries[key] for key in ("name", "institution") if key in item.entries]
        parts = [_scalar(named[0])] if named else []
        parts += [_scalar(item.entries[key]) for key in ("city", "country") if key in item.entries]
        if parts:
            found.append((ident, ", ".join(part for part in parts if part)))
    return found


def _scalar(entry: Entry) -> str:
    return " ".join(entry.value.text.split()) if isinstance(entry.value, Scalar) else ""


def _resolved(written: str, names: dict[str, str]) -> str:
    parts = [part.strip() for part in re.split(r"[,;]|\band\b|&", written) if part.strip()]
    return "; ".join(names[part] for part in parts) if parts and all(part in names for part in parts) else written
