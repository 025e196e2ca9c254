"""An article is the same after JSON, and JSON that is no article is refused with its path."""

from __future__ import annotations

import json

import msgspec
import pytest
from hypothesis import given, settings

from publish.model import Article
from publish.model.codec import from_json, schema, to_json
from tests.samples import sample_article
from tests.strategies import articles


@settings(max_examples=60, deadline=None)
@given(articles())
def test_round_trip(article: Article) -> None:
    data = to_json(article)
    assert from_json(data) == article
    assert to_json(from_json(data)) == data


def test_json_is_text_that_ends_in_a_newline() -> None:
    data = to_json(sample_article())
    assert data.endswith(b"}\n")
    assert json.loads(data)["model"] == "1"


@pytest.mark.parametrize(
    ("body", "path"),
    [
        ([{"type": "paragraph"}], "$.body[0]"),
        ([{"type": "paragraph", "children": [{"type": "quote", "blocks": []}]}], "$.body[0].children[0].type"),
        ([{"type": "div", "children": []}], "$.body[0].type"),
        ([{"type": "figure", "resource": "r1"}], "$.body[0]"),
        ([{"type": "paragraph", "children": [], "kind": "other"}], "$.body[0].kind"),
    ],
)
def test_what_is_no_article_is_refused_with_its_path(body: list[object], path: str) -> None:
    data = json.dumps({"model": "1", "body": body}).encode()
    with pytest.raises(msgspec.ValidationError) as refused:
        from_json(data)
    assert path in str(refused.value)


def test_a_language_that_is_no_tag_is_refused() -> None:
    with pytest.raises(msgspec.ValidationError, match="BCP 47"):
        from_json(b'{"model": "1", "meta": {"lang": "english"}}')


def test_schema_is_of_the_2020_draft() -> None:
    assert json.loads(schema())["$schema"] == "https://json-schema.org/draft/2020-12/schema"
