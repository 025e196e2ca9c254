"""The stylesheets: static CSS whose `var(--token)` are filled in, for readers that know no variables."""

from __future__ import annotations

import re
from functools import cache
from importlib.resources import files
from typing import Literal

import msgspec

from publish.themes.theme import Family, Theme

Kind = Literal["pdf", "epub"]
_TOKEN = re.compile(r"var\(--([a-z0-9-]+)\)")


def stylesheet(theme: Theme, kind: Kind) -> str:
    """Return the CSS of a theme for a kind of file; a token that does not exist is a KeyError."""
    values = tokens(theme)
    return _TOKEN.sub(lambda match: values[match[1]], _static(kind))


def tokens(theme: Theme) -> dict[str, str]:
    """Return the tokens by the names that the CSS calls them by, as CSS values."""
    sizes = ("title", "1", "2", "3", "4", "5", "6")
    return {
        **{f"light-{name.replace('_', '-')}": value for name, value in msgspec.structs.asdict(theme.light).items()},
        **{f"dark-{name.replace('_', '-')}": value for name, value in msgspec.structs.asdict(theme.dark).items()},
        "body": family_stack(theme, theme.fonts.body, "serif"),
        "heading": family_stack(theme, theme.fonts.heading, "sans-serif"),
        "mono": family_stack(theme, theme.fonts.mono, "monospace"),
        # A variable font is set at these points of its axes, so that what is measured is what is drawn;
        # a font without them takes no notice.
        "regular": f'"wght" 400, "opsz" {theme.typography.size:g}',
        "bold": f'"wght" 700, "opsz" {theme.typography.size:g}',
        "size": f"{theme.typography.size:g}pt",
        "leading": f"{theme.typography.leading:g}",
        **{f"scale-{size}": f"{em:g}em" for size, em in zip(sizes, theme.typography.scale, strict=True)},
        "align": "justify" if theme.typography.justify else "start",
        "hyphens": "auto" if theme.typography.hyphenate else "manual",
        "top": f"{theme.page.top:g}mm",
        "bottom": f"{theme.page.bottom:g}mm",
        "inner": f"{theme.page.inner:g}mm",
        "outer": f"{theme.page.outer:g}mm",
    }


def family_stack(theme: Theme, first: Family, generic: str) -> str:
    """Return the value of `font-family`: a family, the fallbacks for other scripts, the generic name."""
    names = dict.fromkeys((first.name, *(family.name for family in theme.fonts.fallbacks)))
    return ", ".join([*(f'"{name}"' for name in names), generic])


@cache
def _static(kind: Kind) -> str:
    return files(__package__).joinpath(f"{kind}.css").read_text(encoding="utf-8")
