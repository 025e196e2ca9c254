from __future__ import annotations

from lxml import etree

from publish import model as m
from publish.markup.tables import grid, head_rows
from tests.markup.pages import NAMES, find, words_of, written
from tests.samples import p, t


def cell(words: str = "", header: str = "", columns: int = 1, rows: int = 1) -> m.Cell:
    return m.Cell((p(words),) if words else (), header=header, column_span=columns, row_span=rows)


def table(*rows: tuple[m.Cell, ...], **fields: object) -> m.Table:
    return m.Table(tuple(m.Row(cells) for cells in rows), **({"id": "t"} | fields))


# A table of two groups of columns and two groups of rows, as H43 has it.
GROUPED = table(
    (cell(rows=2, columns=2), cell("2023", "column", columns=2), cell("Sum", "column", rows=2)),
    (cell("Men", "column"), cell("Women", "column")),
    (cell("North", "row", rows=2), cell("Aleppo", "row"), cell("1"), cell("2"), cell("3")),
    (cell("Idlib", "row"), cell("4"), cell("5"), cell("9")),
)


def headers(tree: etree._Element, words: str) -> str:
    """The header cells that a data cell names, in words."""
    named = find(tree, f".//h:td[.='{words}']").get("headers", "")
    return ", ".join(words_of(find(tree, f".//h:th[@id='{ident}']")) for ident in named.split())


def test_simple_headers_need_scope_alone() -> None:
    simple = table((cell(), cell("Dead", "column")), (cell("Aleppo", "row"), cell("5")))
    tree = written(simple)
    assert [(th.get("scope"), th.get("id")) for th in tree.iter("{*}th")] == [("col", None), ("row", None)]
    assert not tree.xpath(".//@headers")
    assert [words_of(row) for row in tree.xpath(".//h:thead/h:tr", namespaces=NAMES)] == ["Dead"]
    assert [words_of(row) for row in tree.xpath(".//h:tbody/h:tr", namespaces=NAMES)] == ["Aleppo 5"]


def test_cells_under_spanning_headers_name_theirs() -> None:
    tree = written(GROUPED)
    assert headers(tree, "1") == "2023, Men, North, Aleppo"
    assert headers(tree, "2") == "2023, Women, North, Aleppo"
    assert headers(tree, "3") == "Sum, North, Aleppo"
    assert headers(tree, "5") == "2023, Women, North, Idlib"
    assert headers(tree, "9") == "Sum, North, Idlib"
    assert {th.get("scope") for th in tree.iter("{*}th")} == {"col", "row"}


def test_a_table_without_an_id_has_no_ids_to_name() -> None:
    assert not written(table(*(row.cells for row in GROUPED.rows), id="")).xpath(
        ".//h:th/@id | .//@headers", namespaces=NAMES
    )


def test_an_empty_header_is_a_cell_like_any_other() -> None:
    tree = written(table((cell("", "column"), cell("A", "column")), (cell("b", "row"), cell("c"))))
    assert [child.tag.split("}")[1] for child in find(tree, ".//h:thead/h:tr")] == ["td", "th"]


def test_the_head_is_what_stands_above_all_data() -> None:
    assert head_rows(GROUPED.rows) == 2
    assert head_rows(table((cell("a"), cell("b"))).rows) == 0
    assert head_rows(table((cell(), cell())).rows) == 0
    assert head_rows(table((cell("A", "column"),), (cell("b"),), (cell("C", "column"),)).rows) == 1


def test_spans_end_with_head_and_table() -> None:
    rows = table(
        (cell("A", "column", rows=9), cell("B", "column")), (cell("c", rows=70_000), cell("d", columns=10**9))
    ).rows
    assert [(place.row, place.column, place.columns, place.rows) for row in grid(rows) for place in row] == [
        (0, 0, 1, 1),
        (0, 1, 1, 1),
        (1, 0, 1, 1),
        (1, 1, 1, 1),
    ]


def test_every_row_reaches_over_every_column() -> None:
    ragged = table(
        (cell("A", "column"), cell("B", "column"), cell("C", "column")),
        (cell("1"), cell("2", rows=2)),
        (cell("3", columns=2),),
        (),
    )
    tree = written(ragged)
    rows = [[(words_of(one), one.get("colspan"), one.get("rowspan")) for one in row] for row in tree.iter("{*}tr")]
    assert rows[1:] == [
        [("1", None, None), ("2", None, "2"), ("", None, None)],
        [("3", None, None), ("", None, None)],
        [("", None, None)] * 3,
    ]


def test_alignment_goes_by_the_column_where_a_cell_really_stands() -> None:
    tree = written(table((cell("a", rows=2), cell("b")), (cell("c"),), alignments=("left", "right")))
    assert [td.get("class") for td in tree.iter("{*}td")] == ["left", "right", "right"]
    wide = written(table((cell("a", columns=2), cell("b"), cell("c")), alignments=("", "left", "center")))
    assert [td.get("class") for td in wide.iter("{*}td")] == [None, "center", None]


def test_captioned_tables_are_numbered() -> None:
    tree = written(
        table((cell("a"),), caption=t("One")),
        table((cell("a"),), id="u"),
        table((cell("a"),), id="v", caption=t("Two")),
    )
    assert [words_of(caption) for caption in tree.iter("{*}caption")] == ["Table 1: One", "Table 2: Two"]


def test_a_cell_may_hold_blocks() -> None:
    tree = written(table((m.Cell((p("a"), p("b"))), cell("c"))))
    assert [len(td) for td in tree.iter("{*}td")] == [2, 0]


def test_a_table_of_nothing_is_still_well_formed() -> None:
    assert len(find(written(table()), "h:table")) == 0


def test_a_cell_over_several_columns_is_aligned_as_all_of_them_are() -> None:
    rows = ((cell("over", "column", columns=2), cell("x", "column")), (cell("all", columns=3),))
    tree = written(table(*rows, alignments=("right", "right", "left")))
    assert [
        find(tree, f".//h:{name}[.='{words}']").get("class") for name, words in (("th", "over"), ("td", "all"))
    ] == [
        "right",
        None,
    ]
