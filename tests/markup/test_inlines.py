from __future__ import annotations

import pytest
from msgspec.structs import replace

from publish import model as m
from publish.markup import bare
from publish.markup.addresses import address
from tests.markup.pages import NAMES, article, find, inline, page, parsed, words_of, written
from tests.samples import PICTURE, every_inline, p, t

XML_LANG = "{http://www.w3.org/XML/1998/namespace}lang"


def test_quotations_take_the_marks_of_the_language_and_change_inside_each_other() -> None:
    quoted = m.Quoted((m.Text("a "), m.Quoted((m.Text("b "), m.Quoted(t("c"))))))
    assert words_of(inline(quoted)) == "“a ‘b “c”’”"
    assert words_of(inline(quoted, lang="de")) == "„a ‚b „c“‘“"
    assert "".join(inline(m.Quoted(t("a")), lang="fr").itertext()) == "«\u00a0a\u00a0»"


def test_foreign_words_say_language_and_direction() -> None:
    span = find(inline(m.Text("in "), m.Foreign("ar", t("حلب"))), "h:span")
    assert (span.get("lang"), span.get(XML_LANG), span.get("dir"), span.text) == ("ar", "ar", "rtl", "حلب")


@pytest.mark.parametrize(
    "children",
    [
        (m.Foreign("ar", t("حلب")),),
        (m.Text(" "), m.Foreign("ar", t("حلب"))),
        (m.Sentence("s1", (m.Foreign("ar", t("حلب")),)), m.Text(" "), m.Sentence("s2", (m.Foreign("ar", t("حلب")),))),
    ],
)
def test_a_block_wholly_in_another_language_says_so_itself(children: m.Inlines) -> None:
    paragraph = inline(*children)
    assert (paragraph.get("lang"), paragraph.get("dir")) == ("ar", "rtl")
    assert not paragraph.xpath(".//h:span[@lang]", namespaces=NAMES)
    assert find(written(m.Section(children, id="x")), ".//h:h2").get("lang") == "ar"


def test_a_block_in_two_languages_keeps_them_apart() -> None:
    paragraph = inline(m.Foreign("ar", t("حلب")), m.Text(" "), m.Foreign("fr", t("Alep")))
    assert paragraph.get("lang") is None
    assert [span.get("lang") for span in paragraph] == ["ar", "fr"]


def test_an_abbreviation_tells_its_expansion_unless_it_stands_beside() -> None:
    short = m.Abbreviation("WHO", "World Health Organization")
    assert find(inline(m.Text("The "), short), "h:abbr").get("title") == "World Health Organization"
    assert len(inline(m.Text("The world health organization ("), short, m.Text(") said"))) == 0
    assert len(inline(m.Abbreviation("WHO", ""))) == 0


def test_a_note_is_called_by_a_link_inside_sup() -> None:
    calls = (m.NoteReference("a"), m.NoteReference("a"), m.NoteReference("b"))
    made = article(m.Paragraph(calls), notes=(m.Note(id="b", blocks=(p("x"),)), m.Note(id="a", blocks=(p("y"),))))
    tree = parsed(page(made))
    links = tree.xpath("//h:p/h:sup/h:a[@role='doc-noteref']", namespaces=NAMES)
    expected = [
        ("2", "ref-2-1", "#note-2", "Note 2"),
        ("2", "ref-2-2", "#note-2", "Note 2"),
        ("1", "ref-1-1", "#note-1", "Note 1"),
    ]
    found = [(link.text, link.get("id"), link.get("href"), link.get("aria-label")) for link in links]
    assert found == expected


def test_a_note_that_is_not_there_leaves_a_mark_in_a_draft() -> None:
    assert words_of(inline(m.Text("a"), m.NoteReference("gone"))) == "a[gone]"


def test_a_note_called_inside_a_link_stands_after_it_and_links_do_not_nest() -> None:
    nested = m.Link("https://a.org/", (m.Text("a"), m.NoteReference("n"), m.Link("https://b.org/", t("b"))))
    tree = inline(nested, notes=(m.Note(id="n", blocks=(p("x"),)),))
    assert [child.tag.split("}")[1] for child in tree] == ["a", "sup"]
    assert (words_of(tree[0]), words_of(tree[1])) == ("ab", "1")
    assert not tree.xpath(".//h:a//h:a", namespaces=NAMES)


@pytest.mark.parametrize("target", ["#here", "#s0"])
def test_a_link_to_a_place_of_the_article(target: str) -> None:
    section = m.Section(t("Here"), (m.Paragraph((m.Sentence("s0", (m.Link(target, t("x")),)),)),), id="here")
    assert find(written(section), ".//h:a").get("href") == target


