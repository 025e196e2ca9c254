"""Signs are set as the language sets them, and whatever might mean something else stays."""

from __future__ import annotations

import pytest
from hypothesis import given, settings

from publish import model as m
from publish.catalogue import words
from publish.model.walk import plain_text, walk
from publish.passes.marks import marks
from publish.passes.typography import set_run, typography
from tests.samples import t
from tests.strategies import runs

_SET = [
    ("en", 'He said "hello" to me.', "He said “hello” to me."),
    ("en", '"Go," she said. "Now!"', "“Go,” she said. “Now!”"),
    ("en", '("Hi")', "(“Hi”)"),
    ("en", '"What?!"—she', "“What?!”—she"),
    ("en", "\"He said 'no' twice.\"", "“He said ‘no’ twice.”"),
    ("en", "'Hello,' he said.", "‘Hello,’ he said."),
    ("en", "don't, O'Brien's, the dogs' tails", "don’t, O’Brien’s, the dogs’ tails"),
    ("en", "'tis rock 'n' roll of the '90s", "’tis rock ’n’ roll of the ’90s"),
    ("en", "the 1990's, Smith et al.'s", "the 1990’s, Smith et al.’s"),
    ("en", "class 2---because, etc.---in", "class 2—because, etc.—in"),
    ("en", "word -- word, a---b, 1990--1995", "word – word, a—b, 1990–1995"),
    ("en", "wait... what [...] and so on...", "wait… what […] and so on…"),
    ("de", "Er sagte \"ja, 'ja'\".", "Er sagte „ja, ‚ja‘“."),
    ("de-CH", 'Er sagte "ja".', "Er sagte «ja»."),
    ("es", 'Dijo "sí".', "Dijo «sí»."),
    ("ar", 'قال "نعم".', "قال «نعم»."),
    ("zh-Hans", '他说"你好"。', "他说“你好”。"),
    ("sv", 'Han sa "ja".', "Han sa ”ja”."),
    ("fr", 'Il dit "oui" !', "Il dit «\u00a0oui\u00a0»\u202f!"),
    ("fr", "Quoi? Ah; oui: voilà.", "Quoi\u202f? Ah\u202f; oui\u00a0: voilà."),
    ("fr", "« mot » et l'eau ?!", "«\u00a0mot\u00a0» et l’eau\u202f?!"),
    ("fr-CA", 'Quoi? "Oui": non', "Quoi? «\u00a0Oui\u00a0»\u00a0: non"),
    ("eo", 'Ĝi estas "tio" kaj l\'alia...', 'Ĝi estas "tio" kaj l’alia…'),
]

_LEFT = [
    ("en", "He is 5'10\" tall."),
    ("en", 'a 12" disk and a "word"'),
    ("en", "a 6' wall"),
    ("en", '"a quotation that goes on in the next paragraph'),
    ("en", 'I said “real” and "typed"'),
    ("en", "--all, git-a--b, a--b_c, <!-- x -->, -- -- --, x--"),
    ("en", "1...5, func(...), ../.., ....., ...args"),
    ("en", "https://example.org/a--b...?q='x'"),
    ("en", 'print("x") and name="value"'),
    ("en", '{{ figure("x") }} and {% include "y" %}'),
    ("en", "C:\\it's\\--here, b'abc', ada@example.org"),
    ("en", "“Real” – marks — stay… ‘as’ they’re"),
    ("fr", "12:30, https://a.example/?x, déjà\u202f! fait\u00a0: oui"),
    ("he", "ג'ירפה"),
]


def _set(text: str, lang: str) -> str:
    return plain_text(set_run(t(text), lang))


@pytest.mark.parametrize(("lang", "typed", "printed"), _SET)
def test_set(lang: str, typed: str, printed: str) -> None:
    assert _set(typed, lang) == printed


@pytest.mark.parametrize(("lang", "typed"), _LEFT)
def test_left_alone(lang: str, typed: str) -> None:
    assert _set(typed, lang) == typed


def test_rules_look_across_emphasis_and_notes() -> None:
    run = (
        m.Text('He "'),
        m.Emphasis(t("left")),
        m.Text('"'),
        m.NoteReference("n1"),
        m.Text(' and "'),
        m.Code("x"),
        m.Text('".'),
    )
    assert plain_text(set_run(run, "en")) == "He “left” and “x”."


def test_code_keys_and_formulas_stay() -> None:
    run = (m.Code('"a" -- b...'), m.Keyboard("'"), m.Math('"'), m.Abbreviation("a'b", "x"))
    assert set_run(run, "en") == run
    article = m.Article(meta=m.Meta(lang="en"), body=(m.CodeBlock('print("it\'s...")'), m.Formula('"x"')))
    assert typography(article).article == article


def test_a_foreign_passage_has_its_own_marks() -> None:
    run = (m.Text("It is "), m.Foreign("de", t('"ja"')), m.Text(' or "no".'))
    assert plain_text(set_run(run, "en")) == "It is „ja“ or “no”."


def test_a_quotation_with_marks_of_its_own_takes_inner_ones() -> None:
    assert plain_text(set_run((m.Quoted(t('He said "no".')),), "en")) == "He said ‘no’."


def test_every_kind_of_run_is_set() -> None:
    typed, printed = t("it's"), t("it’s")

    def article(run: m.Inlines) -> m.Article:
        block = m.Paragraph(run)
        return m.Article(
            meta=m.Meta(lang="en"),
            title=run,
            subtitle=run,
            body=(
                m.Section(run, (block, m.Quote((block,), run))),
                m.BulletList((m.Item((block,)),)),
                m.OrderedList((m.Item((block,)),)),
                m.DescriptionList((m.Description((run,), ((block,),)),)),
                m.Figure("r", m.Described("it's", (block,)), run),
                m.Table((m.Row((m.Cell((block,)),)),), run),
                m.Aside((block,), title=run),
            ),
            notes=(m.Note(id="n", blocks=(block,)),),
        )

    assert typography(article(typed)).article == article(printed)


@settings(max_examples=150, deadline=None)
@given(runs())
def test_set_again_nothing_changes_and_no_letter_is_lost(run: m.Inlines) -> None:
    for lang in ("en", "fr"):
        done = set_run(run, lang)
        assert set_run(done, lang) == done
        assert _letters(done) == _letters(run)
        assert [type(node) for node in walk(m.Paragraph(done))] == [type(node) for node in walk(m.Paragraph(run))]


def _letters(run: m.Inlines) -> str:
    return "".join(char for char in plain_text(run) if char.isalnum())


@pytest.mark.parametrize("lang", ["en", "ar", "de", "es", "fr"])
def test_marks_are_those_that_writers_put_around_short_quotations(lang: str) -> None:
    """A `Quoted` and a typed quotation look the same on one page."""
    ours, theirs = marks(lang), words(lang)
    assert ours is not None
    assert (ours.open, ours.close) == (theirs.quote_open, theirs.quote_close)
    assert (ours.inner_open, ours.inner_close) == (theirs.inner_quote_open, theirs.inner_quote_close)
