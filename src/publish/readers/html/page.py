"""Page: what the reader of one page of HTML knows while its elements become nodes."""

from __future__ import annotations

from urllib.parse import parse_qs, urljoin, urlsplit

from publish import model as m
from publish.readers.findings import Findings, quoted
from publish.readers.images import Gallery
from publish.readers.links import link_target

_REDIRECT = "https://www.google.com/url?"
"""Begins an address that Google Docs puts around each link."""


def _unwrapped(address: str) -> str:
    """Return the address that a redirect leads to; any other as it is."""
    if not address.startswith(_REDIRECT):
        return address
    return next(iter(parse_qs(address.removeprefix(_REDIRECT)).get("q", ())), address)


class Page:
    """One page: what was found in it, its pictures, its notes, and the address it was published at."""

    def __init__(self, findings: Findings, gallery: Gallery, address: str = "") -> None:
        self.findings = findings
        self.gallery = gallery
        self._address = address
        self._notes: dict[str, m.Note] = {}

    def text(self, words: str, span: m.Span) -> list[m.Inline]:
        """Return words as a node."""
        return [m.Text(words, span=span)]

    def target(self, written: str, span: m.Span) -> str:
        """Return where a link leads: to a place of this page, or by the page's own address to another."""
        bare = written.strip()
        if bare in {"#", "#top", ""}:
            return ""
        bare = _unwrapped(bare)
        if self._address and not bare.startswith("#"):
            bare = self._absolute(bare)
        return link_target(bare, self.findings, span)

    def _absolute(self, written: str) -> str:
        try:
            joined = urljoin(self._address, written)
            here, there = urlsplit(self._address), urlsplit(joined)
        except ValueError:
            return written
        same = (here.netloc, here.path, here.query) == (there.netloc, there.path, there.query)
        return f"#{there.fragment}" if same and there.fragment else joined

    def define(self, note: m.Note) -> None:
        """Take a note; of two with the same id the first counts, and its words are kept with it."""
        if note.id in self._notes:
            first = self._notes[note.id]
            self.findings.add("NOTE002", note.span, f"note {quoted(note.id)} is defined twice")
            note = m.Note(id=note.id, blocks=(*first.blocks, *note.blocks), span=first.span)
        self._notes[note.id] = note

    def notes(self, called: tuple[str, ...]) -> tuple[m.Note, ...]:
        """Return the notes in the order of their first call, then those that nothing calls."""
        order = dict.fromkeys((*called, *self._notes))
        return tuple(self._notes[ident] for ident in order if ident in self._notes)
