"""Rules that only a run can break: what it knows of dates, and of the files it has made."""

from __future__ import annotations

from pathlib import Path

import pytest

from publish.checks import files
from publish.exporters import FORMATS
from tests.cli.program import call
from tests.jobs import fakes

_UNDATED = "---\ntitle: A test\nlang: en-GB\n---\n\nWords that are read.\n"


@pytest.fixture
def source(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> str:
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("SOURCE_DATE_EPOCH", raising=False)
    (tmp_path / "x.md").write_text(_UNDATED, encoding="utf-8")
    return "x.md"


def test_an_article_without_a_date_is_told(source: str, capfd: pytest.CaptureFixture[str]) -> None:
    ran = call(capfd, "check", source, "--plain")
    assert (ran.status, ran.found) == (0, ["x.md: info META007"])


def test_a_file_with_a_fault_claims_nothing(
    source: str, capfd: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(FORMATS, "docx", fakes.fake("export", ".docx"))
    monkeypatch.setitem(files.CHECKS, "docx", lambda _: iter(["ECMA-376-2 6.2: a part is missing"]))
    ran = call(capfd, "all", source, "--docx", "--plain", "-o", "out")
    (said,) = [line for line in ran.said if "FMT003" in line]
    assert said.endswith("claims no conformance: ECMA-376-2 6.2: a part is missing")
    assert b"claims nothing" in Path("out/x/x.docx").read_bytes()
    assert ran.status == 0
