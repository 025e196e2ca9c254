"""Every fact of the report about Aleppo stands in the article and in each edition."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest

from tests.content import editions as read

ROOT = Path(__file__).parents[2]
ARTICLE = ROOT / "content" / "air-raids-on-aleppo.md"
FACTS = tomllib.loads((Path(__file__).parent / "aleppo_facts.toml").read_text(encoding="utf-8"))["fact"]
TITLE = "Russian Air Raids Target Aleppo"
SECTIONS = [
    "Rebel Forces Gain Ground",
    "Civilians Bear the Brunt",
    "International Reactions and Alliances",
    "Strategic Importance of Aleppo",
    "Humanitarian Crisis Deepens",
]


@pytest.fixture(params=["pdf", "epub", "docx", "mp3"])
def edition(request: pytest.FixtureRequest, editions: Path) -> str:
    """The words of one edition."""
    stem = editions / "air-raids-on-aleppo" / "air-raids-on-aleppo"
    match request.param:
        case "pdf":
            return read.pdf(stem.with_suffix(".pdf"), TITLE)
        case "epub":
            return read.epub(stem.with_suffix(".epub"))
        case "docx":
            return read.docx(stem.with_suffix(".docx"))
        case _:
            return read.captions(stem.with_suffix(".vtt"))


def test_there_are_enough_facts_and_each_has_its_words() -> None:
    assert len(FACTS) >= 40
    assert len({fact["id"] for fact in FACTS}) == len(FACTS)
    assert all(fact["words"] for fact in FACTS)


@pytest.mark.parametrize("fact", FACTS, ids=lambda fact: fact["id"])
def test_the_article_holds_the_fact_in_one_paragraph(fact: dict) -> None:
    paragraphs = ARTICLE.read_text(encoding="utf-8").split("\n\n")

    assert any(all(words in paragraph for words in fact["words"]) for paragraph in paragraphs)


def test_the_edition_holds_every_fact(edition: str) -> None:
    missing = [fact["id"] for fact in FACTS if not all(words in edition for words in fact["words"])]

    assert missing == []


def test_the_edition_has_the_sections_in_order(edition: str) -> None:
    places = [edition.rfind(title) for title in (TITLE, *SECTIONS)]

    assert -1 not in places
    assert places[1:] == sorted(places[1:])
