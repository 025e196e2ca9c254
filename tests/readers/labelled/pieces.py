"""An article as pieces with labels: what its Markdown says each part is."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Literal, NamedTuple

from markdown_it import MarkdownIt
from markdown_it.tree import SyntaxTreeNode

Kind = Literal[
    "title", "standfirst", "byline", "date", "heading", "paragraph", "item", "quote", "row", "code", "break", "site"
]


class Piece(NamedTuple):
    """A part of an article that stands on its own lines; `mark` is what stands before an item in print."""

    kind: Kind
    text: str
    depth: int = 0
    mark: str = ""


_PARSER = MarkdownIt("commonmark", {"html": True}).enable(["table"])
_TAG = re.compile(r"<[^>]*>|\{[%{].*?[%}]\}|\[\^\w+\]:?|\{[:#.][^}]*\}")


def pieces(markdown: str) -> list[Piece]:
    """The pieces of a body in Markdown, without HTML and without what a site generator fills in."""
    tree = SyntaxTreeNode(_PARSER.parse(markdown))
    return [
        piece
        for node in tree.children
        for piece in _pieces(node, "paragraph", 0)
        if piece.text or piece.kind == "break"
    ]


def _pieces(node: SyntaxTreeNode, prose: Kind, depth: int) -> Iterator[Piece]:  # noqa: C901  # a case a kind of block
    match node.type:
        case "heading":
            yield Piece("heading" if prose == "paragraph" and not depth else prose, _words(node), int(node.tag[1:]))
        case "paragraph":
            yield Piece(prose, _words(node), depth)
        case "bullet_list" | "ordered_list":
            start = int(node.attrs.get("start", 1))
            for number, item in enumerate(node.children, start):
                mark = f"{number}." if node.type == "ordered_list" else "•"
                yield from _item(item, mark, depth + 1)
        case "blockquote":
            for child in node.children:
                yield from _pieces(child, "quote", depth)
        case "table":
            for row in (row for part in node.children for row in part.children):
                yield Piece("row", "\t".join(_words(cell) for cell in row.children))
        case "fence" | "code_block":
            yield Piece("code", node.content.rstrip("\n"), depth)
        case "hr":
            yield Piece("break", "")
        case _:
            pass  # HTML: what a browser would show of it is not known here


def _item(item: SyntaxTreeNode, mark: str, depth: int) -> Iterator[Piece]:
    inside = [piece for child in item.children for piece in _pieces(child, "paragraph", depth)]
    for i, piece in enumerate(inside):
        yield Piece("item", piece.text, depth, mark) if i == 0 and piece.kind == "paragraph" else piece


def _words(node: SyntaxTreeNode) -> str:
    return " ".join(_TAG.sub("", "".join(_inline(child) for child in node.children)).split())


def _inline(node: SyntaxTreeNode) -> str:
    match node.type:
        case "text" | "code_inline":
            return node.content
        case "softbreak" | "hardbreak":
            return " "
        case "image" | "html_inline":
            return ""
        case _:
            return "".join(_inline(child) for child in node.children)
