"""openxml-audit: the rules of the Open XML SDK and of Word's repair, in Python."""

from __future__ import annotations

from pathlib import Path

from openxml_audit import OpenXmlValidator

# Numbering 0 means «no number» (ECMA-376 17.9.18), and needs no definition: the judge does not know it.
FALSE_ALARM = "Numbering definition '0'"


def findings(document: Path) -> tuple[str, ...]:
    """The errors that the judge finds, but for the one that is known to be false."""
    return tuple(error for error in all_findings(document) if FALSE_ALARM not in error)


def all_findings(document: Path) -> tuple[str, ...]:
    """The errors that the judge finds."""
    return tuple(str(error) for error in OpenXmlValidator().validate(str(document)).errors)
