"""What the files can say of an article, and whether its dates keep up with its words."""

from __future__ import annotations

import pytest
from msgspec.structs import replace

from publish import model as m
from publish.checks.metadata import undated_change, unsaid
from publish.passes import run
from tests.samples import p, t

_WHOLE = m.Meta(authors=(m.Person(name="Ada"),), description="What it is about.", publisher="Example Press")


@pytest.mark.parametrize(
    ("meta", "hint"),
    [
        (_WHOLE, ""),
        (replace(_WHOLE, authors=()), "set `authors` in the front matter"),
        (replace(_WHOLE, authors=(), description=""), "set `authors` and `description` in the front matter"),
        (replace(_WHOLE, publisher=""), ""),  # whoever publishes alone has none
    ],
)
def test_one_finding_tells_all_that_the_files_will_not_say(meta: m.Meta, hint: str) -> None:
    found = unsaid(meta, "x.md")
    assert [(each.code, each.file, each.hint) for each in found] == ([("META015", "x.md", hint)] if hint else [])


def _published(*words: str, date: str = "2026-01-01", updated: str = "") -> m.Article:
    meta = m.Meta(lang="en", date=date, updated=updated)
    return run(m.Article(meta=meta, title=t("A title"), body=tuple(map(p, words))), "x").article


@pytest.mark.parametrize(
    ("before", "after", "told"),
    [
        (_published("One. Two."), _published("One. Two."), ""),
        (_published("One. Two."), _published("One.", "Two."), ""),
        (_published("One. Two."), _published("One. Three."), "1 sentence new, 1 gone), and no `updated` says so"),
        (_published("One."), _published("One. Two. Three."), "2 sentences new, 0 gone), and no `updated` says so"),
        (_published("One."), _published("Two.", updated="2026-02-01"), ""),
        (_published("One."), _published("Two.", date="2026-02-01"), ""),
        (
            _published("One.", updated="2026-02-01"),
            _published("Two.", updated="2026-02-01"),
            "1 sentence new, 1 gone), and «updated» is still 2026-02-01",
        ),
        (_published("One.", date=""), _published("Two.", date=""), ""),
    ],
)
def test_words_that_changed_have_a_date(before: m.Article, after: m.Article, told: str) -> None:
    found = undated_change(before, after, "x.md")
    assert [each.code for each in found] == ["META016"] * bool(told)
    assert all(each.message.endswith(told) for each in found)
