"""The Word reader: what of WordprocessingML becomes which node, and what is told."""

from __future__ import annotations

import pytest

from publish import model as m
from publish.catalogue import available, date, words
from publish.model.walk import plain_text, walk
from tests.readers.reading import placeless
from tests.readers.word_file import (
    NUMBERING,
    article,
    cell,
    codes,
    field,
    item,
    p,
    part,
    r,
    reading,
    relationships,
    row,
    word_file,
)
from tests.samples import PICTURE


def body(xml: str, **parts: object) -> tuple[m.Block, ...]:
    return placeless(article(xml, **parts)).body


def text(words: str) -> m.Inlines:
    return (m.Text(words),)


def said(blocks: m.Blocks) -> str:
    """The words of blocks, with a space between those of two."""
    runs = ("".join(n.text for n in walk(block) if isinstance(n, m.Text)) for block in blocks)
    return " ".join(runs)


def para(words: str) -> m.Paragraph:
    return m.Paragraph(text(words))


# Runs


@pytest.mark.parametrize(
    ("runs", "expected"),
    [
        (r("a ") + r("b", "<w:b/>") + r(" ", "") + r("c", "<w:b/>"), (m.Text("a "), m.Strong(text("b c")))),
        (r("a", "<w:b/><w:i/>"), (m.Strong((m.Emphasis(text("a")),)),)),
        (r("a", '<w:b w:val="0"/>'), text("a")),
        (r("a", '<w:rStyle w:val="Strong"/>'), (m.Strong(text("a")),)),
        (r("a", '<w:rStyle w:val="Strong"/><w:b w:val="false"/>'), text("a")),
        (r("a", "<w:strike/>"), (m.Strike(text("a")),)),
        (r("a", "<w:dstrike/>"), (m.Strike(text("a")),)),
        (
            r("H") + r("2", '<w:vertAlign w:val="subscript"/>') + r("O"),
            (m.Text("H"), m.Subscript(text("2")), m.Text("O")),
        ),
        (r("4") + r("th", '<w:vertAlign w:val="superscript"/>'), (m.Text("4"), m.Superscript(text("th")))),
        (r("x()", '<w:rStyle w:val="VerbatimChar"/>'), (m.Code("x()"),)),
        (r("Loud", "<w:caps/><w:smallCaps/><w:u w:val='single'/>"), text("Loud")),
        (r("co") + "<w:r><w:softHyphen/></w:r>" + r("op\u00ader"), text("cooper")),
        (r("a") + "<w:r><w:noBreakHyphen/></w:r>" + r("b"), text("a\u2011b")),
        (r("a") + "<w:r><w:tab/></w:r>" + r("b"), text("a b")),
        (r("a") + "<w:r><w:br/></w:r>" + r("b"), (m.Text("a"), m.LineBreak(), m.Text("b"))),
        (r("a") + '<w:r><w:br w:type="page"/></w:r>', text("a")),
        ('<w:r><w:sym w:font="Wingdings" w:char="F0FC"/></w:r>', text("✓")),
        ('<w:r><w:sym w:font="Symbol" w:char="F061"/></w:r>', text("α")),
        (r("\uf0b7", '<w:rFonts w:ascii="Symbol"/>'), text("•")),
        ("<w:smartTag>" + r("a") + "</w:smartTag><w:customXml>" + r("b") + "</w:customXml>", text("ab")),
        (
            "<w:r><w:ruby><w:rt>" + r("かん") + "</w:rt><w:rubyBase>" + r("漢") + "</w:rubyBase></w:ruby></w:r>",
            text("漢（かん）"),
        ),
    ],
)
def test_runs(runs: str, expected: m.Inlines) -> None:
    (found,) = body(p(runs))
    assert isinstance(found, m.Paragraph)
    assert found.children == expected


