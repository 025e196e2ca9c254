"""Branches: flat block tokens as a tree."""

from __future__ import annotations

from typing import NamedTuple

from markdown_it.token import Token


def offset(inline: Token) -> int:
    """Return where an inline token begins in its block's text (see syntax.py)."""
    return inline.map[0] if inline.map else 0


class Branch(NamedTuple):
    """A block token with the tokens that stand in it."""

    token: Token
    children: tuple[Branch, ...] = ()
    kind: str = ""
    """The token's type without its ending."""


def branch(token: Token, children: tuple[Branch, ...] = ()) -> Branch:
    """Return a token with the branches in it."""
    return Branch(token, children, token.type.removesuffix("_open"))


def branches(tokens: list[Token]) -> tuple[Branch, ...]:
    """Return flat tokens as a tree."""
    stack: list[tuple[Token | None, list[Branch]]] = [(None, [])]
    for token in tokens:
        if token.nesting > 0:
            stack.append((token, []))
        elif token.nesting == 0:
            stack[-1][1].append(Branch(token, (), token.type))
        else:
            opening, children = stack.pop()
            assert opening is not None
            stack[-1][1].append(branch(opening, tuple(children)))
    return tuple(stack[0][1])
