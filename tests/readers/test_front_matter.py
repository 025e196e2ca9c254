"""Front matter: every key, every wrong type, and the line of each."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest

from publish import model as m
from publish.model.walk import plain_text
from publish.readers import Settings, Source, read
from publish.readers.metadata import FIELDS
from publish.readers.other_tools import KNOWN
from tests.readers.reading import article, codes, reading

WHOLE = """---
title: "Title: with a colon"
subtitle: And more
authors:
  - Ada Example
  - name: Bo Example
    affiliation: Example Press
    orcid: https://orcid.org/0000-0002-1825-0097
    email: bo@example.org
date: 2024-11-30
updated: 2024-12-01 10:30:00 +01:00
lang: en-gb
description: >
  Two lines
  of text.
keywords: [war, peace]
publisher: Example Press
rights: CC BY 4.0
identifier: urn:isbn:9780000000002
slug: My Slug!
theme: plain
toc: yes
pronunciations: {SOHR: S O H R, Peskov: pess kof}
accessibility: {evaluator: Ada Example, evaluated: 2024-12-02, of: abc}
corrections:
  - {date: 2024-12-03, text: A name was put right.}
---
Text.
"""


def test_every_key_of_a_whole_front_matter():
    found = reading(WHOLE)
    assert found.diagnostics == ()
    assert plain_text(found.article.title) == "Title: with a colon"
    assert plain_text(found.article.subtitle) == "And more"
    assert found.article.meta == m.Meta(
        slug="my-slug",
        lang="en-GB",
        identifier="urn:isbn:9780000000002",
        authors=(
            m.Person(name="Ada Example"),
            m.Person(
                name="Bo Example",
                affiliation="Example Press",
                orcid="0000-0002-1825-0097",
                email="bo@example.org",
            ),
        ),
        date="2024-11-30",
        updated="2024-12-01T10:30:00+01:00",
        description="Two lines of text.",
        keywords=("war", "peace"),
        publisher="Example Press",
        rights="CC BY 4.0",
        theme="plain",
        toc=True,
        pronunciations=(
            m.Pronunciation(written="SOHR", spoken="S O H R"),
            m.Pronunciation(written="Peskov", spoken="pess kof"),
        ),
        accessibility=m.Accessibility(evaluator="Ada Example", evaluated="2024-12-02", of="abc"),
        corrections=(m.Correction(date="2024-12-03", text="A name was put right."),),
    )


def test_toml_says_the_same_as_yaml():
    toml = """+++
