"""reStructuredText: every element of docutils, what Sphinx adds, and what is told."""

from __future__ import annotations

import re
import sys
from pathlib import Path

import pytest
from docutils import nodes
from docutils.parsers.rst import roles
from hypothesis import given, settings
from hypothesis import strategies as st

from publish import model as m
from publish.diagnostics.lack import MachineLack
from publish.model.codec import from_json, to_json
from publish.model.walk import plain_text
from publish.readers.rst.blocks import BLOCKS
from publish.readers.rst.inlines import INLINES
from tests import samples
from tests.readers.reading import article, codes, placeless, reading

NOWHERE = Path("/nowhere")
HEAD = "T\n=\n\n:Date: 2026-01-01\n\n"
FIRST = 6
"""The line that a text under this head begins in."""


def blocks(text: str, folder: Path = NOWHERE) -> m.Blocks:
    return tuple(placeless(block) for block in article(HEAD + text, "a.rst", folder).body)


def inlines(text: str) -> m.Inlines:
    (block,) = blocks(text)
    return block.children


def found(text: str, folder: Path = NOWHERE) -> list[tuple[str, int]]:
    return [(code, line - FIRST + 1) for code, line in codes(HEAD + text, "a.rst", folder)]


def words(*texts: str) -> m.Blocks:
    return tuple(m.Paragraph((m.Text(text),)) for text in texts)


# What stands somewhere in the tables that turn elements into nodes, or is read by a row of another element.
PARTS = """Text attribution author authors caption classifier colspec contact copyright date definition
    definition_list_item description document entry field field_body field_name line list_item option option_argument
    option_group option_list_item option_string organization revision row status tbody term tgroup thead version
    address""".split()  # noqa: SIM905  # a table of names reads best as words


def test_every_element_of_docutils_has_a_row() -> None:
    assert {*nodes.node_class_names} - {*BLOCKS} - {*INLINES} - {*PARTS} == set()


# Inlines


@pytest.mark.parametrize(
    ("text", "made"),
    [
        ("*a*", m.Emphasis((m.Text("a"),))),
        ("**a**", m.Strong((m.Text("a"),))),
        ("``a``", m.Code("a")),
        (":sub:`2`", m.Subscript((m.Text("2"),))),
        (":sup:`2`", m.Superscript((m.Text("2"),))),
        ("`a book`", m.Emphasis((m.Text("a book"),))),
        (":math:`x^2`", m.Math("x^2")),
        ("`there <https://example.org>`_", m.Link("https://example.org", (m.Text("there"),))),
        ("https://example.org", m.Link("https://example.org", (m.Text("https://example.org"),))),
        (":kbd:`Ctrl+C`", m.Keyboard("Ctrl+C")),
        (":abbr:`SOHR (Syrian Observatory)`", m.Abbreviation("SOHR", "Syrian Observatory")),
        (":abbreviation:`SOHR (Syrian Observatory)`", m.Abbreviation("SOHR", "Syrian Observatory")),
        (":py:func:`~os.path.join`", m.Code("join")),
        (":class:`a class <Example>`", m.Code("a class")),
        (":guilabel:`&Open`", m.Strong((m.Text("Open"),))),
        (":menuselection:`File --> &Open`", m.Strong((m.Text("File › Open"),))),
        (":file:`/home/{name}`", m.Code("/home/name")),
        (":pep:`8`", m.Link("https://peps.python.org/pep-0008/", (m.Text("PEP 8"),))),
        (":pep:`the guide <8#naming>`", m.Link("https://peps.python.org/pep-0008/#naming", (m.Text("the guide"),))),
        (
            ":rfc:`9110#section-5.6`",
            m.Link("https://datatracker.ietf.org/doc/html/rfc9110#section-5.6", (m.Text("RFC 9110 Section 5.6"),)),
        ),
        ("|a|\n\n.. |a| replace:: *b*", m.Emphasis((m.Text("b"),))),
    ],
)
def test_inline(text: str, made: m.Inline) -> None:
    assert inlines(text) == (made,)


def test_a_class_names_the_language_of_words() -> None:
    text = ".. role:: ar\n   :class: language-ar\n\nThe :ar:`حلب` city."
    assert inlines(text)[1] == m.Foreign("ar", (m.Text("حلب"),))


def test_a_class_names_the_language_of_a_paragraph() -> None:
    assert inlines(".. class:: language-fr\n\nUn mot.") == (m.Foreign("fr", (m.Text("Un mot."),)),)


def test_line_ends_are_spaces_but_not_in_chinese() -> None:
    assert inlines("one\ntwo") == (m.Text("one two"),)
    assert inlines("報\n紙") == (m.Text("報紙"),)


# Blocks


