"""Markdown: every node, every place, and every finding."""

from __future__ import annotations

import pytest

from publish import model as m
from publish.model.walk import plain_text, walk
from publish.readers.source import stem
from tests import samples
from tests.readers.reading import article, body, codes, inlines, placeless, reading


@pytest.fixture
def folder(tmp_path):
    (tmp_path / "a.png").write_bytes(samples.png())
    return tmp_path.resolve()


def t(text: str) -> m.Inlines:
    return (m.Text(text),)


def p(text: str) -> m.Paragraph:
    return m.Paragraph(t(text))


def blocks(text: str, **rest) -> m.Blocks:
    return tuple(placeless(block) for block in body(text, **rest))


# Inlines


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("*a*", [m.Emphasis(t("a"))]),
        ("**a**", [m.Strong(t("a"))]),
        ("~~a~~", [m.Strike(t("a"))]),
        ("`a`", [m.Code("a")]),
        ("$x^2$", [m.Math("x^2")]),
        ("a\nb", [m.Text("a b")]),
        ("报道\n阿勒颇", [m.Text("报道阿勒颇")]),
        ("a  \nb", [m.Text("a"), m.LineBreak(), m.Text("b")]),
        ("a<br>b", [m.Text("a"), m.LineBreak(), m.Text("b")]),
        ("a<!-- no -->b", [m.Text("ab")]),
        ("H<sub>2</sub>O", [m.Text("H"), m.Subscript(t("2")), m.Text("O")]),
        ("4<sup>*th*</sup>", [m.Text("4"), m.Superscript((m.Emphasis(t("th")),))]),
        ("<kbd>Ctrl</kbd>", [m.Keyboard("Ctrl")]),
        ("<q>so</q>", [m.Quoted(t("so"))]),
        ('<abbr title="Long">L</abbr>', [m.Abbreviation("L", "Long")]),
        ('<span lang="fr">mot</span>', [m.Foreign("fr", t("mot"))]),
        ("[mot]{lang=fr}", [m.Foreign("fr", t("mot"))]),
        ("[حلب]{lang='ar'}", [m.Foreign("ar", t("حلب"))]),
        ('[HTS]{say="H T S"}', [m.Pronounced("H T S", t("HTS"))]),
        ("[a]{lang=fr say=b}", [m.Pronounced("b", (m.Foreign("fr", t("a")),))]),
        ("[a *b*]{lang=fr}", [m.Foreign("fr", (m.Text("a "), m.Emphasis(t("b"))))]),
        ("[a](https://e.org/)", [m.Link("https://e.org/", t("a"))]),
        ("[](https://e.org/)", [m.Link("https://e.org/", t("https://e.org/"))]),
        ("[a](#b)", [m.Link("#b", t("a"))]),
        ("<https://e.org>", [m.Link("https://e.org", t("https://e.org"))]),
        (
            "(https://e.org/a_(b)).",
            [m.Text("("), m.Link("https://e.org/a_(b)", t("https://e.org/a_(b)")), m.Text(").")],
        ),
        ("www.e.org, or", [m.Link("https://www.e.org", t("www.e.org")), m.Text(", or")]),
        ("a@e.org.", [m.Link("mailto:a@e.org", t("a@e.org")), m.Text(".")]),
        ("[www.e.org](//e.org)", [m.Link("https://e.org", t("www.e.org"))]),
        ("a {b} [c] d{e=f}", [m.Text("a {b} [c] d{e=f}")]),
    ],
)
def test_inlines(text, expected):
    assert inlines(text) == tuple(expected)
    assert codes(f"---\ntitle: T\n---\n{text}") == []


@pytest.mark.parametrize(
    "text",
    [
        "It costs $5 and $10 today.",
        "$6 million, of which only 13% succeed, or less than $1 million",
        "US$5 or US$6",
        "from $5 to 10$ or so",
        "set $HOME/$USER first",
        "$5/$10",
        "only $ and $ here",
        r"\$x\$",
    ],
)
def test_money_is_never_a_formula(text):
    assert inlines(text) == t(text.replace("\\", ""))


def test_abbreviations_are_marked_wherever_they_stand_but_in_code():
    text = "The SOHR, *SOHR* and `SOHR`; SOHRs not.\n\n*[SOHR]: Syrian Observatory\n*[X]: unused"
    sohr = m.Abbreviation("SOHR", "Syrian Observatory")
    (block,) = blocks(text)
    assert block.children == (
        m.Text("The "),
        sohr,
        m.Text(", "),
        m.Emphasis((sohr,)),
        m.Text(" and "),
        m.Code("SOHR"),
        m.Text("; SOHRs not."),
    )


