"""Front matter: every key, every wrong type, and the line of each."""

from __future__ import annotations

import datetime as dt
import re
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

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
        ("tags: [a]", "META013"),
        ("image: a.png", "META004"),
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


def test_a_wrong_detail_costs_no_other_and_each_is_told():
    text = (
        "---\ntitle: T\nauthors:\n  - {name: A, orcid: 1}\n  - {name: B, orcid: 2, email: b@c.d}\n  - {email: x}\n"
        "corrections:\n  - {date: no, text: a}\n  - {date: 2024-01-01, text: b}\n"
        "pronunciations: {A: [x], B: y}\naccessibility: {evaluator: A, evaluated: no, of: [x]}\n---\nText."
    )
    found = reading(text)
    lines = [(d.code, d.line) for d in found.diagnostics if d.severity == "error"]
    assert lines == [("META002", line) for line in (4, 5, 6, 8, 10, 11, 11)]
    meta = found.article.meta
    assert meta.authors == (m.Person(name="A"), m.Person(name="B", email="b@c.d"))
    assert meta.corrections == (m.Correction(date="2024-01-01", text="b"),)
    assert meta.pronunciations == (m.Pronunciation(written="B", spoken="y"),)
    assert meta.accessibility == m.Accessibility(evaluator="A")


def test_an_unknown_key_is_told_with_the_nearest_known_one():
    (diagnostic,) = reading(front("desciption: x")).diagnostics
    assert "did you mean `description`" in diagnostic.hint


def test_a_key_of_ours_for_another_tools_key_is_told():
    (diagnostic,) = reading(front("image: a.png")).diagnostics
    assert (diagnostic.severity, diagnostic.hint) == ("info", "our key for it is `cover`")


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
    assert codes("+++\ntitle = 'T'\ndate = = 1\n+++\n# U") == [("META001", 3)]
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


# What authors get wrong in YAML: told in plain words, put right where only one thing can be meant


@pytest.mark.parametrize(
    ("written", "column", "told", "hint", "title"),
    [
        ("title: A: B", 8, "a colon and a space", 'title: "A: B"', "A: B"),
        ("title: A: B # why", 8, "a colon and a space", 'title: "A: B"', "A: B"),
        ("title: “A: B”", 8, "curly", 'title: "A: B"', "A: B"),
        ("title: @x", 8, "begin with @", 'title: "@x"', "@x"),
        ("title: `x`", 8, "begin with `", 'title: "`x`"', "`x`"),
        ("title: %x", 8, "begin with %", 'title: "%x"', "%x"),
        ("title: *x*", 8, "an alias", 'title: "*x*"', "*x*"),
        ("title: & more", 8, "an anchor", 'title: "& more"', "& more"),
        ("title: - x", 8, "an item", 'title: "- x"', "- x"),
        ("title: > x", 8, "text on the lines below", 'title: "x"', "x"),
        ("title: [x", 8, "never closed", 'title: "[x"', "[x"),
        ("title: [Draft] x", 8, "goes on after", 'title: "[Draft] x"', "[Draft] x"),
        ("title: {{ page.title }}", 8, "site generator", "", "{{ page.title }}"),
        ('title: "x', 8, "never closed", 'title: "x"', "x"),
        ('title: "x" y', 8, "goes on after", "title: '\"x\" y'", '"x" y'),
        ('title: "x "y" z"', 8, "inside the quotation marks", "title: 'x \"y\" z'", 'x "y" z'),
        (r'title: "C:\data"', 8, "backslash", r"title: 'C:\data'", r"C:\data"),
        ("title: 'it's so'", 8, "apostrophe", 'title: "it\'s so"', "it's so"),
        ("title:x", 1, "space is missing", "write title: x", "x"),
        ("title = x", 1, "colon", "write title: x", "x"),
        ("title: one\n  two: three", 8, "several lines", "write title: >", "one two: three"),
        ('title: "one\n  two: three', 8, "several lines", "write title: >", "one two: three"),
    ],
)
def test_a_mistake_is_told_in_plain_words_and_costs_no_other_key(written, column, told, hint, title):
    lines = written.count("\n") + 1
    found = reading(f"---\nslug: s\n{written}\nlang: en\ndate: no\n---\nText.")
    assert [(d.code, d.line, d.column) for d in found.diagnostics] == [
        ("META001", 3, column),
        ("META002", 4 + lines, 7),
    ]
    assert told in found.diagnostics[0].message
    assert hint in found.diagnostics[0].hint
    assert plain_text(found.article.title) == title
    assert (found.article.meta.slug, found.article.meta.lang) == ("s", "en")


