"""Title, dates, corrections, contents and notes."""

from __future__ import annotations

import msgspec
import pytest
from lxml import etree

from publish import model as m
from publish.markup import accessibility, blocks, contents, document, front, imprint, notes, setting
from tests.markup.pages import NAMES, article, find, medium, parsed, words_of
from tests.samples import p, t


def part(write: object, made: m.Article, *arguments: object) -> etree._Element:
    page = setting(made, medium(made.meta.lang))
    return parsed(document(lang=made.meta.lang, title="t", body=write(page, *arguments)))[1]


def with_meta(**fields: object) -> m.Article:
    made = article()
    return msgspec.structs.replace(made, meta=msgspec.structs.replace(made.meta, **fields))


def test_a_title_alone_needs_no_group() -> None:
    tree = part(front, article())
    assert [child.tag.split("}")[1] for child in find(tree, "h:header")] == ["h1"]


def test_the_subtitle_is_no_heading() -> None:
    tree = part(front, msgspec.structs.replace(article(), subtitle=t("More")))
    assert find(tree, "h:header/h:hgroup/h:p[@role='doc-subtitle']").text == "More"


def test_authors_and_dates_are_told_in_the_language() -> None:
    people = (m.Person(name="Ada"), m.Person(name="Bob"))
    tree = part(front, with_meta(lang="de", authors=people, date="2024-11-30", updated="2024-12-01T10:00:00Z"))
    assert find(tree, ".//h:p[@class='byline']").text == "Von Ada und Bob"
    dates = tree.xpath(".//h:p[@class='dates']", namespaces=NAMES)
    assert [words_of(date) for date in dates] == [
        "Veröffentlicht am 30. November 2024",
        "Aktualisiert am 1. Dezember 2024",
    ]
    assert [time.get("datetime") for time in tree.iter("{*}time")] == ["2024-11-30", "2024-12-01"]


def test_everything_known_of_the_authors_stands_under_their_names() -> None:
    ada = m.Person(name="Ada", affiliation="Example Press", orcid="0000-0002-1825-0097", email="ada@example.org")
    told = ".//h:p[@class='affiliation']"
    several = part(front, with_meta(authors=(ada, m.Person(name="Bob"), m.Person(name="Eve", affiliation="Home"))))
    assert [words_of(line) for line in several.xpath(told, namespaces=NAMES)] == [
        "Ada, Example Press, ada@example.org, ORCID 0000-0002-1825-0097",
        "Eve, Home",
    ]
    assert several.xpath(f"{told}//@href", namespaces=NAMES) == [
        "mailto:ada@example.org",
        "https://orcid.org/0000-0002-1825-0097",
    ]
    alone = part(front, with_meta(lang="ar", authors=(ada,)))
    assert words_of(find(alone, told)).startswith("Example Press، ada@")
    assert not part(front, with_meta(authors=(m.Person(name="Bob"),))).xpath(told, namespaces=NAMES)


def test_the_imprint_tells_publisher_and_rights() -> None:
    tree = part(imprint, with_meta(publisher="Example Press", rights="CC BY 4.0"))
    assert [words_of(line) for line in find(tree, ".//h:div[@class='imprint']")] == ["Example Press", "CC BY 4.0"]
    assert not len(part(imprint, with_meta(publisher="", rights="")))


def test_a_publisher_who_stands_with_the_authors_is_told_once() -> None:
    ada = m.Person(name="Ada", affiliation="Example Press")
    tree = part(imprint, with_meta(authors=(ada,), publisher="Example Press", rights="CC BY 4.0"))
    assert [words_of(line) for line in find(tree, ".//h:div[@class='imprint']")] == ["CC BY 4.0"]
    assert not len(part(imprint, with_meta(authors=(ada,), publisher="Example Press", rights="")))


@pytest.mark.parametrize(
    ("contact", "address"),
    [
        ("access@example.org", ["mailto:access@example.org"]),
        ("mailto:access@example.org", ["mailto:access@example.org"]),
        ("https://example.org/help", ["https://example.org/help"]),
        ("the library, second floor", []),
    ],
)
def test_the_author_says_what_is_not_accessible_and_whom_to_ask(contact: str, address: list[str]) -> None:
    told = m.Accessibility(limitations="The map has no words.", contact=contact)
    tree = part(accessibility, with_meta(accessibility=told))
    assert [words_of(line) for line in find(tree, ".//h:div[@class='accessibility']")] == [
        "Known limits of accessibility: The map has no words.",
        f"Contact about accessibility: {contact.removeprefix('mailto:')}",
    ]
    assert tree.xpath(".//@href", namespaces=NAMES) == address
    assert not len(part(accessibility, with_meta(accessibility=m.Accessibility())))


def test_the_limits_keep_the_language_of_the_article_where_our_words_do_not() -> None:
    told = with_meta(lang="ja", accessibility=m.Accessibility(limitations="地図"))
    group = find(part(accessibility, told), ".//h:div[@class='accessibility']")
    assert (group.get("lang"), group[0][0].get("lang"), group[0][0].tail) == ("ja", "en", "地図")


