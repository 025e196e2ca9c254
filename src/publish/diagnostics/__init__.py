"""What we say about an article or a file: diagnostics, and the rules they speak for."""

from publish.diagnostics.diagnostic import Diagnostic, Rule, Severity
from publish.diagnostics.rules import RULES, finding

__all__ = ["RULES", "Diagnostic", "Rule", "Severity", "finding"]
