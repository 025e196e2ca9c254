"""Citations of pandoc: told, since an article has no list of references to lead them to."""

from __future__ import annotations

import re

from markdown_it.token import Token

from publish.readers.findings import quoted
from publish.readers.markdown.page import Page

# `[@key]`, `[-@key, p. 3]`, `[see @one; @two]`: a bracket in which a key stands first, or behind a space or a sign.
_KEY = r"(?<![\w@./])-?@(?:[A-Za-z0-9_][\w:.#$%&+?<>~/-]*|\{[^{}\s]+\})"
_BRACKETED = re.compile(rf"\[(?!\^)[^\[\]]{{0,1000}}?{_KEY}[^\[\]]{{0,2000}}\](?!\()")
# The sign comes first in the pattern, so that it is looked for as a string.
_BARE = re.compile(r"@(?<![\w@./`\[-]@)(?:[A-Za-z0-9_][\w:.#$%&+?<>~/-]*|\{[^{}\s]+\})(?<![.,;:?!])")
_CODE = re.compile(r"(`+)(?!`).*?(?<!`)\1(?!`)", re.DOTALL)


def tell_citations(inline: Token, page: Page) -> None:
    """Tell each citation of a block's text, once, with its line; code holds none."""
    text = _CODE.sub(_blanked, inline.content) if "`" in inline.content else inline.content
    place = page.place(inline)
    inside: list[tuple[int, int]] = []
    for found in _BRACKETED.finditer(text):
        inside.append(found.span())
        page.findings.add(
            "CITE001", place.at(found.start()), f"a citation stands as it was written: {quoted(found[0])}"
        )
    if not page.cites:
        return
    for found in _BARE.finditer(text):
        if not any(start <= found.start() < end for start, end in inside):
            page.findings.add(
                "CITE001", place.at(found.start()), f"a citation stands as it was written: {quoted(found[0])}"
            )


def _blanked(found: re.Match[str]) -> str:
    return re.sub(r"[^\n]", "x", found[0])


def cites(text: str) -> bool:
    """Tell whether a text cites in brackets: then `@name` alone is a citation too, and no one's account."""
    return "@" in text and _BRACKETED.search(text) is not None
