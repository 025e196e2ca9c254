"""How much a rule weighs for this publisher, as `publish.toml` says."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from msgspec.structs import replace

from publish.diagnostics import RULES, Diagnostic, Severity, weight


def apply(
    diagnostics: Iterable[Diagnostic], severities: Mapping[str, Severity], ruleset: str = ""
) -> tuple[Diagnostic, ...]:
    """Return the findings with the severities set for their codes; the others weigh what their ruleset says.

    Without a ruleset they weigh what the rule table says today.
    """
    return tuple(replace(found, severity=_weight(found, severities, ruleset)) for found in diagnostics)


def _weight(found: Diagnostic, severities: Mapping[str, Severity], ruleset: str) -> Severity:
    if found.code in severities:
        return severities[found.code]
    return weight(RULES[found.code], ruleset) if ruleset else found.severity
