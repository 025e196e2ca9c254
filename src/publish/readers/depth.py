"""How deep structures may stand in each other: each reader has a bound, and all say in one way that it is passed."""

from __future__ import annotations

from publish.model import Span


class TooDeep(Exception):  # noqa: N818  # the author's fault: it becomes SRC005 and never leaves the room
    """Structures nested deeper than any writer can be asked to follow, and where."""

    def __init__(self, span: Span) -> None:
        super().__init__()
        self.span = span
