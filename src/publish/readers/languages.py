"""Language tags as authors write them: checked against the registry, in their usual case."""

from __future__ import annotations

from publish.model import Span, is_language_tag
from publish.readers.findings import Findings, quoted

_SCRIPT, _REGION = 4, 2


def language_tag(written: str, findings: Findings, span: Span | None) -> str:
    """Return a BCP 47 tag in its usual case, or nothing beside the error that says why it is none."""
    tag = written.strip().replace("_", "-")
    if not is_language_tag(tag):
        findings.add("LANG001", span, f"{quoted(written)} is not a language tag")
        return ""
    if not _is_registered(tag):
        findings.add("LANG001", span, f"{quoted(written)} names a language, script or region that is not registered")
        return ""
    return _usual_case(tag)


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
