"""From an article to the files of its book, and out to the sink."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from typing import BinaryIO

import msgspec

from publish import markup
from publish.catalogue import direction, words
from publish.diagnostics import Diagnostic
from publish.exporters.epub import claims, documents, metadata, pictures
from publish.exporters.epub.navigation import navigation
from publish.exporters.epub.package import File, Package, write
from publish.exporters.epub.spine import Kind, Part, parts, places
from publish.model import Article, Section
from publish.themes import Theme, stylesheet

_NOT_IN_FRAGMENTS = re.compile(r"""[\s"#%<>\[\\\]^`{|}]""")
"""What a fragment of a URL holds only as a code (RFC 3987 2.2); letters of any script may stand in it."""
_WRITERS: Mapping[Kind, Callable[[markup.Setting, Part], File]] = {
    "cover": documents.cover,
    "title": documents.title_page,
    "body": documents.body,
    "notes": documents.endnotes,
}
"""What writes the pages of the article; the other two tell of these, and are written after them."""
_WORTH_A_LIST = 3
"""Sections from which a contents page is worth its place, where the theme wants one."""


class EpubOptions(msgspec.Struct, frozen=True, kw_only=True):
    """What a run may choose: `claim` says of accessibility what the content bears out; a draft must not."""

    claim: bool = True


def export(article: Article, theme: Theme, options: EpubOptions, sink: BinaryIO) -> tuple[Diagnostic, ...]:
    """Write the EPUB of an article (after the passes) to a sink; it shows every part, so there is nothing to tell."""
    write(_package(article, theme, claim=options.claim), sink)
    return ()


def _package(article: Article, theme: Theme, *, claim: bool) -> Package:
    spine = parts(article, contents=_wants_contents(article, theme))
    setting = _setting(article, spine)
    texts = tuple(_WRITERS[part.kind](setting, part) for part in spine if part.kind in _WRITERS)
    facts = claims.facts(article, texts, pictures.shown(article))
    said = claims.sentences(facts, setting.medium.words) if claim else ()
    earned = claims.earned(facts, setting.medium.words, article.meta.lang) if claim else claims.unknown()
    last = documents.about(setting, spine[-1], said)
    style = File("style.css", "text/css", stylesheet(theme, "epub").encode())
    return Package(
        identifier=metadata.identifier(article),
        lang=article.meta.lang or "und",
        direction=direction(article.meta.lang),
        modified=article.meta.modified,
        metadata=(*metadata.entries(article), *earned),
        files=(*texts, last, navigation(setting, spine), style, *pictures.files(article)),
        spine=tuple(part.path for part in spine),
    )


def _wants_contents(article: Article, theme: Theme) -> bool:
    """Tell whether the contents are a page to read through; readers can call them up in any case."""
    sections = sum(isinstance(block, Section) for block in article.body)
    return bool(sections) and (
        theme.toc and sections >= _WORTH_A_LIST if article.meta.toc is None else article.meta.toc
    )


def _setting(article: Article, spine: Sequence[Part]) -> markup.Setting:
    found: dict[str, str] = {}
    medium = markup.Medium(
        image=pictures.path,
        place=lambda ident: f"{found[ident]}#{_NOT_IN_FRAGMENTS.sub(_percent, ident)}",
        math="mathml",
        epub_types=True,
        words=words(article.meta.lang),
    )
    setting = markup.setting(article, medium)
    found.update(places(setting, spine))
    return setting


def _percent(found: re.Match[str]) -> str:
    return "".join(f"%{byte:02X}" for byte in found[0].encode())
