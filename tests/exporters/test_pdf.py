"""The PDF edition: valid, whole, repeatable, and of nothing but the article."""

from __future__ import annotations

import io
import logging
import os
import re
import subprocess
import sys
from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path

import msgspec
import page as judge
import pikepdf
import pypdfium2
import pytest
import weasyprint

from publish import model as m
from publish import themes
from publish.diagnostics import Diagnostic, MachineLack
from publish.exporters import pdf as room
from publish.exporters.pdf import PdfOptions, export, fonts, messages, shelf
from publish.model.walk import walk
from tests.exporters.arabic import arabic_article
from tests.exporters.tables import LONG_WORD, tables_article
from tests.samples import DRAWING, PICTURE, every_block, every_inline, p, png, resource, sample_article, t
from tests.shadows import pdf as shadows


def made(article: m.Article, *, claim: bool = True) -> tuple[bytes, tuple[Diagnostic, ...]]:
    sink = io.BytesIO()
    said = export(article, themes.load(), PdfOptions(claim=claim), sink)
    return sink.getvalue(), said


@cache
def sample() -> bytes:
    data, said = made(sample_article())
    assert said == ()
    return data


@cache
def tables() -> bytes:
    return made(tables_article())[0]


def text_of(data: bytes) -> str:
    """The words of all pages, as an independent reader finds them; lines are joined."""
    with pypdfium2.PdfDocument(data) as document:
        return " ".join(" ".join(page.get_textpage().get_text_bounded() for page in document).split())


def failures(data: bytes) -> list[str]:
    report = judge.validate_pdf_bytes(data, profile="ua1")
    return [f"{failure.rule_id} {failure.message}" for failure in report.failures]


def with_blocks(*blocks: m.Block, **meta: object) -> m.Article:
    article = sample_article()
    known = msgspec.structs.replace(article.meta, **meta)
    return msgspec.structs.replace(article, body=blocks, notes=(), meta=known)


# The judge


def test_the_judge_fails_on_a_pdf_without_tags() -> None:
    untagged = weasyprint.HTML(string="<html lang=en><title>x</title><p>words").write_pdf()
    assert failures(untagged)


def test_the_judge_fails_on_what_weasyprint_alone_makes_of_a_decorative_picture() -> None:
    source = '<html lang=en><title>x</title><p>words <img alt="" src="data:image/svg+xml,<svg xmlns=\'http://www.w3.org/2000/svg\'/>">'
    assert failures(weasyprint.HTML(string=source).write_pdf(pdf_variant="pdf/ua-1"))


# Conformance


@pytest.mark.parametrize(
    "article", [sample_article, tables_article, arabic_article], ids=["sample", "tables", "arabic"]
)
def test_the_file_conforms_to_pdf_ua_1(article: Callable[[], m.Article]) -> None:
    data, said = made(article())
    assert failures(data) == []
    assert said == ()


@pytest.mark.parametrize("kind", [kind.__name__ for kind in (*every_inline(), *every_block())])
def test_every_node_alone_conforms(kind: str) -> None:
    nodes = {node.__name__: value for node, value in {**every_inline(), **every_block()}.items()}
    node = nodes[kind]
    block = m.Paragraph((m.Text("Before "), node, m.Text(" after"))) if isinstance(node, m.Inline) else node
    article = with_blocks(p("plain"), block)
    if kind == "NoteReference":
        article = msgspec.structs.replace(article, notes=sample_article().notes)
    data, said = made(article)
    assert failures(data) == []
    assert said == ()


def test_a_draft_claims_nothing() -> None:
    data, _ = made(sample_article(), claim=False)
    assert b"pdfuaid" not in _metadata(data)
    assert b"pdfuaid:part" in _metadata(sample())
    with pikepdf.open(io.BytesIO(data)) as pdf:
        assert "/StructTreeRoot" in pdf.Root, "a draft is tagged all the same"


