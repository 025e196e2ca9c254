"""Notebooks: cells, outputs and their places in the JSON."""

from __future__ import annotations

import base64
import json
from pathlib import Path
from time import process_time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from publish import model as m
from publish.checks.article import check
from publish.model.codec import from_json, to_json
from publish.model.walk import plain_text, walk
from publish.passes import run
from publish.readers.notebook.json_tree import parse
from publish.readers.notebook.options import _TAGS
from publish.readers.notebook.outputs import plain
from tests import samples
from tests.readers.reading import article, codes, placeless, reading

PNG = base64.b64encode(samples.png()).decode()


def markdown(*lines: str, **more) -> dict:
    return {"cell_type": "markdown", "metadata": {}, "source": _lines(lines), **more}


def code(*lines: str, outputs=(), **metadata) -> dict:
    source = _lines(lines)
    return {
        "cell_type": "code",
        "execution_count": 1,
        "metadata": metadata,
        "outputs": list(outputs),
        "source": source,
    }


def _lines(lines) -> list[str]:
    return "\n".join(lines).splitlines(keepends=True)


def data(metadata=None, **forms) -> dict:
    media = {name.replace("__", "+").replace("_", "/"): value for name, value in forms.items()}
    return {"output_type": "display_data", "data": media, "metadata": metadata or {}}


def stream(text: str, name: str = "stdout") -> dict:
    return {"output_type": "stream", "name": name, "text": text.splitlines(keepends=True)}


def notebook(*cells: dict, indent: int | None = 1, **metadata) -> str:
    return json.dumps({"cells": cells, "metadata": metadata, "nbformat": 4, "nbformat_minor": 5}, indent=indent)


TITLE = markdown("# T")
PYTHON = {"language_info": {"name": "python"}}


def blocks(*cells: dict, **metadata) -> m.Blocks:
    return article(notebook(TITLE, *cells, **(metadata or PYTHON)), "a.ipynb").body


def found(*cells: dict, **metadata) -> list[tuple[str, int]]:
    return codes(notebook(TITLE, *cells, **metadata), "a.ipynb")


# What becomes of cells


def test_markdown_cells_are_one_article():
    made = article(notebook(TITLE, markdown("## A", "", "One *two*."), markdown("## B")), "a.ipynb")
    assert plain_text(made.title) == "T"
    assert [type(block).__name__ for block in made.body] == ["Section", "Paragraph", "Section"]


def test_code_has_the_language_of_the_kernel_and_output_is_output():
    first, second = blocks(code("print(1)", outputs=[stream("1\n"), stream("2\n")]))
    assert placeless(first) == m.CodeBlock("print(1)", "python")
    assert placeless(second) == m.CodeBlock("1\n2", "output")


def test_a_magic_hands_the_cell_to_another_language():
    (block,) = blocks(code("%%bash", "ls"))
    assert placeless(block) == m.CodeBlock("%%bash\nls", "bash")


def test_notes_of_two_cells_do_not_clash():
    made = article(
        notebook(TITLE, markdown("One.[^1]", "", "[^1]: The first."), markdown("Two.[^1]", "", "[^1]: The second.")),
        "a.ipynb",
    )
    calls = [node.note for block in made.body for node in walk(block) if isinstance(node, m.NoteReference)]
    assert calls == [note.id for note in made.notes] == ["n1", "n2"]
    assert plain_text(made.notes[1].blocks[0].children) == "The second."


def test_a_note_may_be_defined_in_another_cell():
    cells = markdown("One.[^a]"), markdown("Two.", "", "[^a]: The note.", "", "    Its end.", "", "Three.")
    made = article(notebook(TITLE, *cells), "a.ipynb")
    (note,) = made.notes
    assert [plain_text(block.children) for block in note.blocks] == ["The note.", "Its end."]
    assert [plain_text(block.children) for block in made.body] == ["One.", "Two.", "Three."]
    assert found(*cells) == []


def test_an_attachment_is_a_picture():
    cell = markdown("![a map](attachment:map.png)", attachments={"map.png": {"image/png": PNG}})
    (figure,) = blocks(cell)
    assert isinstance(figure, m.Figure)
    assert figure.alt.text == "a map"


def test_an_attachment_that_is_not_there():
    assert found(markdown("![a map](attachment:map.png)")) == [("IMG002", 14)]


