"""What a user may choose about the Word file."""

from __future__ import annotations

import msgspec


class DocxOptions(msgspec.Struct, frozen=True, kw_only=True):
    """The choices for one Word file."""

    claim: bool = True
    """False for a draft: the file's properties then say that it is one."""
