"""Rules on text alternatives: there is one, and it says what the picture says (WCAG 2.2 1.1.1)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from publish.checks.drawings import own_words
from publish.checks.found import Found, shortened
from publish.checks.looked_at import LookedAt
from publish.checks.picture_words import BEGINNINGS, NOTHING
from publish.checks.says import bare
from publish.diagnostics import Kind
from publish.diagnostics.kinds import kind_of
from publish.model import (
    Decorative,
    Described,
    Figure,
    Image,
    Link,
    Node,
    Paragraph,
    Section,
    Sentence,
    Span,
    Undescribed,
)
from publish.model.walk import plain_text

_LONG = 250
"""Characters of an alternative that nobody can stop and go back in: a long description can be walked through."""

_ENDING = r"\.(?:png|jpe?g|jfif|gif|webp|svgz?|tiff?|bmp|hei[cf]|avif|raw|pdf|eps|psd)"
_FILE = re.compile(r"\S+" + _ENDING)
# What cameras, telephones and screens call their pictures: a word or two, then numbers, then nothing of meaning.
_NUMBERED = re.compile(
    r"(?:img|imag|image|dscn?|dscf|pxl|pic|pict|picture|photo|p|mvi|gopr|dji|scan|foto|bild|figure|fig|abb|abbildung|"
    r"screen ?shot|bildschirmfoto(?: vom)?|capture d'écran|captura de pantalla|schermafbeelding|schermata|"
    r"снимок экрана|لقطة شاشة|صورة|スクリーンショット|whatsapp image|signal|unnamed|untitled|download)"
    r"[\s_.(-]*\d(?:[\d\s_.:,()-]|at|um|à|a las|om|alle|wa|am|pm|edited|copy|kopie)*"
    rf"(?:{_ENDING})?"
)
_NUMBER = re.compile(r"[\d_-]{6,}")
_OF_A_MACHINE = re.compile(r"\S*(?:[_\d]\S*[-_.]|[-_.]\S*[_\d])\S*|[0-9a-f]{16,}|\S+\.\w+")
"""A name without spaces that no person says: words and numbers tied by hyphens, lines or dots."""
_WORD = re.compile(r"\w")


class _Picture(NamedTuple):
    """A picture with words: where and what it is, and what stands beside it."""

    text: str
    lang: str
    span: Span | None
    name: str
    whole: bool
    caption: str = ""
    what: str = "text alternative"

    @property
    def bare(self) -> str:
        return bare(self.text)


def _described(looked: LookedAt) -> Iterator[_Picture]:
    names = {resource.id: resource.name for resource in looked.article.resources}
    for node, lang, _ in looked.placed:
        match node:
            case Figure(resource, Described(text), caption) if text.strip():
                yield _Picture(text, lang, node.span, names.get(resource, ""), whole=True, caption=plain_text(caption))
            case Image(resource, Described(text)) if text.strip():
                yield _Picture(text, lang, node.span, names.get(resource, ""), whole=False)
            case _:
                pass
    cover = looked.article.meta.cover
    if cover and cover.alt.strip():
        yield _Picture(
            cover.alt,
            looked.article.meta.lang,
            None,
            names.get(cover.resource, ""),
            whole=True,
            what="text alternative of the cover",
        )


_OF_A_CELL = re.compile(r"cell-\d+-output-\d+\.\w+")
"""What the reader of notebooks calls a picture that a cell made."""


def undescribed(looked: LookedAt) -> Iterator[Found]:
    """IMG001: a picture has a text alternative, or is marked as one that needs none."""
    names = {resource.id: resource.name for resource in looked.article.resources}
    resources = {resource.id: resource for resource in looked.article.resources}
    before = ""
    for node in looked.nodes:
        before = _before(node, looked.file) or before
        if isinstance(node, Figure | Image) and (name := _undescribed(node, names)) is not None:
            words = own_words(resources[node.resource]) if node.resource in resources else ""
            hint = (
                f"the drawing calls itself «{shortened(words)}»: if that says what it shows, say it too"
                if words
                else ""
            )
            if not hint and _OF_A_CELL.fullmatch(name):
                hint = (
                    "write what it shows as `#| fig-alt: …` in the first line of the cell's code; see docs/notebooks.md"
                )
            yield Found("IMG001", node.span, f"image «{name}»{before} has no text alternative", hint)
    cover = looked.article.meta.cover
    if cover is not None and not cover.alt.strip():
        yield Found(
            "IMG001",
            message=f"cover image «{names.get(cover.resource, cover.resource)}» has no text alternative",
            hint="write what the cover shows, as in `cover: {image: cover.png, alt: a harbour at dawn}`",
        )


def _before(node: Node, file: str) -> str:
    """Return the words of a node of a Word file, by which a picture after it is known: Word shows no name of one."""
    if not isinstance(node, Sentence | Section) or kind_of(file) is not Kind.WORD:
        return ""
    words = plain_text(node.children if isinstance(node, Sentence) else node.title)
    return f", after «{shortened(words)}»," if words.strip() else ""


def _undescribed(node: Figure | Image, names: dict[str, str]) -> str | None:
    """Return the name of a picture that lacks a description; None for one that does not."""
    match node.alt:
        case Undescribed(name):
            return name
        case Described(text, _) if not text.strip():
            return names.get(node.resource, node.resource)
        case Described(_, _) | Decorative():
            return None


def empty_words(looked: LookedAt) -> Iterator[Found]:
    """IMG007: a text alternative says what the picture says, not that it is one."""
    for picture in _described(looked):
        if not _is_file_name(picture) and (fault := _emptiness(picture)):
            yield Found("IMG007", picture.span, f"{picture.what} {fault}: «{shortened(picture.text)}»")


def _emptiness(picture: _Picture) -> str:
    if _NUMBERED.fullmatch(picture.bare):
        return "is no more than a name and a number"
    if picture.bare in NOTHING["en"] | NOTHING.get(picture.lang.split("-", 1)[0], frozenset()):
        return "says nothing of the picture"
    # An emoji that a site shows as a picture in a line has the emoji as its alternative, and rightly so.
    if picture.whole and not _WORD.search(picture.text):
        return "has no words"
    return ""


def file_names(looked: LookedAt) -> Iterator[Found]:
    """IMG011: a text alternative is not what the file is called."""
    for picture in _described(looked):
        if _is_file_name(picture):
            yield Found("IMG011", picture.span, f"{picture.what} is the name of a file: «{shortened(picture.text)}»")


def _is_file_name(picture: _Picture) -> bool:
    if _FILE.fullmatch(picture.bare) or _NUMBER.fullmatch(picture.bare):
        return True
    # A picture of Paris may well be called «paris»: the name says nothing only where no person would say it.
    names = {picture.name.rsplit("/", 1)[-1].casefold(), picture.name.rsplit("/", 1)[-1].rpartition(".")[0].casefold()}
    return picture.bare in names and len(picture.bare) < _LONG and _OF_A_MACHINE.fullmatch(picture.bare) is not None


def repeated_beside(looked: LookedAt) -> Iterator[Found]:
    """IMG012: what stands in the caption, or beside the picture, is not said twice."""
    for picture in _described(looked):
        if picture.bare and picture.bare == bare(picture.caption):
            yield _said_twice(picture.span, "its caption", picture.text)
    for node in looked.nodes:
        if isinstance(node, Link):
            words = bare("".join(plain_text((part,)) for part in node.children if not isinstance(part, Image)))
            for part in node.children:
                if isinstance(part, Image) and isinstance(part.alt, Described) and words == bare(part.alt.text) != "":
                    yield _said_twice(part.span or node.span, "the words of its link", part.alt.text)
    for row in looked.rows:
        for before, after in zip(row.blocks, row.blocks[1:], strict=False):
            yield from _beside(before, after)
            yield from _beside(after, before)


def _beside(picture: object, words: object) -> Iterator[Found]:
    if isinstance(picture, Figure) and isinstance(picture.alt, Described) and isinstance(words, Paragraph):
        text = picture.alt.text
        if bare(text) and bare(text) == bare(plain_text(words.children)):
            yield _said_twice(picture.span, "the paragraph beside it", text)


def _said_twice(span: Span | None, what: str, text: str) -> Found:
    return Found("IMG012", span, f"text alternative repeats {what}: «{shortened(text)}»")


def long_alternatives(looked: LookedAt) -> Iterator[Found]:
    """IMG013: a text alternative is short, for nobody can stop in it; the rest is a long description or the text."""
    for picture in _described(looked):
        if (length := len(picture.text.strip())) > _LONG:
            yield Found("IMG013", picture.span, f"{picture.what} of {length} characters: «{shortened(picture.text)}»")


def announced(looked: LookedAt) -> Iterator[Found]:
    """IMG014: a voice says «image» by itself."""
    for picture in _described(looked):
        text = " ".join(picture.text.replace("’", "'").split())
        for lang in {"en", picture.lang.split("-", 1)[0]} & BEGINNINGS.keys():
            if match := BEGINNINGS[lang].match(text):
                rest = text[match.end() :].strip(" ,:")
                yield Found(
                    "IMG014",
                    picture.span,
                    f"{picture.what} begins with «{match[0]}», which a voice says by itself",
                    f"begin with what it shows: «{shortened(rest[:1].upper() + rest[1:])}»" if rest else "",
                )
                break


def same_words(looked: LookedAt) -> Iterator[Found]:
    """IMG015: two pictures that are not the same do not have the same words."""
    first: dict[str, _Picture] = {}
    told: set[str] = set()
    for picture in _described(looked):
        before = first.setdefault(picture.bare, picture)
        if not picture.bare or before.name == picture.name or not picture.whole or picture.bare in told:
            continue
        if _is_file_name(picture) or _emptiness(picture):
            continue
        told.add(picture.bare)
        place = f" in line {before.span.line}" if before.span else ""
        yield Found(
            "IMG015",
            picture.span,
            f"text alternative is that of another picture{place} («{before.name}»): «{shortened(picture.text)}»",
        )


CHECKS = (
    undescribed,
    empty_words,
    file_names,
    repeated_beside,
    long_alternatives,
    announced,
    same_words,
)
