"""Markdown made to be slow: what is opened again and again and never closed takes time in proportion to its length."""

from __future__ import annotations

import time

import pytest

from tests.readers.reading import reading

LENGTH = 40_000
MOST_SECONDS = 10  # of CPU; each takes less than one on a machine that is idle, and what is square takes a hundred


UNITS = (
    *("[@a ", "[ @k ", "[^a", "[a]{", "{a}`", "a~b", "::: note\n", "```{note}\n", "!!! note\n", "> [!note] x\n"),
    *("<div>\n", "<a b='c\" ", "<div><!-- ", "<b>", "<ul><li>", "<svg> ", "<details>\n\n", "|a|b|\n|-|-|\n|<ul><li>x|"),
    *("\\(x", "\\begin{align}\n", "{{ a", "<%", "[[a", "[a](b "),
)


@pytest.mark.parametrize("unit", UNITS)
def test_time_is_bounded(unit):
    begun = time.process_time()
    found = reading(f"---\ntitle: T\n---\n{unit * (LENGTH // len(unit))}")
    assert time.process_time() - begun < MOST_SECONDS
    assert found.article is not None or "SRC005" in [d.code for d in found.diagnostics]
