"""Which files of a folder are articles, and which are documents that nobody here reads."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import NamedTuple

from publish.jobs.manifest import MANIFEST
from publish.readers import REGISTRY

_OWN = ".article.json"
"""How the names of our own JSON end; any other JSON is data."""

_DATA = {".csv", ".tsv", ".xlsx", ".opml", ".native", ".1"}
"""What pandoc reads too, but in a folder is seldom an article."""

_DOCUMENTS = (
    ".doc", ".dot", ".dotx", ".rtf", ".odt", ".ott", ".fodt", ".sxw", ".wpd", ".wps", ".pages", ".gdoc", ".pdf",
    ".epub", ".ppt", ".pptx", ".odp", ".adoc", ".asciidoc", ".tex", ".latex", ".org", ".textile", ".mdx", ".qmd",
    ".rmd", ".mht", ".mhtml", ".webarchive",
)  # fmt: skip
"""What somebody wrote and may expect to be published; no pictures, no data, no code."""

_NEVER = {"node_modules", "bower_components", "__pycache__", "_site", "_build", "_book", "_includes", "_layouts"}
"""Folders of other people's packages, of finished pages, and of the moulds that pages are cast in."""

_OF_HUGO = {"public", "resources", "layouts", "archetypes", "themes"}
_HUGO = tuple(f"{name}.{kind}" for name in ("hugo", "config") for kind in ("toml", "yaml", "yml", "json"))

_POSTS = "_posts"
_DATED = re.compile(r"(\d{4}-\d\d-\d\d)-")


class Listed(NamedTuple):
    """The articles of a folder, and the documents in it of kinds that are not read."""

    articles: tuple[Path, ...]
    unread: tuple[Path, ...]


def listed(given: Path, out: Path, suffixes: tuple[str, ...]) -> Listed:
    """List what lies in a folder and its subfolders, in order; links to folders are not followed."""
    refused: list[OSError] = []
    files = list(_files(given, out, refused))
    articles = [file for file in files if file.name.lower().endswith(suffixes) and not file.is_fifo()]
    kinds = tuple(kind for kind in _DOCUMENTS if kind not in suffixes)
    return Listed(
        articles=(*articles, *(Path(each.filename) for each in refused)),  # reading the folder tells why
        unread=tuple(file for file in files if file.name.lower().endswith(kinds)),
    )


def _files(given: Path, out: Path, refused: list[OSError]) -> Iterator[Path]:
    """Yield the files that an author may mean, and put the folders that the system refuses into `refused`."""
    for folder, folders, files in os.walk(given, onerror=refused.append):
        here = Path(folder)
        passed = _NEVER | (_OF_HUGO if any(name in files for name in _HUGO) else set())
        folders[:] = sorted(name for name in folders if name not in passed and not _is_ours(here / name, out))
        yield from (here / name for name in sorted(files) if not _is_hidden(name))


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


def _is_hidden(name: str) -> bool:
    """Tell whether a file is hidden; `~$x.docx` is what Word lays beside a document that is open."""
    return name.startswith((".", "~$"))


def withheld(path: Path, today: date) -> str:
    """Return why Jekyll would not publish a post yet, or nothing where it would: a post is dated by its name.

    https://jekyllrb.com/docs/posts/
    """
    dated = _DATED.match(path.name) if _POSTS in path.parent.parts else None
    if dated and dated[1] > today.isoformat():
        return f"its name dates it {dated[1]}, which has not come yet"
    return ""
