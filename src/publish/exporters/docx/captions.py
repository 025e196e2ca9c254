"""Captions: a label with a number that Word can renew, then the author's words."""

from __future__ import annotations

from typing import Literal

from publish.exporters.docx.inlines import inlines, own_words
from publish.exporters.docx.manuscript import Manuscript
from publish.exporters.docx.runs import field, prose
from publish.exporters.docx.wml import Xml
from publish.model import Inlines


def caption(kind: Literal["Figure", "Table"], words: Inlines, ident: str, manuscript: Manuscript) -> tuple[str, Xml]:
    """Return the label in words («Figure 1»), and the content of the caption with a SEQ field (17.16.5.56)."""
    number = str(manuscript.next_caption(kind))
    template = manuscript.words.figure if kind == "Figure" else manuscript.words.table
    before, _, after = template.partition("{n}")
    counted = field(rf"SEQ {kind} \* ARABIC", prose(number, manuscript.own_run))
    label = Xml(own_words(before, manuscript) + counted + own_words(after, manuscript))
    shown = manuscript.bookmark(ident, label)
    end = own_words(manuscript.words.label_end, manuscript)
    return template.format(n=number), Xml(shown + end + inlines(words, manuscript.run, manuscript))
