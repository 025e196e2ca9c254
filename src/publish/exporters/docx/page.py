"""The page: its size, its margins, its head and foot (17.6)."""

from __future__ import annotations

from publish.exporters.docx.wml import NOTHING, Xml, el
from publish.themes import Theme
from publish.themes.paper import paper

_TWIPS_PER_MM = 1440 / 25.4
_EMU_PER_MM = 36000
_RUNNING = 12.5
"""How far head and foot stand from the paper's edge, in millimetres."""


def text_area(theme: Theme, lang: str) -> tuple[int, int]:
    """Return width and height of the text on a page in EMU."""
    sheet = paper(theme.page, lang)
    page = theme.page
    return (
        round((sheet.width - page.inner - page.outer) * _EMU_PER_MM),
        round((sheet.height - page.top - page.bottom) * _EMU_PER_MM),
    )


def text_width(theme: Theme, lang: str) -> int:
    """Return the width of the text in twentieths of a point."""
    return text_area(theme, lang)[0] // 635


def section(theme: Theme, lang: str, *, header: str, footers: tuple[str, str], rtl: bool) -> Xml:
    """Return `w:sectPr`, with the ids of the header and of the footers of the first and of other pages."""
    sheet = paper(theme.page, lang)
    page = theme.page
    return el(
        "w:sectPr",
        el("w:headerReference", type="default", r_id=header),
        el("w:footerReference", type="first", r_id=footers[0]),
        el("w:footerReference", type="default", r_id=footers[1]),
        el("w:pgSz", w=_twips(sheet.width), h=_twips(sheet.height)),
        el(
            "w:pgMar",
            top=_twips(page.top),
            right=_twips(page.outer),
            bottom=_twips(page.bottom),
            left=_twips(page.inner),
            header=_twips(min(_RUNNING, page.top / 2)),
            footer=_twips(min(_RUNNING, page.bottom / 2)),
            gutter=0,
        ),
        # The first page has the title itself, so it needs no head; a header that is not there is empty.
        el("w:titlePg"),
        el("w:bidi") if rtl else NOTHING,
    )


def _twips(millimetres: float) -> int:
    return round(millimetres * _TWIPS_PER_MM)
