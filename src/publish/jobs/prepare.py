"""From a source to an article that is ready for the exporters, or to the reasons why there is none."""

from __future__ import annotations

from datetime import datetime
from hashlib import sha256

import msgspec

from publish.diagnostics import Diagnostic, finding
from publish.jobs import dates
from publish.jobs.choices import Choices
from publish.jobs.configuration import Settings, first_said, is_path
from publish.jobs.finding import Finding, judge
from publish.jobs.fingerprint import Printer, printer
from publish.jobs.plan import Planned
from publish.model import Article
from publish.model.slug import slug
from publish.readers import Reading, load, read, unreadable
from publish.readers import Settings as Asked
from publish.readers.findings import quoted
from publish.readers.source import stem


class Manuscript(msgspec.Struct, frozen=True, kw_only=True):
    """A source that was read: its bytes, what the reader made of them, its slug."""

    planned: Planned
    reading: Reading
    slug: str = ""
    data: bytes = b""

    @property
    def size(self) -> int:
        """How many bytes the source and its pictures take."""
        article = self.reading.article
        return len(self.data) + sum(len(each.data) for each in (article.resources if article else ()))


class Prepared(msgspec.Struct, frozen=True, kw_only=True):
    """An article after the passes and the checks; `article` is None where nothing can be made.

    `digest` is the SHA-256 of its source's bytes, and `printer` gives the fingerprints of what is found in them.
    """

    planned: Planned
    article: Article | None
    findings: tuple[Finding, ...]
    digest: str
    printer: Printer


def manuscript(planned: Planned, choices: Choices) -> Manuscript:
    """Read a source; the author's faults are diagnostics in it. Embargoes are compared with the moment of the run."""
    try:
        source = load(planned.path, planned.root, planned.name)
    except OSError as error:
        reading = Reading(article=None, diagnostics=(unreadable(error, planned.name),))
        return Manuscript(planned=planned, reading=reading)
    reading = read(source, _asked(choices.settled(planned.configuration), planned, choices.now))
    named = reading.article.meta.slug if reading.article else ""
    return Manuscript(
        planned=planned,
        reading=reading,
        slug=slug(named or stem(planned.path.name)),
        data=source.data,
    )


def _asked(said: Settings, planned: Planned, now: datetime) -> Asked:
    return Asked(
        today=now,
        ignored=frozenset(planned.configuration.ignore),
        extract=bool(said.extract),
        fetch_remote=bool(said.fetch_remote),
        pandoc=bool(said.pandoc),
    )


def prepare(source: Manuscript, choices: Choices) -> Prepared:
    """Settle what jobs knows and readers do not (slug, language asked for, date), run the passes, check, judge."""
    planned = source.planned
    article, found = source.reading.article, source.reading.diagnostics
    if article is not None:
        article, foreign = _without_foreign_theme(article, planned)
        article, more = _checked(_settled(article, source, choices.wishes), source)
        found = (*found, *foreign, *more)
    prints = printer(source.data)
    return Prepared(
        planned=planned,
        article=article,
        findings=judge(found, planned.configuration, planned.relative, choices.now.date(), prints),
        digest=sha256(source.data).hexdigest(),
        printer=prints,
    )


def _settled(article: Article, source: Manuscript, wishes: Settings) -> Article:
    meta = article.meta
    said = first_said(wishes, Settings(lang=meta.lang or None), source.planned.configuration)
    return msgspec.structs.replace(
        article,
        meta=msgspec.structs.replace(
            meta, slug=source.slug, lang=said.lang or "", modified=dates.modified(meta, source.planned.path)
        ),
    )


def _without_foreign_theme(article: Article, planned: Planned) -> tuple[Article, tuple[Diagnostic, ...]]:
    """Take out the name of a theme that we do not have: other tools use the key too, and for other things."""
    name = article.meta.theme
    if not name or is_path(name):
        return article, ()
    from publish import themes  # noqa: PLC0415  # only an article that names a theme needs them

    known = themes.available(planned.root / "themes")
    if name in known:
        return article, ()
    said = finding("META011", planned.name, message=f"no theme {quoted(name)}; there are: {', '.join(known)}")
    return msgspec.structs.replace(article, meta=msgspec.structs.replace(article.meta, theme="")), (said,)


def _checked(article: Article, source: Manuscript) -> tuple[Article, tuple[Diagnostic, ...]]:
    # The rooms of grammar, language and images are loaded only for an article to work on.
    from publish import passes  # noqa: PLC0415
    from publish.checks import article as rules  # noqa: PLC0415
    from publish.checks.metadata import unsaid  # noqa: PLC0415

    name = source.planned.name
    passed = passes.run(article, name)
    undated = () if article.meta.modified else (finding("META007", name),)
    lacking = (*undated, *unsaid(article.meta, name))
    return passed.article, (*lacking, *passed.diagnostics, *rules.check(passed.article, name, source.data))