def test_a_language_of_its_own_is_marked_and_a_mere_region_is_not() -> None:
    french = r("mot français", '<w:lang w:val="fr-FR"/>')
    american = r("color", '<w:lang w:val="en-US"/>')
    british = r("The rest of it is in English all the same. ", '<w:lang w:val="en-GB"/>')
    arabic = r("حلب", '<w:rtl/><w:lang w:bidi="ar-SY"/>')
    found = article(p(british + french + american + arabic))
    assert found.meta.lang == "en-GB"
    assert [(n.lang, plain_text(n.children)) for n in walk(found) if isinstance(n, m.Foreign)] == [
        ("fr-FR", "mot français"),
        ("ar-SY", "حلب"),
    ]


def test_a_language_that_contradicts_the_letters_is_none() -> None:
    found = article(p(r("Это по-русски, а помечено иначе", '<w:lang w:val="en-GB" w:bidi="ar-SA"/>')))
    assert found.meta.lang == ""
    assert not [n for n in walk(found) if isinstance(n, m.Foreign)]


def test_links() -> None:
    links = (("rId7", "hyperlink", "https://example.org/a"), ("rId8", "hyperlink", "javascript:alert(1)"))
    xml = (
        p(r("See ") + f'<w:hyperlink r:id="rId7">{r("this")}{r(" page", "<w:b/>")}</w:hyperlink>')
        + p(f'<w:hyperlink r:id="rId8">{r("no")}</w:hyperlink>')
        + p(field('HYPERLINK "https://example.org/b" \\o "a tip"', r("field")))
        + p(f'<w:fldSimple w:instr=" HYPERLINK &quot;https://example.org/c&quot; ">{r("simple")}</w:fldSimple>')
    )
    found = body(xml, links=links)
    assert [(n.target, plain_text(n.children)) for block in found for n in walk(block) if isinstance(n, m.Link)] == [
        ("https://example.org/a", "this page"),
        ("https://example.org/b", "field"),
        ("https://example.org/c", "simple"),
    ]
    assert ("LINK003", 3) in codes(word_file(p("T", "Title") + xml, links=links))


def test_cross_references_lead_to_the_section_of_their_bookmark() -> None:
    mark = '<w:bookmarkStart w:id="1" w:name="_Ref1"/>'
    end = '<w:bookmarkEnd w:id="1"/>'
    xml = p(mark + r("The end") + end, "Heading1") + p(field("REF _Ref1 \\h", r("here")))
    section, paragraph = body(xml)
    assert isinstance(section, m.Section)
    assert section.id == "the-end"
    assert paragraph == m.Paragraph((m.Link("#the-end", text("here")),))


# Paragraphs


@pytest.mark.parametrize(
    ("style", "more", "level"),
    [("Heading1", "", 1), ("Heading3", "", 3), ("berschrift1", "", 1), ("", '<w:outlineLvl w:val="1"/>', 2)],
)
def test_headings(style: str, more: str, level: int) -> None:
    assert body(p(r("A", "<w:b/>"), style, more)) == (m.Section(text("A"), written_level=level),)


LEVELS = (("A", 1), ("B", 2), ("C", 2), ("D", 1))


def test_the_number_that_word_counts_becomes_a_part_of_the_heading() -> None:
    places = ((words, n, f'<w:numPr><w:ilvl w:val="{n - 1}"/><w:numId w:val="4"/></w:numPr>') for words, n in LEVELS)
    numbered = [p(words, f"Heading{n}", place) for words, n, place in places]
    titles = [plain_text(block.title) for block in body("".join(numbered)) if isinstance(block, m.Section)]
    assert titles == ["1 A", "1.1 B", "1.2 C", "2 D"]


def test_quotes_code_and_breaks() -> None:
    found = body(p("a", "Quote") + p("b", "Quote") + p("x = 1", "Code") + p("  y", "Code") + p("* * *") + p("z"))
    assert found == (
        m.Quote((para("a"), para("b"))),
        m.CodeBlock("x = 1\n  y"),
        m.ThematicBreak(),
        para("z"),
    )


