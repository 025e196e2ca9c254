"""The Word edition: what it holds, that it is valid, accessible, always the same, and quick."""

from __future__ import annotations

import io
import os
import subprocess
import sys
import time
import zipfile
from collections.abc import Callable
from pathlib import Path

import msgspec
import pytest
from hypothesis import given, settings
from lxml import etree

from publish import model as m
from publish.exporters.docx import DocxOptions, export, formulas
from publish.exporters.docx.languages import stretches
from publish.exporters.docx.places import Places
from publish.exporters.docx.tables import layout
from publish.model.walk import walk
from publish.themes import load
from tests.exporters.arabic import arabic_article
from tests.exporters.word_rules import NS, W, findings
from tests.judges import openxml_audit
from tests.samples import PICTURE, every_block, every_inline, p, resource, sample_article, t
from tests.shadows.docx import shadow
from tests.strategies import articles

ALEPPO = Path(__file__).parents[2] / "content"
WORDS = f"{W}t"


def made(article: m.Article, options: DocxOptions | None = None) -> bytes:
    sink = io.BytesIO()
    export(article, load(), options or DocxOptions(), sink)
    return sink.getvalue()


def told(article: m.Article) -> list[str]:
    return [f"{each.code} {each.message}" for each in export(article, load(), DocxOptions(), io.BytesIO())]


def part(data: bytes, name: str = "word/document.xml") -> etree._Element:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return etree.fromstring(archive.read(name))


def entries(data: bytes) -> list[str]:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return archive.namelist()


def find(data: bytes, path: str, name: str = "word/document.xml") -> list:
    return part(data, name).xpath(path, namespaces=NS)


def only(*blocks: m.Block, **fields: object) -> m.Article:
    """The sample with nothing but its title, the names of its authors, its dates and these blocks."""
    article = sample_article()
    authors = tuple(m.Person(name=person.name) for person in article.meta.authors)
    meta = msgspec.structs.replace(article.meta, authors=authors, publisher="", rights="")
    changes = {"subtitle": (), "body": blocks, "notes": (), "meta": meta, **fields}
    return msgspec.structs.replace(article, **changes)


def words(data: bytes) -> str:
    return " ".join("".join(paragraph.itertext(WORDS)) for paragraph in part(data).iter(f"{W}p"))


def read_article() -> m.Article:
    """The retold report, through readers and passes."""
    from publish.passes import run
    from publish.readers import load as source
    from publish.readers import read

    path = next(ALEPPO.glob("*aleppo*.md"))
    reading = read(source(path, None, path.name))
    assert reading.article is not None
    return run(reading.article, path.name).article


ARTICLES: dict[str, Callable[[], m.Article]] = {
    "sample": sample_article,
    "arabic": arabic_article,
    "aleppo": read_article,
}


@pytest.fixture(scope="module", params=ARTICLES)
def edition(request: pytest.FixtureRequest) -> bytes:
    return made(ARTICLES[request.param]())


def changed(data: bytes, change: Callable[[bytes], bytes], name: str = "word/document.xml") -> bytes:
    """The same file with one part changed; it has to change."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as good, zipfile.ZipFile(out, "w") as bad:
        for entry in good.namelist():
            content = good.read(entry)
            new = change(content) if entry == name else content
            assert entry != name or new != content
            bad.writestr(entry, new)
    return out.getvalue()


# Validity, by a judge that is alive


def judged(data: bytes, folder: Path) -> tuple[str, ...]:
    path = folder / "judged.docx"
    path.write_bytes(data)
    return openxml_audit.findings(path)


@pytest.fixture(scope="module")
def living_judge(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder for the judge, once it has found properties in the wrong order and a note that is not there."""
    folder = tmp_path_factory.mktemp("judge")
    good = made(sample_article())
    order = changed(good, lambda data: data.replace(b'<w:rStyle w:val="Strong"/>', b'<w:i/><w:rStyle w:val="Strong"/>'))
    note = changed(
        good, lambda data: data.replace(b'<w:footnoteReference w:id="1"/>', b'<w:footnoteReference w:id="9"/>')
    )
    assert judged(order, folder)
    assert judged(note, folder)
    return folder


def test_openxml_audit_finds_nothing(edition: bytes, living_judge: Path) -> None:
    assert judged(edition, living_judge) == ()


