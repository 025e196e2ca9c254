"""The EPUB edition: what it holds, what it claims, and what EPUBCheck says of it."""

from __future__ import annotations

import inspect
import os
import subprocess
import sys
import zipfile
from collections import Counter
from collections.abc import Callable
from importlib.metadata import version
from pathlib import Path

import msgspec
import pytest
from ebooklib import epub
from lxml import etree

from publish import model as m
from publish.exporters.epub.package import moment
from publish.model.walk import walk
from tests.exporters.books import EPUB_TYPE, XHTML, Book, arabic_article, long_article, made
from tests.judges import epubcheck
from tests.samples import DRAWING, PICTURE, every_block, every_inline, p, resource, sample_article, t
from tests.shadows.epub import shadow

ARTICLES: dict[str, Callable[[], m.Article]] = {
    "sample": sample_article,
    "arabic": arabic_article,
    "long": long_article,
}


@pytest.fixture(scope="module", params=ARTICLES)
def book(request: pytest.FixtureRequest) -> Book:
    return Book(made(ARTICLES[request.param]()))


def only(*blocks: m.Block, **fields: object) -> m.Article:
    """The sample with nothing but these blocks."""
    changes = {"subtitle": (), "body": blocks, "notes": (), **fields}
    return msgspec.structs.replace(sample_article(), **changes)


# The judge


@pytest.fixture(scope="session")
def living_judge(tmp_path_factory: pytest.TempPathFactory) -> Callable[[Path], tuple[str, ...]]:
    """EPUBCheck, once it has found a link that leads nowhere."""
    bad = tmp_path_factory.mktemp("bad") / "bad.epub"
    good = Book(made(only(p("words"))))
    with zipfile.ZipFile(bad, "w") as archive:
        for name, data in good.files.items():
            archive.writestr(name, data.replace(b'href="about.xhtml"', b'href="nowhere.xhtml"'))
    assert any(finding.startswith("RSC-") for finding in epubcheck.findings(bad))
    return epubcheck.findings


@pytest.mark.parametrize("name", ARTICLES)
def test_epubcheck_finds_nothing(name: str, living_judge: Callable[[Path], tuple[str, ...]], tmp_path: Path) -> None:
    path = tmp_path / f"{name}.epub"
    path.write_bytes(made(ARTICLES[name]()))
    assert living_judge(path) == ()


# The archive


def test_the_shadow(golden: Callable[[str, str], None]) -> None:
    golden("epub/sample.txt", shadow(made(sample_article())))


def test_the_archive_tells_nothing_of_machine_or_moment(book: Book) -> None:
    first, *_ = book.infos
    assert (first.filename, first.compress_type, first.extra) == ("mimetype", zipfile.ZIP_STORED, b"")
    assert book.names[1:3] == ["META-INF/container.xml", "EPUB/content.opf"]
    assert book.names[3:] == sorted(book.names[3:])
    assert len({info.date_time for info in book.infos}) == 1
    assert {(info.create_system, info.external_attr >> 16) for info in book.infos} == {(3, 0o100644)}


def test_two_processes_write_equal_bytes() -> None:
    script = (
        "import hashlib, sys; sys.path.insert(0, '.');"
        "from tests.exporters.books import arabic_article, long_article, made;"
        "print(*(hashlib.sha256(made(make())).hexdigest() for make in (arabic_article, long_article)))"
    )
    places = (
        {"TZ": "Pacific/Kiritimati", "PYTHONHASHSEED": "1", "LC_ALL": "C"},
        {"TZ": "America/Anchorage", "PYTHONHASHSEED": "2", "LC_ALL": "C.UTF-8"},
    )
    root = Path(__file__).parents[2]
    said = {
        subprocess.run(
            [sys.executable, "-c", script], env=os.environ | place, cwd=root, capture_output=True, check=True
        ).stdout
        for place in places
    }
    assert len(said) == 1


@pytest.mark.parametrize(
    ("modified", "written"),
    [
        ("2024-11-30T10:20:30+02:00", "2024-11-30T08:20:30Z"),
        ("2024-11-30", "2024-11-30T00:00:00Z"),
        ("", "1980-01-01T00:00:00Z"),
        ("1969-07-20T20:17:00Z", "1980-01-01T00:00:00Z"),
        ("last year", "1980-01-01T00:00:00Z"),
    ],
)
def test_the_moment_comes_from_the_article(modified: str, written: str) -> None:
    assert moment(modified).strftime("%Y-%m-%dT%H:%M:%SZ") == written


