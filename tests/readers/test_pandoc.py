"""pandoc's document: every element, what is told, and the process that makes it."""

from __future__ import annotations

import json
import os
import subprocess
import time
import typing
import zipfile
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from publish import model as m
from publish.diagnostics.lack import MachineLack
from publish.model.codec import from_json, to_json
from publish.model.walk import plain_text
from publish.readers import Reading, Settings, Source, read
from publish.readers.pandoc import elements as p
from publish.readers.pandoc.clean import cleaned
from publish.readers.pandoc.converting import convert
from publish.readers.pandoc.formats import FORMATS
from tests import samples
from tests.readers.reading import placeless, reading

NOTHING = ["", [], []]
NOWHERE = Path("/nowhere")


def document(*blocks: object, **meta: object) -> str:
    title = {"title": {"t": "MetaString", "c": "T"}}
    return json.dumps({"pandoc-api-version": [1, 23, 1], "meta": {**title, **meta}, "blocks": blocks})


def of(tag: str, content: object = None) -> dict[str, object]:
    return {"t": tag} if content is None else {"t": tag, "c": content}


def words(text: str) -> list[dict[str, object]]:
    parts: list[dict[str, object]] = []
    for word in text.split(" "):
        parts += [*([of("Space")] if parts else []), of("Str", word)]
    return parts


def para(text: str) -> dict[str, object]:
    return of("Para", words(text))


def blocks(*made: object, folder: Path = NOWHERE) -> m.Blocks:
    found = reading(document(*made), "a.json", folder).article
    assert found is not None
    return tuple(placeless(block) for block in found.body)


def codes(*made: object, **meta: object) -> list[str]:
    return [finding.code for finding in reading(document(*made, **meta), "a.json").diagnostics]


TEXT = (m.Paragraph((m.Text("a b"),)),)


@pytest.mark.parametrize(
    ("inline", "made"),
    [
        (of("Emph", words("a b")), m.Emphasis((m.Text("a b"),))),
        (of("Underline", words("a")), m.Emphasis((m.Text("a"),))),
        (of("Strong", words("a")), m.Strong((m.Text("a"),))),
        (of("Strikeout", words("a")), m.Strike((m.Text("a"),))),
        (of("Superscript", words("a")), m.Superscript((m.Text("a"),))),
        (of("Subscript", words("a")), m.Subscript((m.Text("a"),))),
        (of("SmallCaps", words("a")), m.Text("a")),
        (of("Quoted", [of("DoubleQuote"), words("a")]), m.Quoted((m.Text("a"),))),
        (of("Code", [NOTHING, "a"]), m.Code("a")),
        (of("Math", [of("InlineMath"), "x"]), m.Math("x")),
        (
            of("Link", [NOTHING, words("a"), ["https://example.org", ""]]),
            m.Link("https://example.org", (m.Text("a"),)),
        ),
        (of("Span", [["", [], [["lang", "fr"]]], words("a")]), m.Foreign("fr", (m.Text("a"),))),
        (of("Span", [["", ["kbd"], []], words("a")]), m.Keyboard("a")),
        (of("Span", [["", [], [["say", "ay"]]], words("a")]), m.Pronounced("ay", (m.Text("a"),))),
    ],
)
def test_inline(inline: object, made: m.Inline) -> None:
    assert blocks(of("Para", [inline])) == (m.Paragraph((made,)),)


