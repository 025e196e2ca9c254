"""What we say about an article or a file: diagnostics, and the rules they speak for."""

from publish.diagnostics.diagnostic import Diagnostic, Rule, Severity
from publish.diagnostics.lack import MachineLack
from publish.diagnostics.rules import RULES, finding
from publish.diagnostics.rulesets import RULESETS, weight

__all__ = ["RULES", "RULESETS", "Diagnostic", "MachineLack", "Rule", "Severity", "finding", "weight"]
