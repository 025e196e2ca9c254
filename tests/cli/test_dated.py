"""Words that changed since the last release, and a date that did not (META016)."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from tests.cli.conftest import GOOD
from tests.cli.program import Ran

Publish = Callable[..., Ran]
CHANGED = GOOD.replace("Words that", "Other words that")
SOURCE, MANIFEST = Path("content/good.md"), Path("output/good/manifest.json")


def told(ran: Ran) -> list[str]:
    return [line.partition(": ")[2] for line in ran.said if "META016" in line]


@pytest.mark.parametrize("command", ["check", "all"])
def test_changed_words_under_the_old_date_are_a_warning(publish: Publish, command: str) -> None:
    publish("all", "--pdf")
    SOURCE.write_text(CHANGED, encoding="utf-8")
    ran = publish(command, *(["--pdf"] if command == "all" else []))

    assert (ran.status, [line.split(" ")[0] for line in told(ran)]) == (0, ["warning"])
    assert publish("check", "--strict").status == (command == "check")


def test_what_depends_on_an_earlier_release_is_not_in_the_manifest(publish: Publish) -> None:
    publish("all", "--pdf")
    SOURCE.write_text(CHANGED, encoding="utf-8")
    publish("all", "--pdf")

    assert json.loads(MANIFEST.read_bytes())["diagnostics"] == []


@pytest.mark.parametrize(
    "text",
    [
        CHANGED.replace("date:", "updated: 2024-12-02\ndate:"),
        CHANGED.replace("2024-11-30", "2024-12-02"),
        CHANGED.replace("date: 2024-11-30\n", ""),
        GOOD.replace("Words that", "**Words** that"),
    ],
)
def test_a_new_date_no_date_or_the_same_words_are_no_matter(publish: Publish, text: str) -> None:
    publish("all", "--pdf")
    SOURCE.write_text(text, encoding="utf-8")

    assert told(publish("check")) == []


@pytest.mark.parametrize(("days", "number"), [(-2, 1), (1, 0)])
def test_what_is_written_today_may_be_of_today(publish: Publish, days: int, number: int) -> None:
    day = (datetime.now(UTC) + timedelta(days=days)).date().isoformat()
    SOURCE.write_text(GOOD.replace("2024-11-30", day), encoding="utf-8")
    publish("all", "--pdf")
    SOURCE.write_text(CHANGED.replace("2024-11-30", day), encoding="utf-8")

    assert len(told(publish("check"))) == number


def test_a_baseline_brings_the_release_to_compare_with(publish: Publish) -> None:
    publish("all", "--pdf", "--out", "released")
    SOURCE.write_text(CHANGED, encoding="utf-8")

    assert told(publish("check")) == []
    for name in ("released/good/manifest.json", "released/manifest.json"):
        assert len(told(publish("check", "--baseline", name))) == 1


@pytest.mark.parametrize("harm", ["version", "model", "gone"])
def test_a_release_that_cannot_be_compared_with_is_no_matter(publish: Publish, harm: str) -> None:
    publish("all", "--pdf")
    SOURCE.write_text(CHANGED, encoding="utf-8")
    model = MANIFEST.with_name("good.article.json")
    match harm:
        case "version":
            said = json.loads(MANIFEST.read_bytes()) | {"publish": "0.0.1"}
            MANIFEST.write_text(json.dumps(said), encoding="utf-8")
        case "model":
            model.write_bytes(b"{")
        case _:
            model.unlink()

    assert told(publish("check")) == []
