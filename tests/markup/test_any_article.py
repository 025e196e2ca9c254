"""Any article that the passes have gone over is written whole, well-formed, and with places for all its links."""

from __future__ import annotations

from collections import Counter

import pytest
from hypothesis import HealthCheck, given, settings

from publish import model as m
from publish.model.walk import walk
from publish.passes import run
from tests.markup.pages import NAMES, page, parsed
from tests.strategies import articles

# Words of the strategies that no words of ours hold.
WORDS = ("naïve", "ended", "Why", "1990", "नमस्ते", "حلب", "你好", "Ω", "😀", "Ctrl", "Longer")
TEXTS = (m.Text, m.Code, m.Keyboard, m.CodeBlock)


def held(article: m.Article) -> Counter[str]:
    text = "\n".join(node.text for node in walk(article) if isinstance(node, TEXTS))
    return Counter({word: text.count(word) for word in WORDS})


@pytest.mark.parametrize("math", ["mathml", "svg"])
@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(article=articles())
def test_any_article(math: str, article: m.Article) -> None:
    article = run(article, "x.md").article
    tree = parsed(page(article, math=math))
    ids = tree.xpath("//@id[not(ancestor::s:svg)]", namespaces=NAMES)
    assert len(ids) == len(set(ids))
    for reference in tree.xpath("//h:a/@href[starts-with(., '#')]", namespaces=NAMES):
        assert reference[1:] in ids
    assert not tree.xpath("//h:a//h:a", namespaces=NAMES)
    for nav in tree.xpath("//h:nav", namespaces=NAMES):
        nav.getparent().remove(nav)
    text = "\n".join(tree.find("{*}body").itertext())
    assert Counter({word: text.count(word) for word in WORDS}) == held(article)
