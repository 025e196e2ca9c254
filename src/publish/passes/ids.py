"""Every heading, figure and table has an id that a link can lead to, and links find them."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from urllib.parse import unquote

from msgspec.structs import replace

from publish.diagnostics import Diagnostic, finding
from publish.model import Article, Blocks, Described, Figure, Link, Node, Paragraph, Section, Table
from publish.model.slug import slug
from publish.model.walk import plain_text, rewrite, rewrite_down, walk
from publish.passes.passed import Passed

Anchor = Section | Figure | Table
_ANCHORS = (Section, Figure, Table)

_KIND = {Section: "section", Figure: "figure", Table: "table"}

# What an id may not hold (XML 1.0 2.3, NCName); nor what lies beyond the Basic Multilingual Plane,
# which readers of the fourth edition refuse.
_NOT_IN_NAME = re.compile(
    "[^-.0-9A-Z_a-z\u00b7\u00c0-\u00d6\u00d8-\u00f6\u00f8-\u037d\u037f-\u1fff\u200c\u200d\u203f\u2040"
    "\u2070-\u218f\u2c00-\u2fef\u3001-\ud7ff\uf900-\ufdcf\ufdf0-\ufffd]+"
)

_OF_SENTENCES = re.compile(r"s[0-9a-f]{10}(-[0-9]+)?")

_APOSTROPHES = re.compile("['\u2019]")
_BEFORE_LETTERS = re.compile(r"^[\W\d_]+")
_DROPPED_BY_GITHUB = re.compile(r"[^\w\- ]")


def ids(article: Article) -> Passed:
    """Fill and mend ids: those the author gave stay, if they are names and stand once (ID001)."""
    nodes = list(walk(article))
    namer = _Namer(article, nodes)
    # Only the long description of a picture could put an anchor into a paragraph.
    whole = () if any(isinstance(node, Described) and node.long for node in nodes) else (Paragraph,)
    named = rewrite_down(article, namer.named, whole)
    known = namer.taken
    if all(_is_led(node, known) for node in nodes):
        return Passed(named, tuple(namer.said))
    places = _by_other_names(_sections(named.body)) | namer.places

    def led(node: Node) -> Node:
        return _led(node, places, known) if isinstance(node, Link) else node

    return Passed(rewrite(named, led), tuple(namer.said))


class _Namer:
    """The ids that are taken, the places that the author's ids became, and what there is to say."""

    def __init__(self, article: Article, nodes: list[Node]) -> None:
        """Take the author's ids first, so that no id we make is one of them."""
        anchors = [node for node in nodes if isinstance(node, _ANCHORS)]
        given = [anchor.id for anchor in anchors if _is_free_name(anchor.id)]
        self.taken = {*given, *(note.id for note in article.notes)}
        self.places: dict[str, str] = {}
        self.said: list[Diagnostic] = []
        self._given = set(given)
        self._count: Counter[str] = Counter()
        self._again: Counter[str] = Counter()

    def named(self, node: Node) -> Node:
        """Return a heading, figure or table with its id; any other node as it is."""
        if not isinstance(node, _ANCHORS):
            return node
        kind = _KIND[type(node)]
        self._count[kind] += 1
        if node.id in self._given:
            self._given.remove(node.id)
            return node
        ident = self._unique(self._wanted(node, kind))
        if node.id in self.taken:
            self.said.append(finding("ID001", "", node.span, f"identifier «{node.id}» is used twice"))
        elif node.id:
            self.places[node.id] = ident
        return replace(node, id=ident)

    def _wanted(self, node: Anchor, kind: str) -> str:
        """Return what an id is made of: the author's id, else the heading, else the number."""
        if node.id:
            return _name(node.id, kind)
        if isinstance(node, Section):
            return _name(plain_text(node.title), kind)
        return f"{kind}-{self._count[kind]}"

    def _unique(self, wanted: str) -> str:
        ident = wanted
        while ident in self.taken:
            self._again[wanted] += 1  # kept, so that a thousand headings of one name are not counted through each time
            ident = f"{wanted}-{self._again[wanted] + 1}"
        self.taken.add(ident)
        return ident


def _name(words: str, kind: str) -> str:
    """Make an id of words: a slug that is an NCName, and no sentence's."""
    plain = slug(_APOSTROPHES.sub("", words), fallback=kind)
    name = slug(_NOT_IN_NAME.sub("-", plain), fallback=kind) if _NOT_IN_NAME.search(plain) else plain
    return name if _is_free_name(name) else f"{kind}-{name}"


def _is_free_name(ident: str) -> bool:
    first = ident[:1]
    return (first.isalpha() or first == "_") and not _NOT_IN_NAME.search(ident) and not _OF_SENTENCES.fullmatch(ident)


def _sections(blocks: Blocks) -> Iterator[Section]:
    """Yield the sections of an article; none stands in any other block."""
    for block in blocks:
        if isinstance(block, Section):
            yield block
            yield from _sections(block.blocks)


def _by_other_names(found: Iterable[Section]) -> dict[str, str]:
    """Map the ids that other programs give to our headings (`#the-end-1`, `#what-s-new-`) to those they have."""
    places: dict[str, str] = {}
    seen: Counter[str] = Counter()
    sections = [(plain_text(section.title), section.id) for section in found]
    for title, ident in sections:
        name = _DROPPED_BY_GITHUB.sub("", title.strip().lower()).replace(" ", "-")
        places.setdefault(f"{name}-{seen[name]}" if seen[name] else name, ident)
        seen[name] += 1
    for title, ident in sections:
        places.setdefault(_letters(title), ident)
        places.setdefault(_letters(_BEFORE_LETTERS.sub("", title)), ident)  # as kramdown and pandoc begin
    places.pop("", None)
    return places


def _letters(words: str) -> str:
    return "".join(char for char in words.lower() if char.isalnum())


def _is_led(node: Node, known: set[str]) -> bool:
    """Tell whether a node needs no place to be found for it: it is no link into the article, or leads somewhere."""
    return not isinstance(node, Link) or not node.target.startswith("#") or node.target[1:] in known


def _led(link: Link, places: dict[str, str], known: set[str]) -> Link:
    """Return a link to a place in the article by the id that the place has now, if it is found."""
    if _is_led(link, known):
        return link
    place = unquote(link.target[1:])
    candidates = (place, *(places.get(name, "") for name in (place, place.lower(), _letters(place))))
    found = next((candidate for candidate in candidates if candidate in known), None)
    return replace(link, target=f"#{found}") if found else link
