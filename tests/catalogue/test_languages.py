from __future__ import annotations

import pytest
from babel import localedata

from publish.catalogue import date, direction, joined, language_name

RIGHT_TO_LEFT = """ar AR ar-SY he iw yi fa fa-AF prs pes ur ps sd ug dv ckb arb nqo rhg
    ar-Arab az-Arab az-IR pa-PK uz-AF ks pnb"""


@pytest.mark.parametrize("tag", RIGHT_TO_LEFT.split())
def test_right_to_left(tag: str) -> None:
    assert direction(tag) == "rtl"


@pytest.mark.parametrize(
    "tag", ["en", "de-AT", "ar-Latn", "he-latn-IL", "az", "pa-IN", "ku", "zh-Hant", "und", "", "qaa", "en-x-arab"]
)
def test_left_to_right(tag: str) -> None:
    assert direction(tag) == "ltr"


@pytest.mark.parametrize(
    ("iso", "lang", "written"),
    [
        ("2024-11-30", "en-GB", "30 November 2024"),
        ("2024-11-30T12:00:00Z", "de-AT", "30. November 2024"),
        ("2024-11-30", "ar", "30 نوفمبر 2024"),
        ("2024-11-30", "xx", "November 30, 2024"),
        ("2024", "en", "2024"),
        ("soon", "en", "soon"),
        ("2024-13-40", "en", "2024-13-40"),
    ],
)
def test_a_date_is_written_long_and_what_is_none_stays(iso: str, lang: str, written: str) -> None:
    assert date(iso, lang) == written


def test_names_are_joined_in_every_language_that_babel_knows() -> None:
    for identifier in localedata.locale_identifiers():
        written = joined(["Ada", "Bob", "Cem"], identifier.replace("_", "-"))
        assert all(written.count(name) == 1 for name in ("Ada", "Bob", "Cem")), identifier


@pytest.mark.parametrize(
    ("tag", "in_lang", "name"),
    [
        ("fr", "en", "French"),
        ("fr", "de-AT", "Französisch"),
        ("ar-SY-x-home", "en", "Arabic (Syria)"),
        ("zz", "en", "zz"),
        ("", "en", ""),
    ],
)
def test_a_language_has_a_name_in_another(tag: str, in_lang: str, name: str) -> None:
    assert language_name(tag, in_lang) == name