def test_a_date_that_is_none_is_shown_but_not_told_to_machines() -> None:
    tree = part(front, with_meta(date="last spring"))
    assert words_of(find(tree, ".//h:p[@class='dates']")) == "Published last spring"
    assert not tree.xpath(".//h:time", namespaces=NAMES)


def test_names_keep_the_language_of_the_article_where_our_words_do_not() -> None:
    byline = find(part(front, with_meta(lang="ja", authors=(m.Person(name="青木"),))), ".//h:p[@class='byline']")
    assert (byline[0].get("lang"), byline[0].text, byline[0].tail) == ("en", "By ", "青木")


def test_corrections_stand_before_the_body() -> None:
    tree = part(front, with_meta(corrections=(m.Correction(date="2024-12-02", text="It was <5>."),)))
    assert (
        words_of(find(tree, "h:section[@role='doc-errata']")) == "Corrections Correction, 2 December 2024: It was <5>."
    )


def sections() -> m.Article:
    deep = m.Section(t("Deeper"), (m.Section(t("Deepest"), (p("x"),), id="c"),), id="b")
    first = m.Section((m.Sentence("s1", (m.Text("First"), m.NoteReference("n"))),), (p("x"), deep), id="a")
    arabic = m.Section((m.Foreign("ar", t("حلب")),), (p("x"),), id="d")
    return article(p("x"), first, arabic, notes=(m.Note(id="n", blocks=(p("note"),)),))


def test_contents_nest_as_the_sections_do_and_end_with_the_notes() -> None:
    tree = part(contents, sections())
    nav = find(tree, "h:nav[@role='doc-toc']")
    assert nav.get("aria-labelledby") == nav[0].get("id") == "contents"
    assert words_of(nav) == "Contents First Deeper Deepest حلب Notes"
    assert nav.xpath(".//h:a/@href", namespaces=NAMES) == ["#a", "#b", "#c", "#d", "#notes"]
    assert find(nav, "h:ol/h:li/h:ol/h:li/h:ol/h:li/h:a").text == "Deepest"
    assert find(nav, ".//h:a[@href='#d']/h:span").get("dir") == "rtl"
    assert nav.xpath("count(.//h:a//@id)", namespaces=NAMES) == 0


def test_contents_go_down_to_a_depth() -> None:
    assert words_of(part(contents, sections(), 2)) == "Contents First Deeper حلب Notes"
    assert words_of(part(contents, sections(), 1)) == "Contents First حلب Notes"


def test_without_sections_there_are_no_contents_and_without_notes_no_notes() -> None:
    assert len(part(contents, article(p("x")))) == 0
    assert len(part(notes, article(p("x")))) == 0


X = (p("x"),)


def called(*calls: str, body: m.Blocks = X) -> m.Article:
    references = tuple(m.NoteReference(call) for call in calls)
    return article(m.Paragraph(references), notes=(m.Note(id="n", blocks=body), m.Note(id="o", blocks=(p("y"),))))


def test_every_call_of_a_note_has_a_way_back_with_a_name_of_its_own() -> None:
    made = called("n", "o", "n")
    tree = part(notes, made)
    links = tree.xpath(".//h:a[@role='doc-backlink']", namespaces=NAMES)
    assert [(link.get("href"), link.get("aria-label")) for link in links] == [
        ("#ref-1-1", "Back to reference 1"),
        ("#ref-1-2", "Back to reference 1, place 2"),
        ("#ref-2-1", "Back to reference 2"),
    ]
    ids = part(lambda page: blocks(page, made.body), made).xpath(".//h:a/@id", namespaces=NAMES)
    assert ids == ["ref-1-1", "ref-2-1", "ref-1-2"]


def test_a_note_is_a_plain_item_and_its_way_back_ends_its_last_paragraph() -> None:
    section = find(part(notes, called("n", "o")), "h:section[@role='doc-endnotes']")
    items = section.xpath("h:ol/h:li", namespaces=NAMES)
    assert [(item.get("id"), item.get("role")) for item in items] == [("note-1", None), ("note-2", None)]
    assert [words_of(item) for item in items] == ["x ↑", "y ↑"]


def test_a_note_that_ends_in_no_paragraph_or_is_not_called() -> None:
    tree = part(notes, called("n", body=(p("x"), m.CodeBlock("code"))))
    items = tree.xpath(".//h:li[@id]", namespaces=NAMES)
    assert [child.tag.split("}")[1] for child in items[0]] == ["p", "div", "p"]
    assert [words_of(item) for item in items] == ["x code ↑", "y"]


def test_a_note_in_another_language_keeps_its_way_back_in_the_paragraph() -> None:
    body = (m.Paragraph((m.Foreign("ar", t("حلب")),)),)
    paragraph = find(part(notes, called("n", body=body)), ".//h:li[@id='note-1']/h:p")
    assert (paragraph.get("lang"), len(paragraph)) == ("ar", 1)


def test_our_headings_in_another_language_than_the_article_say_so() -> None:
    made = msgspec.structs.replace(sections(), meta=m.Meta(lang="ja"))
    assert find(part(notes, made), ".//h:h2").get("lang") == "en"
    assert find(part(contents, made), ".//h:h2").get("lang") == "en"
