"""Ways through the tree: visit every node, change nodes, and read the plain words."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from functools import cache
from typing import TypeVar, assert_never

import msgspec

from publish.model import nodes as n
from publish.model.article import Article, Note

Tree = TypeVar("Tree", bound=msgspec.Struct)


@cache
def _fields(kind: type[msgspec.Struct]) -> tuple[str, ...]:
    return tuple(name for name in kind.__struct_fields__ if name not in {"span", "data"})


def _holds_nodes(value: object) -> bool:
    return isinstance(value, n.Node | Article | Note)


def _inner(value: object) -> Iterator[n.Node]:
    """Yield the nodes of a field's value, which may be a node or nested tuples of nodes."""
    if isinstance(value, n.Node):
        yield from walk(value)
    elif isinstance(value, Note):
        yield from walk(value)
    elif isinstance(value, tuple):
        for part in value:
            yield from _inner(part)


def walk(tree: n.Node | Article | Note) -> Iterator[n.Node]:
    """Yield every node of a tree in reading order, the tree itself first when it is a node."""
    if isinstance(tree, n.Node):
        yield tree
    for name in _fields(type(tree)):
        yield from _inner(getattr(tree, name))


def rewrite(tree: Tree, change: Callable[[n.Node], n.Node]) -> Tree:
    """Return a tree with `change` applied to every node, children before their parents.

    A part in which nothing changed is the same object as before.
    """
    changed = {
        name: new
        for name in _fields(type(tree))
        if (new := _rewritten(old := getattr(tree, name), change)) is not old
    }
    result = msgspec.structs.replace(tree, **changed) if changed else tree
    return change(result) if isinstance(result, n.Node) else result  # type: ignore[return-value]  # change keeps the kind


def _rewritten(value: object, change: Callable[[n.Node], n.Node]) -> object:
    if isinstance(value, tuple):
        new = tuple(_rewritten(part, change) for part in value)
        return value if all(a is b for a, b in zip(new, value, strict=True)) else new
    if _holds_nodes(value):
        return rewrite(value, change)  # type: ignore[type-var]  # told by _holds_nodes
    return value


def plain_text(inlines: Iterable[n.Inline]) -> str:
    """Return the words of inlines without any mark-up; a note reference has none.

    A formula gives its spoken form, or its source where none is known; a picture its alternative.
    """
    return "".join(_words(inline) for inline in inlines)


def _words(inline: n.Inline) -> str:
    match inline:
        case n.Text(text) | n.Code(text) | n.Keyboard(text) | n.Abbreviation(text):
            return text
        case (
            n.Emphasis(children)
            | n.Strong(children)
            | n.Strike(children)
            | n.Subscript(children)
            | n.Superscript(children)
            | n.Quoted(children)
            | n.Link(_, children)
            | n.Foreign(_, children)
            | n.Pronounced(_, children)
            | n.Sentence(_, children)
        ):
            return plain_text(children)
        case n.Math(source, _, spoken):
            return spoken or source
        case n.Image(_, alt):
            return alt.text if isinstance(alt, n.Described) else ""
        case n.LineBreak():
            return "\n"
        case n.NoteReference():
            return ""
        case _:
            assert_never(inline)
