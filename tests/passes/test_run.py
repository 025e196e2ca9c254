"""All passes together: total, the same when run again, and no word lost."""

from __future__ import annotations

import subprocess
import sys
import time

from hypothesis import given, settings

from publish import model as m
from publish.model.codec import from_json, to_json
from publish.model.runs import in_article
from publish.model.walk import plain_text, walk
from publish.passes import PASSES, run
from tests.samples import p, sample_article
from tests.strategies import articles


def _words(article: m.Article) -> list[str]:
    runs: list[str] = []

    def read(run_: m.Inlines) -> m.Inlines:
        runs.append(plain_text(run_))
        return run_

    in_article(article, read)
    return runs


@settings(max_examples=80, deadline=None)
@given(articles())
def test_to_run_the_passes_again_changes_nothing(article: m.Article) -> None:
    once = run(article, "x.md").article
    assert run(once, "x.md").article == once
    assert run(from_json(to_json(once)), "x.json").article == once


@settings(max_examples=60, deadline=None)
@given(articles())
def test_after_the_passes_an_article_is_whole(article: m.Article) -> None:
    done = run(article, "x.md").article
    anchors = [node.id for node in walk(done) if isinstance(node, m.Section | m.Figure | m.Table)]
    blocks = [node.id for node in walk(done) if isinstance(node, m.CodeBlock | m.Formula)]
    sentences = [node.id for node in walk(done) if isinstance(node, m.Sentence)]
    ids = [*anchors, *blocks, *sentences, *(note.id for note in done.notes)]
    assert all(ids)
    assert len(set(ids)) == len(ids)
    assert not any(isinstance(node, m.Section) and node.written_level for node in walk(done))
    assert done.meta.slug
    assert done.meta.identifier.startswith("urn:uuid:")
    assert {note.id for note in done.notes} == {note.id for note in article.notes}


def test_findings_carry_the_name_of_the_file() -> None:
    article = m.Article(
        body=(m.Section((m.Text("Two"),), written_level=3), m.Section((m.Text("One"),), written_level=2))
    )
    said = run(article, "content/x.md").diagnostics
    assert {diagnostic.file for diagnostic in said} == {"content/x.md"}
    assert [diagnostic.code for diagnostic in said] == ["HEAD001", "LANG002"]


def test_a_clean_article_keeps_its_words_and_gives_no_findings() -> None:
    article = sample_article()
    done = run(article, "x.md")
    assert done.diagnostics == ()
    assert _words(done.article) == _words(article)


def test_deep_nesting_passes() -> None:
    inner: m.Block = p("Deep. Deeper.")
    for _ in range(100):
        inner = m.BulletList((m.Item((inner,)),))
    deep: m.Inline = m.Text("One. Two.")
    for _ in range(40):
        deep = m.Emphasis((deep,))
    done = run(m.Article(meta=m.Meta(lang="en"), body=(inner, m.Paragraph((deep,)))), "x").article
    assert len([node for node in walk(done) if isinstance(node, m.Sentence)]) == 4


def test_a_hundred_thousand_words_take_seconds() -> None:
    prose = 'He said "yes" and didn\'t go -- not yet... Dr. Smith (who knew) came at 5 p.m. and left. ' * 20
    body = tuple(m.Paragraph((m.Text(prose), m.Emphasis((m.Text("So it was. "),)))) for _ in range(270))
    begin = time.process_time()
    run(m.Article(meta=m.Meta(lang="en"), body=body), "x")
    assert time.process_time() - begin < 8  # about one on an idle machine


def test_the_room_is_quick_to_import() -> None:
    """Libraries of grammar, language and formulas load when a pass runs, not with the room."""
    heavy = "numpy, mathra, sentencex, py3langid, langcodes"
    code = f"import sys, publish.passes; print([name for name in '{heavy}'.split(', ') if name in sys.modules])"
    shown = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout
    assert shown.strip() == "[]"


def test_every_pass_is_a_function_in_a_file_of_its_name() -> None:
    assert PASSES[0] == "nest_sections"
    assert PASSES[-1] == "sentences"
