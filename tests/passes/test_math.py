"""Formulas are said in the article's language; what cannot be read is told."""

from __future__ import annotations

import pytest

from publish import model as m
from publish.passes.math import math
from tests.samples import p

_MATHML = "<math><mfrac><mi>a</mi><mi>b</mi></mfrac></math>"


@pytest.mark.parametrize(
    ("lang", "spoken"),
    [
        ("en-GB", "x squared"),
        ("de", "x Quadrat"),
        ("fr", "x au carré"),
        ("es", "x al cuadrado"),
        ("pt-PT", "x ao quadrado"),
    ],
)
def test_words_in_the_article_s_language(lang: str, spoken: str) -> None:
    article = m.Article(meta=m.Meta(lang=lang), body=(m.Formula("x^2"), m.Paragraph((m.Math("x^2"),))))
    done, said = math(article)
    assert said == ()
    assert done.body == (m.Formula("x^2", spoken=spoken), m.Paragraph((m.Math("x^2", spoken=spoken),)))


def test_mathml() -> None:
    done = math(m.Article(meta=m.Meta(lang="en"), body=(m.Formula(_MATHML, "mathml"),))).article
    assert done.body == (m.Formula(_MATHML, "mathml", "a over b"),)


@pytest.mark.parametrize(
    ("source", "notation", "told"),
    [
        (r"\frac{a", "tex", "column 6: '{' without a matching '}'"),
        (r"\foo{x}", "tex", r"column 1: unsupported command: \foo"),
        ("", "tex", "it is empty"),
        ("<math><mi>", "mathml", "column 1: invalid MathML (line 1): the root node was opened but never closed"),
    ],
)
def test_what_cannot_be_read_keeps_its_source(source: str, notation: str, told: str) -> None:
    formula = m.Formula(source, notation, span=m.Span(7))  # type: ignore[arg-type]
    done, (said,) = math(m.Article(meta=m.Meta(lang="en"), body=(formula,)))
    assert done.body == (formula,)
    assert (said.code, said.line, said.message) == ("MATH001", 7, f"formula cannot be read: {told}")


def test_the_author_s_words_stay() -> None:
    article = m.Article(meta=m.Meta(lang="en"), body=(m.Formula("x^2", spoken="the square of x"), p("x")))
    assert math(article) == (article, ())


def test_a_language_without_words_for_formulas_gets_none() -> None:
    article = m.Article(meta=m.Meta(lang="fa"), body=(m.Formula("x^2"),))
    assert math(article) == (article, ())
