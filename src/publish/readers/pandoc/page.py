"""Page: what the reader of one document of pandoc knows while it turns elements into nodes."""

from __future__ import annotations

import re
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from io import BytesIO
from pathlib import PurePosixPath

from publish import model as m
from publish.readers.depth import TooDeep
from publish.readers.findings import Findings
from publish.readers.images import MAX_BYTES, Gallery
from publish.readers.pandoc.elements import Attr

MAX_DEPTH = 100
"""How deep elements may stand in each other."""

# pandoc's extension `sourcepos`: `file@3:1-4:5`, lines and columns from 1.
_POSITION = re.compile(r"(?:.*@)?(\d{1,9}):(\d{1,9})-.*")


class Page:
    """One document: what was found in it, its pictures, its notes so far, and where the reader stands in it."""

    def __init__(self, findings: Findings, gallery: Gallery, container: Container) -> None:
        self.findings = findings
        self.gallery = gallery
        self.here: m.Span | None = None
        self._container = container
        self._notes: dict[str, m.Note] = {}
        self._depth = 0

    @contextmanager
    def within(self, attr: Attr | None = None) -> Iterator[None]:
        """Go one element deeper, to the place that its attributes name; raise TooDeep where that is too deep."""
        before, self._depth = self.here, self._depth + 1
        if self._depth > MAX_DEPTH:
            raise TooDeep(self.here or m.Span(1))
        found = _POSITION.fullmatch(attr.values.get("data-pos", "")) if attr else None
        if found:
            self.here = m.Span(max(int(found[1]), 1), max(int(found[2]), 1))
        yield
        self.here, self._depth = before, self._depth - 1

    def call(self) -> str:
        """Return the id of the note that is called next."""
        ident = f"n{len(self._notes) + 1}"
        self._notes[ident] = m.Note(id=ident, blocks=(), span=self.here)
        return ident

    def define(self, ident: str, blocks: m.Blocks) -> None:
        """Say what stands in a note that was called."""
        self._notes[ident] = m.Note(id=ident, blocks=blocks, span=self._notes[ident].span)

    def notes(self) -> tuple[m.Note, ...]:
        """Return the notes in the order of their calls."""
        return tuple(self._notes.values())

    def picture(self, target: str) -> m.Resource | None:
        """Return the picture that a target names, in the file that was converted or beside it."""
        data = self._container.find(target)
        if data is not None:
            return self.gallery.keep(data, PurePosixPath(target).name, self.here)
        return self.gallery.find(target, self.here)


class Container:
    """The file that was converted, where it is an archive with pictures in it (ODT, EPUB, PPTX); read in memory."""

    def __init__(self, data: bytes = b"") -> None:
        self._names: dict[str, str] = {}
        self._archive: zipfile.ZipFile | None = None
        try:
            self._archive = zipfile.ZipFile(BytesIO(data)) if data.startswith(b"PK\x03\x04") else None
            names = self._archive.namelist() if self._archive else []
        except (zipfile.BadZipFile, ValueError, NotImplementedError):
            names = []
        for name in sorted(names, key=len, reverse=True):
            self._names.update(_endings(name, name))

    def find(self, target: str) -> bytes | None:
        """Return the bytes of a file in the archive whose path ends with the target, or None."""
        name = self._names.get(target.removeprefix("./"))
        if name is None or self._archive is None:
            return None
        try:
            with self._archive.open(name) as file:
                return file.read(MAX_BYTES + 1)
        except (zipfile.BadZipFile, OSError, RuntimeError, NotImplementedError, ValueError, EOFError):
            return None


_DEEPEST_PATH = 10


def _endings(name: str, whole: str) -> Iterator[tuple[str, str]]:
    """Yield each ending of a path, with the path."""
    parts = name.split("/")
    for start in range(max(len(parts) - _DEEPEST_PATH, 0), len(parts)):
        yield "/".join(parts[start:]), whole
