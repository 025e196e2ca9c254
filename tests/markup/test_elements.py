from __future__ import annotations

import html.parser
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from publish import model as m
from publish.markup import EMPTY, container, document, element, lines, text
from tests.markup.pages import article, find, page, parsed, written

# All that XML 1.0 can hold (2.2).
LEGAL = st.text(
    st.characters(exclude_categories=("Cs",)).filter(
        lambda c: re.match("[^\t\n\r\x20-\ud7ff\ue000-\U0010ffff]", c) is None and c not in "\ufffe\uffff"
    )
)


@given(LEGAL, LEGAL)
def test_text_and_values_come_back_as_they_were(words: str, value: str) -> None:
    tree = etree.fromstring(element("p", {"title": value}, text(words)).encode())
    assert (tree.text or "") == words
    assert tree.get("title") == value


@given(LEGAL.filter(str.strip))
def test_words_of_an_author_stay_words_wherever_they_stand(words: str) -> None:
    said = (m.Text(words),)
    tree = written(
        m.Paragraph((*said, m.Code(words), m.Keyboard(words), m.Quoted(said))),
        m.CodeBlock(words.replace("\r", "")),
        m.Aside((m.Paragraph(said),), title=said),
    )
    paragraph = find(tree, "h:p")
    assert paragraph.text == words
    assert [child.text for child in paragraph[:2]] == [words, words]
    assert "".join(find(tree, ".//h:pre").itertext()) == words.replace("\r", "")


@pytest.mark.parametrize("char", ["\x00", "\x0b", "\x1b", "\ud800", "\ufffe", "\uffff"])
def test_what_xml_cannot_hold_is_our_own_fault(char: str) -> None:
    with pytest.raises(ValueError, match=rf"U\+{ord(char):04X}"):
        text(f"a{char}b")
    with pytest.raises(ValueError, match="XML"):
        element("p", {"title": char})


def test_only_void_elements_close_themselves() -> None:
    assert element("br") == "<br/>"
    assert element("td") == "<td></td>"
    assert element("p", None, text("a"), text("<b>")) == "<p>a&lt;b&gt;</p>"


def test_empty_parts_take_no_line() -> None:
    assert lines((text("a"), EMPTY, text("b"))) == "a\nb"
    assert container("ul", {}, EMPTY) == "<ul>\n\n</ul>"


def test_a_page_says_its_language_and_direction_on_the_root() -> None:
    tree = parsed(
        document(
            lang="ar-SY",
            title="a < b",
            body=element("p"),
            head=element("meta", {"name": "x"}),
            attributes={"class": "y"},
        )
    )
    xml = "{http://www.w3.org/XML/1998/namespace}lang"
    assert (tree.get("lang"), tree.get(xml), tree.get("dir")) == ("ar-SY", "ar-SY", "rtl")
    assert find(tree, "h:head/h:title").text == "a < b"
    assert find(tree, "h:head/h:meta[@name]").get("name") == "x"
    assert find(tree, "h:body").get("class") == "y"


class Outline(html.parser.HTMLParser):
    """The elements of a page as an HTML parser meets them, without any repair."""

    def __init__(self) -> None:
        super().__init__()
        self.open: list[str] = []

    def handle_starttag(self, tag: str, _attrs: object) -> None:
        self.open.append(tag)

    def handle_startendtag(self, tag: str, _attrs: object) -> None:
        assert tag in {"br", "hr", "img", "link", "meta", "path", "use", "rect"}

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag


def test_an_html_parser_finds_every_element_closed() -> None:
    outline = Outline()
    outline.feed(page(article(m.Paragraph((m.LineBreak(),)), m.ThematicBreak(), m.Table((m.Row((m.Cell(()),)),)))))
    assert outline.open == []
