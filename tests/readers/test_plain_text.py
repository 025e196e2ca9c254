"""Plain text: what its form tells, and that every character is literal."""

from __future__ import annotations

from pathlib import Path

import pytest

from publish import model as m
from publish.model.walk import plain_text
from tests.readers.reading import article, codes, placeless, reading

PARAGRAPH = "A paragraph goes on and on, as paragraphs do, until it is a good deal longer than any heading could be. "


def read_text(text: str) -> m.Article:
    return article(text, "pasted.txt")


def shadow(text: str) -> list[str]:
    """Each block as a line: `#` before a heading."""
    return [
        f"# {plain_text(block.title)}" if isinstance(block, m.Section) else plain_text(block.children)
        for block in read_text(text).body
    ]


def test_title_headings_paragraphs_and_the_sites_own_line():
    text = f"The Title\n{PARAGRAPH}\nFirst Heading\n{PARAGRAPH}\nSecond heading\n{PARAGRAPH}\nFollow us on Socials:"
    found = reading(text, "pasted.txt")
    assert [(d.code, d.line) for d in found.diagnostics] == [
        ("META005", 1),
        ("SRC010", 3),
        ("SRC010", 5),
        ("SRC009", 7),
    ]
    assert "«Follow us on Socials:»" in found.diagnostics[-1].message
    assert plain_text(found.article.title) == "The Title"
    words = PARAGRAPH.strip()
    assert shadow(text) == [words, "# First Heading", words, "# Second heading", words]
    assert [block.span.line for block in found.article.body] == [2, 3, 4, 5, 6]


def test_every_character_is_literal():
    text = "AT&T <b>wins</b>\n5 < 6 && *x* [a](b) &amp; $5$ # no"
    assert placeless(read_text(text).body[0]) == m.Paragraph((m.Text("5 < 6 && *x* [a](b) &amp; $5$ # no"),))
    assert plain_text(read_text(text).title) == "AT&T <b>wins</b>"
    assert codes(text, "pasted.txt") == []


def test_hard_wrapped_lines_are_joined():
    block = "A paragraph that a mail program wrapped\nat forty-eight columns, so that lines end early,\nbut not here."
    joined = " ".join(block.split("\n"))
    assert shadow(f"Title\n\n{block}\n\n{block}\n") == [joined, joined]
    assert [b.span.line for b in read_text(f"Title\n\n{block}\n\n{block}\n").body] == [3, 7]


def test_lines_that_are_not_wrapped_stay_apart():
    assert shadow("Title\n\nShort.\nAnother line that is a good deal longer\nShort.") == [
        "Short.",
        "Another line that is a good deal longer",
        "Short.",
    ]


def test_a_first_line_as_long_as_a_paragraph_is_no_title():
    found = read_text(PARAGRAPH * 3 + "\n" + PARAGRAPH)
    assert plain_text(found.title) == "Pasted"
    assert len(found.body) == 2


@pytest.mark.parametrize(
    "tail",
    [
        "Follow us on Socials:",
        "Follow us on\nFacebook\nTwitter",
        "Subscribe to our newsletter",
        "Related articles:\nMore war",
    ],
)
def test_lines_of_the_site_are_left_out_and_told(tail):
    text = f"Title\n{PARAGRAPH}\n{tail}"
    assert shadow(text) == [PARAGRAPH.strip()]
    assert [code for code, _ in codes(text, "pasted.txt")] == ["SRC009"] * (tail.count("\n") + 1)


@pytest.mark.parametrize(
    "tail",
    ["Follow us on this long way through the war, said the man who had seen it all from the start.", "Read more"],
)
def test_such_words_inside_the_article_stay(tail):
    assert len(shadow(f"Title\n{PARAGRAPH}\n{tail}\n{PARAGRAPH}")) == 3


def test_the_first_real_input():
    """The pasted report of the brief, where it lies beside the clone: its five headings and nothing else."""
    path = Path(__file__).parents[2] / "../shared/inputs/aleppo-air-raids.txt"
    if not path.is_file():
        pytest.skip("the pasted report lies outside the repository")
    lines = path.read_text(encoding="utf-8").split("\n")
    found = read_text(path.read_text(encoding="utf-8"))
    headings = [block.span.line for block in found.body if isinstance(block, m.Section)]
    assert headings == [3, 5, 7, 9, 11]
    assert [plain_text(block.children) for block in found.body if isinstance(block, m.Paragraph)] == lines[1:12:2]