def test_mistakes_deep_in_a_value_are_put_right_in_place():
    text = "---\ntitle: T\nauthors:\n\t- name: A\n\t  affiliation: Dept: X\n\t- @b\n---\nText."
    found = reading(text)
    assert [(d.code, d.line, d.column) for d in found.diagnostics] == [
        ("META001", 4, 1),
        ("META001", 5, 18),
        ("META001", 6, 5),
    ]
    assert found.article.meta.authors == (m.Person(name="A", affiliation="Dept: X"), m.Person(name="@b"))


def test_every_alias_is_told():
    found = reading("---\na: &a [x]\nb: [*a, *a]\ntitle: T\nc: *a\n---\nText.")
    assert [(d.code, d.line) for d in found.diagnostics if d.severity == "error"] == [
        ("META001", 2),
        ("META001", 3),
        ("META001", 5),
    ]
    assert plain_text(found.article.title) == "T"


def test_toml_mistakes_cost_no_other_key():
    found = reading('+++\ntitle = My title\ndate: 2024-01-01\nslug = "s"\nlang = \'en\'\nslug = "t"\n+++\nText.')
    assert [(d.code, d.line) for d in found.diagnostics] == [("META001", 2), ("META001", 3), ("META001", 6)]
    assert [d.hint for d in found.diagnostics][:2] == ['write title = "My title"', 'write date = "…"']
    assert (plain_text(found.article.title), found.article.meta.slug) == ("My title", "s")


def test_places_in_toml_are_those_of_each_table():
    text = '+++\ntitle = "T"\n[[authors]]\nname = "A"\norcid = "x"\n[[authors]]\nname = "B"\norcid = "y"\n+++\nText.'
    assert codes(text) == [("META002", 5), ("META002", 8)]


@pytest.mark.parametrize("separator", ["\u2028", "\u2029", "\x85"])
def test_what_yaml_takes_for_a_line_end_moves_no_place(separator):
    found = codes(f"---\ntitle: T\ndescription: a{separator}b\ndate: no\n---\nText.")
    assert [(code, line) for code, line in found if code == "META002"] == [("META002", 4)]


def test_an_escaped_control_character_is_told():
    assert codes('---\ntitle: "a\\0b"\n---\nText.') == [("SRC006", 2)]


def test_a_comment_that_may_be_words_is_told():
    assert codes(front("description: Room #7")) == [("META012", 3)]
    assert codes(front("description: Room # a comment")) == []


def test_characters_that_only_yaml_refuses_are_no_fault_of_ours():
    assert plain_text(article('---\ntitle: "a\x7fb"\n---\nText.').title) == "a\ufffdb"


# Forms of other tools


@pytest.mark.parametrize(
    ("text", "found", "line"),
    [
        ("\n\n---\ntitle: T\n---\nText.", [("META012", 3)], 6),
        ("  ---\ntitle: T\n---\nText.", [("META012", 1)], 4),
        ("---\n\ntitle: T\n---\nText.", [], 5),
        ("---\ntitle: T\n----\nText.", [("META001", 3)], 4),
        ("---\ntitle: T\n—\nText.", [("META001", 3)], 4),
        ("---\ntitle: T\n...\nText.", [], 4),
        ("---\ntitle: T\n\nText.", [("META001", 1)], 4),
        ("---\nTitle: T\nLANG: en\n---\nText.", [("META012", 2), ("META012", 3)], 5),
        ("% T\n% Ada Example; Bo Example\n% 30 November 2024\n\nText.", [("META012", 1), ("META012", 3)], 5),
        ("Title: T\nAuthor: Ada Example\nTags: a, b\n\nText.", [("META012", 1), ("META013", 3)], 5),
        ('{\n\t"title": "T",\n\t"draft": false\n}\nText.', [], 5),
        ('{"title": "T", "description": "\\ud83d\\ude00"}\n\nText.', [], 3),
    ],
)
def test_other_forms_are_read_and_told(text, found, line):
    assert codes(text) == found
    made = article(text)
    assert plain_text(made.title) == "T"
    assert [(plain_text(block.children), block.span.line) for block in made.body] == [("Text.", line)]


def test_json_has_its_places_and_its_faults():
    assert codes('{\n  "title": "T",\n  "date": "no"\n}\nText.') == [("META002", 3)]
    assert codes('{\n  "title": "T",\n  "date": 1,,\n}\nText.') == [("META001", 3)]
    assert article('{"title": "T", "description": "\\ud83d\\ude00"}\n').meta.description == "\U0001f600"


@pytest.mark.parametrize(
    "text", ["{.note}\nText.", "{\nText.", "Note: this is text.\n\nMore.", "% Text", "Warning: x\nTitle: y"]
)
def test_text_that_only_resembles_front_matter_is_text(text):
    assert "META012" not in {code for code, _ in codes(text) if not text.startswith("%")}
    assert "META001" not in {code for code, _ in codes(text)}


