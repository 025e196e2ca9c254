"""What front matter says of an evaluation by a person, and where it shows."""

from __future__ import annotations

from collections.abc import Iterator

from publish.checks.found import Found
from publish.checks.looked_at import LookedAt

_SHOWN = frozenset({"limitations", "contact"})
"""The fields of `Accessibility` that editions show; the others wait for a way to bind them to what was evaluated."""


def unshown_claims(looked: LookedAt) -> Iterator[Found]:
    """META010: an author is told what is kept and reaches no reader."""
    claims = looked.article.meta.accessibility
    unshown = [name for name in claims.__struct_fields__ if getattr(claims, name) and name not in _SHOWN]
    if unshown:
        names = ", ".join(f"`{name}`" for name in unshown)
        message = (
            f"of «accessibility», {names} {'is' if len(unshown) == 1 else 'are'} kept, but no edition shows it yet"
        )
        yield Found("META010", message=message)


CHECKS = (unshown_claims,)
