from __future__ import annotations

import pytest

from publish import model as m
from tests.markup.pages import NAMES, find, words_of, written
from tests.samples import PICTURE, p, t


def nested(depth: int, deepest: int) -> m.Section:
    inner = (nested(depth + 1, deepest),) if depth < deepest else (p("text"),)
    return m.Section(t(f"Depth {depth}"), inner, id=f"d{depth}")


def test_a_heading_is_one_deeper_than_its_section_and_names_it() -> None:
    tree = written(nested(1, 7))
    headings = tree.xpath(".//*[starts-with(@id, 'd')]")
    assert [heading.tag.split("}")[1] for heading in headings] == ["h2", "h3", "h4", "h5", "h6", "h6", "h6"]
    assert [heading.get("aria-level") for heading in headings] == [None] * 5 + ["7", "8"]
    for heading in headings:
        assert heading.getparent().get("aria-labelledby") == heading.get("id")


def test_a_heading_inside_a_quote_is_no_heading_of_the_outline() -> None:
    tree = written(m.Quote((m.Paragraph(t("Title"), kind="heading"), p("text"))))
    assert find(tree, "h:blockquote/h:p[@class='heading']").text == "Title"


def test_an_item_of_one_paragraph_is_tight_and_others_are_not() -> None:
    items = (m.Item((p("a"),)), m.Item((p("b"), p("c"))), m.Item(()), m.Item((m.Paragraph(t("d"), kind="heading"),)))
    tree = find(written(m.BulletList(items)), "h:ul")
    assert [len(item) for item in tree] == [0, 2, 0, 1]


@pytest.mark.parametrize(
    ("style", "kind"),
    [("decimal", None), ("lower-alpha", "a"), ("upper-alpha", "A"), ("lower-roman", "i"), ("upper-roman", "I")],
)
def test_an_ordered_list_says_its_first_number_and_its_style(style: str, kind: str | None) -> None:
    first = find(written(m.OrderedList((m.Item((p("a"),)),), start=0, style=style)), "h:ol")
    assert (first.get("start"), first.get("type")) == ("0", kind)
    assert find(written(m.OrderedList((m.Item((p("a"),)),))), "h:ol").get("start") is None


def test_the_state_of_a_task_is_a_word_at_its_beginning() -> None:
    items = (
        m.Item((p("a"),), task="done"),
        m.Item((p("b"), p("more")), task="open"),
        m.Item((m.CodeBlock("c"),), task="open"),
    )
    tree = find(written(m.BulletList(items)), "h:ul[@class='tasks']")
    assert [words_of(item) for item in tree] == ["Done: a", "To do: b more", "To do: c"]
    assert [item.get("class") for item in tree] == ["done", "open", "open"]
    assert not tree.xpath(".//h:input", namespaces=NAMES)
    assert tree[1][0].tag.endswith("}p")
    assert tree[1][0][0].get("class") == "state"


def test_terms_may_share_details() -> None:
    tree = written(m.DescriptionList((m.Description((t("a"), t("b")), ((p("c"),), (p("d"), p("e")))),)))
    assert [child.tag.split("}")[1] for child in find(tree, "h:dl")] == ["dt", "dt", "dd", "dd"]


def test_a_group_of_terms_has_a_term_and_a_description() -> None:
    tree = written(m.DescriptionList((m.Description((), ((p("orphan"),),)), m.Description((t("term"),), ()))))
    assert [(part.tag.split("}")[1], words_of(part)) for part in find(tree, "h:dl")] == [
        ("dt", ""),
        ("dd", "orphan"),
        ("dt", "term"),
        ("dd", ""),
    ]


def test_who_said_a_quotation_stands_outside_it() -> None:
    tree = written(m.Quote((p("words"),), attribution=t("Somebody")), m.Quote((p("words"),)))
    assert words_of(find(tree, "h:div[@class='quote']/h:blockquote")) == "words"
    assert find(tree, "h:div/h:p[@class='attribution']").text == "Somebody"
    assert tree[1].tag.endswith("}blockquote")


