"""Notes stand in the order in which the text first calls them; those never called stay at the end."""

from __future__ import annotations

from collections.abc import Iterable

from msgspec.structs import replace

from publish.model import Article, Node, Note, NoteReference
from publish.model.walk import walk
from publish.passes.passed import Passed


def notes(article: Article) -> Passed:
    """Order the notes by first call; a note that only a note calls stands after those of the text."""
    left: dict[str, list[Note]] = {}
    for note in article.notes:
        # Two of one id are the reader's to report (NOTE002); here neither may be lost.
        left.setdefault(note.id, []).append(note)
    ordered: list[Note] = []
    for call in _calls(walk(replace(article, notes=()))):
        ordered += left.pop(call, ())
    for note in ordered:  # grows while it is read, for notes may call notes
        for call in _calls(walk(note)):
            ordered += left.pop(call, ())
    never_called = [note for notes in left.values() for note in notes]
    return Passed(replace(article, notes=(*ordered, *never_called)))


def _calls(nodes: Iterable[Node]) -> list[str]:
    return [node.note for node in nodes if isinstance(node, NoteReference)]
