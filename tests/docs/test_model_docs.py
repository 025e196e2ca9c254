"""docs/model.md has an entry for each class of the model, and its JSON is what the codec reads."""

from __future__ import annotations

import inspect
import json
import re
from pathlib import Path
from typing import get_args

import jsonschema
import msgspec
import pytest

from publish import model
from publish.model.codec import schema, to_json
from publish.passes import run
from tests.samples import sample_article

DOCS = Path(__file__).parents[2] / "docs"
PAGE = (DOCS / "model.md").read_text(encoding="utf-8")
ENTRIES = dict(re.findall(r"^### (\w+)\n(.*?)(?=^##|\Z)", PAGE, flags=re.MULTILINE | re.DOTALL))
CLASSES = {
    name: kind
    for name, kind in vars(model).items()
    if inspect.isclass(kind) and issubclass(kind, msgspec.Struct) and kind not in {model.Node, model.Span}
}


def test_every_class_has_an_entry_and_every_entry_a_class() -> None:
    assert set(ENTRIES) == set(CLASSES)


@pytest.mark.parametrize("name", CLASSES)
def test_an_entry_names_every_field(name: str) -> None:
    fields = set(CLASSES[name].__struct_fields__) - {"span"}
    assert {field for field in fields if f"`{field}`" not in ENTRIES[name]} == set()


@pytest.mark.parametrize("name", CLASSES)
def test_the_example_is_what_it_says(name: str) -> None:
    (example,) = re.findall(r"```json\n(.*?)```", ENTRIES[name], flags=re.DOTALL)
    assert isinstance(msgspec.json.decode(example, type=CLASSES[name]), CLASSES[name])


def test_the_table_of_formats_names_every_node() -> None:
    table = PAGE.partition("## How each format shows it")[2]
    nodes = {kind.__name__ for kind in (*get_args(model.Block), *get_args(model.Inline), *get_args(model.Alternative))}
    assert {name for name in nodes if f"`{name}`" not in table} == set()
    assert {line.count("|") for line in table.splitlines() if line.startswith("|")} == {6}


def test_the_schema_is_that_of_the_classes() -> None:
    assert (DOCS / "article.schema.json").read_bytes() == schema()


def test_articles_are_valid_by_the_schema_and_others_are_not() -> None:
    validator = jsonschema.Draft202012Validator(json.loads(schema()))
    article = json.loads(to_json(run(sample_article(), "x.md").article))
    assert list(validator.iter_errors(article)) == []
    article["body"][0]["children"] = [{"type": "quote", "blocks": []}]
    assert not validator.is_valid(article)
