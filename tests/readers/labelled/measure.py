"""How well plain text is read: headings, list items and bylines of the labelled texts, beside rule B."""

from __future__ import annotations

from collections import defaultdict
from typing import NamedTuple

from publish import model as m
from publish.model.walk import walk
from tests.readers.labelled import rule_b
from tests.readers.labelled.texts import Text, texts
from tests.readers.reading import article


class Row(NamedTuple):
    """A line of the table: what was looked for, by which rule, in which copies, and how well it was found."""

    what: str
    by: str
    copies: str
    right: int
    told: int
    there: int

    @property
    def precision(self) -> float:
        """Which part of what was told is right."""
        return self.right / self.told if self.told else 0.0

    @property
    def recall(self) -> float:
        """Which part of what is there was told."""
        return self.right / self.there if self.there else 0.0

    @property
    def f1(self) -> float:
        """The harmonic mean of precision and recall."""
        return 2 * self.right / (self.told + self.there) if self.told + self.there else 0.0


def measure() -> list[Row]:
    """Measure all labelled texts: a row for all copies of each kind, then for headings one a manner of copying."""
    counts: dict[tuple[str, str, str], list[int]] = defaultdict(lambda: [0, 0, 0])
    for text in texts():
        for what, by, found, there in _compared(text):
            for copies in ("all", text.manner):
                row = counts[what, by, copies]
                row[0] += len(found & there)
                row[1] += len(found)
                row[2] += len(there)
    rows = [Row(*key, *numbers) for key, numbers in counts.items()]
    return sorted(rows, key=lambda row: (_ORDER.index(row.what), row.copies != "all"))


_ORDER = ("headings", "list items", "authors", "dates")


def _compared(text: Text) -> list[tuple[str, str, set[object], set[object]]]:
    read = article(text.copy.text, "copy.txt")
    ours = {block.span.line for block in read.body if isinstance(block, m.Section) and block.span}
    items = {node.span.line for node in walk(read) if isinstance(node, m.Item) and node.span}
    headings, marked = _lines(text, "heading"), _lines(text, "item")
    authors = {person.name for person in read.meta.authors}
    return [
        ("headings", "rule B", {*rule_b.headings(text.copy.text)}, headings),
        ("headings", "publish", {*ours}, headings),
        ("list items", "publish", {*items}, marked),
        ("authors", "publish", {*authors}, {*text.authors}),
        ("dates", "publish", {read.meta.date} - {""}, {text.date} - {""}),
    ]


def _lines(text: Text, kind: str) -> set[object]:
    return {line for line, each in text.copy.kinds.items() if each == kind}


def table() -> str:
    """The rows as a table in Markdown."""
    lines = ["| what | by | copies | precision | recall | F1 | there |", "|---|---|---|---:|---:|---:|---:|"]
    for row in measure():
        values = f"{row.precision:.3f} | {row.recall:.3f} | {row.f1:.3f}"
        lines.append(f"| {row.what} | {row.by} | {row.copies} | {values} | {row.there} |")
    return "\n".join(lines)


if __name__ == "__main__":
    print(table())
