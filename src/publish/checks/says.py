"""What a part of an article says, if it says anything at all."""

from __future__ import annotations

from publish.model import CodeBlock, Figure, Formula, Image, Inlines, Math, Node, Paragraph, Table
from publish.model.walk import plain_text, walk

_AROUND = " \t\n\u00a0\u202f.,:;!?…«»‹›<>→⇒➔➜▶←()[]\"'“”‘’„‚*_"


def bare(words: str) -> str:
    """Return words as they are compared: without case, and without the signs and arrows around them."""
    return " ".join(words.strip(_AROUND).replace("’", "'").casefold().split())


def has_words(run: Inlines) -> bool:
    """Tell whether a run has words, those of a picture included."""
    return bool(plain_text(run).strip())


def says_something(tree: Node) -> bool:
    """Tell whether a node holds words, a picture, a table, code or a formula."""
    shown = Figure | Image | Table | CodeBlock | Formula | Math
    return any(
        isinstance(node, shown) or (isinstance(node, Paragraph) and has_words(node.children)) for node in walk(tree)
    )
