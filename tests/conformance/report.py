"""Writes the tables of docs/conformance.md: what was measured of reading, by readers and judges that are not ours.

    make conformance-full

The inputs and the hostile files lie beside the repository; without them their tables hold only what lies in it.
"""

from __future__ import annotations

import re
import subprocess
import sys
from collections.abc import Callable, Iterable
from pathlib import Path

from tests.conformance import test_words
from tests.conformance.recall import Recall
from tests.hostile.test_hostile import COLLECTION, checked, collection
from tests.readers.labelled import measure
from tests.readers.test_markdown_spec import EXCEPTIONS, examples, excepted

ROOT = Path(__file__).parents[2]
PAGE = ROOT / "docs" / "conformance.md"
SUITES = {"commonmark": "CommonMark 0.31.2", "gfm": "the extensions of GFM 0.29"}


def table(head: tuple[str, ...], rows: Iterable[tuple[object, ...]]) -> str:
    """A table in Markdown; numbers that are parts of one have four digits."""
    lines = [head, ("---",) * len(head), *rows]
    return "\n".join("| " + " | ".join(_shown(cell) for cell in line) + " |" for line in lines)


def _shown(cell: object) -> str:
    return f"{cell:.4f}" if isinstance(cell, float) else f"{cell:,}" if isinstance(cell, int) else str(cell)


def words_by_kind() -> str:
    """Word recall, pooled by kind of source."""
    rows = []
    for kind, paths in test_words.by_kind():
        found = [test_words.measured(path) for path in paths]
        expected = sum(each.compared.expected for each in found)
        missing = sum(each.compared.missing.total() for each in found)
        untold = sum(each.untold.total() for each in found)
        rows.append((f"`{kind}`", len(found), expected, 1 - missing / expected, missing, untold))
    return table(("kind", "documents", "words", "recall", "missing", "of them without a finding"), rows)


def words_by_document() -> str:
    """Word recall of each document, with the words that are missing and what tells of them."""
    found = [test_words.measured(path) for path in test_words.documents()]
    rows = (
        (each.name, each.compared.expected, each.compared.recall, each.compared.order, _missing(each)) for each in found
    )
    return table(("document", "words", "recall", "order", "missing words, with the rule that tells of them"), rows)


_MOST_NAMED = 12


def _missing(each: Recall) -> str:
    named = [f"{word} ({each.told.get(word, 'untold')})" for word in sorted(each.compared.missing)]
    more = f" and {len(named) - _MOST_NAMED} more" if len(named) > _MOST_NAMED else ""
    return ", ".join(named[:_MOST_NAMED]) + more


def hostile() -> str:
    """The exit status of `publish check` and the rules it names, for each hostile input."""
    rows = []
    for name in collection():
        found = checked(COLLECTION / name)
        rows.append((f"`{name}`", found.status, " ".join(sorted(found.errors)), " ".join(sorted(found.warnings))))
    return table(("input", "status", "errors", "warnings"), rows)


def specifications() -> str:
    """How many examples of each specification are read as it expects, and why the others are not."""
    rows: list[tuple[object, ...]] = []
    for suite, name in SUITES.items():
        there, other = len(examples(suite)), len(excepted(suite))
        rows.append((name, there, there - other, other))
        rows += [(f"  {entry['reason']}", "", "", len(entry["examples"])) for entry in EXCEPTIONS[suite]]
    return table(("specification", "examples", "read as it expects", "otherwise"), rows)


def commit() -> str:
    """The commit that was measured, and whether anything was changed since."""
    said = subprocess.run(
        ["git", "describe", "--always", "--dirty"], cwd=ROOT, capture_output=True, text=True, check=True
    )
    return f"Measured on commit `{said.stdout.strip()}`."


TABLES: dict[str, Callable[[], str]] = {
    "commit": commit,
    "specifications": specifications,
    "plain text": measure.table,
    "words by kind": words_by_kind,
    "words by document": words_by_document,
    "hostile inputs": hostile,
}


def page(written: str) -> str:
    """The page with each table between its two marks made anew."""
    for name, make in TABLES.items():
        marked = re.compile(rf"(<!-- {name} -->\n).*?(<!-- end of {name} -->)", re.DOTALL)
        found = marked.search(written)
        assert found is not None, f"the page has no mark «{name}»"
        written = f"{written[: found.start()]}{found[1]}\n{make()}\n\n{found[2]}{written[found.end() :]}"
    return written


def main() -> int:
    written = page(PAGE.read_text(encoding="utf-8"))
    PAGE.write_text(written, encoding="utf-8")
    print(written)
    return 0


if __name__ == "__main__":
    sys.exit(main())