def test_a_drop_cap_is_the_first_letter_of_its_word() -> None:
    found = body(p("O", more='<w:framePr w:dropCap="drop"/>') + p("nce upon a time"))
    assert found == (para("Once upon a time"),)


def test_the_title_page() -> None:
    xml = (
        p("A title", "Title")
        + p("And more", "Subtitle")
        + p("Ada Example", "Author")
        + p("2024-05-03", "Date")
        + p("x")
    )
    found = reading(word_file(xml)).article
    assert found is not None
    assert placeless(found).title == text("A title")
    assert placeless(found).subtitle == text("And more")
    assert found.meta.authors == (m.Person(name="Ada Example"),)
    assert found.meta.date == "2024-05-03"
    assert placeless(found).body == (para("x"),)


@pytest.mark.parametrize("lang", sorted(available()))
def test_the_dates_of_our_own_title_pages_are_read_in_each_of_our_languages(lang: str) -> None:
    ours = words(lang)
    line = " · ".join(
        said.format(date=date(iso, lang))
        for said, iso in ((ours.published, "2024-05-03"), (ours.updated, "2024-08-13"))
    )
    found = reading(word_file(p("A title", "Title") + p(line, "Date") + p("x"))).article
    assert found is not None
    assert (found.meta.date, found.meta.updated) == ("2024-05-03", "2024-08-13")


def test_the_properties_of_the_file() -> None:
    core = part(
        "cp:coreProperties",
        "<dc:title>From properties</dc:title><dc:creator>Ada Example;Ben Example</dc:creator>"
        "<dc:description>What it says</dc:description><cp:keywords>one, two</cp:keywords>"
        "<dc:language>fr-FR</dc:language>",
    )
    found = reading(word_file(p("Bonjour"), more={"docProps/core.xml": core})).article
    assert found is not None
    assert plain_text(found.title) == "From properties"
    assert [person.name for person in found.meta.authors] == ["Ada Example", "Ben Example"]
    assert (found.meta.description, found.meta.keywords, found.meta.lang) == ("What it says", ("one", "two"), "fr-FR")


# Lists


def bullets(*items: m.Blocks) -> m.BulletList:
    return m.BulletList(tuple(m.Item(blocks) for blocks in items))


def test_lists_nest_by_their_levels() -> None:
    found = body(item("a", 1) + item("b", 1, 1) + item("c", 1, 2) + item("d", 1))
    inner = m.OrderedList((m.Item((para("c"),)),), style="lower-alpha")
    assert found == (bullets((para("a"), bullets((para("b"), inner))), (para("d"),)),)


def test_a_list_that_is_interrupted_goes_on_counting() -> None:
    found = body(item("a", 2) + item("b", 2) + p("between") + item("c", 2) + item("d", 3))
    assert [(block.start, len(block.items)) for block in found if isinstance(block, m.OrderedList)] == [
        (1, 2),
        (3, 1),
        (5, 1),
    ]


def test_a_list_that_overrides_a_level_of_another_looks_as_it_says() -> None:
    level = '<w:lvl w:ilvl="0"><w:start w:val="3"/><w:numFmt w:val="upperRoman"/><w:lvlText w:val="%1."/></w:lvl>'
    own = f'<w:num w:numId="9"><w:abstractNumId w:val="2"/><w:lvlOverride w:ilvl="0">{level}</w:lvlOverride></w:num>'
    (found,) = body(item("a", 9), more={"word/numbering.xml": part("w:numbering", NUMBERING + own)})
    assert isinstance(found, m.OrderedList)
    assert (found.start, found.style) == (3, "upper-roman")


def test_a_paragraph_set_in_goes_on_with_the_item() -> None:
    found = body(item("a", 1) + p("more", "ListParagraph") + item("b", 1) + p("out"))
    assert found == (bullets((para("a"), para("more")), (para("b"),)), para("out"))


