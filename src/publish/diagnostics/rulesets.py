"""Rulesets: what the rules were at a time, so that an upgrade never blocks an article that nobody has changed."""

from collections.abc import Sequence

from publish.diagnostics.diagnostic import Rule, Severity

RULESETS = ("2026.1",)
"""All that there have been, the newest last; each is named after its year and its number in it."""


def weight(rule: Rule, ruleset: str, rulesets: Sequence[str] = RULESETS) -> Severity:
    """Return what a rule weighs in a ruleset; a rule that came in later is information there, and never blocks."""
    age = rulesets.index(ruleset)
    if rulesets.index(rule.since) > age:
        return Severity.INFO
    return next((severity for last, severity in rule.earlier if age <= rulesets.index(last)), rule.severity)
