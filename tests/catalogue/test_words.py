from __future__ import annotations

import re
import string
import tomllib
from pathlib import Path
from typing import get_type_hints

import msgspec
import pytest
from babel.core import Locale

from publish import catalogue
from publish.catalogue import Plural, Words

FILES = sorted(Path(catalogue.__file__).parent.glob("*.toml"))
LANGUAGES = [file.stem for file in FILES]
HINTS = get_type_hints(Words)


def places(message: str) -> set[str]:
    return {name for _, name, _, _ in string.Formatter().parse(message) if name is not None}


def forms(plural: Plural) -> dict[str, str]:
    return {name: form for name, form in msgspec.structs.asdict(plural).items() if form}


def test_the_five_languages_are_there() -> None:
    assert set(LANGUAGES) == {"ar", "de", "en", "es", "fr"}
    assert catalogue.available() == tuple(LANGUAGES)


@pytest.mark.parametrize("lang", LANGUAGES)
def test_every_message_has_words_and_the_places_of_the_english_one(lang: str) -> None:
    english, words = catalogue.words("en"), catalogue.words(lang)
    assert words.lang == lang
    assert words.reviewed
    for name, kind in HINTS.items():
        here, there = getattr(words, name), getattr(english, name)
        if kind is Plural:
            continue
        assert here.strip(), name
        assert places(here) == places(there), name


@pytest.mark.parametrize("lang", LANGUAGES)
def test_every_plural_has_exactly_the_categories_of_its_language(lang: str) -> None:
    needed = Locale.parse(lang).plural_form.tags | {"other"}
    words = catalogue.words(lang)
    for name in (name for name, kind in HINTS.items() if kind is Plural):
        plural = forms(getattr(words, name))
        assert set(plural) == needed, name
        assert places(plural["other"]) == {"n"}, name
        assert all(places(form) <= {"n"} for form in plural.values()), name


@pytest.mark.parametrize("file", FILES, ids=LANGUAGES)
def test_a_missing_or_unknown_message_is_an_error(file: Path) -> None:
    table = tomllib.loads(file.read_text(encoding="utf-8"))
    assert set(table) == set(HINTS)
    lacking = {name: value for name, value in table.items() if name != "contents"}
    with pytest.raises(msgspec.ValidationError, match="contents"):
        msgspec.convert(lacking, Words)
    with pytest.raises(msgspec.ValidationError, match="contentz"):
        msgspec.convert(table | {"contentz": "x"}, Words)


@pytest.mark.parametrize("file", FILES, ids=LANGUAGES)
def test_messages_hold_no_two_spaces_and_no_straight_quotes(file: Path) -> None:
    for name, value in tomllib.loads(file.read_text(encoding="utf-8")).items():
        for message in value.values() if isinstance(value, dict) else (value,):
            assert not re.search(r"[\s\u00a0]{2}|[\"']", message), (name, message)


@pytest.mark.parametrize(
    ("tag", "lang"),
    [
        ("de-AT", "de"),
        ("DE", "de"),
        ("ar-SY", "ar"),
        ("fr-Latn-CA", "fr"),
        ("tlh", "en"),
        ("und", "en"),
        ("", "en"),
        ("dea", "en"),
    ],
)
def test_a_tag_is_shortened_until_words_are_found_else_they_are_english(tag: str, lang: str) -> None:
    assert catalogue.words(tag).lang == lang


def test_found_tells_a_fallback_from_english() -> None:
    assert catalogue.found("en-GB") == "en"
    assert catalogue.found("ja") is None


@pytest.mark.parametrize(
    ("lang", "n", "said"),
    [
        ("en", 1, "List, 1 item"),
        ("en", 0, "List, 0 items"),
        ("fr", 0, "Liste, 0 élément"),
        ("fr", 2, "Liste, 2 éléments"),
        ("fr", 1_000_000, "Liste, 1000000 d’éléments"),
        ("ar", 1, "قائمة من عنصر واحد"),
        ("ar", 2, "قائمة من عنصرين"),
        ("ar", 3, "قائمة، 3 عناصر"),
        ("ar", 11, "قائمة، 11 عنصرًا"),
        ("ar", 100, "قائمة، 100 عنصر"),
    ],
)
def test_a_number_takes_the_form_of_its_category(lang: str, n: int, said: str) -> None:
    words = catalogue.words(lang)
    assert words.count(words.spoken_list, n) == said


def test_the_words_of_another_cannot_change_a_message() -> None:
    words = catalogue.words("en")
    assert words.spoken_image.format(alt="{n} {0}") == "Image: {n} {0}"
    assert catalogue.byline(["{names}", "B"], "en-GB", words) == "By {names} and B"


def test_every_message_is_used() -> None:
    package = Path(catalogue.__file__).parents[1]
    code = "".join(path.read_text(encoding="utf-8") for path in package.rglob("*.py"))
    used = set(re.findall(r"\.(\w+)", code))
    assert set(HINTS) - used == {"reviewed"}  # that one is for people


def test_every_aside_has_a_label() -> None:
    for lang in LANGUAGES:
        words = catalogue.words(lang)
        labels = [words.aside(kind) for kind in ("note", "tip", "important", "warning", "caution", "details")]
        assert len(set(labels)) == len(labels)
