"""What is changed in WeasyPrint 70 while it works; its version is pinned for this.

Four names of its modules are replaced, and put back afterwards.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Mapping
from contextlib import contextmanager

import pydyf  # type: ignore[import-untyped]  # it has no types
from fontTools.ttLib import TTFont  # type: ignore[import-untyped]  # it has no types
from fontTools.ttLib.tables import _h_e_a_d as head_table  # type: ignore[import-untyped]  # it has no types
from weasyprint.formatting_structure.boxes import Box  # type: ignore[import-untyped]  # it has no types
from weasyprint.pdf import fonts as embedding  # type: ignore[import-untyped]  # it has no types
from weasyprint.pdf import tags as tagging
from weasyprint.pdf.stream import Stream  # type: ignore[import-untyped]  # it has no types

from publish.exporters.pdf import seams

_instantiate = embedding.instantiateVariableFont


@contextmanager
def applied() -> Iterator[None]:
    """Keep the clock out of fonts, make them static by their own axes, tell what clusters say and tags are of."""
    with (
        # fontTools writes the time of day into the `head` table of what it makes.
        _replaced(head_table, "timestampNow", lambda: 0),
        _replaced(embedding, "instantiateVariableFont", _by_own_axes),
        _replaced(Stream, "marked", _marked),
        _replaced(tagging, "_build_box_tree", seams.with_origin),
    ):
        yield


@contextmanager
def _replaced(owner: object, name: str, stand_in: object) -> Iterator[None]:
    original = getattr(owner, name)
    setattr(owner, name, stand_in)
    try:
        yield
    finally:
        setattr(owner, name, original)


def _by_own_axes(font: TTFont, settings: Mapping[str, float], **options: object) -> TTFont:
    """Make a variable font static; fontTools refuses where a setting names an axis that the font has not."""
    axes = {axis.axisTag for axis in font["fvar"].axes}
    return _instantiate(font, {axis: value for axis, value in settings.items() if axis in axes}, **options)


@contextmanager
def _marked(stream: Stream, box: Box, tag: str) -> Iterator[None]:
    """Mark content as `Stream.marked` does, with its text where its glyphs cannot tell it (ISO 32000-1 14.9.4)."""
    if stream._tags is None:  # noqa: SLF001  # this stands in for a method of the stream
        yield
        return
    mcid = len(stream._tags)  # noqa: SLF001
    stream._tags[box] = {"tag": tag, "mcid": mcid}  # noqa: SLF001
    properties = pydyf.Dictionary({"MCID": mcid})
    text = getattr(box, "text", "")
    if _needs_telling(text):
        properties["ActualText"] = pydyf.String(text)
    stream.begin_marked_content(tag, properties)
    try:
        yield
    finally:
        stream.end_marked_content()


def _needs_telling(text: str) -> bool:
    """Tell whether several glyphs may show one letter, or one glyph several, in another order than they are written.

    That is so wherever a mark joins a letter; the glyph of a mark then has no text, or that of its neighbour.
    Not from right to left: readers turn such a text around, and the glyphs of our Arabic faces tell theirs.
    """
    if text.isascii():
        return False
    has_marks = any(unicodedata.category(character) in {"Mn", "Mc"} for character in text)
    return has_marks and not any(unicodedata.bidirectional(character) in {"R", "AL"} for character in text)
