"""What the glyphs of a PDF say: every one of them something (PDF/UA-1 7.21.7)."""

from __future__ import annotations

import pydyf  # type: ignore[import-untyped]  # it has no types

_NOTHING = b"> <>"
_WORD_JOINER = b"> <2060>"


def give_meaning(pdf: pydyf.PDF) -> None:
    """Map glyphs without text to a sign that says and divides nothing.

    Of several glyphs that show one letter together, WeasyPrint 70 maps all but one to an empty string.
    """
    objects = {item.reference: item for item in pdf.objects}
    for item in pdf.objects:
        if isinstance(item, dict) and "ToUnicode" in item:
            stream = objects[item["ToUnicode"]].stream
            stream[:] = [line.replace(_NOTHING, _WORD_JOINER) for line in stream]