def test_the_false_alarm_is_still_one(tmp_path: Path) -> None:
    path = tmp_path / "sample.docx"
    path.write_bytes(made(sample_article()))
    assert [error.splitlines()[0] for error in openxml_audit.all_findings(path)] != []
    assert all(
        "Numbering definition '0' referenced but not found" in error for error in openxml_audit.all_findings(path)
    )


# Accessibility, by rules that are alive


def test_word_rules_find_nothing(edition: bytes) -> None:
    assert findings(edition) == []


FAULTS: dict[str, tuple[str, bytes, bytes]] = {
    "picture-alternative": ("word/document.xml", b'descr="inlinepicture"', b'descr=""'),
    "table-without-header-row": ("word/document.xml", b"<w:tblHeader/>", b""),
    "table-look-without-header": ("word/document.xml", b'w:firstRow="1"', b'w:firstRow="0"'),
    "table-without-title": ("word/document.xml", b'<w:tblCaption w:val="tablecaption"/>', b""),
    "field-open": ("word/document.xml", b'<w:r><w:fldChar w:fldCharType="end"/></w:r>', b""),
    "field-dirty": ("word/document.xml", b'w:fldCharType="begin"', b'w:fldCharType="begin" w:dirty="1"'),
    "relation-missing": ("word/document.xml", b'<w:hyperlink r:id="', b'<w:hyperlink r:id="x'),
    "style-missing": ("word/document.xml", b'w:val="Quote"', b'w:val="NoSuchStyle"'),
    "list-without-numbering": ("word/document.xml", b'<w:numId w:val="7"/>', b'<w:numId w:val="77"/>'),
    "language-tag": ("word/document.xml", b'w:lang w:val="fr"', b'w:lang w:val="not_a_tag"'),
    "heading-skips": ("word/document.xml", b'w:val="Heading1"', b'w:val="Heading3"'),
    "formatting-by-hand": ("word/document.xml", b'<w:rStyle w:val="Strong"/>', b"<w:b/>"),
    "paragraph-blank": ("word/document.xml", b">paragraphword<", b"><"),
    "asks-or-locks": ("word/settings.xml", b'<w:zoom w:percent="100"/>', b'<w:updateFields w:val="1"/>'),
    "old-mode": ("word/settings.xml", b'w:val="15"', b'w:val="14"'),
    "no-title": ("docProps/core.xml", b"A sample article", b""),
    "no-language": ("word/styles.xml", b'<w:lang w:val="en-GB"/>', b""),
    "style-named-as-structure": ("word/styles.xml", b'<w:name w:val="Image Block"/>', b'<w:name w:val="Figure"/>'),
}


@pytest.mark.parametrize("rule", FAULTS)
def test_word_rules_are_alive(rule: str) -> None:
    name, good, bad = FAULTS[rule]
    broken = changed(made(sample_article()), lambda data: data.replace(good, bad), name)
    assert any(finding.startswith(rule) for finding in findings(broken))


# Words and structure


def test_outline(golden: Callable[[str, str], None]) -> None:
    golden("docx-sample.txt", shadow(made(sample_article())))
    golden("docx-arabic.txt", shadow(made(arabic_article())))


def test_all_words_of_the_report_in_order() -> None:
    article = read_article()
    shown = words(made(article))
    place = 0
    for node in walk(msgspec.structs.replace(article, notes=())):
        if isinstance(node, m.Text) and node.text.strip():
            place = shown.index(" ".join(node.text.split()), place)


@pytest.mark.parametrize("kind", every_block(), ids=lambda kind: kind.__name__)
def test_every_block_shows_its_words(kind: type[m.Block]) -> None:
    block = every_block()[kind]
    shown = words(made(only(block)))
    texts = [node.text for node in walk(block) if isinstance(node, m.Text)]
    assert all(text in shown for text in texts)
    assert shown.strip()


@pytest.mark.parametrize("kind", every_inline(), ids=lambda kind: kind.__name__)
def test_every_inline_shows_something(kind: type[m.Inline]) -> None:
    article = only(m.Paragraph((m.Text("before "), every_inline()[kind])), notes=sample_article().notes)
    paragraph = find(made(article), "//w:p[.//w:t='before ']")[0]
    assert len(paragraph.findall("*")) > 2  # properties, «before», and what we look for


