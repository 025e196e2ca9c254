"""Places: which bookmark stands for an id of the article, and which number a figure, table or note has."""

from __future__ import annotations

import re
from collections.abc import Iterator
from hashlib import sha256

from publish.model import Article, CodeBlock, Figure, Formula, Section, Table
from publish.model.walk import walk

_LONGEST = 40
"""The longest name of a bookmark that Word takes."""


class Places:
    """The bookmarks of an article; each is placed once, however often its id stands in the tree."""

    def __init__(self, article: Article) -> None:
        self._names: dict[str, str] = {}
        taken: set[str] = set()
        for ident in _ids(article):
            if ident not in self._names:
                self._names[ident] = name = _bookmark_name(ident, taken)
                taken.add(name.lower())
        self._placed: set[str] = set()

    def name(self, ident: str) -> str:
        """Return the bookmark of an id; empty where the article has no such place."""
        return self._names.get(ident, "")

    def left(self) -> tuple[str, ...]:
        """Return the ids of what could not be shown, and so has no place yet."""
        return tuple(ident for ident, name in self._names.items() if name not in self._placed)

    def place(self, ident: str) -> tuple[int, str]:
        """Return number and name of a bookmark to place now; (0, "") where there is none to place."""
        name = self.name(ident)
        if not name or name in self._placed:
            return 0, ""
        self._placed.add(name)
        return len(self._placed), name


def _ids(article: Article) -> Iterator[str]:
    for node in walk(article):
        if isinstance(node, Section | Figure | Table | CodeBlock | Formula) and node.id:
            yield node.id
    # A note is a place only for its later calls, which name the first; see notes.py.
    yield from (note_place(note.id) for note in article.notes)


def note_place(note: str) -> str:
    """Return the id of the place where a note is called first; it cannot be an id of the author's."""
    return f"\x1f{note}"


def _bookmark_name(ident: str, taken: set[str]) -> str:
    """Make a name of letters, digits and underscores that begins with a letter, unlike any taken (any case)."""
    plain = re.sub(r"\W", "_", ident).strip("_")
    name = plain if plain[:1].isalpha() else f"p_{plain}"
    if len(name) <= _LONGEST and name.lower() not in taken:
        return name
    digest = sha256(ident.encode("utf-8", "replace")).hexdigest()[:10]
    return f"{name[: _LONGEST - len(digest) - 1]}_{digest}"
