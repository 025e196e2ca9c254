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
