"""What a finding is about, as a number that stays when lines above it come and go."""

from __future__ import annotations

from collections.abc import Callable
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

    def print_(found: Diagnostic) -> str:
        words = lines[found.line - 1].split() if 0 < found.line <= len(lines) else ()
        content = b" ".join(words) or found.message.encode("utf-8", "backslashreplace")
        return sha256(content).hexdigest()[:_DIGITS]

    return print_
