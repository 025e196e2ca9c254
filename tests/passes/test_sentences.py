"""Sentences: where they end, what belongs to them, and ids that an edit elsewhere leaves alone."""

from __future__ import annotations

import time
from hashlib import sha256

import pytest
from hypothesis import given, settings

from publish import model as m
from publish.model.runs import in_article
from publish.model.walk import plain_text, walk
from publish.passes.cut import ends
from publish.passes.sentences import sentences, unwrapped
from tests.samples import p, t
from tests.strategies import articles


def _marked(*run: m.Inline, lang: str = "en") -> m.Inlines:
    (done,) = sentences(m.Article(meta=m.Meta(lang=lang), body=(m.Paragraph(run),))).article.body
    assert isinstance(done, m.Paragraph)
    return done.children


def _split(text: str, lang: str = "en") -> list[str]:
    return [plain_text((part,)) for part in _marked(m.Text(text), lang=lang)]


@pytest.mark.parametrize(
    ("lang", "parts"),
    [
        ("en", ["It ended. ", "Why? ", "No!"]),
        ("en", ["Dr. Smith went, e.g. home. ", "He left."]),
        ("en", ["Mr. J. R. Smith Jr. came at 5 p.m. ", "George W. Bush left."]),
        ("en", ["It cost 5.3 million at www.example.com. ", "So what…"]),
        ("en", ["He said “Go.” ", "Then he left."]),
        ("en", ["1. First. ", "Then see vol. 3 and fig. 4."]),
        ("en-GB", ["U.S. troops left approx. 5,000 men. ", "They stayed."]),
        ("en", ["“Why?” he asked, i.e. he wondered. ", "Yahoo! is a firm. ", "So is Acme Inc. of Ohio."]),
        ("en", ["no capitals here. ", "none at all."]),
        ("fr", ["M. Dupont et Mme. Curie sont là. ", "Quoi\u202f? ", "Oui."]),
        ("de", ["Am 3. März kam Prof. Dr. Müller, z. B. mit Abb. 4. ", "Er ging."]),
        ("es", ["¿Qué? ", "¡Sí! ", "El Sr. López y D. Juan."]),
        ("ar", ["ذهب د. سامي إلى حلب. ", "هل عاد؟ ", "نعم."]),
        ("zh-Hans", ["你好。", "我是。"]),
        ("hi", ["नमस्ते। ", "मैं हूँ।"]),
        ("eo", ["Unu. ", "Du."]),
    ],
)
def test_where_sentences_end(lang: str, parts: list[str]) -> None:
    assert _split("".join(parts), lang) == parts


def test_white_space_belongs_to_the_sentence_before() -> None:
    assert _split("  One. \n\n Two.  ") == ["  One. \n\n ", "Two.  "]


def test_a_note_call_stays_with_the_sentence_it_follows() -> None:
    first, second = _marked(m.Text("It ended."), m.NoteReference("n1"), m.NoteReference("n2"), m.Text(" Then."))
    assert isinstance(first, m.Sentence)
    assert first.children == (m.Text("It ended."), m.NoteReference("n1"), m.NoteReference("n2"), m.Text(" "))
    assert plain_text((second,)) == "Then."


def test_mark_up_across_an_end_is_split() -> None:
    run = (m.Text("He "), m.Emphasis((m.Text("left. Then "), m.Strong(t("he came. And")))), m.Text(" went."))
    parts = [part.children for part in _marked(*run) if isinstance(part, m.Sentence)]
    assert parts == [
        (m.Text("He "), m.Emphasis(t("left. "))),
        (m.Emphasis((m.Text("Then "), m.Strong(t("he came. ")))),),
        (m.Emphasis((m.Strong(t("And")),)), m.Text(" went.")),
    ]


def test_quotations_with_marks_and_pronunciations_stay_whole() -> None:
    for whole in (m.Quoted(t("Go. Now.")), m.Pronounced("go now", t("Go. Now."))):
        parts = _marked(m.Text("He said "), whole, m.Text(" and left. Then came."))
        assert [plain_text((part,)) for part in parts] == ["He said Go. Now. and left. ", "Then came."]


def test_code_formulas_and_pictures_end_no_sentence() -> None:
    run = (
        m.Text("See "),
        m.Code("a. B"),
        m.Text(" or "),
        m.Math("x. y"),
        m.Text(" or "),
        m.Image("r", m.Described("It. Is.")),
    )
    assert len(_marked(*run, m.Abbreviation("e.g.", "for example"), m.Text(" This."))) == 1


