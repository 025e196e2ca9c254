"""An article set in a medium: what the writers of all nodes have to know beside the node itself."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from itertools import count
from typing import Literal

from publish import model as n
from publish.catalogue import Words, direction
from publish.markup.elements import Attributes, Markup, element, joined, text
from publish.model.walk import walk

Nodes = tuple[n.Node, ...]


@dataclass(frozen=True, kw_only=True, slots=True)
class Medium:
    """What one format wants of the mark-up."""

    image: Callable[[n.Resource], str]
    """The URL of a picture."""
    place: Callable[[str], str]
    """The URL of an id, as `#id` or `chapter-2.xhtml#id`; asked for ids of the article and for our own."""
    math: Literal["mathml", "svg"]
    epub_types: bool
    """Whether `epub:type` stands beside the DPUB-ARIA roles."""
    words: Words


@dataclass(frozen=True, kw_only=True, slots=True)
class Setting:
    """An article, a medium, and what one look through the article tells: numbers, ids, pictures, calls."""

    article: n.Article
    medium: Medium
    resources: Mapping[str, n.Resource]
    ids: frozenset[str]
    """Every id of the article's own."""
    figures: Mapping[str, int]
    """The numbers of captioned figures, by id."""
    tables: Mapping[str, int]
    notes: Mapping[str, int]
    calls: Mapping[int, int]
    """Which call of its note a reference is, from 1; two calls of a note are equal nodes, told apart by `id()`."""
    called: Mapping[str, int]
    """How often each note is called."""

    def own_id(self, name: str) -> str:
        """Return an id for something of ours that no id of the article equals."""
        return name if name not in self.ids else self.own_id(f"{name}_")

    def note_id(self, note: str) -> str:
        """Return the id of a note's body."""
        return self.own_id(f"note-{self.notes[note]}")

    def call_id(self, note: str, call: int) -> str:
        """Return the id of a call of a note, counted from 1."""
        return self.own_id(f"ref-{self.notes[note]}-{call}")

    def role(self, role: str, epub_type: str = "") -> Attributes:
        """Say what an element is: the DPUB-ARIA role always, the EPUB type where the medium knows it."""
        types = {"epub:type": epub_type} if epub_type and self.medium.epub_types else {}
        return {**types, "role": role} if role else types

    @property
    def ours(self) -> Attributes:
        """The language of our own words, where it is not that of the article."""
        return {} if alike(self.medium.words.lang, self.article.meta.lang) else language(self.medium.words.lang)

    def say(self, message: str) -> Markup:
        """Write words of our own, marked with their language where it is not the article's."""
        return element("span", self.ours, text(message)) if self.ours else text(message)

    def label(self, kind: str, message: str) -> Markup:
        """Write a label of ours as a span of that class; the space at its end stands outside, where lines may break."""
        words = message.rstrip(" ")
        return joined((element("span", {"class": kind, **self.ours}, text(words)), text(message[len(words) :])))


def setting(article: n.Article, medium: Medium) -> Setting:
    """Set an article in a medium; made once for a whole edition."""
    nodes = tuple(walk(article))
    calls, called = _calls(nodes)
    return Setting(
        article=article,
        medium=medium,
        resources={resource.id: resource for resource in article.resources},
        ids=frozenset(_ids(nodes)),
        figures=_numbers(nodes, n.Figure),
        tables=_numbers(nodes, n.Table),
        notes={note.id: number for number, note in enumerate(article.notes, 1)},
        calls=calls,
        called=called,
    )


def _ids(nodes: Nodes) -> Iterator[str]:
    for node in nodes:
        if isinstance(node, n.Section | n.CodeBlock | n.Formula | n.Figure | n.Table | n.Sentence) and node.id:
            yield node.id


def _numbers(nodes: Nodes, kind: type[n.Figure | n.Table]) -> dict[str, int]:
    """Number the captioned nodes of a kind in reading order; without a caption there is nothing to number."""
    numbers = count(1)
    return {node.id: next(numbers) for node in nodes if isinstance(node, kind) and node.caption and node.id}


def _calls(nodes: Nodes) -> tuple[dict[int, int], dict[str, int]]:
    calls: dict[int, int] = {}
    called: dict[str, int] = {}
    for node in nodes:
        if isinstance(node, n.NoteReference):
            called[node.note] = called.get(node.note, 0) + 1
            calls[id(node)] = called[node.note]
    return calls, called


def alike(one: str, other: str) -> bool:
    """Tell whether a voice and a renderer need no switch between two language tags."""
    return _base(one) == _base(other) and direction(one) == direction(other)


def _base(lang: str) -> str:
    return lang.lower().partition("-")[0]


def language(lang: str) -> Attributes:
    """Say the language of an element, and with it the direction (WCAG 2.2 3.1.2)."""
    return {"lang": lang, "xml:lang": lang, "dir": direction(lang)}
