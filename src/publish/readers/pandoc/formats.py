"""The kinds of files that pandoc reads and no reader of ours does, by their suffixes."""

from __future__ import annotations

from pathlib import PurePosixPath

FORMATS: dict[str, str] = {
    ".1": "man",
    ".adoc": "asciidoc",
    ".asciidoc": "asciidoc",
    ".creole": "creole",
    ".csv": "csv",
    ".dbk": "docbook",
    ".dj": "djot+sourcepos",
    ".docbook": "docbook",
    ".epub": "epub",
    ".fb2": "fb2",
    ".jats": "jats",
    ".jira": "jira",
    ".latex": "latex",
    ".man": "man",
    ".mediawiki": "mediawiki",
    ".muse": "muse",
    ".native": "native",
    ".odt": "odt",
    ".opml": "opml",
    ".org": "org",
    ".pod": "pod",
    ".pptx": "pptx",
    ".rtf": "rtf",
    ".t2t": "t2t",
    ".tex": "latex",
    ".textile": "textile",
    ".tsv": "tsv",
    ".typ": "typst",
    ".wiki": "mediawiki",
    ".xlsx": "xlsx",
}
"""A suffix -> the name that pandoc has for the format, with the extensions that are asked for."""


def suffix_of(name: str) -> str:
    """Return the suffix of a file's name, in lower case."""
    return PurePosixPath(name).suffix.lower()
