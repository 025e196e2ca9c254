"""Lists: paragraphs with a place in one become items, by how deep each stands."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field, replace

from msgspec.structs import replace as with_fields

from publish import model as m
from publish.readers.docx.numbering import Place
from publish.readers.docx.own_words import SIGNS
from publish.readers.docx.pieces import Piece
from publish.readers.docx.style_roles import Role

Assemble = Callable[[list[Piece]], m.Blocks]

_SLACK = 60
"""Twentieths of a point that an indent may lack and still be that of an item's words."""
_MAY_GO_ON: frozenset[Role] = frozenset({"", "prose", "continued", "code"})


@dataclass(slots=True)
class _Open:
    """A list while its items are still being gathered; each item is its pieces."""

    place: Place
    left: int
    items: list[list[Piece]] = field(default_factory=list)


def in_lists(pieces: Iterable[Piece], assemble: Assemble) -> Iterator[Piece]:
    """Yield pieces with each list as one of them."""
    path: list[_Open] = []
    for piece in pieces:
        if piece.place is not None:
            yield from _closed(path, assemble, _no_room(piece.place))
            if not path or path[-1].place.depth < piece.place.depth:
                path.append(_Open(piece.place, piece.left))
            path[-1].items.append([replace(piece, place=None)])
        elif path and (depth := _goes_on(piece, path)) >= 0:
            yield from _closed(path, assemble, _below(depth))
            path[-1].items[-1].append(replace(piece, goes_on=-1, left=0))
        else:
            yield from _closed(path, assemble, lambda _: True)
            yield piece
    yield from _closed(path, assemble, lambda _: True)


def _no_room(place: Place) -> Callable[[_Open], bool]:
    return lambda top: not _holds(top, place)


def _below(depth: int) -> Callable[[_Open], bool]:
    return lambda top: top.place.depth > depth


def _holds(top: _Open, place: Place) -> bool:
    """Tell whether a list can hold a paragraph: as one of its own items, or in one of them."""
    if top.place.depth != place.depth:
        return top.place.depth < place.depth
    if top.place.level.is_bullet or place.level.is_bullet:
        return top.place.level.is_bullet == place.level.is_bullet and _is_one_list(top.place, place)
    return top.place.counted == place.counted and top.place.level.look == place.level.look


def _is_one_list(first: Place, second: Place) -> bool:
    """Tell whether bullets belong together: Word gives pasted items a list of their own with the same signs."""
    return first.num == second.num or first.counted != second.counted


def _goes_on(piece: Piece, path: list[_Open]) -> int:
    """Return the level of the item that a paragraph without a mark goes on with, or -1."""
    if piece.goes_on >= 0:
        return max((top.place.depth for top in path if top.place.depth <= piece.goes_on), default=path[0].place.depth)
    if piece.role not in _MAY_GO_ON or piece.left <= 0 or any(isinstance(block, m.Section) for block in piece.blocks):
        return -1
    return max((top.place.depth for top in path if 0 < top.left <= piece.left + _SLACK), default=-1)


def _closed(path: list[_Open], assemble: Assemble, ends: Callable[[_Open], bool]) -> Iterator[Piece]:
    """Close the lists that a piece ends; each goes to the item that it stands in, the outermost is yielded."""
    while path and ends(path[-1]):
        done = path.pop()
        piece = _list(done, assemble)
        if path:
            path[-1].items[-1].append(piece)
        else:
            yield piece


def _list(done: _Open, assemble: Assemble) -> Piece:
    first = done.items[0][0]
    role: Role = first.role if first.role in _AROUND else ""
    items = tuple(_item(pieces, role, assemble) for pieces in done.items)
    level = done.place.level
    made: m.Block = m.BulletList(items, span=first.span)
    if not level.is_bullet:
        made = m.OrderedList(items, max(done.place.count, 0), level.look, span=first.span)
    return Piece(role, (made,), span=first.span)


def _item(pieces: list[Piece], around: Role, assemble: Assemble) -> m.Item:
    """Make an item; a box with or without a tick before its words makes it a task."""
    blocks = assemble([replace(piece, role="") if piece.role in {around, "prose"} else piece for piece in pieces])
    match blocks:
        case (m.Paragraph((m.Text(text), *rest)), *others) if text[:1] in SIGNS:
            words = (m.Text(text[1:].lstrip(), span=blocks[0].span), *rest)
            task = SIGNS[text[0]]
            first = with_fields(blocks[0], children=tuple(each for each in words if each != m.Text("", span=each.span)))
            return m.Item((first, *others), task, span=pieces[0].span)  # type: ignore[arg-type]  # one of the two
        case _:
            return m.Item(blocks, span=pieces[0].span)


_AROUND: frozenset[Role] = frozenset({"quote", "definition", "aside-text"})
"""Roles of what a whole list may stand in; its items need not say them again."""
