"""Language tags as authors write them: checked against the registry, in their usual case."""

from __future__ import annotations

import re

from publish.model import Span, is_language_tag
from publish.readers.findings import Findings, quoted

_EXTENDED, _SCRIPT, _REGION = 3, 4, 2


def language_tag(written: str, findings: Findings, span: Span | None) -> str:
    """Return a BCP 47 tag in its usual case, or nothing beside the error that says why it is none."""
    tag = re.sub(r"\.[\w-]+$|@\w+$", "", written.strip()).replace("_", "-")  # de_DE.UTF-8, as systems write it
    if not is_language_tag(tag):
        findings.add("LANG001", span, f"{quoted(written)} is not a language tag", _named(written))
        return ""
    parts = tag.lower().split("-")
    if "uk" in parts[1:3] and parts[0] != "uk":
        findings.add(
            "LANG001", span, f"{quoted(written)} names a region that is not registered: UK", f"write {parts[0]}-GB"
        )
        return ""
    if not _is_registered(tag):
        message = f"{quoted(written)} names a language, script or region that is not registered"
        findings.add("LANG001", span, message, _named(written))
        return ""
    return _usual_case(_preferred(tag))


def _preferred(tag: str) -> str:
    """Return a tag with the language that the registry prefers: `he` for `iw`, `en` for `eng`, `yue` for `zh-yue`."""
    import langcodes  # noqa: PLC0415  # only articles that name a language pay for it

    first, *rest = tag.lower().split("-")
    has_extension = bool(rest) and len(rest[0]) == _EXTENDED and rest[0].isalpha()
    standard = langcodes.standardize_tag(tag)
    return standard if has_extension or standard.split("-")[0] != first else tag


_LOCALES = (
    "ar bg ca cs da de el en es et fa fi fr he hi hr hu id it ja ko lt lv nb nl pl pt ro ru sk sl sr sv th tr uk vi zh"
)


def _named(written: str) -> str:
    """Return which tag a language has, where its name in English or in itself stands for it, or its ISO 639-2 code."""
    from babel import Locale  # noqa: PLC0415  # only articles that name a language pay for it

    name = written.strip().casefold()
    english = {words.casefold(): tag for tag, words in Locale("en").languages.items() if "_" not in tag}
    own = {(Locale(tag).display_name or "").casefold(): tag for tag in _LOCALES.split()}
    tag = (own | english).get(name, "")
    return f"the tag of {written.strip()} is {tag}" if tag else ""


def _is_registered(tag: str) -> bool:
    import langcodes  # noqa: PLC0415  # only articles that name a language pay for it

    return langcodes.tag_is_valid(tag)


def _usual_case(tag: str) -> str:
    """Return a tag with its script in title case and its region in capitals (RFC 5646 2.1.1)."""
    first, *rest = tag.lower().split("-")
    parts = [first]
    for part in rest:
        after_singleton = any(len(earlier) == 1 for earlier in parts)
        if not after_singleton and len(part) == _SCRIPT and part.isalpha():
            parts.append(part.title())
        elif not after_singleton and len(part) == _REGION:
            parts.append(part.upper())
        else:
            parts.append(part)
    return "-".join(parts)
