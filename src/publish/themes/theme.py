"""A theme: design tokens that every format draws its look from."""

from __future__ import annotations

from typing import Annotated, Literal

import msgspec

Colour = Annotated[str, msgspec.Meta(pattern="^#[0-9a-f]{6}$", description="A colour, as #1a2b3c in lower case.")]
Points = Annotated[float, msgspec.Meta(ge=8, le=36)]
Leading = Annotated[float, msgspec.Meta(ge=1, le=3)]
Em = Annotated[float, msgspec.Meta(ge=0.5, le=6)]
Millimetres = Annotated[float, msgspec.Meta(ge=5, le=80)]
Weight = Annotated[int, msgspec.Meta(ge=1, le=1000)]
Name = Annotated[str, msgspec.Meta(pattern="^[a-z0-9][a-z0-9-]*$", max_length=40)]
FamilyName = Annotated[str, msgspec.Meta(pattern=r"^[\w .-]+$", max_length=80)]


class Tokens(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What all groups of tokens share: frozen, named, and strict about unknown names."""


class Palette(Tokens, frozen=True):
    """Colours; every pair that meets is checked for WCAG 2.2 contrast at load (see contrast.py)."""

    paper: Colour
    ink: Colour
    muted: Colour
    heading: Colour
    link: Colour
    rule: Colour
    """Lines that carry meaning: the rows of a table, the edge of a panel."""
    panel: Colour
    """Background of code, asides and quotes; ink, muted, heading and link must read on it too."""
    header_fill: Colour
    header_ink: Colour
    """The header cells of tables."""
    note: Colour
    tip: Colour
    important: Colour
    warning: Colour
    caution: Colour
    """The bar and the label of an aside, by its kind; the label says in words what the colour says."""
    spoken_fill: Colour
    spoken_ink: Colour
    """The sentence that is being read aloud (EPUB media overlays)."""


class Face(Tokens, frozen=True):
    """One font file. `path` counts from the package's `files` folder; a variable font gives a face a weight."""

    path: str
    weight: Weight = 400
    style: Literal["normal", "italic"] = "normal"


class Family(Tokens, frozen=True):
    """A font family: its name, the Python package that carries it, its faces.

    Without a package, the faces' paths count from the theme's own folder.
    """

    name: FamilyName
    faces: tuple[Face, ...]
    package: str = ""
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

    size: Points
    leading: Leading
    scale: tuple[Em, Em, Em, Em, Em, Em, Em]
    justify: bool = False
    hyphenate: bool = False


class Page(Tokens, frozen=True):
    """Paper and margins in millimetres; `auto` is Letter where people use it, else A4."""

    size: Literal["auto", "A4", "A5", "Letter"] = "auto"
    top: Millimetres = 24
    bottom: Millimetres = 24
    inner: Millimetres = 36
    outer: Millimetres = 36


class Theme(Tokens, frozen=True):
    """One look for all formats."""

    name: Name
    title: str
    licence: str
    light: Palette
    dark: Palette
    fonts: Fonts
    typography: Typography
    description: str = ""
    page: Page = Page()
    number_headings: bool = False
    toc: bool = True
    """Whether a contents list is shown where the author leaves the choice and there are three or more sections."""


def schema() -> bytes:
    """Write the JSON Schema (2020-12) of a theme.toml, as committed in themes/theme.schema.json."""
    document = {"$schema": "https://json-schema.org/draft/2020-12/schema", **msgspec.json.schema(Theme)}
    return msgspec.json.format(msgspec.json.encode(document, order="deterministic"), indent=2) + b"\n"
