"""A page as a whole: its title, its metadata, its encoding, where its links lead, and what it hides."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from msgspec.structs import replace

from publish import model as m
from publish.markup import blocks as as_xhtml
from publish.markup import document, element, inlines, lines, notes, setting
from publish.model.walk import plain_text, rewrite, walk
from publish.passes import run
from publish.readers import Settings, load, read
from tests import samples
from tests.markup.pages import medium
from tests.readers.as_html import written
from tests.readers.test_html import article, codes

ROOT = Path(__file__).parents[2]
EXAMPLES = re.findall(
    r"^```html\n(.*?)^```$", (ROOT / "docs/html.md").read_text(encoding="utf-8"), re.MULTILINE | re.DOTALL
)


@pytest.mark.parametrize("example", EXAMPLES)
def test_an_example_of_the_page_has_no_finding(example, tmp_path):
    (tmp_path / "map.png").write_bytes(samples.png())
    title = "" if "<title>" in example else "<title>T</title><h1>T</h1>"
    assert codes(f'<html lang="en">{title}{example}', tmp_path.resolve()) == []


def test_the_page_has_examples():
    assert len(EXAMPLES) == 5


def title(page: str) -> str:
    return plain_text(article(page).title)


@pytest.mark.parametrize(
    ("page", "expected"),
    [
        ("<title>Smoke | The Site</title><h1>The Site</h1><h2>Smoke</h2>", "Smoke"),
        ("<title>The Site » Smoke</title><h1>Smoke</h1>", "Smoke"),
        ("<title>Smoke - The Site</title><h1>Something else</h1>", "Something else"),
        ("<title>Smoke</title><h1>One</h1><h1>Two</h1>", "Smoke"),
        ('<meta property="og:site_name" content="The Site"><title>Smoke – The Site</title><p>x', "Smoke"),
        ('<meta property="og:title" content="Smoke"><title>x</title><h2>Fire</h2><h2>Smoke</h2>', "Smoke"),
        ("<title>A<p>b</p>", "A"),
        ("<h1>Smoke<br>over Aleppo</h1>", "Smoke over Aleppo"),
    ],
)
def test_title(page, expected):
    assert title(page) == expected


def test_metadata():
    meta = article(
        """<html lang="en_gb"><meta name="author" content="Ada; Bob"><meta name="dc.date" content="2024-11-30">
        <meta name="description" content="What  happened"><meta name="keywords" content="a, b"><meta name="copyright"
        content="CC0"><script type="application/ld+json">{"@graph": [{"@type": ["NewsArticle"], "headline": "H",
        "dateModified": "2024-12-01T10:00:00+01:00", "publisher": {"name": "P"}}]}</script><h1>H</h1>"""
    ).meta
    assert [person.name for person in meta.authors] == ["Ada", "Bob"]
    assert (meta.lang, meta.date, meta.updated) == ("en-GB", "2024-11-30", "2024-12-01T10:00:00+01:00")
    assert (meta.description, meta.keywords, meta.publisher, meta.rights) == ("What happened", ("a", "b"), "P", "CC0")


@pytest.mark.parametrize(
    "data",
    [
        '<meta charset="iso-8859-1"><h1>Café ’</h1>'.encode("windows-1252"),
        '<?xml version="1.0" encoding="ISO-8859-1"?><h1>Café \x92</h1>'.encode("latin-1"),
        '<meta http-equiv="Content-Type" content="text/html; charset=windows-1252"><h1>Café ’</h1>'.encode("cp1252"),
        "<h1>Café ’</h1>".encode("utf-16"),
        "\ufeff<meta charset=latin1><h1>Café ’</h1>".encode(),
        '<meta charset="nonsense"><h1>Café ’</h1>'.encode("cp1252"),
    ],
)
def test_encodings(data):
    assert plain_text(article(data).title) == "Café ’"


def links(page: str) -> list[str]:
    found = article(page)
    return [node.target for block in found.body for node in walk(block) if isinstance(node, m.Link)]


@pytest.mark.parametrize(
    ("page", "expected"),
    [
        ('<a href="#a">x</a><h2 id="a">A</h2>', ["#a"]),
        ('<a href="#a">x</a><a name="a"></a><h2>A</h2>', ["#a"]),
        ('<a href="#a">x</a><section id="a"><h2>A</h2></section>', ["#a"]),
        ('<a href="#p">x</a><h2>A title</h2><p id="p">y', ["#a-title"]),
        ('<a href="#p">x</a><h2 id="a">A</h2><ul><li><h3>in</h3><p id="p">y</ul>', ["#a"]),
        ('<a href="#t">x</a><h2>A</h2><table id="t"><tr><th>a<th>b<tr><td>c<td>d</table>', ["#t"]),
        ('<a href="#none">x</a>', ["#none"]),
        ('<base href="https://e.org/a/"><a href="b">x</a>', ["https://e.org/a/b"]),
        ('<link rel="canonical" href="https://e.org/a"><a href="/b">x</a> <a href="https://e.org/a#c">y</a>', None),
    ],
)
def test_links(page, expected):
    assert links(f"<title>T</title><h1>T</h1>{page}") == (expected or ["https://e.org/b", "#c"])


def test_lines():
    page = (
        "<title>T</title>\n<h1>T</h1>\n<p>one\ntwo <b>three\nfour</b> five\n<!-- a\nb -->\n<i>six</i></p>\n\n<p\n>seven"
    )
    spans = [node.span.line for block in article(page).body for node in walk(block) if isinstance(node, m.Text)]
    assert spans == [3, 4, 5, 8, 11]


def test_a_block_in_another_language():
    (block,) = article('<html lang="en"><title>T</title><h1>T</h1><p lang="fr">Oui <em>non</em></p>').body
    assert isinstance(block, m.Paragraph)
    (foreign,) = block.children
    assert isinstance(foreign, m.Foreign)
    assert (foreign.lang, plain_text(foreign.children)) == ("fr", "Oui non")


@pytest.mark.parametrize(
    "page", ["<blockquote>" * 60 + "x", "<div>" * 100_000, "<ul><li>" * 50 + "x", "<dt>" * 900, "<summary>" * 900]
)
def test_what_is_too_deep_is_refused(page):
    assert codes(page) == [("SRC005", 1)]


def test_inlines_that_are_too_deep_give_their_words():
    (block,) = article("<title>T</title><h1>T</h1>" + "<p>" + "<b>" * 900 + "word").body
    assert isinstance(block, m.Paragraph)
    assert plain_text(block.children) == "word"


def test_a_drawing_in_the_page_is_a_picture():
    page = '<h1>T</h1><svg viewBox="0 0 9 9"><title>A square</title><path d="M0 0h9v9z" onclick="x()"/></svg>'
    found = article(page)
    (figure,) = found.body
    assert isinstance(figure, m.Figure)
    assert isinstance(figure.alt, m.Described)
    assert figure.alt.text == "A square"
    (resource,) = found.resources
    assert b"viewBox" in resource.data
    assert b"onclick" not in resource.data


def test_our_own_pages_come_back_as_they_were(tmp_path):
    path = ROOT / "content/accessible-publishing.md"
    first = read(load(path, path.parent, path.name), Settings()).article
    assert first is not None
    ours = run(first, "").article
    (tmp_path / "pictures").mkdir()
    for resource in ours.resources:
        (tmp_path / "pictures" / resource.name).write_bytes(resource.data)
    page = setting(ours, medium(ours.meta.lang))
    body = lines((element("h1", {}, inlines(page, ours.title)), as_xhtml(page, ours.body), notes(page)))
    (tmp_path / "page.xhtml").write_text(
        document(lang=ours.meta.lang, title=plain_text(ours.title), body=body), encoding="utf-8"
    )
    again = read(load(tmp_path / "page.xhtml", tmp_path, "page.xhtml"), Settings())
    assert again.article is not None
    assert {d.code for d in again.diagnostics} == {"MARK006"}
    theirs = run(again.article, "").article
    assert _shape(theirs) == _shape(ours)


def _shape(found: m.Article) -> str:
    """An article in a plain notation, without what no page holds: how words are said, and formulas as TeX."""
    pictures = {resource.id: resource.name for resource in found.resources}
    parts = (*found.body, *(block for note in found.notes for block in note.blocks))
    html = re.sub(r"<math>.*?</math>", "<math>", written(tuple(rewrite(block, _plain) for block in parts), pictures))
    return html.replace("><", ">\n<")


def _plain(node):
    """Return a node without its sentences and pronunciations."""
    children = getattr(node, "children", None)
    if children is None:
        return node
    bare = [part for child in children for part in _opened(child)]
    merged: list[m.Inline] = []
    for part in bare:
        if isinstance(part, m.Text) and merged and isinstance(merged[-1], m.Text):
            merged[-1] = m.Text(merged[-1].text + part.text)
        else:
            merged.append(part)
    return replace(node, children=tuple(merged))


def _opened(child):
    return child.children if isinstance(child, m.Sentence | m.Pronounced) else (child,)


MENU = '<nav><a href="/">Home</a> <a href="/news">News</a> <a href="/sport">Sport</a></nav>'
ARTICLE = "<main><h1>T</h1><p>Words.</main>"
SITE = '<meta property="og:site_name" content="The Daily Example">'


@pytest.mark.parametrize(
    "page",
    [
        f"<title>T</title>{MENU}{ARTICLE}",
        f"<title>T</title>{MENU.replace('<nav', '<div role=navigation').replace('</nav', '</div')}{ARTICLE}",
        f'<title>T</title><div class="cookie-banner">We use cookies.</div>{ARTICLE}',
        f'<title>T</title>{ARTICLE}<section id="comments"><article class="comment"><p>Nice!</article></section>',
        f"<title>T</title><article><h1>T</h1><p>Words.</article>{MENU.replace('nav', 'aside')}",
        f"<title>T</title>{SITE}{MENU}<h1>T</h1><p>Words.",
        f"<!-- saved from url=(0019)https://example.org/ --><title>T</title>{MENU}<h1>T</h1><p>Words.",
    ],
)
def test_of_a_saved_page_it_is_told_that_its_article_can_be_found(page):
    assert "SRC024" in {code for code, _ in codes(page)}


@pytest.mark.parametrize(
    "page",
    [
        f"<title>T</title>{ARTICLE}",
        f'<title>T</title><nav><a href="#a">A</a><a href="#b">B</a><a href="#c">C</a></nav>{ARTICLE}',
        f"<title>T</title><header><h1>T</h1></header>{ARTICLE}<footer>Ada Example, 2024</footer>",
        f"<title>T</title><main><h1>T</h1>{MENU}<p>Words.</main>",
        f"<title>T</title>{ARTICLE}<aside><p>A word beside it, with <a href='https://e.org'>a link</a>.</aside>",
        '<title>T</title><main><h1>T</h1><p class="cookies">How to bake cookies.</main>',
        "<title>T</title><h1>T</h1><div class=cookies>How to bake them.</div>",
        f"<title>T</title>{MENU}<h1>T</h1><p>Words.",
        "<!-- saved from url=(0019)https://example.org/ --><title>T</title><h1>T</h1><p>Words.",
    ],
)
def test_a_page_that_its_author_wrote_is_no_saved_one(page):
    assert "SRC024" not in {code for code, _ in codes(page)}


@pytest.mark.parametrize("unit", ["<br>", "<p></p>", "<!-- -->"])
def test_a_page_of_too_many_elements_is_refused(unit):
    assert codes(f'<html lang="en"><title>T</title><h1>T</h1>{unit * 250_000}') == [("SRC008", 0)]
