"""Headings nest by their levels; what was skipped is told once, with its line."""

from __future__ import annotations

import pytest

from publish import model as m
from publish.passes.nest_sections import nest_sections
from tests.samples import p, t

Outline = list[tuple[str, "Outline"]]


def _flat(*levels: int) -> m.Article:
    blocks: list[m.Block] = [p("before")]
    for number, level in enumerate(levels, 1):
        blocks += [m.Section(t(f"{number}"), written_level=level, span=m.Span(number)), p(f"under {number}")]
    return m.Article(body=tuple(blocks))


def _outline(blocks: m.Blocks) -> list[object]:
    return [[block.title[0].text, *_outline(block.blocks)] for block in blocks if isinstance(block, m.Section)]


@pytest.mark.parametrize(
    ("levels", "outline", "skipped"),
    [
        ((), [], []),
        ((1, 1), [["1"], ["2"]], []),
        ((2, 3, 2), [["1", ["2"]], ["3"]], []),
        ((3, 3, 4), [["1"], ["2", ["3"]]], []),
        ((1, 3, 3, 2), [["1", ["2"], ["3"], ["4"]]], [2]),
        ((1, 3, 4, 6), [["1", ["2", ["3", ["4"]]]]], [2, 4]),
        ((3, 2, 3), [["1"], ["2", ["3"]]], [1]),
        ((1, 2, 3, 1, 2), [["1", ["2", ["3"]]], ["4", ["5"]]], []),
    ],
)
def test_nesting(levels: tuple[int, ...], outline: list[object], skipped: list[int]) -> None:
    article, said = nest_sections(_flat(*levels))
    assert _outline(article.body) == outline
    assert [(diagnostic.code, diagnostic.line) for diagnostic in said] == [("HEAD001", line) for line in skipped]


def test_what_follows_a_heading_stands_under_it() -> None:
    article, _ = nest_sections(_flat(1, 2))
    before, first = article.body
    assert before == p("before")
    assert first == m.Section(
        t("1"), (p("under 1"), m.Section(t("2"), (p("under 2"),), span=m.Span(2))), span=m.Span(1)
    )


def test_the_message_names_both_levels() -> None:
    _, (said,) = nest_sections(_flat(1, 3))
    assert said.message == "heading level skipped: level 3 after level 1"
    _, (said,) = nest_sections(_flat(3, 2))
    assert said.message == "heading level skipped: the first heading has level 3, a later one 2"


def test_six_sections_deep_is_too_deep_for_the_title_is_the_first_level() -> None:
    _, said = nest_sections(_flat(1, 2, 3, 4, 5, 6))
    assert [(diagnostic.code, diagnostic.line) for diagnostic in said] == [("HEAD002", 6)]


def test_an_article_that_is_nested_stays() -> None:
    article = m.Article(body=(m.Section(t("a"), (m.Section(t("b"), (p("c"),)),)), m.Section(t("d"))))
    assert nest_sections(article) == (article, ())
