"""Cutting a text that is longer than a voice can say in one breath."""

from __future__ import annotations

import re

_CUTS = tuple(
    re.compile(cut) for cut in (r"(?<=[.!?…;:؟؛]) |(?<=[。！？；：])", r"(?<=[,—،]) |(?<=[、，])", r" ")
)  # full-width marks have no space after them, and the others may stand inside a number


def chunks(text: str, limit: int, cuts: tuple[re.Pattern[str], ...] = _CUTS) -> list[str]:
    """Cut a text into parts of at most `limit` characters: at sentences, then clauses, then words."""
    if len(text) <= limit:
        return [text]
    if not cuts:
        return [text[i : i + limit] for i in range(0, len(text), limit)]
    parts: list[str] = []
    for piece in (part for whole in cuts[0].split(text) if whole for part in chunks(whole, limit, cuts[1:])):
        if parts and len(parts[-1]) + 1 + len(piece) <= limit:
            parts[-1] += f" {piece}"
        else:
            parts.append(piece)
    return parts
