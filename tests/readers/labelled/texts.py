"""The labelled texts: each source as six programs would copy it, with what stands above an article in the web."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from tests.readers.labelled.copies import MANNERS, Copy, copied
from tests.readers.labelled.pieces import Piece, pieces

SOURCES = Path(__file__).parent / "sources"
_AUTHORS = {
    "en": ("Ada Example", "Bo Other"),
    "es": ("Ana Ejemplo", "Blas Otro"),
    "fr": ("Anne Exemple", "Benoît Autre"),
    "de": ("Anna Beispiel", "Bernd Andere"),
    "ar": ("أمل مثال", "باسم آخر"),
}
# What sites write over an article: byline and date, in one line or in two, with or without a standfirst.
_FRONTS = {
    "en": (
        (),
        ("By {a}",),
        ("By {a} and {b}, 12 March 2024",),
        ("{standfirst}", "By {a} | March 12, 2024"),
        ("Published 12 March 2024", "Words by {a} and {b}"),
        ("Written by {a}", "Mar 12, 2024"),
    ),
    "es": (("Por {a}", "12 de marzo de 2024"), ("Por {a} y {b}",)),
    "fr": (("Par {a}", "Publié le 12 mars 2024"), ("Par {a} et {b}",)),
    "de": (("Von {a} und {b}", "12. März 2024"), ("Von {a}",)),
    "ar": (("بقلم {a}", "12 مارس 2024"),),
}
_STANDFIRST = "What it took, who took part, and what comes next"
_LANGUAGES = {"login-es": "es", "login-fr": "fr", "vote-fr": "fr", "vote-ar": "ar", "gesetze": "de"}


class Text(NamedTuple):
    """A labelled text: its name, the manner of its copy, the copy, and the authors and the date that it names."""

    name: str
    manner: str
    copy: Copy
    authors: tuple[str, ...]
    date: str


def texts() -> Iterator[Text]:
    """Yield every source in every manner."""
    for path in sorted(SOURCES.glob("*.md")):
        title, *body = pieces(path.read_text(encoding="utf-8"))
        front, authors, date = _front(path.stem)
        parts = [title._replace(kind="title"), *front, *body]
        for name, manner in MANNERS.items():
            yield Text(path.stem, name, copied(parts, manner), authors, date)


def _front(name: str) -> tuple[list[Piece], tuple[str, ...], str]:
    lang = next((tag for start, tag in _LANGUAGES.items() if name.startswith(start)), "en")
    number = int(hashlib.sha256(name.encode()).hexdigest(), 16)
    lines = _FRONTS[lang][number % len(_FRONTS[lang])]
    a, b = _AUTHORS[lang]
    written = [line.format(a=a, b=b, standfirst=_STANDFIRST) for line in lines]
    kinds = ["standfirst" if line == _STANDFIRST else "byline" if a in line else "date" for line in written]
    authors = tuple(each for each in (a, b) if any(each in line for line in written))
    front = [Piece(kind, line) for kind, line in zip(kinds, written, strict=True)]  # type: ignore[arg-type]
    return front, authors, "2024-03-12" if any("2024" in line for line in written) else ""
