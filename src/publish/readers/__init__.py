"""Readers: a source -> an article, with positions and diagnostics. One module a format.

`REGISTRY` names the reader of a suffix as "module:function" and loads it on use. A reader is
`(Source, Settings) -> Reading`; the author's fault is a diagnostic in the reading, never an exception.
"""

from __future__ import annotations

import errno
import importlib
from collections.abc import Callable
from pathlib import Path, PurePosixPath

import msgspec

from publish.diagnostics import Diagnostic, finding
from publish.readers.source import Reading, Settings, Source

Reader = Callable[[Source, Settings], Reading]

REGISTRY: dict[str, str] = {
    ".md": "publish.readers.markdown:read",
    ".markdown": "publish.readers.markdown:read",
    ".html": "publish.readers.html.reader:read",
    ".htm": "publish.readers.html.reader:read",
    ".xhtml": "publish.readers.html.reader:read",
    ".txt": "publish.readers.plain_text:read",
    ".json": "publish.readers.model_json:read",
    ".docx": "publish.readers.docx:read",
    ".docm": "publish.readers.docx:read",
    ".rst": "publish.readers.rst:read",
    ".rest": "publish.readers.rst:read",
    ".ipynb": "publish.readers.notebook:read",
}

NOTHING_ASKED = Settings()

__all__ = ["REGISTRY", "Reader", "Reading", "Settings", "Source", "load", "read", "unreadable"]


def read(source: Source, settings: Settings = NOTHING_ASKED) -> Reading:
    """Read a source with the reader of its suffix; see `Settings` for what a reader has to know besides."""
    reading = _read(source, settings)
    return msgspec.structs.replace(reading, withheld=reading.withheld or _lies_in_drafts(source))


def _lies_in_drafts(source: Source) -> str:
    """Return why a source in Jekyll's folder of drafts is not published, or nothing."""
    names = {*PurePosixPath(source.name).parts[:-1], source.folder.name}
    return "it lies in the folder `_drafts`" if "_drafts" in names else ""


def _read(source: Source, settings: Settings) -> Reading:
    suffix = PurePosixPath(source.name).suffix.lower()
    if suffix not in REGISTRY and settings.pandoc:
        from publish.readers.pandoc.formats import FORMATS  # noqa: PLC0415  # keeps this package quick to import

        if suffix in FORMATS:
            return _reader("publish.readers.pandoc.converting:read")(source, settings)
    if suffix not in REGISTRY:
        from publish.readers.unread import way  # noqa: PLC0415  # as above

        message = f"no reader knows this kind of file: «{suffix or 'no suffix'}»"
        told = finding("SRC004", source.name, None, message, way(suffix, REGISTRY))
        return Reading(article=None, diagnostics=(told,))
    return _reader(REGISTRY[suffix])(source, settings)


def load(path: Path, root: Path | None, name: str) -> Source:
    """Load a file as a source named `name`; raise OSError when it cannot be read (see `unreadable`).

    Without a root, the file's own folder is the root. No more is read than shows that a file is too large.
    """
    from publish.readers.decoding import MAX_BYTES  # noqa: PLC0415  # keeps this package quick to import

    if path.exists() and not (path.is_file() or path.is_dir()):
        raise OSError(errno.EINVAL, "It is a pipe or a device, not a file")  # opening it could wait for ever
    with path.open("rb") as file:
        data = file.read(MAX_BYTES + 1)
    folder = path.resolve().parent
    return Source(name=name, data=data, folder=folder, root=root.resolve() if root else folder)


def unreadable(error: OSError, name: str) -> Diagnostic:
    """Return the diagnostic of a file that `load` could not read."""
    reason = error.strerror or str(error)
    return finding("SRC001", name, None, f"the source cannot be read: {reason[:1].lower()}{reason[1:]}")


def _reader(target: str) -> Reader:
    module, _, function = target.partition(":")
    reader: Reader = getattr(importlib.import_module(module), function)
    return reader
