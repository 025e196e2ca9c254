"""The contrast of a theme's colours (WCAG 2.2 1.4.3 for text, 1.4.11 for lines that carry meaning)."""

from __future__ import annotations

import msgspec

from publish.themes.theme import Theme

TEXT, LINE = 4.5, 3.0
CLAUSES = {TEXT: "WCAG 2.2 1.4.3", LINE: "WCAG 2.2 1.4.11"}

_ON_BOTH = ("ink", "muted", "heading", "link", "note", "tip", "important", "warning", "caution")
PAIRS: tuple[tuple[str, str, float], ...] = (
    *((text, ground, TEXT) for ground in ("paper", "panel") for text in _ON_BOTH),
    ("header_ink", "header_fill", TEXT),
    ("spoken_ink", "spoken_fill", TEXT),
    ("rule", "paper", LINE),
    ("rule", "panel", LINE),
)
"""Every pair of tokens that meets in a stylesheet, with the ratio it must have."""


class Pair(msgspec.Struct, frozen=True):
    """Two colours that meet in a scheme, the ratio they have, and the ratio they need."""

    scheme: str
    front: str
    ground: str
    ratio: float
    needed: float

    def __str__(self) -> str:
        """The sentence of a message, with the clause; the ratio is cut, so that 4.499 never reads 4.5."""
        cut = int(self.ratio * 100) / 100
        names = f"{self.scheme}.{self.front} on {self.scheme}.{self.ground}"
        return f"{names} has contrast {cut:.2f}:1 and needs {self.needed:g}:1 ({CLAUSES[self.needed]})"


def _linear(channel: int) -> float:
    """Return the light of an sRGB channel of 0-255 (WCAG 2.2, «relative luminance»)."""
    share = channel / 255
    return share / 12.92 if share <= 0.04045 else ((share + 0.055) / 1.055) ** 2.4  # noqa: PLR2004  # the standard's


def _luminance(colour: str) -> float:
    red, green, blue = (_linear(int(colour[i : i + 2], 16)) for i in (1, 3, 5))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def ratio(one: str, other: str) -> float:
    """Return the contrast ratio of two colours `#rrggbb`, from 1 to 21 (WCAG 2.2, «contrast ratio»)."""
    darker, lighter = sorted((_luminance(one), _luminance(other)))
    return (lighter + 0.05) / (darker + 0.05)


def pairs(theme: Theme) -> tuple[Pair, ...]:
    """Return every pair of both schemes with its ratio."""
    return tuple(
        Pair(scheme, front, ground, ratio(getattr(palette, front), getattr(palette, ground)), needed)
        for scheme, palette in (("light", theme.light), ("dark", theme.dark))
        for front, ground, needed in PAIRS
    )


def faults(theme: Theme) -> tuple[Pair, ...]:
    """Return the pairs that a reader with low vision could not tell apart."""
    return tuple(pair for pair in pairs(theme) if pair.ratio < pair.needed)
