"""A slug is the name of a folder on every system, and says what it names in any script."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from publish.model.slug import LONGEST, slug


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("Russian Air Raids Target Aleppo", "russian-air-raids-target-aleppo"),
        ("  What’s new? — 2016 ", "what-s-new-2016"),
        ("حلب تحت القصف", "حلب-تحت-القصف"),
        ("नमस्ते दुनिया", "नमस्ते-दुनिया"),
        ("Cafe\u0301", "café"),
        ("../../etc/passwd", "etc-passwd"),
        ("CON", "article-con"),
        ("com1", "article-com1"),
        ("COM³", "article-com³"),
        ("lpt0", "article-lpt0"),
        ("!!!", "article"),
        ("", "article"),
    ],
)
def test_slug(words: str, expected: str) -> None:
    assert slug(words) == expected


@given(st.text())
def test_a_slug_is_a_file_name_and_its_own_slug(words: str) -> None:
    made = slug(words)
    assert 0 < len(made.encode("utf-8")) <= LONGEST + len("article-")
    assert not set(made) & set('/\\:*?"<>| .\0')
    assert slug(made) == made
