"""The style of one PDF: its fonts, the theme's stylesheet, and the rules that hang on the article."""

from __future__ import annotations

import re

from publish.catalogue import Words, words
from publish.exporters.pdf.fonts import font_faces
from publish.model import Article
from publish.themes import Family, Theme, stylesheet
from publish.themes.paper import paper

_COUNTERS = {"{n}": "counter(page)", "{m}": "counter(pages)"}


def css(article: Article, theme: Theme, chosen: tuple[Family, ...]) -> str:
    """Return the whole CSS of one PDF."""
    return "\n".join((font_faces(chosen), stylesheet(theme, "pdf"), _page_rules(article, theme)))


def _page_rules(article: Article, theme: Theme) -> str:
    """Return the sheet that readers of the article's language print on, and «page n of m» in its words."""
    size = paper(theme.page, article.meta.lang).name
    return f"@page {{ size: {size}; @bottom-center {{ content: {_page_count(words(article.meta.lang))}; }} }}"


def _page_count(own: Words) -> str:
    """Return «page {n} of {m}» as a value of the CSS property `content`."""
    parts = re.split(r"(\{[nm]\})", own.page)
    return " ".join(_COUNTERS.get(part) or _string(part) for part in parts if part)


def _string(text: str) -> str:
    """Return text as a CSS string (CSS Syntax 3, 4.3.5): what is not a letter or digit goes by its number."""
    return '"' + "".join(c if c.isalnum() else f"\\{ord(c):x} " for c in text) + '"'