def test_tasks() -> None:
    (found,) = body(item("☐ buy milk", 1) + item("☒ bake bread", 1))
    assert isinstance(found, m.BulletList)
    assert [(entry.task, said(entry.blocks)) for entry in found.items] == [("open", "buy milk"), ("done", "bake bread")]


# Tables


def names(found: m.Block) -> list[list[str]]:
    assert isinstance(found, m.Table)
    return [[each.header for each in line.cells] for line in found.rows]


def test_rows_that_repeat_name_the_columns() -> None:
    xml = f"<w:tbl>{row(cell('A'), cell('B'), more='<w:tblHeader/>')}{row(cell('1'), cell('2'))}</w:tbl>"
    (found,) = body(xml)
    assert names(found) == [["column", "column"], ["", ""]]


def test_a_style_that_sets_row_and_column_apart_names_them() -> None:
    look = '<w:tblPr><w:tblStyle w:val="Grid4"/><w:tblLook w:val="04A0"/></w:tblPr>'
    (found,) = body(f"<w:tbl>{look}{row(cell(''), cell('B'))}{row(cell('1'), cell('2'))}</w:tbl>")
    assert names(found) == [["", "column"], ["row", ""]]


def test_a_bold_first_row_is_taken_for_names_and_told() -> None:
    xml = f"<w:tbl>{row(cell(p(r('A', '<w:b/>'))), cell(p(r('B', '<w:b/>'))))}{row(cell('1'), cell('2'))}</w:tbl>"
    (found,) = body(xml)
    assert names(found) == [["column", "column"], ["", ""]]
    assert placeless(found).rows[0].cells[0].blocks == (para("A"),)
    assert ("DOCX008", 2) in codes(word_file(p("T", "Title") + xml))


def test_merged_cells() -> None:
    restart, goes_on = '<w:vMerge w:val="restart"/>', "<w:vMerge/>"
    xml = "<w:tbl>" + "".join(
        (
            row(cell("a", restart), cell("b", '<w:gridSpan w:val="2"/>')),
            row(cell("", goes_on), cell("c"), cell("d")),
        )
    )
    (found,) = body(xml + "</w:tbl>")
    assert isinstance(found, m.Table)
    assert [[(said(c.blocks), c.column_span, c.row_span) for c in line.cells] for line in found.rows] == [
        [("a", 1, 2), ("b", 2, 1)],
        [("c", 1, 1), ("d", 1, 1)],
    ]


def test_a_table_in_a_cell_and_a_list_in_a_cell() -> None:
    inner = f"<w:tbl>{row(cell('x'), cell('y'))}</w:tbl>"
    (found,) = body(f"<w:tbl>{row(cell(p('a') + inner + p('')), cell(item('i', 1)))}</w:tbl>")
    assert isinstance(found, m.Table)
    first, second = found.rows[0].cells
    assert [type(block) for block in first.blocks] == [m.Paragraph, m.Table]
    assert second.blocks == (bullets((para("i"),)),)


def test_a_table_of_one_cell_is_a_box() -> None:
    xml = f"<w:tbl>{row(cell('boxed'))}</w:tbl>"
    assert body(xml) == (para("boxed"),)
    assert ("DOCX008", 2) in codes(word_file(p("T", "Title") + xml))


def test_captions_go_to_what_they_name_without_their_label() -> None:
    table = f"<w:tbl>{row(cell('A'), cell('B'), more='<w:tblHeader/>')}{row(cell('1'), cell('2'))}</w:tbl>"
    first = p(r("Table ") + field("SEQ Table \\* ARABIC", r("1")) + r(": What it shows"), "Caption")
    second = p(r("Table ") + field("SEQ Table \\* ARABIC", r("7")) + r(": Another"), "Caption")
    captions = [block.caption for block in body(first + table + table + second) if isinstance(block, m.Table)]
    assert captions == [text("What it shows"), text("Table 7: Another")]


