"""The byline of pages and Word files is told once, and whatever else stands there stays."""

from __future__ import annotations

import pytest

from tests.readers.reading import reading

HEAD = (
    '<html lang="en"><head><title>Water</title><meta name="author" content="Lina Haddad">{}</head><body><h1>Water</h1>'
)
DATED = '<meta property="article:published_time" content="2025-03-12">'


def read(first: str, more: str = "") -> tuple[list[str], str, bool]:
    """The words of the first paragraph, the date, and whether a byline was told."""
    found = reading(f"{HEAD.format(more)}{first}<p>The pumps run again.</p>", "a.html")
    body = [getattr(block.children[0], "text", "…") for block in found.article.body]
    return body, found.article.meta.date, "SRC015" in {each.code for each in found.diagnostics}


@pytest.mark.parametrize(
    ("first", "more", "date"),
    [
        ("<p>By Lina Haddad", "", ""),
        ("<p><b>Lina Haddad</b>", DATED, "2025-03-12"),
        ("<p>By Lina Haddad, 12 March 2025", "", "2025-03-12"),
        ("<p>BY LINA HADDAD | March 12, 2025", DATED, "2025-03-12"),
        ("<p>von Lina Haddad · 12. März 2025", "", "2025-03-12"),
    ],
)
def test_a_byline_that_the_metadata_has_is_told_once(first, more, date):
    assert read(first, more) == (["The pumps run again."], date, True)


@pytest.mark.parametrize(
    "first",
    [
        "<p>By Omar Example",
        "<p>By Lina Haddad, who lives in Idlib",
        "<p>By Lina Haddad, 13 March 2025",
        '<p>By <a href="https://example.org/lina">Lina Haddad</a>',
        "<p>Lina Haddadin",
    ],
)
def test_what_says_more_or_something_else_stays(first):
    body, _, told = read(first, DATED)
    assert len(body) == 2
    assert not told


def test_two_authors_in_their_order():
    both = '<meta name="author" content="Omar Example">'
    assert read("<p>By Lina Haddad and Omar Example", both) == (["The pumps run again."], "", True)
    assert read("<p>By Omar Example", both)[2] is False