def test_sections_are_flat_with_their_levels() -> None:
    made = blocks("A\n-\n\nB\n~\n\nC\n-\n")
    assert [(plain_text(block.title), block.written_level) for block in made] == [("A", 2), ("B", 3), ("C", 2)]


@pytest.mark.parametrize(
    ("text", "made"),
    [
        ("- a\n- b", m.BulletList((m.Item(words("a")), m.Item(words("b"))))),
        ("c. a\nd. b", m.OrderedList((m.Item(words("a")), m.Item(words("b"))), 3, "lower-alpha")),
        ("a : b\n   c", m.DescriptionList((m.Description(((m.Text("a (b)"),),), (words("c"),)),))),
        (":a: b", m.DescriptionList((m.Description(((m.Text("a"),),), (words("b"),)),))),
        ("-f FILE  read", m.DescriptionList((m.Description(((m.Code("-f FILE"),),), (words("read"),)),))),
        ("x\n\n   a\n\n   -- b", m.Quote(words("a"), (m.Text("b"),))),
        ("| a\n| b", m.Paragraph((m.Text("a"), m.LineBreak(), m.Text("b")))),
        ("::\n\n   a\n     b", m.CodeBlock("a\n  b")),
        (">>> 1\n1", m.CodeBlock(">>> 1\n1", "python")),
        (".. code:: sh\n\n   ls", m.CodeBlock("ls", "sh")),
        (".. code-block:: sh\n   :linenos:\n   :emphasize-lines: 1\n\n   ls", m.CodeBlock("ls", "sh")),
        (".. math:: x^2", m.Formula("x^2")),
        (".. math::\n   :label: a\n\n   x &= 1", m.Formula(r"\begin{aligned}x &= 1\end{aligned}")),
        ("a\n\n----\n\nb", m.ThematicBreak()),
        (".. note:: a", m.Aside(words("a"), "note")),
        (".. danger:: a", m.Aside(words("a"), "caution")),
        (".. admonition:: A\n\n   b", m.Aside(words("b"), "note", (m.Text("A"),))),
        (".. topic:: A\n\n   b", m.Aside(words("b"), "note", (m.Text("A"),))),
        (".. rubric:: A", m.Paragraph((m.Text("A"),), "heading")),
        (".. seealso:: a\n\n   b", m.Aside(words("a", "b"), "note", (m.Text("See also"),))),
        (".. versionadded:: 3.2\n   More.", m.Aside(words("More."), "note", (m.Text("Added in version 3.2"),))),
        (
            ".. function:: f(x)\n\n   It does.",
            m.DescriptionList((m.Description(((m.Code("f(x)"),),), (words("It does."),)),)),
        ),
        (
            ".. glossary::\n\n   a\n   b\n      c",
            m.DescriptionList((m.Description(((m.Text("a"),), (m.Text("b"),)), (words("c"),)),)),
        ),
        (".. only:: html\n\n   a", m.Paragraph((m.Text("a"),))),
        (".. raw:: html\n\n   <p>a <b>b</b></p>", m.Paragraph((m.Text("a "), m.Strong((m.Text("b"),))))),
    ],
)
def test_block(text: str, made: m.Block) -> None:
    assert made in blocks(text)
    assert found(text) == []


@pytest.mark.parametrize(
    "nothing", [".. a comment", ".. index:: a", ".. _a:\n\nb", ".. contents::", ".. highlight:: c"]
)
def test_what_shows_nothing(nothing: str) -> None:
    assert [block for block in blocks(nothing) if block not in words("b")] == []
    assert found(nothing) == []


TABLE = """
.. table:: The dead

   ======  ====
   Place   n
   ======  ====
   Idlib   12
   ======  ====
"""


def test_a_table_with_its_header_and_caption() -> None:
    (table,) = blocks(TABLE)
    assert plain_text(table.caption) == "The dead"
    assert [[cell.header for cell in row.cells] for row in table.rows] == [["column", "column"], ["", ""]]


def test_stub_columns_and_spans() -> None:
    (table,) = blocks(
        "+---+---+---+\n| a | b     |\n+===+===+===+\n| c | d | e |\n+   +---+---+\n|   | f | g |\n+---+---+---+\n"
    )
    assert [[(cell.column_span, cell.row_span) for cell in row.cells] for row in table.rows] == [
        [(1, 1), (2, 1)],
        [(1, 2), (1, 1), (1, 1)],
        [(1, 1), (1, 1)],
    ]
    (table,) = blocks(
        ".. list-table::\n   :header-rows: 1\n   :stub-columns: 1\n\n   * - a\n     - b\n   * - c\n     - d\n"
    )
    assert [[cell.header for cell in row.cells] for row in table.rows] == [["column", "column"], ["row", ""]]


