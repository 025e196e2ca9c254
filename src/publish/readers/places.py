"""Where the pictures that an article names lie: inside its root, whatever a path says."""

from __future__ import annotations

import difflib
import re
import unicodedata
from collections.abc import Iterator
from itertools import islice
from pathlib import Path
from typing import NamedTuple
from urllib.parse import unquote, urlsplit

from publish.readers.findings import quoted
from publish.readers.source import Source

_MOST_NAMES = 5000
"""Names of a folder that are looked through for one that is near."""

# Where site generators keep what their pages name from the site's root: Hugo, Docusaurus and Gatsby; Astro, Vite and
# Next; Hexo; Jekyll has it in the root itself.
_SITE_FOLDERS = ("", "static", "public", "source", "assets", "docs")


class BadImage(Exception):  # noqa: N818  # the author's fault: it becomes a diagnostic and never leaves the room
    """Why a picture cannot be used, with the code of the rule and what to do."""

    def __init__(self, code: str, message: str, hint: str = "") -> None:
        super().__init__(message)
        self.code = code
        self.hint = hint


class Located(NamedTuple):
    """The file that a target names, and what is to be said of the way it was found."""

    path: Path
    told: str = ""


def locate(target: str, source: Source) -> Located:
    """Return the file that a target names; raise BadImage where it lies outside the root or is none."""
    try:
        parts = urlsplit(target)
    except ValueError as error:
        raise BadImage("IMG005", f"image {quoted(target)} is no address") from error
    if parts.scheme == "file" or re.match(r"[A-Za-z]:[\\/]|\\\\", unquote(target)):
        hint = "copy it beside the article, and write its name alone"
        raise BadImage("IMG004", f"image {quoted(target)} lies outside the article's root", hint)
    if parts.scheme or parts.netloc:
        raise BadImage("IMG005", f"image {quoted(target)} is not a file of the article")
    if "\0" in unquote(parts.path) or not parts.path.strip():
        raise BadImage("IMG002", f"image {quoted(target)} names no file")
    for candidate, told in _candidates(parts.path, source):
        if _is_file(candidate, source.root):
            return Located(candidate.resolve(), told)
    return _near(target, source.folder / unquote(parts.path), source)


def _candidates(written: str, source: Source) -> Iterator[tuple[Path, str]]:
    """Yield the files that a path can mean, each with what is to be said of it."""
    path = unquote(written)
    yield source.folder / path, ""
    if path != written:
        yield source.folder / written, ""
    slashed = path.replace("\\", "/")
    if slashed != path:
        yield source.folder / slashed, f"image {quoted(path)} is written with backslashes"
    if slashed.startswith("/"):
        for folder in _SITE_FOLDERS:
            within = f"{folder}/{slashed.lstrip('/')}".lstrip("/")
            yield source.root / within, f"image {quoted(path)} was taken from {quoted(within)} in the article's root"


def _is_file(path: Path, root: Path) -> bool:
    try:
        real = path.resolve()
        return real.is_relative_to(root) and real.is_file()
    except (OSError, RuntimeError, ValueError):  # a loop of symbolic links, a name that is too long
        return False


def _near(target: str, path: Path, source: Source) -> Located:
    """Return a file of the same letters in another normal form, or raise BadImage with the nearest name."""
    try:
        real = path.resolve()
    except (OSError, RuntimeError) as error:
        raise BadImage("IMG002", f"image {quoted(target)} cannot be found") from error
    if not real.is_relative_to(source.root):
        hint = (
            "a path that begins with / counts from the root; copy the picture there" if target.startswith("/") else ""
        )
        raise BadImage("IMG004", f"image {quoted(target)} lies outside the article's root", hint)
    try:
        if real.is_dir():
            raise BadImage("IMG002", f"image {quoted(target)} is a folder", "name a picture in it")
        names = sorted(entry.name for entry in islice(real.parent.iterdir(), _MOST_NAMES))
    except OSError:
        raise BadImage("IMG002", f"image {quoted(target)} was not found") from None
    wanted = unicodedata.normalize("NFC", path.name)
    same = [name for name in names if unicodedata.normalize("NFC", name) == wanted]
    if len(same) == 1 and _is_file(real.parent / same[0], source.root):
        return Located(
            (real.parent / same[0]).resolve(), f"image {quoted(target)} has its accents written in another way"
        )
    raise BadImage("IMG002", f"image {quoted(target)} was not found", _advice(wanted, names))


def _advice(wanted: str, names: list[str]) -> str:
    """Return the name in a folder that comes nearest, as a question; nothing where none does."""
    same = next((name for name in names if name.casefold() == wanted.casefold()), "")
    if same:
        return f"did you mean {quoted(same)}? Capitals count"
    by_case = {name.casefold(): name for name in names}
    near = difflib.get_close_matches(wanted.casefold(), by_case, 1, 0.75)
    return f"did you mean {quoted(by_case[near[0]])}?" if near else ""
