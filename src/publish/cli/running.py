"""`publish all` and `publish check`: from the words of the command line to a run, and what it came to."""

from __future__ import annotations

import sys
from collections.abc import Callable, Sequence
from contextlib import AbstractContextManager, nullcontext
from pathlib import Path

import msgspec

from publish.cli import progress, results, terminal
from publish.jobs import run
from publish.jobs.choices import CONTENT, Choices, choose, verify
from publish.jobs.configuration import Settings
from publish.jobs.log import Log, opened
from publish.jobs.outcome import Outcome, status
from publish.jobs.plan import Plan, plan
from publish.jobs.run import Watcher
from publish.jobs.usage import WrongUsage

Run = Callable[[Plan, Choices, Watcher], tuple[Outcome, ...]]


class Manner(msgspec.Struct, frozen=True, kw_only=True):
    """How to show a run, and where to log it."""

    plain: bool
    quiet: bool
    log: str


def publish(sources: Sequence[str], wishes: Settings, manner: Manner, *, draft: bool) -> int:
    """Publish, and return the exit status."""
    return _run(run.publish, sources, choose(wishes, draft=draft), manner)


def check(sources: Sequence[str], wishes: Settings, manner: Manner) -> int:
    """Check, and return the exit status."""
    return _run(run.check, sources, choose(wishes), manner)


def _run(work: Run, sources: Sequence[str], choices: Choices, manner: Manner) -> int:
    planned = plan(sources or _content(), choices.out)
    verify(planned, choices)
    tabled = not manner.quiet and not terminal.is_plain(asked=manner.plain, stream=sys.stdout)
    show = results.nothing if manner.quiet or tabled else results.line
    with opened(manner.log, [each.path for each in planned.articles]) as log, _watcher(manner, log, show) as watcher:
        outcomes = work(planned, choices, watcher)
    if tabled:
        results.table(outcomes)
    results.failures(outcomes)
    return status(outcomes)


def _content() -> list[str]:
    """Return what is meant where no source is named."""
    if not Path(CONTENT).exists():
        way = 'name an article or a folder, or write one with `publish new "Title"`'
        raise WrongUsage(f"there is no {CONTENT}/ here; {way}")
    return [CONTENT]


def _watcher(manner: Manner, log: Log | None, show: progress.Show) -> AbstractContextManager[Watcher]:
    if manner.quiet:
        return nullcontext(progress.Silent(log, show, quiet=True))
    plain = terminal.is_plain(asked=manner.plain, stream=sys.stderr)
    return progress.lines(log, show) if plain else progress.bars(log, show)