def test_a_link_holds_no_link_and_no_note():
    (link, note) = inlines('<a href="https://e.org">a [b](https://b.org) *c[^1]*</a>\n\n[^1]: n')
    assert link == m.Link("https://e.org", (m.Text("a "), m.Text("b"), m.Text(" "), m.Emphasis(t("c"))))
    assert note == m.NoteReference("n1")


# Links that may not stand


@pytest.mark.parametrize(
    "target",
    ["javascript:alert(1)", "JavaScript:x", "vbscript:x", "data:text/html,x", "file:///etc/passwd", "https://"],
)
def test_an_unsafe_link_is_its_words(target):
    text = f"---\ntitle: T\n---\nSee [here]({target}) now."
    assert codes(text) == [("LINK003", 4)]
    assert placeless(article(text).body[0]).children == t("See here now.")


def test_a_link_into_the_authors_site_is_its_words():
    assert codes("---\ntitle: T\n---\n\nSee [here](/page.html).") == [("LINK004", 5)]


# Blocks


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("- a\n- b", m.BulletList((m.Item((p("a"),)), m.Item((p("b"),))))),
        ("- [ ] a\n- [x] b", m.BulletList((m.Item((p("a"),), task="open"), m.Item((p("b"),), task="done")))),
        ("3. a", m.OrderedList((m.Item((p("a"),)),), start=3)),
        ("a\n: b\n\n    c", m.DescriptionList((m.Description((t("a"),), ((p("b"), p("c")),)),))),
        ("> a\n>\n> — B", m.Quote((p("a"),), t("B"))),
        ("> a\n> -- B", m.Quote((p("a"),), t("B"))),
        ("> — a", m.Quote((p("— a"),))),
        ("> ## a\n>\n> b", m.Quote((m.Paragraph(t("a"), kind="heading"), p("b")))),
        ("```python\nx\n```", m.CodeBlock("x", "python")),
        ("    x\n", m.CodeBlock("x")),
        ("$$\nx\n$$", m.Formula("x")),
        ("```math\nx\n```", m.Formula("x")),
        ("> [!WARNING]\n> a", m.Aside((p("a"),), "warning")),
        ("::: tip A title\na\n:::", m.Aside((p("a"),), "tip", t("A title"))),
        ("::: {.callout-note title='B'}\na\n:::", m.Aside((p("a"),), "note", t("B"))),
        ("***", m.ThematicBreak()),
        ("## A {#b}", m.Section(t("A"), id="b", written_level=2)),
        ("## A {#b lang=fr}", m.Section((m.Foreign("fr", t("A")),), id="b", written_level=2)),
        ("A\n{: .lead lang=fr}", m.Paragraph((m.Foreign("fr", t("A")),))),
        ("A\n=", m.Section(t("A"), written_level=1)),
    ],
)
def test_blocks(text, expected):
    assert blocks(text) == (expected,)
    assert codes(f"---\ntitle: T\n---\n{text}") == []


def cell(text: str, header: str = "") -> m.Cell:
    return m.Cell((p(text),) if text else (), header)


def test_a_table_with_its_caption():
    table = m.Table(
        (m.Row((cell("a", "column"), cell("b", "column"))), m.Row((cell("1"), cell("2 | 3")))),
        caption=t("What it shows"),
        alignments=("left", "right"),
    )
    written = "| a | b |\n|:--|--:|\n| 1 | 2 \\| 3 |\n"
    assert blocks(f"{written}Table: What it shows") == (table,)
    assert blocks(f"{written}\nTable: What it shows") == (table,)
    assert blocks(f"Table: What it shows\n\n{written}") == (table,)


def test_an_empty_corner_makes_the_first_column_name_the_rows():
    (table,) = blocks("| | b |\n|--|--|\n| 1 | 2 |")
    assert table.rows == (m.Row((cell(""), cell("b", "column"))), m.Row((cell("1", "row"), cell("2"))))


def test_a_header_row_without_words_is_none():
    (table,) = blocks("| | |\n|--|--|\n| 1 | 2 |")
    assert table.rows == (m.Row((cell("1"), cell("2"))),)


def test_no_cell_is_lost_from_a_ragged_table():
    text = "---\ntitle: T\n---\n> | a | b |\n> |--|--|\n> | 1 |\n> | 1 | 2 | 3 |\n"
    assert codes(text) == [("TAB003", 6), ("TAB003", 7)]
    (quote,) = article(text).body
    assert [len(row.cells) for row in quote.blocks[0].rows] == [3, 3, 3]
    assert "3" in [plain_text(node.children) for node in walk(quote) if isinstance(node, m.Paragraph)]