# Keys of other tools


def test_keys_of_other_tools_are_taken_where_ours_are_not_given():
    text = (
        "---\ntitle: T\nexcerpt: What happened.\ntags: [a, b]\nlast_modified_at: 2024-12-01\nlocale: en_US\n"
        "license: CC BY 4.0\npubDate: Nov 30 2024\nabstract: Longer.\n---\nText."
    )
    found = reading(text)
    assert {d.severity for d in found.diagnostics} == {"info"}
    assert [d.line for d in found.diagnostics if d.code == "META004"] == [9]
    meta = found.article.meta
    assert (meta.description, meta.keywords, meta.updated) == ("What happened.", ("a", "b"), "2024-12-01")
    assert (meta.lang, meta.rights, meta.date) == ("en-US", "CC BY 4.0", "2024-11-30")


def test_another_tools_value_that_is_no_use_to_us_is_no_fault():
    found = reading("---\ntitle: T\nlanguage: klingonese\nlast_update: {author: x}\ncreated: yesterday\n---\nText.")
    assert [(d.code, d.severity) for d in found.diagnostics] == [("META004", "info")] * 3


def test_keys_in_maps_of_hugo_and_zola_are_taken():
    found = article(
        '+++\ntitle = "T"\npublishDate = 2024-01-02\n[taxonomies]\ntags = ["a"]\n[extra]\nauthor = "Ada"\n+++\nText.'
    )
    assert (found.meta.keywords, found.meta.date) == (("a",), "2024-01-02")
    assert found.meta.authors == (m.Person(name="Ada"),)
    assert article("---\ntitle: T\nparams: {author: Ada}\n---\nText.").meta.authors == (m.Person(name="Ada"),)


def test_a_list_of_tags_in_a_list_is_one():
    assert article(front("tags:\n  - [a, b]\n  - c")).meta.keywords == ("a", "b", "c")


def test_two_names_for_one_key_are_told():
    assert codes(front("authors: A\nauthor: B")) == [("META004", 4)]
    assert codes(front("Title: B")) == [("META001", 3)]
    assert article(front("authors: A\nauthor: B")).meta.authors == (m.Person(name="A"),)


def test_ours_wins_over_theirs():
    found = reading("---\ntitle: T\nkeywords: [a]\ntags: [b]\n---\nText.")
    assert found.article.meta.keywords == ("a",)
    assert [d.code for d in found.diagnostics] == ["META004"]


def test_authors_as_joss_quarto_and_myst_write_them():
    joss = (
        "---\ntitle: T\nauthors:\n  - name: Ada Example\n    orcid: 0000-0002-1825-0097\n    equal-contrib: true\n"
        "    affiliation: '1, 2'\n  - given-names: Bo\n    surname: Example\n    affiliation: 2\n"
        "affiliations:\n  - name: University\n    index: 1\n  - name: Press\n    index: 2\n---\nText."
    )
    assert [(one.name, one.affiliation) for one in article(joss).meta.authors] == [
        ("Ada Example", "University; Press"),
        ("Bo Example", "Press"),
    ]
    quarto = (
        "---\ntitle: T\nauthor:\n  - name: {given: Ada, family: Example}\n    affiliations:\n      - name: University\n"
        "      - ref: press\naffiliations:\n  - id: press\n    name: Press\n---\nText."
    )
    assert [(one.name, one.affiliation) for one in article(quarto).meta.authors] == [
        ("Ada Example", "University; press")
    ]
    assert {d.severity for d in reading(joss).diagnostics} == {"info"}


# Dates


@pytest.mark.parametrize(
    ("written", "iso"),
    [
        ("30 November 2024", "2024-11-30"),
        ("Nov 30, 2024", "2024-11-30"),
        ("November 3rd, 2024", "2024-11-03"),
        ("Sat, 30 Nov 2024 10:30:00 +0100", "2024-11-30T10:30:00+01:00"),
        ("Sat, 30 Nov 2024 10:30:00 GMT", "2024-11-30T10:30:00Z"),
        ("30-Nov-2024", "2024-11-30"),
        ("3. Mai 2024", "2024-05-03"),
        ("3. Mai 2024 10:30", "2024-05-03T10:30:00"),
        ("le 1er février 2024", "2024-02-01"),
        ("30 de noviembre de 2024", "2024-11-30"),
        ("٣ نوفمبر ٢٠٢٤", "2024-11-03"),
        ("2024年5月3日", "2024-05-03"),
        ("2024/11/30", "2024-11-30"),
        ("2024/11/30 10:30", "2024-11-30T10:30:00"),
    ],
)
def test_a_date_that_can_mean_one_day_only_is_read_and_told(written, iso):
    found = reading(front(f"date: '{written}'"))
    assert found.article.meta.date == iso
    assert [(d.code, d.hint) for d in found.diagnostics] == [("META012", f"write {iso}")]