def test_raw_cells():
    raw = {"cell_type": "raw", "metadata": {}, "source": "as it is"}
    page = {"cell_type": "raw", "metadata": {"raw_mimetype": "text/html"}, "source": "<p>As <b>HTML</b></p>"}
    first, second = blocks(raw, page)
    assert placeless(first) == m.CodeBlock("as it is")
    assert plain_text(second.children) == "As HTML"


# Outputs


def test_a_data_frame_is_a_table_with_headers():
    html = (
        '<div><style scoped>td {}</style><table border="1" class="dataframe"><thead><tr><th></th><th>n</th></tr>'
        "</thead><tbody><tr><th>Idlib</th><td>12</td></tr></tbody></table><p>1 rows × 1 columns</p></div>"
    )
    cell = code("#| label: tbl-n", "#| tbl-cap: The *dead*", "df", outputs=[data(text_html=html, text_plain="n")])
    source, table, rows = blocks(cell)
    assert source.text == "df"
    assert isinstance(table, m.Table)
    assert table.id == "tbl-n"
    assert plain_text(table.caption) == "The dead"
    assert [[cell.header for cell in row.cells] for row in table.rows] == [["", "column"], ["row", ""]]
    assert plain_text(rows.children) == "1 rows × 1 columns"


@pytest.mark.parametrize(
    ("lines", "metadata", "said"),
    [
        (("#| fig-alt: smoke", "#| fig-cap: Aleppo", "plot()"), {}, "smoke"),
        (("plot()",), {"alt": "smoke"}, "smoke"),
        (("plot()",), {"mystnb": {"image": {"alt": "smoke"}}}, "smoke"),
        (("plot()",), {}, ""),
    ],
)
def test_a_picture_is_described_by_its_cell(lines, metadata, said):
    *_, figure = blocks(code(*lines, outputs=[data(image_png=PNG, text_plain="<Figure>")], **metadata))
    assert isinstance(figure, m.Figure)
    if said:
        assert figure.alt.text == said
    else:
        assert placeless(figure).alt == m.Undescribed("cell-2-output-1.png")


def test_who_lacks_a_description_is_told_how_a_cell_gives_one():
    made = article(notebook(TITLE, code("plot()", outputs=[data(image_png=PNG)])), "a.ipynb")
    (said,) = [found for found in check(run(made, "a.ipynb").article, "a.ipynb") if found.code == "IMG001"]
    assert "#| fig-alt" in said.hint
    assert said.line == 15


def test_a_picture_is_described_by_its_output():
    output = data({"image/png": {"alt": "smoke"}}, image_png=PNG)
    *_, figure = blocks(code("plot()", outputs=[output]))
    assert figure.alt.text == "smoke"


def test_two_pictures_have_a_description_each():
    cell = code("#| fig-alt:", "#|   - one", "#|   - two", "plot()", outputs=[data(image_png=PNG), data(image_png=PNG)])
    assert [block.alt.text for block in blocks(cell)[1:]] == ["one", "two"]


def test_a_formula_goes_before_its_picture():
    output = data(text_latex="$\\displaystyle x^2$", image_png=PNG, text_plain="x**2")
    *_, formula = blocks(code("x**2", outputs=[output]))
    assert placeless(formula) == m.Formula("\\displaystyle x^2")


def test_markdown_as_output_begins_no_section():
    *_, heading = blocks(code("show()", outputs=[data(text_markdown="# Of the cell")]))
    assert heading.kind == "heading"


def test_html_that_only_a_script_fills_is_told():
    output = data(text_html="<div id='map'></div><script>draw()</script>")
    assert found(code("show()", outputs=[output])) == [("NB001", 15)]


def test_an_error_is_told_but_not_where_it_was_meant():
    error = {"output_type": "error", "ename": "E", "evalue": "no", "traceback": ["\x1b[0;31mE\x1b[0m", "E: no"]}
    *_, said = blocks(code("f()", outputs=[error]))
    assert placeless(said) == m.CodeBlock("E\nE: no", "output")
    assert found(code("f()", outputs=[error])) == [("NB003", 15)]
    assert found(code("f()", outputs=[error], tags=["raises-exception"])) == []


@pytest.mark.parametrize("written", ["x" * 100_000, "\x1b[" + "0" * 100_000, "\x1b[" * 50_000])
def test_a_line_without_end_is_looked_at_once(written):
    """Time that grew with the square would be minutes."""
    begin = process_time()
    plain(written)
    assert process_time() - begin < 2


