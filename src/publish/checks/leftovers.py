"""What was to be replaced before anybody read it."""

from __future__ import annotations

import re
from collections.abc import Iterator

from publish.checks.found import Found, shortened
from publish.checks.looked_at import LookedAt
from publish.diagnostics.kinds import Kind, kind_of

_FILLED_IN = (
    "insert|add|enter|your|put|fill in|type|write|choose|replace|to be|name of|placeholder|tbd|tbc|todo|tk|"
    "hier|einfügen|bitte|platzhalter|insérer|ajouter|votre|à compléter|insertar|añadir|su|tu|nombre de|"
    "أدخل|أضف|اكتب|ضع"
)
_LEFT = re.compile(
    r"(?P<filler>\blorem ipsum\b)|"
    rf"(?P<bracket>\[(?i:{_FILLED_IN})\b[^\[\]\n]{{0,60}}\](?!\())|"
    r"(?P<mark>(?<![\w#@/.'’“\"«`-])(?:TODO:|FIXME:|TK TK|TKTK\w*|TBD:|XXX:)|^(?:TODO|FIXME|TBD|TK)\b(?= ?\S))|"
    r"(?P<crosses>(?<![\w.-])x{3,8}(?![\w.-]))|"
    r"(?P<tag>\{\{[^{}\n]{0,80}\}\}|<%=?[^%\n]{0,80}%>)",
    re.MULTILINE | re.IGNORECASE,
)
_CASE_MATTERS = frozenset({"mark", "crosses"})
_TELLS_TAGS = frozenset({Kind.MARKDOWN, Kind.NOTEBOOK})
"""Sources whose reader reports a site generator's tags itself (MARK002)."""


def leftovers(looked: LookedAt) -> Iterator[Found]:
    """TEXT007: no part of a template, no reminder and no filling text is left."""
    for run in looked.words:
        for match in _LEFT.finditer(run.own):
            kind = match.lastgroup or ""
            if kind in _CASE_MATTERS and match[0] != (match[0].lower() if kind == "crosses" else match[0].upper()):
                continue
            if kind == "tag" and kind_of(looked.file) in _TELLS_TAGS:
                continue
            message = f"this looks like a leftover of a template: «{shortened(match[0])}»"
            yield Found("TEXT007", run.at(match.start()), message, words=match[0])


CHECKS = (leftovers,)
