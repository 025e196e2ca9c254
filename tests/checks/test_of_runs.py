"""Rules that only a run can break: what it knows of dates, and of the files it has made."""

from __future__ import annotations

from pathlib import Path

import pytest

from publish.checks import files
from publish.exporters import FORMATS
from tests.cli.program import call
from tests.jobs import fakes

_UNDATED = """\
---
title: A test
lang: en-GB
authors: Ada Example
description: What is told.
publisher: Example Press
---

Words that are read.
"""


@pytest.fixture
def source(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> str:
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("SOURCE_DATE_EPOCH", raising=False)
    (tmp_path / "x.md").write_text(_UNDATED, encoding="utf-8")
    return "x.md"


def test_an_article_without_a_date_is_told(source: str, capfd: pytest.CaptureFixture[str]) -> None:
    ran = call(capfd, "check", source, "--plain")
    assert (ran.status, ran.found) == (0, ["x.md: info META007"])


_WAIVER = '[[waivers]]\ncode = "{}"\nfile = "x.md"\nreason = "soon"\nby = "Ada"\nuntil = 9999-12-31\n'


@pytest.mark.parametrize(
    ("toml", "said"),
    [
        ('[severities]\nMG001 = "info"', ["the severity has no effect: there is no rule «MG001»"]),
        (_WAIVER.format("IMG01"), ["the waiver for x.md has no effect: there is no rule «IMG01»"]),
        (_WAIVER.format("IMG001"), ["the waiver for x.md has no effect: IMG001 was not found there"]),
        (_WAIVER.format("IMG001").replace("x.md", "y.md"), []),
        (
            _WAIVER.format("IMG001").replace("x.md", "z.md"),
            ["the waiver for z.md has no effect: there is no such file"],
        ),
        (_WAIVER.format("META007"), []),
        (_WAIVER.format("FMT001"), []),
    ],
)
def test_what_has_no_effect_in_publish_toml_is_told(
    source: str, capfd: pytest.CaptureFixture[str], toml: str, said: list[str]
) -> None:
    Path("publish.toml").write_text(toml, encoding="utf-8")
    Path("y.md").write_text(_UNDATED, encoding="utf-8")  # it is there, but nobody looks at it in this run
    ran = call(capfd, "check", source, "--plain")

    told = [line.partition("CONF001 ")[2] for line in ran.said if line.startswith("publish.toml: warning CONF001")]
    assert (ran.status, told) == (0, said)
    assert ("publish.toml: checked; 1 warning" in ran.out) == bool(said)
    assert call(capfd, "check", source, "--strict").status == bool(said)
    Path("publish.toml").write_text(f"strict = true\n{toml}", encoding="utf-8")
    assert call(capfd, "check", source).status == bool(said)


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
