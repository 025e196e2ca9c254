"""The page: its size, its margins, its head and foot (17.6)."""

from __future__ import annotations

from publish.exporters.docx.wml import NOTHING, Xml, el
from publish.themes import Theme
from publish.themes.paper import paper

_TWIPS_PER_MM = 1440 / 25.4
_EMU_PER_MM = 36000
_EMU_PER_TWIP = 635
_RUNNING = 12.5
"""How far head and foot stand from the paper's edge, in millimetres."""


def text_area(theme: Theme, lang: str, left: int = 0) -> tuple[int, int]:
    """Return width and height in EMU of the text on a page that is set in by `left` twentieths of a point."""
    sheet = paper(theme.page, lang)
    page = theme.page
    return (
        max(_EMU_PER_MM, round((sheet.width - page.inner - page.outer) * _EMU_PER_MM) - left * _EMU_PER_TWIP),
        round((sheet.height - page.top - page.bottom) * _EMU_PER_MM),
    )


def text_width(theme: Theme, lang: str) -> int:
    """Return the width of the text in twentieths of a point."""
    return text_area(theme, lang)[0] // _EMU_PER_TWIP


def section(theme: Theme, lang: str, *, header: str, footers: tuple[str, str], rtl: bool) -> Xml:
    """Return `w:sectPr`, with the ids of the header and of the footers of the first and of other pages."""
    sheet = paper(theme.page, lang)
    page = theme.page
    return el(
        "w:sectPr",
        el("w:headerReference", type="default", r_id=header),
        el("w:footerReference", type="first", r_id=footers[0]),
        el("w:footerReference", type="default", r_id=footers[1]),
        el("w:pgSz", w=twips(sheet.width), h=twips(sheet.height)),
        el(
            "w:pgMar",
            top=twips(page.top),
            right=twips(page.outer),
            bottom=twips(page.bottom),
            left=twips(page.inner),
            header=twips(min(_RUNNING, page.top / 2)),
            footer=twips(min(_RUNNING, page.bottom / 2)),
            gutter=0,
        ),
        # The first page has the title itself, so it needs no head; a header that is not there is empty.
        el("w:titlePg"),
        el("w:bidi") if rtl else NOTHING,
    )


def twips(millimetres: float) -> int:
    """Return millimetres in twentieths of a point."""
    return round(millimetres * _TWIPS_PER_MM)
