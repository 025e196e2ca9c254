"""What a finding is about, as a number that stays when lines above it come and go."""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache
from hashlib import sha256

from publish.diagnostics import Diagnostic

_DIGITS = 16

Printer = Callable[[Diagnostic], str]
"""Returns the fingerprint of a finding in one source."""


def printer(data: bytes) -> Printer:
    """Return the fingerprints of a source: of the words of the line, else of the message.

    A line says nothing where the finding is about the whole file, where it is blank, and in a
    file that is no text, whose bytes change with every saving.
    """
    lines = [] if b"\0" in data else data.splitlines()

    @lru_cache(maxsize=1)  # findings come by line, and 50,000 of them may stand in a line of megabytes
    def of_line(number: int) -> str:
        words = lines[number - 1].split() if 0 < number <= len(lines) else ()
        return _hash(b" ".join(words)) if words else ""

    return lambda found: of_line(found.line) or _hash(found.message.encode("utf-8", "backslashreplace"))


def _hash(content: bytes) -> str:
    return sha256(content).hexdigest()[:_DIGITS]
