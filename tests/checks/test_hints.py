"""What to do is said in the words of the program or the language that the author writes with."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from publish.checks import article as rules
from publish.checks.metadata import unsaid
from publish.diagnostics import HINTS, RULES, Diagnostic, Kind, finding, of_file
from publish.diagnostics.kinds import kind_of
from publish.model import Meta, Person
from publish.passes import run
from publish.readers import REGISTRY, load, read

HERE = Path(__file__).parent
FILES = {Kind.WORD: "x.docx", Kind.HTML: "x.html", Kind.RST: "x.rst", Kind.TEXT: "x.txt", Kind.OTHER: "x.odt"}

MARKDOWN = re.compile(
    r"front matter|Markdown|\{\.|\]\{|\{lang=|!\[|\[\^|\]\(|\]: |`Table: |\| --- \||\*\[|`#+ ", re.IGNORECASE
)
"""What means something in Markdown alone."""

IN_MARKDOWN_ALONE = {
    **dict.fromkeys(("META001", "META004", "META012", "META013"), "front matter is where it was found"),
    **dict.fromkeys(("META002", "META003"), "plain text and pandoc's documents have front matter, or nothing"),
    "MARK003": "plain text has no mark-up",
    "SRC010": "plain text only",
    "SRC015": "plain text has no certain way to say it",
    "SRC016": "as above",
    "NB001": "the cells of a notebook are in Markdown",
}
"""Rules that no other kind of source breaks, or whose hint names Markdown for a reason."""


def _misleads(said: Diagnostic, kind: Kind) -> bool:
    """Tell whether a hint speaks of Markdown; plain text holds no pictures, and may be saved as Markdown."""
    if kind is Kind.TEXT and (said.code.startswith("IMG") or "as .md" in said.hint):
        return False
    return MARKDOWN.search(said.hint) is not None and "as .md" not in said.hint


@pytest.mark.parametrize("kind", FILES)
@pytest.mark.parametrize("code", [code for code in RULES if code not in IN_MARKDOWN_ALONE])
def test_no_rule_speaks_of_markdown_to_who_writes_something_else(code: str, kind: Kind) -> None:
    assert not _misleads(finding(code, FILES[kind]), kind)


@pytest.mark.parametrize("kind", FILES)
def test_nor_does_a_check_that_composes_its_hint(kind: Kind) -> None:
    spoken = []
    for path in sorted(HERE.glob("[A-Z]*[0-9]/article.*")):
        if (reading := read(load(path, path.parent, path.name))).article is not None:
            passed = run(reading.article, FILES[kind])
            spoken += (*passed.diagnostics, *rules.check(passed.article, FILES[kind]))
    assert len({said.code for said in spoken}) > 30
    assert [said for said in spoken if said.code not in IN_MARKDOWN_ALONE and _misleads(said, kind)] == []


def test_a_word_user_is_told_of_words_menus_and_who_writes_html_of_its_elements() -> None:
    assert "View Alt Text" in finding("IMG001", "x.docx").hint
    assert "`alt`" in finding("IMG001", "a.b/x.HTML").hint
    assert finding("IMG001", "x.md").hint == RULES["IMG001"].hint
    assert "first cell" in finding("META007", "x.ipynb").hint
    assert finding("TAB001", "x.ipynb").hint == RULES["TAB001"].hint


def test_who_is_to_write_in_words_comments_hears_that_they_are_the_description() -> None:
    (said,) = unsaid(Meta(authors=(Person(name="Ada"),)), "x.docx")
    assert said.hint == "set Comments (where Word keeps the description) in File > Info > Properties"


def test_a_hint_by_kind_holds_for_those_kinds_alone() -> None:
    said = {Kind.MARKDOWN: "in Markdown so", Kind.HTML: "in HTML so"}
    found = {name: finding("IMG001", name, hint=said).hint for name in ("x.md", "x.ipynb", "x.html", "x.docx")}
    assert found == {
        "x.md": "in Markdown so",
        "x.ipynb": "in Markdown so",
        "x.html": "in HTML so",
        "x.docx": HINTS["IMG001"][Kind.WORD],
    }


def test_a_finding_that_learns_its_file_late_learns_its_hint_too_and_keeps_one_of_its_own() -> None:
    assert of_file(finding("LANG002", ""), "x.docx") == finding("LANG002", "x.docx")
    assert of_file(finding("LANG002", "", hint="its own"), "x.docx").hint == "its own"


def test_every_suffix_that_is_read_has_a_kind_but_for_the_article_itself() -> None:
    assert [suffix for suffix in REGISTRY if kind_of(f"x{suffix}") is Kind.OTHER] == [".json"]
    assert set(HINTS) <= set(RULES)
