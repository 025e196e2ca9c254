"""Where a link may lead: the schemes that are safe in every format."""

from __future__ import annotations

from urllib.parse import urlsplit

from publish.model import Span
from publish.readers.findings import Findings, quoted

SAFE_SCHEMES = frozenset({"http", "https", "mailto", "tel"})

# What a browser leaves out of an address before it looks at its scheme (URL Standard 4.4).
_SKIPPED = str.maketrans("", "", "\t\n\r")


def link_target(written: str, findings: Findings, span: Span | None) -> str:
    """Return a link's target, or nothing beside the finding that says why its words stand alone."""
    bare = written.strip().translate(_SKIPPED)
    full = f"https:{bare}" if bare.startswith("//") else bare
    code, message = _fault(full)
    if not code:
        return full
    findings.add(code, span, message)
    return ""


def is_safe(target: str) -> bool:
    """Tell whether a target may stand in an article as it is."""
    return _fault(target) == ("", "")


def _fault(target: str) -> tuple[str, str]:
    """Return code and message of what is wrong with a target, both empty when nothing is."""
    if target.startswith("#") and len(target) > 1:
        return "", ""
    try:
        parts = urlsplit(target)
        host = parts.hostname
    except ValueError:
        return "LINK003", f"link to {quoted(target)} was taken out: it is no address"
    if not parts.scheme:
        return (
            "LINK004",
            f"link to {quoted(target)} was taken out: it leads nowhere outside the site it was written for",
        )
    if parts.scheme not in SAFE_SCHEMES:
        return "LINK003", f"link with the scheme «{parts.scheme}» was taken out"
    if parts.scheme in {"http", "https"} and not host:
        return "LINK003", f"link to {quoted(target)} was taken out: it names no host"
    return "", ""
