"""One element of the tag tree for each element of the article, also where a page ends in the middle of it.

WeasyPrint 70 begins the tree anew on every page, so that a list over two pages is read out as two
lists, and a table has its head twice.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pydyf  # type: ignore[import-untyped]  # it has no types
from weasyprint.formatting_structure.boxes import Box  # type: ignore[import-untyped]  # it has no types
from weasyprint.layout.absolute import AbsolutePlaceholder  # type: ignore[import-untyped]  # it has no types
from weasyprint.pdf import tags as tagging  # type: ignore[import-untyped]  # it has no types

Objects = dict[bytes, Any]
"""PDF objects by reference, as b"12 0 R"; pydyf is untyped."""
Key = tuple[int, str]
"""What parts of one element have in common: what they were made of, and their type."""
Begun = dict[bytes, dict[Key, pydyf.Dictionary]]
"""The kids of each element that parts were joined to, by their keys."""

_build = tagging._build_box_tree  # noqa: SLF001  # there is no public way to know what a tag was made of


def with_origin(box: Box | AbsolutePlaceholder, *rest: object) -> Iterator[pydyf.Dictionary]:
    """Yield the tags of a box as WeasyPrint does, each with the element of the page that it was made of."""
    for tag in _build(box, *rest):
        if not hasattr(tag, "origin"):
            tag.origin = getattr(box, "_box", box).element
        yield tag


def close(document: pydyf.Dictionary, objects: Objects) -> None:
    """Join the parts of what stands on several pages; `document` is the root of the pages' tags."""
    parts, document["K"] = document["K"], pydyf.Array()
    _receive(document, parts, objects, {})


def _receive(parent: pydyf.Dictionary, parts: list[bytes], objects: Objects, begun: Begun) -> None:
    """Take kids into an element; those that go on with one of another page are joined to it."""
    known = begun.get(parent.reference)
    if known is None:
        known = begun[parent.reference] = {}
        _remember(known, parent["K"], objects)
    for reference in parts:
        kid = objects[reference]
        first = known.get(_key(kid))
        if first is None or first["Pg"] == kid["Pg"]:
            _remember(known, [reference], objects)
            kid["P"] = parent.reference
            parent["K"].append(reference)
        elif kid["S"] == "/THead":
            _use_headers_of(first, kid, objects)
        else:
            _receive(first, kid["K"], objects, begun)


def _remember(known: dict[Key, pydyf.Dictionary], references: list[bytes], objects: Objects) -> None:
    """Note elements that may go on; not those with content of their own, which belongs to a tag of its page."""
    for reference in references:
        tag = objects[reference]
        if all(isinstance(kid := objects.get(part), dict) and kid.get("Type") == "/StructElem" for part in tag["K"]):
            known[_key(tag)] = tag


def _key(tag: pydyf.Dictionary) -> Key:
    return id(getattr(tag, "origin", tag)), tag["S"]


def _use_headers_of(head: pydyf.Dictionary, repeated: pydyf.Dictionary, objects: Objects) -> None:
    """Give the header cells of a head that a page repeats to the cells below it; without a place it is an artifact."""
    for first, again in zip(_header_cells(head, objects), _header_cells(repeated, objects), strict=True):
        again["ID"].string = first["ID"].string


def _header_cells(tag: pydyf.Dictionary, objects: Objects) -> Iterator[pydyf.Dictionary]:
    for reference in tag["K"]:
        kid = objects.get(reference)
        if isinstance(kid, dict) and kid.get("S") == "/TH":
            yield kid
        elif isinstance(kid, dict) and "K" in kid:
            yield from _header_cells(kid, objects)
