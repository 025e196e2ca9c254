"""Blocks: pieces put together, captions to what they name, lines of code to code, items to lists."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace

from msgspec.structs import replace as with_fields

from publish import model as m
from publish.model.walk import plain_text
from publish.readers.asides import ASIDES
from publish.readers.docx.lists import in_lists
from publish.readers.docx.pieces import Piece
from publish.readers.docx.style_roles import Role


def assembled(pieces: Iterable[Piece], *, sections: bool = True) -> m.Blocks:
    """Return pieces as blocks; where no section can begin, a heading is a paragraph of that kind."""
    listed = list(in_lists(_captioned(list(pieces)), lambda item: assembled(item, sections=False)))
    blocks: list[m.Block] = []
    place = 0
    while place < len(listed):
        role = listed[place].role
        end = place + 1
        while role in _TOGETHER and end < len(listed) and listed[end].role in _TOGETHER[role]:
            end += 1
        blocks += _MAKERS.get(role, _plain)(listed[place:end])
        place = end
    return tuple(block if sections else _unsectioned(block) for block in blocks)


_TOGETHER: dict[Role, frozenset[Role]] = {
    "code": frozenset({"code"}),
    "quote": frozenset({"quote", "quote-source"}),
    "term": frozenset({"term", "definition"}),
    "definition": frozenset({"definition"}),
    "aside-label": frozenset({"aside-text"}),
    "aside-text": frozenset({"aside-text"}),
}
"""Which roles go on with what a role has begun."""


def _plain(pieces: Sequence[Piece]) -> Iterator[m.Block]:
    for piece in pieces:
        if piece.words:
            yield m.Paragraph(piece.words, span=piece.span)
        yield from piece.blocks


def _title(pieces: Sequence[Piece]) -> Iterator[m.Block]:
    """Yield a title that does not stand at the beginning: a heading of the first level."""
    yield from (m.Section(piece.words, written_level=1, span=piece.span) for piece in pieces)


def _code(pieces: Sequence[Piece]) -> Iterator[m.Block]:
    text = "\n".join(piece.code for piece in pieces).strip("\n")
    if text.strip():
        yield m.CodeBlock(text, span=pieces[0].span)


def _quote(pieces: Sequence[Piece]) -> Iterator[m.Block]:
    """Yield quotations; who or what one comes from ends it."""
    inner: list[Piece] = []
    for piece in pieces:
        if piece.role == "quote-source":
            yield m.Quote(_within(inner), piece.words, span=(inner or [piece])[0].span)
            inner = []
        else:
            inner.append(piece)
    if blocks := _within(inner):
        yield m.Quote(blocks, span=inner[0].span)


def _within(pieces: Iterable[Piece]) -> m.Blocks:
    return assembled((replace(piece, role="") for piece in pieces), sections=False)


def _descriptions(pieces: Sequence[Piece]) -> Iterator[m.Block]:
    items: list[tuple[list[m.Inlines], list[Piece]]] = []
    for piece in pieces:
        if piece.role == "term":
            if not items or items[-1][1]:
                items.append(([], []))
            items[-1][0].append(piece.words)
        elif items:
            items[-1][1].append(piece)
    span = pieces[0].span
    described = (m.Description(tuple(terms), (_within(details),), span=span) for terms, details in items)
    yield m.DescriptionList(tuple(described), span=span)


def _aside(pieces: Sequence[Piece]) -> Iterator[m.Block]:
    """Yield an aside as our own Word files have them: a label, then its prose."""
    label = next((piece.words for piece in pieces if piece.role == "aside-label"), ())
    kind = ASIDES.get(pieces[0].aside, "note")
    inner = [piece for piece in pieces if piece.role != "aside-label"]
    yield m.Aside(_within(inner), kind, label, span=pieces[0].span)


_MAKERS: dict[Role, Callable[[Sequence[Piece]], Iterator[m.Block]]] = {
    "title": _title,
    "code": _code,
    "quote": _quote,
    "quote-source": _quote,
    "term": _descriptions,
    "aside-label": _aside,
    "aside-text": _aside,
}


def _unsectioned(block: m.Block) -> m.Block:
    return m.Paragraph(block.title, "heading", span=block.span) if isinstance(block, m.Section) else block


# Captions


def _captioned(pieces: list[Piece]) -> list[Piece]:
    """Give each caption to the picture or table that it stands beside; one that stands alone is a paragraph."""
    taken: dict[int, Piece] = {}
    for place, piece in enumerate(pieces):
        if piece.role != "caption":
            continue
        near = _named(place, pieces, taken)
        if near < 0:
            taken[place] = replace(piece, role="")
        else:
            taken[near] = _with_caption(taken.get(near, pieces[near]), piece)
            taken[place] = replace(piece, role="", words=())
    return [made for place, piece in enumerate(pieces) if _is_left(made := taken.get(place, piece))]


def _is_left(piece: Piece) -> bool:
    return piece.role != "" or bool(piece.blocks or piece.words or piece.place)


def _named(place: int, pieces: list[Piece], taken: dict[int, Piece]) -> int:
    """Return where the figure or table of a caption stands, or -1: below a table's caption, above a figure's."""
    counter = pieces[place].counter.lower()
    order: tuple[tuple[int, type[m.Figure | m.Table]], ...] = (
        (place - 1, m.Figure),
        (place + 1, m.Table),
        (place - 1, m.Table),
        (place + 1, m.Figure),
    )
    if counter.startswith("tab"):
        order = (order[1], order[2])
    elif counter:
        order = (order[0], order[3])
    for near, kind in order:
        if 0 <= near < len(pieces):
            blocks = taken.get(near, pieces[near]).blocks
            if blocks and isinstance(blocks[-1], kind) and not _has_caption(blocks[-1], near in taken):
                return near
    return -1


def _has_caption(block: m.Block, given: bool) -> bool:  # noqa: FBT001  # what the caller knows of it
    """Tell whether a block has a caption already; the hidden title of a table gives way to one that is shown."""
    return isinstance(block, m.Figure | m.Table) and bool(block.caption) and (given or isinstance(block, m.Figure))


def _with_caption(piece: Piece, caption: Piece) -> Piece:
    *before, block = piece.blocks
    assert isinstance(block, m.Figure | m.Table)
    words = _unstressed(caption.words)
    return replace(piece, blocks=(*before, with_fields(block, caption=words, id=caption.ident or block.id)))


def _unstressed(words: m.Inlines) -> m.Inlines:
    """Return a caption without the bold or italics that all of it is in."""
    match words:
        case (m.Strong(children) | m.Emphasis(children),) if plain_text(children).strip():
            return children
        case _:
            return words
