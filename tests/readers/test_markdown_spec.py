"""CommonMark 0.31.2 and the extensions of GFM 0.29: every example, read and compared with what the spec expects.

What a link may lead to and which pictures are there are rules of ours with tests of their own; here every address
is good and every picture is found, so that the reading itself is compared.
"""

from __future__ import annotations

import json
import re
import tomllib
from collections import Counter
from pathlib import Path

import pytest

from publish import model as m
from publish.readers import images
from publish.readers.markdown import page
from tests.readers.as_html import normalised, words_of, written
from tests.readers.reading import article

SPEC = Path(__file__).parents[1] / "spec"
EXCEPTIONS = tomllib.loads((SPEC / "exceptions.toml").read_text(encoding="utf-8"))
MOST_EXCEPTIONS = 110
TITLE = "A title that no example has"


def examples(suite: str) -> dict[int, dict[str, str]]:
    found = json.loads((SPEC / f"{suite}.json").read_text(encoding="utf-8"))
    return {example["example"]: example for example in found}


def excepted(suite: str) -> Counter[int]:
    return Counter(number for entry in EXCEPTIONS[suite] for number in entry["examples"])


@pytest.fixture
def pictures(monkeypatch) -> dict[str, str]:
    """The address of every picture that was asked for, by the id of its resource."""
    found: dict[str, str] = {}

    def find(_, target, span):  # noqa: ARG001  # the gallery's own signature
        ident = f"r{len(found)}"
        found[ident] = target
        return m.Resource(id=ident, name="x", media_type="image/png", width=1, height=1, data=b"")

    monkeypatch.setattr(images.Gallery, "find", find)
    monkeypatch.setattr(page, "link_target", lambda written, *_: written)
    return found


def read(example: dict[str, str], pictures: dict[str, str]) -> str:
    found = article(f"---\ntitle: {TITLE}\n---\n{example['markdown']}")
    return _FIGURE.sub(r"<p>\1</p>", written(found.body, pictures))


_FIGURE = re.compile(r"<figure>(<img[^>]*>)(?:<figcaption>[^<]*</figcaption>)?</figure>")
"""A picture that stands alone in a paragraph, its title the caption."""


@pytest.mark.parametrize(("suite", "count"), [("commonmark", 655), ("gfm", 24)])
def test_every_example_but_those_listed_is_read_as_the_spec_says(suite, count, pictures):
    found = examples(suite)
    differ = {
        number
        for number, example in found.items()
        if normalised(read(example, pictures)) != normalised(example["html"])
    }
    assert len(found) == count
    assert differ - set(excepted(suite)) == set(), "read otherwise than the spec says, and not listed"
    assert set(excepted(suite)) - differ == set(), "listed as exceptions, but read as the spec says"


SHOWN_AS_TAGS = ("gfm", 653)
"""The example of GFM's tag filter: its unknown tags are words there."""


@pytest.mark.parametrize("suite", ["commonmark", "gfm"])
def test_no_example_loses_a_word(suite, pictures):
    lost = {}
    for number, example in examples(suite).items():
        if (suite, number) == SHOWN_AS_TAGS:
            continue
        here = Counter(re.findall(r"\w+", words_of(read(example, pictures))))
        if missing := Counter(re.findall(r"\w+", words_of(example["html"]))) - here:
            lost[number] = sorted(missing)
    assert lost == {}


def test_the_list_of_exceptions_is_short_and_says_why():
    entries = [entry for suite in EXCEPTIONS.values() for entry in suite]
    assert sum(len(entry["examples"]) for entry in entries) <= MOST_EXCEPTIONS
    assert all(entry["reason"].strip() and entry["examples"] for entry in entries)
    assert [number for suite in EXCEPTIONS for number, times in excepted(suite).items() if times > 1] == []


def test_the_comparison_can_fail(pictures):
    example = {"markdown": "*a* [b](/c) `d  e`", "html": "<p><em>a</em> <a href='/c'>b</a> <code>d  e</code></p>"}
    assert normalised(read(example, pictures)) == normalised(example["html"])
    for wrong in ("<strong>a</strong>", "<em>A</em>", "a"):
        assert normalised(read(example, pictures)) != normalised(example["html"].replace("<em>a</em>", wrong))
    assert normalised(read(example, pictures)) != normalised(example["html"].replace("/c", "/d"))
    assert normalised(read(example, pictures)) != normalised(example["html"].replace("d  e", "d e"))
