"""Pictures that an article names: found inside its root, checked by their bytes, made safe."""

from __future__ import annotations

import io
import re
import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from hashlib import sha256
from pathlib import Path, PurePosixPath
from typing import Literal, NamedTuple
from urllib.parse import unquote, urlsplit

from publish.model import Resource, Span
from publish.readers.findings import Findings, quoted
from publish.readers.source import Source
from publish.readers.svg import BadSvg, sanitised

MAX_BYTES = 50_000_000
MAX_PIXELS = 64_000_000

MediaType = Literal["image/png", "image/jpeg", "image/gif", "image/webp", "image/svg+xml"]

_RASTER: dict[str, MediaType] = {
    "PNG": "image/png",
    "JPEG": "image/jpeg",
    "MPO": "image/jpeg",  # a JPEG of two views, as some telephones write it
    "GIF": "image/gif",
    "WEBP": "image/webp",
}
_OPENED = ("PNG", "JPEG", "GIF", "WEBP")


class BadImage(Exception):  # noqa: N818  # the author's fault: it becomes a diagnostic and never leaves the room
    """Why a picture cannot be used, with the code of the rule."""

    def __init__(self, code: str, message: str) -> None:
        super().__init__(message)
        self.code = code


class Checked(NamedTuple):
    """A picture made of bytes, and what was taken out of it to make it safe."""

    resource: Resource
    removed: tuple[str, ...] = ()


class Gallery:
    """The pictures of one article: each file read once, however often it is shown."""

    def __init__(self, source: Source, findings: Findings) -> None:
        self._source = source
        self._findings = findings
        self._by_target: dict[str, Checked | BadImage] = {}

    def find(self, target: str, span: Span | None) -> Resource | None:
        """Return the picture that a target names, or None beside the error that says why there is none."""
        if target not in self._by_target:
            self._by_target[target] = self._looked_up(target)
        return self._told(self._by_target[target], span)

    def keep(self, data: bytes, name: str, span: Span | None) -> Resource | None:
        """Return the picture that bytes of the source itself are, or None beside the error that says why it is none."""
        place = f"bytes:{sha256(data).hexdigest()}"
        if place not in self._by_target:
            self._by_target[place] = _checked(data, name)
        return self._told(self._by_target[place], span)

    def _told(self, found: Checked | BadImage, span: Span | None) -> Resource | None:
        if isinstance(found, BadImage):
            self._findings.add(found.code, span, str(found))
            return None
        if found.removed:
            message = f"taken out of {quoted(found.resource.name)}: {', '.join(found.removed)}"
            self._findings.add("IMG006", span, message)
        return found.resource

    def resources(self) -> tuple[Resource, ...]:
        """Return every picture that was found, once, in the order of its first use."""
        found = (entry.resource for entry in self._by_target.values() if isinstance(entry, Checked))
        return tuple({resource.id: resource for resource in found}.values())

    def _looked_up(self, target: str) -> Checked | BadImage:
        try:
            path = locate(target, self._source)
            return check(_bytes(path, target), path.name)
        except BadImage as bad:
            return bad


def _checked(data: bytes, name: str) -> Checked | BadImage:
    try:
        return check(data, name)
    except BadImage as bad:
        return bad


def name_of(target: str) -> str:
    """Return the file name of a target, for a message or a stand-in."""
    if target.lower().startswith("data:"):
        return "data"
    return PurePosixPath(unquote(re.split(r"[?#]", target, maxsplit=1)[0])).name or target


def locate(target: str, source: Source) -> Path:
    """Return the file that a target names; raise BadImage where it lies outside the root or is none."""
    try:
        parts = urlsplit(target)
    except ValueError as error:
        raise BadImage("IMG005", f"image {quoted(target)} is no address") from error
    if parts.scheme == "file":
        raise BadImage("IMG004", f"image {quoted(target)} lies outside the article's root")
    if parts.scheme or parts.netloc:
        raise BadImage("IMG005", f"image {quoted(target)} is not a file of the article")
    relative = unquote(parts.path)
    if "\0" in relative or not relative:
        raise BadImage("IMG002", f"image {quoted(target)} names no file")
    try:
        path = (source.folder / relative).resolve()
    except (OSError, RuntimeError) as error:  # a loop of symbolic links, a name that is too long
        raise BadImage("IMG002", f"image {quoted(target)} cannot be found") from error
    if not path.is_relative_to(source.root):
        raise BadImage("IMG004", f"image {quoted(target)} lies outside the article's root")
    return path


