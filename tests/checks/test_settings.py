"""A publisher's severities win over those of the table."""

from __future__ import annotations

from publish.checks.settings import apply
from publish.diagnostics import Severity, finding


def test_severities_by_code() -> None:
    found = (finding("TAB002", "x"), finding("IMG001", "x"))
    weighed = apply(found, {"TAB002": Severity.ERROR, "LINK001": Severity.INFO})
    assert [diagnostic.severity for diagnostic in weighed] == [Severity.ERROR, Severity.ERROR]
    assert weighed[1] is not None
    assert apply(found, {}) == found