# Above the article


@pytest.mark.parametrize(
    ("front", "authors", "date", "updated"),
    [
        ("By Ada Example", ["Ada Example"], "", ""),
        ("By Ada Example and Bo Other, 12 March 2024", ["Ada Example", "Bo Other"], "2024-03-12", ""),
        ("Words by Ada Example | March 12, 2024", ["Ada Example"], "2024-03-12", ""),
        (
            "By\nAda Example\nPublished 3 May 2024\nLast updated: 4 May 2024",
            ["Ada Example"],
            "2024-05-03",
            "2024-05-04",
        ),
        ("Von Ada Beispiel und Bo Müller\n3. März 2024, 14:05 Uhr", ["Ada Beispiel", "Bo Müller"], "2024-03-03", ""),
        ("Par Ada d’Exemple\nPublié le 1er août 2024", ["Ada d’Exemple"], "2024-08-01", ""),
        ("Por Ada de la Cruz\n12 de marzo de 2024", ["Ada de la Cruz"], "2024-03-12", ""),
        ("بقلم أمل مثال\n٣٠ نوفمبر ٢٠٢٤", ["أمل مثال"], "2024-11-30", ""),
        ("作者：张三\n2024年11月30日", ["张三"], "2024-11-30", ""),
    ],
)
def test_bylines_and_dates(front, authors, date, updated):
    found = reading(f"Title\n\n{front}\n\n{PARAGRAPH}\n\n{PARAGRAPH}", "pasted.txt")
    meta = found.article.meta
    assert ([person.name for person in meta.authors], meta.date, meta.updated) == (authors, date, updated)
    assert len(found.article.body) == 2
    assert "SRC015" in {diagnostic.code for diagnostic in found.diagnostics}


@pytest.mark.parametrize(
    "line",
    ["By the sea", "By 2030", "Published 03/04/2024", "By Ada Example, Bo Other", "Von der Leyen spricht", "May 2024"],
)
def test_what_could_be_read_in_another_way_stays(line):
    found = read_text(f"Title\n{line}\n{PARAGRAPH}")
    assert (found.meta.authors, found.meta.date) == ((), "")
    assert plain_text(found.body[0].title if isinstance(found.body[0], m.Section) else found.body[0].children) == line


def test_an_affiliation():
    (person,) = read_text(f"Title\nBy Ada Example, Science Editor\n{PARAGRAPH}").meta.authors
    assert person == m.Person(name="Ada Example", affiliation="Science Editor")


def test_a_standfirst_between_title_and_byline_is_the_subtitle():
    found = read_text(f"Title\nWhat it was all about\nBy Ada Example\n{PARAGRAPH}")
    assert plain_text(found.subtitle) == "What it was all about"
    assert not read_text(f"Title\nWhat it was all about\n{PARAGRAPH}").subtitle


def test_named_fields_above_a_text():
    found = read_text(f"Title: The Name\nAuthor: Ada Example\nDate: 2024-03-12\n\n{PARAGRAPH}")
    assert plain_text(found.title) == "The Name"
    assert (found.meta.authors, found.meta.date) == ((m.Person(name="Ada Example"),), "2024-03-12")
    assert plain_text(read_text(f"Title: a study\n{PARAGRAPH}").title) == "Title: a study"


def test_a_menu_above_the_article_is_not_its_title():
    menu = "Skip to content\nHome\nNews\nSport\nSearch\n"
    found = reading(f"{menu}Ferry sinks off the coast\nShare\n5 min read\n{PARAGRAPH}", "pasted.txt")
    assert plain_text(found.article.title) == "Ferry sinks off the coast"
    assert [d.line for d in found.diagnostics if d.code == "SRC009"] == [1, 2, 3, 4, 5, 7, 8]
    assert shadow(f"{menu}Ferry sinks off the coast\n{PARAGRAPH}") == [PARAGRAPH.strip()]


def test_a_text_of_nothing_but_site_lines_stays():
    assert plain_text(read_text("Share").title) == "Share"


def test_a_dateline_stays_in_its_paragraph():
    assert shadow(f"Title\nALEPPO, Syria (AP) — {PARAGRAPH}") == [f"ALEPPO, Syria (AP) — {PARAGRAPH.strip()}"]


# Structure

