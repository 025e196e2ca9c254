"""Rules on links and notes: their words say where they lead, and what they lead to is there."""

from __future__ import annotations

from collections.abc import Iterator

from publish.checks.looked_at import LookedAt
from publish.checks.vague import VAGUE
from publish.diagnostics import Diagnostic, finding
from publish.model import CodeBlock, Figure, Formula, Link, Note, NoteReference, Paragraph, Section, Sentence, Table
from publish.model.walk import plain_text, walk

_SHOWN = 40
"""Characters of the author's words that a message quotes."""
_AROUND = " \t\n\u00a0\u202f.,:;!?…>»›→⇒➔➜▶«<‹←()[]\"'“”‘’"
_ADDRESS = ("http://", "https://", "www.", "ftp://")


def vague_words(looked: LookedAt) -> Iterator[Diagnostic]:
    """LINK001: a list of links, as a screen reader shows it, must make sense by itself."""
    for node, lang in looked.placed():
        if isinstance(node, Link):
            words = plain_text(node.children)
            if fault := _fault(words, lang):
                yield finding("LINK001", "", node.span, f"link text {fault}")


def _fault(words: str, lang: str) -> str:
    bare = " ".join(words.strip(_AROUND).replace("’", "'").casefold().split())
    if not bare:
        return "is empty"
    vague = VAGUE["en"] | VAGUE.get(lang.split("-", 1)[0], frozenset())
    if bare in vague:
        return f"does not say where it leads: «{shortened(words)}»"
    if bare.startswith(_ADDRESS):
        return f"is an address, which a voice spells out: «{shortened(words)}»"
    return ""


def lost_places(looked: LookedAt) -> Iterator[Diagnostic]:
    """LINK002: a link inside the article leads to an id of the article."""
    anchors = Section | Figure | Table | CodeBlock | Formula | Sentence
    known = {node.id for node in looked.nodes if isinstance(node, anchors)}
    known |= {note.id for note in looked.article.notes}
    for node in looked.nodes:
        if isinstance(node, Link) and node.target.startswith("#") and node.target[1:] not in known:
            yield finding(
                "LINK002", "", node.span, f"link to «{shortened(node.target)}» leads to no place in this article"
            )


def notes(looked: LookedAt) -> Iterator[Diagnostic]:
    """NOTE001, NOTE002, NOTE003: a call has one note and a note a call.

    A reader of mark-up has mended and told the first two; an article that comes as JSON is as it is.
    """
    calls = [node for node in looked.nodes if isinstance(node, NoteReference)]
    called, known = {call.note for call in calls}, {note.id for note in looked.article.notes}
    for call in calls:
        if call.note not in known:
            yield finding("NOTE001", "", call.span, f"note «{shortened(call.note)}» is not defined")
    for note in looked.article.notes:
        if note.id in known:
            known.remove(note.id)
        else:
            yield finding("NOTE002", "", note.span, f"note «{shortened(note.id)}» is defined twice")
        if note.id not in called:
            yield finding("NOTE003", "", note.span, f"note «{shortened(_words(note) or note.id)}» is never called")


def _words(note: Note) -> str:
    return " ".join(plain_text(node.children) for node in walk(note) if isinstance(node, Paragraph))


def shortened(words: str) -> str:
    """Return words on one line and short enough for a message."""
    line = " ".join(words.split())
    return line if len(line) <= _SHOWN else line[: _SHOWN - 1].rstrip() + "…"
