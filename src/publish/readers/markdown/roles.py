"""Roles of MyST (``{sub}`2` ``) to inline nodes."""

from __future__ import annotations

import re
from collections.abc import Callable

from markdown_it.token import Token

from publish import model as m
from publish.readers.markdown.page import Page

_TITLED = re.compile(r"(.*?)\s*<([^<>]*)>", re.DOTALL)
_EXPANDED = re.compile(r"(.*?)\s*\((.*)\)", re.DOTALL)

Make = Callable[[str, m.Span], m.Inline]


def _abbreviation(words: str, span: m.Span) -> m.Inline:
    found = _EXPANDED.fullmatch(words)
    return m.Abbreviation(found[1], found[2], span=span) if found else m.Text(words, span=span)


_MAKERS: dict[str, Make] = {
    "sub": lambda words, span: m.Subscript((m.Text(words, span=span),), span=span),
    "subscript": lambda words, span: m.Subscript((m.Text(words, span=span),), span=span),
    "sup": lambda words, span: m.Superscript((m.Text(words, span=span),), span=span),
    "superscript": lambda words, span: m.Superscript((m.Text(words, span=span),), span=span),
    "math": lambda words, span: m.Math(words, span=span),
    "abbr": _abbreviation,
    "emphasis": lambda words, span: m.Emphasis((m.Text(words, span=span),), span=span),
    "strong": lambda words, span: m.Strong((m.Text(words, span=span),), span=span),
    "del": lambda words, span: m.Strike((m.Text(words, span=span),), span=span),
    "strike": lambda words, span: m.Strike((m.Text(words, span=span),), span=span),
    **dict.fromkeys(("kbd", "keyboard"), lambda words, span: m.Keyboard(words, span=span)),
    **dict.fromkeys(
        ("code", "literal", "file", "command", "program", "option", "envvar", "samp"),
        lambda words, span: m.Code(words, span=span),
    ),
}


def role(token: Token, span: m.Span, page: Page) -> list[m.Inline]:
    """Make a role what it is, where the article has a place for it; of any other the words stand."""
    name = token.info.lower()
    if name in _MAKERS:
        return [_MAKERS[name](token.content, span)]
    if ":" in name:  # of a domain of Sphinx, as `py:func`: the name of a thing of a program
        return [m.Code(token.content, span=span)]
    if name.startswith("cite"):
        page.findings.add("CITE001", span, f"a citation stands as it was written: «{token.content}»")
        return [m.Text(f"[{token.content}]", span=span)]
    page.findings.add("MARK003", span, f"the role «{token.info}» has no meaning here; its words are kept")
    found = _TITLED.fullmatch(token.content)
    return [m.Text(found[1] if found and found[1] else token.content, span=span)]
