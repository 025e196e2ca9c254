"""How much a rule weighs for this publisher, as `publish.toml` says."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from msgspec.structs import replace

from publish.diagnostics import Diagnostic, Severity


def apply(diagnostics: Iterable[Diagnostic], severities: Mapping[str, Severity]) -> tuple[Diagnostic, ...]:
    """Return the findings with the severities set for their codes; the others keep those of the rule table."""
    return tuple(
        replace(diagnostic, severity=severities.get(diagnostic.code, diagnostic.severity)) for diagnostic in diagnostics
    )
