"""Package: a finished file that is a ZIP of XML parts, as EPUB and Word files are, opened to be checked."""

from __future__ import annotations

import zipfile
from io import BytesIO
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from lxml import etree

_XML = (".xml", ".rels", ".opf", ".ncx", ".xhtml", ".smil", ".svg")


class Package:
    """The parts of a ZIP, in its order; `faults` says which of them cannot be read."""

    def __init__(self, data: bytes) -> None:
        """Read every part, once."""
        self.faults: list[str] = []
        self.parts: dict[str, bytes] = {}
        self.trees: dict[str, etree._Element] = {}
        self.stored: set[str] = set()
        try:
            with zipfile.ZipFile(BytesIO(data)) as archive:
                self._read(archive)
        except (zipfile.BadZipFile, OSError, EOFError) as fault:
            self.faults.append(f"it cannot be read as a ZIP: {fault}")
        self._parse()

    def _read(self, archive: zipfile.ZipFile) -> None:
        for entry in archive.infolist():
            if entry.filename in self.parts:
                self.faults.append(f"two entries have the name {entry.filename}")
            self.parts[entry.filename] = archive.read(entry)  # checks its CRC
            if entry.compress_type == zipfile.ZIP_STORED:
                self.stored.add(entry.filename)

    def _parse(self) -> None:
        from lxml import etree  # noqa: PLC0415  # loads only for a file to check

        for name, data in self.parts.items():
            if name.endswith(_XML):
                parser = etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=True)
                try:
                    self.trees[name] = etree.fromstring(data, parser)
                except etree.XMLSyntaxError as fault:
                    self.faults.append(f"XML 1.0 2.1: {name} is not well-formed: {fault.msg}")
