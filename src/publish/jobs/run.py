"""A run: every article read, prepared, made, released; one outcome each."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from typing import NamedTuple, Protocol, TypeGuard

from msgspec.structs import replace

from publish.diagnostics import Diagnostic, Severity, of_file
from publish.jobs import keeping, making, manifest, release
from publish.jobs.choices import Choices, theme_of
from publish.jobs.dated import undated
from publish.jobs.finding import Finding, blocks, forfeits, judge
from publish.jobs.folders import withheld
from publish.jobs.idle import idle
from publish.jobs.outcome import AUTHOR, CLEAN, Outcome, refused, remarked, shielded
from publish.jobs.plan import Plan, Planned, collisions
from publish.jobs.prepare import Manuscript, Prepared, manuscript, prepare
from publish.model import Article


class Watcher(Protocol):
    """Hears how a run goes on, to show it."""

    def began(self, source: str, parts: Sequence[str]) -> None:
        """Hear that an article is taken up, and what parts its work will have."""

    def doing(self, source: str, what: str) -> None:
        """Hear that a part of its work begins."""

    def ended(self, outcome: Outcome) -> None:
        """Hear that an article is done."""


Work = Callable[[Prepared, Choices, making.Tell], Outcome]
Parts = Callable[[Planned], tuple[str, ...]]

_HELD = 256 * 1024 * 1024
"""Bytes of sources and pictures that wait for their turn; what goes beyond is read again when its turn comes."""


class _Task(NamedTuple):
    """What is to be done with every source of a run."""

    work: Work
    parts: Parts
    choices: Choices
    watcher: Watcher
    rivals: dict[str, Diagnostic]


def check(plan: Plan, choices: Choices, watcher: Watcher) -> tuple[Outcome, ...]:
    """Find what can be found in the sources, one after another: nothing is written, and only findings are kept."""
    outcomes = _refused(plan, watcher)
    task = _Task(_check, lambda _planned: (), choices, watcher, {})
    wanted: list[tuple[Planned, str]] = []
    for planned in plan.articles:
        source = _read(planned, choices)
        if _is_wanted(source, choices):
            wanted.append((planned, source.slug))
        outcomes.append(_taken_up(planned, source, task))
    rivals = _rivals(wanted, choices)
    for rival in rivals:
        watcher.ended(rival)
    return _with_idle(plan, _merged(outcomes, rivals), choices, watcher)


def _rivals(wanted: Sequence[tuple[Planned, str]], choices: Choices) -> list[Outcome]:
    """Return the outcomes of the articles that ask for one folder, clean where the baseline knows them to do so."""
    collided = collisions(wanted)
    return [
        _of_baseline(refused(each.name, collided[each.name]), each, choices)
        for each, _ in wanted
        if each.name in collided
    ]


def _of_baseline(outcome: Outcome, planned: Planned, choices: Choices) -> Outcome:
    if choices.baseline is None:
        return outcome
    findings = choices.baseline.marked(outcome.findings, planned.name, planned.relative)
    return replace(outcome, findings=findings, status=CLEAN if all(found.known for found in findings) else AUTHOR)


def _merged(outcomes: Iterable[Outcome], more: Iterable[Outcome]) -> list[Outcome]:
    """Return one outcome a source, though some were heard of again."""
    merged: dict[str, Outcome] = {}
    for each in (*outcomes, *more):
        before = merged.get(each.source, each)
        findings = before.findings if before is each else (*before.findings, *each.findings)
        merged[each.source] = replace(before, status=max(before.status, each.status), findings=findings)
    return list(merged.values())


def publish(plan: Plan, choices: Choices, watcher: Watcher) -> tuple[Outcome, ...]:
    """Publish every article of a plan, and write the manifest that joins those that were published."""
    release.sweep(choices.out)

    def parts(planned: Planned) -> tuple[str, ...]:
        return making.parts(choices.formats(planned.configuration))

    outcomes = _each(plan, choices, watcher, _publish, parts)
    if any(outcome.manifest for outcome in outcomes):
        release.put(choices.out / manifest.MANIFEST, manifest.to_json(_joined(plan, outcomes)))
    return outcomes


def _joined(plan: Plan, outcomes: Iterable[Outcome]) -> manifest.Joined:
    places = {planned.name: planned.relative for planned in plan.articles}
    done = [(outcome.folder.name, outcome.manifest) for outcome in outcomes if outcome.folder and outcome.manifest]
    failed = [
        manifest.Failed(source=places.get(outcome.source, outcome.source), status=outcome.status)
        for outcome in outcomes
        if outcome.status
    ]
    return manifest.joined(done, failed)


def _refused(plan: Plan, watcher: Watcher) -> list[Outcome]:
    """Return the outcomes of what was given and is no article."""
    outcomes = [
        remarked(said) if said.severity is Severity.INFO else refused(said.file, said) for said in plan.findings
    ]
    for outcome in outcomes:
        watcher.ended(outcome)
    return outcomes


def _each(plan: Plan, choices: Choices, watcher: Watcher, work: Work, parts: Parts) -> tuple[Outcome, ...]:
    outcomes = _refused(plan, watcher)
    # All are read before any is written, because two may ask for the same folder.
    waiting, rivals = _waiting(plan, choices)
    task = _Task(work, parts, choices, watcher, rivals)
    for planned in plan.articles:
        source = waiting.pop(planned.name, None) or _read(planned, choices)
        outcomes.append(_taken_up(planned, source, task))
    return _with_idle(plan, outcomes, choices, watcher)


def _waiting(plan: Plan, choices: Choices) -> tuple[dict[str, Manuscript | Outcome], dict[str, Diagnostic]]:
    """Read all sources; return those that are held until their turn, and whose folders collide."""
    waiting: dict[str, Manuscript | Outcome] = {}
    wanted: list[tuple[Planned, str]] = []
    held = 0
    for planned in plan.articles:
        source = _read(planned, choices)
        if _is_wanted(source, choices):
            wanted.append((planned, source.slug))
        held += source.size if isinstance(source, Manuscript) else 0
        if held <= _HELD:
            waiting[planned.name] = source
    return waiting, collisions(wanted)


def _is_wanted(source: Manuscript | Outcome, choices: Choices) -> TypeGuard[Manuscript]:
    """Tell whether a source gave an article that is to be published."""
    return isinstance(source, Manuscript) and bool(source.reading.article) and not _withheld(source, choices)


def _with_idle(plan: Plan, outcomes: list[Outcome], choices: Choices, watcher: Watcher) -> tuple[Outcome, ...]:
    without_effect = idle(plan.articles, outcomes, choices)
    for outcome in without_effect:
        watcher.ended(outcome)
    return (*outcomes, *without_effect)


def _read(planned: Planned, choices: Choices) -> Manuscript | Outcome:
    return shielded(planned.name, lambda: manuscript(planned, choices))


def _taken_up(planned: Planned, source: Manuscript | Outcome, task: _Task) -> Outcome:
    """Work on one source while the watcher hears of it."""
    if isinstance(source, Manuscript) and not _withheld(source, task.choices):
        task.watcher.began(planned.name, task.parts(planned))
    outcome = source if isinstance(source, Outcome) else _one(source, task)
    task.watcher.ended(outcome)
    return outcome


def _one(source: Manuscript, task: _Task) -> Outcome:
    name = source.planned.name
    if name in task.rivals:
        return refused(name, *source.reading.diagnostics, task.rivals[name])
    if why := _withheld(source, task.choices):
        return Outcome(source=name, skipped=why)

    def tell(what: str) -> None:
        task.watcher.doing(name, what)

    return shielded(name, lambda: task.work(prepare(source, task.choices), task.choices, tell))


def _withheld(source: Manuscript, choices: Choices) -> str:
    """Return why an article is not to be published yet, or nothing where it is."""
    if choices.settled(source.planned.configuration).include_unpublished:
        return ""
    return source.reading.withheld or withheld(source.planned.path, choices.now.date())


def _check(prepared: Prepared, choices: Choices, _tell: making.Tell) -> Outcome:
    findings = _marked(prepared, choices)
    unread = prepared.article is None and not any(found.known for found in findings)
    failed = unread or _blocked(prepared, findings, choices)
    return Outcome(source=prepared.planned.name, status=AUTHOR if failed else CLEAN, findings=findings)


def _marked(prepared: Prepared, choices: Choices) -> tuple[Finding, ...]:
    """Return the findings of an article and on its last release, those that the baseline holds marked as known."""
    findings = (*_judged(prepared, undated(prepared, choices), choices), *prepared.findings)
    if choices.baseline is None:
        return findings
    return choices.baseline.marked(findings, prepared.planned.name, prepared.planned.relative)


def _blocked(prepared: Prepared, findings: Iterable[Finding], choices: Choices) -> bool:
    strict = bool(choices.settled(prepared.planned.configuration).strict)
    return not choices.draft and any(blocks(found, strict=strict) for found in findings)


def _publish(prepared: Prepared, choices: Choices, tell: making.Tell) -> Outcome:
    checked = _check(prepared, choices, tell)
    if prepared.article is None or checked.status:
        return checked
    slug = prepared.article.meta.slug
    with release.staging(choices.out, slug) as staged:
        made = making.make(prepared.article, _order(prepared, prepared.article, choices), staged, tell)
        of_files = _judged(prepared, made.diagnostics, choices)
        told = replace(checked, findings=(*checked.findings, *of_files))
        if _blocked(prepared, told.findings, choices):
            return replace(told, status=AUTHOR)
        # What depends on the release before would make two sets of one source differ.
        new = _manifest(prepared, prepared.article, made, (*prepared.findings, *of_files), choices)
        return _released(told, staged, choices.out / slug, new)


def _released(checked: Outcome, staged: Path, target: Path, new: manifest.Manifest) -> Outcome:
    """Put a staged set in its place, beside the files of the set before that still hold."""
    before = manifest.read(target / manifest.MANIFEST)
    kept = keeping.kept(before, new, target)
    written = keeping.joined(new, before, kept)
    removed = release.release(
        staged,
        target,
        [file.path for file in new.files],
        manifest.to_json(written),
        kept=[file.path for file in kept],
    )
    formats = tuple(file.format for file in kept)
    return replace(checked, folder=target, manifest=written, kept=formats, removed=removed)


def _order(prepared: Prepared, article: Article, choices: Choices) -> making.Order:
    project = prepared.planned.configuration
    return making.Order(
        formats=choices.formats(project),
        theme=theme_of(article.meta, prepared.planned, choices),
        engine=choices.settled(project).engine or "auto",
        threads=choices.threads,
        claim=not choices.draft and not any(forfeits(found) for found in prepared.findings),
    )


def _judged(prepared: Prepared, more: Iterable[Diagnostic], choices: Choices) -> tuple[Finding, ...]:
    """Return more findings of an article; an exporter does not know the name of the source, so it is put in here."""
    planned = prepared.planned
    named = (of_file(said, planned.name) for said in more)
    return judge(named, planned.configuration, planned.relative, choices.now.date(), prepared.printer)


def _manifest(
    prepared: Prepared, article: Article, made: making.Made, findings: tuple[Finding, ...], choices: Choices
) -> manifest.Manifest:
    return manifest.Manifest(
        article=manifest.subject(article, prepared.planned.relative, prepared.digest),
        files=made.files,
        diagnostics=manifest.relative(findings, prepared.planned.name, prepared.planned.relative),
        draft=choices.draft,
        made_with=made.made_with,
    )
