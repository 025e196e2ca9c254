"""What a style is for, told by its name: Word's own, LibreOffice's, pandoc's and ours, in several languages."""

from __future__ import annotations

import re
from typing import Literal

Role = Literal[
    "",
    "title",
    "subtitle",
    "author",
    "affiliation",
    "date",
    "heading",
    "contents",
    "quote",
    "quote-source",
    "code",
    "caption",
    "break",
    "term",
    "definition",
    "continued",
    "aside-label",
    "aside-text",
    "prose",
]
Trait = Literal["", "code", "keyboard", "strong", "emphasis", "note-mark"]

_PARAGRAPHS: dict[str, Role] = {
    **dict.fromkeys(
        ("title", "titel", "titre", "título", "titulo", "titolo", "название", "العنوان", "标题", "表題"), "title"
    ),
    **dict.fromkeys(("subtitle", "untertitel", "sous-titre", "subtítulo", "sottotitolo", "ondertitel"), "subtitle"),
    **dict.fromkeys(("author", "authors", "byline"), "author"),
    "affiliation": "affiliation",
    **dict.fromkeys(("date", "datum"), "date"),
    **dict.fromkeys(("toc heading", "contents heading", "index heading", "toa heading"), "contents"),
    **dict.fromkeys(
        (
            "quote",
            "intense quote",
            "block text",
            "block quote",
            "block quotation",
            "quotations",
            "quotation",
            "blockquote",
            "zitat",
            "intensives zitat",
            "citation",
            "citation intense",
            "cita",
            "cita destacada",
            "citazione",
            "citaat",
        ),
        "quote",
    ),
    "quote source": "quote-source",
    **dict.fromkeys(
        (
            "source code",
            "code",
            "code block",
            "html preformatted",
            "preformatted text",
            "macro text",
            "macro",
            "listing",
        ),
        "code",
    ),
    **dict.fromkeys(
        (
            "caption",
            "beschriftung",
            "légende",
            "epígrafe",
            "leyenda",
            "didascalia",
            "bijschrift",
            "table caption",
            "image caption",
            "figure",
            "illustration",
            "table",
        ),
        "caption",
    ),
    **dict.fromkeys(("horizontal line", "thematic break", "horizontal rule"), "break"),
    **dict.fromkeys(("definition term", "list heading"), "term"),
    **dict.fromkeys(("definition", "list contents"), "definition"),
    **dict.fromkeys(("list continue", "list continue 2", "list continue 3", "list continue 4"), "continued"),
    **dict.fromkeys(("normal", "body text", "first paragraph", "compact", "footnote text", "endnote text"), "prose"),
}

_CHARACTERS: dict[str, Trait] = {
    **dict.fromkeys(
        (
            "verbatim char",
            "html code",
            "html typewriter",
            "html sample",
            "source text",
            "code",
            "code char",
            "inline code",
        ),
        "code",
    ),
    **dict.fromkeys(("html keyboard", "user entry", "keyboard"), "keyboard"),
    **dict.fromkeys(("strong", "strong emphasis", "intense emphasis", "fett"), "strong"),
    **dict.fromkeys(("emphasis", "subtle emphasis", "hervorhebung"), "emphasis"),
    **dict.fromkeys(
        ("footnote reference", "endnote reference", "footnote characters", "endnote characters"), "note-mark"
    ),
}

_HEADING = re.compile(
    r"(?:heading|überschrift|titre|título|titulo|titolo|kop|rubrik|overskrift|otsikko|nagłówek|nadpis|címsor|başlık"
    r"|заголовок|επικεφαλίδα|标题|標題|見出し|제목|عنوان|כותרת|शीर्षक)\s*([1-9])"
)
_CONTENTS_LINE = re.compile(r"(?:toc|contents|table of figures|table of authorities|verzeichnis)\s*[1-9]?")


_ASIDE = re.compile(r"aside \w+ (label|text)")


def role_of(name: str) -> tuple[Role, int]:
    """Return what a paragraph style of this name is for, with the level of a heading."""
    folded = _folded(name)
    if found := _HEADING.fullmatch(folded):
        return "heading", int(found[1])
    if found := _ASIDE.fullmatch(folded):
        return ("aside-label" if found[1] == "label" else "aside-text"), 0
    if _CONTENTS_LINE.fullmatch(folded):
        return "contents", 0
    return ("heading", 1) if folded == "heading" else (_PARAGRAPHS.get(folded, ""), 0)


def trait_of(name: str) -> Trait:
    """Return what a character style of this name says of its words."""
    return _CHARACTERS.get(_folded(name), "")


def _folded(name: str) -> str:
    return " ".join(name.replace("_", " ").lower().split())
