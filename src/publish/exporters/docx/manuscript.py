"""The manuscript: what is gathered while the body is written, and needed to finish the package."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal

import msgspec
from docx.opc.constants import RELATIONSHIP_TYPE as RT

from publish.catalogue import Words, words
from publish.diagnostics import Diagnostic, finding
from publish.exporters.docx.languages import right_to_left
from publish.exporters.docx.numbering import Numbering
from publish.exporters.docx.places import Places
from publish.exporters.docx.runs import Run, Traits
from publish.exporters.docx.wml import Xml, el
from publish.model import Article, Node, Note, Resource
from publish.themes import Theme


class Relation(msgspec.Struct, frozen=True):
    """A relationship of a part: to a URL outside, or to a file in the package by its name."""

    kind: str
    target: str
    external: bool


class Relations:
    """The relationships of one part, each told once."""

    def __init__(self, prefix: str = "rId") -> None:
        self._prefix = prefix
        self._ids: dict[Relation, str] = {}

    def to(self, kind: str, target: str, *, external: bool = False) -> str:
        """Return the id of a relationship."""
        return self._ids.setdefault(Relation(kind, target, external), f"{self._prefix}{len(self._ids) + 1}")

    def __iter__(self) -> Iterator[tuple[str, Relation]]:
        return ((ident, relation) for relation, ident in self._ids.items())


class Medium(msgspec.Struct, frozen=True):
    """A picture in the package: its file name, its media type, its bytes."""

    name: str
    media_type: str
    data: bytes


class Manuscript:
    """One Word file in the making. Its blocks are written in order, so numbers are given in order."""

    def __init__(self, article: Article, theme: Theme) -> None:
        self.article = article
        self.theme = theme
        self.lang = article.meta.lang or "und"
        self.rtl = right_to_left(self.lang)
        self.words: Words = words(self.lang)
        self.places = Places(article)
        self.numbering = Numbering(headings=theme.number_headings)
        self.relations = Relations()
        self.note_relations = Relations()
        self.in_note = False
        self.notes: dict[str, Note] = {note.id: note for note in article.notes}
        self.calls: dict[str, int] = {}
        """The number of each note that was called, in the order of the calls."""
        self.told: set[str] = set()
        """Notes whose words stand in another note."""
        self.nested: list[str] = []
        """Notes that are called from a note first, and not told yet."""
        self.media: dict[str, Medium | None] = {}
        self.resources: dict[str, Resource] = {resource.id: resource for resource in article.resources}
        self.traits: set[Traits] = set()
        self.diagnostics: list[Diagnostic] = []
        self._drawings = 0
        self._captions = {"Figure": 0, "Table": 0}

    @property
    def run(self) -> Run:
        """How the words of the article are set where nothing else is said."""
        return Run(rtl=self.rtl)

    @property
    def own_run(self) -> Run:
        """How our own words are set: in English where the catalogue does not know the article's language."""
        return Run().in_language(self.words.lang, self.lang) if self._borrowed else self.run

    @property
    def _borrowed(self) -> bool:
        return self.words.lang.partition("-")[0] != self.lang.lower().partition("-")[0]

    def relate(self, kind: str, target: str, *, external: bool = False) -> str:
        """Return the id of a relationship of the part that is being written."""
        relations = self.note_relations if self.in_note else self.relations
        return relations.to(kind, target, external=external)

    def link(self, url: str) -> str:
        """Return the id of the relationship to a URL."""
        return self.relate(RT.HYPERLINK, url, external=True)

    def bookmark(self, ident: str, content: Xml) -> Xml:
        """Return content as the place with an id; the second to ask for the same id gets none."""
        number, name = self.places.place(ident)
        if not name:
            return content
        return Xml(el("w:bookmarkStart", id=number, name=name) + content + el("w:bookmarkEnd", id=number))

    def call(self, note: str) -> int:
        """Call a note for the first time; return its number."""
        return self.calls.setdefault(note, len(self.calls) + 1)

    def next_drawing(self) -> int:
        """Return a number for a drawing that no other has."""
        self._drawings += 1
        return self._drawings

    def next_caption(self, kind: Literal["Figure", "Table"]) -> int:
        """Return the number of the next captioned figure or table."""
        self._captions[kind] += 1
        return self._captions[kind]

    def report(self, code: str, node: Node | None, message: str) -> None:
        """Keep a finding about a node; `jobs` names the file."""
        self.diagnostics.append(finding(code, "", node.span if node else None, message))