def test_headings_and_contents() -> None:
    sections = tuple(
        m.Section(t(f"Part {n}"), (m.Section((m.Strong(t(f"Within {n}")),), (p("x"),), id=f"in{n}"),), id=f"part{n}")
        for n in range(3)
    )
    data = made(only(*sections))
    assert find(data, "//w:sdt//w:hyperlink/@w:anchor") == ["part0", "in0", "part1", "in1", "part2", "in2"]
    assert find(data, "//w:sdt//w:pStyle/@w:val") == ["TOCHeading", *["TOC1", "TOC2"] * 3]
    assert find(data, "//w:instrText/text()")[0].strip() == r'TOC \o "1-3" \n \h \z \u'
    levels = find(data, "//w:style[starts-with(@w:styleId, 'Heading')]/w:pPr/w:outlineLvl/@w:val", "word/styles.xml")
    assert levels == [str(level) for level in range(9)]
    meta = msgspec.structs.replace(sample_article().meta, toc=False)
    assert not find(made(only(*sections, meta=meta)), "//w:sdt")
    assert not find(made(only(*sections[:1])), "//w:sdt")


def test_numbered_headings() -> None:
    theme = msgspec.structs.replace(load(), number_headings=True)
    sink = io.BytesIO()
    export(only(*(m.Section(t(f"S{n}"), (p("x"),), id=f"s{n}") for n in range(3))), theme, DocxOptions(), sink)
    assert findings(sink.getvalue()) == []
    assert "".join(part(sink.getvalue()).itertext(WORDS)).count("1 S0") == 1
    assert find(sink.getvalue(), "//w:lvl[@w:ilvl='1']/w:lvlText/@w:val", "word/numbering.xml") == ["%1.%2"]


def test_every_list_begins_anew_and_deeper_ones_are_deeper() -> None:
    inner = m.OrderedList((m.Item((p("inner"),)),), start=4, style="upper-roman")
    outer = m.OrderedList((m.Item((p("outer"), p("more"), inner)),))
    data = made(only(outer, m.OrderedList((m.Item((p("again"),)),))))
    places = [(e.find(f"{W}ilvl").get(f"{W}val"), e.find(f"{W}numId").get(f"{W}val")) for e in find(data, "//w:numPr")]
    assert places == [("0", "7"), ("0", "0"), ("1", "8"), ("0", "9")]
    starts = find(data, "//w:lvlOverride/w:startOverride/@w:val", "word/numbering.xml")
    assert starts == ["1", "4", "1"]


def test_an_item_that_begins_with_a_table_keeps_its_mark() -> None:
    table = every_block()[m.Table]
    bare = msgspec.structs.replace(table, caption=())
    data = made(only(m.BulletList((m.Item((table,)), m.Item((bare,)), m.Item(())))))
    assert find(data, "//w:p[w:pPr/w:numPr/w:numId/@w:val='7']/w:pPr/w:pStyle/@w:val") == [
        "Caption",
        *["ListParagraph"] * 2,
    ]
    assert find(data, "//w:tblInd/@w:w") == ["425", "425"]
    assert findings(made(only(m.BulletList((m.Item((table,)),))))) == ["no-headings"]


def test_lists_and_headings_in_a_panel_stay_in_it() -> None:
    inner = (p("words"), m.BulletList((m.Item((p("item"), p("more"))),)), m.Paragraph(t("head"), kind="heading"))
    data = made(only(m.Quote(inner), m.Aside(inner, kind="tip")))
    assert find(data, "//w:p/w:pPr/w:pStyle/@w:val")[3:] == [
        *["Quote"] * 3, "QuoteHeading", "AsideTipLabel", *["AsideTipText"] * 3, "AsideTipLabel"
    ]  # fmt: skip
    assert [dict(indent.attrib)[f"{W}left"] for indent in find(data, "//w:p/w:pPr/w:ind")] == [
        "992",
        "992",
        "605",
        "605",
    ]


def test_pictures_and_code_in_a_panel_are_set_in_with_its_prose() -> None:
    data = made(only(m.Quote((p("words"), every_block()[m.Figure], m.CodeBlock("x = 1")))))
    lefts = find(data, "//w:p[w:pPr/w:pStyle[@w:val='ImageBlock' or @w:val='Caption' or @w:val='SourceCode']]//w:ind")
    assert [indent.get(f"{W}left") for indent in lefts] == ["567"] * 3


