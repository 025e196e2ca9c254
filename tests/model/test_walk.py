"""Walks see every node once, rewrites keep what did not change, and neither minds depth."""

from __future__ import annotations

import itertools
from typing import get_args

from hypothesis import given, settings
from msgspec.structs import replace

from publish import model as m
from publish.model.walk import plain_text, rewrite, rewrite_down, walk
from tests.samples import every_inline, p, sample_article, t
from tests.strategies import articles


def test_walk_sees_every_class() -> None:
    seen = {type(node) for node in walk(sample_article())}
    assert seen >= {*get_args(m.Block), *get_args(m.Inline), m.Item, m.Row, m.Cell, m.Description, m.Described}


def test_walk_is_in_reading_order() -> None:
    article = m.Article(
        title=t("one"),
        subtitle=t("two"),
        body=(m.Section(t("three"), (p("four"), m.Quote((p("five"),), t("six")))), p("seven")),
        notes=(m.Note(id="n", blocks=(p("eight"),)),),
    )
    words = [node.text for node in walk(article) if isinstance(node, m.Text)]
    assert words == ["one", "two", "three", "four", "five", "six", "seven", "eight"]


@settings(max_examples=40, deadline=None)
@given(articles())
def test_a_rewrite_that_changes_nothing_returns_the_same_object(article: m.Article) -> None:
    assert rewrite(article, lambda node: node) is article
    assert rewrite_down(article, lambda node: node) is article


def test_rewrite_keeps_the_parts_that_did_not_change() -> None:
    article = sample_article()

    def louder(node: m.Node) -> m.Node:
        return replace(node, text="LOUD") if isinstance(node, m.Text) and node.text == "asideword" else node

    changed = rewrite(article, louder)
    assert changed != article
    assert sum(one is not other for one, other in zip(article.body, changed.body, strict=True)) == 1
    assert changed.notes is article.notes


def test_rewrite_changes_children_first_and_rewrite_down_parents_first() -> None:
    tree = m.Paragraph((m.Emphasis(t("a")),))
    seen: list[str] = []

    def look(node: m.Node) -> m.Node:
        seen.append(type(node).__name__)
        return node

    rewrite(tree, look)
    rewrite_down(tree, look)
    assert seen == ["Text", "Emphasis", "Paragraph", "Paragraph", "Emphasis", "Text"]


def test_depth_is_no_matter() -> None:
    inner: m.Block = p("deep")
    for _ in range(100):
        inner = m.BulletList((m.Item((inner,)),))
    assert sum(1 for _ in walk(inner)) == 202
    assert rewrite(inner, lambda node: replace(node, text="x") if isinstance(node, m.Text) else node) != inner


def test_plain_text_of_every_inline() -> None:
    words = {kind.__name__: plain_text((inline,)) for kind, inline in every_inline().items()}
    assert words == {
        "Text": "plainword",
        "Emphasis": "stressword",
        "Strong": "strongword",
        "Strike": "struckword",
        "Subscript": "subword",
        "Superscript": "superword",
        "Code": "codeword",
        "Keyboard": "keyword",
        "Quoted": "quotedword",
        "Link": "linkword",
        "Foreign": "motfrançais",
        "Abbreviation": "SOHR",
        "Pronounced": "pronouncedword",
        "NoteReference": "",
        "Math": "x squared plus y",
        "Image": "inlinepicture",
        "LineBreak": "\n",
        "Sentence": "sentenceword",
    }


def test_plain_text_joins_without_a_sign_between() -> None:
    run = list(itertools.chain(t("a"), (m.Strong(t("b")), m.Code("c"))))
    assert plain_text(run) == "abc"
