"""Rules on notes: a call has a note, a note a call, and the note has words, but not too many."""

from __future__ import annotations

from collections.abc import Iterator

from publish.checks.found import Found, shortened
from publish.checks.looked_at import LookedAt
from publish.checks.says import says_something
from publish.model import Note, NoteReference, Paragraph
from publish.model.walk import plain_text, walk

_LONG = 200
"""Words of a note that is an article of its own: about a minute and a half of listening."""


def calls_and_notes(looked: LookedAt) -> Iterator[Found]:
    """NOTE001, NOTE002, NOTE003: a call has one note and a note a call.

    A reader of mark-up has mended and told the first two; an article that comes as JSON is as it is.
    """
    calls = [node for node in looked.nodes if isinstance(node, NoteReference)]
    called, known = {call.note for call in calls}, {note.id for note in looked.article.notes}
    for call in calls:
        if call.note not in known:
            yield Found("NOTE001", call.span, f"note «{shortened(call.note)}» is not defined")
    for note in looked.article.notes:
        if note.id in known:
            known.remove(note.id)
        else:
            yield Found("NOTE002", note.span, f"note «{shortened(note.id)}» is defined twice")
        if note.id not in called:
            yield Found("NOTE003", note.span, f"note «{shortened(_words(note) or note.id)}» is never called")


def empty_notes(looked: LookedAt) -> Iterator[Found]:
    """NOTE004: who follows the call of a note finds something."""
    for note in looked.article.notes:
        if not any(map(says_something, note.blocks)):
            yield Found("NOTE004", note.span, f"note «{shortened(note.id)}» is empty")


def long_notes(looked: LookedAt) -> Iterator[Found]:
    """NOTE005: a note is an aside; a listener has lost the sentence that called it after a minute."""
    for note in looked.article.notes:
        if (count := len(_words(note).split())) > _LONG:
            yield Found("NOTE005", note.span, f"note of {count} words: «{shortened(_words(note))}»")


def _words(note: Note) -> str:
    return " ".join(plain_text(node.children) for node in walk(note) if isinstance(node, Paragraph))


CHECKS = (calls_and_notes, empty_notes, long_notes)
