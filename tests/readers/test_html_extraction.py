"""Saved web pages: the article alone, with its lines, and what was left out told."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from publish import model as m
from publish.diagnostics.lack import MachineLack
from publish.model.walk import plain_text, walk
from publish.readers import Settings, Source, read

SENTENCE = "On the {}th, people in the old town saw smoke, and they told us about it."
SENTENCES = " ".join(SENTENCE.format(day) for day in range(4, 12))
PAGE = f"""<!DOCTYPE html>
<html lang="en-GB">
<head>
<title>Smoke over Aleppo | The Daily Example</title>
<meta property="og:site_name" content="The Daily Example">
<meta name="author" content="Ada Example">
<meta property="article:published_time" content="2024-11-30T08:00:00Z">
</head>
<body>
<nav><ul><li><a href="/">Home</a></li><li><a href="/sport">Sport</a></li></ul></nav>
<main><article>
<h1>Smoke over Aleppo</h1>
<p>{SENTENCES}</p>
<p>{SENTENCES} <em>Nobody</em> knows <span lang="fr">pourquoi</span>.</p>
<h2>What now?</h2>
<p>{SENTENCES}</p>
</article></main>
<div class="sidebar related"><a href="/a">Read this too</a> <a href="/b">And this</a></div>
<footer>All rights reserved by somebody.</footer>
</body></html>
"""


def extracted(page: str):
    folder = Path("/nowhere")
    return read(Source(name="page.html", data=page.encode(), folder=folder, root=folder), Settings(extract=True))


def test_the_article_alone():
    found = extracted(PAGE).article
    assert found is not None
    words = " ".join(
        plain_text(node.children) for block in found.body for node in walk(block) if hasattr(node, "children")
    )
    assert plain_text(found.title) == "Smoke over Aleppo"
    assert "Sport" not in words
    assert "Read this too" not in words
    assert "Nobody" in words
    assert (found.meta.lang, found.meta.date) == ("en-GB", "2024-11-30T08:00:00Z")
    assert [person.name for person in found.meta.authors] == ["Ada Example"]


def test_lines_are_those_of_the_page():
    found = extracted(PAGE).article
    assert found is not None
    assert [block.span.line for block in found.body] == [13, 14, 15, 16]


def test_what_was_left_out_is_told():
    (told,) = (d for d in extracted(PAGE).diagnostics if d.code == "SRC014")
    assert "words of the page stand outside of the article" in told.message
    assert not told.message.startswith("0 ")


def test_without_the_libraries_the_command_is_told(monkeypatch):
    monkeypatch.setitem(sys.modules, "readability", None)
    with pytest.raises(MachineLack) as lack:
        extracted(PAGE)
    assert lack.value.remedy == "pip install 'publish-toolkit[extract]'"


def test_a_page_without_an_article_is_whole():
    links = "".join(f'<li><a href="https://example.org/{number}">Page {number}</a></li>' for number in range(30))
    reading = extracted(f"<title>T</title><ul>{links}</ul>")
    assert reading.article is not None
    (listed,) = reading.article.body
    assert isinstance(listed, m.BulletList)
    assert len(listed.items) == 30


def test_the_title_stands_outside_of_the_article():
    page = PAGE.replace("<h1>Smoke over Aleppo</h1>", "").replace(
        "<main>", "<header><h1>Smoke over Aleppo</h1></header><main>"
    )
    found = extracted(page.replace("The Daily Example", "Example")).article
    assert found is not None
    assert plain_text(found.title) == "Smoke over Aleppo"
