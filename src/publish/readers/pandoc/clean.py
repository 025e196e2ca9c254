"""Characters that no format may hold, taken out of a JSON text in which they stand as escapes."""

from __future__ import annotations

import re

# Control characters and lone surrogates (XML 1.0 2.2), each as JSON escapes it; an escaped backslash is passed over.
_ESCAPE = re.compile(
    r"\\\\|(\\u[dD][89abAB][0-9a-fA-F]{2}\\u[dD][c-fC-F][0-9a-fA-F]{2})"
    r"|(\\u(?:00(?:0[0-8bBcCeEfF]|1[0-9a-fA-F])|[dD][89a-fA-F][0-9a-fA-F]{2}|[fF]{3}[eEfF])|\\[bf])"
)


def cleaned(text: str) -> str:
    """Return a JSON text whose strings hold nothing but what every format may hold."""
    return _ESCAPE.sub(lambda found: r"\ufffd" if found[2] else found[0], text)