def _metadata(data: bytes) -> bytes:
    with pikepdf.open(io.BytesIO(data)) as pdf:
        return pdf.Root.Metadata.read_bytes() if "/Metadata" in pdf.Root else b""


def test_the_tag_tree_of_every_node(golden: Callable[[str, str], None]) -> None:
    golden("pdf-sample.txt", shadows.shadow(sample()))


def test_the_tag_tree_of_tables(golden: Callable[[str, str], None]) -> None:
    golden("pdf-tables.txt", shadows.shadow(tables()))


# What stands in it


def test_every_word_of_every_node_is_there() -> None:
    article = sample_article()
    written = {node.text for node in walk(article) if isinstance(node, m.Text | m.Code | m.Keyboard | m.Abbreviation)}
    assert len(written) > 30
    words = text_of(sample())
    assert [word for word in written if word.strip() not in words] == []


def test_what_is_not_text_has_an_alternative() -> None:
    shadow = shadows.shadow(sample())
    for alternative in ("inlinepicture", "figurealternative", "x squared plus y", "a over b"):
        assert f"Figure alt='{alternative}'" in shadow


def test_a_decorative_picture_is_an_artifact() -> None:
    data, said = made(
        with_blocks(p("words"), m.Figure(PICTURE.id, m.Decorative()), m.Figure(DRAWING.id, m.Decorative()))
    )
    assert said == ()
    assert failures(data) == []
    assert "Figure" not in shadows.shadow(data)


def test_running_heads_and_page_numbers_are_artifacts() -> None:
    tags, artifacts = shadows.shadow(sample()).split("== artifacts")
    assert "Page 2 of 2" in artifacts
    assert "Page 2 of 2" not in tags


def test_links_are_named_and_in_one_piece() -> None:
    with pikepdf.open(io.BytesIO(tables())) as pdf:
        links = [annotation for page in pdf.pages for annotation in page.get("/Annots", [])]
        names = [str(link.Contents) for link in links]
    assert names == ["A long table", "A wide table", "Long words", "Code"]


def test_a_wide_table_reaches_as_far_into_both_margins() -> None:
    words = ("Year", "Killed", "Wounded", "Displaced", "Homes", "Schools", "Hospitals")
    figures = ("Unwahrscheinlichkeitsberechnung", "1,204,330", "3,400,200", "12,100,004", "44,000", "1,003", "98")
    head = m.Row(tuple(m.Cell((p(word),), header="column") for word in words))
    row = m.Row(tuple(m.Cell((p(figure),)) for figure in figures))
    data, _ = made(with_blocks(m.Table((head, row), alignments=("left", *["right"] * 6), id="wide")))
    page = pypdfium2.PdfDocument(data)[0]
    text = page.get_textpage()
    edges = [text.get_charbox(n) for n in range(text.count_chars())]
    left, right = min(edge[0] for edge in edges if edge[2] > edge[0]), max(edge[2] for edge in edges)
    assert left < 60  # over the margin
    assert abs(left - (page.get_width() - right)) < 5


def test_a_picture_in_a_link_is_no_second_link() -> None:
    picture = resource("p.png", "image/png", png(300, 200), 300, 200)
    linked = m.Paragraph((m.Link("https://example.org", (m.Image(picture.id, m.Described("a sign")),)),))
    formula = m.Section((m.Text("Of "), m.Math("x^2", spoken="x squared")), (linked,), id="of")
    data, said = made(msgspec.structs.replace(with_blocks(formula, toc=True), resources=(picture,)))
    assert said == ()
    assert failures(data) == []
    with pikepdf.open(io.BytesIO(data)) as pdf:
        links = [link for link in pdf.pages[0].Annots if "example.org" in str(link.get("/A", {}).get("/URI", ""))]
        left, low, right, high = (float(edge) for edge in links[0].Rect)
    assert len(links) == 1
    assert right - left > 15  # as wide as the picture
    assert high - low > 10