@pytest.mark.parametrize(
    "target",
    ["#nowhere", "#", "", "other.html", "//a.org", "javascript:alert(1)", "data:text/html,x", "http://[bad", "https:"],
)
def test_a_link_that_leads_nowhere_is_only_its_words(target: str) -> None:
    paragraph = inline(m.Link(target, t("words")))
    assert (len(paragraph), paragraph.text) == (0, "words")


@pytest.mark.parametrize(
    ("target", "url"),
    [
        ("https://example.org/a?b=c&d#e", "https://example.org/a?b=c&d#e"),
        ("https://ex.org/حلب", "https://ex.org/%D8%AD%D9%84%D8%A8"),
        ("https://exämple.org:8080/", "https://xn--exmple-cua.org:8080/"),
        ("https://ex.org/a b%20c%zz", "https://ex.org/a%20b%20c%25zz"),
        ("mailto:a@example.org?subject=x", "mailto:a@example.org?subject=x"),
        ("tel:+963", "tel:+963"),
        ("https://" + "ä" * 70 + ".org/", ""),
    ],
)
def test_an_address_is_a_uri_in_ascii(target: str, url: str) -> None:
    assert address(target) == url


def test_pictures_say_their_alternative_or_that_they_have_none() -> None:
    def shown(alt: m.Alternative) -> dict[str, str]:
        return dict(find(inline(m.Text("a "), m.Image(PICTURE.id, alt), resources=(PICTURE,)), "h:img").attrib)

    same = {"src": "pictures/blue.png", "width": "40", "height": "30", "class": "inline"}
    assert shown(m.Described("blue")) == same | {"alt": "blue"}
    assert shown(m.Decorative()) == same | {"alt": "", "role": "presentation"}
    draft = inline(m.Image(PICTURE.id, m.Undescribed("b.png")), resources=(PICTURE,))
    assert (len(draft), draft.text) == (0, "[image without description: b.png]")
    assert inline(m.Image("gone", m.Described("blue"))).text == "blue"


def test_the_long_description_of_a_picture_in_a_sentence_stands_after_its_paragraph() -> None:
    image = m.Image(PICTURE.id, m.Described("blue", (p("very blue"),)))
    tree = written(m.Paragraph((m.Sentence("s1", (image,)),)), resources=(PICTURE,))
    assert [child.get("class") for child in tree] == [None, "long-description"]
    assert words_of(tree[1]) == "Long description very blue"


DESCRIBED = (m.Image(PICTURE.id, m.Described("blue", (p("very blue"),))),)


@pytest.mark.parametrize(
    "block",
    [
        m.Section(DESCRIBED, id="x"),
        m.BulletList((m.Item((m.Paragraph(DESCRIBED),)), m.Item((p("a"),)))),
        m.BulletList((m.Item((m.Paragraph(DESCRIBED), p("a")), task="open"),)),
        m.BulletList((m.Item((m.Paragraph(DESCRIBED),), task="open"),)),
        m.DescriptionList((m.Description((DESCRIBED,), ((p("a"),),)),)),
        m.Quote((p("a"),), DESCRIBED),
        m.Aside((p("a"),), title=DESCRIBED),
        m.Table((m.Row((m.Cell((m.Paragraph(DESCRIBED),)),)),)),
        m.Table((m.Row((m.Cell((p("a"),)),)),), caption=DESCRIBED),
        m.Figure(PICTURE.id, m.Described("a"), caption=DESCRIBED),
    ],
    ids=lambda block: type(block).__name__,
)
def test_a_long_description_is_never_lost(block: m.Block) -> None:
    assert words_of(written(block, resources=(PICTURE,))).count("very blue") == 1


def test_bare_words_have_no_ids_links_notes_or_pictures() -> None:
    sentence = m.Sentence("s1", tuple(every_inline().values()))
    paragraph = inline(*bare((sentence,)), resources=(PICTURE,))
    assert not paragraph.xpath(".//@id | .//h:a | .//h:img | .//h:br", namespaces=NAMES)
    for word in ("linkword", "inlinepicture", "SOHR", "pronouncedword", "sentenceword", "codeword", "keyword"):
        assert words_of(paragraph).count(word) == 1


def test_our_words_in_another_language_than_the_article_say_so() -> None:
    tree = inline(m.Image(PICTURE.id, m.Undescribed("b.png")), lang="ja")
    assert find(tree, "h:span").get("lang") == "en"


@pytest.mark.parametrize(
    ("width", "height", "name"),
    [(40, 30, "inline"), (600, 20, "inline"), (160, 160, "inline"), (900, 500, "inline large")],
)
def test_a_picture_in_a_sentence_is_as_high_as_the_line_only_if_it_is_small(width: int, height: int, name: str) -> None:
    picture = replace(PICTURE, width=width, height=height)
    image = m.Image(picture.id, m.Described("a map"))
    assert find(inline(m.Text("a "), image, resources=(picture,)), "h:img").get("class") == name
