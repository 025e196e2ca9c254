"""An article of tables: long, wide, and with words that no column can hold."""

from __future__ import annotations

from publish import model as m
from tests.samples import p, t

LONG_WORD = "Donaudampfschifffahrtsgesellschaftskapitän" * 2
URL = "https://example.org/" + "averylongpath" * 20


def table(rows: int, columns: int, word: str) -> m.Table:
    head = m.Row(tuple(m.Cell((p(f"Column {c}"),), header="column") for c in range(columns)))
    body = (
        m.Row(
            (
                m.Cell((p(f"Row {r}"),), header="row"),
                *(m.Cell((p(f"{word} {r * c}"),)) for c in range(1, columns)),
            )
        )
        for r in range(rows)
    )
    return m.Table((head, *body), caption=t(f"{rows} rows, {columns} columns"), id=f"table-{rows}-{columns}")


def section(title: str, *blocks: m.Block) -> m.Section:
    return m.Section(t(title), blocks, id=title.lower().replace(" ", "-"))


def tables_article() -> m.Article:
    return m.Article(
        meta=m.Meta(slug="tables", lang="en-US", identifier="urn:uuid:7d444840-9dc0-51d1-b245-5ffdce74fad3"),
        title=t(f"{LONG_WORD} and tables of every shape"),
        body=(
            section("A long table", table(40, 3, "cell")),
            section("A wide table", table(2, 14, "cell")),
            section("Long words", p(URL), table(2, 3, LONG_WORD), table(1, 9, "seventeen-letters")),
            section("Code", m.CodeBlock("x" * 300 + "\n\tindented", language="python", id="s1")),
        ),
    )