def test_what_a_terminal_shows():
    assert plain("\x1b[1;32mok\x1b[0m\n 10%\r 50%\r100%\ndone\n") == "ok\n100%\ndone"


# What an author hides


@pytest.mark.parametrize(
    ("cell", "kinds"),
    [
        (code("x", outputs=[stream("y")], tags=["remove-cell"]), []),
        (code("#| include: false", "x", outputs=[stream("y")]), []),
        (code("x", outputs=[stream("y")], tags=["hide-input"]), ["output"]),
        (code("#| echo: false", "x", outputs=[stream("y")]), ["output"]),
        (code("x", outputs=[stream("y")], hide_input=True), ["output"]),
        (code("x", outputs=[stream("y")], tags=["remove_output"]), ["python"]),
        (code("x", outputs=[stream("y"), stream("z", "stderr")], tags=["remove-stderr"]), ["python", "output"]),
    ],
)
def test_hidden(cell, kinds):
    assert [block.language for block in blocks(cell)] == kinds
    assert [code for code, _ in found(cell)] == ["NB002"]


def test_quarto_hides_for_all_cells():
    front = {"cell_type": "raw", "metadata": {}, "source": "---\ntitle: T\nexecute:\n  echo: false\n---"}
    made = reading(notebook(front, code("x", outputs=[stream("y")])), "a.ipynb")
    assert made.article is not None
    assert [block.language for block in made.article.body] == ["output"]


def test_the_page_names_what_hides():
    page = (Path(__file__).parents[2] / "docs/notebooks.md").read_text(encoding="utf-8").replace("_", "-")
    names = {name for names in _TAGS.values() for name in names} - {"ignore", "report_hide_input"}
    assert [name for name in names if f"`{name.replace('_', '-')}`" not in page and name != "hidden"] == []


# What is known of it


def test_metadata_of_the_notebook():
    made = reading(
        notebook(markdown("Words."), title="The title", authors=[{"name": "Ada"}, {"name": "Bo"}]), "a.ipynb"
    )
    assert made.article is not None
    assert plain_text(made.article.title) == "The title"
    assert [person.name for person in made.article.meta.authors] == ["Ada", "Bo"]
    assert made.diagnostics == ()


def test_front_matter_in_the_first_cell_goes_before_it():
    first = markdown("---", "title: Mine", "date: 2024-02-30", "---", "Words.")
    made = reading(notebook(first, title="Other"), "a.ipynb")
    assert made.article is not None
    assert plain_text(made.article.title) == "Mine"
    assert [(d.code, d.line) for d in made.diagnostics] == [("META002", 9)]


def test_nbformat_3():
    old = {
        "metadata": {"name": "Old"},
        "nbformat": 3,
        "worksheets": [
            {
                "cells": [
                    {"cell_type": "heading", "level": 2, "metadata": {}, "source": "Begin"},
                    {
                        "cell_type": "code",
                        "input": ["1+1"],
                        "language": "python",
                        "outputs": [
                            {"output_type": "pyout", "text": ["2"]},
                            {"output_type": "pyerr", "traceback": ["E"]},
                        ],
                    },
                    {"cell_type": "code", "input": "p", "outputs": [{"output_type": "display_data", "png": PNG}]},
                ]
            }
        ],
    }
    made = article(json.dumps(old), "a.ipynb")
    assert plain_text(made.title) == "Old"
    kinds = [type(block).__name__ for block in made.body]
    assert kinds == ["Section", "CodeBlock", "CodeBlock", "CodeBlock", "CodeBlock", "Figure"]


# Places


def test_every_finding_leads_to_its_line():
    text = notebook(TITLE, markdown("One.", "", "Two [there](page.html).", "", "![](none.png)"))
    lines = text.split("\n")
    for finding in reading(text, "a.ipynb").diagnostics[1:]:
        written = {"LINK004": "[there]", "IMG002": "![]"}[finding.code]
        line = lines[finding.line - 1]
        assert line[finding.column - 1 :].startswith(written)


def test_places_where_all_is_one_line():
    text = notebook(TITLE, markdown('One \\u «» "two" [there](page.html).'), indent=None)
    (_, link) = reading(text, "a.ipynb").diagnostics
    assert (link.code, link.line) == ("LINK004", 1)
    assert text[link.column - 1 :].startswith("[there]")