TWO = f"{PARAGRAPH}\n\n{PARAGRAPH}"


def body(text: str) -> m.Blocks:
    return tuple(placeless(block) for block in read_text(f"Title\n\n{TWO}\n\n{text}\n\n{TWO}").body[2:-2])


def paragraph(words: str) -> m.Paragraph:
    return m.Paragraph((m.Text(words),))


def item(*blocks: m.Block | str) -> m.Item:
    return m.Item(tuple(paragraph(block) if isinstance(block, str) else block for block in blocks))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("- one\n- two", m.BulletList((item("one"), item("two")))),
        ("• one", m.BulletList((item("one"),))),
        ("\t•\tone\n\t•\ttwo", m.BulletList((item("one"), item("two")))),
        ("- one\n\n- two", m.BulletList((item("one"), item("two")))),
        ("- one\n  goes on\n- two", m.BulletList((item("one goes on"), item("two")))),
        ("- one\n\n  and more\n\n- two", m.BulletList((item("one", "and more"), item("two")))),
        ("- one\n  - in\n- two", m.BulletList((item("one", m.BulletList((item("in"),))), item("two")))),
        ("•\tone\no\tin\n•\ttwo", m.BulletList((item("one", m.BulletList((item("in"),))), item("two")))),
        ("3. three\n4. four", m.OrderedList((item("three"), item("four")), start=3)),
        ("(a) one\n(b) two", m.OrderedList((item("one"), item("two")), style="lower-alpha")),
        ("i. one\nii. two", m.OrderedList((item("one"), item("two")), style="lower-roman")),
        ("١. واحد\n٢. اثنان", m.OrderedList((item("واحد"), item("اثنان")))),
        ("1、一\n2、二", m.OrderedList((item("一"), item("二")))),
    ],
)
def test_lists(text, expected):
    assert body(text) == (expected,)


@pytest.mark.parametrize("text", ["- one", "1990. A year.", "1. one\n1. two", "B. Other wrote it.\nC. Third did not."])
def test_what_is_no_list(text):
    assert not any(isinstance(block, m.BulletList | m.OrderedList) for block in body(text))


def test_items_that_a_browser_copied_without_their_marks():
    text = f"Title\n\n{PARAGRAPH}\n\nIt carried:\n\npassengers\nlorries\ncows\n\n{PARAGRAPH}"
    assert isinstance(read_text(text).body[2], m.BulletList)


def test_mail_quotes():
    assert body("> Words quoted.\n>\n> More.\n>> Deeper.") == (
        m.Quote((paragraph("Words quoted."), paragraph("More."), m.Quote((paragraph("Deeper."),)))),
    )
    assert body("> 5 °C") == (paragraph("> 5 °C"),)


def test_a_quotation_with_a_name():
    quote = m.Quote((paragraph("“Nothing is left.”"),), attribution=(m.Text("Sarmad, a resident"),))
    assert body("“Nothing is left.” — Sarmad, a resident") == (quote,)
    assert body("“Nothing is left.”\n— Sarmad, a resident") == (quote,)


@pytest.mark.parametrize(
    "text",
    [
        "Place\tDead\nIdlib\t12\nAleppo\t15",
        "| Place | Dead |\n|---|---|\n| Idlib | 12 |",
        "Place   Dead\n------  ----\nIdlib   12",
    ],
)
def test_tables(text):
    (table,) = body(text)
    assert [cell.header for cell in table.rows[0].cells] == ["column", "column"]
    assert table.rows[1].cells[1].blocks == (paragraph("12"),)


def test_rows_without_names_of_columns_are_no_table():
    assert not any(isinstance(block, m.Table) for block in body("Idlib\tAleppo\nHama\tHoms"))


def test_verse_keeps_its_lines():
    (block,) = body("Roses are red,\nviolets are blue,")
    assert plain_text(block.children) == "Roses are red,\nviolets are blue,"


def test_breaks_and_underlined_headings():
    parts = [
        "Title\n=====",
        PARAGRAPH,
        "First part\n==========",
        PARAGRAPH,
        "Inner\n-----",
        PARAGRAPH,
        "* * *",
        PARAGRAPH,
    ]
    found = read_text("\n\n".join(parts))
    headings = [(plain_text(block.title), block.written_level) for block in found.body if isinstance(block, m.Section)]
    assert headings == [("First part", 2), ("Inner", 3)]
    assert any(isinstance(block, m.ThematicBreak) for block in found.body)


