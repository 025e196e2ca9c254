"""Notes of Markdown: every definition with its label, and the notes that are made of them."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from markdown_it.token import Token

from publish import model as m
from publish.readers.markdown.blocks import inner
from publish.readers.markdown.branches import Branch, branch, offset
from publish.readers.markdown.page import Page


def define_notes(tree: tuple[Branch, ...], environment: dict[str, Any], page: Page) -> None:
    """Find every definition, wherever it stands; of two with the same label the first counts."""
    if "footnotes" not in environment:
        return
    listed = environment["footnotes"].get("list", {})
    in_place = {number: note for number, note in listed.items() if "content" in note}
    _define_all(tree, in_place, page)


def _define_all(tree: tuple[Branch, ...], in_place: dict[int, Any], page: Page) -> None:
    for part in tree:
        if part.kind == "footnote_reference":
            _define(str(part.token.meta["label"]), part, page)
        elif part.kind == "inline" and in_place:
            _define_in_place(part.token.children or [], part.token, in_place, page)
        if part.children:
            _define_all(part.children, in_place, page)


def _define(label: str, branch: Branch, page: Page) -> None:
    if label in page.notes:
        first = page.span(page.notes[label].token).line
        page.findings.add(
            "NOTE002", page.span(branch.token), f"note [^{label}] is defined twice, first in line {first}"
        )
    else:
        page.notes[label] = branch


def _define_in_place(tokens: list[Token], inline: Token, in_place: dict[int, Any], page: Page) -> None:
    """Define the notes that are written where they are called, `^[like this]`, as if they stood elsewhere."""
    for token in tokens:
        if token.type == "footnote_ref" and "label" not in token.meta:
            note = in_place[token.meta["id"]]
            line = (inline.map[0] if inline.map else 0) + inline.content.count("\n", 0, offset(token))
            paragraph = Token("paragraph_open", "p", 1, map=[line, line + 1])
            text = Token("inline", "", 0, map=[line, line + 1], content=note["content"], children=note["tokens"])
            page.notes[f"^{token.meta['id']}"] = branch(paragraph, (branch(paragraph, (branch(text),)),))
            _define_in_place(note["tokens"], text, in_place, page)
        _define_in_place(token.children or [], inline, in_place, page)


def notes(page: Page) -> Iterator[m.Note]:
    """Make every note: those that are called, in the order of their first call, then those that nothing calls.

    A note may call others, so that each one that is made may bring more of them.
    """
    made: set[str] = set()
    while waiting := _next(page, made):
        for label in waiting:
            branch = page.notes[label]
            yield m.Note(id=page.name(label), blocks=inner(branch.children, page), span=page.span(branch.token))
        made.update(waiting)


def _next(page: Page, made: set[str]) -> list[str]:
    """Return the labels to go on with: what is called, else the first note that nothing calls."""
    called = [label for label in page.names if label not in made]
    return called or [label for label in page.notes if label not in made][:1]
