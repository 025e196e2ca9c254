"""What a run came to: a line an article, or a table on a terminal, and the names of those that failed."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import PurePath

from publish.cli import terminal
from publish.diagnostics import Severity
from publish.exporters import FORMATS
from publish.jobs.configuration import NAME
from publish.jobs.finding import Finding
from publish.jobs.outcome import AUTHOR, BUG, MACHINE, Outcome

_OFTEN = 3
"""How many rules a summary names."""

_ON_A_LINE = 3
"""How many failed articles are named on one line."""

_INFO = "information"
_WHY = {AUTHOR: "the author must act", MACHINE: "this machine lacks something", BUG: "publish itself failed"}


def line(outcome: Outcome) -> None:
    """Print the line of an article."""
    if outcome.is_article:
        terminal.say(f"{terminal.clean(outcome.source)}: {_became(outcome)}")


def nothing(_outcome: Outcome) -> None:
    """Print no line: a table comes at the end, or nobody asked."""


def table(outcomes: Sequence[Outcome]) -> None:
    """Print a table on a terminal."""
    from rich import box  # noqa: PLC0415  # loaded only for a terminal
    from rich.console import Console  # noqa: PLC0415  # as above
    from rich.table import Table  # noqa: PLC0415  # as above
    from rich.text import Text  # noqa: PLC0415  # as above

    # As Text: what stands in a name is never mark-up.
    cells = [(Text(terminal.clean(outcome.source)), Text(_became(outcome))) for outcome in outcomes]
    console, rows = Console(), Table(box=box.SIMPLE, show_edge=False)
    # A name has no place to break; the words beside it have.
    widest = max((name.cell_len for name, _ in cells), default=0)
    rows.add_column("Article", overflow="fold", min_width=min(widest, console.width // 2))
    rows.add_column("Result", overflow="fold")
    for cell in cells:
        rows.add_row(*cell)
    console.print(rows)


def summary(outcomes: Sequence[Outcome]) -> None:
    """Print what the articles of a run come to, where there are several: numbers by weight, and the rules told most."""
    if len(outcomes) > 1:
        found = [each for outcome in outcomes for each in outcome.findings]
        numbers = "; ".join(_numbers(found)) or "nothing found"
        terminal.say(f"{_counted(outcomes)}: {numbers}{_often(found)}")


def _counted(outcomes: Sequence[Outcome]) -> str:
    """Return how many articles there are, and how many `publish.toml` in which something was found."""
    configurations = sum(_is_configuration(outcome) for outcome in outcomes)
    articles = terminal.count(len(outcomes) - configurations, "article")
    return f"{articles} and {terminal.count(configurations, 'configuration')}" if configurations else articles


def _is_configuration(outcome: Outcome) -> bool:
    return PurePath(outcome.source).name == NAME


def _often(findings: Sequence[Finding]) -> str:
    """Return the rules that were told most; information counts only where nothing weighs more."""
    weighty = [each for each in findings if each.severity is not Severity.INFO and not _passes(each)]
    told = Counter(each.code for each in weighty or findings).most_common(_OFTEN)
    return f"; most often {', '.join(f'{code} ({number:,})' for code, number in told)}" if len(findings) > 1 else ""


def _numbers(findings: Sequence[Finding]) -> Iterator[str]:
    """Yield how many findings there are of each weight that stand, and how many are let pass."""
    for weight in Severity:
        if number := sum(each.severity is weight and not _passes(each) for each in findings):
            yield f"{number:,} {_INFO}" if weight is Severity.INFO else terminal.count(number, weight.value)
    if waived := sum(each.waived is not None for each in findings):
        yield f"{waived:,} waived"
    if known := sum(each.known and each.waived is None for each in findings):
        yield f"{known:,} known"


def _passes(found: Finding) -> bool:
    """Tell whether a waiver or a baseline lets a finding pass."""
    return found.waived is not None or found.known


def failures(outcomes: Sequence[Outcome]) -> None:
    """Name the articles that failed, when there was more than one to do; many have a line each."""
    failed = [outcome for outcome in outcomes if outcome.status]
    if failed and len(outcomes) > 1:
        names = [f"{terminal.clean(outcome.source)} ({_WHY[outcome.status]})" for outcome in failed]
        together = f" {', '.join(names)}" if len(names) <= _ON_A_LINE else "".join(f"\n    {name}" for name in names)
        terminal.tell(f"{_tally(failed, outcomes)} failed:{together}")


def _tally(failed: Sequence[Outcome], outcomes: Sequence[Outcome]) -> str:
    """Return how many of the articles failed; a `publish.toml` is none."""
    articles = [outcome for outcome in outcomes if not _is_configuration(outcome)]
    among = f"{sum(bool(outcome.status) for outcome in articles):,} of {terminal.count(len(articles), 'article')}"
    configurations = sum(_is_configuration(outcome) for outcome in failed)
    return f"{among} and {terminal.count(configurations, 'configuration')}" if configurations else among


def _became(outcome: Outcome) -> str:
    told = (said for said in outcome.findings if _passes(said) or said.severity is not Severity.INFO)
    return "; ".join([_state(outcome), *_numbers(list(told))])


def _state(outcome: Outcome) -> str:
    if outcome.skipped:
        ready = "remove that line when it is ready, or " if outcome.skipped.startswith("`") else ""
        return f"skipped: {terminal.clean(outcome.skipped)}; {ready}give --include-unpublished"
    if outcome.status:
        return f"failed: {_WHY[outcome.status]}"
    if outcome.manifest is None:
        return "checked"
    there = [file.format for file in outcome.manifest.files if file.format in FORMATS]
    formats = ", ".join(name for name in there if name not in outcome.kept)
    kept = ", ".join(name for name in there if name in outcome.kept)
    formats += f"; kept as it was: {kept}" if kept else ""
    draft = " as a draft, claiming nothing" if outcome.manifest.draft else ""
    return f"published in {outcome.folder}{draft} ({formats})"