# The pages


def test_links_lead_somewhere_and_ids_are_unique(book: Book) -> None:
    assert book.broken_links() == []
    for href, page in book.pages().items():
        ids = Counter(element.get("id") for element in page.iter(etree.Element) if element.get("id"))
        assert not [ident for ident, count in ids.items() if count > 1], href


def test_every_file_is_in_the_manifest_with_what_it_holds(book: Book) -> None:
    hrefs = [item.get("href") for item in book.manifest.values()]
    assert sorted(f"EPUB/{href}" for href in hrefs) == sorted(book.names[3:])
    for item in book.manifest.values():
        data, properties = book.files[f"EPUB/{item.get('href')}"], (item.get("properties") or "").split()
        if item.get("href").endswith(".xhtml"):
            assert (b"<math" in data) == ("mathml" in properties)
            assert (b"<svg" in data) == ("svg" in properties)
    assert [item.get("href") for item in book.manifest.values() if item.get("properties") == "nav"] == ["nav.xhtml"]


def test_every_page_has_its_language_direction_and_style(book: Book) -> None:
    lang = book.package.get("{http://www.w3.org/XML/1998/namespace}lang")
    for href, page in book.pages().items():
        assert page.get("lang") == lang, href
        assert page.get("dir") == book.package.get("dir"), href
        assert page.find(f"{XHTML}head/{XHTML}link").get("href") == "style.css"
        assert page.findtext(f"{XHTML}head/{XHTML}title"), href


def test_every_word_stands_in_the_spine_in_order() -> None:
    article = long_article()
    found = iter(Book(made(article)).words())
    missing = [
        word for node in walk(article) if isinstance(node, m.Text) for word in node.text.split() if word not in found
    ]
    assert missing == []


def test_every_class_of_node_shows_its_words() -> None:
    book = Book(made(sample_article()))
    alternatives = [image.get("alt") for page in book.pages().values() for image in page.iter(f"{XHTML}img")]
    shown = " ".join([*book.words(), *alternatives])
    for node in walk(sample_article()):
        if isinstance(node, m.Text | m.Code | m.Keyboard | m.Described | m.Abbreviation):
            assert node.text in shown, node
    assert "codeblockword" in shown
    assert {type(node) for node in walk(sample_article())} >= {*every_inline(), *every_block()}


def test_a_short_article_is_one_page_with_its_notes() -> None:
    book = Book(made(sample_article()))
    assert book.spine == ["title.xhtml", "text.xhtml", "about.xhtml"]
    assert book.page("text.xhtml").find(".//*[@role='doc-endnotes']") is not None


def test_a_long_article_is_split_by_its_sections() -> None:
    book = Book(made(long_article()))
    chapters = [f"text-{number:03}.xhtml" for number in range(1, 6)]
    assert book.spine == ["title.xhtml", "nav.xhtml", *chapters, "notes.xhtml", "about.xhtml"]
    assert book.page("text-002.xhtml").findtext(f"{XHTML}head/{XHTML}title") == "Part 1 & more"
    targets = [link.get("href") for link in book.page("text-005.xhtml").iter(f"{XHTML}a")]
    assert targets == ["notes.xhtml#note-1", "notes.xhtml#note-4", "text-002.xhtml#part-1"]
    back = [link.get("href") for link in book.page("notes.xhtml").iter(f"{XHTML}a")]
    assert back[:2] == ["title.xhtml#ref-1-1", "text-002.xhtml#ref-1-2"]


def test_links_back_from_notes_have_names_of_their_own() -> None:
    links = Book(made(long_article())).page("notes.xhtml").iter(f"{XHTML}a")
    names = [link.get("aria-label") for link in links if link.get("role") == "doc-backlink"]
    assert len(names) == len(set(names)) == 9


# The navigation