def _bytes(path: Path, target: str) -> bytes:
    try:
        if not path.is_file():
            raise BadImage("IMG002", f"image {quoted(target)} was not found")
        with path.open("rb") as file:
            data = file.read(MAX_BYTES + 1)
    except OSError as error:
        raise BadImage("IMG003", f"image {quoted(target)} cannot be read: {error.strerror or error}") from error
    if len(data) > MAX_BYTES:
        raise BadImage("IMG003", f"image {quoted(target)} has more than {MAX_BYTES // 1_000_000} million bytes")
    return data


def check(data: bytes, name: str) -> Checked:
    """Make a resource of bytes, told by the bytes alone what they are; raise BadImage where they are no picture."""
    if not data:
        raise BadImage("IMG003", f"image {quoted(name)} is empty")
    return _drawing(data, name) if _looks_like_svg(data) else Checked(_raster(data, name))


def _looks_like_svg(data: bytes) -> bool:
    return (
        b"<svg" in data[:65536] or b":svg" in data[:65536] if data.lstrip(b"\xef\xbb\xbf \t\r\n")[:1] == b"<" else False
    )


def _drawing(data: bytes, name: str) -> Checked:
    try:
        svg = sanitised(data)
    except BadSvg as bad:
        raise BadImage("IMG003", f"image {quoted(name)} cannot be read: {bad}") from bad
    return Checked(_resource(name, "image/svg+xml", svg.width, svg.height, svg.data), svg.removed)


def _raster(data: bytes, name: str) -> Resource:
    from PIL import Image  # noqa: PLC0415  # only articles with pictures pay for it

    try:
        with warnings.catch_warnings(), _only_whole_pictures():
            warnings.simplefilter("error")
            with Image.open(io.BytesIO(data), formats=_OPENED) as image:
                _check_pixels(image.width, image.height, name)
                image.load()  # a truncated file is found out only here
                kind, width, height = _RASTER[image.format or ""], image.width, image.height
    except BadImage:
        raise
    except Exception as error:  # a damaged picture makes Pillow raise anything, from OSError to struct.error
        raise BadImage("IMG003", f"image {quoted(name)} cannot be read: {_reason(error)}") from error
    return _resource(name, kind, width, height, data)


@contextmanager
def _only_whole_pictures() -> Iterator[None]:
    """Have Pillow refuse truncated files, whatever a library set: WeasyPrint allows them for the whole process."""
    from PIL import ImageFile  # noqa: PLC0415  # as above

    before = ImageFile.LOAD_TRUNCATED_IMAGES
    ImageFile.LOAD_TRUNCATED_IMAGES = False
    try:
        yield
    finally:
        ImageFile.LOAD_TRUNCATED_IMAGES = before


def _check_pixels(width: int, height: int, name: str) -> None:
    if width * height > MAX_PIXELS:
        millions = MAX_PIXELS // 1_000_000
        raise BadImage("IMG003", f"image {quoted(name)} has {width} x {height} pixels, more than {millions} million")


def _reason(error: Exception) -> str:
    from PIL import UnidentifiedImageError  # noqa: PLC0415  # as above

    if isinstance(error, UnidentifiedImageError):
        return "it is no PNG, JPEG, GIF, WebP or SVG"
    return f"it is damaged ({error})" if str(error) else "it is damaged"


def _resource(name: str, media_type: MediaType, width: int, height: int, data: bytes) -> Resource:
    ident = "r" + sha256(data).hexdigest()[:16]
    return Resource(id=ident, name=name, media_type=media_type, width=width, height=height, data=data)
