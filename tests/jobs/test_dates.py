from __future__ import annotations

import subprocess
from pathlib import Path

import pytest

from publish.jobs.dates import modified
from publish.jobs.usage import WrongUsage
from publish.model import Meta


@pytest.fixture(autouse=True)
def no_epoch(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("SOURCE_DATE_EPOCH", raising=False)


@pytest.mark.parametrize(
    ("meta", "moment"),
    [
        (Meta(date="2024-11-30"), "2024-11-30T00:00:00Z"),
        (Meta(date="2024-11-30", updated="2024-12-01T10:30:00+02:00"), "2024-12-01T08:30:00Z"),
        (Meta(date="2024-11-30T09:00:00"), "2024-11-30T09:00:00Z"),
        (Meta(date="2024-11-30T09:00:00.5Z"), "2024-11-30T09:00:00Z"),
        (Meta(date="0999-01-01"), "0999-01-01T00:00:00Z"),
        (Meta(date="0001-01-01T00:00:00+02:00"), ""),
        (Meta(date="last Tuesday"), ""),
        (Meta(date="2107-12-31"), "2107-12-31T00:00:00Z"),
        (Meta(date="2108-01-01"), ""),
        (Meta(date="2024-11-30", modified="2020-01-01T00:00:00Z"), "2020-01-01T00:00:00Z"),
        (Meta(), ""),
    ],
)
def test_the_moment_comes_from_the_article(tmp_path: Path, meta: Meta, moment: str) -> None:
    assert modified(meta, tmp_path / "x.md") == moment


def test_the_epoch_comes_before_all(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1")

    assert modified(Meta(date="2024-11-30"), tmp_path / "x.md") == "1970-01-01T00:00:01Z"


@pytest.mark.parametrize("value", ["yesterday", "-1", "1_0", "1.5", "\u0661", "4354819200", "9" * 20])
def test_an_epoch_that_no_archive_can_hold_is_wrong_usage(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, value: str
) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", value)

    with pytest.raises(WrongUsage, match="SOURCE_DATE_EPOCH"):
        modified(Meta(), tmp_path / "x.md")


def test_the_last_commit_of_the_source_counts_where_it_says_nothing(tmp_path: Path) -> None:
    source = tmp_path / "ünïcode name.md"
    source.write_text("Words.", encoding="utf-8")
    who = ["-c", "user.name=Ada", "-c", "user.email=ada@example.org", "-c", "commit.gpgsign=false"]
    for command in (["init", "-q"], ["add", "."], [*who, "commit", "-qm", "first"]):
        day = {"GIT_COMMITTER_DATE": "2024-11-30T12:00:00+0100", "PATH": "/usr/bin:/bin"}
        subprocess.run(["git", "-C", tmp_path, *command], check=True, env=day)
    for name in ("later.md", "*.md", ":(glob)*"):  # none of which is a pattern
        (tmp_path / name).touch()

    assert modified(Meta(), source) == "2024-11-30T11:00:00Z"
    for name in ("later.md", "*.md", ":(glob)*"):
        assert modified(Meta(), tmp_path / name) == ""
