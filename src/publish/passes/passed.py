"""What a pass gives back."""

from __future__ import annotations

from typing import NamedTuple

from publish.diagnostics import Diagnostic
from publish.model import Article


class Passed(NamedTuple):
    """An article after a pass, and what the pass had to say about it."""

    article: Article
    diagnostics: tuple[Diagnostic, ...] = ()
