"""The contents: links to the sections, filled in, in a field that Word can renew and never has to (17.16.5.68)."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from publish.exporters.docx.inlines import inlines, own_words, says_something
from publish.exporters.docx.manuscript import Manuscript
from publish.exporters.docx.paragraphs import At, paragraph, sole_language
from publish.exporters.docx.runs import Run, begin_field, end_field, prose
from publish.exporters.docx.wml import NOTHING, Xml, el
from publish.markup import bare
from publish.model import Blocks, Inlines, Section

DEPTH = 3
FEWEST = 3
"""With fewer sections a list of contents says no more than the first page does."""

# \n leaves out the page numbers: only Word can know them, and a wrong number is worse than none.
_FIELD = rf'TOC \o "1-{DEPTH}" \n \h \z \u'
_ID = 1_000_000


class Entry(NamedTuple):
    """A section in the list: its depth from 1, its number if headings have one, its place, its title."""

    depth: int
    number: str
    ident: str
    title: Inlines


def contents(manuscript: Manuscript) -> Iterator[Xml]:
    """Yield the list of contents, where the author or the theme wants one."""
    wanted = manuscript.article.meta.toc
    wanted = manuscript.theme.toc if wanted is None else wanted
    listed = [
        entry
        for entry in entries(manuscript.article.body)
        if manuscript.places.name(entry.ident) and says_something(entry.title, manuscript)
    ]
    if not wanted or len(listed) < FEWEST:
        return
    heading = paragraph(own_words(manuscript.words.contents, manuscript), "TOCHeading", At(), manuscript)
    last = len(listed) - 1
    lines = [_line(entry, manuscript, first=place == 0, last=place == last) for place, entry in enumerate(listed)]
    gallery = el("w:docPartObj", el("w:docPartGallery", val="Table of Contents"), el("w:docPartUnique"))
    yield el("w:sdt", el("w:sdtPr", el("w:id", val=_ID), gallery), el("w:sdtContent", heading, *lines))


def entries(blocks: Blocks, depth: int = 1, above: str = "") -> Iterator[Entry]:
    """Yield the sections down to the depth of the list."""
    sections = (block for block in blocks if isinstance(block, Section) and block.title)
    for place, section in enumerate(sections, 1):
        number = f"{above}.{place}" if above else str(place)
        yield Entry(depth, number, section.id, section.title)
        if depth < DEPTH:
            yield from entries(section.blocks, depth + 1, number)


def _line(entry: Entry, manuscript: Manuscript, *, first: bool, last: bool) -> Xml:
    run = manuscript.run.with_trait("Hyperlink")
    linked = Run(run.traits, run.lang, run.rtl, linked=True)
    number = prose(f"{entry.number} ", linked) if manuscript.theme.number_headings else NOTHING
    manuscript.traits.add(run.traits)
    words = inlines(bare(entry.title), linked, manuscript)
    link = el("w:hyperlink", number, words, w_anchor=manuscript.places.name(entry.ident), w_history=1)
    content = Xml((begin_field(_FIELD) if first else NOTHING) + link + (end_field() if last else NOTHING))
    return paragraph(content, f"TOC{entry.depth}", At(), manuscript, lang=sole_language(entry.title))