def test_a_picture_in_a_quotation_ends_with_the_text() -> None:
    figure = every_block()[m.Figure]
    whole = msgspec.structs.replace(figure, width=100)
    alone, quoted = (find(made(only(block)), "//wp:extent/@cx") for block in (whole, m.Quote((whole,))))
    assert int(alone[0]) - int(quoted[0]) == 567 * 635


def test_columns_are_as_wide_as_their_words() -> None:
    row = m.Row((m.Cell((p("2020"),), header="row"), m.Cell((p("a long comment on the year " * 3),))))
    data = made(only(m.Table((row,), caption=t("C"))))
    short, long = (int(width) for width in find(data, "//w:gridCol/@w:w"))
    assert short * 3 < long
    assert find(data, "//w:tblW/@w:type") == ["pct"]
    many = m.Row(tuple(m.Cell((p("communication"),)) for _ in range(9)))
    wide = made(only(m.Table((many,), caption=t("C"))))
    assert int(find(wide, "//w:tblInd/@w:w")[0]) < -500
    total = sum(int(width) for width in find(wide, "//w:gridCol/@w:w"))
    assert total <= int(find(wide, "//w:tblW/@w:w")[0]) < int(find(wide, "//w:pgSz/@w:w")[0]) - 1000


def test_what_follows_a_table_stands_apart_from_it() -> None:
    data = made(only(p("before"), every_block()[m.Table], p("after"), p("last")))
    assert find(data, "//w:body/w:p/w:pPr/w:pStyle/@w:val")[-2:] == ["FirstParagraph", "BodyText"]


def test_tasks_say_their_state() -> None:
    items = (m.Item((p("one"),), task="done"), m.Item((p("two"),), task="open"))
    shown = words(made(only(m.BulletList(items))))
    assert "☑ Done: one" in shown
    assert "☐ To do: two" in shown


def test_code_keeps_its_spaces() -> None:
    data = made(only(m.CodeBlock("if x:\n    y\n\tz")))
    paragraph = find(data, "//w:p[w:pPr/w:pStyle/@w:val='SourceCode']")[0]
    assert [run.text for run in paragraph.iter(WORDS)] == ["if x:", "    y", "z"]
    assert len(list(paragraph.iter(f"{W}br"))) == 2
    assert len(list(paragraph.iter(f"{W}tab"))) == 1


def test_pictures() -> None:
    decorative = m.Figure(PICTURE.id, m.Decorative())
    drawn = every_block()[m.Figure]
    data = made(only(decorative, drawn))
    first, second = find(data, "//wp:docPr")
    assert first.get("descr") == ""
    assert first.xpath(".//adec:decorative/@val", namespaces=NS) == ["1"]
    assert second.get("descr") == "figurealternative"
    assert {Path(name).suffix for name in entries(data) if "media" in name} == {".png", ".svg"}
    assert "longdescriptionword" in words(data)


def test_a_webp_becomes_a_png() -> None:
    from PIL import Image

    out = io.BytesIO()
    Image.new("RGB", (8, 8), "red").save(out, "WEBP")
    webp = resource("red.webp", "image/webp", out.getvalue(), 8, 8)
    data = made(only(m.Figure(webp.id, m.Described("red")), resources=(webp,)))
    assert [name for name in entries(data) if "media" in name] == [f"word/media/{webp.id}.png"]


@pytest.mark.parametrize("media_type", ["image/webp", "image/svg+xml"])
def test_a_picture_that_cannot_be_read_is_told(media_type: str) -> None:
    broken = resource("broken", media_type, b"not a picture", 8, 8)
    article = only(m.Figure(broken.id, m.Described("what it shows")), resources=(broken,))
    assert [message.partition(" ")[0] for message in told(article)] == ["FMT001"]
    assert "what it shows" in words(made(article))


def test_a_drawing_reads_no_file_of_this_machine() -> None:
    image = b'<image href="/etc/hostname" width="9" height="9"/>'
    svg = b'<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9">' + image + b"</svg>"
    drawing = resource("x.svg", "image/svg+xml", svg, 9, 9)
    data = made(only(m.Figure(drawing.id, m.Described("x")), resources=(drawing,)))
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        assert b"hostname" not in archive.read(f"word/media/{drawing.id}-drawing.svg")


