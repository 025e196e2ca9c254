"""Which articles a run is about: files and folders in, a list of sources out."""

from __future__ import annotations

import os
from collections.abc import Iterable, Sequence
from pathlib import Path

import msgspec

from publish.diagnostics import Diagnostic, finding
from publish.jobs import configuration, folders
from publish.jobs.configuration import NOTHING, Configuration, Settings, first_said
from publish.jobs.usage import WrongUsage

_NAMED = 5
"""How many documents that are not read are named."""

_LEADS_OUT = "the source cannot be read: it is a link that leads out of the root"


class Planned(msgspec.Struct, frozen=True, kw_only=True):
    """An article to be: its file, its name as the user gave it, the root its pictures lie in, its `publish.toml`."""

    path: Path
    name: str
    root: Path
    configuration: Configuration

    @property
    def relative(self) -> str:
        """Its name counted from the root: the same on every machine, so it is the one that stands in files."""
        place = _real(self.path.parent) / self.path.name
        return _text(place.relative_to(self.root).as_posix() if place.is_relative_to(self.root) else self.path.name)


class Plan(msgspec.Struct, frozen=True, kw_only=True):
    """What a run is to do, and what was given that is no article."""

    articles: tuple[Planned, ...]
    findings: tuple[Diagnostic, ...]


def plan(sources: Sequence[str], out: Path, wishes: Settings = NOTHING) -> Plan:
    """List the articles of files and folders, each once; what lies in the output folder is none. Raises WrongUsage.

    A file that is named counts whatever its name is; also where there is nothing: reading it tells why.
    """
    projects: dict[Path, Configuration] = {}
    articles: dict[Path, Planned] = {}
    findings: list[Diagnostic] = []
    if "" in sources:
        raise WrongUsage("a source has no name; an empty one is not taken for the folder you stand in")
    for given in sources:
        is_folder = Path(given).is_dir()
        said = first_said(wishes, _project(Path(given), projects)[1]) if is_folder else wishes
        suffixes = folders.suffixes(pandoc=bool(said.pandoc))
        found, unread = folders.listed(Path(given), out.resolve(), suffixes) if is_folder else ((Path(given),), ())
        if not found:
            hint = f"give a folder that holds {', '.join(suffixes)} files, or `publish new` one"
            findings.append(finding("SRC012", _name(Path(given)), hint=hint))
        if unread:
            findings.append(finding("SRC025", _name(Path(given)), message=f"not read: {_some(unread, Path(given))}"))
        for path in found:
            planned = _planned(path, Path(given), projects)
            if is_folder and not _real(path).is_relative_to(planned.root):
                findings.append(finding("SRC001", planned.name, None, _LEADS_OUT, "name it by itself to have it read"))
                continue
            articles.setdefault(_real(path), planned)
    return Plan(articles=tuple(articles.values()), findings=tuple(findings))


def _some(files: Sequence[Path], folder: Path) -> str:
    """Return the names of some files in a folder, and how many more there are."""
    named = [_name(file.relative_to(folder)) for file in files[:_NAMED]]
    return ", ".join([*named, *([f"and {len(files) - _NAMED:,} more"] if len(files) > _NAMED else [])])


def _planned(path: Path, given: Path, projects: dict[Path, Configuration]) -> Planned:
    root, project = _project(path.parent, projects)
    root = root or (given if given.is_dir() else path.parent)
    return Planned(path=path, name=_name(path), root=_real(root), configuration=project)


def _project(folder: Path, projects: dict[Path, Configuration]) -> tuple[Path | None, Configuration]:
    """Return the folder and the words of the `publish.toml` that holds for a folder, each file read once."""
    toml = configuration.find(folder)
    if toml is None:
        return None, Configuration()
    if toml not in projects:
        projects[toml] = configuration.load(toml)
    return toml.parent, projects[toml]


def _real(path: Path) -> Path:
    """Return where a path leads; a link that leads to itself stays what it is, and reading it tells why."""
    return Path(os.path.realpath(path))


def _name(path: Path) -> str:
    return _text(path.as_posix())


def _text(name: str) -> str:
    """Return a file's name as text: bytes that are no UTF-8 are written out, as no JSON could hold them."""
    return os.fsencode(name).decode("utf-8", "backslashreplace")


def collisions(slugs: Iterable[tuple[Planned, str]]) -> dict[str, Diagnostic]:
    """Return, by name, the error of every article whose folder another article would be written to as well."""
    by_folder: dict[str, list[Planned]] = {}
    for planned, slug in slugs:
        # Folders that differ only in case are one on macOS and Windows.
        by_folder.setdefault(slug.casefold(), []).append(planned)
    return {
        planned.name: finding("SRC011", planned.name, message=_collision(slug, planned, rivals))
        for slug, rivals in by_folder.items()
        if len(rivals) > 1
        for planned in rivals
    }


def _collision(slug: str, planned: Planned, rivals: Sequence[Planned]) -> str:
    others = ", ".join(rival.name for rival in rivals if rival is not planned)
    return f"{slug!r} is also the folder of {others}"
