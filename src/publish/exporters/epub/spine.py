"""The spine: which part of the article stands in which document, and so where each id is to be found."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import chain, groupby
from typing import Literal

import msgspec

from publish.exporters.epub import pictures
from publish.markup import Setting
from publish.model import (
    Article,
    Block,
    Blocks,
    CodeBlock,
    Figure,
    Formula,
    NoteReference,
    Section,
    Sentence,
    Table,
)
from publish.model.walk import walk

Kind = Literal["cover", "title", "contents", "body", "notes", "about"]

NAVIGATION = "nav.xhtml"
"""The navigation document, which is one of the spine only where the contents are wanted as a page."""
LONG = 30_000
"""Characters of text from which an article is split by its top-level sections: about 5,000 words."""


class Part(msgspec.Struct, frozen=True):
    """One document of the spine; `blocks` are those of the body that stand in it."""

    kind: Kind
    path: str
    blocks: Blocks = ()
    notes: bool = False
    """Whether the notes stand in it, after the blocks."""


def parts(article: Article, *, contents: bool) -> tuple[Part, ...]:
    """Return the documents in reading order; a contents page is one of them where it is wanted."""
    notes = bool(article.notes)
    cover = (Part("cover", "cover.xhtml"),) if pictures.cover(article) else ()
    page = (Part("contents", NAVIGATION),) if contents else ()
    if is_long(article):
        body = (*_chapters(article.body), *((Part("notes", "notes.xhtml", notes=True),) if notes else ()))
    else:
        body = (Part("body", "text.xhtml", article.body, notes=notes),)
    return (*cover, Part("title", "title.xhtml"), *page, *body, Part("about", "about.xhtml"))


def is_long(article: Article) -> bool:
    """Tell whether an article has sections to be split by, and is too long for one document."""
    if not any(isinstance(block, Section) for block in article.body):
        return False
    length = 0
    for node in walk(article):
        length += len(getattr(node, "text", ""))
        if length > LONG:
            return True
    return False


def _chapters(body: Blocks) -> Iterator[Part]:
    """Yield a document for each top-level section, and one for what stands before the first."""
    for number, blocks in enumerate(_groups(body), start=1):
        yield Part("body", f"text-{number:03}.xhtml", blocks)


def _groups(body: Blocks) -> Iterator[Blocks]:
    def key(indexed: tuple[int, Block]) -> int:
        index, block = indexed
        return index if isinstance(block, Section) else -1

    for _, group in groupby(enumerate(body), key):
        yield tuple(block for _, block in group)


def places(setting: Setting, spine: Sequence[Part]) -> dict[str, str]:
    """Return the path of the document in which each id stands."""
    return {ident: part.path for part in reversed(spine) for ident in _ids(setting, part)}


def _ids(setting: Setting, part: Part) -> Iterator[str]:
    article = setting.article
    titles = (*article.title, *article.subtitle) if part.kind == "title" else ()
    notes = article.notes if part.notes else ()
    for node in chain.from_iterable(walk(tree) for tree in (*titles, *part.blocks, *notes)):
        match node:
            case NoteReference(note) if note in setting.notes:
                yield setting.call_id(note, setting.calls[id(node)])
            case Section() | CodeBlock() | Formula() | Figure() | Table() | Sentence():
                yield node.id
            case _:
                continue
    if part.notes:
        yield setting.own_id("notes")
        yield from (setting.note_id(note.id) for note in notes)
