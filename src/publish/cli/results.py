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
    waived = sum(said.waived is not None for said in outcome.findings)
    return "; ".join([_state(outcome), *found, *([f"{waived} waived"] if waived else [])])


def _state(outcome: Outcome) -> str:
    if outcome.skipped:
        way = "remove that line when it is ready, or give --include-unpublished"
        return f"skipped: {terminal.clean(outcome.skipped)}; {way}"
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
    """Count the findings of a weight that nobody has waived."""
    return sum(found.severity is weight and found.waived is None for found in outcome.findings)
