"""The package engine: EbookLib's manifest, spine, package document and container, and no other part of it.

EbookLib rewrites what it thinks are chapters, guesses media types and properties, and asks the
clock (docs/formats/epub.md lists it); so every file reaches it as finished bytes, and the few
methods replaced here are private ones of a pinned version, guarded by tests/exporters/test_epub.py.
"""

from __future__ import annotations

import zipfile
from datetime import UTC, datetime
from typing import BinaryIO, Literal

import msgspec
from ebooklib import epub  # type: ignore[import-untyped]  # it has no types
from lxml import etree

_XML = "http://www.w3.org/XML/1998/namespace"
_DC = "http://purl.org/dc/elements/1.1/"
_EPOCH = datetime(1980, 1, 1, tzinfo=UTC)
"""The first moment that a ZIP archive can hold."""
_COMPRESSED = (".png", ".jpg", ".gif", ".webp")
_OPTIONS = {
    "epub2_guide": False,
    "epub3_landmark": False,
    "epub3_pages": False,
    "package_direction": True,
    "raise_exceptions": True,
}


class File(msgspec.Struct, frozen=True):
    """A file of the book, whole; `path` counts from the package document (EPUB 3.3 5.6.2)."""

    path: str
    media_type: str
    data: bytes
    properties: tuple[str, ...] = ()

    @property
    def id(self) -> str:
        """The id in the manifest, made from the path."""
        return "f-" + self.path.replace("/", "-")


class Entry(msgspec.Struct, frozen=True):
    """One statement of the metadata: a Dublin Core element (`dc:…`), or else a property (EPUB 3.3 5.5).

    `refines` is the id of the entry that it says more about.
    """

    name: str
    value: str
    id: str = ""
    refines: str = ""
    scheme: str = ""
    lang: str = ""


class Package(msgspec.Struct, frozen=True, kw_only=True):
    """A whole book: what is known of it, its files, and the paths of the spine in reading order."""

    identifier: str
    lang: str
    direction: Literal["ltr", "rtl"]
    modified: str
    metadata: tuple[Entry, ...]
    files: tuple[File, ...]
    spine: tuple[str, ...]


def write(package: Package, sink: BinaryIO) -> None:
    """Write a book as an EPUB archive; equal packages give equal bytes."""
    book = epub.EpubBook()
    book.set_identifier(package.identifier)
    book.set_direction(package.direction)
    for file in sorted(package.files, key=lambda file: file.path):
        book.add_item(_item(file))
    book.spine = [file.id for path in package.spine for file in package.files if file.path == path]
    _Writer(package, book, sink).write()


def moment(modified: str) -> datetime:
    """Return the moment of an ISO 8601 date in UTC; 1980 when it is empty, before, or no date."""
    try:
        when = datetime.fromisoformat(modified)
    except ValueError:
        return _EPOCH
    return max(_EPOCH, when.astimezone(UTC) if when.tzinfo else when.replace(tzinfo=UTC))


def _item(file: File) -> epub.EpubItem:
    item = epub.EpubItem(uid=file.id, file_name=file.path, media_type=file.media_type, content=file.data)
    item.properties = file.properties
    return item


class _Writer(epub.EpubWriter):  # type: ignore[misc]  # its base has no types
    """EbookLib's writer with metadata of our own, in our order, and an archive without a clock."""

    def __init__(self, package: Package, book: epub.EpubBook, sink: BinaryIO) -> None:
        super().__init__("", book, _OPTIONS)
        self.package = package
        self.sink = sink

    def _write_opf_metadata(self, root: etree._Element) -> None:
        metadata = etree.SubElement(root, "metadata", nsmap={"dc": _DC})
        modified = moment(self.package.modified).strftime("%Y-%m-%dT%H:%M:%SZ")
        identifier = Entry("dc:identifier", self.package.identifier, id=self.book.IDENTIFIER_ID)
        for entry in (identifier, Entry("dcterms:modified", modified), *self.package.metadata):
            _add_entry(metadata, entry)

    def _write_opf_file(self, root: etree._Element) -> None:
        root.set(f"{{{_XML}}}lang", self.package.lang)
        # The prefixes that we use are reserved (EPUB 3.3 D.1.3), and there is no NCX to point at.
        root.attrib.pop("prefix")
        spine = root.find("spine")
        assert spine is not None
        spine.attrib.pop("toc")
        super()._write_opf_file(root)

    def write(self) -> None:
        with _Archive(self.sink, moment(self.package.modified)) as self.out:
            self.out.writestr("mimetype", "application/epub+zip")
            self._write_container()
            self._write_opf()
            self._write_items()


def _add_entry(metadata: etree._Element, entry: Entry) -> None:
    prefix, _, name = entry.name.partition(":")
    if prefix == "dc":
        element = etree.SubElement(metadata, f"{{{_DC}}}{name}")
    else:
        element = etree.SubElement(metadata, "meta", property=entry.name)
    attributes = {
        "id": entry.id,
        "refines": entry.refines and f"#{entry.refines}",
        "scheme": entry.scheme,
        f"{{{_XML}}}lang": entry.lang,
    }
    for attribute, value in attributes.items():
        if value:
            element.set(attribute, value)
    element.text = entry.value


class _Archive(zipfile.ZipFile):
    """A ZIP archive that says nothing of the machine or the moment it was made on (EPUB 3.3 4.2.2)."""

    def __init__(self, sink: BinaryIO, when: datetime) -> None:
        super().__init__(sink, "w")
        self.when = when

    def writestr(self, name: str, data: str | bytes, *_: object) -> None:  # type: ignore[override]  # one way to write
        info = zipfile.ZipInfo(name, self.when.timetuple()[:6])
        info.create_system = 3
        info.external_attr = 0o100644 << 16
        stored = name == "mimetype" or name.endswith(_COMPRESSED)
        info.compress_type = zipfile.ZIP_STORED if stored else zipfile.ZIP_DEFLATED
        super().writestr(info, data, compresslevel=9)
