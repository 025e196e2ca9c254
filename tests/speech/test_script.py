from __future__ import annotations

from pathlib import Path
from typing import get_args

import pytest

from publish import model as m
from publish import passes
from publish.model.walk import plain_text, walk
from publish.readers import load, read
from publish.speech import Utterance, script
from tests.samples import DRAWING, PICTURE, every_block, every_inline, p, sample_article, t
from tests.shadows import speech as shadow

CONTENT = Path(__file__).parents[2] / "content"


def article(*blocks: m.Block, lang: str = "en-GB", notes: tuple[m.Note, ...] = (), **meta: object) -> m.Article:
    return m.Article(
        meta=m.Meta(lang=lang, slug="x", **meta),
        title=t("Title"),
        body=blocks,
        notes=notes,
        resources=(PICTURE, DRAWING),
    )


def body(*blocks: m.Block, **more: object) -> list[Utterance]:
    """What is said between the front and the end."""
    said = [one for one in script(article(*blocks, **more)).utterances if one.said]
    first = next(i for i, one in enumerate(said) if one.said.startswith("Narrated"))
    last = next(i for i, one in enumerate(said) if one.said.startswith("End of article"))
    return said[first + 1 : last]


def said(*blocks: m.Block, **more: object) -> list[str]:
    return [one.said for one in body(*blocks, **more)]


def words_of(article: m.Article) -> list[str]:
    """Every word of an article, as a reader sees it."""
    words: list[str] = []
    for node in walk(article):
        match node:
            case m.Text(text) | m.Code(text) | m.Keyboard(text) | m.Abbreviation(text, _) | m.Described(text, _):
                words += text.split()
            case m.CodeBlock(text):
                words += text.split()
            case m.Math(_, _, spoken) | m.Formula(_, _, spoken):
                words += spoken.split()
            case _:
                pass
    return words


def test_every_word_of_every_node_is_told() -> None:
    sample = sample_article()
    shown = "".join(one.shown + " " for one in script(sample).utterances)
    assert len(words_of(sample)) > 40
    assert [word for word in words_of(sample) if word not in shown] == []


@pytest.mark.parametrize("kind", get_args(m.Block), ids=lambda kind: kind.__name__)
def test_every_block_says_something(kind: type[m.Block]) -> None:
    block = every_block()[kind]
    told = script(article(block)).utterances
    assert len(told) > len(script(article()).utterances)
    assert [
        word for word in words_of(m.Article(body=(block,))) if word not in " ".join(one.shown for one in told)
    ] == []


@pytest.mark.parametrize("kind", get_args(m.Inline), ids=lambda kind: kind.__name__)
def test_every_inline_stands_in_its_place(kind: type[m.Inline]) -> None:
    inline = every_inline()[kind]
    shown = "".join(one.shown for one in body(m.Paragraph((m.Text("before "), inline, m.Text(" after")))))
    places = [shown.index(word) for word in ("before", *words_of(m.Article(title=(inline,))), "after")]
    assert places == sorted(places)


def test_golden_shadow(golden) -> None:
    golden("speech/sample.txt", shadow.of(script(sample_article())))
    golden("speech/sample-ar.txt", shadow.of(script(sample_article("ar"))))


def test_a_chapter_a_section_in_order_the_first_is_the_title() -> None:
    inner = m.Section(t("Inner"), (p("c"),), id="inner")
    outer = m.Section(t("Outer"), (p("b"), inner), id="outer")
    told = script(article(p("a"), outer, m.Section(t("Last"), id="last")))
    assert [(c.title, c.section) for c in told.chapters] == [
        ("Title", ""),
        ("Outer", "outer"),
        ("Inner", "inner"),
        ("Last", "last"),
    ]
    assert [told.utterances[c.first].shown for c in told.chapters] == ["Title", "Outer", "Inner", "Last"]