@pytest.mark.parametrize(
    ("block", "made"),
    [
        (para("a b"), TEXT[0]),
        (of("Plain", words("a b")), TEXT[0]),
        (of("Para", [of("Str", "a"), of("SoftBreak"), of("Str", "b")]), TEXT[0]),
        (of("LineBlock", [words("a"), words("b")]), m.Paragraph((m.Text("a"), m.LineBreak(), m.Text("b")))),
        (of("CodeBlock", [["", ["python", "numberLines"], []], "x"]), m.CodeBlock("x", "python")),
        (of("RawBlock", ["html", "<p>a b</p>"]), TEXT[0]),
        (of("BlockQuote", [para("a b")]), m.Quote(TEXT)),
        (of("BulletList", [[para("a b")]]), m.BulletList((m.Item(TEXT),))),
        (
            of("BulletList", [[of("Plain", [of("Str", "☒"), of("Space"), *words("a b")])]]),
            m.BulletList((m.Item(TEXT, "done"),)),
        ),
        (
            of("OrderedList", [[3, of("LowerRoman"), of("Period")], [[para("a b")]]]),
            m.OrderedList((m.Item(TEXT),), 3, "lower-roman"),
        ),
        (
            of("DefinitionList", [[words("t"), [[para("a b")]]]]),
            m.DescriptionList((m.Description(((m.Text("t"),),), (TEXT,)),)),
        ),
        (of("Header", [2, ["i", [], []], words("a")]), m.Section((m.Text("a"),), id="i", written_level=2)),
        (of("HorizontalRule"), m.ThematicBreak()),
        (of("Para", [of("Math", [of("DisplayMath"), "x"])]), m.Formula("x")),
        (of("Div", [["", ["warning"], []], [para("a b")]]), m.Aside(TEXT, "warning")),
        (
            of("Div", [["", ["note"], []], [of("Div", [["", ["title"], []], [para("A")]]), para("a b")]]),
            m.Aside(TEXT, "note", (m.Text("A"),)),
        ),
        (of("Div", [["", [], [["lang", "fr"]]], [para("a b")]]), m.Paragraph((m.Foreign("fr", (m.Text("a b"),)),))),
    ],
)
def test_block(block: object, made: m.Block) -> None:
    assert blocks(block) == (made,)
    assert codes(block) == []


def test_every_element_is_tried_somewhere_here() -> None:
    names = {kind.__name__ for union in (p.Inline, p.Block) for kind in typing.get_args(union)}
    text = Path(__file__).read_text(encoding="utf-8")
    assert {name for name in names if f'"{name}"' not in text} == set()


@pytest.mark.parametrize("nothing", [of("Null"), of("Para", [of("LineBreak")]), of("RawBlock", ["html", "<!-- a -->"])])
def test_nothing(nothing: object) -> None:
    assert blocks(nothing) == ()


def _cell(text: str, rows: int = 1, columns: int = 1) -> list[object]:
    return [NOTHING, of("AlignDefault"), rows, columns, [of("Plain", words(text))] if text else []]


def test_a_table_with_heads_bodies_and_spans() -> None:
    row = lambda *cells: [NOTHING, list(cells)]  # noqa: E731
    columns = [[of("AlignDefault"), of("ColWidthDefault")], [of("AlignRight"), of("ColWidth", 0.5)]]
    body = [NOTHING, 1, [], [row(_cell("a", rows=2), _cell("b")), row(_cell("c"))]]
    content = [
        ["t", [], []],
        [None, [para("A caption")]],
        columns,
        [NOTHING, [row(_cell("h"), _cell("i"))]],
        [body],
        [NOTHING, [row(_cell("sum", columns=2))]],
    ]
    (table,) = blocks(of("Table", content))
    assert (table.id, plain_text(table.caption), table.alignments) == ("t", "A caption", ("", "right"))
    kinds = [[cell.header for cell in row.cells] for row in table.rows]
    assert kinds == [["column", "column"], ["row", ""], [""], [""]]
    assert [(cell.column_span, cell.row_span) for row in table.rows for cell in row.cells][2] == (1, 2)


def test_of_a_caption_no_word_is_lost(tmp_path: Path) -> None:
    (tmp_path / "map.png").write_bytes(samples.png())
    image = of("Image", [NOTHING, words("a map"), ["map.png", ""]])
    points = of("BulletList", [[of("Plain", words("a point"))]])
    caption = [None, [para("One"), points, para("two")]]
    table = of("Table", [NOTHING, caption, [], [NOTHING, []], [], [NOTHING, []]])
    figure = of("Figure", [NOTHING, caption, [of("Plain", [image])]])
    for block in (table, figure):
        shown, listed = blocks(block, folder=tmp_path.resolve())
        assert plain_text(shown.caption) == "One two"
        assert isinstance(listed, m.BulletList)


def test_of_metadata_in_blocks_no_word_is_lost() -> None:
    points = of(
        "MetaBlocks", [para("Of"), of("BulletList", [[of("Plain", words("two"))], [of("Plain", words("points"))]])]
    )
    found = reading(document(para("a"), description=points), "a.json").article
    assert found is not None
    assert found.meta.description == "Of two points"


