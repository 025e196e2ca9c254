"""A diagnostic as a run judges it: with the severity that the project gives its rule, or waived."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

import msgspec

from publish.checks.settings import apply
from publish.diagnostics import RULES, Diagnostic, Severity
from publish.jobs.configuration import Configuration, Waiver
from publish.jobs.fingerprint import Printer


class Finding(Diagnostic, frozen=True, kw_only=True, omit_defaults=True):
    """A diagnostic, what it is about, whether it is known or waived, and for a bug of ours where it happened.

    `fingerprint` is the same wherever the line stands; `known` says that a baseline holds the finding.
    """

    fingerprint: str = ""
    known: bool = False
    waived: Waiver | None = None
    traceback: str = ""


def judge(
    diagnostics: Iterable[Diagnostic], configuration: Configuration, source: str, today: date, printer: Printer
) -> tuple[Finding, ...]:
    """Return findings in the order of the source, each once; `source` is the name that waivers use."""
    waivers = {w.code: w for w in sorted(configuration.waivers, key=lambda w: w.until) if w.file == source}
    weighed = dict.fromkeys(apply(diagnostics, configuration.severities, configuration.ruleset))
    judged = (_judged(found, printer(found), waivers.get(found.code), today) for found in weighed)
    return tuple(sorted(judged, key=lambda found: (found.line, found.column, found.code)))


def _judged(found: Diagnostic, fingerprint: str, waiver: Waiver | None, today: date) -> Finding:
    finding = Finding(**msgspec.structs.asdict(found), fingerprint=fingerprint)
    if waiver is None:
        return finding
    if waiver.until >= today:
        return msgspec.structs.replace(finding, waived=waiver)
    return msgspec.structs.replace(finding, hint=f"{found.hint}\nthe waiver by {waiver.by} ended on {waiver.until}")


def blocks(found: Finding, *, strict: bool) -> bool:
    """Tell whether a finding stands in the way of a release."""
    weights = {Severity.ERROR, Severity.WARNING} if strict else {Severity.ERROR}
    return found.severity in weights and found.waived is None and not found.known


def forfeits(found: Finding) -> bool:
    """Tell whether no claim of conformance can be made: an error stays one when it is waived or weighs less here."""
    return found.severity is Severity.ERROR or RULES[found.code].severity is Severity.ERROR