def test_front_and_end() -> None:
    told = [one.said for one in script(sample_article()).utterances if one.said]
    assert told[:5] == [
        "A sample article.",
        "With every node.",
        "By Ada Example.",
        "30 November 2024.",
        "Narrated by a synthetic voice.",
    ]
    assert told[-5:] == [
        "End of article.",
        "1 section.",
        "Ada Example, Example Press.",
        "Published by Example Press.",
        "Rights: CC BY 4.0.",
    ]


def test_many_authors_are_named_at_the_end() -> None:
    authors = tuple(m.Person(name=name) for name in ("Ann", "Ben", "Cat", "Dan"))
    told = [one.said for one in script(article(p("a"), authors=authors)).utterances]
    assert told.index("By Ann, Ben, Cat and Dan.") > told.index("End of article.")


def test_corrections_are_told_at_the_end() -> None:
    told = [
        one.said
        for one in script(article(corrections=(m.Correction(date="2024-12-01", text="It was 24."),))).utterances
    ]
    assert told[-2:] == ["Correction, 1 December 2024:", "It was 24."]


def test_a_pronunciation_of_a_name_is_not_written_in_the_credits() -> None:
    names = (m.Pronunciation(written="Siobhan", spoken="Shivawn"),)
    told = script(article(authors=(m.Person(name="Siobhan"),), pronunciations=names)).utterances
    assert [one.shown for one in told if one.said == "By Shivawn."] == ["By Siobhan."]


@pytest.mark.parametrize(
    ("text", "heard"),
    [
        ("word " * 2000, "word, 2000 times."),
        ("Well, " + "x" * 900 + " and more", "Well, x, 900 times, and more."),
        ("so " + "*a **b " * 100, "so *a **b, 100 times."),
        ("- " * 600 + "end", "- end."),
        ("and so on " * 40, ("and so on " * 40).strip() + "."),
    ],
)
def test_what_stands_in_a_row_beyond_all_reading_is_counted_and_shown_whole(text: str, heard: str) -> None:
    (one,) = body(p(text))
    assert (one.said, one.shown) == (heard, text)


def test_sentences_are_told_one_by_one_with_their_ids() -> None:
    sentences = (m.Sentence("s1", t("One. ")), m.Sentence("s2", (m.Text("Two "), m.Emphasis(t("more.")))))
    assert [(one.sentence, one.said) for one in body(m.Paragraph(sentences))] == [("s1", "One."), ("s2", "Two more.")]


def test_a_list_is_announced_from_three_items_on() -> None:
    items = tuple(m.Item((p(word),)) for word in ("ant", "bee", "cat"))
    assert said(m.BulletList(items[:2])) == ["ant.", "bee."]
    assert said(m.BulletList(items)) == ["List, 3 items.", "ant.", "bee.", "cat."]


@pytest.mark.parametrize(
    ("style", "start", "number"),
    [("decimal", 7, "7."), ("lower-alpha", 3, "C."), ("upper-alpha", 28, "AB."), ("lower-roman", 4, "4.")],
)
def test_numbers_of_ordered_items_are_said(style: str, start: int, number: str) -> None:
    assert said(m.OrderedList((m.Item((p("ant"),)),), start=start, style=style)) == [number, "ant."]


def test_a_note_follows_the_paragraph_that_calls_it_first_and_is_told_once() -> None:
    notes = (m.Note(id="n1", blocks=(p("first note"),)), m.Note(id="n2", blocks=(p("never called"),)))
    call = m.Paragraph((m.Text("calls"), m.NoteReference("n1"), m.Text(" it.")))
    assert said(call, call, notes=notes) == [
        "calls it.",
        "Note 1.",
        "first note.",
        "calls it.",
        "Note 2.",
        "never called.",
    ]


def test_notes_that_call_each_other_end() -> None:
    notes = (
        m.Note(id="a", blocks=(m.Paragraph((m.Text("one"), m.NoteReference("b"))),)),
        m.Note(id="b", blocks=(m.Paragraph((m.Text("two"), m.NoteReference("a"))),)),
    )
    assert said(m.Paragraph((m.NoteReference("a"), m.Text("x"))), notes=notes) == [
        "x.",
        "Note 1.",
        "one.",
        "Note 2.",
        "two.",
    ]