def test_notes_and_what_no_link_can_hold() -> None:
    note = of("Note", [para("The note")])
    link = of("Link", [NOTHING, [*words("there"), note], ["https://example.org", ""]])
    found = reading(document(of("Para", [of("Str", "a"), note, link])), "a.json").article
    assert found is not None
    assert [note.id for note in found.notes] == ["n1", "n2"]
    assert isinstance(found.body[0].children[-1], m.NoteReference)


def test_pictures(tmp_path: Path) -> None:
    (tmp_path / "map.png").write_bytes(samples.png())
    image = of("Image", [["", [], [["width", "50%"]]], words("a map"), ["map.png", ""]])
    figure = of("Figure", [["f", [], []], [None, [para("The caption")]], [of("Plain", [image])]])
    first, second = blocks(of("Para", [image]), figure, folder=tmp_path.resolve())
    assert (first.alt, first.width) == (m.Described("a map"), 50)
    assert (second.id, plain_text(second.caption)) == ("f", "The caption")


@pytest.mark.parametrize(
    ("block", "told"),
    [
        (of("Para", [of("Cite", [[], words("[@a]")])]), ["CITE001"]),
        (of("Para", [of("RawInline", ["html", "<b>"]), of("Str", "a")]), ["MARK001"]),
        (of("Para", [of("RawInline", ["latex", "\\x"]), of("Str", "a")]), ["MARK003"]),
        (of("RawBlock", ["latex", "\\x"]), ["MARK003"]),
        (of("Para", [of("Link", [NOTHING, words("a"), ["javascript:a", ""]])]), ["LINK003"]),
        (of("Para", [of("Image", [NOTHING, [], ["none.png", ""]])]), ["IMG002"]),
        (of("Word", "a"), ["SRC021"]),
        (of("Para", "a"), ["SRC021"]),
    ],
)
def test_told(block: object, told: list[str]) -> None:
    assert codes(block) == told


def test_places_of_sourcepos() -> None:
    position = ["", [], [["data-pos", "a.dj@7:3-7:9"]]]
    (finding,) = reading(document(of("Div", [position, [of("RawBlock", ["latex", "x"])]])), "a.json").diagnostics
    assert (finding.line, finding.column) == (7, 3)


def test_metadata() -> None:
    meta = {
        "author": of("MetaList", [of("MetaInlines", words("Ada Example")), of("MetaString", "Bo")]),
        "date": of("MetaInlines", words("30 November 2024")),
        "toc": of("MetaBool", content=True),
        "abstract": of("MetaBlocks", [para("Short.")]),
        "header-includes": of("MetaMap", {"x": of("MetaString", "y")}),
    }
    found = reading(document(para("a"), **meta), "a.json")
    assert found.article is not None
    assert [person.name for person in found.article.meta.authors] == ["Ada Example", "Bo"]
    assert (found.article.meta.date, found.article.meta.toc) == ("2024-11-30", True)
    assert plain_text(found.article.body[0].blocks[0].children) == "Short."
    assert [finding.code for finding in found.diagnostics] == ["META004"]


def test_a_version_that_is_not_known() -> None:
    (finding,) = reading('{"pandoc-api-version": [1, 17], "meta": {}, "blocks": []}', "a.json").diagnostics
    assert (finding.code, "1.17" in finding.message) == ("SRC021", True)


def test_elements_that_stand_too_deep() -> None:
    block: object = para("a")
    for _ in range(300):
        block = of("BlockQuote", [block])
    assert codes(block) == ["SRC005"]


def test_characters_that_no_format_may_hold() -> None:
    assert json.loads(cleaned(r'"\u0000 \ud800 \ud83d\ude00 \\u0000 \b \n \ufffe"')) == "� � 😀 \\u0000 � \n �"


# The process

GIVEN = "#!/bin/sh\n"