def test_a_date_as_jekyll_writes_it_is_ours():
    found = reading(front("date: 2024-11-30 12:00:00 -0500"))
    assert (found.article.meta.date, found.diagnostics) == ("2024-11-30T12:00:00-05:00", ())


@pytest.mark.parametrize(
    ("written", "hint"),
    [
        ("30/11/2024", "write 2024-11-30"),
        ("11/30/2024", "write 2024-11-30"),
        ("03/04/2024", "write 2024-04-03 or 2024-03-04"),
        ("November 2024", "see docs/front-matter.md"),
        ("30.11.2024", "write 2024-11-30"),
        ("3 May 2024 at 10 PM", "see docs/front-matter.md"),
        ("3 May 2024 10:30 PM", "see docs/front-matter.md"),
        ("3 May 2024 22.30", "see docs/front-matter.md"),
        ("31 avril 2024", "see docs/front-matter.md"),
        ("today", "write the day itself: an article has one date, whenever it is published"),
    ],
)
def test_a_date_that_can_mean_two_days_or_whose_time_is_not_understood_is_refused(written, hint):
    (diagnostic,) = reading(front(f"date: {written}")).diagnostics
    assert (diagnostic.code, diagnostic.hint) == ("META002", hint)


def test_the_date_in_a_files_name_is_taken_and_told():
    found = reading("---\ntitle: T\n---\nText.", "_posts/2019-08-19-title.md")
    assert [(d.code, d.line) for d in found.diagnostics] == [("META014", 1)]
    assert (found.article.meta.date, found.article.meta.slug) == ("2019-08-19", "2019-08-19-title")
    assert article(front("date: 2020-01-01"), "2019-08-19-title.md").meta.date == "2020-01-01"
    assert not article("---\ntitle: T\n---\nText.", "2019-02-30-title.md").meta.date


@pytest.mark.parametrize(
    ("line", "is_withheld"),
    [
        ("expiryDate: 2026-06-01", True),
        ("expirydate: 2026-06-02", False),
        ("published: 2026-07-01", True),
        ("published: 2026-05-01", False),
        ("PublishDate: 2026-07-01", True),
        ("Draft: true", True),
    ],
)
def test_other_ways_to_hold_back(line, is_withheld):
    assert bool(reading(front(line)).withheld) is is_withheld


def test_a_date_under_published_is_the_date():
    assert article(front("published: 2026-05-01")).meta.date == "2026-05-01"


def test_drafts_of_jekyll_are_held_back():
    assert "_drafts" in reading("---\ntitle: T\n---\nText.", "site/_drafts/a.md").withheld


def test_the_front_matter_of_a_hostile_author_is_read_in_bounded_time():
    many = "".join(f"k{i} = 1\n" for i in range(9000))
    assert len(codes(f"+++\n{many}+++\nText.")) == 9000
    faulty = "".join(f"k{i}: a: b\n" for i in range(500))
    assert len([code for code, _ in codes(f"---\n{faulty}---\nText.") if code == "META001"]) == 500


PIECES = st.sampled_from(
    (
        *"[]{}|>%@`?\\\0é“\"'\n\t:\u2028\x85",
        *"- |: |\n  |*a|&a |!!x |# c|= |---|...|+++|title|date|word|no|2024-02-30".split("|"),  # noqa: SIM905  # a table
    )
)


@settings(max_examples=200, deadline=None)
@given(st.sampled_from(["---\n", "+++\n", "{", "% ", "Title: "]), st.lists(PIECES, max_size=25), st.booleans())
def test_no_front_matter_is_a_crash_and_every_place_is_in_it(opening, pieces, is_closed):
    text = opening + "".join(pieces) + (f"\n{opening}" if is_closed else "")
    found = reading(f"{text}\nText.")
    lines = text.count("\n") + text.count("\r") + 2
    assert all(0 <= d.line <= lines for d in found.diagnostics)


def test_the_mistakes_on_the_page_are_told_as_it_says():
    page = (Path(__file__).parents[2] / "docs/front-matter.md").read_text(encoding="utf-8")
    example, told = re.search(r"```yaml\n(title: Aleppo.*?)```.*?```text\n(.*?)```", page, re.DOTALL).groups()
    found = reading(f"---\n{example}---\nText.").diagnostics
    said = "".join(f"{d.line}:{d.column}: {d.severity} {d.code} {d.message}\n    {d.hint}\n" for d in found)
    assert said == told
