"""What any reader made is itself a source: `publish inspect` prints it, as it was read and after the passes."""

from __future__ import annotations

from pathlib import Path

import pytest

from publish import model as m
from publish import passes
from publish.model.codec import to_json
from publish.readers import load
from publish.readers import read as read_source
from tests.readers.reading import reading

DOCUMENTS = Path(__file__).parent / "documents"

WITH_IDS = {
    "a.md": "---\ntitle: T\nlang: en\n---\n# A {#1}\n\nB[^1] [c](#1).\n\n# D {#1}\n\n# E {#n1}\n\n[^1]: F.\n",
    "a.html": "<title>T</title><h1>T</h1><h2 id=1>A</h2><p>B <a href=#1>c</a></p><h2 id=1>D</h2><h2 id='e f'>G</h2>",
    "a.rst": "T\n=\n\n.. _1:\n\nA\n-\n\nB `1`_ [#]_.\n\n.. [#] C\n",
    "a.json": """{"pandoc-api-version": [1, 23, 1], "meta": {}, "blocks": [
        {"t": "Header", "c": [1, ["1", [], []], [{"t": "Str", "c": "A"}]]},
        {"t": "Header", "c": [1, ["1", [], []], [{"t": "Str", "c": "B"}]]},
        {"t": "Header", "c": [1, ["n1", [], []], [{"t": "Note", "c": [{"t": "Para", "c": []}]}]]}]}""",
    "a.ipynb": """{"nbformat": 4, "nbformat_minor": 5, "metadata": {}, "cells": [
        {"cell_type": "markdown", "metadata": {}, "source": "# A\\n\\n## B {#1}\\n\\n## C {#1}"}]}""",
}


def comes_back(article: m.Article) -> None:
    again = reading(to_json(article), "a.article.json")
    assert again.diagnostics == ()
    assert again.article == article


@pytest.mark.parametrize("name", WITH_IDS)
def test_ids_in_the_authors_form_come_back(name: str) -> None:
    article = reading(WITH_IDS[name], name).article
    assert article is not None
    comes_back(article)
    comes_back(passes.run(article, name).article)


@pytest.mark.parametrize("path", sorted(p for p in DOCUMENTS.iterdir() if p.name != "README.md"), ids=lambda p: p.name)
def test_a_document_of_every_kind_comes_back(path: Path) -> None:
    article = read_source(load(path, None, path.name)).article
    assert article is not None
    comes_back(article)
    comes_back(passes.run(article, path.name).article)
