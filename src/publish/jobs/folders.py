"""Which files of a folder are articles."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator
from datetime import date
from pathlib import Path

from publish.jobs.manifest import MANIFEST
from publish.readers import REGISTRY

_OWN = ".article.json"
"""How the names of our own JSON end; any other JSON is data."""

_DATA = {".csv", ".tsv", ".xlsx", ".opml", ".native", ".1"}
"""What pandoc reads too, but in a folder is seldom an article."""

_NEVER = {"node_modules", "bower_components", "__pycache__", "_site", "_build", "_book", "_includes", "_layouts"}
"""Folders of other people's packages, of finished pages, and of the moulds that pages are cast in."""

_OF_HUGO = {"public", "resources", "layouts", "archetypes", "themes"}
_HUGO = tuple(f"{name}.{kind}" for name in ("hugo", "config") for kind in ("toml", "yaml", "yml", "json"))

_DRAFTS, _POSTS = "_drafts", "_posts"
_DATED = re.compile(r"(\d{4}-\d\d-\d\d)-")


def articles(given: Path, out: Path, suffixes: tuple[str, ...]) -> Iterator[Path]:
    """Yield the articles of a folder and its subfolders, in order; links to folders are not followed."""
    refused: list[OSError] = []
    for folder, folders, files in os.walk(given, onerror=refused.append):
        here = Path(folder)
        passed = _NEVER | (_OF_HUGO if any(name in files for name in _HUGO) else set())
        folders[:] = sorted(name for name in folders if name not in passed and not _is_ours(here / name, out))
        yield from (
            here / name for name in sorted(files) if _is_article(name, suffixes) and not (here / name).is_fifo()
        )
    yield from (Path(each.filename) for each in refused)  # reading the folder tells why


def suffixes(*, pandoc: bool = False) -> tuple[str, ...]:
    """Return how the names of articles end: as the readers have it, but of JSON only our own."""
    ours = tuple(_OWN if suffix == ".json" else suffix for suffix in REGISTRY)
    if not pandoc:
        return ours
    from publish.readers.pandoc.formats import FORMATS  # noqa: PLC0415  # its room loads a reader

    return (*ours, *(suffix for suffix in FORMATS if suffix not in _DATA))


def _is_ours(folder: Path, out: Path) -> bool:
    """Tell whether a folder is hidden, or holds results."""
    return folder.name.startswith(".") or folder.resolve() == out or _is_set(folder)


def _is_set(folder: Path) -> bool:
    """Tell whether a folder holds what a run has published: its transcript and its model look like articles."""
    return (folder / MANIFEST).is_file() and (folder / f"{folder.name}.article.json").is_file()


def _is_article(name: str, suffixes: tuple[str, ...]) -> bool:
    """Tell whether a name is of an article; `~$x.docx` is what Word lays beside a document that is open."""
    return not name.startswith((".", "~$")) and name.lower().endswith(suffixes)


def withheld(path: Path, today: date) -> str:
    """Return why Jekyll would not publish a file where it lies yet, or nothing where it would.

    https://jekyllrb.com/docs/posts/: a draft has no date, a post is dated by its name.
    """
    folders = path.parent.parts
    if _DRAFTS in folders:
        return f"it lies in the folder {_DRAFTS}"
    dated = _DATED.match(path.name) if _POSTS in folders else None
    if dated and dated[1] > today.isoformat():
        return f"its name dates it {dated[1]}, which has not come yet"
    return ""
