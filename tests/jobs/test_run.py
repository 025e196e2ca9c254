"""What a run holds of its sources while it goes on."""

from __future__ import annotations

import gc
from collections.abc import Sequence
from pathlib import Path

import msgspec
import pytest

from publish.jobs import run
from publish.jobs.choices import choose
from publish.jobs.configuration import Settings
from publish.jobs.outcome import AUTHOR, Outcome, status
from publish.jobs.plan import plan
from publish.jobs.prepare import Manuscript, Prepared
from publish.jobs.prepare import manuscript as read
from tests.jobs import fakes


@pytest.fixture(autouse=True)
def sources(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> list[str]:
    monkeypatch.chdir(tmp_path)
    names = [f"{number}.md" for number in range(5)]
    for name in names:
        Path(name).write_text("---\ntitle: T\nlang: en\ndate: 2026-01-01\n---\n\nWords.\n", encoding="utf-8")
    return names


class Counting:
    """Counts the articles that are held when one is done with."""

    def __init__(self) -> None:
        self.held: list[int] = []
        self.outcomes: list[Outcome] = []

    def began(self, source: str, parts: Sequence[str]) -> None: ...

    def doing(self, source: str, what: str) -> None: ...

    def ended(self, outcome: Outcome) -> None:
        gc.collect()
        self.held.append(sum(isinstance(each, Manuscript | Prepared) for each in gc.get_objects()))
        self.outcomes.append(outcome)


def test_a_check_holds_one_article_at_a_time(sources: list[str]) -> None:
    choices, watcher = choose(Settings()), Counting()
    outcomes = run.check(plan(sources, choices.out), choices, watcher)

    assert len(outcomes) == len(watcher.held) == 5
    assert max(watcher.held) <= 1


def test_articles_of_one_slug_are_told_at_the_end_of_a_check(sources: list[str]) -> None:
    Path("sub").mkdir()
    Path("sub/3.md").write_bytes(Path("3.md").read_bytes())
    choices, watcher = choose(Settings()), Counting()
    outcomes = run.check(plan([*sources, "sub/3.md"], choices.out), choices, watcher)

    assert [outcome.source for outcome in outcomes] == [*sources, "sub/3.md"]
    assert [outcome.source for outcome in outcomes if outcome.status == AUTHOR] == ["3.md", "sub/3.md"]
    assert [found.code for found in watcher.outcomes[-1].findings] == ["SRC011"]


def test_articles_of_one_slug_are_known_to_a_baseline(sources: list[str], tmp_path: Path) -> None:
    Path("sub").mkdir()
    Path("sub/3.md").write_bytes(Path("3.md").read_bytes())
    planned, choices = plan([*sources, "sub/3.md"], Path("output")), choose(Settings())
    before = run.check(planned, choices, Counting())
    lines = [msgspec.json.encode(found) for outcome in before for found in outcome.findings]
    (tmp_path / "log").write_bytes(b"\n".join(lines))
    after = run.check(planned, choose(Settings(), baseline="log"), Counting())

    assert (status(before), status(after)) == (AUTHOR, 0)


def test_what_would_take_too_much_room_is_read_again_when_its_turn_comes(
    sources: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    names: list[str] = []

    def counted(planned: object, choices: object) -> Manuscript:
        names.append(planned.name)
        return read(planned, choices)

    for name, format_ in fakes.FAKES.items():
        monkeypatch.setitem(run.making.FORMATS, name, format_)
    monkeypatch.setattr("publish.checks.files.check", lambda _format, _data: ())
    monkeypatch.setattr(run, "manuscript", counted)
    monkeypatch.setattr(run, "_HELD", 150)
    choices = choose(Settings(formats=("pdf",)))
    outcomes = run.publish(plan(sources, choices.out), choices, Counting())

    assert [outcome.status for outcome in outcomes] == [0] * 5
    assert names == [*sources, *sources[2:]]
