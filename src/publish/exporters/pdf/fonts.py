"""The fonts of one PDF: only the faces that its text needs, each declared by an `@font-face`."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

from weasyprint.text.fonts import FontConfiguration  # type: ignore[import-untyped]  # it has no types

from publish.catalogue.scripts import scripts
from publish.exporters.pdf.shelf import FONT, Book
from publish.model import Article, CodeBlock, nodes
from publish.model.walk import walk
from publish.themes import Face, Family, Theme, font_file

# Latin letters below this one are in every text face; beyond are phonetic signs and rarer languages.
_RARER_LATIN = "\u0180"


def families(article: Article, theme: Theme) -> tuple[Family, ...]:
    """Return the families that an article needs: text and headings, mono for code, fallbacks by script."""
    has_code = any(isinstance(node, nodes.Code | nodes.Keyboard | CodeBlock) for node in walk(article))
    used = _scripts("".join(_texts(article)))
    fonts = theme.fonts
    return (
        fonts.body,
        fonts.heading,
        *((fonts.mono,) if has_code else ()),
        *(family for family in fonts.fallbacks if used.intersection(family.scripts)),
    )


def _scripts(text: str) -> frozenset[str]:
    found = frozenset(scripts(text))
    rare = any("Latn" in scripts(character) for character in set(text) if character >= _RARER_LATIN)
    return found if rare else found - {"Latn"}


def _texts(article: Article) -> Iterator[str]:
    """Yield every word that the pages show."""
    meta = article.meta
    yield from (meta.publisher, meta.rights, meta.description, *(author.name for author in meta.authors))
    yield from (author.affiliation for author in meta.authors)
    yield from (correction.text for correction in meta.corrections)
    yield from (meta.accessibility.limitations, meta.accessibility.contact)
    for node in walk(article):
        match node:
            case nodes.Text(text) | nodes.Code(text) | nodes.Keyboard(text) | CodeBlock(text):
                yield text
            case nodes.Abbreviation(text, expansion):
                yield text + expansion
            case _:
                pass


def books(chosen: tuple[Family, ...]) -> dict[str, Book]:
    """Return the font files by address; raise MachineLack where one is not installed."""
    return {
        address(family, face): Book("font/ttf", font_file(family, face)) for family in chosen for face in family.faces
    }


def address(family: Family, face: Face) -> str:
    """Return the address of a face. It has no spaces or brackets, which CSS and URLs would change."""
    return f"{FONT}{family.name.replace(' ', '-')}/{face.weight}/{face.style}"


def font_faces(chosen: tuple[Family, ...]) -> str:
    """Return the `@font-face` rules of families."""
    return "\n".join(
        f'@font-face {{ font-family: "{family.name}"; font-weight: {face.weight}; font-style: {face.style}; '
        f'src: url("{address(family, face)}"); }}'
        for family in chosen
        for face in family.faces
    )


@lru_cache(maxsize=8)
def configuration(chosen: tuple[Family, ...]) -> FontConfiguration:  # noqa: ARG001  # the key of the cache
    """Return the font configuration for families, kept because loading fonts is the dearest step.

    One for each choice of families: what an earlier article loaded must not show in a later one.
    """
    return FontConfiguration()
