"""A theme: design tokens that every format draws its look from."""

from __future__ import annotations

from typing import Literal

import msgspec


class Tokens(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What all groups of tokens share: frozen, named, and strict about unknown names."""


class Palette(Tokens, frozen=True):
    """Colours as `#rrggbb`; every pair that meets is checked for WCAG 2.2 contrast at load."""

    paper: str
    ink: str
    muted: str
    heading: str
    link: str
    rule: str
    panel: str
    """Background of code, asides and quotes; ink, muted, heading and link must read on it too."""
    header_fill: str
    header_ink: str
    """The header cells of tables."""


class Face(Tokens, frozen=True):
    """One font file. `path` counts from the package's `files` folder; a variable font gives a face a weight."""

    path: str
    weight: int = 400
    style: Literal["normal", "italic"] = "normal"


class Family(Tokens, frozen=True):
    """A font family: its name, the Python package that carries it, its faces."""

    name: str
    package: str
    faces: tuple[Face, ...]
    scripts: tuple[str, ...] = ()
    """ISO 15924 codes of the scripts it is a fallback for, as `Arab`; empty for a text face."""


class Fonts(Tokens, frozen=True):
    """The families, by the part they play; the fallbacks come after each of them."""

    body: Family
    heading: Family
    mono: Family
    fallbacks: tuple[Family, ...] = ()


class Typography(Tokens, frozen=True):
    """Sizes: `size` in points, `leading` a factor, `scale` the sizes of title and headings 1-6 in em."""

    size: float
    leading: float
    scale: tuple[float, float, float, float, float, float, float]
    justify: bool = False
    hyphenate: bool = False


class Page(Tokens, frozen=True):
    """Paper and margins in millimetres; `auto` is Letter where people use it, else A4."""

    size: Literal["auto", "A4", "A5", "Letter"] = "auto"
    top: float = 25
    bottom: float = 25
    inner: float = 25
    outer: float = 25


class Theme(Tokens, frozen=True):
    """One look for all formats."""

    name: str
    title: str
    licence: str
    light: Palette
    dark: Palette
    fonts: Fonts
    typography: Typography
    page: Page = Page()
    number_headings: bool = False
    toc: bool = True
    """Whether a contents list is shown where the author leaves the choice and there are three or more sections."""
