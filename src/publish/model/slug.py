"""Slug: the name of an article's folder, files and anchors, made from words."""

from __future__ import annotations

import re
import unicodedata

LONGEST = 80
"""Bytes of UTF-8 that a slug may have, so that every file system takes it."""

# Names that Windows keeps for its devices, whatever their suffix.
_RESERVED = {"con", "prn", "aux", "nul", *(f"{port}{digit}" for port in ("com", "lpt") for digit in "0123456789¹²³")}


def slug(words: str, fallback: str = "article") -> str:
    """Return words as a slug: NFC, lower case, letters and digits of any script, other runs as one `-`."""
    folded = unicodedata.normalize("NFC", unicodedata.normalize("NFC", words).lower())
    kept = _kept(folded)
    joined = _shortened("-".join(part for part in kept.split("-") if part))
    return f"{fallback}-{joined}" if joined in _RESERVED else joined or fallback


_OTHER_ASCII = re.compile("[^a-z0-9]+")


def _kept(folded: str) -> str:
    """Return words with a `-` for what does not stay; most are ASCII, where it is soon told."""
    if folded.isascii():
        return _OTHER_ASCII.sub("-", folded)
    return "".join(char if _stays(char) else "-" for char in folded)


def _stays(char: str) -> bool:
    """Tell whether a character is a letter, a digit, or a mark that a letter needs (as in Hindi)."""
    return unicodedata.category(char)[0] in "LNM"


def _shortened(text: str) -> str:
    """Cut a text to the longest slug without cutting a character apart."""
    return text.encode("utf-8", "ignore")[:LONGEST].decode("utf-8", "ignore").rstrip("-")
