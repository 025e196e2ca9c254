"""The W3C's rules for accessibility tests (ACT): what they call failed is told, what they call passed is not.

Only the rules that concern an article are here, with the findings that answer them. The numbers are
those of today: a rule of ours may hear more of what failed, and may not say more of what passed.
What is not heard is no part of an article (roles, scripts, frames, what a style hides), is mended by
the reader (an empty link gets its address), or only a person can judge.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest

from publish.checks.article import check
from publish.passes import run
from publish.readers import Settings, read
from publish.readers.source import Source
from tests.samples import png

SUITE = Path(__file__).parents[3] / "shared" / "suites" / "act-rules" / "_rules"

# Rule, findings that answer it, of its failed examples how many are told at least, of its passed how many at most.
RULES = [
    ("heading-non-empty-accessible-name-ffd0e9", {"HEAD004"}, 4, 0),
    ("image-non-empty-accessible-name-23a2a8", {"IMG001"}, 2, 0),
    ("explicit-SVG-image-non-empty-accessible-name-7d6734", {"IMG001"}, 4, 0),
    ("image-filename-as-accessible-name-9eb3f6", {"IMG007", "IMG011"}, 2, 1),
    ("link-non-empty-accessible-name-c487ae", {"LINK001", "IMG001", "LINK011"}, 10, 2),
    ("link-in-context-descriptive-5effbb", {"LINK001"}, 2, 0),
    ("link-alone-descriptive-aizyf1", {"LINK001"}, 1, 0),
    ("links-identical-name-equivalent-purpose-b20e66", {"LINK007"}, 2, 0),
    ("html-page-lang-b5c3f8", {"LANG002"}, 3, 0),
    ("html-page-lang-valid-bf051a", {"LANG001"}, 3, 1),
    ("element-lang-valid-de46e4", {"LANG001"}, 7, 2),
    ("table-header-cell-has-assigned-cells-d0f69e", {"TAB001", "TAB003", "TAB004"}, 1, 1),
    ("html-page-non-empty-title-2779a5", {"META005"}, 4, 0),
    ("non-visual-reference-alternative-9bd38c", {"TEXT010"}, 1, 3),
]
_EXAMPLE = re.compile(r"^#### (Passed|Failed) Example \d+\n(.*?)(?=^#+ |\Z)", re.MULTILINE | re.DOTALL)
_CODE = re.compile(r"```(?:html|svg|xml)?\n(.*?)```", re.DOTALL)
_SOURCE = re.compile(r"""src=(["'])(?!data:)([^"']*)\1""")


@pytest.mark.skipif(not SUITE.is_dir(), reason="the suite of ACT rules is not here")
@pytest.mark.parametrize(
    ("rule", "codes", "told", "false"), RULES, ids=lambda value: value if isinstance(value, str) else ""
)
def test_act_rule(rule: str, codes: set[str], told: int, false: int, tmp_path: Path) -> None:
    heard: Counter[str] = Counter()
    for verdict, html in _examples(rule):
        heard[verdict] += not codes.isdisjoint(_found(html, tmp_path))
    assert heard["Failed"] >= told
    assert heard["Passed"] <= false


def _examples(rule: str) -> Iterator[tuple[str, str]]:
    for example in _EXAMPLE.finditer((SUITE / f"{rule}.md").read_text(encoding="utf-8")):
        if code := _CODE.search(example[2]):
            yield example[1], code[1]


def _found(html: str, folder: Path) -> set[str]:
    """Read an example with its pictures beside it, for the suite has none."""
    beside = _SOURCE.sub(lambda found: f'src="{found[2].rsplit("/", 1)[-1]}"', html)
    for found in _SOURCE.finditer(beside):
        if found[2]:
            (folder / found[2]).write_bytes(png())
    page = (
        beside if "<html" in beside else f'<html lang="en"><title>A page</title><p>Some words here.</p>{beside}</html>'
    )
    source = Source(name="x.html", data=page.encode(), folder=folder, root=folder)
    reading = read(source, Settings())
    if reading.article is None:
        return {each.code for each in reading.diagnostics}
    passed = run(reading.article, "x.html")
    every = (*reading.diagnostics, *passed.diagnostics, *check(passed.article, "x.html", source.data))
    return {each.code for each in every}