def test_an_undescribed_picture_is_words() -> None:
    data = made(only(m.Figure(PICTURE.id, m.Undescribed("map.png")), m.Paragraph((m.Image("r0", m.Undescribed("b")),))))
    assert "[image without description: map.png]" in words(data)
    assert not find(data, "//w:drawing")


def test_table() -> None:
    head = m.Row((m.Cell((), column_span=2), m.Cell((p("H"),), header="column", column_span=2)))
    body = m.Row((m.Cell((p("R"),), header="row", row_span=2), m.Cell((p("a"),)), m.Cell((p("b"),), row_span=9)))
    data = made(only(m.Section(t("S"), (m.Table((head, body, m.Row((m.Cell((p("c"),)),))), caption=t("C"), id="t"),))))
    assert findings(data) == []
    rows = [[(cell.xpath("string(.//w:gridSpan/@w:val)", namespaces=NS), cell.xpath("string(.//w:t)", namespaces=NS))
             for cell in row.iter(f"{W}tc")] for row in part(data).iter(f"{W}tr")]  # fmt: skip
    assert rows == [
        [("2", ""), ("2", "H")],
        [("", "R"), ("", "a"), ("", "b"), ("", "")],
        [("", ""), ("", "c"), ("", ""), ("", "")],
    ]
    assert find(data, "//w:vMerge/@w:val") == ["restart", "restart"]
    assert find(data, "//w:tblLook/@w:firstColumn") == ["1"]


def test_spans_of_any_size_keep_a_table_whole() -> None:
    rows = (
        m.Row((m.Cell((p("x"),), column_span=10**9, row_span=10**9), m.Cell((p("y"),)))),
        m.Row((m.Cell((p("z"),)),)),
    )
    grid = layout(rows)
    assert all(sum(slot.columns for slot in row) <= 63 for row in grid)
    many = m.Table((m.Row(tuple(m.Cell((p(f"c{n}"),), header="column") for n in range(70))),), caption=t("C"))
    article = only(many)
    assert [message.partition(" ")[0] for message in told(article)] == ["FMT001"]
    assert "c69" in words(made(article))


def test_a_blank_paragraph_is_left_out() -> None:
    data = made(only(p("x"), p(" \n"), m.Paragraph(()), m.Paragraph((m.LineBreak(),)), p("y")))
    assert find(data, "//w:body/w:p/w:pPr/w:pStyle/@w:val")[3:] == ["FirstParagraph", "BodyText"]


def test_two_tables_stay_two() -> None:
    table = msgspec.structs.replace(every_block()[m.Table], caption=())
    data = made(only(table, table))
    assert len(find(data, "//w:tbl/following-sibling::*[1][self::w:p]")) == 2


def test_a_note_called_twice_is_told_once() -> None:
    call = m.NoteReference("n1")
    data = made(only(m.Paragraph((m.Text("a"), call, m.Text("b"), call)), notes=sample_article().notes))
    assert find(data, "//w:footnoteReference/@w:id") == ["1"]
    assert [code.split()[0] for code in find(data, "//w:instrText/text()")] == ["NOTEREF"]
    assert "".join(part(data, "word/footnotes.xml").itertext(WORDS)).count("notebody") == 1


def test_notes_in_notes_and_notes_never_called_keep_their_words(tmp_path: Path) -> None:
    link = m.Link("https://example.org/in-note", t("linked"))
    notes = (
        m.Note(id="a", blocks=(m.Paragraph((m.Text("first"), m.NoteReference("b"), link)), every_block()[m.Table])),
        m.Note(id="b", blocks=(p("second"),)),
        m.Note(id="c", blocks=(p("third"),)),
    )
    article = only(m.Section(t("S"), (m.Paragraph((m.Text("x"), m.NoteReference("a"))),)), notes=notes)
    data = made(article)
    assert [message.partition(" ")[0] for message in told(article)] == ["FMT001", "FMT001"]
    assert "third" in words(data)
    assert "second" in "".join(part(data, "word/footnotes.xml").itertext(WORDS))
    assert findings(data) == []
    assert judged(data, tmp_path) == ()


