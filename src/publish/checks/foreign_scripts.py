"""The rule on the scripts of foreign passages: a voice that is given letters it cannot read says nothing."""

from __future__ import annotations

from collections.abc import Iterator

from publish.catalogue.scripts import scripts, written_in
from publish.checks.found import Found, shortened
from publish.checks.languages import is_latin_prose
from publish.checks.looked_at import LookedAt
from publish.model import Foreign, Sentence
from publish.model.walk import plain_text

_OF_SEVERAL = frozenset(
    {"az", "bs", "ha", "kk", "ks", "ku", "ky", "mn", "ms", "pa", "sd", "sr", "tg", "tk", "tt", "uz"}
)
"""Languages that are written in several scripts, often without a tag that says in which (CLDR)."""


def contradicted_scripts(looked: LookedAt) -> Iterator[Found]:
    """LANG005: a passage has letters of a script that its language is written in (RFC 5646 2.2.3)."""
    # Where a whole page is marked, a heading or a cell that is nothing but a name keeps its mark.
    whole = {id(node.children[0]) for node in looked.nodes if isinstance(node, Sentence) and len(node.children) == 1}
    for node in looked.nodes:
        if isinstance(node, Foreign) and (found := _contradiction(node)):
            words = plain_text(node.children)
            if id(node) in whole and found == "Latn" and not is_latin_prose(words.split()):
                continue
            hint = f"if it is that language, its tag is {node.lang.split('-')[0]}-{found}" if found == "Latn" else ""
            message = f"«{shortened(words)}» has no letter that «{node.lang}» is written in"
            yield Found("LANG005", node.span, message, hint, words)


def _contradiction(node: Foreign) -> str:
    """Return the script of a passage that has no letter in the scripts of its language, or nothing."""
    counted = scripts(plain_text(node.children))
    if counted.total() < len("ab") or node.lang.lower() in _OF_SEVERAL:
        return ""
    own = written_in(node.lang)
    return counted.most_common(1)[0][0] if own and own.isdisjoint(counted) else ""


CHECKS = (contradicted_scripts,)
