"""No reader loses words: each reading is compared with what another parser sees in the same source."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

from publish import model as m
from publish.readers import load, read
from tests.conformance.recall import Recall, recall, text
from tests.judges import words as judge

ROOT = Path(__file__).parents[2]
INPUTS = ROOT.parent / "shared" / "inputs"
EXCLUDED = ROOT / "tests" / "inputs_excluded.tsv"
LEAST = {".docx": 0.98}
"""The least recall of a kind whose documents are short, pooled over them all."""
LEAST_OF_EACH = 0.995
"""The least recall of a document of any other kind; a word that a finding tells of is not lost."""
KINDS = {".markdown": ".md", ".htm": ".html", ".xhtml": ".html"}


def documents() -> list[Path]:
    """Our own documents of every kind, and those beside the repository."""
    readers = ROOT / "tests" / "readers"
    found = [*(ROOT / "content").glob("*.md"), *readers.glob("documents/*"), *readers.glob("labelled/sources/*.md")]
    found += INPUTS.rglob("*") if INPUTS.is_dir() else []
    excluded = excluded_inputs()
    return sorted(
        path
        for path in found
        if path.suffix.lower() in judge.OF
        and path.name != "README.md"
        and str(path.relative_to(base(path))) not in excluded
    )


def base(path: Path) -> Path:
    """The folder that a document's pictures may lie in."""
    return INPUTS if path.is_relative_to(INPUTS) else path.parent


def excluded_inputs() -> dict[str, str]:
    """The inputs that are not read, each with the reason."""
    with EXCLUDED.open(encoding="utf-8", newline="") as file:
        return {row["file"]: row["reason"] for row in csv.DictReader(file, delimiter="\t")}


@cache
def measured(path: Path) -> Recall:
    """The recall of a document, measured once."""
    return recall(path, base(path))


def by_kind() -> Iterator[tuple[str, list[Path]]]:
    kinds: dict[str, list[Path]] = {}
    for path in documents():
        suffix = path.suffix.lower()
        kinds.setdefault(KINDS.get(suffix, suffix), []).append(path)
    yield from sorted(kinds.items())


@pytest.mark.parametrize("path", documents(), ids=lambda path: path.name)
def test_a_reading_has_the_words_of_its_source(path: Path) -> None:
    found = measured(path)
    if path.suffix.lower() not in LEAST:
        assert found.untold.total() <= (1 - LEAST_OF_EACH) * found.compared.expected, found.untold


@pytest.mark.parametrize("kind", [kind for kind, _ in by_kind()])
def test_a_kind_pooled(kind: str) -> None:
    found = [measured(path) for path in dict(by_kind())[kind]]
    expected = sum(each.compared.expected for each in found)
    untold = sum(each.untold.total() for each in found)
    assert untold <= (1 - LEAST_OF_EACH) * expected
    if kind in LEAST:
        missing = sum(each.compared.missing.total() for each in found)
        assert 1 - missing / expected >= LEAST[kind]


@pytest.mark.parametrize("kind", [kind for kind, _ in by_kind()])
def test_the_judge_sees_what_is_lost(kind: str) -> None:
    """A reading without its longest paragraph is told from a whole one."""
    path = max(dict(by_kind())[kind], key=lambda path: measured(path).compared.expected)
    article = read(load(path, base(path), path.name)).article
    assert article is not None
    blocks = [block for block in article.body if isinstance(block, m.Paragraph)]
    longest = max(blocks, key=lambda block: len(text(m.Article(body=(block,)))))
    shorter = m.Article(title=article.title, body=tuple(block for block in article.body if block is not longest))
    assert judge.compare(judge.of_source(path), judge.words(text(shorter))).recall < measured(path).compared.recall


def test_at_most_four_inputs_are_excluded() -> None:
    excluded = excluded_inputs()
    assert len(excluded) <= 4
    assert all(reason.strip() for reason in excluded.values())
