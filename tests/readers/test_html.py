"""Pages of HTML: what each element becomes, in pages as people, sites and programs write them."""

from __future__ import annotations

from pathlib import Path

import pytest

from publish import model as m
from tests.readers import reading as r
from tests.readers.as_html import written

NOWHERE = Path("/nowhere")


def article(page: str | bytes, folder: Path = NOWHERE) -> m.Article:
    found = r.reading(page, "page.html", folder).article
    assert found is not None
    return found


def shape(page: str, folder: Path = NOWHERE) -> str:
    """The blocks of a page that has its title, in a plain notation."""
    found = article(f"<title>T</title><h1>T</h1>{page}", folder)
    return written(found.body, {resource.id: resource.name for resource in found.resources})


def codes(page: str | bytes, folder: Path = NOWHERE) -> list[tuple[str, int]]:
    return r.codes(page, "page.html", folder)


@pytest.mark.parametrize(
    ("page", "expected"),
    [
        # White space, and words that stand bare.
        ("one\n two <b> three </b>four", "<p>one two <strong>three </strong>four</p>"),
        ("<div>a</div><div>b<p>c</div>d", "<p>a</p><p>b</p><p>c</p><p>d</p>"),
        ("<p>a<br>b<br><br>c", "<p>a<br>b</p><p>c</p>"),
        ("<p>报道\n说</p>", "<p>报道说</p>"),
        ("<p>a<code> b </code>c", "<p>a <code>b</code> c</p>"),
        ("<p>a<i></i><b> </b>b", "<p>a b</p>"),
        # Elements of a line.
        ("<p><s>a</s><del>b</del><ins>c</ins><u>d</u><mark>e</mark>", "<p><del>a</del><del>b</del>cde</p>"),
        ("<p>H<sub>2</sub>O<sup>x</sup> <kbd><kbd>Ctrl</kbd>+<kbd>C</kbd></kbd>", None),
        ('<p><abbr title="World Health">WHO</abbr> <abbr>UN</abbr>', '<p><abbr title="World Health">WHO</abbr> UN</p>'),
        ("<p><q>“hey”</q> <q>you</q>", "<p><q>hey</q> <q>you</q></p>"),
        ("<p><ruby>漢<rp>(</rp><rt>kan</rt><rp>)</rp></ruby>", "<p>漢(kan)</p>"),
        ('<p><span lang="fr">oui</span> <bdo dir="rtl">x</bdo>', '<p><span lang="fr">oui</span> x</p>'),
        ('<p><code>a <a href="https://e.org">b</a></code>', None),
        ("<p>a<wbr>b<!-- c -->d", "<p>abd</p>"),
        # Links.
        ('<a href="https://e.org"><h2>H</h2><p>P</p></a>', None),
        ('<a href="https://e.org" title="Home"><i class="icon"></i></a>', '<p><a href="https://e.org">Home</a></p>'),
        ('<h2 id="h">H <a class="anchor" href="#h">¶</a></h2>', '<h2 id="h">H</h2>'),
        ("<b>a<p>b</p></b>", "<p><strong>a</strong></p><p>b</p>"),
        # Headings.
        ("<div><section><h2>A</h2>x</section></div>", "<h2>A</h2><p>x</p>"),
        ("<ul><li><h3>A</h3>x</ul>", "<ul><li><h0>A</h0><p>x</p></li></ul>"),
        ('<div role="heading" aria-level="4">A</div>', "<h4>A</h4>"),
        # Lists.
        ('<ol start="3" type="a"><li>a<li>b</ol>', '<ol start="3"><li><p>a</p></li><li><p>b</p></li></ol>'),
        ('<ol start="0"><li>a</ol>', '<ol start="0"><li><p>a</p></li></ol>'),
        ('<ol start="0"><li value="5">a</ol>', '<ol start="5"><li><p>a</p></li></ol>'),
        ('<ol start="-2"><li>a</ol>', '<ol start="0"><li><p>a</p></li></ol>'),
        ("<ul><li>a</li><ul><li>b</li></ul></ul>", "<ul><li><p>a</p><ul><li><p>b</p></li></ul></li></ul>"),
        ("<ul>x<li>a</ul>", "<ul><li><p>x</p></li><li><p>a</p></li></ul>"),
        ('<ul><li><label><input type="checkbox" checked> a</label></ul>', None),
        ("<dl><div><dt>a<dt>b<dd>c<dd>d</div><div><dt>e<dd>f</div></dl>", None),
        ("<dl><dt>a<dd><p>b</p><ul><li>c</ul></dl>", None),
        # Quotations.
        ("<blockquote><p>a<footer>— B</footer></blockquote>", "<blockquote><p>a</p><footer>B</footer></blockquote>"),
        ("<blockquote>a <cite>B</cite></blockquote>", "<blockquote><p>a</p><footer>B</footer></blockquote>"),
        ("<blockquote><p>a<p>— B</blockquote>", "<blockquote><p>a</p><footer>B</footer></blockquote>"),
        ("<figure><blockquote>a</blockquote><figcaption>B</figcaption></figure>", None),
        # Code.
        ('<pre><code class="language-py">a\n  <b>b</b>\n</code></pre>', None),
        ('<div class="highlight-python3"><div class="highlight"><pre>a<br>b</pre></div></div>', None),
        # Boxes.
        ("<details><summary>S</summary>x</details>", '<aside class="details"><summary>S</summary><p>x</p></aside>'),
        ('<aside class="details"><p>x</aside>', '<aside class="details"><p>x</p></aside>'),
        ("<aside><h3>A</h3><p>x</aside>", '<aside class="note"><summary>A</summary><p>x</p></aside>'),
        ('<div class="admonition warning"><p class="admonition-title">W</p><p>x</div>', None),
        # Tables.
        ("<table><tr><td>a<p>b</table>", "<p>a</p><p>b</p>"),
        ('<table role="presentation"><tr><td>a<td><h2>b</h2>c</table>', "<p>a</p><h2>b</h2><p>c</p>"),
        ("<table><tr><th>a<th>b<tr><td align=right>c<td>d</table>", None),
        ("<table><tr><td><th>b<tr><th>c<td>d<div>e<tr><th>f<td>g</table>", None),
        ("<table><tr>x<td>a</table>y", "<p>x</p><p>a</p><p>y</p>"),
        # Formulas.
        ("<p><math><mi>x</mi></math>", "<p><math>&lt;math&gt;&lt;mi&gt;x&lt;/mi&gt;&lt;/math&gt;</math></p>"),
        (r'<p><span class="math inline">\(x\)</span> <span class="math display">\[y\]</span>', None),
        ('<p><script type="math/tex">x</script>', "<p><math>x</math></p>"),
        # What no edition can hold.
        ('<iframe src="https://e.org/v" title="A film"></iframe>', '<p><a href="https://e.org/v">A film</a></p>'),
        ("<select><option>a<option>b</select><button>c</button>", "<p>a b c</p>"),
        ("<my-box>a<p>b</my-box>", "<p>a</p><p>b</p>"),
        ("<p>a</p></body></html><p>b", "<p>a</p><p>b</p>"),
        ("<p>a<![CDATA[ b ]]>", "<p>a b</p>"),
        ("<table><tbody>a<tr><td>b<td>c</tr>d<tr><td>e<td>f</tbody></table>", None),
    ],
)
def test_shape(page, expected):
    assert shape(page) == (expected if expected is not None else MORE[page])


