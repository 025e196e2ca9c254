"""`publish inspect`: the model as JSON."""

from __future__ import annotations

from pathlib import Path

from publish.cli import terminal
from publish.jobs.choices import choose
from publish.jobs.configuration import Settings
from publish.jobs.outcome import AUTHOR, CLEAN, Outcome, shielded
from publish.jobs.plan import plan
from publish.jobs.prepare import Manuscript, Prepared, manuscript, prepare
from publish.jobs.usage import WrongUsage
from publish.model import codec


def schema() -> None:
    """Print the JSON Schema."""
    terminal.write(codec.schema())


def inspect(source: str, wishes: Settings, *, raw: bool) -> int:
    """Print an article and return the exit status; what was found goes to standard error."""
    if Path(source).is_dir():
        raise WrongUsage(f"{source} is a folder; name one article")
    choices = choose(wishes)
    planned = plan([source], choices.out).articles[0]

    def work() -> Manuscript | Prepared:
        read = manuscript(planned, choices)
        return read if raw else prepare(read, choices)

    return _shown(shielded(planned.name, work))


def _shown(result: Manuscript | Prepared | Outcome) -> int:
    match result:
        case Manuscript():
            article, findings, status = result.reading.article, result.reading.diagnostics, CLEAN
        case Prepared():
            article, findings, status = result.article, result.findings, CLEAN
        case Outcome():
            article, findings, status = None, result.findings, result.status
    for found in findings:
        terminal.tell(terminal.message(found))
    if article is None:
        return status or AUTHOR
    terminal.write(codec.to_json(article))
    return status
