"""page-validation: PDF/UA-1 in milliseconds, without Java."""

from __future__ import annotations

from pathlib import Path

import page


def findings(pdf: Path) -> tuple[str, ...]:
    """The failures against PDF/UA-1, as the judge words them."""
    report = page.validate_pdf(str(pdf), profile="ua1")
    return tuple(f"{failure.rule_id} {failure.message}" for failure in report.failures)
