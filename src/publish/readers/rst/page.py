"""Page: what the reader of one reStructuredText source knows while it turns docutils' nodes into ours."""

from __future__ import annotations

from docutils import nodes

from publish import model as m
from publish.readers.images import Gallery
from publish.readers.rst.told import Told

_ANCHORS = (nodes.section, nodes.figure, nodes.table, nodes.image)


class Page:
    """One source: its lines, what is told of it, its pictures, its places and its notes."""

    def __init__(self, document: nodes.document, text: str, told: Told, gallery: Gallery) -> None:
        self.lines = text.split("\n")
        self.told = told
        self.findings = told.findings
        self.gallery = gallery
        self.document = document
        self.notes: dict[str, str] = {}
        self._places: dict[str, str] = {}
        self._titles: dict[str, str] = {}
        self._find_places(document)
        labels = {node["target"] for node in document.findall(nodes.inline) if node.get("meaning") == "reference"}
        called = {node["refid"] for node in document.findall(nodes.reference) if "refid" in node}
        self._called = {self.place(ident) for ident in called} | {self.labelled(label)[0] for label in labels}

    def _find_places(self, document: nodes.document) -> None:
        """Map every id to that of the section, figure or table that it names or stands in."""
        here = ""
        for node in document.findall(nodes.Element):
            if isinstance(node, _ANCHORS) and node["ids"]:
                here = min(node["ids"], key=lambda ident: (len(ident), ident))
                title = next((child for child in node.children if isinstance(child, nodes.title | nodes.caption)), None)
                self._titles[here] = title.astext() if title else ""
            for ident in node["ids"] if not isinstance(node, nodes.document) else ():
                self._places.setdefault(ident, here)

    def is_called(self, ident: str) -> bool:
        """Tell whether a link of this text may lead to the place with this id."""
        return ident in self._called

    def place(self, ident: str) -> str:
        """Return the id of the nearest place that a link can lead to, or nothing."""
        return self._places.get(ident, "")

    def labelled(self, label: str) -> tuple[str, str]:
        """Return id and title of the place with a label, both empty where it is not in this text."""
        ident = self.place(self.document.nameids.get(nodes.fully_normalize_name(label)) or "")
        return ident, self._titles.get(ident, "")

    def note(self, ident: str) -> str:
        """Return the id of a note: they are numbered as they are first asked for."""
        return self.notes.setdefault(ident, f"n{len(self.notes) + 1}")

    # Places in the source

    def line(self, node: nodes.Node) -> int:
        """Return the line that a node begins at, as near as docutils knows."""
        around: nodes.Node | None = node
        while around is not None:
            if found := around.line or _first_line(around):
                return max(found, 1)
            around = around.parent
        return 1

    def span(self, node: nodes.Node) -> m.Span:
        """Return the place of a block."""
        return m.Span(self.line(node))

    def title_span(self, node: nodes.Element) -> m.Span:
        """Return the place of a heading: docutils gives the line under it, and never a column."""
        line = self.line(node)
        words = _first_words(node)
        for number in (line, line - 1, line + 1):
            if 1 <= number <= len(self.lines) and (column := self.lines[number - 1].find(words)) >= 0:
                return m.Span(number, column + 1)
        return m.Span(line)

    def inline_span(self, node: nodes.Element, line: int) -> m.Span:
        """Return the place of a link or a picture inside a paragraph."""
        written = (node.rawsource or "").split("\n")[0]
        found = self.lines[line - 1].find(written) if written and line <= len(self.lines) else -1
        return m.Span(line, found + 1 if found >= 0 else 1)


def _first_line(node: nodes.Node) -> int:
    return next((child.line for child in node.findall() if child.line), 0)


def _first_words(node: nodes.Element) -> str:
    return (node.rawsource or node.astext()).strip().split("\n")[0]
