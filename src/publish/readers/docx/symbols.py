"""Symbols: the signs of the fonts that have a code of their own, in Unicode."""

from __future__ import annotations

import re

# Adobe's Symbol from 0x20 on; U+FFFD stands where there is none.
_SYMBOL = (
    " !∀#∃%&∋()∗+,−./0123456789:;<=>?"
    "≅ΑΒΧΔΕΦΓΗΙϑΚΛΜΝΟΠΘΡΣΤΥςΩΞΨΖ[∴]⊥_"
    "‾αβχδεφγηιϕκλμνοπθρστυϖωξψζ{|}∼\ufffd" + "\ufffd" * 32 + "€ϒ′≤⁄∞ƒ♣♦♥♠↔←↑→↓"
    "°±″≥×∝∂•÷≠≡≈…⏐⎯↵"
    "ℵℑℜ℘⊗⊕∅∩∪⊃⊇⊄⊂⊆∈∉"
    "∠∇®©™∏√⋅¬∧∨⇔⇐⇑⇒⇓"
    "◊⟨®©™∑⎛⎜⎝⎡⎢⎣⎧⎨⎩⎪"
    "\ufffd⟩∫⌠⎮⌡⎞⎟⎠⎤⎥⎦⎫⎬⎭\ufffd"
)

# Wingdings, as far as its signs have a like in the fonts that people have.
_WINGDINGS = {
    0x20: " ", 0x21: "✏", 0x22: "✂", 0x23: "✁", 0x24: "👓", 0x25: "🔔", 0x26: "📖", 0x27: "🕯", 0x28: "☎", 0x29: "✆",
    0x2A: "✉", 0x2B: "✉", 0x2C: "📪", 0x2D: "📫", 0x2E: "📬", 0x2F: "📭", 0x30: "📁", 0x31: "📂", 0x32: "📄",
    0x33: "📄", 0x36: "⌛", 0x37: "⌨", 0x38: "🖱", 0x3C: "💾", 0x3E: "✇", 0x3F: "✍", 0x40: "✍", 0x41: "✌", 0x42: "👌",
    0x43: "👍", 0x44: "👎", 0x45: "☜", 0x46: "☞", 0x47: "☝", 0x48: "☟", 0x49: "✋", 0x4A: "☺", 0x4B: "😐", 0x4C: "☹",
    0x4D: "💣", 0x4E: "☠", 0x4F: "⚐", 0x51: "✈", 0x52: "☼", 0x53: "💧", 0x54: "❄", 0x55: "✝", 0x56: "✞", 0x57: "✝",
    0x58: "✠", 0x59: "✡", 0x5A: "☪", 0x5B: "☯", 0x5C: "ॐ", 0x5D: "☸",
    **{0x5E + place: chr(0x2648 + place) for place in range(12)},  # the signs of the zodiac
    0x6A: "&", 0x6B: "&", 0x6C: "●", 0x6D: "❍", 0x6E: "■", 0x6F: "□", 0x70: "□", 0x71: "❑", 0x72: "❒", 0x73: "⬧",
    0x74: "⧫", 0x75: "◆", 0x76: "❖", 0x77: "⬥", 0x78: "⌧", 0x7A: "⌘", 0x7B: "❀", 0x7C: "✿", 0x7D: "❝", 0x7E: "❞",
    0x80: "⓪", **{0x81 + place: chr(0x2460 + place) for place in range(10)},
    0x8B: "⓿", **{0x8C + place: chr(0x2776 + place) for place in range(10)},
    0x9E: "·", 0x9F: "•", 0xA0: "▪", 0xA1: "○", 0xA2: "○", 0xA3: "○", 0xA4: "◉", 0xA5: "◎", 0xA6: "○", 0xA7: "▪",
    0xA8: "◻", 0xAA: "✦", 0xAB: "★", 0xAC: "✶", 0xAD: "✴", 0xAE: "✹", 0xAF: "✵", 0xB1: "⌖", 0xB2: "⟡", 0xB3: "⌑",
    0xB5: "✪", 0xB6: "✰", **{0xB7 + place: chr(0x1F550 + place) for place in range(12)},  # the hours of a clock
    0xD5: "⌫", 0xD6: "⌦", 0xD8: "➢", 0xDC: "➲", 0xDF: "←", 0xE0: "→", 0xE1: "↑", 0xE2: "↓", 0xE3: "↖", 0xE4: "↗",
    0xE5: "↙", 0xE6: "↘", 0xE7: "←", 0xE8: "➔", 0xE9: "↑", 0xEA: "↓", 0xEB: "↖", 0xEC: "↗", 0xED: "↙", 0xEE: "↘",
    0xEF: "⇦", 0xF0: "⇨", 0xF1: "⇧", 0xF2: "⇩", 0xF3: "⬄", 0xF4: "⇳", 0xF5: "⬁", 0xF6: "⬀", 0xF7: "⬃", 0xF8: "⬂",
    0xF9: "▭", 0xFA: "▫", 0xFB: "✗", 0xFC: "✓", 0xFD: "☒", 0xFE: "☑",
}  # fmt: skip

_FONTS: dict[str, dict[int, str]] = {
    "symbol": {0x20 + place: sign for place, sign in enumerate(_SYMBOL) if sign != "\ufffd"},
    "wingdings": _WINGDINGS,
    "wingdings 2": {0x4F: "✗", 0x50: "✓", 0x51: "☒", 0x52: "☑", 0x53: "☒", 0x54: "☑", 0x97: "●", 0xA2: "■", 0xA3: "□"},
    "wingdings 3": {0x70: "▲", 0x71: "▼", 0x74: "◀", 0x75: "▶", 0x7D: "▶"},
    "webdings": {0x61: "✓", 0x63: "□", 0x67: "■", 0x72: "✗", 0x6E: "●", 0x33: "◀", 0x34: "▶", 0x35: "▲", 0x36: "▼"},
}
_PRIVATE = range(0xF000, 0xF100)
_IN_PRIVATE = re.compile("[\uf000-\uf0ff]")
"""Where Word keeps the signs of such fonts (17.3.3.30)."""


def sign(font: str, code: int) -> str:
    """Return a sign of a font in Unicode; empty where it has none that we know."""
    table = _FONTS.get(font.lower())
    if table is None:
        return "" if 0xE000 <= code <= 0xF8FF or code in {0, 0xFFFE, 0xFFFF} else chr(code)  # noqa: PLR2004  # private use
    return table.get(code - _PRIVATE.start if code in _PRIVATE else code, "")


def is_symbolic(font: str) -> bool:
    """Tell whether a font has a code of its own."""
    return font.lower() in _FONTS


def private(words: str) -> frozenset[str]:
    """Return the characters that stand where such fonts have theirs."""
    return frozenset(_IN_PRIVATE.findall(words))