# Pictures and drawings


def drawing(properties: str = 'descr="A blue square"', inner: str = "", wrapper: str = "inline") -> str:
    picture = (
        '<pic:pic><pic:nvPicPr><pic:cNvPr id="1" name="x"/></pic:nvPicPr>'
        '<pic:blipFill><a:blip r:embed="rId5"/></pic:blipFill></pic:pic>'
    )
    return (
        f'<w:r><w:drawing><wp:{wrapper}><wp:extent cx="2971800" cy="100"/>'
        f'<wp:docPr id="1" name="P" {properties}>{inner}'
        f"</wp:docPr><a:graphic><a:graphicData>{picture}</a:graphicData></a:graphic></wp:{wrapper}></w:drawing></w:r>"
    )


SHOWN = {"links": (("rId5", "image", "media/image1.png"),), "more": {"word/media/image1.png": PICTURE.data}}
DECORATIVE = '<a:extLst><a:ext uri="x"><adec:decorative val="1"/></a:ext></a:extLst>'


@pytest.mark.parametrize(
    ("xml", "alt"),
    [
        (drawing(), m.Described("A blue square")),
        (drawing('title="A title"'), m.Described("A title")),
        (drawing("", DECORATIVE), m.Decorative()),
        (drawing(""), m.Undescribed("image1.png")),
        (drawing('descr="A cat&#10;&#10;Description automatically generated"'), m.Described("A cat")),
        (
            '<w:r><w:pict><v:shape alt="Old"><v:imagedata r:id="rId5" o:title="x"/></v:shape></w:pict></w:r>',
            m.Described("Old"),
        ),
    ],
)
def test_a_picture_alone_is_a_figure(xml: str, alt: m.Alternative) -> None:
    (found,) = body(p(xml), **SHOWN)
    assert isinstance(found, m.Figure)
    assert found.alt == alt


def test_the_width_of_a_picture_is_a_share_of_the_text() -> None:
    (found,) = body(p(drawing()), **SHOWN)
    assert isinstance(found, m.Figure)
    assert found.width == 50


def test_a_picture_in_a_line_is_an_image_and_one_that_floats_follows() -> None:
    first, *rest = body(p(r("a ") + drawing() + r(" b")), **SHOWN)
    assert isinstance(first, m.Paragraph)
    assert isinstance(first.children[1], m.Image)
    assert not rest
    paragraph, figure = body(p(r("a") + drawing(wrapper="anchor") + r("b")), **SHOWN)
    assert paragraph == para("ab")
    assert isinstance(figure, m.Figure)


def test_a_picture_outside_the_file_is_refused_and_its_words_are_kept() -> None:
    data = word_file(p(drawing()), links=(("rId5", "image", "https://example.org/a.png"),))
    found = reading(data)
    assert "IMG005" in {d.code for d in found.diagnostics}
    assert found.article is not None
    assert "A blue square" in plain_text(found.article.title) + said(found.article.body)


BOX = f"<w:txbxContent>{p('in the box')}{p('more of it')}</w:txbxContent>"
SHAPE = (
    '<w:r><mc:AlternateContent><mc:Choice Requires="wps"><w:drawing><wp:anchor><wp:docPr id="2" name="Box"/><a:graphic>'
    f"<a:graphicData><wps:wsp><wps:txbx>{BOX}</wps:txbx></wps:wsp></a:graphicData></a:graphic></wp:anchor></w:drawing>"
    f"</mc:Choice><mc:Fallback><w:pict><v:shape><v:textbox>{BOX}</v:textbox></v:shape></w:pict></mc:Fallback>"
    "</mc:AlternateContent></w:r>"
)