def test_a_formula_may_stand_there_twice() -> None:
    formula = m.Math("x^2", spoken="x squared")
    data, said = made(with_blocks(m.Paragraph((formula, m.Text(" and "), formula))))
    assert said == ()
    assert shadows.shadow(data).count("Figure alt='x squared'") == 2


def test_what_goes_on_over_a_page_is_still_one() -> None:
    items = tuple(m.Item((p(f"item {number}"), p("more of it"))) for number in range(60))
    data, said = made(with_blocks(m.Section(t("Long"), (m.OrderedList(items),), id="long")))
    assert said == ()
    assert failures(data) == []
    lines = [line.strip() for line in shadows.shadow(data).split("== tags")[1].split("== artifacts")[0].splitlines()]
    assert (lines.count("Sect"), lines.count("L"), lines.count("LI"), lines.count("LBody")) == (1, 1, 60, 60)
    table = [line.strip() for line in shadows.shadow(tables()).split("== tags")[1].splitlines()]
    written = sum(isinstance(node, m.Table) for node in walk(tables_article()))
    assert [table.count(name) for name in ("Table", "THead", "TBody")] == [written] * 3


def test_the_cells_below_a_repeated_head_keep_their_headers() -> None:
    with pikepdf.open(io.BytesIO(tables())) as pdf:
        elements = [item for item in pdf.objects if isinstance(item, pikepdf.Dictionary) and "/S" in item]
        known = {str(element.ID) for element in elements if element.S == "/TH"}
        told = {str(name) for cell in elements if cell.S == "/TD" for name in cell.A.get("/Headers", ())}
    assert len(known) > 40
    assert told <= known


def test_headers_over_several_columns_or_rows_are_told_to_all_their_cells() -> None:
    def cell(words: str, header: str = "", columns: int = 1, rows: int = 1) -> m.Cell:
        return m.Cell((p(words),), header=header, column_span=columns, row_span=rows)

    rows = (
        (m.Cell(()), cell("2023", "column", columns=2), cell("2024", "column")),
        (cell("North", "row", rows=2), cell("1"), cell("2"), cell("3")),
        (cell("4"), cell("5")),
    )
    data, said = made(with_blocks(m.Table(tuple(m.Row(cells) for cells in rows), id="spanned")))
    assert said == ()
    assert failures(data) == []
    with pikepdf.open(io.BytesIO(data)) as pdf:
        cells = [item for item in pdf.objects if isinstance(item, pikepdf.Dictionary) and item.get("/S") == "/TD"]
        told = sorted([str(name) for name in one.A.get("/Headers", ())] for one in cells)
    year, north = "spanned-1-2", "spanned-2-1"
    assert told == [
        [],
        [year, north],
        [year, north],
        [year, north],
        [year, north],
        ["spanned-1-4", north],
        ["spanned-1-4", north],
    ]


def test_the_outline_says_formulas_and_no_notes() -> None:
    title = (m.Text("Of "), m.Math("x^2", spoken="x squared"), m.NoteReference("n"))
    article = with_blocks(m.Section(title, (p("words"),), id="of"))
    note = m.Note(id="n", blocks=(p("a note"),))
    data, _ = made(msgspec.structs.replace(article, notes=(note,)))
    with pikepdf.open(io.BytesIO(data)) as pdf, pdf.open_outline() as outline:
        assert [item.title for item in outline.root[0].children] == ["Of x squared", "Notes"]


@pytest.mark.parametrize("lang", ["en", "ar"])
def test_a_change_of_subject_is_a_line_in_the_middle(lang: str) -> None:
    article = with_blocks(p("before"), m.ThematicBreak(), p("after"), lang=lang)
    with pypdfium2.PdfDocument(made(article)[0]) as document:
        image = document[0].render(scale=1).to_pil().convert("L")
    middle, paper = image.width // 2, image.getpixel((5, 5))
    drawn = [row for row in range(image.height) if all(image.getpixel((middle + x, row)) < paper for x in (-30, 0, 30))]
    assert any(image.getpixel((middle - 60, row)) == image.getpixel((middle + 60, row)) == paper for row in drawn)


