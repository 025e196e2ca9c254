"""The article: its metadata, its title and body, its notes, and the pictures it needs."""

from __future__ import annotations

import re
from typing import Literal

import msgspec

from publish.model.nodes import Blocks, Inlines, Span

# RFC 5646 2.1 without its grandfathered tags and the language subtags of four to eight letters, of
# which none was ever registered: with them, the word «english» would be a tag.
_LANGUAGE_TAG = re.compile(
    r"[A-Za-z]{2,3}(?:-[A-Za-z]{3}){0,3}"
    r"(?:-[A-Za-z]{4})?(?:-(?:[A-Za-z]{2}|[0-9]{3}))?"
    r"(?:-(?:[A-Za-z0-9]{5,8}|[0-9][A-Za-z0-9]{3}))*"
    r"(?:-[A-WY-Za-wy-z0-9](?:-[A-Za-z0-9]{2,8})+)*(?:-x(?:-[A-Za-z0-9]{1,8})+)?"
)


def is_language_tag(tag: str) -> bool:
    """Tell whether a tag is well-formed by BCP 47 (RFC 5646 2.2.9)."""
    return _LANGUAGE_TAG.fullmatch(tag) is not None


class Record(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """What all records of the metadata share: frozen, named fields, no empty fields in JSON."""


class Person(Record, frozen=True):
    """An author. `orcid` is the bare identifier, as 0000-0002-1825-0097."""

    name: str
    affiliation: str = ""
    orcid: str = ""
    email: str = ""


class Pronunciation(Record, frozen=True):
    """How the voice says a word of the text; it reaches nothing but speech."""

    written: str
    spoken: str


class Correction(Record, frozen=True):
    """What was put right after publication, and when (ISO 8601 date)."""

    date: str
    text: str


class Cover(Record, frozen=True):
    """The picture of the cover: the id of a `Resource`, and its text alternative."""

    resource: str
    alt: str


class Accessibility(Record, frozen=True):
    """What a person evaluated and claims; `of` is to bind it to what they saw: nothing computes or compares it yet."""

    evaluator: str = ""
    credential: str = ""
    evaluated: str = ""
    of: str = ""
    report: str = ""
    limitations: str = ""
    contact: str = ""
    exemption: str = ""


class Meta(Record, frozen=True):
    """What is known about the article.

    Dates are ISO 8601: `date` and `updated` as the author gave them, `modified` the moment in UTC
    that stands in the files (empty: not known). `lang` is a BCP 47 tag, empty only before the
    passes. `toc` is None where the author left the choice to the theme.
    """

    slug: str = ""
    lang: str = ""
    identifier: str = ""
    authors: tuple[Person, ...] = ()
    date: str = ""
    updated: str = ""
    modified: str = ""
    description: str = ""
    keywords: tuple[str, ...] = ()
    publisher: str = ""
    rights: str = ""
    cover: Cover | None = None
    theme: str = ""
    toc: bool | None = None
    pronunciations: tuple[Pronunciation, ...] = ()
    accessibility: Accessibility = Accessibility()
    corrections: tuple[Correction, ...] = ()

    def __post_init__(self) -> None:
        if self.lang and not is_language_tag(self.lang):
            raise ValueError(f"lang must be a BCP 47 tag, such as en-GB, not {self.lang!r}")


class Note(Record, frozen=True):
    """A footnote: its id, its blocks, its place. Notes stand in the order of their first call."""

    id: str
    blocks: Blocks
    span: Span | None = None


class Resource(Record, frozen=True):
    """A file that the article shows, carried in it so that the article stands alone.

    `id` is `r` and 16 hexadecimal digits of the SHA-256 of the bytes. `width` and `height` are in
    CSS pixels. `media_type` is read from the bytes, never from the name. JSON holds base64.
    """

    id: str
    name: str
    media_type: Literal["image/png", "image/jpeg", "image/gif", "image/webp", "image/svg+xml"]
    width: int
    height: int
    data: bytes


class Article(Record, frozen=True, omit_defaults=False):
    """One article, whole: the same for every exporter."""

    model: Literal["1"] = "1"
    meta: Meta = Meta()
    title: Inlines = ()
    subtitle: Inlines = ()
    body: Blocks = ()
    notes: tuple[Note, ...] = ()
    resources: tuple[Resource, ...] = ()