MORE = {
    "<table><tbody>a<tr><td>b<td>c</tr>d<tr><td>e<td>f</tbody></table>": (
        '<p>ad</p><table><tbody><tr><td align=""><p>b</p></td><td align=""><p>c</p></td></tr>'
        '<tr><td align=""><p>e</p></td><td align=""><p>f</p></td></tr></tbody></table>'
    ),
    "<table><tr><th>a<th>b<tr><td align=right>c<td>d</table>": (
        '<table><thead><tr><th align="right"><p>a</p></th><th align=""><p>b</p></th></tr></thead>'
        '<tbody><tr><td align="right"><p>c</p></td><td align=""><p>d</p></td></tr></tbody></table>'
    ),
    "<table><tr><td><th>b<tr><th>c<td>d<div>e<tr><th>f<td>g</table>": (
        '<table><thead><tr><th align=""></th><th align=""><p>b</p></th></tr></thead>'
        '<tbody><tr><td align=""><p>c</p></td><td align=""><p>d</p><p>e</p></td></tr>'
        '<tr><td align=""><p>f</p></td><td align=""><p>g</p></td></tr></tbody></table>'
    ),
    "<p>H<sub>2</sub>O<sup>x</sup> <kbd><kbd>Ctrl</kbd>+<kbd>C</kbd></kbd>": (
        "<p>H<sub>2</sub>O<sup>x</sup> <kbd>Ctrl+C</kbd></p>"
    ),
    '<p><code>a <a href="https://e.org">b</a></code>': (
        '<p><code>a</code> <a href="https://e.org"><code>b</code></a></p>'
    ),
    '<a href="https://e.org"><h2>H</h2><p>P</p></a>': (
        '<h2><a href="https://e.org">H</a></h2><p><a href="https://e.org">P</a></p>'
    ),
    '<ul><li><label><input type="checkbox" checked> a</label></ul>': (
        '<ul><li><input type="checkbox" checked><p>a</p></li></ul>'
    ),
    "<dl><div><dt>a<dt>b<dd>c<dd>d</div><div><dt>e<dd>f</div></dl>": (
        "<dl><dt>a</dt><dt>b</dt><dd><p>c</p></dd><dd><p>d</p></dd><dt>e</dt><dd><p>f</p></dd></dl>"
    ),
    "<dl><dt>a<dd><p>b</p><ul><li>c</ul></dl>": ("<dl><dt>a</dt><dd><p>b</p><ul><li><p>c</p></li></ul></dd></dl>"),
    "<figure><blockquote>a</blockquote><figcaption>B</figcaption></figure>": (
        "<blockquote><p>a</p><footer>B</footer></blockquote>"
    ),
    '<pre><code class="language-py">a\n  <b>b</b>\n</code></pre>': (
        '<pre><code class="language-py">a\n  b\n</code></pre>'
    ),
    '<div class="highlight-python3"><div class="highlight"><pre>a<br>b</pre></div></div>': (
        '<pre><code class="language-python3">a\nb\n</code></pre>'
    ),
    '<div class="admonition warning"><p class="admonition-title">W</p><p>x</div>': (
        '<aside class="warning"><summary>W</summary><p>x</p></aside>'
    ),
    r'<p><span class="math inline">\(x\)</span> <span class="math display">\[y\]</span>': (
        "<p><math>x</math></p><math>y</math>"
    ),
}
"""What is too long to stand beside its page."""


@pytest.mark.parametrize(
    ("numbered", "lines"),
    [
        ('<ol><li value="1">a<li value="2">b<li>c</ol>', []),
        ('<ol start="4"><li value="4">a<li>b<li value="6">c</ol>', []),
        ('<ol><li>a\n<li value="7">b\n<li value="8">c</ol>', [2]),
        ('<ol start="-2"><li>a</ol>', [1]),
        ('<ol reversed start="3"><li>a\n<li value="9">b</ol>', [1]),
    ],
)
def test_numbers_that_no_list_can_hold_are_told_once(numbered, lines):
    assert [line for code, line in codes(numbered) if code == "MARK001"] == lines


def test_a_name_inside_a_heading_is_the_name_of_the_heading():
    """As old pages write it; a link to it leads where it always did, so there is nothing to tell."""
    page = '<title>T</title><p><a href="#1">One</a></p><h2><a name="1">Chapter one</a></h2><p>Words.</p>'
    section = next(block for block in article(page).body if isinstance(block, m.Section))
    assert section.id == "1"
    assert "MARK005" not in {code for code, _ in codes(page)}
