"""Whether an article that was published before has other words now, and still the old date."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import msgspec

from publish import __version__
from publish.checks.metadata import undated_change
from publish.diagnostics import Diagnostic
from publish.jobs import manifest
from publish.jobs.choices import Choices
from publish.jobs.prepare import Prepared
from publish.model import Article
from publish.model.codec import from_json


def undated(prepared: Prepared, choices: Choices) -> tuple[Diagnostic, ...]:
    """Return that the words were changed since the last release, and no date says so.

    A date that has not passed yet may stay: what is written today is of today.
    """
    article = prepared.article
    if article is None or (article.meta.updated or article.meta.date)[:10] >= choices.now.date().isoformat():
        return ()
    before = _released(prepared, article, choices)
    return undated_change(before, article, prepared.planned.name) if before else ()


def _released(prepared: Prepared, article: Article, choices: Choices) -> Article | None:
    """Return the article as it was last published by this version; another one may read the same source otherwise."""
    for folder, said in _manifests(article, choices):
        about = said.article
        if about.source == prepared.planned.relative and said.publish == __version__:
            models = (folder / file.path for file in said.files if file.format == "article")
            return None if about.sha256 == prepared.digest else next(map(_model, models), None)
    return None


def _manifests(article: Article, choices: Choices) -> Iterator[tuple[Path, manifest.Manifest]]:
    """Yield the manifests that may be of an article, with the folders that their paths count from."""
    if choices.baseline:
        yield from ((choices.baseline.folder, each) for each in choices.baseline.manifests)
    target = choices.out / article.meta.slug
    if said := manifest.read(target / manifest.MANIFEST):
        yield target, said


def _model(path: Path) -> Article | None:
    try:
        return from_json(path.read_bytes())
    except (OSError, msgspec.DecodeError, UnicodeDecodeError):
        return None  # it is gone, or not ours: there is nothing to compare with
