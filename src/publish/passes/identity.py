"""The article has a name and an identifier that stay the same from release to release."""

from __future__ import annotations

from uuid import UUID, uuid5

from msgspec.structs import replace

from publish.model import Article
from publish.model.slug import slug
from publish.model.walk import plain_text
from publish.passes.passed import Passed

NAMESPACE = UUID("6d1a7a1e-6a0f-5c2b-9b0e-5b8a4f0e7c11")
"""The namespace of our identifiers (RFC 9562 5.5). It never changes: readers know a book by them."""


def identity(article: Article) -> Passed:
    """Fill the slug from the title, and the identifier from publisher, slug and language.

    These three outlive an edit of the text, a new date and a move of the file, so that a reading
    system takes a new release for the same book; a translation is another one.
    """
    meta = article.meta
    name = meta.slug or slug(plain_text(article.title))
    facts = f"{meta.publisher}\0{name}\0{meta.lang}"
    identifier = meta.identifier or f"urn:uuid:{uuid5(NAMESPACE, facts)}"
    return Passed(replace(article, meta=replace(meta, slug=name, identifier=identifier)))
