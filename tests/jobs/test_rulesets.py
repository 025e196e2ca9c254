from __future__ import annotations

from datetime import date

import pytest

from publish.diagnostics import RULES, RULESETS, Rule, Severity, finding, rulesets, weight
from publish.jobs.configuration import Configuration
from publish.jobs.finding import blocks, forfeits, judge
from publish.jobs.fingerprint import printer

THREE = ("2026.1", "2027.1", "2028.1")
NEW = Rule("NEW001", Severity.ERROR, "a rule of 2027", "mend it", since="2027.1")
GROWN = Rule(
    "OLD001", Severity.ERROR, "a rule that grew", "mend it",
    earlier=(("2026.1", Severity.INFO), ("2027.1", Severity.WARNING)),
)  # fmt: skip


@pytest.mark.parametrize(
    ("rule", "weights"),
    [(NEW, ("info", "error", "error")), (GROWN, ("info", "warning", "error"))],
)
def test_a_rule_weighs_what_it_did_in_a_ruleset(rule: Rule, weights: tuple[str, ...]) -> None:
    assert tuple(weight(rule, each, THREE) for each in THREE) == weights


def test_every_rule_came_in_with_a_ruleset_and_changed_with_one() -> None:
    for rule in RULES.values():
        assert {rule.since, *(last for last, _ in rule.earlier)} <= set(RULESETS)
        assert all(weight(rule, each) for each in RULESETS)


def test_a_new_rule_does_not_block_a_pinned_project_nor_is_its_fault_claimed_away(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(rulesets, "RULESETS", THREE)
    monkeypatch.setattr(rulesets.weight, "__defaults__", (THREE,))
    monkeypatch.setitem(RULES, "NEW001", NEW)
    said = [finding("NEW001", "a.md")]

    def judged(**project: object) -> bool:
        (found,) = judge(said, Configuration(**project), "a.md", date(2028, 1, 1), printer(b""))
        assert forfeits(found)
        return blocks(found, strict=True)

    assert judged()
    assert not judged(ruleset="2026.1")
    assert judged(ruleset="2026.1", severities={"NEW001": Severity.ERROR})