def test_the_contents_name_every_section_in_order() -> None:
    nav = Book(made(long_article())).page("nav.xhtml")
    toc = nav.find(f".//{XHTML}nav[@role='doc-toc']")
    assert [link.text for link in toc.iter(f"{XHTML}a")] == [
        "A long article <of> four parts",
        *(words for number in range(1, 5) for words in (f"Part {number} & more", f"Inner {number}")),
        "Notes",
        "About this edition",
    ]


def test_a_heading_without_words_is_still_named(
    living_judge: Callable[[Path], tuple[str, ...]], tmp_path: Path
) -> None:
    path = tmp_path / "draft.epub"
    path.write_bytes(made(only(m.Section((), (p("text"),), id="nameless")), claim=False))
    assert living_judge(path) == ()


@pytest.mark.parametrize(
    ("article", "kinds"),
    [
        (sample_article, ["titlepage", "bodymatter", "endnotes", "colophon"]),
        (arabic_article, ["cover", "titlepage", "toc", "bodymatter", "endnotes", "colophon"]),
    ],
)
def test_the_landmarks_are_those_that_are_there(article: Callable[[], m.Article], kinds: list[str]) -> None:
    nav = Book(made(article())).page("nav.xhtml")
    landmarks = nav.find(f".//{XHTML}nav[@hidden]")
    assert [link.get(EPUB_TYPE) for link in landmarks.iter(f"{XHTML}a")] == kinds


@pytest.mark.parametrize(("toc", "linear"), [(True, True), (False, False), (None, False)])
def test_the_author_decides_whether_the_contents_are_a_page(toc: bool | None, linear: bool) -> None:  # noqa: FBT001  # a table
    sample = sample_article()
    article = msgspec.structs.replace(sample, meta=msgspec.structs.replace(sample.meta, toc=toc))
    assert ("nav.xhtml" in Book(made(article)).spine) == linear


# The package document


def test_the_direction_is_that_of_the_language() -> None:
    package = Book(made(arabic_article())).package
    assert package.get("dir") == "rtl"
    assert package.find("{*}spine").attrib == {"page-progression-direction": "rtl"}


def test_the_cover_is_that_of_the_author() -> None:
    book = Book(made(arabic_article()))
    image = book.page("cover.xhtml").find(f".//{XHTML}img")
    assert image.get("alt") == "مربع أزرق"
    assert image.get("role") == "doc-cover"
    [item] = [item for item in book.manifest.values() if item.get("properties") == "cover-image"]
    assert item.get("href") == image.get("src")


def test_a_picture_is_written_once_under_a_safe_name() -> None:
    hostile = msgspec.structs.replace(PICTURE, id="../../etc/passwd", name="../../etc/passwd")
    figures = tuple(m.Figure(hostile.id, m.Described("blue"), id=f"figure-{number}") for number in (1, 2))
    book = Book(made(only(*figures, resources=(hostile, DRAWING))))
    images = [name for name in book.names if "images" in name]
    assert len(images) == 1
    assert images[0].isascii()
    assert ".." not in images[0]


def test_an_article_without_metadata_still_makes_a_book() -> None:
    book = Book(made(m.Article(body=(p("words"),))))
    assert book.package.findtext(".//{*}title") == "-"
    assert book.package.findtext(".//{*}language") == "und"
    assert book.broken_links() == []


# The claims


def claims(article: m.Article, *, claim: bool = True) -> dict[str, list[str]]:
    book = Book(made(article, claim=claim))
    assert book.properties("dcterms:conformsTo") == []
    assert book.properties("a11y:certifiedBy") == []
    names = ("accessMode", "accessModeSufficient", "accessibilityFeature", "accessibilityHazard")
    return {name: book.properties(f"schema:{name}") for name in names}


ALWAYS = {"displayTransformability", "readingOrder", "tableOfContents", "unlocked"}


def test_words_alone_claim_nothing_of_pictures() -> None:
    found = claims(only(p("words")))
    assert found["accessMode"] == found["accessModeSufficient"] == ["textual"]
    assert set(found["accessibilityFeature"]) == ALWAYS
    assert found["accessibilityHazard"] == ["none"]


