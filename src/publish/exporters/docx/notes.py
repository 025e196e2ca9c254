"""Notes: the footnotes part (17.11).

Word allows no note in a note, so the words of such a note follow those of the note that calls it.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import chain

from publish.exporters.docx.blocks import blocks
from publish.exporters.docx.manuscript import Manuscript
from publish.exporters.docx.paragraphs import At, closed
from publish.exporters.docx.runs import prose
from publish.exporters.docx.wml import Xml, el, root
from publish.model import Note, NoteReference
from publish.model.walk import walk

SEPARATORS = (("separator", -1), ("continuationSeparator", 0))
"""The lines between text and notes, that every footnotes part has to have."""
_MARK = el("w:r", el("w:rPr", el("w:rStyle", val="FootnoteReference")), el("w:footnoteRef"))


def footnotes(manuscript: Manuscript) -> bytes:
    """Return the footnotes part, with the notes that the body called."""
    manuscript.in_note = True
    written = [_note(manuscript.notes[ident], number, manuscript) for ident, number in list(manuscript.calls.items())]
    manuscript.in_note = False
    uses = ("w", "r", "m", "wp", "a", "pic", "asvg", "adec")
    return root("w:footnotes", *(_separator(kind, ident) for kind, ident in SEPARATORS), *written, uses=uses)


def uncalled(manuscript: Manuscript) -> Iterator[Xml]:
    """Yield the notes that nothing in the body or in a note calls: their words end the article."""
    reached = _reached(manuscript)
    for note in manuscript.article.notes:
        if note.id not in reached:
            manuscript.report("FMT001", None, f"the note {note.id} is called nowhere, so it stands at the end")
            yield from blocks(note.blocks, At(style="FootnoteText"), manuscript)


def _reached(manuscript: Manuscript) -> set[str]:
    """Return the notes called from the body, and those called from such notes."""
    reached: set[str] = set()
    new = set(manuscript.calls)
    while new:
        reached |= new
        calls = (node for ident in new for node in walk(manuscript.notes[ident]))
        new = {node.note for node in calls if isinstance(node, NoteReference)} & set(manuscript.notes) - reached
    return reached


def _separator(kind: str, ident: int) -> Xml:
    line = el("w:p", el("w:pPr", el("w:pStyle", val="FootnoteText")), el("w:r", el(f"w:{kind}")))
    return el("w:footnote", line, type=kind, id=ident)


def _note(note: Note, number: int, manuscript: Manuscript) -> Xml:
    lead = Xml(_MARK + prose(" ", manuscript.run))
    own = blocks(note.blocks, At(style="FootnoteText", lead=lead), manuscript)
    written = list(closed(chain(own, _nested(manuscript)), manuscript))
    if not written:
        written = [el("w:p", el("w:pPr", el("w:pStyle", val="FootnoteText")), lead)]
    return el("w:footnote", *written, id=number)


def _nested(manuscript: Manuscript) -> Iterator[Xml]:
    """Yield the words of the notes that this note called, once each."""
    while manuscript.nested:
        ident = manuscript.nested.pop(0)
        if ident in manuscript.told:
            continue
        manuscript.told.add(ident)
        manuscript.report("FMT001", None, f"the note {ident} is called from a note; Word shows it inside that note")
        yield from blocks(manuscript.notes[ident].blocks, At(style="FootnoteText"), manuscript)