def test_a_line_break_ends_no_sentence_and_stands_with_the_line_before() -> None:
    assert len(_marked(m.Text("Roses are red,"), m.LineBreak(), m.Text("violets are blue."))) == 1
    first, _ = _marked(m.Text("Roses are red."), m.LineBreak(), m.Text("Violets are blue."))
    assert plain_text((first,)) == "Roses are red.\n"


def test_a_run_without_words_has_no_sentence() -> None:
    assert _marked() == ()
    assert _marked(m.Text(" "), m.Emphasis(t(" "))) == (m.Text(" "), m.Emphasis(t(" ")))
    (only,) = _marked(m.Image("r", m.Decorative()))
    assert isinstance(only, m.Sentence)


def _ident(lang: str, words: str) -> str:
    return "s" + sha256(f"{lang}\0{words}".encode()).hexdigest()[:10]


def test_the_id_tells_language_and_words() -> None:
    ids = [
        part.id
        for part in _marked(m.Text("The same. The same. Other. The same."), lang="en-GB")
        if isinstance(part, m.Sentence)
    ]
    same = _ident("en-GB", "The same.")
    assert ids == [same, f"{same}-2", _ident("en-GB", "Other."), f"{same}-3"]


def test_a_paragraph_in_another_language_counts_as_that() -> None:
    (first, second) = _marked(m.Foreign("fr", t("M. Dupont est là. Oui.")), m.Text(" "))
    assert isinstance(first, m.Sentence)
    assert first.id == _ident("fr", "M. Dupont est là.")
    assert plain_text((second,)) == "Oui. "


def test_repeats_are_counted_in_reading_order() -> None:
    article = m.Article(
        meta=m.Meta(lang="en"),
        title=t("Same."),
        subtitle=t("Same."),
        body=(
            m.Section(t("Same."), (p("Same."), m.CodeBlock("Same."), m.Quote((p("Same."),), t("Same.")))),
            m.Figure("r", m.Described("x", (p("Same."),)), t("Same.")),
            m.Table((m.Row((m.Cell((p("Same."),)),)),), t("Same.")),
            m.Formula("Same."),
        ),
        notes=(m.Note(id="n", blocks=(p("Same."),)),),
    )
    done = sentences(article).article
    ids = [node.id for node in walk(done) if isinstance(node, m.Sentence | m.CodeBlock | m.Formula)]
    first = _ident("en", "Same.")
    assert sorted(ids) == sorted([first, *(f"{first}-{number}" for number in range(2, 14))])
    assert ids[:7] == [first, *(f"{first}-{number}" for number in range(2, 8))]


def test_an_edit_moves_no_other_id() -> None:
    before = {part.id for part in _marked(m.Text("One. Two.")) if isinstance(part, m.Sentence)}
    after = {part.id for part in _marked(m.Text("Zero. One. Two. Three.")) if isinstance(part, m.Sentence)}
    assert before < after


def test_an_id_that_a_heading_has_is_left_to_it() -> None:
    taken = _ident("en", "One.")
    article = m.Article(meta=m.Meta(lang="en"), body=(m.Section((), (p("One."),), id=taken),))
    assert [node.id for node in walk(sentences(article).article) if isinstance(node, m.Sentence)] == [f"{taken}-2"]


@settings(max_examples=80, deadline=None)
@given(articles())
def test_not_a_byte_is_lost_and_every_word_is_in_a_sentence(article: m.Article) -> None:
    before: list[m.Inlines] = []
    after: list[m.Inlines] = []
    in_article(article, lambda run: before.append(run) or run)  # type: ignore[func-returns-value]
    done = sentences(article).article
    in_article(done, lambda run: after.append(run) or run)  # type: ignore[func-returns-value]
    assert [plain_text(run) for run in after] == [plain_text(run) for run in before]
    for run, was in zip(after, before, strict=True):
        marked = [isinstance(part, m.Sentence) for part in run]
        assert all(marked) or (not any(marked) and not plain_text(run).strip())
        kept = [node for part in unwrapped(run) for node in walk(part) if not isinstance(node, m.Text)]
        leaves = (m.Code, m.Math, m.Image, m.NoteReference, m.LineBreak, m.Quoted, m.Pronounced)
        for kind in leaves:
            assert sum(isinstance(node, kind) for node in kept) == sum(
                isinstance(node, kind) for part in was for node in walk(part)
            )
    assert sentences(done).article == done


@pytest.mark.parametrize("sign", ["``", "„", "‹"])
def test_quotations_that_open_and_never_end_take_no_time(sign):
    begun = time.process_time()
    assert ends(f"{sign}a " * 50_000 + "end. And so on.", "en")
    assert time.process_time() - begun < 2
