"""Notes as pandoc, kramdown, GitHub, Sphinx, Wikipedia, Word, LibreOffice, Google Docs and Gutenberg write them."""

from __future__ import annotations

import pytest

from publish import model as m
from publish.model.walk import plain_text, walk
from publish.readers.html import note_marking
from publish.readers.html.tree import words_of
from tests.readers import reading as r

PANDOC = """<p>Smoke.<a href="#fn1" class="footnote-ref" id="fnref1" role="doc-noteref"><sup>1</sup></a> More.</p>
<section id="footnotes" class="footnotes footnotes-end-of-document" role="doc-endnotes">
<hr />
<ol>
<li id="fn1"><p>The note.<a href="#fnref1" class="footnote-back" role="doc-backlink">↩︎</a></p></li>
</ol>
</section>"""
KRAMDOWN = """<p>Smoke.<sup id="fnref:1" role="doc-noteref"><a href="#fn:1" class="footnote" rel="footnote">1</a></sup>
More.</p>
<div class="footnotes" role="doc-endnotes">
  <ol>
    <li id="fn:1" role="doc-endnote">
      <p>The note. <a href="#fnref:1" class="reversefootnote" role="doc-backlink">&#8617;</a></p>
    </li>
  </ol>
</div>"""
GITHUB = """<p>Smoke.<sup><a href="#user-content-fn-1-ab" id="user-content-fnref-1-ab" data-footnote-ref=""
aria-describedby="footnote-label">1</a></sup> More.</p>
<section data-footnotes="" class="footnotes"><h2 id="footnote-label" class="sr-only">Footnotes</h2>
<ol>
<li id="user-content-fn-1-ab">
<p>The note. <a href="#user-content-fnref-1-ab" data-footnote-backref="" aria-label="Back to reference 1"
class="data-footnote-backref"><g-emoji>↩</g-emoji></a></p>
</li>
</ol>
</section>"""
MARKDOWN_IT = """<p>Smoke.<sup class="footnote-ref"><a href="#fn1" id="fnref1">[1]</a></sup> More.</p>
<hr class="footnotes-sep">
<section class="footnotes">
<ol class="footnotes-list">
<li id="fn1" class="footnote-item"><p>The note. <a href="#fnref1" class="footnote-backref">↩︎</a></p>
</li>
</ol>
</section>"""
SPHINX = """<p>Smoke.<a class="footnote-reference brackets" href="#id2" id="id1" role="doc-noteref"><span
class="fn-bracket">[</span>1<span class="fn-bracket">]</span></a> More.</p>
<aside class="footnote-list brackets">
<aside class="footnote brackets" id="id2" role="doc-footnote">
<span class="label"><span class="fn-bracket">[</span><a role="doc-backlink" href="#id1">1</a><span
class="fn-bracket">]</span></span>
<p>The note.</p>
</aside>
</aside>"""
OLD_SPHINX = """<p>Smoke.<a class="footnote-reference brackets" href="#id2" id="id1">1</a> More.</p>
<dl class="footnote brackets">
<dt class="label" id="id2"><span class="brackets"><a class="fn-backref" href="#id1">1</a></span></dt>
<dd><p>The note.</p></dd>
</dl>"""
WIKIPEDIA = """<p>Smoke.<sup id="cite_ref-1" class="reference"><a href="#cite_note-1"><span
class="cite-bracket">&#91;</span>1<span class="cite-bracket">&#93;</span></a></sup> More.</p>
<div class="reflist"><div class="mw-references-wrap"><ol class="references">
<li id="cite_note-1"><span class="mw-cite-backlink"><b><a href="#cite_ref-1">^</a></b></span> <span
class="reference-text">The note.</span></li>
</ol></div></div>"""
WORD = """<p class=MsoNormal>Smoke.<a style='mso-footnote-id:ftn1' href="#_ftn1" name="_ftnref1"
title=""><span class=MsoFootnoteReference><span style='mso-special-character:footnote'><![if
!supportFootnotes]><span class=MsoFootnoteReference>[1]</span><![endif]></span></span></a> More.</p>
<div style='mso-element:footnote-list'><br clear=all><hr align=left size=1 width="33%">
<div style='mso-element:footnote' id=ftn1>
<p class=MsoFootnoteText><a style='mso-footnote-id:ftn1' href="#_ftnref1" name="_ftn1" title=""><span
class=MsoFootnoteReference>[1]</span></a> The note.</p>
</div>
</div>"""
LIBREOFFICE = """<p>Smoke.<a class="sdfootnoteanc" name="sdfootnote1anc" href="#sdfootnote1sym"><sup>1</sup></a>
More.</p>
<div id="sdfootnote1"><p class="sdfootnote"><a class="sdfootnotesym" name="sdfootnote1sym"
href="#sdfootnote1anc">1</a>The note.</p>
</div>"""
GOOGLE = """<p class="c1"><span class="c0">Smoke.</span><sup><a href="#ftnt1" id="ftnt_ref1">[1]</a></sup><span
class="c0"> More.</span></p>
<hr class="c2"><div><p class="c3"><a href="#ftnt_ref1" id="ftnt1">[1]</a><span class="c4"> The note.</span></p></div>"""
GUTENBERG = """<p>Smoke.<a name="FNanchor_1_1" id="FNanchor_1_1"></a><a href="#Footnote_1_1"
class="fnanchor">[1]</a> More.</p>
<div class="footnote"><p><a name="Footnote_1_1" id="Footnote_1_1"></a><a href="#FNanchor_1_1"><span
class="label">[1]</span></a> The note.</p></div>"""
MAMMOTH = """<p>Smoke.<sup><a href="#footnote-1" id="footnote-ref-1">[1]</a></sup> More.</p>
<ol><li id="footnote-1"><p> The note. <a href="#footnote-ref-1">↑</a></p></li></ol>"""
EPUB = """<p>Smoke.<a epub:type="noteref" href="#n1">1</a> More.</p>
<aside epub:type="footnote" id="n1"><p>The note.</p></aside>"""
PLAIN = """<p>Smoke.<sup><a href="#note1">*</a></sup> More.</p>
<div class="footnotes"><p id="note1">* The note.</p></div>"""

