"""What heuristics tell, and above all what they do not: near misses, several languages, and what is no fault."""

from __future__ import annotations

import pytest

from publish import model as m
from publish.checks import tables
from publish.checks.article import check
from publish.exporters.pdf import widths
from publish.passes import run
from tests.samples import p, t


def _said(*body: m.Block, lang: str = "en", title: str = "A title", file: str = "x") -> list[str]:
    article = m.Article(meta=m.Meta(slug="x", lang=lang, date="2026-01-01"), title=t(title), body=body)
    return [each.code for each in check(run(article, file).article, file) if each.code != "LANG004"]


@pytest.mark.parametrize(
    ("words", "codes"),
    [
        ("The SOHR counted. The SOHR said so.", ["ABBR001"]),
        ("The SOHR counted once.", []),
        ("The Syrian Observatory for Human Rights counted. The SOHR, the SOHR.", []),
        ("The observatory (SOHR) counted. The SOHR said so.", []),
        ("The SOHR (an observatory in Britain) counted. The SOHR said so.", []),
        ("SOHR stands for an observatory. The SOHR said so.", []),
        ("Random forests under test: the RFUT and the RFUT.", []),
        ("The BBC and the BBC, in PDF and PDF.", []),
        ("Louis XIV and Louis XIV, chapter VII and chapter VII.", []),
        ("It must not be. It must NOT be, NOT ever.", []),
        ("Use SELECT, then SELECT again.", []),
        ("The part AB-12 and the part AB-12.", []),
        ("STOP RIGHT THERE, they cried.", ["TEXT001"]),
        ("The FBI CIA NSA and UN met.", []),
        ("They said «NO WAY».", []),
        ("A win 🎉🎉🎉", ["TEXT002"]),
        ("A win 🎉🎉", []),
        ("The flag 🇩🇪 and the family 👨‍👩‍👧‍👦 and 👍🏽.", []),
        ("Сaша wrote it in Cyrillic with a Latin a.", ["TEXT006"]),
        ("An area of 5 µm and a Δx.", []),
        ("Click the green button now.", ["TEXT010"]),
        ("The red car passed the green house on the right.", []),
        ("Put it on the table on the left.", []),
        ("The deadline is shown in red.", ["TEXT010"]),
        ("They saw red and felt blue.", []),
        ("Lorem ipsum dolor sit amet.", ["TEXT007"]),
        ("Dear [insert name], welcome.", ["TEXT007"]),
        ("He said: [laughs] and [inserted later] it was so.", []),
        ("Numbers TK TK here.", ["TEXT007"]),
        ("TODO write this.", ["TEXT007"]),
        ("A list of TODOs; my todo list is long.", []),
        ("Louis XXX never was, and Super Bowl XXX was long ago.", []),
        ("Love, xxx", ["TEXT007"]),
        ("| a | b | |---|---| | 1 | 2 |", ["TEXT012"]),
    ],
)
def test_words(words: str, codes: list[str]) -> None:
    assert sorted(_said(p(words))) == codes


@pytest.mark.parametrize(
    ("lang", "words"),
    [
        ("de", "Klicken Sie auf den roten Knopf."),
        ("fr", "Cliquez sur le bouton rouge."),
        ("es", "Haga clic en el botón rojo."),
        ("ar", "اضغط على الزر الأحمر."),
    ],
)
def test_colours_in_other_languages(lang: str, words: str) -> None:
    assert _said(p(words), lang=lang) == ["TEXT010"]
    assert _said(p(words), lang="sv" if lang != "ar" else "fa") == []


@pytest.mark.parametrize(
    ("lines", "codes"),
    [
        (("• one", "• two"), ["TEXT011"]),
        (("1. one", "2. two"), ["TEXT011"]),
        (("a) one", "b) two"), ["TEXT011"]),
        (("1. one", "5. two"), []),
        (("2024. A year", "2025. Another"), []),
        (("— Hola", "— Buenos días"), []),
        (("(1) A law", "(2) Its second paragraph"), []),
        (("• one", "and then prose"), []),
    ],
)
def test_lists_that_are_none(lines: tuple[str, ...], codes: list[str]) -> None:
    assert _said(*map(p, lines)) == codes
    broken = tuple(part for line in lines for part in (m.Text(line), m.LineBreak()))[:-1]
    assert _said(m.Paragraph(broken)) == codes


