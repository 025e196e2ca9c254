"""Findings for other programs, on standard output: JSON lines as they are found, SARIF at the end."""

from __future__ import annotations

from collections.abc import Sequence

import msgspec

from publish.cli import terminal
from publish.diagnostics import Severity
from publish.jobs.finding import Finding
from publish.jobs.outcome import Outcome

TEXT, JSONL, SARIF = FORMATS = ("text", "jsonl", "sarif")


def silent(_findings: Sequence[Finding]) -> tuple[()]:
    """Return no text: another program reads the findings."""
    return ()


def lines(outcome: Outcome, *, quiet: bool) -> None:
    """Print the findings of an article, one JSON object a line; where a fault of ours happened is for the log alone."""
    told = (msgspec.structs.replace(found, traceback="") for found in heard(outcome, quiet=quiet).findings)
    terminal.write(b"".join(msgspec.json.encode(found) + b"\n" for found in told))


def heard(outcome: Outcome, *, quiet: bool) -> Outcome:
    """Return an outcome without information where only errors and warnings are to be heard."""
    if not quiet:
        return outcome
    told = tuple(found for found in outcome.findings if found.severity is not Severity.INFO)
    return msgspec.structs.replace(outcome, findings=told)


def sarif(outcomes: Sequence[Outcome], status: int, *, quiet: bool, compared: bool) -> None:
    """Print the log of the run."""
    from publish.jobs import sarif as room  # noqa: PLC0415  # not needed for the other forms

    told = [heard(outcome, quiet=quiet) for outcome in outcomes]
    terminal.write(room.log(told, status, compared=compared))
    if (number := sum(len(outcome.findings) for outcome in told)) > room.MOST:
        terminal.tell(f"SARIF: {room.MOST:,} of {number:,} findings, those that weigh most; --log FILE holds them all")
