"""Pictures that an article names: found inside its root, checked by their bytes, made safe."""

from __future__ import annotations

import base64
import binascii
import re
from hashlib import sha256
from pathlib import Path, PurePosixPath
from typing import NamedTuple
from urllib.parse import unquote, unquote_to_bytes

import msgspec

from publish.model import Resource, Span
from publish.readers.findings import Findings, quoted
from publish.readers.places import BadImage, locate
from publish.readers.raster import BadPicture, read_raster
from publish.readers.source import Settings, Source
from publish.readers.svg import BadSvg, sanitised

__all__ = ["MAX_BYTES", "BadImage", "Checked", "Gallery", "check", "locate", "name_of"]

MAX_BYTES = 50_000_000
_NOTHING_ASKED = Settings()
_REMOTE = re.compile(r"(?:https?:)?//", re.IGNORECASE)
_DATA = re.compile(r"data:([^,]*?)(;\s*base64)?\s*,(.*)", re.IGNORECASE | re.DOTALL)


class Checked(NamedTuple):
    """A picture made of bytes, what was taken out to make it safe, and what else is to be told of it, by code."""

    resource: Resource
    removed: tuple[str, ...] = ()
    told: tuple[tuple[str, str], ...] = ()


class Gallery:
    """The pictures of one article: each read once, however often it is shown."""

    def __init__(self, source: Source, findings: Findings, settings: Settings = _NOTHING_ASKED) -> None:
        self._source = source
        self._findings = findings
        self._fetches = settings.fetch_remote
        self._by_target: dict[str, Checked | BadImage] = {}

    def find(self, target: str, span: Span | None) -> Resource | None:
        """Return the picture that a target names, or None beside the error that says why there is none.

        Raises MachineLack where a picture is to be fetched and the machine has no network.
        """
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
            self._findings.add(found.code, span, str(found), found.hint)
            return None
        if found.removed:
            message = f"taken out of {quoted(found.resource.name)}: {', '.join(found.removed)}"
            self._findings.add("IMG006", span, message)
        for code, message in found.told:
            self._findings.add(code, span, message)
        return found.resource

    def resources(self) -> tuple[Resource, ...]:
        """Return every picture that was found, once, in the order of its first use."""
        found = (entry.resource for entry in self._by_target.values() if isinstance(entry, Checked))
        return tuple({resource.id: resource for resource in found}.values())

    def _looked_up(self, target: str) -> Checked | BadImage:
        try:
            if target[:5].lower() == "data:":
                return check(_embedded(target), "data")
            if _REMOTE.match(target):
                return self._fetched(target)
            located = locate(target, self._source)
            checked = check(_bytes(located.path, target), located.path.name)
        except BadImage as bad:
            return bad
        return checked._replace(told=(*((("IMG008", located.told),) if located.told else ()), *checked.told))

    def _fetched(self, target: str) -> Checked:
        """Return a picture from the network, if that was asked for."""
        if not self._fetches:
            hint = "save it beside the article, or ask for it with `--fetch-remote`"
            raise BadImage("IMG005", f"image {quoted(target)} is not a file of the article", hint)
        from publish.readers.remote import fetch  # noqa: PLC0415  # only who asks for the network pays for it

        fetched = fetch(f"https:{target}" if target.startswith("//") else target, MAX_BYTES)
        checked = check(fetched.data, name_of(target))
        return checked._replace(
            told=(("IMG010", f"image {quoted(target)} was fetched from {fetched.host}"), *checked.told)
        )


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


def _bytes(path: Path, target: str) -> bytes:
    try:
        with path.open("rb") as file:
            data = file.read(MAX_BYTES + 1)
    except OSError as error:
        raise BadImage("IMG003", f"image {quoted(target)} cannot be read: {error.strerror or error}") from error
    if len(data) > MAX_BYTES:
        raise BadImage("IMG003", f"image {quoted(target)} has more than {MAX_BYTES // 1_000_000} million bytes")
    return data


def _embedded(target: str) -> bytes:
    """Return the bytes of a data address (RFC 2397)."""
    found = _DATA.fullmatch(target)
    if found is None:
        raise BadImage("IMG003", f"image {quoted(target)} is no data address", "save the picture as a file")
    if not found[2]:
        return unquote_to_bytes(found[3])
    try:
        return base64.b64decode("".join(unquote(found[3]).split()), validate=True)
    except (binascii.Error, ValueError) as error:
        raise BadImage(
            "IMG003", f"image {quoted(target)} is damaged: it is not base64", "save the picture as a file"
        ) from error


def check(data: bytes, name: str) -> Checked:
    """Make a resource of bytes, told by the bytes alone what they are; raise BadImage where they are no picture."""
    if not data:
        raise BadImage("IMG003", f"image {quoted(name)} is empty")
    try:
        return _drawing(data, name) if _looks_like_svg(data) else _painting(data, name)
    except BadSvg as bad:
        raise BadImage("IMG003", f"image {quoted(name)} cannot be read: {bad}") from bad
    except BadPicture as bad:
        raise BadImage("IMG003", f"image {quoted(name)} cannot be read: {bad}", bad.hint) from bad


def _looks_like_svg(data: bytes) -> bool:
    return (
        b"<svg" in data[:65536] or b":svg" in data[:65536] if data.lstrip(b"\xef\xbb\xbf \t\r\n")[:1] == b"<" else False
    )


def _drawing(data: bytes, name: str) -> Checked:
    svg = sanitised(data)
    made = Resource(id="", name=name, media_type="image/svg+xml", width=svg.width, height=svg.height, data=svg.data)
    return Checked(_named(made), svg.removed)


def _painting(data: bytes, name: str) -> Checked:
    raster = read_raster(data)
    made = Resource(
        id="", name=name, media_type=raster.media_type, width=raster.width, height=raster.height, data=raster.data
    )
    return Checked(_named(made), (), tuple(("IMG009", f"image {quoted(name)}: {what}") for what in raster.changed))


def _named(resource: Resource) -> Resource:
    """Return a picture with the id that its bytes give it."""
    return msgspec.structs.replace(resource, id="r" + sha256(resource.data).hexdigest()[:16])
