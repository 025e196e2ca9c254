"""A run: every article read, prepared, made, released; one outcome each."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from datetime import datetime
from pathlib import Path
from typing import Protocol

import msgspec

from publish.diagnostics import Diagnostic
from publish.jobs import keeping, making, manifest, release
from publish.jobs.choices import Choices, theme_of
from publish.jobs.finding import Finding, blocks, forfeits, judge
from publish.jobs.idle import idle
from publish.jobs.outcome import AUTHOR, CLEAN, Outcome, refused, shielded
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


def check(plan: Plan, choices: Choices, watcher: Watcher) -> tuple[Outcome, ...]:
    """Find what can be found in the sources; nothing is written."""
    return _each(plan, choices, watcher, _check, lambda _planned: ())


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


def _each(plan: Plan, choices: Choices, watcher: Watcher, work: Work, parts: Parts) -> tuple[Outcome, ...]:
    outcomes = [refused(said.file, said) for said in plan.findings]
    for outcome in outcomes:
        watcher.ended(outcome)
    # All are read before any is written, because two may ask for the same folder.
    read = [_read(planned, choices.now) for planned in plan.articles]
    wanted = (each for each in read if isinstance(each, Manuscript) and each.reading.article)
    rivals = collisions((each.planned, each.slug) for each in wanted if not _withheld(each, choices))
    while read:
        each = read.pop(0)  # so that an article's pictures are let go once it is done
        if isinstance(each, Manuscript) and not _withheld(each, choices):
            watcher.began(each.planned.name, parts(each.planned))
        outcome = each if isinstance(each, Outcome) else _one(each, rivals, choices, watcher, work)
        watcher.ended(outcome)
        outcomes.append(outcome)
    without_effect = idle(plan.articles, outcomes, choices)
    for outcome in without_effect:
        watcher.ended(outcome)
    return (*outcomes, *without_effect)


def _read(planned: Planned, now: datetime) -> Manuscript | Outcome:
    return shielded(planned.name, lambda: manuscript(planned, now))


def _one(source: Manuscript, rivals: dict[str, Diagnostic], choices: Choices, watcher: Watcher, work: Work) -> Outcome:
    name = source.planned.name
    if name in rivals:
        return refused(name, *source.reading.diagnostics, rivals[name])
    if withheld := _withheld(source, choices):
        return Outcome(source=name, skipped=withheld)

    def tell(what: str) -> None:
        watcher.doing(name, what)

    return shielded(name, lambda: work(prepare(source, choices.wishes, choices.now.date()), choices, tell))


def _withheld(source: Manuscript, choices: Choices) -> str:
    """Return why an article is not to be published yet, or nothing where it is."""
    included = choices.settled(source.planned.configuration).include_unpublished
    return "" if included else source.reading.withheld


def _check(prepared: Prepared, choices: Choices, _tell: making.Tell) -> Outcome:
    failed = prepared.article is None or _blocked(prepared, prepared.findings, choices)
    return Outcome(source=prepared.planned.name, status=AUTHOR if failed else CLEAN, findings=prepared.findings)


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
        findings = _judged(prepared, made.diagnostics, choices)
        if _blocked(prepared, findings, choices):
            return msgspec.structs.replace(checked, status=AUTHOR, findings=findings)
        new = _manifest(prepared, prepared.article, made, findings, choices)
        return _released(msgspec.structs.replace(checked, findings=findings), staged, choices.out / slug, new)


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
    return msgspec.structs.replace(checked, folder=target, manifest=written, kept=formats, removed=removed)


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
    """Return all findings of an article; an exporter does not know the name of the source, so it is put in here."""
    planned = prepared.planned
    named = (msgspec.structs.replace(said, file=planned.name) for said in more)
    return (*prepared.findings, *judge(named, planned.configuration, planned.relative, choices.now.date()))


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
