"""What is wrong in a `publish.toml`: all of it in one run, each with its key and what was expected there."""

from __future__ import annotations

import difflib
from collections.abc import Iterable, Iterator, Mapping
from itertools import chain
from typing import Any

import msgspec

_EXPECTED = {
    "formats": 'a list of formats, such as ["pdf", "epub"]',
    "out": 'a folder in quotation marks, such as "output"',
    "theme": 'a theme in quotation marks, such as "clear"',
    "lang": 'a language tag in quotation marks, such as "en-GB"',
    "engine": 'a voice in quotation marks, such as "auto"',
    "jobs": "a whole number, such as 2",
    "strict": "true or false",
    "include-unpublished": "true or false",
    "extract": "true or false",
    "fetch-remote": "true or false",
    "pandoc": "true or false",
    "ruleset": 'a ruleset in quotation marks, such as "2026.1"',
    "ignore": 'a list of keys, such as ["layout"]',
    "severities": 'a table [severities] of rules, such as TAB002 = "error"',
    "waivers": "tables [[waivers]] of code, file, reason, by and until",
    "until": "a day without quotation marks, such as 2026-12-31",
}
_TEXT, _WEIGHT = "text in quotation marks", "`error`, `warning` or `info`"


def mistakes(said: Mapping[str, object], kind: type[msgspec.Struct], where: str = "") -> Iterator[str]:
    """Yield a sentence a mistake in the values of a record; `where` stands before its keys, as `waivers[1].`."""
    fields = {field.encode_name: field for field in msgspec.structs.fields(kind)}
    yield from (_unknown(where, key, fields) for key in said if key not in fields)
    lacking = [name for name, field in fields.items() if field.required and name not in said]
    yield from (f"«{where}{name}» is missing; it must be {_EXPECTED.get(name, _TEXT)}" for name in lacking)
    known = {key: value for key, value in said.items() if key in fields}
    wrong = {key: [*_wrong(where, key, value, fields[key].type)] for key, value in known.items()}
    yield from chain.from_iterable(wrong.values())
    right = {key: value for key, value in known.items() if not wrong[key]}
    if not any(field.required for field in fields.values()):
        yield from (fault for key in right if (fault := _refused(f"{where}{key}", {key: right[key]}, kind)))
    elif not lacking and right == known and (fault := _refused(where.rstrip("."), right, kind)):
        yield fault  # a record with required fields can be judged only as a whole


def _unknown(where: str, key: str, known: Iterable[str]) -> str:
    near = difflib.get_close_matches(key.lower().replace("_", "-"), known, 1, 0.6)
    advice = f"did you mean `{near[0]}`?" if near else f"there are {', '.join(f'`{name}`' for name in known)}"
    return f"«{where}{key}» is no key of it; {advice}"


def _wrong(where: str, key: str, value: object, type_: Any) -> Iterator[str]:  # noqa: ANN401  # a type of any kind
    """Yield what is wrong with the type of a value, or of those in it."""
    match key, value:
        case "severities", dict():
            for code, weight in value.items():
                if weight not in {"error", "warning", "info"}:
                    yield f"«{where}{key}.{code}» must be {_WEIGHT}, not {_shown(weight)}"
        case "waivers", list() if all(isinstance(each, dict) for each in value):
            waiver = type_.__args__[0]
            for number, each in enumerate(value, 1):
                yield from mistakes(each, waiver, f"{key}[{number}].")
        case _ if not _fits(value, type_):
            yield f"«{where}{key}» must be {_EXPECTED.get(key, _TEXT)}, not {_shown(value)}"
        case _:
            pass


def _fits(value: object, type_: Any) -> bool:  # noqa: ANN401  # as above
    try:
        msgspec.convert(value, type_)
    except msgspec.ValidationError:
        return False
    return True


def _refused(name: str, part: Mapping[str, object], kind: type[msgspec.Struct]) -> str:
    """Return what a record has against values of the right types, or nothing."""
    try:
        msgspec.convert(part, kind)
    except msgspec.ValidationError as error:
        return f"«{name}»: {error.__cause__ or error}"
    return ""


def _shown(value: object) -> str:
    match value:
        case bool():
            return str(value).lower()
        case str():
            return f'"{value}"'
        case dict():
            return "a table"
        case list():
            return "a list"
        case _:
            return str(value)
