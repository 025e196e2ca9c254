"""Ways through the tree: visit every node, change nodes, and read the plain words."""

from __future__ import annotations

import operator
from collections.abc import Callable, Iterable, Iterator
from functools import cache, partial
from typing import Any, TypeVar, assert_never

import msgspec

from publish.model import nodes as n
from publish.model.article import Article, Note

Tree = TypeVar("Tree", bound=msgspec.Struct)
Change = Callable[[n.Node], n.Node]


# Fields of plain words and numbers: a walk need not look into them.
_PLAIN = frozenset(
    """span data text target lang say note source notation spoken resource id kind task start style language width
    header column_span row_span alignments written_level expansion name model meta resources""".split()  # noqa: SIM905  # a table of names
)


# Named once: a union written where it is asked for would be made anew for every node.
_RECORDS = (Article, Note)
_REWRITTEN = (n.Node, Note)


@cache
def _fields(kind: type[msgspec.Struct]) -> tuple[str, ...]:
    """Return the fields of a class that may hold nodes, the last first."""
    return tuple(name for name in reversed(kind.__struct_fields__) if name not in _PLAIN)


def walk(tree: n.Node | Article | Note) -> Iterator[n.Node]:
    """Yield every node of a tree in reading order, the tree itself first when it is a node."""
    waiting: list[object] = [tree]  # a stack of our own, so that no depth of nesting is too deep
    while waiting:
        value = waiting.pop()
        if isinstance(value, tuple):
            waiting.extend(value[::-1])
        elif isinstance(value, n.Node):
            yield value
            for name in _fields(type(value)):
                waiting.append(getattr(value, name))  # noqa: PERF401  # a generator would take longer than the walk
        elif isinstance(value, _RECORDS):
            waiting.extend([getattr(value, name) for name in _fields(type(value))])


def rewrite(tree: Tree, change: Change) -> Tree:
    """Return a tree with `change` applied to every node, children before their parents.

    A part in which nothing changed is the same object as before.
    """
    return _changed(_with_parts(tree, partial(rewrite, change=change)), change)


def rewrite_down(tree: Tree, change: Change, whole: tuple[type, ...] = ()) -> Tree:
    """Return a tree with `change` applied to every node in reading order, parents before children.

    Nothing is changed in nodes of the classes that `whole` names, nor in what stands in them.
    """
    if whole and isinstance(tree, whole):
        return tree
    return _with_parts(_changed(tree, change), partial(rewrite_down, change=change, whole=whole))


def _changed(tree: Tree, change: Change) -> Tree:
    return change(tree) if isinstance(tree, n.Node) else tree  # type: ignore[return-value]  # change keeps the kind


def _with_parts(tree: Tree, visit: Callable[[Any], Any]) -> Tree:
    """Return a tree with each node directly in it visited; the same object if none changed.

    Loops and no comprehensions: a deep tree has few frames to spend on each level.
    """
    fields = _fields(type(tree))
    if not fields:
        return tree
    changed: dict[str, object] = {}
    for name in reversed(fields):
        old = getattr(tree, name)
        new = _visited(old, visit) if isinstance(old, tuple) else visit(old) if isinstance(old, n.Node) else old
        if new is not old:
            changed[name] = new
    return msgspec.structs.replace(tree, **changed) if changed else tree


def _visited(parts: tuple[object, ...], visit: Callable[[Any], Any]) -> tuple[object, ...]:
    new: list[object] = []
    for part in parts:
        if isinstance(part, _REWRITTEN):
            new.append(visit(part))
        else:
            new.append(_visited(part, visit) if isinstance(part, tuple) else part)
    return parts if all(map(operator.is_, new, parts)) else tuple(new)


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
