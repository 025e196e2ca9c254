"""What a rule says before its place in the source is made exact."""

from __future__ import annotations

from typing import NamedTuple

from publish.diagnostics import Hints
from publish.model import Span

_SHOWN = 40
"""Characters of the author's words that a message quotes."""


class Found(NamedTuple):
    """A finding of a rule: `words` stand in the source at `span` or soon after it, where they are looked for."""

    code: str
    span: Span | None = None
    message: str = ""
    hint: str | Hints = ""
    words: str = ""


def shortened(words: str) -> str:
    """Return words on one line and short enough for a message."""
    line = " ".join(words.replace("\ufffc", "…").split())
    return line if len(line) <= _SHOWN else line[: _SHOWN - 1].rstrip() + "…"
