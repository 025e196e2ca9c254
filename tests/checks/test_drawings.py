"""A drawing that says what it is helps its author to a text alternative."""

from __future__ import annotations

import pytest

from publish.checks.alternatives import undescribed
from publish.checks.drawings import own_words
from publish.checks.looked_at import LookedAt
from publish.model import Article, Figure, Resource, Undescribed


def drawing(inside: str) -> Resource:
    data = f'<svg xmlns="http://www.w3.org/2000/svg">{inside}</svg>'.encode()
    return Resource(id="r", name="x.svg", media_type="image/svg+xml", width=1, height=1, data=data)


@pytest.mark.parametrize(
    ("inside", "words"),
    [
        ("<title>\n  A map of\n  Aleppo </title><desc>More</desc>", "A map of Aleppo"),
        ("<title> </title><desc>A map</desc>", "A map"),
        ("<g><title>of a part</title></g>", ""),
        ("<rect/>", ""),
        ("<torn", ""),
    ],
)
def test_the_words_of_a_drawing(inside: str, words: str) -> None:
    assert own_words(drawing(inside)) == words


def test_they_are_offered_where_the_alternative_is_missing() -> None:
    figure = Figure(id="f", resource="r", alt=Undescribed("x.svg"), caption=())
    article = Article(body=(figure,), resources=(drawing("<title>A map of Aleppo</title>"),))
    (found,) = undescribed(LookedAt(article))
    assert "«A map of Aleppo»" in found.hint