def test_pictures(tmp_path: Path) -> None:
    (tmp_path / "map.png").write_bytes(samples.png())
    root = tmp_path.resolve()
    text = ".. figure:: map.png\n   :alt: a map\n   :width: 50%\n\n   The *caption*\n\n   The legend."
    figure, legend = blocks(text, root)
    assert (figure.alt, figure.width, plain_text(figure.caption)) == (m.Described("a map"), 50, "The caption")
    assert legend == words("The legend.")[0]
    assert blocks(".. image:: map.png\n   :alt:", root)[0].alt == m.Decorative()
    assert blocks(".. image:: map.png", root)[0].alt == m.Undescribed("map.png")
    assert isinstance(blocks("a |b|\n\n.. |b| image:: map.png", root)[0].children[1], m.Image)


# Notes and links


def test_notes_and_citations() -> None:
    made = article(HEAD + "One [#]_, two [A1]_.\n\n.. [#] First.\n.. [A1] Second.\n.. [9] Never called.", "a.rst")
    assert [(note.id, plain_text(note.blocks[0].children)) for note in made.notes] == [
        ("n1", "First."),
        ("n2", "[A1] Second."),
        ("n3", "Never called."),
    ]
    assert plain_text(made.body[0].children) == "One, two [A1]."


def test_two_colons_on_a_line_of_their_own_are_no_lost_heading() -> None:
    assert found("Call it so\n::\n\n   call()\n") == []
    assert "RST001" in dict(found("Words.\n\nPart\n==\n\nWords.\n"))


def test_a_note_that_is_not_defined() -> None:
    assert found("One [1]_.\n\nTwo [#a]_.") == [("NOTE001", 1), ("NOTE001", 3)]


def test_links_lead_to_headings_and_tables() -> None:
    text = "A\n-\n\n.. _b:\n\nB\n~\n\nSee A_, b_ and :ref:`b`, :ref:`words <b>`.\n"
    made = blocks(text)
    assert [block.id for block in made[:2]] == ["a", "b"]
    links = [node for node in made[2].children if isinstance(node, m.Link)]
    assert [(link.target, plain_text(link.children)) for link in links] == [
        ("#a", "A"),
        ("#b", "b"),
        ("#b", "B"),
        ("#b", "words"),
    ]


def test_references_to_other_pages_are_told_once() -> None:
    assert found(":doc:`there`\n\n:ref:`elsewhere`") == [("LINK004", 1)]


# What is known of it


def test_docinfo() -> None:
    text = (
        "T\n=\n\n:Author: Ada Example <ada@example.org>\n:Date: 2026-01-01\n:Status: draft\n:Copyright: CC0\n\nWords."
    )
    made = article(text, "a.rst")
    assert [(person.name, person.email) for person in made.meta.authors] == [("Ada Example", "ada@example.org")]
    assert (made.meta.date, made.meta.rights) == ("2026-01-01", "CC0")
    assert placeless(made.body[0]) == m.DescriptionList((m.Description(((m.Text("Status"),),), (words("draft"),)),))
    assert codes(text, "a.rst") == []


def test_the_header_of_a_pep() -> None:
    head = "PEP: 8\nTitle: Style\nAuthor: Ada <a@b.org>,\n        Bo <b@b.org>\nStatus: Active\nCreated: 05-Jul-2001\n"
    text = f"{head}\nA\n=\n\nB.\n"
    made = article(text, "a.rst")
    assert plain_text(made.title) == "Style"
    assert [person.name for person in made.meta.authors] == ["Ada", "Bo"]
    assert made.meta.date == "2001-07-05"
    assert [plain_text(item.terms[0]) for item in made.body[0].items] == ["PEP", "Status"]


def test_a_contents_directive_asks_for_contents() -> None:
    assert article(HEAD + ".. contents:: What is here\n\nWords.", "a.rst").meta.toc is True


# What is told


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("`there`_", [("RST001", 1)]),
        ("A\n--\n\nAB\n-\n", [("RST001", 5)]),
        (":unknown:`words` and :unknown:`more`", [("RST002", 1)]),
        (".. unknown:: *words*\n\n   More.", [("RST002", 1)]),
        (".. note: words", [("RST002", 1)]),
        (".. include:: /etc/passwd", [("RST003", 1)]),
        (".. literalinclude:: /etc/passwd", [("RST003", 1)]),
        (".. csv-table::\n   :file: /etc/passwd", [("RST001", 1)]),
        (".. raw:: html\n   :file: /etc/passwd", [("RST003", 1)]),
        (".. raw:: latex\n\n   x", [("RST003", 3)]),
        (".. toctree::\n\n   a\n   b", [("RST003", 1)]),
        ("Words.\n\n.. rubric:: Footnotes", [("MARK006", 3)]),
        ("|today|\n\n.. |today| date::", [("RST003", 3)]),
        (".. image:: /etc/passwd", [("IMG004", 1)]),
        ("`x <javascript:alert(1)>`_", [("LINK003", 1)]),
    ],
)
def test_told(text: str, told: list[tuple[str, int]]) -> None:
    assert found(text) == told


