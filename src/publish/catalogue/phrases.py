"""Phrases that several editions say, put together from the words of a language."""

from __future__ import annotations

from collections.abc import Sequence

from publish.catalogue.languages import joined
from publish.catalogue.words import Words

_MINUTE = 60
_HOUR = 60 * _MINUTE


def byline(names: Sequence[str], lang: str, words: Words) -> str:
    """Say who wrote an article, with the names joined as the article's language does."""
    return words.by.format(names=joined(names, lang))


def duration(seconds: float, words: Words) -> str:
    """Say a length of time: hours and minutes, or minutes and seconds below an hour."""
    whole = round(seconds)
    if whole >= _HOUR:
        whole = round(whole / _MINUTE) * _MINUTE
    parts = (
        (words.hours, whole // _HOUR),
        (words.minutes, whole % _HOUR // _MINUTE),
        (words.seconds, whole % _MINUTE),
    )
    said = [words.count(message, n) for message, n in parts if n]
    return joined(said or [words.count(words.seconds, 0)], words.lang)
