from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from pathlib import Path
from time import process_time

import msgspec
import pytest

from publish.diagnostics import finding
from publish.jobs.baseline import load, marked
from publish.jobs.configuration import Configuration
from publish.jobs.finding import Finding, judge
from publish.jobs.fingerprint import printer
from publish.jobs.usage import WrongUsage
from publish.model import Span

OLD = b"# A\n\nSee [here](x).\n\n![](map.png)\n"


def found(text: bytes, *said: tuple[str, int] | tuple[str, int, str]) -> tuple[Finding, ...]:
    diagnostics = [finding(code, "a.md", Span(line), *message) for code, line, *message in said]
    return judge(diagnostics, Configuration(), "a.md", date(2026, 1, 1), printer(text))


def known(now: Sequence[Finding], before: Sequence[Finding]) -> list[bool]:
    return [each.known for each in marked(now, before)]


BEFORE = found(OLD, ("LINK001", 3, "«here» says nothing"), ("IMG001", 5))


def test_a_finding_is_known_wherever_its_line_is_now() -> None:
    now = b"New words.\n\n" + OLD
    assert known(found(now, ("LINK001", 5, "«here» says nothing"), ("IMG001", 7)), BEFORE) == [True, True]


def test_a_finding_in_an_edited_line_is_known_by_a_message_that_tells_its_content() -> None:
    now = OLD.replace(b"See", b"Look")
    assert known(found(now, ("LINK001", 3, "«here» says nothing")), BEFORE) == [True]
    assert known(found(now, ("LINK001", 3, "«there» says nothing")), BEFORE) == [False]


def test_a_message_that_says_no_more_than_the_rule_does_not_make_known() -> None:
    now = OLD.replace(b"map", b"harbour")
    assert known(found(now, ("IMG001", 5)), BEFORE) == [False]


def test_each_earlier_finding_makes_one_known() -> None:
    twice = OLD + b"\n![](map.png)\n"
    assert known(found(twice, ("IMG001", 5), ("IMG001", 7)), BEFORE) == [True, False]
    assert known(found(twice, ("IMG001", 5), ("IMG001", 7)), found(twice, ("IMG001", 5), ("IMG001", 7))) == [True, True]


def test_another_rule_on_the_same_line_is_new() -> None:
    assert known(found(OLD, ("HEAD001", 5)), BEFORE) == [False]


def test_a_file_that_is_no_text_is_known_by_its_messages() -> None:
    one, other = printer(b"PK\x00one\n"), printer(b"PK\x00other\n")
    said = finding("IMG001", "a.docx", Span(1))
    assert one(said) == other(said) != printer(b"PK")(said)


def test_white_space_and_line_ends_are_no_content() -> None:
    said = finding("IMG001", "a.md", Span(2))
    prints = {printer(text)(said) for text in (b"a\n b  c\n", b"a\r\nb c\r\n", b"a\rb\tc")}
    assert len(prints) == 1


@pytest.mark.parametrize(
    "data",
    [
        b"{",
        b'{"code": 1}',
        b'["x"]',
        b"\xff\xfe",
        b'{"manifest": "1", "articles": 3}',
        b'{"manifest": "1", "articles": ' + b"[" * 100_000,
    ],
    ids=range(6),
)
def test_what_is_no_baseline_is_wrong_usage(tmp_path: Path, data: bytes) -> None:
    (tmp_path / "x").write_bytes(data)
    with pytest.raises(WrongUsage, match="baseline"):
        load(str(tmp_path / "x"))
    with pytest.raises(WrongUsage, match="cannot be read"):
        load(str(tmp_path / "nosuch"))


def test_an_empty_log_is_a_baseline_that_holds_nothing(tmp_path: Path) -> None:
    (tmp_path / "x").write_bytes(b"")
    assert load(str(tmp_path / "x")).marked(BEFORE, "a.md") == BEFORE


def test_a_log_of_json_lines_is_a_baseline(tmp_path: Path) -> None:
    (tmp_path / "x").write_bytes(b"".join(msgspec.json.encode(each) + b"\n" for each in BEFORE))
    assert [each.known for each in load(str(tmp_path / "x")).marked(BEFORE, "content/a.md", "a.md")] == [True, True]


def test_a_long_line_with_many_findings_is_read_once() -> None:
    number = 20_000
    print_ = printer(b"[here](x) " * number)
    before = process_time()
    prints = {print_(finding("LINK001", "a.md", Span(1, column=10 * n + 1))) for n in range(number)}

    assert len(prints) == 1
    assert process_time() - before < 5  # once a finding, it would be minutes
