"""Every node class in both media: well-formed, complete, nothing said twice."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable

import pytest

from publish import model as m
from publish.model.codec import from_json, to_json
from publish.model.walk import walk
from tests.markup.pages import NAMES, page, parsed, words_of
from tests.samples import every_block, every_inline, sample_article

MEDIA = [{"math": "mathml", "epub_types": True}, {"math": "svg", "epub_types": False}]
IDS = ["epub", "pdf"]
# Words that stand only in attributes: the alternatives of pictures, an expansion.
ALTERNATIVES = {"inlinepicture", "figurealternative"}


def sample_words() -> set[str]:
    """The words that the sample holds once."""
    texts = (m.Text, m.Code, m.Keyboard, m.Abbreviation, m.CodeBlock)
    blocks = (*sample_article().body, *(block for note in sample_article().notes for block in note.blocks))
    held = (node.text for block in blocks for node in walk(block) if isinstance(node, texts))
    counted = Counter(word for words in held for word in re.findall(r"\w+", words))
    return {word for word, times in counted.items() if times == 1 and not word.isdigit()}


@pytest.mark.parametrize("changes", MEDIA, ids=IDS)
def test_every_word_stands_there_once(changes: dict[str, object]) -> None:
    tree = parsed(page(sample_article(), **changes))
    for nav in tree.xpath("//h:nav", namespaces=NAMES):
        nav.getparent().remove(nav)
    found = Counter(re.findall(r"\w+", words_of(tree)))
    alternatives = Counter(tree.xpath("//@alt"))
    expected = sample_words()
    assert len(expected) > 30
    for word in expected:
        assert found[word] == 1, word
    for word in ALTERNATIVES:
        assert (alternatives[word], found[word]) == (1, 0)


@pytest.mark.parametrize("changes", MEDIA, ids=IDS)
def test_ids_are_unique_and_every_link_finds_its_place(changes: dict[str, object]) -> None:
    tree = parsed(page(sample_article(), **changes))
    ids = Counter(tree.xpath("//@id[not(ancestor::s:svg)]", namespaces=NAMES))
    assert max(ids.values()) == 1
    for reference in tree.xpath("//h:a/@href[starts-with(., '#')]", namespaces=NAMES):
        assert reference[1:] in ids
    for names in tree.xpath("//@aria-labelledby | //@aria-details | //@headers"):
        assert set(names.split()) <= set(ids)


@pytest.mark.parametrize("changes", MEDIA, ids=IDS)
def test_epub_types_stand_only_where_the_medium_knows_them(changes: dict[str, object]) -> None:
    tree = parsed(page(sample_article(), **changes))
    types = tree.xpath("//@epub:type", namespaces={"epub": "http://www.idpf.org/2007/ops"})
    assert bool(types) is changes["epub_types"]
    assert "doc-endnotes" in tree.xpath("//@role")


@pytest.mark.parametrize(
    "node", [*every_inline().values(), *every_block().values()], ids=lambda node: type(node).__name__
)
@pytest.mark.parametrize("changes", MEDIA, ids=IDS)
def test_a_node_alone_is_well_formed(node: m.Node, changes: dict[str, object]) -> None:
    block = m.Paragraph((node,)) if type(node) in every_inline() else node
    sample = sample_article()
    alone = m.Article(meta=sample.meta, title=sample.title, body=(block,), resources=sample.resources)
    tree = parsed(page(alone, **changes))
    body = tree.find("{*}body")
    assert len(body) >= 2


def test_no_style_attribute_but_that_of_a_drawn_formula() -> None:
    tree = parsed(page(sample_article(), math="svg", epub_types=False))
    assert {style.getparent().tag for style in tree.xpath("//@style")} == {"{http://www.w3.org/2000/svg}svg"}
    assert not parsed(page(sample_article())).xpath("//@style")


def test_a_medium_is_asked_where_every_id_is() -> None:
    asked: list[str] = []
    page(sample_article(), place=lambda ident: asked.append(ident) or f"x.xhtml#{ident}")
    assert set(asked) == {"sectionword", "notes", "note-1", "ref-1-1"}


def test_the_same_article_gives_the_same_page() -> None:
    assert page(sample_article()) == page(from_json(to_json(sample_article())))


def test_golden(golden: Callable[[str, str], None]) -> None:
    golden("sample/page.xhtml", page(sample_article()))


def test_golden_in_another_direction(golden: Callable[[str, str], None]) -> None:
    golden("sample/page.ar.xhtml", page(sample_article("ar")))