def test_each_line_of_code_is_an_element_of_its_own() -> None:
    tree = written(m.CodeBlock("a <b>\n\n\tc", language="C++ 20", id="scode"), lang="ar")
    lines = tree.xpath(".//h:pre[@id='scode']/h:code[@class='language-C++-20']/h:span[@class='line']", namespaces=NAMES)
    assert [line.text or "" for line in lines] == ["a <b>", "", "\tc"]
    assert find(tree, ".//h:pre").get("dir") == "ltr"
    assert find(tree, "h:div[@class='code']").get("aria-label") == "مثال برمجي بلغة C++ 20"
    assert find(written(m.CodeBlock("x")), "h:div").get("aria-label") == "Code"


def test_code_named_in_english_is_not_itself_english() -> None:
    tree = written(m.CodeBlock("x"), lang="ja")
    assert (find(tree, "h:div").get("lang"), find(tree, ".//h:pre").get("lang")) == ("en", "ja")


@pytest.mark.parametrize(
    ("kind", "role", "label"),
    [
        ("note", "note", "Note"),
        ("tip", "doc-tip", "Tip"),
        ("important", "note", "Important"),
        ("warning", "note", "Warning"),
        ("caution", "note", "Caution"),
        ("details", "note", "Details"),
    ],
)
def test_an_aside_says_its_kind_in_words(kind: str, role: str, label: str) -> None:
    tree = written(m.Aside((p("text"),), kind=kind), m.Aside((p("text"),), kind=kind, title=t("More")))
    assert [aside.get("role") for aside in tree] == [role, role]
    assert [aside.get("class") for aside in tree] == [kind, kind]
    assert [words_of(aside[0]) for aside in tree] == [label, f"{label}: More"]


def figure(**fields: object) -> m.Figure:
    return m.Figure(**({"resource": PICTURE.id, "alt": m.Described("blue"), "id": "f"} | fields))


def test_captioned_figures_are_numbered_in_order() -> None:
    blocks = (figure(caption=t("One"), id="a"), figure(id="b"), m.Quote((figure(caption=t("Two"), id="c"),)))
    tree = written(*blocks, resources=(PICTURE,))
    assert [words_of(caption) for caption in tree.iter("{*}figcaption")] == ["Figure 1: One", "Figure 2: Two"]
    assert len(list(tree.iter("{*}figure"))) == 3


def test_a_long_description_stands_after_its_figure_and_the_picture_points_to_it() -> None:
    blocks = (figure(alt=m.Described("blue", (p("very"), p("blue"))), caption=t("One")), p("after"))
    tree = written(*blocks, resources=(PICTURE,))
    assert [child.get("id") for child in tree] == ["f", "f-description", None]
    assert find(tree, ".//h:img").get("aria-details") == "f-description"
    assert words_of(tree[1]) == "Long description of Figure 1 very blue"


def test_an_id_of_ours_gives_way_to_one_of_the_article() -> None:
    blocks = (figure(alt=m.Described("blue", (p("very"),))), m.Section(t("x"), id="f-description"))
    tree = written(*blocks, resources=(PICTURE,))
    assert find(tree, ".//h:img").get("aria-details") == "f-description_"


@pytest.mark.parametrize(
    ("width", "name"),
    [(0, None), (1, "width-5"), (40, "width-40"), (41, "width-45"), (100, "width-100"), (300, "width-100")],
)
def test_the_width_of_a_figure_is_a_class(width: int, name: str | None) -> None:
    assert find(written(figure(width=width), resources=(PICTURE,)), ".//h:img").get("class") == name


def test_a_figure_that_means_nothing_is_none_and_a_draft_says_what_lacks() -> None:
    tree = written(figure(alt=m.Decorative()), figure(alt=m.Undescribed("b.png"), caption=t("c")), resources=(PICTURE,))
    assert (tree[0].tag.split("}")[1], tree[0].get("class")) == ("div", "figure")
    assert words_of(tree[1]) == "[image without description: b.png] Figure 1: c"
