"""The package: a Word file as the ZIP that it is, looked at before anything in it is opened (ISO/IEC 29500-2)."""

from __future__ import annotations

import io
import posixpath
import re
import zipfile
import zlib
from typing import NamedTuple

from lxml import etree

from publish.readers.docx.wml import Element, descendants, parsed
from publish.readers.findings import quoted

MAX_UNPACKED = 200_000_000
"""Bytes that all parts may have together."""
MAX_RATIO = 100
"""How many times its packed size an XML part may have; mark-up of real files packs to a tenth or a fiftieth."""
_SMALL = 1_000_000
"""Bytes below which a part may pack as well as it likes."""
MAX_TAGS = 2_000_000
"""Tags that one part may have, ten times those of a book of a thousand pages: more would take minutes to read."""
MAX_PARTS = 20_000

_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ENCRYPTED = 0x1
_METHODS = frozenset({zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED})
"""How parts may be packed (29500-2 Annex B); what others unpack to has no bound."""
_XML = re.compile(r"\.(?:xml|rels|vml)$", re.IGNORECASE)
_DECLARATION = re.compile(rb"<!\s*(?:DOCTYPE|ENTITY)", re.IGNORECASE)
_OTHERS = (
    (b"{\\rtf", "Rich Text (RTF)"),
    (b"%PDF", "a PDF"),
    (b"<", "HTML or XML, not a ZIP archive"),
)
_MAIN = "word/document.xml"
_FOREIGN_PARTS = (
    ("xl/workbook.xml", "an Excel workbook"),
    ("ppt/presentation.xml", "a PowerPoint presentation"),
    ("content.xml", "an OpenDocument text"),
    ("META-INF/container.xml", "an EPUB"),
)
_BROKEN = (zipfile.BadZipFile, zlib.error, EOFError, OSError, NotImplementedError, ValueError, RuntimeError)


class Refused(Exception):  # noqa: N818  # the author's fault: it becomes a diagnostic and never leaves the room
    """Why a file is not read, with the code of the rule and what to do."""

    def __init__(self, code: str, message: str, hint: str = "") -> None:
        super().__init__(message)
        self.code = code
        self.hint = hint


class Relationship(NamedTuple):
    """Where a part points to: the last word of the type, the target, and whether it lies outside the file."""

    kind: str
    target: str
    external: bool


class Package:
    """The parts of one Word file, by name."""

    def __init__(self, archive: zipfile.ZipFile, names: dict[str, zipfile.ZipInfo]) -> None:
        self._archive = archive
        self._names = names
        self._relationships: dict[str, dict[str, Relationship]] = {}
        self.main = self._main()

    def __contains__(self, name: str) -> bool:
        return name.lower() in self._names

    def data(self, name: str) -> bytes:
        """Return the bytes of a part; raise Refused where they are damaged."""
        try:
            return _unpacked(self._archive, self._names[name.lower()])
        except _BROKEN as error:
            raise Refused("SRC017", f"the Word file is damaged: its part {quoted(name)} cannot be unpacked") from error

    def tree(self, name: str) -> Element:
        """Return a part as XML; raise Refused where it is none."""
        data = self.data(name)
        if data.count(b"<") > MAX_TAGS:
            raise Refused("SRC008", f"the part {quoted(name)} has more than {MAX_TAGS // 1_000_000} million tags")
        try:
            return parsed(data)
        except (etree.XMLSyntaxError, ValueError) as error:
            if "depth" in str(error):
                raise Refused("SRC005", "the Word file is nested too deeply to be read") from error
            raise Refused("SRC017", f"the Word file is damaged: its part {quoted(name)} is no XML ({error})") from error

    def relationships(self, name: str) -> dict[str, Relationship]:
        """Return where a part points to, by id (29500-2 6.5)."""
        if name not in self._relationships:
            folder, _, file = name.rpartition("/")
            rels = f"{folder}/_rels/{file}.rels" if folder else f"_rels/{file}.rels"
            self._relationships[name] = _read(self.tree(rels), folder) if rels in self else {}
        return self._relationships[name]

    def related(self, kind: str, name: str = "") -> str:
        """Return the part that a part (the main one) points to by a kind of relationship, or nothing."""
        entries = self.relationships(name or self.main).values()
        return next((each.target for each in entries if each.kind == kind and each.target in self), "")

    def all_related(self, kind: str) -> list[str]:
        """Return every part that the main one points to by a kind of relationship."""
        entries = self.relationships(self.main).values()
        return [each.target for each in entries if each.kind == kind and each.target in self]

    def optional(self, kind: str, fallback: str) -> Element | None:
        """Return a part of the document as XML where there is one, found by its kind, else by its usual name."""
        name = self.related(kind) or (fallback if fallback in self else "")
        return self.tree(name) if name else None

    @property
    def has_macros(self) -> bool:
        """Tell whether a program is in the file."""
        return any(name.endswith("vbaproject.bin") for name in self._names)

    def _main(self) -> str:
        entries = _read(self.tree("_rels/.rels"), "").values() if "_rels/.rels" in self else ()
        named = (each.target for each in entries if each.kind == "officeDocument" and each.target in self)
        main = next(named, _MAIN)
        other = next((kind for name, kind in _FOREIGN_PARTS if name in self), "")
        if main not in self or main.startswith(("xl/", "ppt/")):
            told = f"the file is {other}, not a Word file" if other else "there is no Word document in this file"
            raise Refused("SRC017", told)
        return main


