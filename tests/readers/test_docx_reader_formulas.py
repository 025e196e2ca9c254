"""Formulas of Word: what our own exporter writes of TeX is read back, and every structure of Office MathML is known."""

from __future__ import annotations

import re

import pytest
from lxml import etree

from publish.exporters.docx import formulas as exporter
from publish.passes.math import words
from publish.readers.docx.formulas import mathml
from publish.readers.docx.wml import parsed
from tests.readers.word_file import NAMESPACES

W_AND_M = " ".join(f'xmlns:{prefix}="{NAMESPACES[prefix]}"' for prefix in "wm")

TEX = [
    *(r"\frac{a}{b}", r"\sqrt{x}", r"\sqrt[3]{x}", "x^2", "x_i", "x_i^2", r"\hat{x}", r"\vec{v}", r"\overline{AB}"),
    *(r"\tilde{n}", r"\dot{x}", r"\ddot{x}", r"\underline{a}", r"\underbrace{a+b}", r"\overbrace{a+b}"),
    *(r"\sum_{i=1}^n i^2 + 1", r"\int_0^1 x \, dx", r"\prod_{k} k", r"\lim_{x \to 0} f(x)", r"\max_i a_i"),
    *(r"\left(\frac a b\right)", r"\left[x\right]", r"\left\{x\right\}", r"\left|x\right|", r"\left(x\right]"),
    *(r"\begin{pmatrix} a & b \\ c & d \end{pmatrix}", r"\begin{matrix} 1 & 2 \end{matrix}"),
    *(r"\begin{cases} 1 & x > 0 \\ 0 & x \le 0 \end{cases}", r"\begin{aligned} a &= b \\ c &= d + e \end{aligned}"),
    *(r"\sin x + \cos 2y", r"\log_2 n", r"\mathbb{R}", r"\mathbf{x}", r"\mathcal{L}", r"\mathrm{d}x", r"\text{if } x"),
    *(r"\binom{n}{k}", r"a \le b \ne c \approx d", r"\alpha + \beta = \gamma", "3.14 < 2{,}7"),
    r"\frac{-b \pm \sqrt{b^2 - 4ac}}{2a}",
    *(r"E = mc^2", r"\partial f / \partial x", r"\nabla \cdot \vec{E} = \frac{\rho}{\varepsilon_0}", r"n!"),
]  # fmt: skip


def omml(content: str) -> etree._Element:
    return parsed(f"<m:oMath {W_AND_M}>{content}</m:oMath>".encode())


def from_tex(source: str) -> str:
    """The inside of `m:oMath` that the exporter writes of TeX."""
    return re.sub(r"^<m:oMath>|</m:oMath>$", "", exporter.convert(source, "tex", "block"))


@pytest.mark.parametrize("source", TEX)
def test_what_we_write_comes_back(source: str) -> None:
    written = from_tex(source)
    read = mathml(omml(written))
    again = re.sub(r"^<m:oMath>|</m:oMath>$", "", exporter.convert(read, "mathml", "block"))
    assert again == written


@pytest.mark.parametrize("source", TEX)
def test_what_comes_back_can_be_said(source: str) -> None:
    read = mathml(omml(from_tex(source)))
    spoken, fault = words(read, "mathml", "en")
    assert spoken, fault


def run(words: str, properties: str = "") -> str:
    return f"<m:r><m:rPr>{properties}</m:rPr><m:t>{words}</m:t></m:r>"


def inside(name: str, words: str) -> str:
    return f"<m:{name}>{run(words)}</m:{name}>"


