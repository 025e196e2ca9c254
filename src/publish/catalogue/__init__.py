"""Our own words in each language, and what each language wants of dates, lists and directions."""

from publish.catalogue.languages import Direction, date, day, direction, joined, language_name
from publish.catalogue.words import Plural, Words, available, byline, found, words

__all__ = [
    "Direction",
    "Plural",
    "Words",
    "available",
    "byline",
    "date",
    "day",
    "direction",
    "found",
    "joined",
    "language_name",
    "words",
]
