"""What a run came to: a line an article, or a table on a terminal, and the names of those that failed."""

from __future__ import annotations

from collections.abc import Sequence

from publish.cli import terminal
from publish.diagnostics import Severity
from publish.exporters import FORMATS
from publish.jobs.outcome import AUTHOR, BUG, MACHINE, Outcome

_WHY = {AUTHOR: "the author must act", MACHINE: "this machine lacks something", BUG: "publish itself failed"}


def line(outcome: Outcome) -> None:
    """Print the line of an article."""
    terminal.say(f"{terminal.clean(outcome.source)}: {_became(outcome)}")


def nothing(_outcome: Outcome) -> None:
    """Print no line: a table comes at the end, or nobody asked."""


def table(outcomes: Sequence[Outcome]) -> None:
    """Print a table on a terminal."""
    from rich import box  # noqa: PLC0415  # loaded only for a terminal
    from rich.console import Console  # noqa: PLC0415  # as above
    from rich.table import Table  # noqa: PLC0415  # as above
    from rich.text import Text  # noqa: PLC0415  # as above

    rows = Table(box=box.SIMPLE, show_edge=False)
    for heading in ("Article", "Result", "Errors", "Warnings"):
        rows.add_column(heading, justify="right" if heading in {"Errors", "Warnings"} else "left", overflow="fold")
    for outcome in outcomes:
        weights = [str(_weighing(outcome, weight)) for weight in (Severity.ERROR, Severity.WARNING)]
        # As Text: what stands in a name is never mark-up.
        rows.add_row(*(Text(cell) for cell in (terminal.clean(outcome.source), _state(outcome), *weights)))
    Console().print(rows)


def failures(outcomes: Sequence[Outcome]) -> None:
    """Name the articles that failed, when there was more than one to do."""
    failed = [outcome for outcome in outcomes if outcome.status]
    if failed and len(outcomes) > 1:
        names = ", ".join(f"{terminal.clean(outcome.source)} ({_WHY[outcome.status]})" for outcome in failed)
        terminal.tell(f"{len(failed)} of {terminal.count(len(outcomes), 'article')} failed: {names}")


def _became(outcome: Outcome) -> str:
    found = [
        terminal.count(number, weight.value)
        for weight in (Severity.ERROR, Severity.WARNING)
        if (number := _weighing(outcome, weight))
    ]
    return "; ".join([_state(outcome), *found])


def _state(outcome: Outcome) -> str:
    if outcome.skipped:
        return f"skipped: {terminal.clean(outcome.skipped)}"
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


def _weighing(outcome: Outcome, weight: Severity) -> int:
    return sum(found.severity is weight for found in outcome.findings)