def test_no_notes_no_part() -> None:
    data = made(only(p("x")))
    assert "word/footnotes.xml" not in entries(data)
    assert not find(data, "//w:footnotePr", "word/settings.xml")


@pytest.mark.parametrize("target", ["http://[bad", "#nowhere", ""])
def test_a_link_that_leads_nowhere_is_words(target: str) -> None:
    data = made(only(m.Paragraph((m.Link(target, t("words")),))))
    assert not find(data, "//w:hyperlink")
    assert "words" in words(data)


def test_links() -> None:
    ident = "näme of a very long place that goes on and on and on"
    section = m.Section(t("S"), (m.Paragraph((m.Link(f"#{ident}", t("w")),)),), id=ident)
    data = made(only(m.Paragraph((m.Link("https://example.org/a b?c=ü&d", t("out")),)), section))
    assert findings(data) == []
    relations = part(data, "word/_rels/document.xml.rels")
    assert "https://example.org/a%20b?c=%C3%BC&d" in {relation.get("Target") for relation in relations}


def test_bookmarks_are_short_and_unlike() -> None:
    idents = ("1st", "a" * 60, "a" * 60 + "b", "A-b", "a_b", "…")
    places = Places(only(*(m.Section(t("x"), id=ident) for ident in idents)))
    names = [places.name(ident) for ident in idents]
    assert len({name.lower() for name in names}) == len(idents)
    assert all(len(name) <= 40 and name[0].isalpha() for name in names)


# Languages


def test_languages() -> None:
    foreign = (
        m.Foreign("ar", t("حلب")),
        m.Text(" "),
        m.Foreign("ja", t("東京")),
        m.Text(" "),
        m.Foreign("hi", t("हिन्दी")),
    )
    data = made(only(m.Paragraph((m.Text("in "), *foreign)), m.Paragraph((m.Foreign("he", t("שלום")),))))
    given = [dict(element.attrib) for element in find(data, "//w:lang")]
    assert given == [
        {f"{W}bidi": "ar"},
        {f"{W}val": "ja", f"{W}eastAsia": "ja"},
        {f"{W}val": "hi", f"{W}bidi": "hi"},
        {f"{W}bidi": "he"},
    ]
    assert len(find(data, "//w:rPr/w:rtl")) == 2
    assert len(find(data, "//w:pPr/w:bidi")) == 1


def test_right_to_left() -> None:
    data = made(arabic_article())
    assert find(data, "//w:style[@w:styleId='Normal']/w:pPr/w:bidi", "word/styles.xml")
    assert find(data, "//w:sectPr/w:bidi")
    assert find(data, "//w:tbl/w:tblPr/w:bidiVisual")
    assert find(data, "//w:p[.//w:lang/@w:val='fr']/w:pPr/w:bidi/@w:val") == ["0"]


@pytest.mark.parametrize(
    ("text", "rtl", "expected"),
    [
        ("plain words", False, [("plain words", False)]),
        ("say حلب now", False, [("say ", False), ("حلب", True), (" now", False)]),
        ("وفق WCAG 2.2 في 2023", True, [("وفق ", True), ("WCAG 2.2", False), (" في 2023", True)]),
        ("لغة C++ هنا", True, [("لغة ", True), ("C++", False), (" هنا", True)]),
        ("", True, []),
    ],
)
def test_stretches(text: str, *, rtl: bool, expected: list[tuple[str, bool]]) -> None:
    assert list(stretches(text, rtl=rtl)) == expected


def test_our_own_words_say_their_language_when_borrowed() -> None:
    meta = msgspec.structs.replace(sample_article().meta, lang="fi")
    data = made(msgspec.structs.replace(sample_article(), meta=meta))
    assert find(data, "//w:r[w:t='Figure ']/w:rPr/w:lang/@w:val") == ["en"]


def test_quotation_marks_are_those_of_the_language() -> None:
    quoted = m.Paragraph((m.Quoted((m.Text("a "), m.Quoted(t("b")))),))
    meta = msgspec.structs.replace(sample_article().meta, lang="de")
    assert "„a ‚b‘“" in words(made(only(quoted, meta=meta)))


# Formulas


