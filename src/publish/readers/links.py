"""Where a link may lead: the schemes that are safe in every format, and what short forms of an address mean."""

from __future__ import annotations

import re
from functools import lru_cache
from urllib.parse import SplitResult, urljoin, urlsplit

from publish.model import Span
from publish.model.schemes import SAFE_SCHEMES
from publish.readers.findings import Findings, quoted

# What a browser leaves out of an address before it looks at its scheme (URL Standard 4.4).
_SKIPPED = str.maketrans("", "", "\t\n\r")

_DOI = re.compile(r"(?:doi:\s*|(?=10\.\d{4,9}/))(10\.\d{4,9}/\S+)", re.IGNORECASE)
_WWW = re.compile(r"www\.[^\s/]+\.[^\s/]+(?:/.*)?", re.IGNORECASE)
_MAIL = re.compile(r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+", re.ASCII)
_HOST = re.compile(
    r"(?:[\w-]+\.)+(?:com|org|net|edu|gov|int|info|io|eu|uk|de|fr|es|it|nl|ch|at|ca|au|news|dev)(?:[/?#].*)?",
    re.IGNORECASE,
)
_WEB = frozenset({"http", "https", "ftp"})


def link_target(written: str, findings: Findings, span: Span | None, base: str = "") -> str:
    """Return a link's target, or nothing beside the finding that says why its words stand alone.

    With a base, the address of the page that was read, a link to another page of its site keeps its target.
    """
    bare = written.strip().translate(_SKIPPED)
    full = _completed(bare, findings, span) or _joined(bare, base)
    if hidden := _hidden(full):
        findings.add("LINK006", span, f"the address {quoted(_visible(full))} {hidden}")
        full = _visible(full)
    code, message, hint = _fault(full)
    if not code:
        return full
    findings.add(code, span, message, hint)
    return ""


def is_safe(target: str) -> bool:
    """Tell whether a target may stand in an article as it is."""
    return not _fault(target)[0]


# Short forms


def _completed(bare: str, findings: Findings, span: Span | None) -> str:
    """Return the whole address that a short form means, and tell it; nothing where it is none."""
    if found := _DOI.fullmatch(bare):
        full = f"https://doi.org/{found[1]}"
    elif _WWW.fullmatch(bare):
        full = f"https://{bare}"
    elif _MAIL.fullmatch(bare):
        full = f"mailto:{bare}"
    else:
        return ""
    findings.add("LINK005", span, f"link to {quoted(bare)} was taken for {quoted(full)}")
    return full


# A site shows the page made of such a file at an address that only its generator knows.
_SOURCES = (".md", ".markdown", ".mdx", ".qmd", ".rmd", ".rst", ".ipynb", ".adoc")


def _joined(bare: str, base: str) -> str:
    if bare.startswith("//"):
        return f"https:{bare}"
    if not base or not bare or bare.startswith("#"):
        return bare
    try:
        parts = urlsplit(bare)
        return bare if parts.scheme or parts.path.lower().endswith(_SOURCES) else urljoin(base, bare)
    except ValueError:
        return bare


# What hides where a link leads


# Controls, and marks that turn the order of letters or stand for nothing; not the joiners, which Persian needs.
_INVISIBLE = re.compile(
    "[\x00-\x1f\x7f-\x9f\u00ad\u061c\u200b\u200e\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufeff]"
)


def _hidden(target: str) -> str:
    """Return what in an address could mislead its reader, or nothing."""
    if _INVISIBLE.search(target):
        return "held invisible characters, which were taken out"
    parts = _split(target)
    if parts and parts.scheme in {"http", "https"} and "@" in parts.netloc:
        return f"leads to {quoted(parts.hostname or '')}, not to what stands before the @"
    return ""


def _visible(target: str) -> str:
    return _INVISIBLE.sub("", target)


# What is wrong with a target


@lru_cache(maxsize=512)
def _split(target: str) -> SplitResult | None:
    try:
        parts = urlsplit(target)
        parts.hostname, parts.port  # noqa: B018  # asked for the ValueError of an address that is none
    except ValueError:
        return None
    return parts


def _fault(target: str) -> tuple[str, str, str]:
    """Return code, message and hint of what is wrong with a target, all empty when nothing is."""
    if not target.strip("#"):
        return "LINK008", "link leads nowhere: it has no address", ""
    parts = _split(target)
    if parts is None:
        return "LINK003", f"link to {quoted(target)} was taken out: it is no address", ""
    if not parts.scheme:
        return ("", "", "") if target.startswith("#") else _of_a_site(target)
    if parts.scheme not in SAFE_SCHEMES:
        return "LINK003", f"link with the scheme «{parts.scheme}» was taken out", ""
    if parts.scheme in _WEB and not parts.hostname:
        return "LINK003", f"link to {quoted(target)} was taken out: it names no host", ""
    return "", "", ""


def _of_a_site(target: str) -> tuple[str, str, str]:
    message = f"link to {quoted(target)} was taken out: it leads nowhere outside the site it was written for"
    return "LINK004", message, f"did you mean https://{target}?" if _HOST.fullmatch(target) else ""