title = "Title: with a colon"
subtitle = "And more"
date = 2024-11-30
updated = 2024-12-01T10:30:00+01:00
lang = "en-gb"
description = "Two lines of text."
keywords = ["war", "peace"]
publisher = "Example Press"
rights = "CC BY 4.0"
identifier = "urn:isbn:9780000000002"
slug = "My Slug!"
theme = "plain"
toc = true
[[authors]]
name = "Ada Example"
[[authors]]
name = "Bo Example"
affiliation = "Example Press"
orcid = "https://orcid.org/0000-0002-1825-0097"
email = "bo@example.org"
[pronunciations]
SOHR = "S O H R"
Peskov = "pess kof"
[accessibility]
evaluator = "Ada Example"
evaluated = 2024-12-02
of = "abc"
[[corrections]]
date = 2024-12-03
text = "A name was put right."
+++
Text.
"""
    found = reading(toml)
    assert found.diagnostics == ()
    assert found.article.meta == reading(WHOLE).article.meta


def front(line: str) -> str:
    return f"---\ntitle: T\n{line}\n---\nText."


@pytest.mark.parametrize("word", ["no", "yes", "1984", "1.10", "null-ish", "0x1F", "2024-02-30", "1e5"])
def test_words_stay_what_the_author_wrote(word):
    assert plain_text(article(f"---\ntitle: {word}\n---\nText.").title) == word
    assert article(f"---\ntitle: T\nauthor: {word}\n---\nText.").meta.authors == (m.Person(name=word),)


def test_norwegian_is_a_language():
    assert article(front("lang: no")).meta.lang == "no"


@pytest.mark.parametrize(
    ("line", "code"),
    [
        ("date: 2024-02-30", "META002"),
        ("date: yesterday", "META002"),
        ("date: [2024-01-01]", "META002"),
        ("updated: 2024-01-01T25:00", "META002"),
        ("toc: perhaps", "META002"),
        ("draft: perhaps", "META002"),
        ("keywords: {a: b}", "META002"),
        ("description: [a, b]", "META002"),
        ("authors: {affiliation: nobody}", "META002"),
        ("authors: {name: A, orcid: 0000-0002-1825-0098}", "META002"),
        ("authors: [[A]]", "META002"),
        ("cover: cover.png", "META002"),
        ("cover: {image: cover.png}", "META002"),
        ("pronunciations: [a]", "META002"),
        ("accessibility: good", "META002"),
        ("corrections: {date: 2024-01-01}", "META002"),
        ("lang: english", "LANG001"),
        ("lang: xx", "LANG001"),
        ("lang: 'en\" onload=\"x'", "LANG001"),
        ("titel: X", "META003"),
        ("authors: {name: A, affilation: B}", "META003"),
        ("layout: post", "META004"),
        ("tags: [a]", "META004"),
        ("title: Again", "META001"),
        ("description: *alias", "META001"),
        ("description: !!python/object/apply:os.system [ls]", "META001"),
        ("description: !secret x", "META001"),
        ("description: 'never closed", "META001"),
        ("key: value: value", "META001"),
        ("? [a, b]\n: c", "META001"),
    ],
)
def test_what_is_wrong_is_told_with_its_line(line, code):
    found = codes(front(line))
    assert code in {code for code, _ in found}
    assert {line for _, line in found} <= {3, 4, 5}


def test_every_fault_is_told_in_one_run():
    text = "---\ntitel: X\ndate: no\nlang: no-such-language-tag\ntoc: 7\n---\n# T\n"
    assert codes(text) == [("META003", 2), ("META002", 3), ("LANG001", 4), ("META002", 5)]


def test_an_unknown_key_is_told_with_the_nearest_known_one():
    (diagnostic,) = reading(front("desciption: x")).diagnostics
    assert "did you mean `description`" in diagnostic.hint


def test_a_key_of_ours_for_another_tools_key_is_told():
    (diagnostic,) = reading(front("tags: [a]")).diagnostics
    assert (diagnostic.severity, diagnostic.hint) == ("info", "our key for it is `keywords`")


def test_own_and_ignored_keys_are_passed_over():
    source = Source(
        name="a.md", data=front("x-mine: 1\ninternal: 2").encode(), folder=Path("/nowhere"), root=Path("/nowhere")
    )
    assert [d.code for d in read(source).diagnostics] == ["META003"]
    assert read(source, Settings(ignored=frozenset({"internal"}))).diagnostics == ()


@pytest.mark.parametrize("text", ["---\ntitle: T\n\nText.", "+++\ntitle = 'T'\n\nText."])
def test_front_matter_that_is_never_closed(text):
    assert ("META001", 1) in codes(text)


@pytest.mark.parametrize("text", ["---\n\nText.", "---\nText.\n---\nMore.", "+++\nText."])
def test_a_thematic_break_is_no_front_matter(text):
    assert codes(text) == []


def test_toml_faults_have_their_line():
    assert codes("+++\ntitle = 'T'\ndate = 'no'\n+++\nText.") == [("META002", 3)]
    assert codes("+++\ntitle = 'T'\ndate = = 1\n+++\n# T") == [("META001", 3)]
    assert codes(f"+++\nx = {'9' * 5000}\n+++\n# T") == [("META001", 2)]


@pytest.mark.parametrize("deep", ["a: " + "[" * 5000, "a: " + "{a: " * 5000])
def test_front_matter_nested_without_end(deep):
    assert ("META001", 1) in [(code, 1) for code, _ in codes(f"---\n{deep}\n---\n# T")]


def test_a_value_escaped_into_a_control_character_is_repaired():
    assert plain_text(article('---\ntitle: "a \\x0B \\ud800 b"\n---\nText.').title) == "a \ufffd \ufffd b"


# Not yet to be published


@pytest.mark.parametrize(
    ("line", "is_withheld"),
    [
        ("draft: true", True),
        ("draft: false", False),
        ("published: false", True),
        ("published: true", False),
        ("publishDate: 2026-06-01", False),
        ("publishDate: 2026-06-02", True),
        ("embargo: 2026-06-02T00:00:00Z", True),
        ("embargo: 2025-01-01", False),
    ],
)
def test_what_the_author_holds_back(line, is_withheld):
    found = reading(front(line))
    assert bool(found.withheld) is is_withheld
    assert found.article is not None


def test_an_embargo_holds_to_the_minute_and_without_a_clock():
    source = Source(name="a.md", data=front("embargo: 2026-06-01T12:00:00+02:00").encode(), folder=Path(), root=Path())
    noon = dt.datetime(2026, 6, 1, 10, 0, tzinfo=dt.UTC)
    assert not read(source, Settings(today=noon)).withheld
    assert read(source, Settings(today=noon - dt.timedelta(seconds=1))).withheld
    assert read(source).withheld


# The page


def test_every_key_is_documented():
    page = (Path(__file__).parents[2] / "docs/front-matter.md").read_text(encoding="utf-8")
    assert not [key for key in [*FIELDS, *KNOWN] if f"`{key}`" not in page]