def test_a_long_word_is_divided_by_a_hyphen_and_an_address_is_not() -> None:
    address = "example_" * 12
    word = "Rechtsschutzversicherungsgesellschaftsangestelltenversammlung"
    data, said = made(with_blocks(m.Section(t(word), (p(address),), id="s"), lang="de"))
    assert said == ()
    heading, text = shadows.shadow(data).split("== tags")[1].split("  Sect\n")[1].split("    P\n")[:2]
    assert "\u2010" in heading
    assert "\u2010" not in text


def test_the_contents_tell_the_pages_without_leaders() -> None:
    lines = shadows.shadow(tables()).split("== tags")[1].splitlines()
    entry = next(at for at, line in enumerate(lines) if "-> 'A wide table'" in line)
    assert lines[entry].strip() == "Link | A wide table -> 'A wide table'"
    assert lines[entry + 1].strip() == "Span | 3"
    assert " . " not in text_of(tables())
    assert ".." not in text_of(tables())


@pytest.mark.parametrize(("toc", "shown"), [(None, False), (True, True), (False, False)])
def test_the_author_decides_on_contents(toc: bool | None, shown: bool) -> None:  # noqa: FBT001
    article = with_blocks(p("words"), m.Section(t("One"), (p("x"),), id="one"), toc=toc)
    assert ("Contents" in text_of(made(article)[0])) is shown


def test_the_outline_has_every_heading() -> None:
    with pikepdf.open(io.BytesIO(tables())) as pdf, pdf.open_outline() as outline:
        (title,) = outline.root
        assert title.title.startswith(LONG_WORD)
        assert [item.title for item in title.children] == [
            "Contents",
            "A long table",
            "A wide table",
            "Long words",
            "Code",
        ]


def test_the_metadata_are_those_of_the_article() -> None:
    xmp = _metadata(sample()).decode()
    for known in ("urn:uuid:7d444840-9dc0-51d1-b245-5ffdce74fad2", "Example Press", "CC BY 4.0", "en-GB", "2024-11-30"):
        assert known in xmp
    with pikepdf.open(io.BytesIO(sample())) as pdf:
        assert str(pdf.docinfo["/ModDate"]) == "D:20241130000000Z"
        assert "/CreationDate" not in pdf.docinfo


def test_no_date_is_made_up() -> None:
    data, _ = made(with_blocks(p("words"), modified="", date=""))
    with pikepdf.open(io.BytesIO(data)) as pdf:
        assert not [key for key in pdf.docinfo if "Date" in str(key)]
    assert b"Date" not in _metadata(data)


def test_what_the_author_writes_is_never_mark_up() -> None:
    hostile = 'a "b" <script>&amp;</script> \\ </style> {n} $x -->'
    article = msgspec.structs.replace(
        with_blocks(p(hostile), description=hostile, publisher=hostile, rights=hostile, identifier=hostile),
        title=t(hostile),
    )
    data, said = made(article)
    assert said == ()
    assert failures(data) == []
    assert text_of(data).count("<script>&amp;</script>") == 4  # title, text, publisher, rights
    with pikepdf.open(io.BytesIO(data)) as pdf:
        assert str(pdf.docinfo["/Subject"]) == hostile


# How it is set


def boxes(data: bytes) -> Iterator[tuple[float, float, float, float, float]]:
    """Left, bottom, right and top of each line of text, with the width of its page."""
    with pypdfium2.PdfDocument(data) as document:
        for page in document:
            text = page.get_textpage()
            for at in range(text.count_rects()):
                yield (*text.get_rect(at), page.get_width())


