"""Asides: the names that writers and their programs give to what stands beside the text, with the kind of each."""

from __future__ import annotations

from publish.model import AsideKind

ASIDES: dict[str, AsideKind] = {
    "note": "note",
    "info": "note",
    "seealso": "note",
    "tip": "tip",
    "hint": "tip",
    "important": "important",
    "warning": "warning",
    "attention": "warning",
    "caution": "caution",
    "danger": "caution",
    "error": "caution",
    "details": "details",
}
"""What GitHub, docutils, pandoc, Quarto, Docusaurus, VitePress, MyST and our own pages agree on."""
