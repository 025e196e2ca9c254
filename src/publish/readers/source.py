"""What a reader is given, and what it gives back."""

from __future__ import annotations

import datetime as dt
from pathlib import Path, PurePosixPath

import msgspec

from publish.diagnostics import Diagnostic
from publish.model import Article


class Source(msgspec.Struct, frozen=True, kw_only=True):
    """A source file: its bytes, how to name it in messages, and where its pictures may lie.

    `name` is the path as the user gave it, with forward slashes. `folder` is where relative paths
    count from; nothing outside `root` is read (both absolute and resolved).
    """

    name: str
    data: bytes
    folder: Path
    root: Path


def stem(name: str) -> str:
    """Return the name of a source without folders and suffix; `x.article.json` is of `x`."""
    path = PurePosixPath(name)
    return path.stem.removesuffix(".article") if path.suffix == ".json" else path.stem


class Settings(msgspec.Struct, frozen=True, kw_only=True):
    """What a reader has to know besides the source.

    `today` is the day (or the moment, with a time zone) that an embargo is compared with; without
    it every embargo still holds. `ignored` names front matter keys to say nothing about. The rest is only done
    when it was asked for: `extract` finds the article in a saved web page, `fetch_remote` loads pictures from the
    network, `pandoc` lets pandoc convert the kinds of files that no reader of ours knows.
    """

    today: dt.date | None = None
    ignored: frozenset[str] = frozenset()
    extract: bool = False
    fetch_remote: bool = False
    pandoc: bool = False


class Reading(msgspec.Struct, frozen=True, kw_only=True):
    """What came of a source. `article` is None only beside an error that nothing can be made of.

    `withheld` says why the author does not want it published yet (`draft: true`, an embargo);
    empty means that they do.
    """

    article: Article | None
    diagnostics: tuple[Diagnostic, ...] = ()
    withheld: str = ""
