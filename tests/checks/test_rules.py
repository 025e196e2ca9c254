"""Every rule has a folder here with an article that breaks it, and a page that says why it matters.

`expected.txt` holds all that reader, passes and checks say of the article, as the command line
prints it; `pytest --update-golden` writes it anew.
"""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from publish.checks import article as rules
from publish.cli.terminal import message
from publish.diagnostics import RULES, Diagnostic
from publish.passes import run
from publish.readers import Settings, load, read

HERE = Path(__file__).parent
ROOT = HERE.parents[1]
FOLDERS = sorted(path.name for path in HERE.iterdir() if path.name in RULES)

ELSEWHERE = {
    "SRC001": "the machine refuses to give the file",
    "SRC008": "the file would be too large to keep here",
    "SRC011": "two articles of one run",
    "SRC012": "a folder, not a file",
    "SRC025": "a folder, not a file",
    "SRC014": "what was asked for on the command line",
    **dict.fromkeys(("SRC017", "SRC018", "SRC019"), "a Word file, made of XML in tests/readers/test_docx_reader.py"),
    **dict.fromkeys((f"DOCX{n:03}" for n in range(1, 10)), "as above"),
    "SRC022": "what pandoc says",
    "META007": "jobs knows the dates",
    "META008": "jobs loads the theme",
    "META011": "jobs knows the themes",
    "META014": "the file's name",
    "IMG010": "the network",
    "META015": "most articles here name no author",
    "META016": "what was published before",
    "FMT001": "an exporter says so",
    "FMT002": "the fonts of the machine",
    "FMT003": "a finished file",
    "FMT004": "a library that writes a file",
    "FMT005": "a finished file",
    "SPEECH001": "the voices of the machine",
    "SPEECH002": "the voices of the machine",
    "SPEECH003": "the network",
    "CONF001": "publish.toml, and what a run found",
    "RUN001": "a fault of ours",
    "RUN002": "the machine",
}
"""Rules that no source alone can break; each is tested in the room that reports it."""


def _source(folder: Path) -> Path:
    (found,) = folder.glob("article.*")
    return found


def findings(path: Path) -> tuple[Diagnostic, ...]:
    """All that is said of a source before any file is made of it."""
    source = load(path, path.parent, path.name)
    reading = read(source, Settings(today=date(2026, 11, 1)))
    if reading.article is None:
        return reading.diagnostics
    passed = run(reading.article, path.name)
    return (*reading.diagnostics, *passed.diagnostics, *rules.check(passed.article, path.name, source.data))


@pytest.mark.parametrize("code", FOLDERS)
def test_rule(code: str, request: pytest.FixtureRequest) -> None:
    found = findings(_source(HERE / code))
    said = "".join(f"{message(diagnostic)}\n" for diagnostic in found)
    expected = HERE / code / "expected.txt"
    if request.config.getoption("--update-golden"):
        expected.write_text(said, encoding="utf-8")
    assert said == expected.read_text(encoding="utf-8")
    assert code in {diagnostic.code for diagnostic in found}


def test_every_rule_has_a_folder_or_a_reason() -> None:
    assert {*FOLDERS, *ELSEWHERE} == {*RULES}
    assert not {*FOLDERS} & {*ELSEWHERE}


@pytest.mark.parametrize("code", ELSEWHERE)
def test_a_rule_without_a_folder_is_tested_elsewhere(code: str) -> None:
    files = (path for path in (ROOT / "tests").rglob("test_*.py") if path != Path(__file__))
    assert any(code in path.read_text(encoding="utf-8") for path in files)


@pytest.mark.parametrize("article", sorted((ROOT / "content").glob("*.md")), ids=lambda path: path.stem)
def test_our_own_articles_give_no_findings(article: Path) -> None:
    """One of them holds every node class, so this is also the proof that no rule cries wolf."""
    assert findings(article) == ()
