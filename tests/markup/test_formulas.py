from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from publish import model as m
from tests.markup.pages import NAMES, find, inline, words_of, written

MEDIA = ["mathml", "svg"]


def test_mathml_says_how_it_is_said() -> None:
    math = find(inline(m.Text("a "), m.Math("x^2", spoken="x squared")), "m:math")
    assert (math.get("alttext"), math.get("display")) == ("x squared", "inline")
    assert words_of(math) == "x2"
    block = find(written(m.Formula("x^2", id="sf")), "h:div[@class='formula'][@id='sf']/m:math")
    assert (block.get("alttext"), block.get("display")) == ("x^2", "block")


def test_a_drawing_says_how_it_is_said_and_stands_on_the_line() -> None:
    svg = find(inline(m.Math(r"\frac{a}{b}", spoken="a over b"), math="svg"), "s:svg")
    assert (svg.get("role"), svg.get("aria-label")) == ("img", "a over b")
    assert svg.get("width").endswith("em")
    assert svg.get("style").startswith("vertical-align: -")
    assert svg.xpath(".//s:path", namespaces=NAMES)
    assert not svg.xpath(".//s:text | .//s:title | .//s:metadata | .//s:style", namespaces=NAMES)
    # The same formula may stand in the contents and in the heading: an id would stand there twice.
    assert not svg.xpath(".//@id | .//s:use", namespaces=NAMES)


@pytest.mark.parametrize("environment", ["aligned", "align", "align*", "split"])
def test_equations_below_each_other_are_a_table_without_stray_signs(environment: str) -> None:
    source = rf"\begin{{{environment}}}a&=b\\c&<d\end{{{environment}}}"
    math = find(written(m.Formula(source)), ".//m:math")
    assert len(math.xpath(".//m:mtr", namespaces=NAMES)) == 2
    assert "&" not in words_of(math)
    assert "<" in words_of(math)
    assert [cell.get("class") for cell in math.iter("{*}mtd")][:2] == ["right", "left"]


@pytest.mark.parametrize("environment", ["gathered", "gather", "gather*", "multline"])
def test_lines_below_each_other_are_rows(environment: str) -> None:
    math = find(written(m.Formula(rf"\begin{{{environment}}}a=b\\c<d\end{{{environment}}}")), ".//m:math")
    assert [words_of(row) for row in math.iter("{*}mtr")] == ["a=b", "c<d"]


@pytest.mark.parametrize("medium", MEDIA)
@pytest.mark.parametrize("source", [r"\foo{x}", "", r"\frac{a", "}", r"\text{a}^"])
def test_what_cannot_be_read_is_its_source(source: str, medium: str) -> None:
    assert (find(inline(m.Math(source), math=medium), "h:code[@class='formula']").text or "") == source


def test_a_letter_that_the_drawing_has_no_glyph_for_is_no_fault_of_the_formula() -> None:
    assert find(inline(m.Math(r"\text{حلب}")), "m:math/m:mrow/m:mtext").text == "حلب"
    assert find(inline(m.Math(r"\text{حلب}"), math="svg"), "h:code").text == r"\text{حلب}"


TEX = st.lists(
    st.sampled_from([*r"\{}^_&<>$%~#ab1 +=", r"\frac", r"\begin{matrix}", r"\end{matrix}", r"\text", r"\left("])
)


@pytest.mark.parametrize("medium", MEDIA)
@settings(max_examples=60, deadline=None)
@given(source=TEX.map("".join))
def test_no_source_stops_the_writer(medium: str, source: str) -> None:
    assert len(inline(m.Math(source), math=medium)) == 1


@pytest.mark.parametrize(("source", "kind"), [(r"\pm", "mo"), (r"\iff", "mo"), ("x", "mi")])
def test_a_sign_between_others_is_an_operator(source: str, kind: str) -> None:
    sign = find(written(m.Formula(f"a {source} b")), ".//m:mrow/*[2]")
    assert sign.tag.split("}")[1] == kind


def test_a_sign_that_names_something_stays_a_name() -> None:
    assert find(inline(m.Math("<math><mi>∞</mi></math>", "mathml")), "m:math/m:mi").text == "∞"


HOSTILE = """<math xmlns="http://www.w3.org/1998/Math/MathML" onclick="x()" href="javascript:x()">
  <!-- gone --><semantics><mrow style="color:red"><mi mathvariant="normal" id="i">x</mi><mo>&plusmn;</mo><mn>1</mn>
  <mglyph src="http://a.org/x.png"/><script xmlns="http://www.w3.org/1999/xhtml">run()</script></mrow>
  <annotation encoding="application/x-tex">x \\pm 1</annotation></semantics></math>"""


def test_mathml_of_an_author_is_reduced_to_what_core_knows() -> None:
    math = find(inline(m.Math(HOSTILE, "mathml", "x plus or minus 1")), "m:math")
    names = {node.tag.split("}")[1] for node in math.iter()}
    assert names == {"math", "mrow", "mi", "mo", "mn"}
    assert {name for node in math.iter() for name in node.attrib} == {"alttext", "display", "mathvariant"}
    assert words_of(math).startswith("x±1")


@pytest.mark.parametrize("medium", MEDIA)
@pytest.mark.parametrize(
    "source",
    ["<math><mi>x</math>", "x", "<p>x</p>", '<!DOCTYPE math [<!ENTITY a "aaaa">]><math><mi>&a;</mi></math>', "<math/>"],
)
def test_mathml_that_is_none_is_its_source(source: str, medium: str) -> None:
    tree = inline(m.Math(source, "mathml"), math=medium)
    assert "run" not in words_of(tree)
    assert len(tree) == 1


@pytest.mark.parametrize("medium", MEDIA)
def test_mathml_without_a_namespace_is_read_too(medium: str) -> None:
    tree = inline(m.Math("<math><mfrac><mi>a</mi><mi>b</mi></mfrac></math>", "mathml", "a over b"), math=medium)
    assert tree[0].tag.split("}")[1] == ("math" if medium == "mathml" else "svg")


def test_a_script_that_is_not_there_keeps_its_place() -> None:
    source = "<math><mmultiscripts><mi>X</mi><mprescripts/><mn>1</mn><none/></mmultiscripts></math>"
    scripts = find(written(m.Formula(source, "mathml", "X with 1 before it")), ".//m:mmultiscripts")
    assert [part.tag.split("}")[1] for part in scripts] == ["mi", "mprescripts", "mn", "mrow"]
