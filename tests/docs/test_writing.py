"""The guide to accessible writing keeps its promises: what it calls wrong is told, what it calls right is not."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from publish.checks.article import check
from publish.checks.metadata import unsaid
from publish.passes import run
from publish.readers import Settings, load, read
from tests.samples import png

GUIDE = Path(__file__).parents[2] / "docs" / "writing.md"
_BLOCK = re.compile(r"^([^\n]*):?\n\n```markdown\n(.*?)```", re.MULTILINE | re.DOTALL)
_LINKED = re.compile(r"\[([A-Z]+\d{3})\]\(rules/\1\.md\)")
_PICTURE = re.compile(r"\]\(([\w.]+\.png)\)")
_FRONT = "---\ntitle: A test\nlang: en-GB\ndate: 2026-01-01\nauthors: Ada\ndescription: A test.\npublisher: Us\n---\n\n"
EXAMPLES = [(found[1], found[2]) for found in _BLOCK.finditer(GUIDE.read_text(encoding="utf-8"))]


@pytest.mark.parametrize(("introduction", "markdown"), EXAMPLES)
def test_example(introduction: str, markdown: str, tmp_path: Path) -> None:
    expected = set(_LINKED.findall(introduction)) if introduction.startswith("Not so") else set()
    assert bool(expected) == introduction.startswith("Not so")
    assert _found(markdown, tmp_path) == expected


def _found(markdown: str, folder: Path) -> set[str]:
    """Return the codes of all that is said of an example, with a picture of its own for each that it names."""
    for number, name in enumerate(_PICTURE.findall(markdown), 1):
        (folder / name).write_bytes(png(width=10 * number))
    path = folder / "x.md"
    path.write_text(markdown if markdown.startswith("---") else _FRONT + markdown, encoding="utf-8")
    source = load(path, folder, path.name)
    reading = read(source, Settings())
    assert reading.article is not None
    passed = run(reading.article, path.name)
    checked = check(passed.article, path.name, source.data)
    said = (*reading.diagnostics, *passed.diagnostics, *unsaid(passed.article.meta, path.name), *checked)
    return {each.code for each in said}


def test_every_rule_that_is_named_has_its_page() -> None:
    named = re.findall(r"\(rules/(\w+)\.md\)", GUIDE.read_text(encoding="utf-8"))
    assert [code for code in named if not (GUIDE.parent / "rules" / f"{code}.md").exists()] == []
    assert len(EXAMPLES) > 15
