"""Pages that Word and Google Docs saved, of which most is said by classes and styles."""

from __future__ import annotations

from publish import model as m
from publish.model.walk import plain_text
from tests.readers.as_html import written
from tests.readers.test_html import article, codes, shape

WORD = """<html xmlns:o="urn:schemas-microsoft-com:office:office" lang=EN-GB>
<head><meta http-equiv=Content-Type content="text/html; charset=windows-1252"><title>Annual report</title>
<!--[if gte mso 9]><xml><o:Author>Ann</o:Author></xml><![endif]--><style><!-- p.MsoNormal{margin:0} --></style></head>
<body><div class=WordSection1>
<p class=MsoTitle>Annual report<o:p></o:p></p>
<h1>What we did</h1>
<p class=MsoNormal><o:p>&nbsp;</o:p></p>
<p class=MsoListParagraph style='mso-list:l0 level1 lfo1'><![if !supportLists]><span style='font-family:
Symbol'><span style='mso-list:Ignore'>·<span style='font:7.0pt "Times"'>&nbsp; </span></span></span><![endif]>One</p>
<p class=MsoListParagraph style='mso-list:l0 level2 lfo1'><span style='mso-list:Ignore'>1.</span>Two</p>
<p class=MsoListParagraph style='mso-list:l0 level1 lfo1'><span style='mso-list:Ignore'>·</span>Three</p>
<p class=MsoNormal>After.</p>
<p class=MsoQuote>Somebody said it.</p>
</div></body></html>"""

GOOGLE = """<html><head><style type="text/css">.c1{font-weight:700}.c2{font-style:italic}
.c3{font-weight:400;font-style:normal}.c4{vertical-align:super}.c5{text-decoration:line-through}</style></head>
<body class="c9 doc-content"><p class="c0 title"><span class="c3">A document</span></p>
<p class="c0"><span class="c3">Some </span><span class="c1">bold</span><span class="c3"> and </span><span
class="c2">italic</span> x<span class="c3 c4">2</span> <span class="c5">gone</span></p>
<ul class="c6 lst-kix_a-0 start"><li>one</li></ul><ul class="c6 lst-kix_a-1 start"><li>two</li></ul><ul
class="c6 lst-kix_a-0"><li>three</li></ul>
<p><a href="https://www.google.com/url?q=https://example.org/&amp;sa=D">a link</a></p></body></html>"""


def test_word():
    found = article(WORD)
    assert plain_text(found.title) == "Annual report"
    assert written(found.body, {}) == (
        "<h1>What we did</h1>"
        '<ul><li><p>One</p><ol start="1"><li><p>Two</p></li></ol></li><li><p>Three</p></li></ul>'
        "<p>After.</p><blockquote><p>Somebody said it.</p></blockquote>"
    )
    assert codes(WORD) == []


def test_google_docs():
    found = article(GOOGLE)
    assert plain_text(found.title) == "A document"
    assert written(found.body, {}) == (
        "<p>Some <strong>bold</strong> and <em>italic</em> x<sup>2</sup> <del>gone</del></p>"
        "<ul><li><p>one</p><ul><li><p>two</p></li></ul></li><li><p>three</p></li></ul>"
        '<p><a href="https://example.org/">a link</a></p>'
    )


def test_the_title_of_an_example_in_a_page_with_headings_is_no_title_of_the_article():
    page = '<h1>T</h1><h2>Examples</h2><p class="title"><b>Example 3. Simple</b></p><p>Words.</p>'
    found = article(page)
    assert [plain_text(block.title) for block in found.body if isinstance(block, m.Section)] == ["Examples"]


def test_a_drawing_without_words_in_a_control_is_its_icon():
    icon = '<svg viewBox="0 0 9 9"><path d="M0 0h9v9z"/></svg>'
    named = icon.replace("<path", "<title>Go</title><path")
    for control in ("<form role=search>{}<input></form>", "<button>{} Go</button>", "<label>{}</label>"):
        assert article(f"<h1>T</h1><p>Words.</p>{control.format(icon)}").resources == ()
    for shown in ("{}", "<form id=whole>{}</form>", f"<button>{named}</button>"):
        assert len(article(f"<h1>T</h1><p>Words.</p>{shown.format(icon)}").resources) == 1


def test_what_is_pasted_from_google_docs_is_not_bold():
    assert shape('<b style="font-weight:normal;" id="docs-internal-guid-1"><span>a</span></b>') == "<p>a</p>"


def test_a_level_of_a_list_with_thousands_of_digits_is_the_deepest():
    digits = "9" * 5000
    assert (
        codes(
            f'<html lang="en"><title>T</title><h1>T</h1><meta name="Generator" content="Microsoft Word 15">'
            f'<p class="MsoListParagraph" style="mso-list:l0 level{digits} lfo1">One</p>'
            f'<ul class="lst-kix_a-{digits}"><li>Two</li></ul>'
        )
        == []
    )
