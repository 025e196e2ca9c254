"""What the rules look at: an article walked once."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

import msgspec

from publish.model import Article, Foreign, Node
from publish.model.walk import walk


class Placed(NamedTuple):
    """A node, and the language that it stands in."""

    node: Node
    lang: str


class LookedAt:
    """An article and its nodes in reading order."""

    def __init__(self, article: Article) -> None:
        """Walk the article once for all rules."""
        self.article = article
        self.nodes = tuple(walk(article))

    def placed(self) -> Iterator[Placed]:
        """Yield every node with its language, which a foreign passage changes for what it holds."""
        waiting: list[tuple[object, str]] = [(self.article, self.article.meta.lang)]
        while waiting:
            value, lang = waiting.pop()
            if isinstance(value, tuple):
                waiting.extend((part, lang) for part in reversed(value))
            elif isinstance(value, msgspec.Struct):
                if isinstance(value, Node):
                    yield Placed(value, lang)
                inner = value.lang if isinstance(value, Foreign) else lang
                waiting.extend((getattr(value, name), inner) for name in reversed(value.__struct_fields__))
