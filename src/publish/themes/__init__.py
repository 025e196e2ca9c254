"""Design tokens, where they come from, and the CSS that is made of them."""

from publish.themes.loading import DEFAULT, ThemeError, available, bundled, font_file, load
from publish.themes.styles import Kind, family_stack, stylesheet
from publish.themes.theme import Face, Family, Fonts, Page, Palette, Theme, Typography, schema

__all__ = [
    "DEFAULT",
    "Face",
    "Family",
    "Fonts",
    "Kind",
    "Page",
    "Palette",
    "Theme",
    "ThemeError",
    "Typography",
    "available",
    "bundled",
    "family_stack",
    "font_file",
    "load",
    "schema",
    "stylesheet",
]
