"""Places: what links inside a page lead to, and the heading, figure or table that stands there in the article.

The article knows ids of headings, figures, tables and notes alone. A link to anything else leads to the heading of
the section that it stands in, or to the next heading where nothing is shown before it.
"""

from __future__ import annotations

from collections.abc import Iterator
from urllib.parse import unquote

from lxml import etree
from msgspec.structs import replace

from publish import model as m
from publish.model.slug import slug
from publish.model.walk import plain_text, rewrite, walk
from publish.readers.findings import Findings
from publish.readers.html.tree import is_heading, name_of

_STANDS_FOR = "\ue000"
"""Begins an id that stands for that of a heading without one (a private character, which no author uses)."""
_PLACES = (m.Section, m.Figure, m.Table)
_SHOWN = frozenset({"hr", "iframe", "img", "input", "math", "svg", "video"})


class Places:
    """Every id of a page with the heading that a link to it leads to; each heading has an id from here on."""

    def __init__(self, root: etree._Element) -> None:
        """Look at the ids and headings of a tree in its order, and give an id to each heading without one."""
        self._headings: list[str] = []
        self._heading_of: dict[str, int] = {}
        self._waiting: list[str] = []
        for event, element in etree.iterwalk(root, events=("start", "end")):
            if event == "start":
                self._begin(element)
            elif (element.tail or "").strip():
                self._settle(len(self._headings) - 1)
        self._settle(len(self._headings) - 1)

    def _begin(self, element: etree._Element) -> None:
        if not isinstance(element.tag, str):
            return
        name = name_of(element)
        self._waiting += ids_of(element)
        if is_heading(element):
            ident = element.get("id") or next(iter((*self._waiting, *_ids_in(element))), "")
            ident = ident or f"{_STANDS_FOR}{len(self._headings)}"
            element.set("id", ident)
            self._settle(len(self._headings))
            self._headings.append(ident)
        elif name in _SHOWN or (element.text or "").strip():
            self._settle(len(self._headings) - 1)

    def _settle(self, heading: int) -> None:
        for ident in self._waiting:
            self._heading_of.setdefault(ident, heading)
        self._waiting = []

    def led(self, article: m.Article, notes: dict[str, str], findings: Findings) -> m.Article:
        """Return an article whose links lead to what it has; `notes` maps the ids of notes to those they have now."""
        known, leads = _ids_and_leads(article)
        moved: list[m.Span | None] = []
        used: set[str] = set()

        def lead(node: m.Inline) -> m.Inline:
            if not isinstance(node, m.Link) or not node.target.startswith("#"):
                return node
            place = self._place(node.target[1:], notes, known)
            used.add(place)
            if place and place not in {node.target[1:], unquote(node.target[1:])}:
                moved.extend([] if place.startswith(_STANDS_FOR) and self._is_first(node.target[1:]) else [node.span])
            return replace(node, target=f"#{place}") if place else node

        article = rewrite(article, lead) if leads else article  # type: ignore[arg-type]  # links are inlines
        article = _renamed(article, used, known)
        _tell(moved, findings)
        return article

    def _is_first(self, ident: str) -> bool:
        return ident in self._headings

    def _place(self, written: str, notes: dict[str, str], known: set[str]) -> str:
        """Return the id that a link leads to now, or nothing where the page has no such place."""
        for name in (written, unquote(written)):
            if name in known:
                return name
            if name in notes:
                return notes[name]
            if name in self._heading_of:
                last = self._heading_of[name]
                return next((self._headings[i] for i in range(last, -1, -1) if self._headings[i] in known), "")
        return ""


def _ids_in(heading: etree._Element) -> Iterator[str]:
    """Yield the ids inside a heading, as old pages name their headings: `<h2><a name="one">One</a></h2>`."""
    return (ident for element in heading.iterdescendants() for ident in ids_of(element))


def _ids_and_leads(article: m.Article) -> tuple[set[str], bool]:
    """Return the ids that an article has, and whether it has links to places in it."""
    known: set[str] = set()
    leads = False
    for node in walk(article):
        if isinstance(node, _PLACES):
            known.add(node.id)
        elif isinstance(node, m.Link) and node.target.startswith("#"):
            leads = True
    return known - {""}, leads


def _renamed(article: m.Article, used: set[str], known: set[str]) -> m.Article:
    """Give headings without an id of their own one where a link leads to them, else none."""
    names: dict[str, str] = {}
    for node in article.body:  # sections are flat until the article is nested, and none stands in another block
        if isinstance(node, m.Section) and node.id.startswith(_STANDS_FOR):
            names[node.id] = _free(plain_text(node.title), known) if node.id in used else ""

    def rename(node: m.Inline | m.Block) -> m.Inline | m.Block:
        match node:
            case m.Section(_, _, ident, _) if ident in names:
                return replace(node, id=names[ident])
            case m.Link(target, _) if target[1:] in names:
                return replace(node, target=f"#{names[target[1:]]}")
            case _:
                return node

    return rewrite(article, rename) if names else article  # type: ignore[arg-type]  # no other node is changed


def _free(words: str, known: set[str]) -> str:
    name = wanted = slug(words, fallback="section")
    number = 1
    while name in known:
        number += 1
        name = f"{wanted}-{number}"
    known.add(name)
    return name


def _tell(moved: list[m.Span | None], findings: Findings) -> None:
    """Tell once that links lead to headings instead of places inside the sections."""
    if moved:
        links = "1 link leads" if len(moved) == 1 else f"{len(moved)} links lead"
        findings.add("MARK005", moved[0], f"{links} to a place inside a section, and now to its heading")


def ids_of(element: etree._Element) -> list[str]:
    """Return the names by which links find an element."""
    names = [element.get("id")]
    if name_of(element) == "a":
        names.append(element.get("name"))
    return [str(name) for name in names if name]
