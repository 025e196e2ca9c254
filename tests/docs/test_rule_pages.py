"""Every rule has a page that says why it matters, and says of it what the table says."""

from __future__ import annotations

from pathlib import Path

import pytest

from publish.diagnostics import HINTS, RULES

PAGES = Path(__file__).parents[2] / "docs" / "rules"


def test_every_page_is_of_a_rule_and_in_the_index() -> None:
    codes = {path.stem for path in PAGES.glob("*.md")} - {"README"}
    assert codes == set(RULES)
    index = (PAGES / "README.md").read_text(encoding="utf-8")
    lines = {code: f"- [{code}]({code}.md): {rule.title} ({rule.severity})" for code, rule in RULES.items()}
    assert [code for code, line in lines.items() if line not in index.splitlines()] == []


@pytest.mark.parametrize("code", RULES)
def test_page(code: str) -> None:
    rule = RULES[code]
    heading, _, weight, _, why, *_ = (PAGES / f"{code}.md").read_text(encoding="utf-8").splitlines()
    assert heading == f"# {code}: {rule.title}"
    assert weight == f"Severity: {rule.severity}" + (f". Clause: {rule.clause}" if rule.clause else "")
    assert len(why.split()) > 10


@pytest.mark.parametrize("code", HINTS)
def test_page_says_what_to_do_in_each_kind_of_source(code: str) -> None:
    lines = (PAGES / f"{code}.md").read_text(encoding="utf-8").splitlines()
    told = [f"- In {kind}: {hint}." for kind, hint in HINTS[code].items()]
    assert lines[-len(told) :] == told