def opened(data: bytes) -> Package:
    """Open a Word file; raise Refused, before anything is unpacked, where it is none or might do harm."""
    if data.startswith(_OLE):
        raise _old_or_locked(data)
    try:
        archive = zipfile.ZipFile(io.BytesIO(data))
        entries = archive.infolist()
    except _BROKEN as error:
        raise Refused("SRC017", _no_archive(data)) from error
    _look(entries)
    package = {info.filename.lower(): info for info in entries if _is_safe(info.filename)}
    for info in package.values():
        if _XML.search(info.filename):
            _look_inside(archive, info)
    return Package(archive, package)


def _old_or_locked(data: bytes) -> Refused:
    """Return what to say of a compound file (MS-CFB): the names of its streams tell what it holds."""
    if "EncryptedPackage".encode("utf-16-le") in data:
        told = "the Word file is locked with a password"
        return Refused("SRC018", told, "open it in Word and save it without a password")
    if "WordDocument".encode("utf-16-le") in data:
        return Refused("SRC018", "the file is an old Word document (.doc), whatever its name says")
    return Refused("SRC018", "the file is an old Office file or one with a password, not a .docx")


def _no_archive(data: bytes) -> str:
    if data.startswith(b"PK"):
        return "the Word file is cut off or damaged"
    kind = next((kind for start, kind in _OTHERS if data.lstrip().startswith(start)), "")
    return f"the file is no Word file: it looks like {kind}" if kind else "the file is no Word file"


def _look(entries: list[zipfile.ZipInfo]) -> None:
    """Refuse a list of parts that is too long, locked, or unpacks to more than any article has."""
    if len(entries) > MAX_PARTS:
        raise Refused("SRC019", f"the Word file has {len(entries)} parts, more than {MAX_PARTS}")
    if any(info.flag_bits & _ENCRYPTED for info in entries):
        raise Refused("SRC018", "the Word file is locked with a password", "save it without a password")
    for info in entries:
        if info.compress_type not in _METHODS:
            raise Refused("SRC017", f"the part {quoted(info.filename)} is packed in a way that no Word file is")
    whole = sum(info.file_size for info in entries)
    if whole > MAX_UNPACKED:
        millions = f"{whole // 1_000_000} million bytes, more than {MAX_UNPACKED // 1_000_000}"
        raise Refused("SRC019", f"the Word file would unpack to {millions} million")
    for info in entries:
        packed = max(info.compress_size, 1)
        if info.file_size > _SMALL and info.file_size > MAX_RATIO * packed and _XML.search(info.filename):
            told = f"unpacks to {info.file_size // packed} times its size, more than {MAX_RATIO}"
            raise Refused("SRC019", f"the part {quoted(info.filename)} {told}")


def _unpacked(archive: zipfile.ZipFile, info: zipfile.ZipInfo) -> bytes:
    """Return the bytes of a part, as many as the archive says that it has: asked for all, more would be inflated."""
    with archive.open(info) as file:
        return file.read(info.file_size)


def _is_safe(name: str) -> bool:
    """Tell whether a part's name stays in the package; the others are never looked at (29500-2 6.2.2)."""
    return not name.startswith(("/", "\\")) and ".." not in re.split(r"[/\\]", name) and not name.endswith("/")


def _look_inside(archive: zipfile.ZipFile, info: zipfile.ZipInfo) -> None:
    """Refuse a part that declares a document type or entities: no Word writes any (29500-2 6.2.5)."""
    try:
        data = _unpacked(archive, info)
    except _BROKEN as error:
        told = f"the Word file is damaged: its part {quoted(info.filename)} cannot be unpacked"
        raise Refused("SRC017", told) from error
    if data[:2] in {b"\xff\xfe", b"\xfe\xff"} or b"\0" in data[:4]:
        data = data.replace(b"\0", b"")  # UTF-16: what counts here is ASCII
    if _DECLARATION.search(data):
        raise Refused("SRC019", f"the part {quoted(info.filename)} declares a document type or entities")


def _read(tree: Element, folder: str) -> dict[str, Relationship]:
    return {str(each.get("Id")): _relationship(each, folder) for each in descendants(tree, "rel:Relationship")}


def _relationship(element: Element, folder: str) -> Relationship:
    kind = str(element.get("Type") or "").rpartition("/")[2]
    target = str(element.get("Target") or "")
    if element.get("TargetMode") == "External":
        return Relationship(kind, target, external=True)
    within = target.partition("#")[0].replace("\\", "/")
    return Relationship(kind, posixpath.normpath(posixpath.join("/", folder, within)).lstrip("/"), external=False)
