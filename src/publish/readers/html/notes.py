"""Notes of HTML: calls and notes that `marking.py` has found become what the article knows them as."""

from __future__ import annotations

from publish import model as m
from publish.readers.html.flow import inner
from publish.readers.html.parts import Context, Element, Maker, Part


def _call(element: Element, _: tuple[Part, ...], __: Context) -> list[Part]:
    return [m.NoteReference(element.get("note"), span=element.span)]


def _note(element: Element, content: tuple[Part, ...], context: Context) -> list[Part]:
    context.define(m.Note(id=element.get("note"), blocks=inner(content), span=element.span))
    return []


NOTES: dict[str, Maker] = {"Call": _call, "Note": _note}
"""Calls and notes, under names that no page can write."""
