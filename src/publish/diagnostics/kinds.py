"""Kinds of sources: what an author writes with, so that a hint speaks of that and of no other."""

import enum


class Kind(enum.StrEnum):
    """What a source is written in."""

    MARKDOWN = "Markdown"
    NOTEBOOK = "a notebook"
    WORD = "Word"
    HTML = "HTML"
    RST = "reStructuredText"
    TEXT = "plain text"
    OTHER = "another kind of file"


_SUFFIXES = {
    Kind.MARKDOWN: (".md", ".markdown"),
    Kind.NOTEBOOK: (".ipynb",),
    Kind.WORD: (".docx", ".docm"),
    Kind.HTML: (".html", ".htm", ".xhtml"),
    Kind.RST: (".rst", ".rest"),
    Kind.TEXT: (".txt",),
}
_KINDS = {suffix: kind for kind, suffixes in _SUFFIXES.items() for suffix in suffixes}


def kind_of(file: str) -> Kind:
    """Return the kind of a file by its suffix."""
    name = file.rpartition("/")[2]
    return _KINDS.get(f".{name.rpartition('.')[2].lower()}", Kind.OTHER) if "." in name else Kind.OTHER