def test_nothing_runs_off_the_page() -> None:
    found = list(boxes(tables()))
    assert len(found) > 100
    assert [box for box in found if box[0] < 28 or box[2] > box[4] - 28] == []


def test_a_word_without_end_is_set_in_time_and_on_the_page() -> None:
    data, said = made(with_blocks(p("[" * 20_000), m.CodeBlock("x" * 20_000)))
    assert said == ()
    assert failures(data) == []
    assert text_of(data).count("[") == 20_000
    assert [box for box in boxes(data) if box[2] > box[4] - 28] == []


def test_a_huge_picture_fits_its_page() -> None:
    huge = resource("huge.png", "image/png", png(3000, 4000), 3000, 4000)
    article = msgspec.structs.replace(
        with_blocks(p("before"), m.Figure(huge.id, m.Described("huge"), id="f"), p("after")), resources=(huge,)
    )
    data, said = made(article)
    assert said == ()
    with pypdfium2.PdfDocument(data) as document:
        assert len(document) == 2
        pictures = [item for page in document for item in page.get_objects() if item.type == 3]
        (left, bottom, right, top) = pictures[0].get_bounds()
    assert left > 72
    assert right < 595 - 72
    assert bottom > 50
    assert (right - left) / (top - bottom) == pytest.approx(0.75, abs=0.01)


@pytest.mark.parametrize(("width", "points"), [(0, 390), (50, 195), (100, 391)])
def test_a_picture_keeps_its_shape(width: int, points: int) -> None:
    wide = resource("wide.png", "image/png", png(720, 300), 720, 300)
    figure = m.Figure(wide.id, m.Described("wide"), width=width, id="f")
    data, _ = made(msgspec.structs.replace(with_blocks(figure), resources=(wide,)))
    with pikepdf.open(io.BytesIO(data)) as pdf:
        told = [item.A for item in pdf.objects if isinstance(item, pikepdf.Dictionary) and "/A" in item]
        box = next(attributes.BBox for attributes in told if "/BBox" in attributes)
        left, top, right, bottom = (float(side) * 0.75 for side in box)
    assert right - left == pytest.approx(points, abs=2)
    assert (right - left) / (bottom - top) == pytest.approx(2.4, abs=0.01)


def test_a_drawing_stays_a_drawing() -> None:
    data, _ = made(with_blocks(m.Figure(DRAWING.id, m.Described("dot"), id="f")))
    with pypdfium2.PdfDocument(data) as document:
        assert [item for page in document for item in page.get_objects() if item.type == 3] == []


def test_the_header_row_repeats_on_every_page() -> None:
    with pypdfium2.PdfDocument(tables()) as document:
        pages = [page.get_textpage().get_text_bounded() for page in document]
    with_rows = [page for page in pages if re.search(r"Row (?:5|35)\b", page)]
    assert len(with_rows) == 2
    assert all("Column 2" in page for page in with_rows)


def test_a_line_does_not_end_early_before_a_sentence() -> None:
    """Sentences of every width, so that some of them fill their line to less than a space."""
    fillers = ["i" * narrow + "r" * wide for narrow in range(8) for wide in range(8)]
    first = "conditions, with limited access to shelter, food, and other care for {}. "
    paragraphs = (
        m.Paragraph(
            (m.Sentence(f"s{filler}", t(first.format(filler))), m.Sentence(f"t{filler}", t("Aid agencies call")))
        )
        for filler in fillers
    )
    data, _ = made(with_blocks(*paragraphs))
    with pypdfium2.PdfDocument(data) as document:
        lines = [line.strip() for page in document for line in page.get_textpage().get_text_bounded().splitlines()]
    assert sum(line.startswith("conditions, with limited") for line in lines) == len(fillers)


@pytest.mark.parametrize(("lang", "size"), [("en-US", (612, 792)), ("en-GB", (595, 842))])
def test_the_sheet_is_that_of_the_readers(lang: str, size: tuple[int, int]) -> None:
    data, _ = made(with_blocks(p("words"), lang=lang))
    with pypdfium2.PdfDocument(data) as document:
        assert tuple(round(side) for side in document[0].get_size()) == size


