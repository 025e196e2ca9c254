"""What we say about an article or a file: diagnostics, and the rules they speak for."""

from publish.diagnostics.diagnostic import Diagnostic, Rule, Severity
from publish.diagnostics.hints import HINTS, Hints
from publish.diagnostics.kinds import Kind
from publish.diagnostics.lack import MachineLack
from publish.diagnostics.rules import RULES, finding, of_file
from publish.diagnostics.rulesets import RULESETS, weight

__all__ = [
    "HINTS",
    "RULES",
    "RULESETS",
    "Diagnostic",
    "Hints",
    "Kind",
    "MachineLack",
    "Rule",
    "Severity",
    "finding",
    "of_file",
    "weight",
]