# Pictures


@pytest.mark.parametrize("given", ["{:.table}", "{: .table #raids}", "{: #raids}"])
def test_attributes_under_a_table_are_the_tables_own(given):
    text = f"| a | b |\n|---|---|\n| 1 | 2 |\n{given}\n\nAfter."
    table, after = blocks(text)
    assert isinstance(table, m.Table)
    assert len(table.rows) == 2
    assert table.id == ("raids" if "#" in given else "")
    assert after == p("After.")
    assert codes(f"---\ntitle: T\n---\n{text}") == []


def test_words_in_braces_under_a_table_are_a_row():
    (table,) = blocks("| a | b |\n|---|---|\n| 1 | 2 |\n{: so")
    assert isinstance(table, m.Table)
    assert len(table.rows) == 3


def test_one_cell_is_one():
    said = reading("---\ntitle: T\n---\n| a | b |\n|---|---|\n| 1 |\n").diagnostics
    assert [d.message for d in said] == ["this row has 1 cell, the header 2"]


@pytest.mark.parametrize(
    ("text", "alt"),
    [
        ("![a map](a.png)", m.Described("a map")),
        ("![a *b* `c`](a.png)", m.Described("a b c")),
        ("![](a.png){alt='single'}", m.Described("single")),
        ('![x](a.png){alt="double"}', m.Described("double")),
        ("![](a.png){.decorative}", m.Decorative()),
        ("![](a.png)", m.Undescribed("a.png")),
        ('<img src="a.png" alt="">', m.Decorative()),
        ('<img src="a.png">', m.Undescribed("a.png")),
        ('<figure>\n<img src="a.png" alt="a map">\n</figure>', m.Described("a map")),
    ],
)
def test_text_alternatives(text, alt, folder):
    (figure,) = blocks(text, folder=folder)
    assert isinstance(figure, m.Figure)
    assert figure.alt == alt


def test_a_figure_has_caption_and_width(folder):
    (figure,) = blocks('![a](a.png "The caption"){width=50%}', folder=folder)
    assert (figure.caption, figure.width) == (t("The caption"), 50)
    (figure,) = blocks('<figure><img src="a.png" alt="a"><figcaption>The caption</figcaption></figure>', folder=folder)
    assert figure.caption == t("The caption")


def test_a_picture_among_words_is_an_image(folder):
    (block,) = blocks("a ![b](a.png) c", folder=folder)
    assert [type(node) for node in block.children] == [m.Text, m.Image, m.Text]


def test_a_missing_picture_leaves_words_and_an_error(folder):
    found = reading("---\ntitle: T\n---\n\n  ![a map](no.png)", folder=folder)
    assert [(d.code, d.line, d.column) for d in found.diagnostics] == [("IMG002", 5, 3)]
    assert placeless(found.article.body[0]) == p("[image missing: no.png: a map]")


# Notes


def test_notes_stand_in_the_order_of_their_calls():
    found = article("---\ntitle: T\n---\nA[^b] b[^a] c^[in *place*] d[^b].\n\n[^a]: one\n\n    two\n[^b]: see[^a]\n")
    assert [note.id for note in found.notes] == ["n1", "n2", "n3"]
    assert [[plain_text(block.children) for block in note.blocks] for note in found.notes] == [
        ["see"],
        ["one", "two"],
        ["in place"],
    ]
    assert [note.span.line for note in found.notes] == [9, 6, 4]


def test_faults_of_notes():
    text = "---\ntitle: T\n---\nA[^1] b[^2].\n\n[^1]: one\n[^1]: again\n[^3]: unused"
    assert codes(text) == [("NOTE001", 4), ("NOTE002", 7)]
    assert "[^2]" in plain_text(article(text).body[0].children)


def test_a_note_that_nothing_calls_is_kept_behind_the_others():
    found = article("---\ntitle: T\n---\nA[^c].\n\n[^a]: one[^b]\n[^b]: two[^a]\n[^c]: three\n[^d]: four")
    assert [(note.id, note.span.line, plain_text(note.blocks[0].children)) for note in found.notes] == [
        ("n1", 8, "three"),
        ("n2", 6, "one"),
        ("n3", 7, "two"),
        ("n4", 9, "four"),
    ]


# What has no place