def test_levels_of_chapters_and_numbers():
    names = ["Chapter 1", "1 Ways", "1.1 Methods", "1.2 Results", "Chapter 2", "2 Ends"]
    text = "Title\n\n" + "\n\n".join(f"{name}\n\n{PARAGRAPH}" for name in names)
    levels = [block.written_level for block in read_text(text).body if isinstance(block, m.Section)]
    assert levels == [2, 3, 4, 4, 2, 3]


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("Rebel Forces Gain Ground", True),
        ("3. The way there", True),
        ("«Nothing is left»", True),
        ("تصعيد في حلب", True),
        ("What comes next?", True),
        ("It ends like a sentence.", False),
        ("A list follows:", False),
        ("lower case begins", False),
        ("Photo: Ada Example", False),
        ("Smoke over the city (Photo: Ada Example)", False),
        ("W " * 21, False),
        ("W" * 121, False),
    ],
)
def test_the_form_of_a_heading(line, expected):
    text = f"Title\n{PARAGRAPH}\n{line}\n{PARAGRAPH * 2}"
    assert any(isinstance(block, m.Section) for block in read_text(text).body) is expected


def test_a_run_of_short_lines_is_not_all_headings():
    lines = "Apples\n\nOranges\n\nPears\n\nPlums\n\nWhat comes next"
    headings = [
        b for b in read_text(f"Title\n\n{PARAGRAPH}\n\n{lines}\n\n{PARAGRAPH}").body if isinstance(b, m.Section)
    ]
    assert [plain_text(block.title) for block in headings] == ["What comes next"]


def test_notes_that_the_text_calls():
    text = f"Title\n\nWords[1] and more [2].\n\n{PARAGRAPH}\n\nNotes\n\n[1] The first.\n[2] The second."
    found = read_text(text)
    assert [note.id for note in found.notes] == ["note-1", "note-2"]
    assert placeless(found.body[0]).children[1] == m.NoteReference("note-1")
    assert len(found.body) == 2
    assert not read_text(text.replace("[2] The second.", "")).notes


def test_addresses_are_links():
    (block,) = body("Write to ada@example.org, or see https://example.org/a.")
    targets = [node.target for node in block.children if isinstance(node, m.Link)]
    assert targets == ["mailto:ada@example.org", "https://example.org/a"]


def test_a_word_that_a_line_end_broke():
    lines = [
        "A mail program wrapped this paragraph at fifty co-",
        "lumns, so that it breaks the columns, and a well-",
        "known word, and what Germans call Vor-",
        "und Nachteile, and all that in one paragraph.",
    ]
    expected = (
        "A mail program wrapped this paragraph at fifty columns, so that it breaks the columns, and a well-known word, "
        "and what Germans call Vor- und Nachteile, and all that in one paragraph."
    )
    assert shadow("Title\n\n" + "\n".join(lines)) == [expected]


def test_first_lines_that_are_indented_begin_paragraphs():
    line = "This is a line that a program wrapped at seventy columns or so, it is"
    assert len(shadow(f"Title\n\n  {line}\n{line}\n{line}\n  {line}\n{line}\n  {line}\nthe end.\n")) == 3


def test_the_example_of_the_page_is_read_as_it_says():
    page = (Path(__file__).parents[2] / "docs/plain-text.md").read_text(encoding="utf-8")
    found = read_text(page.split("```text\n")[1].split("```")[0])
    assert (plain_text(found.title), found.meta.date, len(found.meta.authors)) == (
        "Ferry sinks off the coast",
        "2024-03-12",
        2,
    )
    assert [type(block).__name__ for block in found.body] == [
        *("Paragraph", "Section", "Paragraph", "BulletList", "Quote", "Paragraph"),
    ]
    assert (len(found.notes), plain_text(found.subtitle)[:4]) == (1, "How ")


@pytest.mark.parametrize(
    "text",
    [
        "a\tb\tc\n" * 20000,
        "- item\n" * 20000,
        "Read more: x\n" * 20000 + PARAGRAPH,
        "x" * 1_000_000,
        "> " * 100_000,
        "  - a\n" * 20000,
    ],
)
@pytest.mark.timeout(20)
def test_long_texts_take_no_long_time(text):
    assert read_text(f"Title\n{text}").body
