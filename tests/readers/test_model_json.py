"""Our own JSON as a source: what we wrote comes back, and nothing that would break a writer comes in."""

from __future__ import annotations

import json

import pytest

from publish import passes
from publish.model.codec import to_json
from tests import samples
from tests.readers.reading import article, reading

SOURCE = """---
title: An article
authors: Ada Example
date: 2024-11-30
lang: en
---
One[^1] sentence. Another, with [حلب]{lang=ar} and $x$.

## Section

> Quoted.
>
> — Somebody

| a | b |
|---|---|
| 1 | 2 |
Table: Numbers

[^1]: A note.
"""


def test_what_was_written_is_read_again():
    passed = passes.run(article(SOURCE, "a.md"), "a.md").article
    found = reading(to_json(passed), "a.article.json")
    assert found.diagnostics == ()
    assert found.article == passed
    assert to_json(found.article) == to_json(passed)


def sample() -> dict:
    found = json.loads(to_json(samples.sample_article()))
    found["resources"][1] = next(r for r in found["resources"] if r["media_type"] == "image/svg+xml")
    return found


def test_the_sample_article_is_whole():
    assert [d.message for d in reading(json.dumps(plain()), "a.json").diagnostics] == []


def plain(**changes) -> dict:
    """A small article as JSON, with some of its fields changed."""
    whole = {
        "model": "1",
        "meta": {"slug": "a", "lang": "en"},
        "title": [{"type": "text", "text": "T"}],
        "subtitle": [],
        "body": [{"type": "paragraph", "children": [{"type": "text", "text": "Words."}]}],
        "notes": [],
        "resources": [],
    }
    return whole | changes


def paragraph(*inlines: dict) -> dict:
    return {"type": "paragraph", "children": list(inlines)}


def text(words: str) -> dict:
    return {"type": "text", "text": words}


def section(ident: str) -> dict:
    return {"type": "section", "title": [text("S")], "blocks": [], "id": ident}


def code(ident: str) -> dict:
    return {"type": "code_block", "text": "x", "id": ident}


def png(**changes) -> dict:
    resource = json.loads(to_json(samples.sample_article()))["resources"][0]
    return resource | changes


HOSTILE = {
    "JSON of another program": '{"a": 1}',
    "no object": "[]",
    "an article without its model": {name: part for name, part in plain().items() if name != "model"},
    "no json": "{",
    "not an article": "[]",
    "an unknown node": plain(body=[{"type": "div"}]),
    "a wrong type": plain(body=[{"type": "paragraph", "children": "x"}]),
    "a tag of the article": plain(meta={"lang": "english"}),
    "a date": plain(meta={"date": "2024-02-30"}),
    "a moment": plain(meta={"modified": "yesterday"}),
    "an id of code": plain(body=[code('x" onload="y')]),
    "an id of code twice": plain(body=[code("x"), code("x")]),
    "an id of a sentence": plain(body=[paragraph({"type": "sentence", "id": "1", "children": [text("x")]})]),
    "an id of a note": plain(notes=[{"id": "1", "blocks": []}]),
    "an id of a note twice": plain(notes=[{"id": "n1", "blocks": []}, {"id": "n1", "blocks": []}]),
    "a note that is not there": plain(body=[paragraph({"type": "note_reference", "note": "n1"})]),
    "a picture that is not there": plain(body=[{"type": "figure", "resource": "r1", "alt": {"type": "decorative"}}]),
    "a cover that is not there": plain(meta={"cover": {"resource": "r1", "alt": "x"}}),
    "a control character": plain(body=[paragraph(text("a\x0bb"))]),
    "a surrogate": plain(body=[paragraph(text("a\ufffeb"))]),
    "a language": plain(body=[paragraph({"type": "foreign", "lang": 'x"y', "children": [text("x")]})]),
    "a link": plain(body=[paragraph({"type": "link", "target": "javascript:x", "children": [text("x")]})]),
    "a relative link": plain(body=[paragraph({"type": "link", "target": "../x", "children": [text("x")]})]),
    "a link in a link": plain(
        body=[
            paragraph(
                {
                    "type": "link",
                    "target": "#a",
                    "children": [{"type": "link", "target": "#b", "children": [text("x")]}],
                }
            )
        ]
    ),
    "a section in a quote": plain(body=[{"type": "quote", "blocks": [section("x")]}]),
    "a section in a note": plain(notes=[{"id": "n1", "blocks": [section("x")]}]),
    "a place": plain(body=[{"type": "thematic_break", "span": {"line": 0}}]),
    "a span": plain(
        body=[
            {
                "type": "table",
                "rows": [{"type": "row", "cells": [{"type": "cell", "blocks": [], "column_span": 70000}]}],
            }
        ]
    ),
    "a width": plain(
        body=[{"type": "figure", "resource": png()["id"], "alt": {"type": "decorative"}, "width": 101}],
        resources=[png()],
    ),
    "a list": plain(body=[{"type": "ordered_list", "items": [], "start": 2**40}]),
    "a picture's bytes": plain(resources=[png(data="AAAA")]),
    "a picture's id": plain(resources=[png(id="r0000000000000000")]),
    "a picture's size": plain(resources=[png(width=1)]),
    "a picture's type": plain(resources=[png(media_type="image/svg+xml")]),
    "depth": plain(body=json.loads('[{"type":"quote","blocks":' * 200 + "[]" + "}]" * 200)),
}


@pytest.mark.parametrize("name", HOSTILE)
def test_what_would_break_a_writer_is_refused(name):
    given = HOSTILE[name]
    found = reading(given if isinstance(given, str) else json.dumps(given), "a.json")
    assert found.article is None
    assert {d.code for d in found.diagnostics} <= {"SRC005", "SRC006", "SRC007"}
    assert "error" in {d.severity for d in found.diagnostics}


def test_ids_of_headings_are_the_authors_and_the_passes_make_them_names():
    idents = ['x" onload="y', "1", "1", "n1"]
    given = plain(body=[section(ident) for ident in idents], notes=[{"id": "n1", "blocks": []}])
    found = reading(json.dumps(given), "a.json")
    assert found.diagnostics == ()
    assert [block.id for block in found.article.body] == idents
    passed = passes.run(found.article, "a.json")
    assert [block.id for block in passed.article.body] == ["x-onload-y", "section-1", "section-1-2", "n1"]


def test_json_without_end_is_told():
    found = reading("[" * 100_000, "a.json")
    assert found.article is None
    assert [d.code for d in found.diagnostics] in (["SRC005"], ["SRC007"])


def test_a_slug_cannot_leave_its_folder():
    found = reading(json.dumps(plain(meta={"slug": "../../etc/passwd"})), "a.json")
    assert found.article.meta.slug == "etc-passwd"
