"""What the folders of rules do not show: articles that come as JSON, languages, and what is no fault."""

from __future__ import annotations

import pytest
from msgspec.structs import replace

from publish import model as m
from publish.checks.article import check
from publish.passes import run
from tests.samples import PICTURE, p, sample_article, t


def _codes(*body: m.Block, lang: str = "en", notes: tuple[m.Note, ...] = (), cover: m.Cover | None = None) -> list[str]:
    meta = m.Meta(slug="x", lang=lang, cover=cover)
    article = m.Article(meta=meta, title=t("A title"), body=body, notes=notes, resources=(PICTURE,))
    return [diagnostic.code for diagnostic in check(run(article, "x").article, "x")]


def test_an_article_of_every_node_gives_no_findings() -> None:
    assert check(run(sample_article(), "x.md").article, "x.md") == ()


def test_findings_come_in_the_order_of_lines_with_the_name_of_the_file() -> None:
    body = (
        m.Paragraph((m.Link("#x", t("here"), span=m.Span(9, 4)), m.Link("#y", t("here"), span=m.Span(9, 2)))),
        m.Figure("r", m.Undescribed("a.png"), span=m.Span(3)),
    )
    found = check(m.Article(meta=m.Meta(lang="en"), body=body), "x.md")
    places = [(diagnostic.line, diagnostic.column) for diagnostic in found]
    assert places == sorted(places)
    assert {diagnostic.file for diagnostic in found} == {"x.md"}


@pytest.mark.parametrize(
    ("alt", "codes"),
    [
        (m.Described("A harbour"), []),
        (m.Described(" "), ["IMG001"]),
        (m.Decorative(), []),
        (m.Undescribed("x.png"), ["IMG001"]),
    ],
)
def test_alternatives(alt: m.Alternative, codes: list[str]) -> None:
    assert _codes(p("x"), m.Figure(PICTURE.id, alt)) == codes
    assert _codes(p("x"), m.Paragraph((m.Image(PICTURE.id, alt),))) == codes


def test_a_cover_needs_an_alternative_too() -> None:
    assert _codes(p("x"), cover=m.Cover(resource=PICTURE.id, alt="")) == ["IMG001"]
    assert _codes(p("x"), cover=m.Cover(resource=PICTURE.id, alt="A ferry")) == []


def _table(*rows: tuple[m.Cell, ...], caption: str = "Raids") -> m.Table:
    return m.Table(tuple(map(m.Row, rows)), t(caption) if caption else ())


def test_tables() -> None:
    head, cell, blank = m.Cell((p("a"),), "column"), m.Cell((p("b"),)), m.Cell((), "column")
    assert _codes(_table((head, head), (cell, cell))) == []
    assert _codes(_table((replace(head, column_span=2),), (cell, cell))) == ["TAB007"]
    assert _codes(_table((replace(head, row_span=2), head), (cell,))) == ["TAB007"]
    assert _codes(_table((replace(head, header="row"), cell), (replace(head, header="row"), cell))) == []
    assert _codes(_table((blank, blank), (cell, cell))) == ["TAB001"]
    assert _codes(_table((head, head), (cell, cell), caption="")) == ["TAB002"]
    assert _codes(_table((head, head), (cell,))) == ["TAB003"]


def test_headings() -> None:
    assert _codes(m.Section(t("A"), (m.Section(t("B"), (p("x"),)),))) == []
    assert _codes(m.Section(t("A"), (p("x"), m.Section(t("B"))))) == ["HEAD003"]
    assert _codes(m.Section(t(" "), (p("x"),))) == ["HEAD004"]
    assert _codes(m.Quote((m.Paragraph((), "heading"), p("x")))) == ["HEAD004"]
    picture = m.Image(PICTURE.id, m.Described("A heading in a picture"))
    assert _codes(m.Section((picture,), (p("x"),))) == []


def test_a_word_that_says_nothing_elsewhere_names_a_section_of_this_article() -> None:
    link = m.Paragraph((m.Link("#source", t("Source")),))
    assert _codes(link, m.Section(t("6.4. Source"), (p("x"),), id="source")) == []
    assert _codes(link, m.Section(t("Sources of error"), (p("x"),), id="source")) == ["LINK001"]
    assert _codes(m.Paragraph((m.Link("https://example.org/source", t("Source")),))) == ["LINK001"]


def test_one_finding_tells_the_empty_rows_of_a_table() -> None:
    head, cell, blank = m.Cell((p("a"),), "column"), m.Cell((p("b"),)), m.Cell(())
    rows = (m.Row((head, head)), *(m.Row((each, each)) for each in (blank, cell, blank, blank, blank)))
    table = m.Table(rows, t("Raids"))
    found = check(m.Article(meta=m.Meta(lang="en"), title=t("T"), body=(table,)), "x.md")
    assert [each.message for each in found] == ["rows 2, 4–6 of the table are empty"]