def test_the_words_of_a_text_box_follow_its_paragraph_once() -> None:
    assert body(p(r("a") + SHAPE + r("b")) + p("c")) == (para("ab"), para("in the box"), para("more of it"), para("c"))
    assert ("DOCX005", 2) in codes(word_file(p("T", "Title") + p(SHAPE)))


def test_a_chart_is_a_table_of_its_data() -> None:
    points = "".join(f'<c:pt idx="{n}"><c:v>{v}</c:v></c:pt>' for n, v in enumerate(("Mon", "Tue")))
    values = "".join(f'<c:pt idx="{n}"><c:v>{v}</c:v></c:pt>' for n, v in enumerate((3, "0.30000000000000004")))
    chart = part(
        "c:chartSpace",
        "<c:chart><c:title><c:tx><c:rich><a:p><a:r><a:t>Rain</a:t></a:r></a:p></c:rich></c:tx></c:title><c:plotArea>"
        "<c:barChart><c:ser><c:tx><c:strRef><c:strCache><c:pt idx='0'><c:v>Millimetres</c:v></c:pt></c:strCache>"
        "</c:strRef>"
        f"</c:tx><c:cat><c:strRef><c:strCache>{points}</c:strCache></c:strRef></c:cat>"
        f"<c:val><c:numRef><c:numCache>{values}</c:numCache></c:numRef></c:val></c:ser></c:barChart></c:plotArea></c:chart>",
    )
    xml = p('<w:r><w:drawing><wp:inline><wp:docPr id="1" name="C"/><a:graphic><a:graphicData><c:chart r:id="rId9"/>'
            "</a:graphicData></a:graphic></wp:inline></w:drawing></w:r>")  # fmt: skip
    (found,) = body(xml, links=(("rId9", "chart", "charts/chart1.xml"),), more={"word/charts/chart1.xml": chart})
    assert isinstance(found, m.Table)
    assert found.caption == text("Rain")
    assert [[said(c.blocks) for c in line.cells] for line in found.rows] == [
        ["", "Millimetres"],
        ["Mon", "3"],
        ["Tue", "0.3"],
    ]
    assert names(found) == [["", "column"], ["row", ""], ["row", ""]]


def test_a_diagram_is_a_list_of_its_words() -> None:
    data = part(
        "dgm:dataModel", "".join(f"<dgm:pt><dgm:t><a:p><a:r><a:t>{w}</a:t></a:r></a:p></dgm:t></dgm:pt>" for w in "ab")
    )
    xml = p('<w:r><w:drawing><wp:inline><wp:docPr id="1" name="D"/><a:graphic><a:graphicData><dgm:relIds r:dm="rId9"/>'
            "</a:graphicData></a:graphic></wp:inline></w:drawing></w:r>")  # fmt: skip
    links, more = (("rId9", "diagramData", "diagrams/data1.xml"),), {"word/diagrams/data1.xml": data}
    assert body(xml, links=links, more=more) == (bullets((para("a"),), (para("b"),)),)
    assert ("DOCX006", 2) in codes(word_file(p("T", "Title") + xml, links=links, more=more))


# Notes


def test_notes_stand_in_the_order_of_their_calls() -> None:
    footnotes = part(
        "w:footnotes",
        f'<w:footnote w:type="separator" w:id="-1">{p("")}</w:footnote>'
        f'<w:footnote w:id="2">{p("<w:r><w:footnoteRef/></w:r>" + r(" second"))}{p("and more")}</w:footnote>'
        f'<w:footnote w:id="3">{p("never")}</w:footnote>',
    )
    endnotes = part("w:endnotes", f'<w:endnote w:id="2">{p("first")}</w:endnote>')
    links = (("rId1", "footnotes", "footnotes.xml"), ("rId2", "endnotes", "endnotes.xml"))
    xml = p(
        r("a") + '<w:r><w:endnoteReference w:id="2"/></w:r>' + r("b") + '<w:r><w:footnoteReference w:id="2"/></w:r>'
    )
    found = article(xml, links=links, more={"word/footnotes.xml": footnotes, "word/endnotes.xml": endnotes})
    (paragraph,) = placeless(found).body
    assert paragraph.children == (m.Text("a"), m.NoteReference("n1"), m.Text("b"), m.NoteReference("n2"))
    assert [(note.id, said(note.blocks)) for note in found.notes] == [
        ("n1", "first"),
        ("n2", "second and more"),
        ("n3", "never"),
    ]


