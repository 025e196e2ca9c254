"""Ids are names in XML, stand once, and are those that the author's links mean."""

from __future__ import annotations

import pytest
from lxml import etree

from publish import model as m
from publish.model.walk import walk
from publish.passes.ids import ids
from tests.samples import t


def _sections(*titles: str | tuple[str, str]) -> tuple[m.Section, ...]:
    pairs = [(title, "") if isinstance(title, str) else title for title in titles]
    return tuple(m.Section(t(title), id=ident, span=m.Span(number)) for number, (title, ident) in enumerate(pairs, 1))


def _ids(*body: m.Block, notes: tuple[m.Note, ...] = ()) -> list[str]:
    done = ids(m.Article(body=body, notes=notes)).article
    return [node.id for node in walk(done) if isinstance(node, m.Section | m.Figure | m.Table)]


@pytest.mark.parametrize(
    ("title", "ident"),
    [
        ("What’s new?", "whats-new"),
        ("What's new?", "whats-new"),
        ("2016 in review", "section-2016-in-review"),
        ("حلب", "حلب"),
        ("नमस्ते", "नमस्ते"),
        ("Cafe\u0301", "café"),
        ("x² and ½", "x-and"),
        ("𝒳", "section"),
        ("!!!", "section"),
        ("", "section"),
        ("s0123456789", "section-s0123456789"),
        ("con", "section-con"),
    ],
)
def test_headings_give_names(title: str, ident: str) -> None:
    assert _ids(*_sections(title)) == [ident]


def test_names_stand_once() -> None:
    assert _ids(*_sections("A", "A", ("B", "a-2"), "A")) == ["a", "a-3", "a-2", "a-4"]
    note = m.Note(id="fn", blocks=())
    assert _ids(*_sections("Fn"), notes=(note,)) == ["fn-2"]


def test_figures_and_tables_are_counted_in_reading_order() -> None:
    figure, table = m.Figure("r", m.Decorative()), m.Table(())
    quote = m.Quote((figure, table))
    section = m.Section(t("Figure 1"), (quote, figure))
    assert _ids(figure, section, table) == ["figure-1", "figure-1-2", "figure-2", "table-1", "figure-3", "table-2"]


def test_the_author_s_ids_stay_or_are_mended_and_links_follow() -> None:
    link = m.Link("#My%20place", t("there"))
    article = m.Article(
        body=(m.Paragraph((link,)), *_sections(("A", "My place"), ("B", "1st"), ("C", "kept.as-it_is")))
    )
    done, said = ids(article)
    assert said == ()
    assert [block.id for block in done.body[1:] if isinstance(block, m.Section)] == [
        "my-place",
        "section-1st",
        "kept.as-it_is",
    ]
    assert next(node.target for node in walk(done) if isinstance(node, m.Link)) == "#my-place"


def test_an_id_given_twice_is_told() -> None:
    done, (said,) = ids(m.Article(body=_sections(("A", "x"), ("B", "x"))))
    assert [block.id for block in done.body if isinstance(block, m.Section)] == ["x", "x-2"]
    assert (said.code, said.line, said.message) == ("ID001", 2, "identifier «x» is used twice")


@pytest.mark.parametrize(
    ("target", "found"),
    [
        ("#whats-new", "#whats-new"),
        ("#2016", "#section-2016"),
        ("#the-end", "#the-end"),
        ("#the-end-1", "#the-end-2"),
        ("#The-End", "#the-end"),
        ("#%D8%AD%D9%84%D8%A8", "#حلب"),
        ("#a--b", "#a-b"),
        ("#what-s-new-", "#whats-new"),
        ("#intro--more", "#section-1-intro-more"),
        ("#intro-more", "#section-1-intro-more"),
        ("#nowhere", "#nowhere"),
        ("#!", "#!"),
        ("#", "#"),
        ("https://example.org/#the-end", "https://example.org/#the-end"),
    ],
)
def test_links_as_github_writes_them(target: str, found: str) -> None:
    sections = _sections("What’s new?", "2016", "The End", "The End", "حلب", "A & B", "1. Intro & more", "!?")
    done = ids(m.Article(body=(m.Paragraph((m.Link(target, t("x")),)), *sections))).article
    assert next(node.target for node in walk(done) if isinstance(node, m.Link)) == found


def test_xml_takes_every_id() -> None:
    titles = [chr(code) + "x" + chr(code) for code in (*range(0x21, 0x3000, 7), 0xAC00, 0x1F600, 0x20000)]
    for ident in _ids(*_sections(*titles)):
        etree.fromstring(
            f'<!DOCTYPE a [<!ATTLIST a id ID #IMPLIED>]><a id="{ident}"/>', etree.XMLParser(dtd_validation=False)
        )
        etree.QName(ident)  # raises unless it is an NCName
