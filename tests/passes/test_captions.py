"""A label that was typed before a caption is not said twice."""

from __future__ import annotations

import pytest

from publish import model as m
from publish.model.walk import plain_text
from publish.passes.captions import captions


def _captions(*given: m.Inlines, lang: str = "en") -> list[m.Inlines]:
    figures = tuple(m.Figure("r", m.Described("Smoke"), caption) for caption in given)
    body = captions(m.Article(meta=m.Meta(lang=lang), body=figures)).article.body
    return [figure.caption for figure in body if isinstance(figure, m.Figure)]


@pytest.mark.parametrize(
    ("lang", "written", "left"),
    [
        ("en", "Figure 1: Smoke", "Smoke"),
        ("en-GB", "figure 1. Smoke", "Smoke"),
        ("en", "Fig. 1 – Smoke", "Smoke"),
        ("fr", "Figure 1\u00a0: Fumée", "Fumée"),
        ("de", "Abb. 1: Rauch", "Rauch"),
        ("de", "Abbildung 1: Rauch", "Rauch"),
        ("ar", "الشكل 1: دخان", "دخان"),
        ("en", "Figure 1: Figure 1: Smoke", "Smoke"),
        ("en", "Figure 2: Smoke", "Figure 2: Smoke"),
        ("en", "Figure 1 shows smoke", "Figure 1 shows smoke"),
        ("en", "Figure 1.2: Smoke", "Figure 1.2: Smoke"),
        ("en", "Figure 11: Smoke", "Figure 11: Smoke"),
        ("en", "Table 1: Smoke", "Table 1: Smoke"),
        ("en", "Figure 1:", "Figure 1:"),
    ],
)
def test_a_typed_label_goes_where_the_editions_count_to_the_same_number(lang: str, written: str, left: str) -> None:
    (caption,) = _captions((m.Text(written),), lang=lang)
    assert plain_text(caption) == left


def test_labels_count_as_the_editions_do() -> None:
    one, none, two = _captions((m.Text("Figure 1: Smoke"),), (), (m.Text("Figure 2: Fire"),))
    assert [plain_text(one), plain_text(none), plain_text(two)] == ["Smoke", "", "Fire"]


def test_a_label_in_bold_goes_and_what_follows_keeps_its_marks() -> None:
    (caption,) = _captions((m.Strong((m.Text("Figure 1."),)), m.Text(" Smoke, "), m.Emphasis((m.Text("dense"),))))
    assert caption == (m.Text("Smoke, "), m.Emphasis((m.Text("dense"),)))


def test_tables_count_for_themselves_and_what_stands_in_them_is_counted_in_reading_order() -> None:
    figure = m.Figure("r", m.Described("Smoke"), (m.Text("Figure 1: Smoke"),))
    table = m.Table((m.Row((m.Cell((figure,)),)),), (m.Text("Table 1: Costs"),))
    (left,) = captions(m.Article(body=(table,))).article.body
    assert isinstance(left, m.Table)
    assert plain_text(left.caption) == "Costs"
    assert "Figure 1" not in str(left)


def test_a_second_time_changes_nothing() -> None:
    article = m.Article(body=(m.Figure("r", m.Described("Smoke"), (m.Text("Figure 1: Smoke"),)),))
    once = captions(article).article
    assert captions(once).article is once


@pytest.mark.parametrize(
    ("written", "told"),
    [
        ("Figure 3: Smoke", "Figure 3"),
        ("Fig. 1.2: Smoke", "Fig. 1.2"),
        ("Figure 1: Smoke", ""),
        ("Figure 1:", ""),
        ("Figure 3 shows smoke", ""),
        ("Smoke", ""),
    ],
)
def test_another_number_is_told(written: str, told: str) -> None:
    figure = m.Figure("r", m.Described("Smoke"), (m.Text(written),), span=m.Span(7))
    said = captions(m.Article(meta=m.Meta(lang="en"), body=(figure,))).diagnostics
    assert [(d.code, d.line) for d in said] == ([("IMG016", 7)] if told else [])
    assert all(f"«{told}»" in d.message for d in said)