@pytest.fixture
def pandoc(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> typing.Callable[[str], Path]:
    """A program of the name pandoc on the path, that does what a script says."""

    def make(script: str) -> Path:
        folder = tmp_path / "bin"
        folder.mkdir(exist_ok=True)
        program = folder / "pandoc"
        program.write_text(GIVEN + script, encoding="utf-8")
        program.chmod(0o755)
        monkeypatch.setenv("PATH", f"{folder}{os.pathsep}{os.environ['PATH']}")
        return program

    return make


def through_pandoc(data: bytes, name: str = "a.odt", *, asked: bool = True) -> Reading:
    source = Source(name=name, data=data, folder=NOWHERE, root=NOWHERE)
    return read(source, Settings(pandoc=asked))


def test_a_file_is_converted_when_asked(pandoc: typing.Callable[[str], Path], tmp_path: Path) -> None:
    pandoc(f"cat > {tmp_path}/given; echo \"$@\" > {tmp_path}/line; echo '{document(para('a b'))}'")
    found = through_pandoc(b"the bytes").article
    assert found is not None
    assert placeless(found.body[0]) == TEXT[0]
    assert (tmp_path / "given").read_bytes() == b"the bytes"
    assert (tmp_path / "line").read_text() == "+RTS -M1500M -RTS --sandbox --from odt --to json\n"


def test_nothing_is_converted_unasked(pandoc: typing.Callable[[str], Path]) -> None:
    pandoc("echo no")
    assert [finding.code for finding in through_pandoc(b"x", asked=False).diagnostics] == ["SRC004"]


def test_a_picture_is_taken_from_the_file(pandoc: typing.Callable[[str], Path], tmp_path: Path) -> None:
    with zipfile.ZipFile(tmp_path / "a.odt", "w") as archive:
        archive.writestr("Pictures/1.png", samples.png())
    image = of("Image", [NOTHING, words("a"), ["Pictures/1.png", ""]])
    pandoc(f"cat > {tmp_path}/given; echo '{document(of('Para', [image]))}'")
    found = through_pandoc((tmp_path / "a.odt").read_bytes())
    assert found.article is not None
    assert (len(found.article.resources), found.diagnostics) == (1, ())


def test_what_pandoc_says_is_told(pandoc: typing.Callable[[str], Path]) -> None:
    pandoc(f"echo '[WARNING] skipped' >&2; echo '{document(para('a'))}'")
    (finding,) = through_pandoc(b"x").diagnostics
    assert (finding.code, finding.message) == ("SRC022", "pandoc says: skipped")


def test_pandoc_that_fails(pandoc: typing.Callable[[str], Path]) -> None:
    pandoc("echo 'no file' >&2; exit 99")
    (finding,) = through_pandoc(b"x").diagnostics
    assert finding.code == "SRC021"
    assert "status 99: «no file»" in finding.message


def test_pandoc_that_takes_too_long_ends_with_all_that_it_started(
    pandoc: typing.Callable[[str], Path], tmp_path: Path
) -> None:
    program = pandoc(f"sleep 300 & echo $! > {tmp_path}/child; sleep 300")
    began = time.monotonic()
    converted = convert(str(program), "odt", b"", seconds=2)
    assert converted.fault == "it took more than 2 seconds"
    child = (tmp_path / "child").read_text().strip()
    while time.monotonic() - began < 10 and _runs(child):
        time.sleep(0.05)
    assert not _runs(child)


def _runs(process: str) -> bool:
    said = subprocess.run(["ps", "-o", "stat=", "-p", process], capture_output=True, text=True, check=False)
    return said.stdout.strip()[:1] not in {"", "Z"}


def test_pandoc_that_gives_too_much(pandoc: typing.Callable[[str], Path], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("publish.readers.pandoc.converting.MAX_OUTPUT", 1000)
    program = pandoc("yes")
    assert "more than" in convert(str(program), "odt", b"").fault


def test_pandoc_that_says_too_much_leaves_nothing_on_the_disk(
    pandoc: typing.Callable[[str], Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("publish.readers.pandoc.converting.MAX_OUTPUT", 1000)
    program = pandoc("ulimit -f 100; head -c 9000000 /dev/zero >&2 || exit 7; echo '{}'")
    converted = convert(str(program), "odt", b"")
    assert (converted.fault, len(converted.said)) == ("", 10_000)


def test_without_pandoc(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", "/nowhere")
    with pytest.raises(MachineLack, match="pandoc is not installed"):
        through_pandoc(b"x")


def test_the_page_names_every_kind_of_file() -> None:
    page = (Path(__file__).parents[2] / "docs/pandoc.md").read_text(encoding="utf-8")
    assert [suffix for suffix in FORMATS if f"`{suffix}`" not in page] == []


def test_no_reader_of_ours_is_passed_over() -> None:
    from publish.readers import REGISTRY

    assert not {*FORMATS} & {*REGISTRY}


# Any document

ATTR = st.tuples(
    st.sampled_from(["", "a", "1"]),
    st.lists(st.sampled_from(["note", "kbd", "title", "python", "decorative", "section"]), max_size=2),
    st.lists(
        st.tuples(
            st.sampled_from(["lang", "say", "alt", "width", "data-pos"]), st.sampled_from(["fr", "50%", "1:1-2:2"])
        )
    ),
)
TEXTS = st.sampled_from(["a", "", "☐", "حلب", "<b>", "x y", "javascript:a", "#a", "\x00"])
NAMES = st.sampled_from(["DoubleQuote", "DisplayMath", "Decimal", "AlignLeft"]).map(of)


def _inlines(inner: st.SearchStrategy) -> st.SearchStrategy:
    run = st.lists(inner, max_size=3)
    address = st.tuples(TEXTS, TEXTS)
    return st.one_of(
        st.builds(of, st.sampled_from(["Emph", "Strong", "SmallCaps", "Strikeout"]), run),
        st.builds(of, st.sampled_from(["Link", "Image"]), st.tuples(ATTR, run, address)),
        st.builds(of, st.just("Span"), st.tuples(ATTR, run)),
        st.builds(of, st.just("Quoted"), st.tuples(NAMES, run)),
        st.builds(of, st.just("Note"), st.lists(st.builds(of, st.just("Para"), run), max_size=2)),
    )


INLINE = st.recursive(
    st.builds(of, st.just("Str"), TEXTS)
    | st.sampled_from(["Space", "SoftBreak", "LineBreak"]).map(of)
    | st.builds(of, st.sampled_from(["Math", "Code", "RawInline"]), st.tuples(NAMES | ATTR | st.just("html"), TEXTS)),
    _inlines,
    max_leaves=8,
)
RUN = st.lists(INLINE, max_size=4)


def _blocks(inner: st.SearchStrategy) -> st.SearchStrategy:
    several = st.lists(inner, max_size=3)
    start = st.tuples(st.sampled_from([-1, 0, 1, 10**12]), NAMES, NAMES)
    return st.one_of(
        st.builds(of, st.just("BlockQuote"), several),
        st.builds(of, st.just("BulletList"), st.lists(several, max_size=2)),
        st.builds(of, st.just("OrderedList"), st.tuples(start, st.lists(several, max_size=2))),
        st.builds(of, st.just("DefinitionList"), st.lists(st.tuples(RUN, st.lists(several, max_size=2)), max_size=2)),
        st.builds(of, st.just("Div"), st.tuples(ATTR, several)),
        st.builds(of, st.just("Figure"), st.tuples(ATTR, st.tuples(st.none(), several), several)),
    )


BLOCK = st.recursive(
    st.builds(of, st.sampled_from(["Para", "Plain"]), RUN)
    | st.builds(of, st.just("Header"), st.tuples(st.integers(-1, 9), ATTR, RUN))
    | st.builds(of, st.just("RawBlock"), st.tuples(st.just("html"), TEXTS)),
    _blocks,
    max_leaves=6,
)


@settings(max_examples=100, deadline=None)
@given(st.lists(BLOCK, max_size=4))
def test_any_document(made: list[object]) -> None:
    found = reading(document(*made), "a.json").article
    if found is not None:
        assert from_json(to_json(found)) == found


@settings(max_examples=100, deadline=None)
@given(
    st.recursive(
        st.none() | st.booleans() | st.integers() | TEXTS, lambda of: st.lists(of) | st.dictionaries(TEXTS, of)
    )
)
def test_any_json(value: object) -> None:
    reading(json.dumps({"pandoc-api-version": [1, 23], "meta": {}, "blocks": value}), "a.json")
