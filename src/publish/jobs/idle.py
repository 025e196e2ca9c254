"""What stands in a `publish.toml` and has no effect: rules that there are not, waivers of what was not found."""

from __future__ import annotations

import difflib
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from publish.diagnostics import RULES, Diagnostic, finding
from publish.jobs.choices import Choices
from publish.jobs.configuration import NAME, Configuration, Waiver
from publish.jobs.finding import blocks, judge
from publish.jobs.fingerprint import printer
from publish.jobs.outcome import AUTHOR, CLEAN, Outcome
from publish.jobs.plan import Planned

_MADE = ("FMT", "SPEECH", "RUN")
"""Rules that find something only where a file is made: one that a run does not make says nothing of them."""


def idle(articles: Sequence[Planned], outcomes: Iterable[Outcome], choices: Choices) -> tuple[Outcome, ...]:
    """Return the outcome of each `publish.toml` of a run in which something has no effect."""
    by_name = {outcome.source: outcome for outcome in outcomes}
    told: list[Outcome] = []
    for root, project in {planned.root: planned.configuration for planned in articles}.items():
        seen = {each.relative: by_name[each.name] for each in articles if each.root == root and each.name in by_name}
        name = _name(root / NAME)
        found = [*_unknown(project, name), *_gone(project, root, name), *_unmatched(project, seen, name)]
        if found:
            findings = judge(found, project, NAME, choices.now.date(), printer(b""))
            failed = any(blocks(each, strict=bool(choices.settled(project).strict)) for each in findings)
            told.append(Outcome(source=name, status=AUTHOR if failed else CLEAN, findings=findings))
    return tuple(told)


def _name(path: Path) -> str:
    """Return a path as the user would type it."""
    here = Path.cwd()
    return (path.relative_to(here) if path.is_relative_to(here) else path).as_posix()


def _unknown(project: Configuration, name: str) -> Iterator[Diagnostic]:
    said = [(code, "the severity") for code in project.severities]
    said += [(waiver.code, f"the waiver for {waiver.file}") for waiver in project.waivers]
    for code, what in said:
        if code not in RULES:
            near = difflib.get_close_matches(code.upper(), RULES, 1, 0.6)
            hint = f"did you mean {near[0]}? The rules stand in docs/rules" if near else "the rules stand in docs/rules"
            yield finding("CONF001", name, message=f"{what} has no effect: there is no rule «{code}»", hint=hint)


def _gone(project: Configuration, root: Path, name: str) -> Iterator[Diagnostic]:
    for waiver in project.waivers:
        if not (root / waiver.file).exists():
            message = f"the waiver for {waiver.file} has no effect: there is no such file"
            yield finding("CONF001", name, message=message, hint="correct the path, which counts from this folder")


def _unmatched(project: Configuration, seen: dict[str, Outcome], name: str) -> Iterator[Diagnostic]:
    for waiver in project.waivers:
        outcome = seen.get(waiver.file)
        if outcome and waiver.code in RULES and not _is_matched(waiver, outcome):
            message = f"the waiver for {waiver.file} has no effect: {waiver.code} was not found there"
            yield finding("CONF001", name, message=message, hint="take the waiver out")


def _is_matched(waiver: Waiver, outcome: Outcome) -> bool:
    """Tell whether a waiver has its fault, or an article was not looked at well enough to say."""
    codes = {found.code for found in outcome.findings}
    unread = outcome.skipped or outcome.status not in {CLEAN, AUTHOR} or any(code.startswith("SRC") for code in codes)
    return bool(unread) or waiver.code.startswith(_MADE) or waiver.code in codes
