"""Addresses that a link leads out to, as every reader of PDF and EPUB takes them (RFC 3986)."""

from __future__ import annotations

import re
from urllib.parse import quote, urlsplit

from publish.model.schemes import SAFE_SCHEMES

_STAYS = ":/?#[]@!$&'()*+,;=%~"
_STRAY_PERCENT = re.compile(r"%(?![0-9A-Fa-f]{2})")


def address(target: str) -> str:
    """Return a target as a URI in ASCII; nothing where it leads nowhere outside the article, or not safely."""
    try:
        parts = urlsplit(target.strip())
        host = parts.hostname or ""
        plain = host if host.isascii() else host.encode("idna").decode("ascii")
    except ValueError:  # UnicodeError among them
        return ""
    if parts.scheme not in SAFE_SCHEMES or (parts.scheme.startswith("http") and not host):
        return ""
    ascii_host = parts._replace(netloc=parts.netloc.replace(host, plain)) if plain != host else parts
    return _STRAY_PERCENT.sub("%25", quote(ascii_host.geturl(), safe=_STAYS))
