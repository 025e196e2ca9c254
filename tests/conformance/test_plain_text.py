"""Headings of plain text, on texts that nothing was tuned on: better than the lab's rule B, and no fewer found."""

from __future__ import annotations

from tests.readers.labelled.measure import Row, measure
from tests.readers.labelled.texts import SOURCES

NOT_ENGLISH = ("login-", "vote-", "gesetze-")


def test_headings_are_found_better_than_by_rule_b():
    rows = {(row.what, row.by): row for row in measure() if row.copies == "all"}
    ours, baseline = rows["headings", "publish"], rows["headings", "rule B"]
    assert ours.f1 >= baseline.f1 + 0.08
    assert ours.recall >= baseline.recall
    assert rows["list items", "publish"].precision >= 0.9
    assert rows["authors", "publish"].precision == 1


def test_the_measure_is_alive():
    """It tells a rule that finds everything from one that finds nothing, and counts what is there."""
    assert (Row("x", "x", "all", 3, 4, 6).precision, Row("x", "x", "all", 3, 4, 6).recall) == (0.75, 0.5)
    assert Row("x", "x", "all", 3, 4, 6).f1 == 0.6
    there = next(row.there for row in measure() if row.what == "headings" and row.copies == "all")
    assert there == 6 * 90


def test_there_are_thirty_texts_and_six_of_other_languages():
    names = [path.stem for path in SOURCES.glob("*.md")]
    assert len(names) >= 30
    assert sum(name.startswith(NOT_ENGLISH) for name in names) >= 6