@pytest.mark.parametrize(
    ("block", "feature"),
    [
        (m.Section(t("Heading"), (p("words"),), id="heading"), "structuralNavigation"),
        (m.Figure(PICTURE.id, m.Described("blue"), id="figure-1"), "alternativeText"),
        (m.Figure(PICTURE.id, m.Described("blue", (p("long"),)), id="figure-1"), "longDescription"),
        (m.Formula("a", spoken="a", id="formula"), "MathML"),
        (m.Formula("a", spoken="a", id="formula"), "describedMath"),
    ],
)
def test_a_feature_is_claimed_where_it_is_there(block: m.Block, feature: str) -> None:
    assert feature in claims(only(block))["accessibilityFeature"]
    assert feature not in claims(only(p("words")))["accessibilityFeature"]


def test_one_picture_without_words_withholds_the_claim() -> None:
    described = m.Figure(PICTURE.id, m.Described("blue"), id="figure-1")
    found = claims(only(described, m.Figure(DRAWING.id, m.Undescribed("dot.svg"), id="figure-2")))
    assert "alternativeText" not in found["accessibilityFeature"]
    assert found["accessModeSufficient"] == []


def test_decoration_is_no_content() -> None:
    found = claims(only(p("words"), m.Figure(PICTURE.id, m.Decorative(), id="figure-1")))
    assert found["accessMode"] == ["textual"]
    assert "alternativeText" not in found["accessibilityFeature"]


def test_a_formula_that_nobody_can_say_withholds_the_claim() -> None:
    found = claims(only(m.Formula("a", spoken="a", id="one"), m.Formula(r"\frac{", id="two")))
    assert "describedMath" not in found["accessibilityFeature"]


def test_a_picture_that_moves_may_flash() -> None:
    moving = resource("a.gif", "image/gif", b"GIF89a\x01\x00\x01\x00\x00\x00\x00!\xff\x0bNETSCAPE2.0", 1, 1)
    found = claims(only(m.Figure(moving.id, m.Described("blinks"), id="figure-1"), resources=(moving,)))
    assert "none" not in found["accessibilityHazard"]
    assert "unknownFlashingHazard" in found["accessibilityHazard"]


def test_a_draft_claims_nothing() -> None:
    assert claims(sample_article(), claim=False) == {
        "accessMode": [],
        "accessModeSufficient": [],
        "accessibilityFeature": ["unknown"],
        "accessibilityHazard": ["unknown"],
    }


def test_the_summary_is_in_the_language_of_the_article() -> None:
    [summary] = Book(made(arabic_article())).properties("schema:accessibilitySummary")
    assert "ترتيب القراءة" in summary
    about = Book(made(arabic_article())).page("about.xhtml").find(f"{XHTML}body")
    assert all(sentence in " ".join(about.itertext()) for sentence in summary.split(". "))


MARKED = "Some passages are marked as being in another language."
FRENCH = m.Foreign("fr", t("mot"))


def about(article: m.Article) -> str:
    return " ".join("".join(Book(made(article)).page("about.xhtml").itertext()).split())


def summary(article: m.Article) -> str:
    [said] = Book(made(article)).properties("schema:accessibilitySummary")
    return said


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ((FRENCH,), True),
        (t("plain"), False),
        ((FRENCH, m.Text(" and شنت روسيا")), False),
        ((FRENCH, m.Text(" and "), m.Foreign("ar", t("شنت روسيا"))), True),
        ((FRENCH, m.Text(" 5 µm, Ω, "), m.Code("имя"), m.Math(r"\alpha\beta", spoken="alpha beta")), True),
    ],
)
def test_marked_passages_are_told_of_only_where_no_word_is_seen_unmarked(words: m.Inlines, *, said: bool) -> None:
    article = only(m.Paragraph(words))
    assert (MARKED in about(article), MARKED in summary(article)) == (said, said)


def test_latin_words_in_an_arabic_article_are_seen_too() -> None:
    article, passage = arabic_article(), "موسومة بأنها مكتوبة بلغة أخرى"
    assert passage in about(article)
    assert passage not in about(msgspec.structs.replace(article, body=(*article.body, p("Words, unmarked."))))


def test_that_nobody_evaluated_is_said_only_where_nobody_is_named() -> None:
    article, sentence = only(p("words")), "No person has yet evaluated this edition."
    named = msgspec.structs.replace(article.meta, accessibility=m.Accessibility(evaluator="Ada"))
    assert sentence in about(article)
    assert sentence not in about(msgspec.structs.replace(article, meta=named))


