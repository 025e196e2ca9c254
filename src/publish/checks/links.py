"""Rules on links: their words say where they lead, and what they lead to is there (WCAG 2.2 2.4.4)."""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterator
from itertools import pairwise
from urllib.parse import unquote, urlsplit

from publish.checks.found import Found, shortened
from publish.checks.looked_at import LookedAt
from publish.checks.says import bare
from publish.checks.vague import VAGUE
from publish.diagnostics import Kind
from publish.model import (
    CodeBlock,
    Figure,
    Formula,
    Image,
    Inline,
    Inlines,
    Link,
    Section,
    Sentence,
    Table,
    Text,
    Undescribed,
)
from publish.model.walk import plain_text, walk

_ADDRESS = ("http://", "https://", "www.", "ftp://")
_NO_PLACE = frozenset({"", "#"})

_NAMES_OF_TYPES = {
    "pdf": "pdf", "doc": "word|docx?", "docx": "word|docx", "odt": "odt|opendocument|libreoffice",
    "xls": "excel|xlsx?|spreadsheet", "xlsx": "excel|xlsx|spreadsheet", "ods": "ods|opendocument|spreadsheet",
    "csv": "csv|spreadsheet", "ppt": "power ?point|pptx?|slides", "pptx": "power ?point|pptx|slides", "rtf": "rtf",
    "epub": "epub|e-?book", "zip": "zip|archive", "mp3": "mp3|audio|podcast|recording|listen",
    "mp4": "mp4|video|film|watch", "mov": "video|film|watch", "wav": "audio|recording|listen",
}  # fmt: skip
_TYPES = {ending: re.compile(rf"\b(?:{names})\b", re.IGNORECASE) for ending, names in _NAMES_OF_TYPES.items()}
_BESIDE = 40
"""Characters behind a link in which its file's type may stand, as «(PDF, 2 MB)»."""


def vague_words(looked: LookedAt) -> Iterator[Found]:
    """LINK001: a list of links, as a screen reader shows it, must make sense by itself."""
    titles = {
        f"#{node.id}": _NUMBER.sub("", bare(plain_text(node.title)))
        for node in looked.nodes
        if isinstance(node, Section)
    }
    for node, lang, _ in looked.placed:
        if isinstance(node, Link) and not _names(node, titles):
            yield from _vague(node, lang)


_NUMBER = re.compile(r"^[\d.]+\s+")


def _names(link: Link, titles: dict[str, str]) -> bool:
    """Tell whether a link is called as the section that it leads to, as «Source» may be."""
    return bool(link.target in titles and (words := bare(plain_text(link.children))) and words == titles[link.target])


def _vague(link: Link, lang: str) -> Iterator[Found]:
    words = plain_text(link.children)
    if not bare(words):
        pictures = [part for part in walk(link) if isinstance(part, Image)]
        if any(isinstance(picture.alt, Undescribed) for picture in pictures):
            return  # the picture's lack of words is said by IMG001
        if pictures:
            hint = "write in the picture's alternative where the link leads"
            yield Found("LINK001", link.span, "link has only a picture without words", hint)
        else:
            fault = f"has no words: «{words.strip()}»" if words.strip() else "is empty"
            yield Found("LINK001", link.span, f"link text {fault}")
    elif bare(words) in VAGUE["en"] | VAGUE.get(lang.split("-", 1)[0], frozenset()):
        hint = "" if link.target in _NO_PLACE else f"say in the link's words what is found at {shortened(link.target)}"
        yield Found("LINK001", link.span, f"link text does not say where it leads: «{shortened(words)}»", hint)


def addresses(looked: LookedAt) -> Iterator[Found]:
    """LINK011: a voice spells an address out, letter by letter."""
    for node in looked.nodes:
        if isinstance(node, Link) and bare(words := plain_text(node.children)).startswith(_ADDRESS):
            hint = {Kind.MARKDOWN: f"write what is found there, as in [the name of the page]({shortened(node.target)})"}
            yield Found("LINK011", node.span, f"link text is an address: «{shortened(words)}»", hint)


