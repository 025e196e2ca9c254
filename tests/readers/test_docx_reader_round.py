"""Word files that others wrote: our own exporter's are read back whole, and mammoth's words are all among ours."""

from __future__ import annotations

import io
import re
from collections import Counter
from functools import cache
from html import unescape
from pathlib import Path

import mammoth
import pytest

from publish import model as m
from publish.exporters.docx import DocxOptions, export
from publish.model.walk import plain_text, walk
from publish.passes import run
from publish.readers import Reading, load
from publish.readers import read as read_any
from publish.themes import load as theme
from tests.readers.word_file import cell, item, p, r, reading, row, word_file
from tests.samples import sample_article

CONTENT = sorted((Path(__file__).parents[2] / "content").glob("*.md"))
GIVEN = sorted((Path(__file__).parents[3] / "shared" / "suites" / "mammoth").glob("*.docx"))


@cache
def source(path: Path) -> m.Article:
    found = read_any(load(path, path.parent, path.name)).article
    assert found is not None
    return run(found, path.name).article


def written(article: m.Article) -> bytes:
    sink = io.BytesIO()
    export(article, theme(), DocxOptions(), sink)
    return sink.getvalue()


def back(article: m.Article) -> m.Article:
    found: Reading = reading(written(article))
    assert found.article is not None
    return run(found.article, "report.docx").article


def outline(article: m.Article) -> list[str]:
    """Every block with its words, and every inline that is more than words; formulas by how they are said."""
    return [line for block in article.body for node in walk(block) if (line := _line(node))]


def _line(node: m.Node) -> str:  # noqa: C901, PLR0911, PLR0912  # one case a class
    words = "".join(n.text for n in walk(node) if isinstance(n, m.Text | m.Code | m.Keyboard))
    match node:
        case m.Section(title) | m.Paragraph(title):
            return f"{type(node).__name__} {plain_text(title)}"
        case m.OrderedList(_, start, style):
            return f"OrderedList {start} {style}"
        case m.Item(_, task):
            return f"Item {task}"
        case m.CodeBlock(text):
            return f"CodeBlock {text}"
        case m.Formula() | m.Math():
            return f"formula {node.spoken}"
        case m.Figure(_, alt, caption):
            return f"Figure {type(alt).__name__} {getattr(alt, 'text', '')} {plain_text(caption)}"
        case m.Table(_, caption):
            return f"Table {plain_text(caption)}"
        case m.Cell(_, header, columns, rows):
            return f"Cell {header} {columns} {rows}"
        case m.Aside(_, kind, title):
            return f"Aside {kind} {plain_text(title)}"
        case m.Link(target):
            return f"Link {target} {words}"
        case m.Foreign(lang):
            return f"Foreign {lang} {words}"
        case m.Strong() | m.Emphasis() | m.Strike() | m.Code() | m.Keyboard() | m.Subscript() | m.Superscript():
            return f"{type(node).__name__} {words}"
        case m.Quote() | m.NoteReference() | m.ThematicBreak() | m.BulletList() | m.DescriptionList():
            return type(node).__name__
        case _:
            return ""


@pytest.mark.parametrize("path", CONTENT, ids=lambda path: path.stem)
def test_our_own_articles_come_back(path: Path) -> None:
    """Word has no place for the language of code; publisher and rights stand at the end, as paragraphs."""
    article = source(path)
    again = back(article)
    expected = outline(article)
    assert outline(again)[: len(expected)] == expected
    assert [line.partition(" ")[0] for line in outline(again)[len(expected) :]] in (["Paragraph"], ["Paragraph"] * 2)
    assert plain_text(again.title) == plain_text(article.title)
    assert plain_text(again.subtitle) == plain_text(article.subtitle)
    for field in ("lang", "authors", "date", "description", "keywords"):
        assert getattr(again.meta, field) == getattr(article.meta, field)
    assert [plain_notes(again)] == [plain_notes(article)]


def plain_notes(article: m.Article) -> list[str]:
    return ["".join(n.text for n in walk(note) if isinstance(n, m.Text)) for note in article.notes]


def test_an_article_of_every_node_comes_back_with_all_its_words() -> None:
    article = sample_article()
    again = back(article)
    words = Counter(re.findall(r"\w+", text_of(article)))
    assert words - Counter(re.findall(r"\w+", text_of(again))) == Counter()


def text_of(article: m.Article) -> str:
    kinds = m.Text | m.Code | m.Keyboard | m.CodeBlock | m.Abbreviation
    return " ".join(n.text for n in walk(article) if isinstance(n, kinds))


MADE = {
    "prose": p("A title", "Title") + p(r("one ") + r("two", "<w:b/>")) + p("three", "Heading1"),
    "lists": item("a", 1) + item("b", 1, 1) + item("c", 2) + p("d"),
    "tables": f"<w:tbl>{row(cell('e'), cell('f'), more='<w:tblHeader/>')}{row(cell('g'), cell('h'))}</w:tbl>",
}


@pytest.mark.parametrize("name", sorted([*MADE, *(path.name for path in GIVEN)]))
def test_what_mammoth_reads_we_read_too(name: str) -> None:
    given = {path.name: path for path in GIVEN}
    data = given[name].read_bytes() if name in given else word_file(MADE[name])
    found = reading(data).article
    html = re.sub(r"</?(?:strong|em|a|s|sup|sub)\b[^>]*>", "", mammoth.convert_to_html(io.BytesIO(data)).value)
    # mammoth numbers the notes, and shows the addresses of pictures
    theirs = Counter(re.findall(r"\w+", re.sub(r"\[\d+\]", " ", unescape(re.sub(r"<[^>]*>", " ", html)))))
    ours = Counter(re.findall(r"\w+", text_of(found))) if found else Counter()
    assert theirs - ours == Counter()
