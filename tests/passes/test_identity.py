"""A book keeps its identifier from release to release."""

from __future__ import annotations

from msgspec.structs import replace

from publish import model as m
from publish.model.codec import from_json, to_json
from publish.passes.identity import identity
from tests.samples import p, t

_META = m.Meta(slug="aleppo", lang="en-GB", publisher="Example Press")


def _identifier(meta: m.Meta, body: m.Blocks = ()) -> str:
    return identity(m.Article(meta=meta, body=body)).article.meta.identifier


def test_the_identifier_is_the_same_for_ever() -> None:
    """These bytes stand in published files: to change them makes every book a new one."""
    assert _identifier(_META) == "urn:uuid:2cae2206-f9ba-521c-b168-1f1e25d5f0f2"


def test_an_edit_keeps_it_and_a_translation_has_its_own() -> None:
    assert _identifier(replace(_META, updated="2026-01-01"), (p("new"),)) == _identifier(_META)
    others = {_identifier(replace(_META, **{key: "fr"})) for key in ("lang", "slug", "publisher")}
    assert len(others | {_identifier(_META)}) == 4


def test_the_author_s_own_stays_through_json() -> None:
    article = m.Article(meta=replace(_META, identifier="urn:isbn:9780000000000"))
    assert identity(from_json(to_json(article))).article == article


def test_the_slug_falls_back_to_the_title_and_then_to_a_word() -> None:
    assert identity(m.Article(title=t("What’s new in حلب?"))).article.meta.slug == "what-s-new-in-حلب"
    assert identity(m.Article()).article.meta.slug == "article"