@pytest.mark.parametrize(
    ("words", "codes"),
    [
        ("What we found", ["HEAD007"]),
        ("What we found:", ["HEAD007"]),
        ("This is very important.", []),
        ("Table 1: what we found", []),
        ("By Ada Example", []),
        ("Exemple 10.2. Une commande", []),
        ("2024", []),
        ("Long words " * 20, []),
    ],
)
def test_bold_paragraphs(words: str, codes: list[str]) -> None:
    bold = m.Paragraph((m.Strong(t(words)),))
    assert _said(bold, p("And then prose.")) == codes
    assert _said(p("Prose."), bold) == []
    assert _said(m.Paragraph((m.Strong(t(words)), m.Text(" and more"))), p("And then prose.")) == []


@pytest.mark.parametrize(
    ("file", "codes"),
    [("x.docx", ["TEXT007"]), ("x.html", ["TEXT007"]), ("x.md", []), ("X.MD", []), ("x.ipynb", [])],
)
def test_a_tag_is_told_once_by_the_reader_or_by_the_check(file: str, codes: list[str]) -> None:
    assert _said(p("Signed, {{ author.name }}."), file=file) == codes


def test_links() -> None:
    def link(target: str, words: str) -> m.Link:
        return m.Link(target, t(words))

    report = "https://example.org/report.pdf"
    assert _said(m.Paragraph((link(report, "The report"),)), p("x")) == ["LINK010"]
    assert _said(m.Paragraph((link(report, "The report (PDF)"),)), p("x")) == []
    assert _said(m.Paragraph((link(report, "The report"), m.Text(" (2 MB, PDF)"))), p("x")) == []
    one, two = link("https://example.org/a", "Annual report"), link("https://example.org/b", "annual report")
    assert _said(m.Paragraph((one, m.Text(" and "), two))) == ["LINK007"]
    assert _said(m.Paragraph((one, m.Text(" and "), link("http://www.example.org/a/", "annual report")))) == []
    assert _said(m.Paragraph((one, m.Text(" "), link("https://example.org/a", "The same")))) == ["LINK009"]
    whole = m.Link("https://example.org/a", t("One sentence here. Another sentence there."))
    assert _said(m.Paragraph((whole,))) == []


def test_directions_may_turn_where_both_are_written_and_nowhere_else() -> None:
    arabic = m.Foreign("ar", t("\u2067حلب\u2069"))
    assert _said(m.Paragraph((m.Text("The city of "), arabic))) == []
    assert _said(p("قال \u2066HTML\u2069 وكتب"), lang="ar") == []
    assert _said(p("قال \u2066HTML وكتب"), lang="ar") == ["TEXT004"]
    assert _said(p("قال \u202eHTML\u202c وكتب"), lang="ar") == ["TEXT004"]
    assert _said(p("a file\u2066.txt\u2069")) == ["TEXT004"]
    assert _said(m.CodeBlock("if x:\u2067 y\u2069"), p("x")) == ["TEXT004"]


@pytest.mark.parametrize(
    ("lang", "words", "codes"),
    [
        ("en", "soft\u00adhyphen, no\u2060break", []),
        ("fa", "می\u200cخواهم", []),
        ("hi", "क्\u200dष", []),
        ("th", "ภาษา\u200bไทย", []),
        ("en", "fi\u200bsh", ["TEXT005"]),
        ("en", "\ufefffish", ["TEXT005"]),
        ("en", "see https://example.org/\u200ba", []),
    ],
)
def test_invisible_signs(lang: str, words: str, codes: list[str]) -> None:
    assert [code for code in _said(p(words), lang=lang) if code.startswith("TEXT")] == codes


_FRENCH = "Il est dans la ville et il ne sait pas ce que les gens de la rue lui ont dit sur le pont. "
_ENGLISH = "He is in the city and he does not know what the people of the street told him on the bridge. "


def test_languages_that_are_not_what_they_are_said_to_be() -> None:
    assert _said(p(_FRENCH * 11), lang="en")[:1] == ["LANG006"]
    assert _said(p(_ENGLISH * 11), lang="en") == []
    assert _said(p(_ENGLISH * 3), p(_FRENCH * 2), lang="en") == ["LANG007"]
    assert _said(p(_ENGLISH * 3), m.Paragraph((m.Foreign("fr", t(_FRENCH * 2)),)), lang="en") == []
    assert _said(p("Och i det är en bok som den inte har, " * 24), lang="nb") == []


def test_what_a_table_needs_is_counted_as_the_page_counts_it() -> None:
    assert (tables.LONGEST_WORD, tables.PADDING, tables.PAGE) == (widths._WORD, widths._PADDING, widths._WIDE)


def test_merged_cells_cost_no_more_than_others() -> None:
    wide = m.Cell((p("x"),), "column", column_span=1_000_000, row_span=1_000_000)
    row = m.Row((wide, m.Cell((p("y"),))))
    assert "TAB007" in _said(m.Table((row, row), t("A caption")))
