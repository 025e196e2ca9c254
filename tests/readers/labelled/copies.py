"""Pieces of an article as a text: what programs make of a page that is copied, saved or mailed as plain text."""

from __future__ import annotations

import textwrap
from collections.abc import Callable
from typing import NamedTuple

from tests.readers.labelled.pieces import Kind, Piece


class Copy(NamedTuple):
    """A text, and of each of its lines that is not blank what it is; a line that goes on is of kind «»."""

    text: str
    kinds: dict[int, Kind | str]


class Manner(NamedTuple):
    """How a program writes pieces: blank lines between blocks, what stands before an item, and how wide lines are."""

    spaced: bool
    item: Callable[[Piece], str]
    width: int = 0
    quote: str = ""


MANNERS: dict[str, Manner] = {
    # Pasted into a field that drops blank lines, as the first real input was.
    "dense": Manner(spaced=False, item=lambda _: ""),
    # Chrome's text/plain: blank lines around paragraphs and headings, none between items, no bullets.
    "chrome": Manner(spaced=True, item=lambda _: ""),
    # Firefox: items indented, without bullets.
    "firefox": Manner(spaced=True, item=lambda piece: "    " * piece.depth),
    # Safari and Word: a bullet between tabs.
    "safari": Manner(spaced=True, item=lambda piece: "\t" * piece.depth + piece.mark + "\t"),
    # A word processor that drops blank lines but writes the bullets.
    "word": Manner(spaced=False, item=lambda piece: "\t" * (piece.depth - 1) + piece.mark + " "),
    # Mail, and pages saved by a text browser: wrapped at 72 columns.
    "mail": Manner(
        spaced=True,
        item=lambda piece: "  " * piece.depth + piece.mark.replace("•", "*") + " ",
        width=72,
        quote="> ",
    ),
}


def copied(pieces: list[Piece], manner: Manner) -> Copy:
    """Write pieces in the manner of a program."""
    lines: list[str] = []
    kinds: dict[int, Kind | str] = {}
    before: Piece | None = None
    for piece in pieces:
        if before and manner.spaced and not _together(before, piece):
            lines.append("")
        for i, line in enumerate(_lines(piece, manner)):
            lines.append(line)
            if line.strip():
                kinds[len(lines)] = piece.kind if i == 0 or piece.kind == "code" else ""
        before = piece
    return Copy("\n".join(lines) + "\n", kinds)


def _together(before: Piece, piece: Piece) -> bool:
    return before.kind == piece.kind and piece.kind in {"item", "row"}


def _lines(piece: Piece, manner: Manner) -> list[str]:
    if piece.kind == "code":
        return piece.text.split("\n")
    if piece.kind == "break":
        return ["* * *"] if manner.width else [""]
    lead = manner.item(piece) if piece.kind == "item" else manner.quote if piece.kind == "quote" else ""
    rest = manner.quote if piece.kind == "quote" else " " * len(lead)
    if not manner.width or piece.kind == "row":
        return [lead + piece.text]
    return textwrap.wrap(
        piece.text,
        manner.width,
        initial_indent=lead,
        subsequent_indent=rest,
        break_long_words=False,
        break_on_hyphens=False,
    ) or [lead]
