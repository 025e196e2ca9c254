"""`publish all` and `publish check`: from the words of the command line to a run, and what it came to."""

from __future__ import annotations

import sys
from collections.abc import Callable, Sequence
from contextlib import AbstractContextManager, nullcontext
from functools import partial
from pathlib import Path

import msgspec

from publish.cli import findings, progress, reports, results, terminal
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
    output_format: str = reports.TEXT

    @property
    def is_text(self) -> bool:
        """Whether a person reads the findings, not another program."""
        return self.output_format == reports.TEXT


def publish(sources: Sequence[str], wishes: Settings, manner: Manner, *, draft: bool) -> int:
    """Publish, and return the exit status."""
    return _run(run.publish, sources, choose(wishes, draft=draft), manner)


def check(sources: Sequence[str], wishes: Settings, manner: Manner, *, baseline: str) -> int:
    """Check, and return the exit status."""
    if manner.output_format not in reports.FORMATS:
        known = ", ".join(reports.FORMATS)
        raise WrongUsage(f"there is no output format {manner.output_format!r}; there are {known}")
    return _run(run.check, sources, choose(wishes, baseline=baseline), manner)


def _run(work: Run, sources: Sequence[str], choices: Choices, manner: Manner) -> int:
    planned = plan(sources or _content(), choices.out, choices.wishes)
    verify(planned, choices)
    tabled = manner.is_text and not manner.quiet and not terminal.is_plain(asked=manner.plain, stream=sys.stdout)
    show = results.nothing if tabled else _show(manner)
    with opened(manner.log, [each.path for each in planned.articles]) as log, _watcher(manner, log, show) as watcher:
        outcomes = work(planned, choices, watcher)
    articles = [outcome for outcome in outcomes if outcome.is_article]
    if tabled:
        results.table(articles)
    if work is run.check and manner.is_text and not manner.quiet:
        results.summary(articles)
    if manner.output_format == reports.SARIF:
        reports.sarif(outcomes, status(outcomes), quiet=manner.quiet, compared=choices.baseline is not None)
    results.failures(articles)
    return status(outcomes)


def _show(manner: Manner) -> progress.Show:
    """Return how the result of an article is printed when it is done."""
    match manner.output_format:
        case reports.JSONL:
            return partial(reports.lines, quiet=manner.quiet)
        case reports.TEXT if not manner.quiet:
            return results.line
        case _:
            return results.nothing


def _content() -> list[str]:
    """Return what is meant where no source is named."""
    if not Path(CONTENT).exists():
        way = 'name an article or a folder, or write one with `publish new "Title"`'
        raise WrongUsage(f"there is no {CONTENT}/ here; {way}")
    return [CONTENT]


def _watcher(manner: Manner, log: Log | None, show: progress.Show) -> AbstractContextManager[Watcher]:
    text = findings.text if manner.is_text else reports.silent
    if manner.quiet:
        return nullcontext(progress.Silent(log, show, quiet=True, text=text))
    plain = terminal.is_plain(asked=manner.plain, stream=sys.stderr)
    return progress.lines(log, show, text) if plain else progress.bars(log, show, text)