def test_a_source_may_be_one_string():
    cell = {"cell_type": "markdown", "metadata": {}, "source": "One.\n\nTwo."}
    assert [plain_text(block.children) for block in blocks(cell)] == ["One.", "Two."]


# Shapes


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("[]", 1),
        ("{}", 1),
        ('{"cells": 5}', 1),
        ('{"cells": [\n5]}', 2),
        ('{"cells": [\n{"cell_type": "code"}]}', 2),
        ('{"cells": [\n{"source": ""}]}', 2),
        ('{"cells": [{"cell_type": "code", "source": "",\n"outputs": [{}]}]}', 2),
        ('{"cells": [\n', 2),
        ("no JSON", 1),
    ],
)
def test_what_is_no_notebook(text, line):
    assert codes(text, "a.ipynb") == [("SRC020", line)]


def test_json_that_is_too_deep():
    assert [code for code, _ in codes('{"cells": ' + "[" * 100_000 + "]" * 100_000 + "}", "a.ipynb")] == ["SRC005"]


@pytest.mark.parametrize(
    "data", [["a", "b"], {"a": 'say "x"\nand y', "b": ["\\", 1, True, None], 'a "key"': {}, "حلب": {"c": "\t"}}]
)
def test_what_is_json_is_shown_as_such(data):
    output = {"output_type": "display_data", "metadata": {}, "data": {"application/json": data}}
    cell = {"cell_type": "code", "source": "x", "metadata": {}, "outputs": [output]}
    _, shown = article(json.dumps({"nbformat": 4, "metadata": {}, "cells": [cell]}), "a.ipynb").body
    assert shown.language == "json"
    assert "\\u" not in shown.text
    assert json.loads(shown.text) == data


@pytest.mark.parametrize("kind", ["markdown", "raw"])
@pytest.mark.parametrize("tag", ["blockquote", "div", "b"])
@pytest.mark.parametrize("closed", [True, False])
def test_a_passage_that_is_too_deep(kind, tag, closed):
    source = f"<{tag}>" * 3000 + "x" + f"</{tag}>" * (3000 if closed else 0)
    cell = {"cell_type": kind, "metadata": {"format": "text/html"}, "source": source}
    found = reading(json.dumps({"nbformat": 4, "metadata": {}, "cells": [cell]}), "a.ipynb")
    assert found.article is not None or [d.code for d in found.diagnostics] == ["SRC005"]


def test_the_tree_of_json_is_the_json():
    text = '{"a": [1, "x\\n", {"b": null}], "c": {}, "d": ""}'
    tree = parse(text)
    assert tree.entries["a"].value.items[1].text == "x\n"
    assert (tree.entries["a"].value.items[1].span.column, tree.entries["c"].key.column) == (11, 32)


KEYS = st.sampled_from(
    [
        *("cells", "cell_type", "source", "metadata", "outputs", "output_type", "data", "text", "tags", "traceback"),
        *(
            "attachments",
            "name",
            "title",
            "text/html",
            "image/png",
            "text/plain",
            "text/latex",
            "nbformat",
            "worksheets",
        ),
    ]
)
WORDS = st.sampled_from(
    ["markdown", "code", "raw", "stream", "error", "display_data", "# T\n", "<p>", "a[^1]", "#| echo: false\n", PNG]
) | st.text(max_size=5)
JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | WORDS,
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(KEYS, inner, max_size=5),
    max_leaves=25,
)
OUTPUT = st.fixed_dictionaries(
    {"output_type": st.sampled_from(["stream", "display_data", "error"])},
    optional={"text": WORDS, "data": st.dictionaries(KEYS, WORDS | JSON), "metadata": JSON, "name": WORDS},
)
CELL = st.fixed_dictionaries(
    {"cell_type": WORDS, "source": WORDS | st.lists(WORDS)},
    optional={"outputs": st.lists(OUTPUT, max_size=3), "metadata": JSON, "attachments": JSON},
)


@settings(max_examples=150, deadline=None)
@given(JSON | st.fixed_dictionaries({"cells": st.lists(CELL | JSON, max_size=4)}, optional={"metadata": JSON}))
def test_any_json(value):
    found = reading(json.dumps(value), "a.ipynb", Path("/nowhere")).article
    if found is not None:
        assert from_json(to_json(found)) == found