def test_the_words_of_what_is_not_known_are_kept() -> None:
    (heading, more) = blocks(".. unknown:: some *words*\n   :option: x\n\n   And *more*.")
    assert (plain_text(heading.children), heading.kind) == ("some words", "heading")
    assert plain_text(more.children) == "And more."
    assert plain_text(inlines(":unknown:`some words <target>`")) == "some words"
    assert plain_text(inlines("see `there`_ and here_")) == "see there and here"


def test_what_a_text_defines_is_forgotten() -> None:
    before = dict(roles._roles)
    assert found(".. role:: mine(strong)\n\n:mine:`a`") == []
    assert found(":mine:`a`") == [("RST002", 1)]
    assert roles._roles == before


def test_a_line_that_is_too_long() -> None:
    assert codes("x" * 300_000, "a.rst") == [("SRC008", 1)]


def test_a_paragraph_that_is_too_long_keeps_its_words() -> None:
    text = "*a **b " * 3000
    (paragraph,) = blocks(text)
    assert plain_text(paragraph.children) == text.strip()
    assert found(text) == [("RST001", 1)]


def test_substitutions_that_grow_without_end() -> None:
    laughs = "".join(f".. |a{n}| replace:: {f'|a{n + 1}| ' * 10}\n" for n in range(9))
    assert codes(f"|a0|\n\n{laughs}.. |a9| replace:: ha\n", "a.rst") == [("SRC008", 0)]


def test_substitutions_in_a_circle() -> None:
    assert "RST001" in dict(found("|a|\n\n.. |a| replace:: |b|\n.. |b| replace:: |a|\n"))


def test_the_example_of_the_page_has_no_finding() -> None:
    page = (Path(__file__).parents[2] / "docs/restructuredtext.md").read_text(encoding="utf-8")
    (example,) = re.findall(r"^```rst\n(.*?)^```$", page, re.MULTILINE | re.DOTALL)
    made = reading(example, "a.rst")
    assert made.article is not None
    assert (made.diagnostics, plain_text(made.article.title)) == ((), "The houses of Aleppo")


def test_without_docutils(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in [name for name in sys.modules if name.startswith(("docutils", "publish.readers.rst."))]:
        monkeypatch.delitem(sys.modules, name)
    monkeypatch.delattr("publish.readers.rst.article", raising=False)
    monkeypatch.setitem(sys.modules, "docutils", None)
    with pytest.raises(MachineLack, match=r"publish-toolkit\[rst\]"):
        reading("x", "a.rst")


PIECES = st.sampled_from(
    [
        *("*", "**", "`", "``", "_", "__", "|", "[1]_", "[#]_"),
        *("\n", "\n\n", "\n   ", "- ", "1. ", ".. ", "::", ":a: ", "===\n"),
        *("---\n", ".. [1] ", ".. |a| ", "replace:: ", "image:: x", ".. note:: ", ".. table:: ", "+--+\n", "| a|\n"),
        *(
            "word ",
            ".. list-table::\n\n   * - a\n     - b\n",
            ":ref:`a`",
            ":sub:`b`",
            "=  =\n",
            ".. _a: ",
            ".. function:: f",
            "\\",
            ".. glossary::\n\n   a\n      b\n",
        ),
        *(
            ".. raw:: html\n\n   <p>",
            ".. class:: language-fr\n\n",
            ">>> ",
            "$x$",
            "حلب",
            ".. math:: ",
            ".. csv-table::\n\n   a, b\n",
            ".. role:: r(emphasis)\n",
            ":r:`x`",
        ),
        *(
            ".. only:: html\n\n   ",
            "-- ",
            ".. figure:: x.png\n\n   a",
            ".. include:: x",
            ".. contents::\n",
            ".. meta::\n   :a: b\n",
            "PEP: 1\n",
            "unicode:: 0xA9",
        ),
    ]
)


@settings(max_examples=250, deadline=None)
@given(st.lists(PIECES, max_size=25).map("".join))
def test_any_text(text: str) -> None:
    made = reading(text, "a.rst").article
    if made is not None:
        assert from_json(to_json(made)) == made


def test_a_list_numbered_beyond_all_numbers_is_read() -> None:
    (made,) = blocks("9" * 5000 + ". a\n")
    assert isinstance(made, m.OrderedList)
    (paragraph,) = made.items[0].blocks
    assert isinstance(paragraph, m.Paragraph)
    assert plain_text(paragraph.children) == "a"
