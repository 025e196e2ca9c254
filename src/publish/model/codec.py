"""Article to JSON and back, and the JSON Schema of both."""

import msgspec

from publish.model.article import Article

_DECODER = msgspec.json.Decoder(Article)


def to_json(article: Article) -> bytes:
    """Write an article as indented JSON in UTF-8, ended by a newline; equal articles, equal bytes."""
    return msgspec.json.format(msgspec.json.encode(article), indent=2) + b"\n"


def from_json(data: bytes) -> Article:
    """Read an article from JSON; raise `msgspec.ValidationError` with the path of what is wrong."""
    return _DECODER.decode(data)


def schema() -> bytes:
    """Write the JSON Schema (2020-12) of an article, as committed in docs/article.schema.json."""
    document = {"$schema": "https://json-schema.org/draft/2020-12/schema", **msgspec.json.schema(Article)}
    return msgspec.json.format(msgspec.json.encode(document, order="deterministic"), indent=2) + b"\n"