def test_figures() -> None:
    assert said(m.Figure(DRAWING.id, m.Decorative())) == []
    assert said(m.Figure(DRAWING.id, m.Decorative(), caption=t("Seen"))) == ["Seen."]
    assert said(m.Figure(DRAWING.id, m.Described("A dot."), caption=t("A dot"))) == ["Image:", "A dot."]
    assert said(m.Figure(DRAWING.id, m.Described("A dot", (p("Blue."),)), caption=t("Seen"))) == [
        "Image:",
        "A dot.",
        "Seen.",
        "Long description.",
        "Blue.",
        "End of description.",
    ]
    assert said(m.Figure(DRAWING.id, m.Undescribed("dot.svg"))) == ["image without description: dot.svg."]


def cell(text: str, header: str = "", **spans: int) -> m.Cell:
    return m.Cell((p(text),) if text else (), header=header, **spans)


def test_a_table_is_told_row_by_row_each_cell_with_its_headers() -> None:
    table = m.Table(
        (
            m.Row((cell("", "column"), cell("2023", "column"), cell("2024", "column"))),
            m.Row((cell("North", "row", row_span=2), cell("1"), cell("2"))),
            m.Row((cell(""), cell("4"))),
            m.Row((cell("South", "row"), cell("5", column_span=2))),
        ),
        caption=t("Rain"),
    )
    assert said(table) == [
        "Table.",
        "Rain.",
        "3 columns, 3 rows.",
        *("2023.", "2024."),
        *("North.", "2023:", "1.", "2024:", "2."),
        *("North.", "2023:", "blank.", "2024:", "4."),
        *("South.", "2023:", "5."),
        "End of table.",
    ]


def test_only_tables_descriptions_and_quotes_have_an_end() -> None:
    ends = [one.said for one in script(sample_article()).utterances if one.said.startswith("End")]
    assert ends == ["End of quote.", "End of description.", "End of table.", "End of article."]


def test_a_pronunciation_reaches_what_is_said_and_nothing_else() -> None:
    entries = (
        m.Pronunciation(written="HTS", spoken="H T S"),
        m.Pronunciation(written="al-Sham", spoken="ash-shahm"),
        m.Pronunciation(written="Hayat Tahrir al-Sham", spoken="Hiyat"),
    )
    (one,) = body(p("HTS, or Hayat Tahrir al-Sham, in al-Sham: HTSX"), pronunciations=entries)
    assert one.said == "H T S, or Hiyat, in ash-shahm: HTSX."
    assert one.shown == "HTS, or Hayat Tahrir al-Sham, in al-Sham: HTSX"


def test_what_the_author_says_in_place_is_final() -> None:
    entries = (m.Pronunciation(written="H", spoken="aitch"),)
    (one,) = body(m.Paragraph((m.Text("H "), m.Pronounced("H T S", t("HTS")))), pronunciations=entries)
    assert (one.said, one.shown) == ("aitch H T S.", "H HTS")


def test_an_abbreviation_is_told_in_full_once_and_never_beside_its_expansion() -> None:
    sohr = m.Abbreviation("SOHR", "Syrian Observatory for Human Rights")
    assert said(m.Paragraph((sohr,)), m.Paragraph((sohr,))) == ["SOHR, Syrian Observatory for Human Rights.", "SOHR."]
    beside = m.Paragraph((m.Text("The Syrian Observatory for Human Rights ("), sohr, m.Text(").")))
    assert said(beside, m.Paragraph((sohr,))) == ["The Syrian Observatory for Human Rights (SOHR).", "SOHR."]
    assert said(m.Paragraph((m.Text("By "), m.Abbreviation("Dr", "Doctor"), m.Text(" Who")))) == ["By Doctor Who."]