@pytest.mark.parametrize(
    ("text", "expected", "words"),
    [
        ("a <u>b</u> c", [("MARK001", 4)], "a b c"),
        ("a\n<b>b c", [("MARK001", 5)], "a b c"),
        ("a </i> c", [("MARK001", 4)], "a c"),
        ("*a <b>b* c</b>", [("MARK001", 4), ("MARK001", 4)], "a b c"),
        ("x <script>y</script> z", [("MARK001", 4)], "x z"),
        ("[a]{colour=red}", [("MARK003", 4)], "a"),
        ("[a]{lang=english}", [("LANG001", 4)], "a"),
        ("::: strange\na\n:::", [("MARK003", 4)], "a"),
        ("<div>\n<p>a &amp;\nb</p></div>", [], "a & b"),
        ("<![CDATA[a & b]]>", [], "a & b"),
        ("<![x[a]]>", [], "<![x[a]]>"),
        ("<!DOCTYPE x [ >\n\na", [], "a"),
        ("a <!X b> c", [("MARK001", 4)], "a c"),
        ("a {{ b }} c", [("MARK002", 4)], "a {{ b }} c"),
    ],
)
def test_what_the_article_cannot_hold_keeps_its_words(text, expected, words):
    whole = f"---\ntitle: T\n---\n{text}"
    assert codes(whole) == expected
    assert " ".join(plain_text(block.children) for block in article(whole).body) == words


@pytest.mark.parametrize(
    "deep", [">" * 200 + " a", "".join("  " * i + "- a\n" for i in range(80)), "*" * 400 + "a" + "*" * 400]
)
def test_nesting_without_end_is_an_error_and_never_a_loss(deep):
    found = reading(deep)
    assert found.article is None
    assert [d.code for d in found.diagnostics] == ["SRC005"]


def test_nesting_within_the_limit_loses_nothing():
    text = "".join("  " * i + f"- w{i}\n" for i in range(45))
    found = article(f"---\ntitle: T\n---\n{text}")
    words = "".join(plain_text(node.children) for node in walk(found) if isinstance(node, m.Paragraph))
    assert words == "".join(f"w{i}" for i in range(45))


# The title


@pytest.mark.parametrize(
    ("text", "title", "sections"),
    [
        ("# A\n\n## B\n\n# C", "A", ["B", "C"]),
        ("Before.\n\n# A\n\n## B", "A", ["B"]),
        ("## A\n\ntext\n\n## B", "A", ["B"]),
        ("Long words.\n\n## A\n\n# B", "My article", ["A", "B"]),
        ("A short line\n\nText.", "A short line", []),
        ("Text that is a sentence.", "My article", []),
        ("---\ntitle: T\n---\n# A", "T", ["A"]),
    ],
)
def test_the_title_is_found(text, title, sections):
    found = article(text, "my-article.md")
    assert plain_text(found.title) == title
    assert [plain_text(block.title) for block in found.body if isinstance(block, m.Section)] == sections


def test_a_heading_that_repeats_the_title_goes():
    text = "---\ntitle: The Title\n---\n# The title\n\nText."
    assert codes(text) == [("META009", 4)]
    assert len(article(text).body) == 1


def test_a_heading_repeats_the_title_whatever_the_form_of_its_quotation_marks():
    text = '---\ntitle: It\'s a "new" day\ndate: 2024-05-03\n---\n# It’s a “new” day\n\nText.'
    assert codes(text) == [("META009", 5)]


@pytest.mark.parametrize(
    ("name", "expected"), [("x/a.b.md", "a.b"), ("a.article.json", "a"), ("a.b.article.json", "a.b"), ("a.txt", "a")]
)
def test_stem(name, expected):
    assert stem(name) == expected


# Places


def test_places_are_exact(folder):
    prose = "\n# A\n\nOne\ntwo [l](https://e.org)\n![i](a.png) x\n\n- a\n  - b\n\n> q\n>\n> ## h\n"
    table = "\n| a |\n|---|\n| [l](#x) |\n"
    found = article(f"---\ntitle: T\n---\n{prose}{table}", folder=folder)
    places = {
        (type(node).__name__, node.span.line, node.span.column)
        for node in walk(found)
        if isinstance(node, m.Section | m.Link | m.Image | m.Paragraph | m.Item | m.Quote | m.Table | m.Row)
    }
    assert places == {
        ("Section", 5, 1),
        ("Paragraph", 7, 1),
        ("Link", 8, 5),
        ("Image", 9, 1),
        ("Item", 11, 1),
        ("Paragraph", 11, 1),
        ("Item", 12, 1),
        ("Paragraph", 12, 1),
        ("Quote", 14, 1),
        ("Paragraph", 14, 1),
        ("Paragraph", 16, 3),
        ("Table", 18, 1),
        ("Row", 18, 1),
        ("Row", 20, 1),
        ("Paragraph", 18, 1),
        ("Paragraph", 20, 1),
        ("Link", 20, 3),
    }
    assert all(node.span for node in walk(found))