def test_a_blank_line_ends_a_paragraph_of_markdown_and_none_of_html() -> None:
    source = b"Words.\n\nTODO: more.\n"
    words = m.Paragraph((m.Text("Words. TODO: more.", span=m.Span(1)),), span=m.Span(1))
    article = run(m.Article(meta=m.Meta(lang="en"), title=t("T"), body=(words,)), "x").article
    places = {name: [(said.line, said.column) for said in check(article, name, source)] for name in ("x.html", "x.md")}
    assert places == {"x.html": [(3, 1)], "x.md": [(1, 1)]}


def test_a_body_is_whatever_says_something() -> None:
    assert _codes() == ["META006"]
    assert _codes(p(" "), m.ThematicBreak()) == ["META006"]
    assert _codes(m.CodeBlock("x")) == []
    assert _codes(m.Formula("x")) == []


def test_notes_of_an_article_that_comes_as_json() -> None:
    note, call = m.Note(id="n1", blocks=(p("x"),)), m.Paragraph((m.NoteReference("n1"),))
    assert _codes(p("x"), call, notes=(note,)) == []
    assert _codes(p("x"), call) == ["NOTE001"]
    assert _codes(p("x"), call, notes=(note, note)) == ["NOTE002"]
    assert _codes(p("x"), notes=(note,)) == ["NOTE003"]


@pytest.mark.parametrize(
    ("lang", "words", "codes"),
    [
        ("en", "here", ["LINK001"]),
        ("en", "Read more »", ["LINK001"]),
        ("en", "the report", []),
        ("en-GB", "CLICK  HERE!", ["LINK001"]),
        ("de", "hier", ["LINK001"]),
        ("de", "click here", ["LINK001"]),
        ("fr", "En savoir plus…", ["LINK001"]),
        ("fr", "plus d’informations", ["LINK001"]),
        ("es", "aquí", ["LINK001"]),
        ("ar", "هنا", ["LINK001"]),
        ("en", "hier", []),
        ("en", "https://example.org/a", ["LINK011"]),
        ("en", "example.org", []),
        ("en", "", ["LINK001"]),
    ],
)
def test_words_of_links(lang: str, words: str, codes: list[str]) -> None:
    assert _codes(m.Paragraph((m.Link("https://example.org", t(words) if words else ()),)), lang=lang)[-1:] == codes


def test_a_link_in_a_foreign_passage_is_judged_in_its_language() -> None:
    link = m.Link("https://example.org", t("ici"))
    assert _codes(m.Paragraph((m.Text("See "), m.Foreign("fr", (link,))))) == ["LINK001"]


def test_links_find_sentences_code_and_notes() -> None:
    article = run(m.Article(meta=m.Meta(lang="en"), body=(p("One."), m.CodeBlock("x"))), "x").article
    paragraph, code = article.body
    assert isinstance(paragraph, m.Paragraph)
    assert isinstance(code, m.CodeBlock)
    (sentence,) = paragraph.children
    assert isinstance(sentence, m.Sentence)
    links = m.Paragraph((m.Link(f"#{sentence.id}", t("one")), m.Link(f"#{code.id}", t("two"))))
    assert check(replace(article, body=(*article.body, links)), "x") == ()


@pytest.mark.parametrize(
    ("lang", "words", "codes"),
    [
        ("en", "the city of حلب", ["LANG003"]),
        ("en", "Москва", ["LANG003"]),
        ("en", "नमस्ते", ["LANG003"]),
        ("en", "10 Ω and 5 µm, x², ﬁne, naïve", []),
        ("ar", "قالت WHO في تقرير Human Rights Watch", []),
        ("ar", "مبادرة Web Content Accessibility Guidelines", []),
        ("ar", "قال The quick brown fox", ["LANG003"]),
        ("ja", "これは日本語のカタカナです", []),
        ("zh-Hans", "这是 ひらがな", ["LANG003"]),
        ("ko", "서울 漢字", []),
        ("sr-Latn", "Beograd", []),
        ("sr-Latn", "Београд", ["LANG003"]),
        ("ru", "слово µ", []),
    ],
)
def test_scripts(lang: str, words: str, codes: list[str]) -> None:
    assert [code for code in _codes(p(words), lang=lang) if code != "LANG004"] == codes


@pytest.mark.parametrize(("lang", "codes"), [("en-US", []), ("ar-SY", []), ("de", []), ("pl", ["LANG004"])])
def test_our_own_words(lang: str, codes: list[str]) -> None:
    assert _codes(p("5"), lang=lang) == codes


def test_a_marked_passage_is_no_fault_and_a_wrong_mark_is() -> None:
    assert _codes(m.Paragraph((m.Text("the city of "), m.Foreign("ar", t("حلب"))))) == []
    assert _codes(m.Paragraph((m.Text("the city of "), m.Foreign("fr", t("حلب"))))) == ["LANG005"]
    assert _codes(m.Paragraph((m.Text("the city of "), m.Foreign("arabic", t("x"))))) == ["LANG001"]
    assert _codes(m.Paragraph((m.Text("the city of "), m.Foreign("qq", t("x"))))) == ["LANG001"]


def test_the_whole_passage_is_quoted() -> None:
    article = m.Article(meta=m.Meta(lang="en"), title=t("T"), body=(p("On the wall: «حلب القديمة», twice."),))
    (found,) = check(article, "x")
    assert found.message == "words in another script carry no language: «حلب القديمة»"
