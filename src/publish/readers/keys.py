"""Keys of a map in front matter: ours under their own names, and what is told of all others."""

from __future__ import annotations

import difflib
from collections.abc import Collection
from collections.abc import Mapping as Table

from publish.model import Span
from publish.readers.findings import Findings, quoted
from publish.readers.front_matter import Entry, Mapping
from publish.readers.other_tools import KNOWN, OURS

_NOTHING: frozenset[str] = frozenset()


def known_entries(
    mapping: Mapping,
    names: Collection[str],
    findings: Findings,
    *,
    synonyms: Table[str, str],
    foreign: Collection[str] = _NOTHING,
    ignored: Collection[str] = _NOTHING,
) -> dict[str, Entry]:
    """Return the entries that are ours under their own names, and tell about all others.

    `synonyms` are other names of ours, `foreign` are keys that other tools know here, `ignored` are passed over.
    """
    known: dict[str, Entry] = {}
    by_letters = {name.lower(): name for name in [*synonyms, *names]}
    for key, entry in mapping.entries.items():
        if key.startswith("x-") or key in ignored:
            continue
        exact = key if key in names or key in synonyms else by_letters.get(key.lower(), "")
        name = synonyms.get(exact, exact)
        if not name or (exact != key and (key in foreign or key in KNOWN)):
            tell_unused(key, entry.key, names, findings, foreign)
        elif name in known:
            code = "META004" if exact in synonyms else "META001"
            message = f"key {quoted(key)} says the same as `{name}` in line {known[name].key.line}, and was left out"
            findings.add(code, entry.key, message, "keep one of the two")
        else:
            known[name] = entry
            if exact != key:
                findings.add("META012", entry.key, f"key {quoted(key)} was read as `{exact}`", f"write it `{exact}`")
    return known


def tell_unused(key: str, span: Span, names: Collection[str], findings: Findings, foreign: Collection[str]) -> None:
    """Tell of a key that is not ours: an info where another tool knows it, else a warning with the nearest of ours."""
    if key in KNOWN or key in foreign:
        ours = OURS.get(key, "")
        advice = f"our key for it is `{ours}`" if ours in names else ""
        findings.add("META004", span, f"front matter key {quoted(key)} of another tool is not used", advice)
        return
    bare = key.strip("\"'“”‘’„«» ")
    near = difflib.get_close_matches(bare.lower(), {name.lower(): name for name in names}, 1, 0.7)
    nearest = next((name for name in names if near and name.lower() == near[0]), "")
    other = f"remove it, or name it `x-{key}`"
    advice = f"did you mean `{nearest}`? Else {other}" if nearest else other
    findings.add("META003", span, f"unknown front matter key {quoted(key)}", advice)
