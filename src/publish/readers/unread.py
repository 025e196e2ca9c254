"""What to do with a file of a kind that no reader knows, by the end of its name."""

from __future__ import annotations

from collections.abc import Iterable

from publish.readers.pandoc.formats import FORMATS

_TEXT = "open it in Word or LibreOffice, and save it as .docx"
_PICTURE = "name it in an article: a picture is published where an article shows it"
_TABLES = "copy what readers need of it into a table of an article"
_SLIDES = "write what it says as an article: slides are seen, not read"
_HEARD = "write what is said in it as an article: only text is read"
_PAGE = "save the page anew as «Web page, complete», which ends in .html, and give `--extract`"

_WAYS: dict[tuple[str, ...], str] = {
    (".doc", ".dot", ".dotx", ".rtf", ".odt", ".ott", ".fodt", ".sxw", ".wpd", ".wps"): _TEXT,
    (".pages",): "choose File > Export To > Word in Pages",
    (".gdoc",): "choose File > Download > Microsoft Word in Google Docs",
    (".pdf", ".ps", ".xps"): "give the file that it was made from: a PDF holds pages, and seldom what a heading is",
    (".png", ".jpg", ".jpeg", ".gif", ".svg", ".webp", ".avif", ".heic", ".bmp", ".tif", ".tiff"): _PICTURE,
    (".xls", ".xlsx", ".ods", ".csv", ".tsv", ".numbers"): _TABLES,
    (".ppt", ".pptx", ".odp", ".key"): _SLIDES,
    (".mp3", ".m4a", ".wav", ".ogg", ".mp4", ".mov", ".webm"): _HEARD,
    (".mht", ".mhtml", ".webarchive"): _PAGE,
}


def way(suffix: str, known: Iterable[str]) -> str:
    """Return what to do with a file that ends in a suffix; `known` are those that readers know."""
    told = next((hint for suffixes, hint in _WAYS.items() if suffix in suffixes), "")
    told = told or f"give a file that ends in {', '.join(known)}"
    return f"{told}; or let pandoc convert it, with `--pandoc`" if suffix in FORMATS else told
