"""What the user chose for a run, and what follows from it for one article."""

from __future__ import annotations

import os
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec

from publish.exporters import FORMATS
from publish.jobs import baseline as baselines
from publish.jobs import configuration, dates
from publish.jobs.baseline import Baseline
from publish.jobs.configuration import Configuration, Settings, first_said
from publish.jobs.plan import Plan, Planned
from publish.jobs.usage import WrongUsage
from publish.model import Meta

if TYPE_CHECKING:
    from publish.themes import Theme

CONTENT = "content"
OUTPUT = "output"


class Choices(msgspec.Struct, frozen=True, kw_only=True):
    """The command line's wishes, the output folder, the budget of threads, and the moment of the run."""

    wishes: Settings
    out: Path
    threads: int
    now: datetime
    draft: bool = False
    baseline: Baseline | None = None

    def settled(self, project: Configuration) -> Settings:
        """Return what holds for the articles of a project: the command line's word, else its `publish.toml`'s."""
        return first_said(self.wishes, project)

    def formats(self, project: Configuration) -> tuple[str, ...]:
        """Return the formats to make, in the order of the registry; all of them where nobody chose."""
        chosen = self.settled(project).formats
        return tuple(FORMATS) if chosen is None else tuple(name for name in FORMATS if name in chosen)


def choose(wishes: Settings, *, draft: bool = False, baseline: str = "") -> Choices:
    """Join the command line with the `publish.toml` where the user stands; `baseline` is the path of one."""
    dates.epoch()  # a wrong one is told before anything is read
    toml = configuration.find(Path.cwd())
    said = first_said(wishes, configuration.load(toml) if toml else Settings())
    out = Path(said.out or OUTPUT)
    if out.exists() and not out.is_dir():
        raise WrongUsage(f"{out} is a file; results are written to a folder")
    return Choices(
        wishes=wishes,
        out=out,
        threads=said.jobs or _cores(),
        now=dates.now(),
        draft=draft,
        baseline=baselines.load(baseline) if baseline else None,
    )


def verify(plan: Plan, choices: Choices) -> None:
    """Raise WrongUsage where the command line or a `publish.toml` of the plan names a theme or a voice that is none."""
    projects = {planned.root: choices.settled(planned.configuration) for planned in plan.articles}
    for root, said in projects.items():
        if said.theme:
            theme(said.theme, None if choices.wishes.theme else root)
        if said.engine:
            _known(said.engine)


def _known(engine: str) -> None:
    from publish.speech import NAMES  # noqa: PLC0415  # not needed to check sources

    if engine not in NAMES:
        raise WrongUsage(f"there is no voice {engine!r}; there are {', '.join(NAMES)}")


def _cores() -> int:
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def theme_of(meta: Meta, planned: Planned, choices: Choices) -> Theme:
    """Return an article's theme: the command line's, the front matter's, its project's, else ours.

    A source may name files in its own root only, so a path in the front matter that leads out of it is refused.
    """
    if choices.wishes.theme:
        return theme(choices.wishes.theme)
    if not meta.theme:
        return theme(planned.configuration.theme or "", planned.root)
    if not configuration.is_path(meta.theme):
        return theme(meta.theme, planned.root)
    try:
        path = (planned.path.parent / meta.theme).resolve()
    except (OSError, RuntimeError, ValueError):  # a link to itself; Python before 3.13 raises RuntimeError
        raise WrongUsage(f"the theme {meta.theme!r} cannot be read") from None
    if not path.is_relative_to(planned.root):
        raise WrongUsage(f"the theme {meta.theme!r} lies outside the article's root")
    return theme(str(path), planned.root)


def theme(name: str, root: Path | None = None) -> Theme:
    """Load a theme by path, or by name from `themes/` in the root (else where the user stands) or ours."""
    from publish import themes  # noqa: PLC0415  # not needed to check sources

    try:
        return themes.load(name or themes.DEFAULT, (root or Path()) / "themes")
    except themes.ThemeError as error:
        raise WrongUsage(str(error)) from error