@pytest.mark.parametrize(
    ("tex", "holds"),
    [
        (r"\frac{a}{b}", "m:f"), (r"\sqrt{x}", "m:rad/m:deg"), (r"\sqrt[3]{x}", "m:rad/m:deg/m:r"),
        ("x_i^2", "m:sSubSup"),
        (r"\sum_{i=1}^n i^2 + 1", "m:nary/m:e/m:sSup"), (r"\left(\frac a b\right)", "m:d/m:e/m:f"),
        (r"\left|x\right|", "m:d/m:e/m:r"), (r"\hat x", "m:acc"), (r"\overline{x}", "m:bar"),
        (r"\lim_{x\to 0} f", "m:limLow"), (r"\binom n k", "m:d"), (r"\underbrace{a+b}_{n}", "m:limLow"),
        (r"\begin{pmatrix}1&2\\3&4\end{pmatrix}", "m:d/m:e/m:m/m:mr"),
        (r"\begin{aligned}a&=b\\c&=d\end{aligned}", "m:m"),
        (r"\begin{cases}1&x>0\\0&\text{else}\end{cases}", "m:d"), (r"\int_0^1 x\,dx", "m:nary"),
        (r"\boxed{x}", "m:borderBox"),
    ],
)  # fmt: skip
def test_formulas(tex: str, holds: str) -> None:
    tree = etree.fromstring(formulas.convert(tex, "tex").replace("<m:oMath>", f'<m:oMath xmlns:m="{NS["m"]}">', 1))
    assert tree.xpath(holds, namespaces=NS)


def test_formulas_are_valid(tmp_path: Path) -> None:
    sources = (
        r"\frac{a}{\sqrt{b}}",
        r"\sum_{i=1}^n \hat{x}_i",
        r"\begin{pmatrix}1&2\\3&4\end{pmatrix}",
        r"\lim_{x\to0}f",
    )
    data = made(only(m.Section(t("S"), tuple(m.Formula(source) for source in sources))))
    assert judged(data, tmp_path) == ()


@pytest.mark.parametrize("source", [r"\frac{a", r"\unknown{x}", "", "{" * 300, "&", r"a \\ b"])
def test_a_formula_that_cannot_be_read_is_shown_as_it_is(source: str) -> None:
    article = only(m.Formula(source), p("x"))
    assert [message.partition(" ")[0] for message in told(article)] == ["FMT001"]
    assert source in words(made(article))


@pytest.mark.parametrize(
    ("source", "reason"),
    [
        (r"\frac{a", "a part of <mfrac> is missing or too much"),
        ("x_", "a superscript or subscript is empty"),
        ("x^", "a superscript or subscript is empty"),
        (r"\left( a", r"a \left has no \right"),
        ("a_b_c", "there are two subscripts in one place"),
    ],
)
def test_why_a_formula_cannot_be_read_is_said_in_plain_words(source: str, reason: str) -> None:
    assert told(only(m.Formula(source), p("x"))) == [f"FMT001 formula shown as its source: {reason}"]


@pytest.mark.parametrize("source", ["}", r"\frac", "{" * 300, r"\begin{array}", r"\sqrt[", r"\right)", "a^b^c", "&"])
def test_no_name_of_a_program_is_told_to_an_author(source: str) -> None:
    for message in told(only(m.Formula(source), p("x"))):
        assert "Error" not in message


def test_the_source_of_a_quotation_has_no_dash() -> None:
    data = made(only(m.Quote((p("Said."),), attribution=t("Ada"))))
    [source] = find(data, "//w:p[w:pPr/w:pStyle/@w:val='QuoteSource']")
    assert "".join(source.itertext(WORDS)) == "Ada"


def test_the_imprint_ends_with_what_the_author_says_of_accessibility() -> None:
    access = m.Accessibility(limitations="The map has no words.", contact="access@example.org")
    ada = m.Person(name="Ada", affiliation="Example Press")
    article = only(p("x"))
    meta = msgspec.structs.replace(
        article.meta, authors=(ada,), publisher="Example Press", rights="CC0", accessibility=access
    )
    data = made(msgspec.structs.replace(article, meta=meta))
    imprint = find(data, "//w:p[w:pPr/w:pStyle/@w:val='Imprint']")
    assert ["".join(line.itertext(WORDS)) for line in imprint] == [
        "CC0",
        "Known limits of accessibility: The map has no words.",
        "Contact about accessibility: access@example.org",
    ]
    assert imprint[-1].findall(f"{W}hyperlink")
    assert words(data).count("Example Press") == 1