def test_arabic_runs_from_right_to_left() -> None:
    data, _ = made(arabic_article())
    text = text_of(data)
    assert "?" not in shadows.shadow(data).split("== tags")[1]
    assert "الصفحة" in text
    lefts = [(left, right) for left, _, right, _, _ in boxes(data) if right - left > 200]
    edge = max(right for _, right in lefts)
    assert sum(edge - right < 30 for _, right in lefts) > len(lefts) / 2, "lines begin at the right"


def test_devanagari_can_be_read_back() -> None:
    sentence = "शनिवार को अलेप्पो शहर पर युद्धक विमानों ने बमबारी की।"
    data, said = made(with_blocks(p(sentence), lang="hi"))
    assert said == ()
    assert failures(data) == []
    with pikepdf.open(io.BytesIO(data)) as pdf:
        told = [
            str(operands[1]["/ActualText"])
            for page in pdf.pages
            for operands, operator in pikepdf.parse_content_stream(page)
            if str(operator) == "BDC" and "/ActualText" in operands[1]
        ]
    assert sentence in told


# What it may reach


def test_the_shelf_gives_what_stands_on_it_and_nothing_else(tmp_path: Path) -> None:
    secret = tmp_path / "secret.txt"
    secret.write_text("secret", encoding="utf-8")
    ours = shelf.Shelf({"publish:picture/r1": shelf.Book("image/png", b"png")})
    assert ours.fetch("publish:picture/r1").read() == b"png"
    for url in (
        secret.as_uri(),
        str(secret),
        "http://127.0.0.1/",
        "https://example.org/",
        "data:,x",
        "publish:picture/r2",
        "",
    ):
        with pytest.raises(OSError, match="refused"):
            ours.fetch(url)


@pytest.mark.parametrize("url", ["file:///etc/hostname", "http://127.0.0.1:9/x.png", "data:image/png;base64,AAAA"])
def test_a_picture_that_loads_something_gets_nothing_and_is_told(url: str) -> None:
    svg = (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><image href="{url}" width="9" height="9"/></svg>'
    )
    hostile = resource("x.svg", "image/svg+xml", svg.encode(), 9, 9)
    article = msgspec.structs.replace(with_blocks(m.Figure(hostile.id, m.Described("x"), id="f")), resources=(hostile,))
    data, said = made(article)
    assert failures(data) == []
    assert [diagnostic.code for diagnostic in said] == ["FMT004"]
    assert "refused" in said[0].message


def test_a_picture_that_cannot_be_read_is_told() -> None:
    broken = resource("x.png", "image/png", b"\x89PNG broken", 9, 9)
    article = msgspec.structs.replace(with_blocks(m.Figure(broken.id, m.Described("x"), id="f")), resources=(broken,))
    assert [diagnostic.code for diagnostic in made(article)[1]] == ["FMT004"]


def test_only_the_fonts_that_are_needed_are_loaded() -> None:
    theme = themes.load()

    def names(article: m.Article) -> list[str]:
        return [family.name for family in fonts.families(article, theme)]

    latin = ["Source Serif 4", "Atkinson Hyperlegible"]
    assert names(with_blocks(p("plain words, “quotes” – œuvre"))) == latin
    assert names(with_blocks(m.CodeBlock("x"))) == [*latin, "Source Code Pro"]
    assert names(with_blocks(p("حلب"))) == [*latin, "Almarai", "Amiri"]
    assert names(with_blocks(p("Алеппо"))) == [*latin, "Noto Sans"]
    assert names(with_blocks(p("ʃəˈwɑː"))) == [*latin, "Noto Sans"]
    plain = with_blocks(p("words"))
    access = m.Accessibility(limitations="карта", contact="مكتب")
    told = msgspec.structs.replace(plain, meta=msgspec.structs.replace(plain.meta, accessibility=access))
    assert names(told) == [*latin, "Noto Sans", "Almarai", "Amiri"]