def test_the_mark_that_an_author_chose_for_a_note_gives_way() -> None:
    footnotes = part("w:footnotes", f'<w:footnote w:id="2">{p("note")}</w:footnote>')
    xml = p(r("a") + '<w:r><w:footnoteReference w:id="2" w:customMarkFollows="1"/><w:t>*</w:t></w:r>')
    found = body(xml, links=(("rId1", "footnotes", "footnotes.xml"),), more={"word/footnotes.xml": footnotes})
    assert found == (m.Paragraph((m.Text("a"), m.NoteReference("n1"))),)


def test_a_link_to_no_place_keeps_its_words_and_is_told() -> None:
    xml = p(f'<w:hyperlink w:anchor="gone">{r("words")}</w:hyperlink>')
    assert body(xml) == (para("words"),)
    assert ("LINK002", 2) in codes(word_file(p("T", "Title") + xml))


# What is left out, and told


def test_changes_are_accepted_and_told() -> None:
    xml = (
        p(
            r("a ")
            + "<w:ins>"
            + r("put in ")
            + "</w:ins><w:del><w:r><w:delText>taken out</w:delText></w:r></w:del>"
            + r("b")
        )
        + p("one", more="<w:rPr><w:del/></w:rPr>")
        + p("two")
        + f"<w:tbl>{row(cell('gone'), more='<w:del/>')}{row(cell('x'), cell('y'))}</w:tbl>"
    )
    found = body(xml)
    assert found[:2] == (para("a put in b"), para("onetwo"))
    assert "gone" not in said(found)
    (told,) = (d for d in reading(word_file(xml)).diagnostics if d.code == "DOCX001")
    assert "1 insertion (2 words)" in told.message
    assert "2 deletions (3 words)" in told.message


@pytest.mark.parametrize(("number", "said"), [(21, "1 more comment is"), (22, "2 more comments are")])
def test_many_comments_are_counted(number: int, said: str) -> None:
    each = "".join(f'<w:comment w:id="{i}" w:author="Ada">{p(f"Number {i}")}</w:comment>' for i in range(number))
    found = reading(
        word_file(
            p("T", "Title") + p("a"),
            links=(("rId1", "comments", "comments.xml"),),
            more={"word/comments.xml": part("w:comments", each)},
        )
    )
    assert [told.message for told in found.diagnostics if "more" in told.message] == [f"{said} in no edition"]


def test_comments_are_told_where_they_stand() -> None:
    comments = part("w:comments", f'<w:comment w:id="0" w:author="Ada">{p("Is this so?")}</w:comment>')
    data = word_file(
        p("T", "Title") + p(r("a") + '<w:r><w:commentReference w:id="0"/></w:r>'),
        links=(("rId1", "comments", "comments.xml"),),
        more={"word/comments.xml": comments},
    )
    (told,) = (d for d in reading(data).diagnostics if d.code == "DOCX002")
    assert (told.line, told.message) == (2, "a comment of Ada (3 words) is in no edition: «Is this so?»")


def test_hidden_text_is_left_out_and_told() -> None:
    xml = p(r("a") + r("secret words", "<w:vanish/>"))
    assert body(xml) == (para("a"),)
    assert ("DOCX003", 2) in codes(word_file(p("T", "Title") + xml))


def test_heads_and_feet_are_told() -> None:
    data = word_file(
        p("x"),
        links=(("rId1", "header", "header1.xml"),),
        more={"word/header1.xml": part("w:hdr", p("Embargoed until noon"))},
    )
    (told,) = (d for d in reading(data).diagnostics if d.code == "DOCX004")
    assert "«Embargoed until noon»" in told.message