EQUATIONS = (
    '<mtable><mtr><mtd columnalign="right"><mi>a</mi></mtd><mtd columnalign="left"><mo>=</mo><mi>b</mi></mtd></mtr>'
    '<mtr><mtd columnalign="right"></mtd><mtd columnalign="left"><mo>=</mo><mi>c</mi></mtd></mtr></mtable>'
)
MATRIX = (
    "<mtable><mtr><mtd><mi>a</mi></mtd><mtd><mi>b</mi></mtd></mtr><mtr><mtd><mi>c</mi></mtd><mtd></mtd></mtr></mtable>"
)
A, B, C = (inside("e", letter) for letter in "abc")


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        (run("x+1,5"), "<mi>x</mi><mo>+</mo><mn>1,5</mn>"),
        (run("sin", '<m:sty m:val="p"/>'), "<mi>sin</mi>"),
        (run("ab"), "<mi>a</mi><mi>b</mi>"),
        (run("x", '<m:sty m:val="p"/>'), '<mi mathvariant="normal">x</mi>'),
        (run("x", '<m:sty m:val="b"/>'), '<mi mathvariant="bold">x</mi>'),
        (run("R", '<m:scr m:val="double-struck"/>'), '<mi mathvariant="double-struck">R</mi>'),
        (run("if x", "<m:nor/>"), "<mtext>if x</mtext>"),
        (run("a&lt;b"), "<mi>a</mi><mo>&lt;</mo><mi>b</mi>"),
        (f"<m:sPre>{inside('sub', '1')}{inside('sup', '2')}{A}</m:sPre>",
         "<mrow><msubsup><mrow></mrow><mn>1</mn><mn>2</mn></msubsup><mi>a</mi></mrow>"),
        (f'<m:f><m:fPr><m:type m:val="lin"/></m:fPr>{inside("num", "a")}{inside("den", "b")}</m:f>',
         "<mrow><mi>a</mi><mo>/</mo><mi>b</mi></mrow>"),
        (f'<m:f><m:fPr><m:type m:val="noBar"/></m:fPr>{inside("num", "n")}{inside("den", "k")}</m:f>',
         '<mfrac linethickness="0"><mi>n</mi><mi>k</mi></mfrac>'),
        (f"<m:rad><m:deg/>{A}</m:rad>", "<msqrt><mi>a</mi></msqrt>"),
        (f"<m:rad><m:deg>{run('3')}</m:deg>{A}</m:rad>", "<mroot><mi>a</mi><mn>3</mn></mroot>"),
        (f"<m:nary>{inside('sub', '0')}{inside('sup', '1')}{A}</m:nary>",
         "<mrow><msubsup><mo>∫</mo><mn>0</mn><mn>1</mn></msubsup><mi>a</mi></mrow>"),
        (f'<m:nary><m:naryPr><m:chr m:val="∑"/><m:supHide m:val="1"/></m:naryPr>{inside("sub", "i")}{A}</m:nary>',
         "<mrow><munder><mo>∑</mo><mi>i</mi></munder><mi>a</mi></mrow>"),
        (f'<m:d><m:dPr><m:begChr m:val="["/><m:endChr m:val=""/></m:dPr>{A}{B}</m:d>',
         '<mrow><mo fence="true" form="prefix">[</mo><mi>a</mi><mo separator="true">|</mo><mi>b</mi></mrow>'),
        (f"<m:eqArr><m:e>{run('a&amp;=b')}</m:e><m:e>{run('&amp;=c')}</m:e></m:eqArr>",
         EQUATIONS),
        (f"<m:m><m:mr>{A}{B}</m:mr><m:mr>{C}</m:mr></m:m>",
         MATRIX),
        (f"<m:acc>{A}</m:acc>", '<mover accent="true"><mi>a</mi><mo>^</mo></mover>'),
        (f"<m:bar>{A}</m:bar>", '<munder><mi>a</mi><mo stretchy="true">_</mo></munder>'),
        (f"<m:groupChr>{A}</m:groupChr>", '<munder><mi>a</mi><mo stretchy="true">⏟</mo></munder>'),
        (f"<m:limLow>{inside('e', 'a')}{inside('lim', 'b')}</m:limLow>", "<munder><mi>a</mi><mi>b</mi></munder>"),
        (f"<m:limUpp>{inside('e', 'a')}{inside('lim', 'b')}</m:limUpp>", "<mover><mi>a</mi><mi>b</mi></mover>"),
        (f"<m:func><m:fName>{run('sin', '<m:sty m:val=' + chr(34) + 'p' + chr(34) + '/>')}</m:fName>{A}</m:func>",
         "<mrow><mi>sin</mi><mo>\u2061</mo><mi>a</mi></mrow>"),
        (f'<m:phant><m:phantPr><m:show m:val="0"/></m:phantPr>{A}</m:phant>', "<mphantom><mi>a</mi></mphantom>"),
        (f"<m:box><m:boxPr/>{A}</m:box>", "<mi>a</mi>"),
        (f"<m:borderBox>{A}</m:borderBox>", '<menclose notation="box"><mi>a</mi></menclose>'),
        (run("a\u2009b"), '<mi>a</mi><mspace width="0.167em"></mspace><mi>b</mi>'),
    ],
)  # fmt: skip
def test_structures(content: str, expected: str) -> None:
    assert mathml(omml(content)) == f'<math xmlns="http://www.w3.org/1998/Math/MathML">{expected}</math>'


def test_a_formula_that_says_nothing_is_none() -> None:
    assert mathml(omml("<m:f><m:num/><m:den/></m:f>")) == ""