# What it says


def test_a_character_without_glyph_is_named() -> None:
    _, said = made(with_blocks(p("a sign of no script \U00050000 here")))
    assert [diagnostic.code for diagnostic in said] == ["FMT002"]
    assert "U+50000" in said[0].message


def test_a_script_without_font_is_the_machines_lack() -> None:
    said = {'.notdef glyph rendered for Unicode string unsupported by fonts: "北" (U+5317)': None}
    with pytest.raises(MachineLack) as lack:
        messages.demand_scripts(said)
    assert lack.value.remedy == "apt-get install fonts-noto-cjk"
    with pytest.raises(MachineLack) as lack:
        messages.demand_scripts({'.notdef glyph rendered … "ก" (U+0E01)': None})
    assert lack.value.remedy == "apt-get install fonts-noto-core"


def test_chinese_is_set_or_its_font_is_asked_for() -> None:
    article = with_blocks(p("北京"), lang="zh")
    try:
        data, said = made(article)
    except MachineLack as lack:
        assert "fonts-noto-cjk" in lack.remedy  # noqa: PT017  # both are right: it depends on the machine
    else:
        assert said == ()
        assert "北京" in text_of(data)


def test_what_the_library_says_is_kept_off_the_terminal_and_told(capfd: pytest.CaptureFixture[str]) -> None:
    with messages.heard() as said:
        logging.getLogger("weasyprint").warning("something\nnew %s", "here")
        logging.getLogger("fontTools.subset").error("broken")
    assert [str(diagnostic) for diagnostic in messages.diagnostics(said)] == [
        ": warning FMT004 the PDF library says: something new here",
        ": warning FMT004 the PDF library says: broken",
    ]
    assert capfd.readouterr() == ("", "")


def test_a_library_that_is_missing_is_the_machines_lack(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "publish.exporters.pdf.rendering", None)
    monkeypatch.delattr(room, "rendering", raising=False)

    class Refuse:
        def find_spec(self, name: str, *_: object) -> None:
            if name == "publish.exporters.pdf.rendering":
                raise OSError("cannot load library 'libpango-1.0-0'")

    monkeypatch.delitem(sys.modules, "publish.exporters.pdf.rendering")
    monkeypatch.setattr(sys, "meta_path", [Refuse(), *sys.meta_path])
    with pytest.raises(MachineLack) as lack:
        made(sample_article())
    assert lack.value.remedy.startswith("apt-get install libpango")


# The same bytes


def test_the_bytes_are_the_same_in_any_process_time_zone_and_hash_seed() -> None:
    program = (
        "import io, sys, time\n"
        "from publish import themes\n"
        "from publish.exporters.pdf import PdfOptions, export\n"
        "from tests.samples import sample_article\n"
        "from tests.exporters.arabic import arabic_article\n"
        "export(arabic_article(), themes.load(), PdfOptions(), io.BytesIO()) if sys.argv[1:] else time.sleep(1.1)\n"
        "sink = io.BytesIO()\n"
        "export(sample_article(), themes.load(), PdfOptions(), sink)\n"
        "sys.stdout.buffer.write(sink.getvalue())\n"
    )

    def run(seed: str, zone: str, locale: str, *arguments: str) -> bytes:
        environment = {**os.environ, "PYTHONHASHSEED": seed, "TZ": zone, "LC_ALL": locale}
        command = [sys.executable, "-c", program, *arguments]
        folder = Path(__file__).parents[2]
        return subprocess.run(command, env=environment, cwd=folder, capture_output=True, check=True, timeout=120).stdout

    first = run("1", "UTC", "C.UTF-8")
    assert first == run("2", "Pacific/Apia", "C", "another article before")
    assert first == sample()