@pytest.mark.parametrize(
    "contents",
    [
        p("Contents", "TOC1"),
        p('<w:r><w:fldChar w:fldCharType="begin"/><w:instrText> TOC \\o </w:instrText>'
          '<w:fldChar w:fldCharType="separate"/></w:r>' + r("One 1")) + p(r("Two 2"))
          + p('<w:r><w:fldChar w:fldCharType="end"/></w:r>'),
        "<w:sdt><w:sdtPr><w:docPartObj><w:docPartGallery w:val='Table of Contents'/></w:docPartObj></w:sdtPr>"
        "<w:sdtContent>"
        + p("Contents") + p("One 1") + "</w:sdtContent></w:sdt>",
    ],
)  # fmt: skip
def test_a_list_of_contents_is_left_out_and_told(contents: str) -> None:
    assert body(contents + p("x")) == (para("x"),)
    assert ("DOCX007", 2) in codes(word_file(p("T", "Title") + contents + p("x")))


def test_controls_keep_what_was_filled_in_and_not_what_only_asks() -> None:
    filled = f"<w:sdt><w:sdtPr/><w:sdtContent>{r('kept')}</w:sdtContent></w:sdt>"
    asks = f"<w:sdt><w:sdtPr><w:showingPlcHdr/></w:sdtPr><w:sdtContent>{r('Click here')}</w:sdtContent></w:sdt>"
    assert body(p(filled + asks)) == (para("kept"),)
    assert ("DOCX009", 2) in codes(word_file(p("T", "Title") + p(filled + asks)))


def test_fields_keep_their_last_result_and_nothing_of_their_code() -> None:
    nested = field("IF " + "x", r("yes"))
    assert body(p(r("a ") + nested + r(" b"))) == (para("a yes b"),)
    assert body(p('<w:r><w:fldChar w:fldCharType="begin"/></w:r>' + r("a field that nothing ends"))) == (
        para("a field that nothing ends"),
    )


def test_a_sign_that_nobody_knows_is_told() -> None:
    xml = p('<w:r><w:sym w:font="Wingdings 3" w:char="F0FF"/></w:r>')
    assert body(xml + p("x"))[0] == para("\ufffd")
    assert ("DOCX009", 2) in codes(word_file(p("T", "Title") + xml))


def test_macros_are_told() -> None:
    assert ("DOCX009", 1) in codes(word_file(p("x"), more={"word/vbaProject.bin": b"x"}))


def test_the_line_of_a_finding_is_the_number_of_its_paragraph() -> None:
    links = (("rId8", "hyperlink", "javascript:x"),)
    xml = (
        p("T", "Title")
        + p("")
        + f"<w:tbl>{row(cell('1'), cell('2'))}</w:tbl>"
        + p(f'<w:hyperlink r:id="rId8">{r("no")}</w:hyperlink>')
    )
    assert ("LINK003", 5) in codes(word_file(xml, links=links))


def test_the_strict_form_is_read_as_the_other() -> None:
    def strict(xml: str) -> str:
        for family in ("wordprocessingml", "officeDocument", "drawingml"):
            xml = xml.replace(
                f"http://schemas.openxmlformats.org/{family}/2006/", f"http://purl.oclc.org/ooxml/{family}/"
            )
        return xml

    parts = {
        "_rels/.rels": strict(relationships(("rId1", "officeDocument", "word/document.xml"))),
        "word/document.xml": strict(part("w:document", f"<w:body>{p('T', 'Title')}{p('x', 'Heading2')}</w:body>")),
    }
    found = reading(word_file("", more=parts)).article
    assert found is not None
    assert plain_text(found.title) == "T"
    assert placeless(found).body == (m.Section(text("x"), written_level=2),)
