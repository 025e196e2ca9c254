"""Rules on languages: a voice must know when to switch (WCAG 2.2 3.1.2)."""

from __future__ import annotations

import re
from collections.abc import Iterator

from publish.catalogue import words
from publish.catalogue.scripts import scripts, written_in
from publish.checks.links import shortened
from publish.checks.looked_at import LookedAt
from publish.diagnostics import Diagnostic, finding
from publish.model import Foreign, Text, is_language_tag

_BEYOND_ASCII = re.compile(r"[^\x00-\x7f]")
_WORD = re.compile(r"\S+")
_SIGNS = ".,;:!?()[]{}«»‹›“”‘’„‚\"'…–—-/،؛؟。、"
_LATIN_WORDS = 4
_SMALL_WORDS = 2
"""In other scripts, so many words in Latin letters, so many of them small, are a passage; else they are a name."""


def foreign_tags(looked: LookedAt) -> Iterator[Diagnostic]:
    """LANG001: a foreign passage has a tag that is well-formed and registered (IANA, RFC 5646)."""
    for node in looked.nodes:
        if isinstance(node, Foreign) and not _is_registered(node.lang):
            yield finding("LANG001", "", node.span, f"«{shortened(node.lang)}» is not a language tag")


def _is_registered(tag: str) -> bool:
    import langcodes  # noqa: PLC0415  # its tables load only for an article with foreign passages

    return is_language_tag(tag) and langcodes.tag_is_valid(tag)


def borrowed_words(looked: LookedAt) -> Iterator[Diagnostic]:
    """LANG004: what an edition adds of its own («Contents», «Figure») is in the article's language."""
    lang = looked.article.meta.lang
    if lang and _base(words(lang).lang) != _base(lang):
        yield finding(
            "LANG004", "", message=f"our own words are in English here: there are none in «{shortened(lang)}»"
        )


def _base(lang: str) -> str:
    return lang.lower().split("-", 1)[0]


def unmarked_scripts(looked: LookedAt) -> Iterator[Diagnostic]:
    """LANG003: words in a script that their language is not written in are marked with their own.

    One letter is a sign (Ω, µ); a few Latin words in another script are a name, which keeps the
    article's language.
    """
    for node, lang in looked.placed():
        if isinstance(node, Text) and (strange := _unmarked(node.text, lang)):
            yield finding(
                "LANG003", "", node.span, f"words in another script carry no language: «{shortened(strange)}»"
            )


def _unmarked(text: str, lang: str) -> str:
    """Return the first words of a text that are in a script foreign to its language."""
    own = written_in(lang)
    if not own or (own == {"Latn"} and not _BEYOND_ASCII.search(text)):
        return ""
    passage: list[re.Match[str]] = []
    for word in _WORD.finditer(text):
        if _is_strange(word[0], own):
            passage.append(word)
        elif passage and scripts(word[0]):
            if _is_long_enough(passage):
                break
            passage = []
    return text[passage[0].start() : passage[-1].end()].strip(_SIGNS) if _is_long_enough(passage) else ""


def _is_strange(word: str, own: frozenset[str]) -> bool:
    """Tell whether a word of more than one letter has no letter in the scripts of its language."""
    found = scripts(word)
    return found.total() > 1 and own.isdisjoint(found)


def _is_long_enough(passage: list[re.Match[str]]) -> bool:
    if passage and all("Latn" in scripts(word[0]) for word in passage):
        small = sum(word[0].strip(_SIGNS)[:1].islower() for word in passage)
        return len(passage) >= _LATIN_WORDS and small >= _SMALL_WORDS
    return bool(passage)