def test_a_bare_address_is_said_as_its_domain() -> None:
    link = m.Link("https://www.example.org/a?b=c", t("https://www.example.org/a?b=c"))
    (one,) = body(m.Paragraph((m.Text("See "), link, m.Text("."))))
    assert one.said == "See example.org."
    assert "a?b=c" in one.shown


def test_struck_words_are_told_to_be_struck() -> None:
    assert said(m.Paragraph((m.Text("It "), m.Strike(t("rose")), m.Text(" fell.")))) == ["It, struck out: rose, fell."]


def test_the_voice_changes_for_a_foreign_sentence_and_for_another_script_alone() -> None:
    whole = m.Paragraph((m.Sentence("s1", (m.Foreign("fr", t("Bonjour à tous.")),)),))
    assert [(one.lang, one.said) for one in body(whole)] == [("fr", "Bonjour à tous.")]
    name = m.Paragraph((m.Text("The paper "), m.Foreign("fr", t("Le Monde")), m.Text(" says so.")))
    assert [(one.lang, one.said) for one in body(name)] == [("en-GB", "The paper Le Monde says so.")]
    city = m.Paragraph((m.Sentence("s2", (m.Text("It is "), m.Foreign("ar", t("حلب")), m.Text(" here."))),))
    assert [(one.lang, one.said, one.shown, one.sentence) for one in body(city)] == [
        ("en-GB", "It is", "It is ", "s2"),
        ("ar", "حلب", "حلب", "s2"),
        ("en-GB", "here.", " here.", "s2"),
    ]


def test_our_words_are_in_the_language_of_the_article_or_say_that_they_are_english() -> None:
    german = body_langs("de")
    assert german == {"de"}
    assert body_langs("pt") == {"pt", "en"}


def body_langs(lang: str) -> set[str]:
    told = script(article(m.Figure(DRAWING.id, m.Described("Ponto")), lang=lang)).utterances
    return {one.lang for one in told}


def test_code_is_told_line_by_line_and_shown_whole() -> None:
    code = m.CodeBlock("---\nif x:\n\n    {\n  y = 1\n}\n", language="c", id="s9")
    told = [one for one in script(article(code)).utterances if one.kind == "code"]
    assert "".join(one.shown for one in told) == code.text
    assert {one.sentence for one in told} == {"s9"}
    assert [one.said for one in told] == ["---", "if x: {", "y = 1 }"]


def test_thousands_of_notes_that_call_each_other() -> None:
    notes = tuple(
        m.Note(id=f"n{i}", blocks=(m.Paragraph((m.Text(f"note {i}"), m.NoteReference(f"n{i + 1}"))),))
        for i in range(3000)
    )
    told = said(m.Paragraph((m.NoteReference("n0"), m.Text("x"))), notes=notes)
    assert told[:5] == ["x.", "Note 1.", "note 0.", "Note 2.", "note 1."]
    assert len(told) == 6001


@pytest.mark.parametrize("name", ["air-raids-on-aleppo.md", "accessible-publishing.md"])
def test_the_articles_of_content_are_told_whole_and_in_order(name: str) -> None:
    """Every sentence that the passes marked is told once, and all words of it are in what is shown."""
    source = load(CONTENT / name, None, name)
    whole = passes.run(read(source).article, name).article
    sentences = {node.id: plain_text(node.children) for node in walk(whole) if isinstance(node, m.Sentence)}
    told: dict[str, str] = {}
    for one in script(whole).utterances:
        if one.sentence:
            told[one.sentence] = told.get(one.sentence, "") + one.shown
    captions = (part for node in walk(whole) if isinstance(node, m.Table) for part in node.caption)
    moved = {node.id for tree in (*whole.notes, *captions) for node in walk(tree) if isinstance(node, m.Sentence)}
    assert {ident: " ".join(told[ident].split()) for ident in sentences} == {
        ident: " ".join(text.split()) for ident, text in sentences.items()
    }
    assert [ident for ident in told if ident in sentences and ident not in moved] == [
        ident for ident in sentences if ident not in moved
    ]