def test_a_note_that_nothing_calls_is_not_linked_both_ways() -> None:
    sentence = "Notes are linked"
    note, call = m.Note(id="n1", blocks=(p("note"),)), m.Paragraph((m.Text("a"), m.NoteReference("n1")))
    assert sentence in about(only(call, notes=(note,)))
    assert sentence not in about(only(call, notes=(note, m.Note(id="n2", blocks=(p("lost"),)))))


@pytest.mark.parametrize("claim", [True, False])
def test_what_the_author_says_of_accessibility_is_shown(*, claim: bool) -> None:
    article = only(p("words"))
    told = m.Accessibility(limitations="The map has no words.", contact="access@example.org")
    article = msgspec.structs.replace(article, meta=msgspec.structs.replace(article.meta, accessibility=told))
    book = Book(made(article, claim=claim))
    assert book.words().count("map") == 1
    assert book.page("about.xhtml").xpath("//@href")[-1:] == ["mailto:access@example.org"]
    said = book.properties("schema:accessibilitySummary")
    assert said == [] if not claim else said[0].endswith("Known limits of accessibility: The map has no words.")


# What we reach into


def test_ebooklib_is_the_one_that_we_know() -> None:
    assert version("ebooklib") == "0.20"
    parameters = {
        "_write_container": ["self"],
        "_write_opf": ["self"],
        "_write_opf_metadata": ["self", "root"],
        "_write_opf_file": ["self", "root"],
        "_write_items": ["self"],
    }
    for name, expected in parameters.items():
        assert list(inspect.signature(getattr(epub.EpubWriter, name)).parameters) == expected, name
    assert epub.EpubBook().IDENTIFIER_ID == "id"
    # `hasattr(item, "properties")` is what lets a plain item declare them.
    assert 'hasattr(item, "properties")' in inspect.getsource(epub.EpubWriter._write_opf_manifest)


# Hostile articles


def test_a_note_may_be_called_from_everywhere() -> None:
    def call() -> m.Inlines:
        return (m.Text("called"), m.NoteReference("n1"))

    def said() -> m.Paragraph:
        return m.Paragraph(call())

    body = (
        m.BulletList((m.Item((said(),)), m.Item((said(), said())))),
        m.DescriptionList((m.Description((call(),), ((said(),),)),)),
        m.Quote((said(),), attribution=call()),
        m.Figure(PICTURE.id, m.Described("blue", (said(),)), caption=call(), id="figure-1"),
        m.Table(
            (m.Row((m.Cell((said(),), header="column"),)), m.Row((m.Cell((said(),)),))), caption=call(), id="table-1"
        ),
        m.Aside((said(),), title=call()),
        m.Section(call(), (said(),), id="section"),
    )
    article = only(
        *body, title=call(), subtitle=call(), notes=(m.Note(id="n1", blocks=(said(),)), m.Note(id="n2", blocks=()))
    )
    assert Book(made(article)).broken_links() == []


def test_ids_of_the_article_never_meet_ours(living_judge: Callable[[Path], tuple[str, ...]], tmp_path: Path) -> None:
    ids = (
        "title",
        "toc",
        "notes",
        "about",
        "contents",
        "note-1",
        "ref-1-1",
        "figure-1-description",
        "42",
        'a"<b>%20#c',
    )
    sections = tuple(m.Section(t(ident), (m.Paragraph((m.Link(f"#{ident}", t("here")),)),), id=ident) for ident in ids)
    figure = m.Figure(PICTURE.id, m.Described("blue", (p("long"),)), id="figure-1")
    call = m.Paragraph((m.NoteReference("n1"), m.Link("#no-such-place", t("lost")), m.Link("../x.html", t("out"))))
    path = tmp_path / "ids.epub"
    path.write_bytes(made(only(figure, call, *sections, notes=(m.Note(id="n1", blocks=(p("note"),)),))))
    book = Book(path.read_bytes())
    assert book.broken_links() == []
    text = book.page("text.xhtml")
    ids_there = Counter(element.get("id") for element in text.iter(etree.Element) if element.get("id"))
    assert max(ids_there.values()) == 1
    assert living_judge(path) == ()
