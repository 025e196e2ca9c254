"""Abbreviations: who does not know one finds it written out (WCAG 2.2 3.1.4)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from collections.abc import Set as AbstractSet
from typing import NamedTuple

from publish.checks.found import Found
from publish.checks.looked_at import LookedAt
from publish.checks.well_known import EVERYWHERE, LOUD, WELL_KNOWN
from publish.diagnostics import Hints, Kind
from publish.model import Abbreviation, Span

_UPPER = "A-ZÀ-ÖØ-ÞΑ-ΩА-ЯЁІЇЄ"
_CANDIDATE = re.compile(rf"(?<![\w.&/@#$%_\\:=<«“\"'’+-])([{_UPPER}]{{2,5}})(?:s|['’]s)?(?![\w@_/=:\\+-]|\.\w|['’]\w)")
_CAPITALS = re.compile(rf"[{_UPPER}]{{2,}}")
_ROMAN = re.compile(r"M{0,4}(?:CM|CD|D?C{0,3})(?:XC|XL|L?X{0,3})(?:IX|IV|V?I{0,3})")
# Small words that an abbreviation passes over.
_LINKS = (
    "of|and|the|for|in|on|to|with|by|de|des|du|la|le|les|et|el|los|las|y|der|die|das|und|für|von|di|e|del|della|a|an"
)
_NAME = re.compile(rf"[{_UPPER}]\w*(?:(?:[ \u00a0-]|, )(?:(?:{_LINKS}) )*[{_UPPER}]\w*)+")
_LINK = re.compile(rf"\b(?:{_LINKS})\b")
_EXPANSION = re.compile(
    r"s?[”’\"»]?(?:\s*[(\[]\s*[^\W\d_]+[ -][^)\]]{3,}[)\]]|"
    r",? (?:stands for|means|is short for|is the|or the|oder|steht für|bedeutet|signifie|significa)\b)"
)
_CLOSES = re.compile(r"s?[)\];,]")
_NEAR = 80
"""Characters before and behind an abbreviation in which its neighbours are looked for."""
_SOFT = re.compile(r"[^\W\d_]{2,5}")
_INITIAL = re.compile(r"\w+")
_SPELT = 3
"""Letters of an abbreviation that the words of its paragraph hardly spell by chance."""


class _Use(NamedTuple):
    """Where an abbreviation is first used, and how often in all."""

    span: Span | None
    times: int


def unexpanded(looked: LookedAt) -> Iterator[Found]:
    """ABBR001: an abbreviation that is used more than once is written out where it is used first."""
    uses = _uses(looked)
    if not uses:
        return
    base = looked.article.meta.lang.split("-", 1)[0]
    known = EVERYWHERE | LOUD | WELL_KNOWN.get(base, frozenset())
    repeated = {short for short, use in uses.items() if use.times > 1 and short not in known}
    known |= _defined(looked, repeated) | _said_softly(looked, repeated)
    for short, use in uses.items():
        if short in repeated - known and not _ROMAN.fullmatch(short):
            message = f"«{short}» is used {use.times} times and never written out"
            yield Found("ABBR001", use.span, message, _hints(short), short)


def _hints(short: str) -> Hints:
    """Return how an abbreviation is written out, in the text or by a mark."""
    once = f"write it out at its first use, as in «whole name ({short})»"
    return {
        **dict.fromkeys(Kind, once),
        Kind.MARKDOWN: f"{once}, or say `*[{short}]: whole name`",
        Kind.NOTEBOOK: f"{once}, or say `*[{short}]: whole name`",
        Kind.HTML: f'{once}, or as `<abbr title="whole name">{short}</abbr>`',
    }


def _uses(looked: LookedAt) -> dict[str, _Use]:
    """Return the words in capitals of the text, without those that only stand out among others in capitals."""
    found: dict[str, _Use] = {}
    for run in looked.prose:
        for match in _CANDIDATE.finditer(run.own):
            if not _is_among_capitals(run.own, match):
                first, times = found.get(match[1]) or (run.at(match.start()), 0)
                found[match[1]] = _Use(first, times + 1)
    return found


def _is_among_capitals(text: str, match: re.Match[str]) -> bool:
    """Tell whether the word before or behind is in capitals too: then it is loud, and not short."""
    before = text[max(match.start() - _NEAR, 0) : match.start()].rstrip().rpartition(" ")[2]
    behind = text[match.end() : match.end() + _NEAR].lstrip().partition(" ")[0]
    return bool(_CAPITALS.fullmatch(before) or _CAPITALS.fullmatch(behind.rstrip(".,;:!?")))


def _said_softly(looked: LookedAt, shorts: AbstractSet[str]) -> frozenset[str]:
    """Return what stands in the text in small letters too: a word that was only said loudly."""
    soft = {short.lower(): short for short in shorts}
    return frozenset(soft[word] for run in looked.prose for word in _SOFT.findall(run.own) if word in soft)


def _defined(looked: LookedAt, wanted: AbstractSet[str]) -> frozenset[str]:
    """Return the abbreviations that the article explains, in one of the ways in which authors do."""
    told = {node.text for node in looked.nodes if isinstance(node, Abbreviation)}
    told |= {run.text.strip() for run in looked.words if run.kind == "term"}
    for run in looked.words:
        here = {short for short in wanted - told if short in run.text}
        told |= {short for short in here if _is_explained(short, run.text)}
        if here - told:
            initials = _initials(run.text)
            told |= {short for short in here if len(short) >= _SPELT and short.lower() in initials}
        for name in map(_initials, _NAME.findall(run.text) if wanted - told else ()):
            told |= {short for short in wanted if short.lower() in name}
    return frozenset(told)


def _is_explained(short: str, text: str) -> bool:
    for match in re.finditer(rf"(?<!\w){short}(?=s?(?!\w))", text):
        before = text[max(match.start() - _NEAR, 0) : match.start()]
        if before.endswith(("(", "[")) and _CLOSES.match(text, match.end()) and before[:-1].strip():
            return True  # the Syrian Observatory for Human Rights (SOHR)
        if _EXPANSION.match(text, match.end()):
            return True  # SOHR (the Syrian Observatory for Human Rights)
    return False


def _initials(text: str) -> str:
    """Return the first letters of the words of a text, without those that an abbreviation passes over."""
    return "".join(word[0] for word in _INITIAL.findall(_LINK.sub(" ", text))).lower()


CHECKS = (unexpanded,)
