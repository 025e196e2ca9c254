"""Addresses that stand bare in a text, linked as GFM does (6.9), in time linear in the text."""

from __future__ import annotations

import re
from collections.abc import Iterator

_BARE = re.compile(
    r"(?<![\w.+-])(?:(?P<web>https?://[^\s<]+|www\.[^\s<]+)|(?P<mail>[A-Za-z0-9.+_-]+@[A-Za-z0-9_-]+(?:\.[A-Za-z0-9_-]+)+))",
    re.IGNORECASE,
)
_WWW = re.compile(r"[Ww][Ww][Ww]\.")
_PUNCTUATION = "?!.,:*_~'\"»”’;]}"
_ENTITY_LAST = re.compile(r"&[A-Za-z0-9]+;$")
_HOST = re.compile(r"(?:https?://)?[^/?#\s]*[\w-](?:\.[\w-]+)+|https?://localhost", re.IGNORECASE)


def may_hold_address(words: str) -> bool:
    """Tell whether an address can stand in a text: most have none, and it is soon seen."""
    return "://" in words or ("." in words and ("@" in words or _WWW.search(words) is not None))


def autolinks(words: str) -> Iterator[tuple[str, str]]:
    """Yield the words of a text in parts, each with its link's target, or with nothing."""
    end = 0
    for found in _BARE.finditer(words):
        written = _trimmed(found[0]) if found["web"] else found[0]
        if not _HOST.match(written) if found["web"] else written.endswith(("-", "_")):
            continue
        if found.start() > end:
            yield words[end : found.start()], ""
        end = found.start() + len(written)
        yield written, _target(written, is_mail=found["web"] is None)
    if end < len(words):
        yield words[end:], ""


def _target(written: str, *, is_mail: bool) -> str:
    if is_mail:
        return f"mailto:{written}"
    return f"https://{written}" if written.lower().startswith("www.") else written


def _trimmed(written: str) -> str:
    """Take off the end what belongs to the sentence: punctuation, and a bracket that was opened before."""
    written = _ENTITY_LAST.sub("", written)
    closing = written.count(")") - written.count("(")
    end = len(written)
    while end:
        last = written[end - 1]
        if last in _PUNCTUATION:
            end -= 1
        elif last == ")" and closing > 0:
            closing -= 1
            end -= 1
        else:
            break
    return written[:end]
