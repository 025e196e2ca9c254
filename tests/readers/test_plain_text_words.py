"""No word of a plain text is lost: it is in the article, or a finding names it."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from publish import model as m
from publish.model.walk import plain_text, walk
from publish.readers import Reading
from tests.readers.labelled.texts import texts
from tests.readers.reading import reading

WORD = re.compile(r"[^\W_]+")
LINES = st.sampled_from(
    [
        "A title of some kind",
        "Word",
        "By Ada Example and Bo Other, 12 March 2024",
        "By",
        "Ada Example",
        "Updated: 3 May 2024",
        "Published 03/04/2024",
        "Title: A name",
        "Author: Ada Example",
        "A standfirst that says what it is all about",
        "This is a sentence that is long enough to be a paragraph of its own, and it goes on until a hundred signs.",
        "This is a line that a mail program wrapped at seventy-two columns so",
        "that each line ends early; the joins are spaces and a broken exam-",
        "ple is whole again.",
        "    indented words",
        "        deeper words",
        "- an item",
        "* another",
        "• third",
        "  • nested",
        "o\tsub",
        "1. one",
        "2. two",
        "(a) letter",
        "(b) letter",
        "i. roman",
        "ii. roman",
        "3. Three",
        "> quoted words",
        ">> quoted deeper",
        ">",
        "“Words in marks” — Ada Example",
        "— Ada Example",
        "“Only words”",
        "A\tB\tC",
        "one thing\t2\t3",
        "other\t4\t5",
        "| a | b |",
        "|---|---|",
        "| 1 | 2 |",
        "Name    Size",
        "-----   ----",
        "abc     10",
        "=====",
        "-----------",
        "* * *",
        "***",
        "CHAPTER 3",
        "2.1 Methods",
        "ALL IN CAPITALS",
        "A call[1] and another[2] with http://example.org/a_b.",
        "[1] The first note",
        "[2] The second note",
        "Notes",
        "Skip to content",
        "Menu",
        "Home",
        "Share",
        "Follow us on Facebook",
        "Read more: that",
        "Advertisement",
        "Photo: Ada Example",
        "These are:",
        "标题",
        "这是一个很长的句子。",
        "تصعيد في حلب",
        "soft\u00adhyphen at the end\u00ad",
        "\ttabbed\tline",
        "",
        "",
        "",
    ]
)


@settings(max_examples=300, deadline=None)
@given(st.lists(LINES, max_size=30))
def test_every_word_is_kept_or_told(lines):
    text = "\n".join(lines)
    found = reading(text, "a.txt")
    assert lost(text, found) == Counter(), found.diagnostics


@settings(max_examples=200, deadline=None)
@given(st.text(alphabet="ab1A .,:-–*•>[]()|\t\n“”—=_/@", max_size=120))
def test_every_word_of_any_text_is_kept_or_told(text):
    assert lost(text, reading(text, "a.txt")) == Counter()


@pytest.mark.parametrize("text", list(texts())[::7], ids=lambda text: f"{text.name}-{text.manner}")
def test_every_word_of_a_real_text_is_kept_or_told(text):
    assert lost(text.copy.text, reading(text.copy.text, "a.txt")) == Counter()


def lost(text: str, found: Reading) -> Counter[str]:
    """The words of a text that are neither in its article nor in a finding."""
    told = " ".join(words for diagnostic in found.diagnostics for words in re.findall(r"«(.*)»", diagnostic.message))
    if found.article is None:
        return Counter()
    kept = " ".join((*_words(found.article), told))
    return Counter(_folded(text)) - Counter(_folded(kept))


def _folded(text: str) -> list[str]:
    """Words, but for halves of words that a line end parts, and letters that are bullets."""
    bare = re.sub(r"(?m)^\s*o\t|\u00ad(?=\w)", "", text.casefold())
    return WORD.findall(re.sub(r"\w*[-\u00ad]+\s*\n\W*\w*", " ", bare))


def _words(article: m.Article) -> Iterator[str]:
    yield plain_text(article.title)
    yield plain_text(article.subtitle)
    for person in article.meta.authors:
        yield f"{person.name} {person.affiliation}"
    yield f"{article.meta.date} {article.meta.updated}"
    for part in (*article.body, *(block for note in article.notes for block in note.blocks)):
        yield from (_own(node) for node in walk(part))
    yield from (note.id for note in article.notes)


def _own(node: m.Node) -> str:
    """The words that a node itself brings: a text, the calls of notes, the numbers of its items."""
    match node:
        case m.Text(text):
            return text
        case m.NoteReference(note):
            return note
        case m.OrderedList(items, start):
            return " ".join(f"{n} {chr(96 + n % 26)} {'i' * n}" for n in range(start, start + len(items)))
        case _:
            return ""