PAGES = {name: page for name, page in globals().copy().items() if name.isupper() and isinstance(page, str)}


def article(page: str) -> m.Article:
    found = r.reading(f'<html lang="en"><title>T</title><h1>T</h1>{page}', "page.html").article
    assert found is not None
    return found


def words(blocks: m.Blocks) -> list[str]:
    nodes = (node for block in blocks for node in walk(block))
    return [plain_text(node.children) for node in nodes if isinstance(node, m.Paragraph)]


@pytest.mark.parametrize("name", PAGES)
def test_a_note(name):
    found = article(PAGES[name])
    assert words(found.body) == ["Smoke. More."]
    assert [words(note.blocks) for note in found.notes] == [["The note."]]
    (paragraph,) = (block for block in found.body if isinstance(block, m.Paragraph))
    assert [node.note for node in paragraph.children if isinstance(node, m.NoteReference)] == [found.notes[0].id]


def test_a_note_that_is_called_twice_is_one():
    page = """<p>A<sup><a href="#n" id="a">1</a></sup> B<sup><a href="#n" id="b">1</a></sup></p>
    <ol class="footnotes"><li id="n">Note <a href="#a">↩</a> <a href="#b">↩2</a></li></ol>"""
    found = article(page)
    assert words(found.body) == ["A B"]
    assert [words(note.blocks) for note in found.notes] == [["Note"]]
    assert sum(isinstance(node, m.NoteReference) for node in walk(found.body[0])) == 2


@pytest.mark.parametrize(
    "page",
    [
        '<p>See <a href="#a">1</a>.</p><p id="a">Not a note.</p>',
        '<ul><li><a id="t1" href="#s1">1</a></li></ul><h2 id="s1"><a href="#t1">One</a></h2><p>x</p>',
        '<p><a href="#top">↑</a></p><div id="top">x</div>',
    ],
)
def test_what_is_not_surely_a_note_stays_a_link(page):
    assert article(page).notes == ()


@pytest.mark.parametrize(
    "box",
    [
        '<section class="footnotes"><hr><ol>{}</ol></section>',
        '<div class="footnotes"><h2>Notes</h2><div><ol>{}</ol></div></div>',
    ],
)
def test_twice_as_many_notes_are_twice_the_words_to_look_at(box, monkeypatch):
    looked_at = 0

    def counted(element):
        nonlocal looked_at
        words = words_of(element)
        looked_at += len(words)
        return words

    monkeypatch.setattr(note_marking, "words_of", counted)
    seen = []
    for count in (100, 200):
        calls = "".join(f'<p>Words<sup><a href="#fn{i}" id="r{i}">{i}</a></sup>.</p>' for i in range(count))
        notes = "".join(f'<li id="fn{i}">A note. <a href="#r{i}">↩</a></li>' for i in range(count))
        looked_at = 0
        assert len(article(f"<h1>T</h1>{calls}{box.format(notes)}").notes) == count
        seen.append(looked_at)
    assert seen[1] < 2.2 * seen[0]
