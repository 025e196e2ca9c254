"""What a run found, as SARIF 2.1.0: the form in which a code host shows findings on their lines.

https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/sarif-v2.1.0-errata01-os-complete.html
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any
from urllib.parse import quote

import msgspec

from publish import __version__
from publish.diagnostics import RULES, Diagnostic, Rule, Severity
from publish.jobs.finding import Finding
from publish.jobs.outcome import BUG, MACHINE, Outcome

SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"

MOST = 25_000
"""More results in a run are refused by GitHub, the whole file with them."""

FINGERPRINT = "publishContent/v1"
"""Our own name: GitHub's action computes `primaryLocationLineHash` itself, and complains of any other value in it."""

Object = dict[str, Any]

_INDEX = {code: index for index, code in enumerate(RULES)}
_LEVELS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "note"}
_WEIGHTS = list(_LEVELS)
_PROBLEMS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "recommendation"}
_ACCESSIBILITY = ("WCAG", "PDF/UA", "EPUB Accessibility")
_RUNS = "RUN"
"""How the codes begin of what befell the program, not the article."""


def log(outcomes: Sequence[Outcome], status: int, *, compared: bool) -> bytes:
    """Return the log of a run; `compared` says that there was a baseline, so that every result is new or not."""
    found = [each for outcome in outcomes for each in outcome.findings]
    results = [each for each in found if not each.code.startswith(_RUNS)]
    kept = sorted(results, key=lambda each: _WEIGHTS.index(each.severity))[:MOST]
    places = {name: index for index, name in enumerate(dict.fromkeys(outcome.source for outcome in outcomes))}
    run = {
        "tool": {"driver": _driver()},
        "invocations": [_invocation(found, status, left=len(results) - len(kept))],
        "artifacts": [{"location": {"uri": _uri(name)}, "roles": ["analysisTarget"]} for name in places],
        "results": [_result(each, places, compared=compared) for each in _in_order(kept, places)],
        "columnKind": "unicodeCodePoints",
    }
    return msgspec.json.encode({"$schema": SCHEMA, "version": "2.1.0", "runs": [run]}) + b"\n"


def _in_order(findings: Sequence[Finding], places: dict[str, int]) -> list[Finding]:
    return sorted(findings, key=lambda each: (places.get(each.file, len(places)), each.line, each.column, each.code))


def _driver() -> Object:
    return {
        "name": "publish",
        "version": __version__,
        "semanticVersion": __version__,
        "language": "en",
        "rules": [_descriptor(rule) for rule in RULES.values()],
    }


def _descriptor(rule: Rule) -> Object:
    """Return a rule as a reportingDescriptor (3.49); it has no helpUri, as that must be absolute."""
    advice = "\n".join(part for part in (f"{rule.hint}.", rule.clause, f"See docs/rules/{rule.code}.md.") if part)
    accessibility = any(standard in rule.clause for standard in _ACCESSIBILITY)
    return {
        "id": rule.code,
        "shortDescription": {"text": f"{rule.title}."},
        "fullDescription": {"text": f"{rule.title}: {rule.hint}."},
        "help": {"text": advice},
        "defaultConfiguration": {"level": _LEVELS[rule.severity]},
        "properties": {
            "problem.severity": _PROBLEMS[rule.severity],
            "tags": [*(["accessibility"] if accessibility else []), "publishing"],
        },
    }


def _invocation(found: Sequence[Finding], status: int, left: int) -> Object:
    """Return how the run went (3.20): its exit status, and what befell the program or the machine."""
    notes = [_notification(each) for each in found if each.code.startswith(_RUNS)]
    if left:
        notes.append(
            {"level": "note", "message": {"text": f"{left} results that weigh least were left out: {MOST} fit"}}
        )
    return {
        "executionSuccessful": status not in {MACHINE, BUG},
        "exitCode": status,
        "toolExecutionNotifications": notes,
    }


def _notification(found: Finding) -> Object:
    return {
        "descriptor": {"id": found.code},
        "level": "error",
        "message": {"text": _text(found)},
        "locations": [{"physicalLocation": {"artifactLocation": {"uri": _uri(found.file)}}}],
    }


def _result(found: Finding, places: dict[str, int], *, compared: bool) -> Object:
    """Return a finding as a result (3.27)."""
    artifact = {"uri": _uri(found.file)} | ({"index": places[found.file]} if found.file in places else {})
    result: Object = {
        "ruleId": found.code,
        "ruleIndex": _INDEX[found.code],
        "level": _LEVELS[found.severity],
        "message": {"text": _text(found)},
        "locations": [{"physicalLocation": {"artifactLocation": artifact, "region": _region(found)}}],
    }
    if found.fingerprint:
        result["partialFingerprints"] = {FINGERPRINT: found.fingerprint}
    if compared:
        result["baselineState"] = "unchanged" if found.known else "new"
    if suppressions := list(_suppressions(found)):
        result["suppressions"] = suppressions
    return result


def _text(found: Diagnostic) -> str:
    """Return what happened, then what is to be done: the first sentence is all that is seen where room is short."""
    return f"{found.message}.\n{found.hint}" if found.hint else f"{found.message}."


def _region(found: Finding) -> Object:
    """Return the place where a finding begins; one about the whole file stands at its beginning, as GitHub asks."""
    line, column = (found.line, found.column) if found.line else (1, 1)
    return {"startLine": line, "startColumn": column, "endLine": line, "endColumn": column}


def _suppressions(found: Finding) -> Iterator[Object]:
    """Yield the waiver of a finding (3.35): kept outside the source, and accepted by the one who gave it."""
    if waiver := found.waived:
        said = f"{waiver.reason} (waived by {waiver.by} until {waiver.until})"
        yield {"kind": "external", "status": "accepted", "justification": said}


def _uri(name: str) -> str:
    """Return a file's name as a URI; it counts from the folder of the run where it lies in it."""
    path, here = Path(name), Path.cwd()
    if path.is_absolute() and path.is_relative_to(here):
        path = path.relative_to(here)
    return path.as_uri() if path.is_absolute() else quote(path.as_posix())
