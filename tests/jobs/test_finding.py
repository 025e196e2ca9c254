from __future__ import annotations

from datetime import date

import msgspec

from publish.diagnostics import Diagnostic, Severity, finding
from publish.jobs.configuration import Configuration, Waiver
from publish.jobs.finding import Finding, blocks, forfeits
from publish.jobs.finding import judge as judged
from publish.jobs.fingerprint import printer
from publish.model import Span

DAY = date(2026, 6, 1)
WAIVER = Waiver(code="IMG001", file="a.md", reason="soon", by="Ada", until=DAY)


def judge(said: list[Diagnostic], project: Configuration, source: str, today: date) -> tuple[Finding, ...]:
    return judged(said, project, source, today, printer(b""))


def test_findings_stand_in_the_order_of_the_source_and_once() -> None:
    said = [finding("IMG001", "a.md", Span(9)), finding("LINK001", "a.md", Span(2)), finding("IMG001", "a.md", Span(9))]

    assert [(found.line, found.code) for found in judge(said, Configuration(), "a.md", DAY)] == [
        (2, "LINK001"),
        (9, "IMG001"),
    ]


def test_a_project_gives_a_rule_its_weight_but_not_the_claim() -> None:
    project = Configuration(severities={"IMG001": Severity.INFO, "LINK001": Severity.ERROR})
    image, link = judge([finding("IMG001", "a.md"), finding("LINK001", "a.md")], project, "a.md", DAY)

    assert (image.severity, blocks(image, strict=True), forfeits(image)) == (Severity.INFO, False, True)
    assert (link.severity, blocks(link, strict=False)) == (Severity.ERROR, True)


def test_strict_counts_warnings_and_never_information() -> None:
    warning, info = judge([finding("LINK001", "a"), finding("META005", "a")], Configuration(), "a", DAY)

    assert not blocks(warning, strict=False)
    assert blocks(warning, strict=True)
    assert not blocks(info, strict=True)


def test_a_waived_fault_does_not_block_but_forfeits_the_claim() -> None:
    (found,) = judge([finding("IMG001", "a.md")], Configuration(waivers=(WAIVER,)), "a.md", DAY)

    assert found.waived == WAIVER
    assert not blocks(found, strict=True)
    assert forfeits(found)


def test_a_waiver_ends_after_its_day_and_holds_for_its_file_alone() -> None:
    project = Configuration(waivers=(WAIVER,))

    (late,) = judge([finding("IMG001", "a.md")], project, "a.md", date(2026, 6, 2))
    assert blocks(late, strict=False)
    assert late.hint.endswith("\nthe waiver by Ada ended on 2026-06-01")
    again = Configuration(waivers=(WAIVER, msgspec.structs.replace(WAIVER, until=date(2020, 1, 1))))
    assert not any(blocks(f, strict=True) for f in judge([finding("IMG001", "a.md")], again, "a.md", DAY))
    assert all(blocks(f, strict=False) for f in judge([finding("IMG001", "b.md")], project, "b.md", DAY))
