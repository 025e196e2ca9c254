from __future__ import annotations

import doctest
import re
from pathlib import Path

from publish import catalogue

PAGE = Path(__file__).parents[2] / "docs" / "catalogue.md"


def test_the_examples_are_true() -> None:
    text = PAGE.read_text(encoding="utf-8").replace("```", "")
    example = doctest.DocTestParser().get_doctest(text, {}, "catalogue.md", str(PAGE), 0)
    results = doctest.DocTestRunner(verbose=False).run(example)
    assert results.attempted >= 6
    assert results.failed == 0


def test_the_table_names_every_language_and_who_reviewed_it() -> None:
    rows = re.findall(r"^\| `(\w+)\.toml` \| .+ \| (.+) \|$", PAGE.read_text(encoding="utf-8"), re.MULTILINE)
    assert rows == [(lang, catalogue.words(lang).reviewed) for lang in catalogue.available()]