def test_mathml_that_is_no_mathml() -> None:
    for source in (
        "<math><mfrac></math>",
        "<!DOCTYPE x [<!ENTITY e SYSTEM 'file:///etc/hostname'>]><math>&e;</math>",
        "words",
    ):
        assert [message.partition(" ")[0] for message in told(only(m.Formula(source, "mathml"), p("x")))] == ["FMT001"]


# Properties, bytes, lengths


def test_the_publisher_is_the_company() -> None:
    article = sample_article()
    company = part(made(article), "docProps/app.xml").findtext("{*}Company")
    assert company == article.meta.publisher != ""


def test_properties() -> None:
    core = part(made(sample_article()), "docProps/core.xml")
    given = {etree.QName(child).localname: child.text for child in core}
    assert given == {
        "title": "A sample article",
        "creator": "Ada Example",
        "subject": "With every node",
        "description": "An article that holds every kind of node.",
        "keywords": "accessibility; testing",
        "language": "en-GB",
        "identifier": "urn:uuid:7d444840-9dc0-51d1-b245-5ffdce74fad2",
        "created": "2024-11-30T00:00:00Z",
        "modified": "2024-11-30T00:00:00Z",
    }


def test_no_date_is_shown_where_none_is_known() -> None:
    meta = msgspec.structs.replace(sample_article().meta, modified="", date="")
    data = made(only(p("x"), meta=meta), DocxOptions(claim=False))
    given = {etree.QName(child).localname: child.text for child in part(data, "docProps/core.xml")}
    assert "created" not in given
    assert given["contentStatus"] == "Draft"
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        assert {info.date_time for info in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}


def test_nothing_of_a_template_is_left() -> None:
    data = made(sample_article())
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        whole = b"".join(archive.read(name) for name in archive.namelist())
    assert b"python-docx" not in whole
    assert b"Macintosh" not in whole
    assert not [name for name in entries(data) if "thumbnail" in name or "customXml" in name or "stylesWith" in name]


_PROCESS = """
import hashlib, io, os, sys
os.umask(int(sys.argv[1], 8))
from publish.exporters.docx import DocxOptions, export
from publish.themes import load
from tests.exporters.arabic import arabic_article
from tests.samples import sample_article
for article in (sample_article(), arabic_article()):
    sink = io.BytesIO()
    export(article, load(), DocxOptions(), sink)
    print(hashlib.sha256(sink.getvalue()).hexdigest())
"""


def test_equal_bytes_in_other_circumstances(tmp_path: Path) -> None:
    root = Path(__file__).parents[2]
    given = (("Asia/Tokyo", "1", "077", root), ("America/Lima", "2", "000", tmp_path))
    printed = [
        subprocess.run(
            [sys.executable, "-c", _PROCESS, umask],
            env=os.environ | {"TZ": zone, "PYTHONHASHSEED": seed, "LC_ALL": "C", "PYTHONPATH": str(root)},
            cwd=folder, check=True, capture_output=True, text=True,
        ).stdout
        for zone, seed, umask, folder in given
    ]  # fmt: skip
    assert printed[0] == printed[1]
    assert len(printed[0].split()) == 2


def test_ten_thousand_paragraphs() -> None:
    body = tuple(m.Paragraph((m.Text(f"Paragraph {n} "), m.Strong(t("loud")), m.Text(" end."))) for n in range(10_000))
    begun = time.process_time()
    data = made(only(*body))
    assert time.process_time() - begun < 15
    assert len(find(data, "//w:p")) > 10_000


def test_characters_that_xml_cannot_hold() -> None:
    data = made(only(p("a\x00b\x0b\ufffe\ud800c"), m.CodeBlock("\x1b[0m"), title=t("t\x07")))
    assert "a�b���c" in words(data)


# What an author or a reader may leave out, and the checks on the article tell.
_THE_AUTHORS = ("no-title", "no-headings", "heading-skips", "picture-alternative", "table-", "paragraph-blank: Caption")


@settings(max_examples=40, deadline=None, derandomize=True)
@given(articles())
def test_any_article_makes_a_whole_file(article: m.Article) -> None:
    assert [found for found in findings(made(article)) if not found.startswith(_THE_AUTHORS)] == []
