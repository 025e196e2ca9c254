"""Reading a text in a test: as a source in a folder of its own, with the pictures that the test puts there."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import msgspec

from publish import model as m
from publish.model.walk import rewrite
from publish.readers import Reading, Settings, Source, read

TODAY = dt.date(2026, 6, 1)


def reading(text: str | bytes, name: str = "article.md", folder: Path = Path("/nowhere")) -> Reading:
    data = text.encode() if isinstance(text, str) else text
    return read(Source(name=name, data=data, folder=folder, root=folder), Settings(today=TODAY))


def article(text: str, name: str = "article.md", folder: Path = Path("/nowhere")) -> m.Article:
    found = reading(text, name, folder).article
    assert found is not None
    return found


def body(text: str, folder: Path = Path("/nowhere")) -> m.Blocks:
    """The blocks of a Markdown text that has its title in front matter."""
    return article(f"---\ntitle: T\n---\n{text}", folder=folder).body


def inlines(text: str) -> m.Inlines:
    """The inlines of a Markdown text that is one paragraph, without their places."""
    (block,) = body(text)
    assert isinstance(block, m.Paragraph)
    return placeless(block).children


def placeless(tree):
    """A tree without places, to be compared with one that a test wrote by hand."""
    return rewrite(tree, lambda node: msgspec.structs.replace(node, span=None))


def codes(text: str | bytes, name: str = "article.md", folder: Path = Path("/nowhere")) -> list[tuple[str, int]]:
    """Code and line of every finding, but for the title's."""
    return [(d.code, d.line) for d in reading(text, name, folder).diagnostics if d.code != "META005"]
