"""Files of the set before that a run was not asked to make: kept while they are true, else removed and named."""

from __future__ import annotations

import json
from collections.abc import Callable
from hashlib import sha256
from pathlib import Path

import pytest

from publish.exporters import FORMATS, Format
from tests.cli.program import Ran
from tests.jobs import fakes

Publish = Callable[..., Ran]
SET = Path("output/good")
FORMATTED = {f"good.{name}" for name in FORMATS}
BESIDE = {"good.article.json", "manifest.json"}
SIDECARS = {"good.vtt", "good.transcript.txt", "good.chapters.json"}


def held() -> set[str]:
    return {path.name for path in SET.iterdir()}


def contents() -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in SET.iterdir()}


def edit(old: str, new: str) -> None:
    path = Path("content/good.md")
    path.write_text(path.read_text(encoding="utf-8").replace(old, new), encoding="utf-8")


@pytest.fixture
def spoken(publish: Publish, monkeypatch: pytest.MonkeyPatch) -> Publish:
    """Publish with an MP3 that has a voice, and with what stands beside it."""
    format_ = Format("Fake", f"{fakes.__name__}:narrated", "Options", ".mp3", "audio/mpeg", ("narration",))
    monkeypatch.setitem(FORMATS, "mp3", format_)
    return publish


@pytest.mark.parametrize("again", [["--pdf"], ["--mp3"], ["--epub", "--docx"]])
def test_a_run_for_one_format_leaves_the_set_as_a_run_for_all_does(spoken: Publish, again: list[str]) -> None:
    spoken("all", "--engine", "espeak")
    whole = contents()
    assert set(whole) == FORMATTED | BESIDE | SIDECARS
    ran = spoken("all", "--engine", "espeak", *again)

    assert contents() == whole
    assert "removed" not in ran.err
    joined = json.loads(Path("output/manifest.json").read_bytes())
    assert len(joined["articles"][0]["files"]) == len(whole) - 1


def test_the_result_says_what_was_made_and_what_was_kept(publish: Publish) -> None:
    publish("all")

    assert publish("all", "--epub").out == (
        "content/good.md: published in output/good (epub; kept as it was: pdf, docx, mp3)\n"
    )


@pytest.mark.parametrize(
    ("before", "now", "change"),
    [
        ([], [], lambda: edit("Words", "Other words")),
        ([], [], lambda: edit("2024-11-30", "2024-12-01")),
        ([], ["--draft"], None),
        (["--draft"], [], None),
        ([], ["--lang", "fr"], lambda: edit("lang: en-GB\n", "")),
        ([], ["--theme", "mine/theme.toml"], None),
    ],
)
def test_files_of_another_article_draft_or_theme_are_removed_and_named(
    publish: Publish, before: list[str], now: list[str], change: Callable[[], None] | None
) -> None:
    Path("mine").mkdir()
    ours = Path(__file__).resolve().parents[2] / "themes/clear/theme.toml"
    theme = ours.read_text(encoding="utf-8").replace("size = 12", "size = 11.5", 1)
    Path("mine/theme.toml").write_text(theme, encoding="utf-8")
    publish("all", *before)
    (SET / "mine.txt").touch()
    if change:
        change()
    ran = publish("all", "--epub", "-q", *now)

    assert held() == {"good.epub", "mine.txt"} | BESIDE
    assert "removed" in ran.err
    assert ran.err.rstrip().endswith(": good.docx, good.mp3, good.pdf")


def test_a_file_that_somebody_has_changed_is_removed_and_the_others_stay(spoken: Publish) -> None:
    spoken("all", "--engine", "espeak")
    (SET / "good.docx").write_bytes(b"edited by hand")
    (SET / "good.vtt").write_bytes(b"edited by hand")
    (SET / "good.epub").unlink()
    ran = spoken("all", "--pdf", "--engine", "espeak")

    assert held() == {"good.pdf"} | BESIDE
    assert ran.err.rstrip().endswith(": good.chapters.json, good.docx, good.mp3, good.transcript.txt, good.vtt")


def test_another_voice_removes_the_sound_and_what_stands_beside_it(spoken: Publish) -> None:
    spoken("all", "--engine", "espeak")
    spoken("all", "--pdf")

    assert held() == FORMATTED - {"good.mp3"} | BESIDE


def test_a_claim_that_no_longer_holds_takes_the_file_away(publish: Publish) -> None:
    edit("Words that", "See [here](https://example.org). Words that")
    publish("all")
    waiver = 'code = "LINK001"\nfile = "content/good.md"\nreason = "r"\nby = "b"\nuntil = 2999-01-01'
    Path("publish.toml").write_text(f'[severities]\nLINK001 = "error"\n[[waivers]]\n{waiver}\n', encoding="utf-8")
    publish("all", "--pdf")

    assert held() == {"good.pdf"} | BESIDE


@pytest.mark.parametrize("said", [{"publish": "0.0.1"}, {"made_with": None}])
def test_a_set_of_another_version_or_one_that_does_not_say_how_it_was_made_is_replaced(
    publish: Publish, said: dict[str, object]
) -> None:
    publish("all")
    path = SET / "manifest.json"
    old = json.loads(path.read_bytes()) | said
    path.write_text(json.dumps({name: value for name, value in old.items() if value is not None}), encoding="utf-8")
    publish("all", "--pdf")

    assert held() == {"good.pdf"} | BESIDE


def test_what_was_found_in_files_that_stay_is_kept(publish: Publish, faked: Callable[..., None]) -> None:
    faked(docx="warning")
    publish("all")
    publish("all", "--pdf")
    assert [found["code"] for found in json.loads((SET / "manifest.json").read_bytes())["diagnostics"]] == ["FMT001"]

    edit("Words", "Other words")
    publish("all", "--pdf")
    assert json.loads((SET / "manifest.json").read_bytes())["diagnostics"] == []


def test_the_manifest_tells_the_truth_about_what_stays(publish: Publish) -> None:
    publish("all")
    publish("all", "--mp3")
    told = json.loads((SET / "manifest.json").read_bytes())

    for file in told["files"]:
        data = (SET / file["path"]).read_bytes()
        assert (file["bytes"], file["sha256"]) == (len(data), sha256(data).hexdigest())