def lost_places(looked: LookedAt) -> Iterator[Found]:
    """LINK002, LINK008: a link inside the article leads to an id of the article, and a link leads somewhere."""
    anchors = Section | Figure | Table | CodeBlock | Formula | Sentence
    known = {node.id for node in looked.nodes if isinstance(node, anchors)}
    known |= {note.id for note in looked.article.notes}
    places = [node.id for node in looked.nodes if isinstance(node, Section | Figure | Table) and node.id]
    hinted = 0
    for node in looked.nodes:
        if not isinstance(node, Link):
            continue
        if node.target.strip() in _NO_PLACE:
            yield Found("LINK008", node.span, f"link leads nowhere: «{shortened(plain_text(node.children))}»")
        elif node.target.startswith("#") and node.target[1:] not in known:
            hint = _nearest(node.target[1:], places) if (hinted := hinted + 1) <= _MOST_HINTS else ""
            message = f"link to «{shortened(node.target)}» leads to no place in this article"
            yield Found("LINK002", node.span, message, hint)


_MOST_HINTS, _MOST_PLACES = 50, 2000
"""How many links are told the nearest place, and among how many places it is looked for: each is compared with all."""


def _nearest(name: str, places: list[str]) -> str:
    """Return the place whose name comes nearest, as a question; nothing where none does."""
    near = difflib.get_close_matches(unquote(name).lower(), places[:_MOST_PLACES], 1, 0.7)
    return f"did you mean #{near[0]}?" if near else ""


def same_words(looked: LookedAt) -> Iterator[Found]:
    """LINK007: links that are called the same lead to the same place."""
    first: dict[str, Link] = {}
    told: set[str] = set()
    for node, lang, inside in looked.placed:
        # A contents list names the place in the article as the text names the page elsewhere; in a table the
        # headers of its cell tell one link from another.
        if (
            not isinstance(node, Link)
            or inside in {"description", "table"}
            or node.target.startswith("#")
            or not node.target
        ):
            continue
        words = bare(plain_text(node.children))
        if words in told or not _is_name(words, lang):
            continue
        before = first.setdefault(words, node)
        if _place(before.target) != _place(node.target):
            told.add(words)
            where = f" in line {before.span.line}" if before.span else ""
            message = f"«{shortened(words)}» leads to another place than{where or ' before'}"
            hint = f"one leads to {shortened(before.target)}, the other to {shortened(node.target)}; name both"
            yield Found("LINK007", node.span, message, hint)


def _is_name(words: str, lang: str) -> bool:
    """Tell whether the words of a link name something: not a number, not an address, not «here»."""
    vague = VAGUE["en"] | VAGUE.get(lang.split("-", 1)[0], frozenset())
    return sum(map(str.isalpha, words)) > 1 and words not in vague and not words.startswith(_ADDRESS)


def _place(target: str) -> str:
    """Return an address as it is compared: the scheme, `www.` and a slash at the end lead to no other page."""
    return re.sub(r"^(?:https?:)?//(?:www\.)?", "", target.strip(), flags=re.IGNORECASE).rstrip("/").casefold()


def adjacent(looked: LookedAt) -> Iterator[Found]:
    """LINK009: a place is linked once, not by a picture and again by the words beside it."""
    for node in looked.nodes:
        run = getattr(node, "children", None)
        if run and not isinstance(node, Link):
            links = [part for part in run if not _is_blank(part)]
            for one, two in pairwise(links):
                if isinstance(one, Link) and isinstance(two, Link) and one.target == two.target != "":
                    yield Found("LINK009", two.span, f"two links side by side lead to {shortened(two.target)}")


def _is_blank(inline: Inline) -> bool:
    return isinstance(inline, Text) and not inline.text.strip()


def files(looked: LookedAt) -> Iterator[Found]:
    """LINK010: who follows a link to a file knows before that another program opens it."""
    for node in looked.nodes:
        run: Inlines = getattr(node, "children", ())
        for number, link in enumerate(run or ()):
            if isinstance(link, Link) and (ending := _ending(link.target)):
                said = plain_text((*link.children, *run[number + 1 : number + 3]))
                shown = len(plain_text(link.children)) + _BESIDE
                if not _TYPES[ending].search(said[:shown]):
                    words = shortened(plain_text(link.children))
                    hint = f"say so in the link's words, as in «{words} ({ending.upper()})»"
                    yield Found(
                        "LINK010", link.span, f"link does not say that it leads to a {ending.upper()} file", hint
                    )


def _ending(target: str) -> str:
    try:
        path = urlsplit(target).path
    except ValueError:
        return ""
    ending = path.rpartition(".")[2].lower() if "." in path.rpartition("/")[2] else ""
    return ending if ending in _TYPES else ""


CHECKS = (vague_words, addresses, lost_places, same_words, adjacent, files)
