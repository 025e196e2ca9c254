"""Ways through the tree: visit every node, change nodes, and read the plain words."""

from __future__ import annotations

import operator
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


def walk(tree: n.Node | Article | Note) -> Iterator[n.Node]:
    """Yield every node of a tree in reading order, the tree itself first when it is a node."""
    waiting: list[object] = [tree]  # a stack of our own, so that no depth of nesting is too deep
    while waiting:
        value = waiting.pop()
        if isinstance(value, tuple):
            waiting.extend(reversed(value))
        elif isinstance(value, n.Node | Article | Note):
            if isinstance(value, n.Node):
                yield value
            waiting.extend(getattr(value, name) for name in reversed(_fields(type(value))))


def rewrite(tree: Tree, change: Callable[[n.Node], n.Node]) -> Tree:
    """Return a tree with `change` applied to every node, children before their parents.

    A part in which nothing changed is the same object as before.
    """
    return _changed(_with_parts(tree, lambda part: rewrite(part, change)), change)


def rewrite_down(tree: Tree, change: Callable[[n.Node], n.Node]) -> Tree:
    """Return a tree with `change` applied to every node in reading order, parents before children."""
    return _with_parts(_changed(tree, change), lambda part: rewrite_down(part, change))


def _changed(tree: Tree, change: Callable[[n.Node], n.Node]) -> Tree:
    return change(tree) if isinstance(tree, n.Node) else tree  # type: ignore[return-value]  # change keeps the kind


def _with_parts(tree: Tree, visit: Callable[[msgspec.Struct], msgspec.Struct]) -> Tree:
    """Return a tree with each node directly in it visited; the same object if none changed."""
    changed = {
        name: new for name in _fields(type(tree)) if (new := _visited(old := getattr(tree, name), visit)) is not old
    }
    return msgspec.structs.replace(tree, **changed) if changed else tree


def _visited(value: object, visit: Callable[[msgspec.Struct], msgspec.Struct]) -> object:
    if isinstance(value, tuple):
        new = tuple([_visited(part, visit) for part in value])
        return value if all(map(operator.is_, new, value)) else new
    return visit(value) if isinstance(value, n.Node | Article | Note) else value


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
