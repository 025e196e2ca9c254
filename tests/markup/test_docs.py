from __future__ import annotations

import re
from pathlib import Path
from typing import get_args

from publish import model as m
from tests.markup.pages import NAMES, page, parsed
from tests.samples import sample_article

PAGE = (Path(__file__).parents[2] / "docs" / "markup.md").read_text(encoding="utf-8")


def test_every_node_is_described() -> None:
    named = set(re.findall(r"`([A-Z]\w+)`", PAGE))
    lacking = {node.__name__ for node in (*get_args(m.Inline), *get_args(m.Block))} - named - {"Text"}
    assert not lacking


def test_every_class_and_role_that_is_written_is_described() -> None:
    for math in ("mathml", "svg"):
        tree = parsed(page(sample_article(), math=math))
        classes = {name for value in tree.xpath("//@class") for name in value.split()} - {"language-python"}
        roles = set(tree.xpath("//h:*/@role", namespaces=NAMES))
        assert [name for name in sorted(classes | roles) if not re.search(rf"\b{name}\b", PAGE)] == []
