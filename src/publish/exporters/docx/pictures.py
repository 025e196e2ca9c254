"""Pictures: inline drawings that carry their text alternative where screen readers look for it (20.4.2.5)."""

from __future__ import annotations

import io
import re

from docx.opc.constants import RELATIONSHIP_TYPE as RT

from publish.exporters.docx.manuscript import Manuscript, Medium
from publish.exporters.docx.wml import NAMESPACES, NOTHING, Xml, el
from publish.model import Decorative, Described, Resource
from publish.themes import Theme, font_file

EMU_PER_PIXEL = 9525
EMU_PER_MM = 36000
_TALLEST = 0.75  # of the text's height, so that a caption still fits on the page
_SHARPNESS = 2  # pixels of the fallback for each CSS pixel of a drawing
_WIDEST_FALLBACK = 4000

_SUFFIXES = {"image/png": "png", "image/jpeg": "jpg", "image/gif": "gif", "image/svg+xml": "svg"}
_DECORATIVE = "{C183D7F6-B498-43B3-948B-1728B52AA6E4}"
_SVG = "{96DAC541-7B7A-43D3-8B79-37D633B846F1}"
_PICTURE = NAMESPACES["pic"]
# A drawing may name another file, which must not be read from this machine.
_OUTSIDE = re.compile(r"""\b(?:xlink:)?href\s*=\s*(["'])(?!#|data:)[^"']*\1""")


class PictureError(Exception):
    """A picture that no Word file can hold."""


def drawing(
    resource: Resource, alt: Described | Decorative, manuscript: Manuscript, width: int, room: tuple[int, int]
) -> Xml:
    """Return a run with a picture; `width` in percent of `room` (width and height in EMU), 0 for its own.

    Raises PictureError when its bytes cannot be read.
    """
    blip = _blip(resource, manuscript)
    across, down = _extent(resource, width, room)
    number = manuscript.next_drawing()
    words = alt.text if isinstance(alt, Described) else ""
    hidden = _extension(_DECORATIVE, "adec:decorative", val=1) if isinstance(alt, Decorative) else NOTHING
    extent = el("a:ext", cx=across, cy=down)
    shape = el(
        "pic:pic",
        el("pic:nvPicPr", el("pic:cNvPr", id=number, name=f"Picture {number}", descr=words), el("pic:cNvPicPr")),
        el("pic:blipFill", blip, el("a:stretch", el("a:fillRect"))),
        el(
            "pic:spPr",
            el("a:xfrm", el("a:off", x=0, y=0), extent),
            el("a:prstGeom", el("a:avLst"), prst="rect"),
        ),
    )
    inline = el(
        "wp:inline",
        el("wp:extent", cx=across, cy=down),
        el("wp:docPr", hidden, id=number, name=f"Picture {number}", descr=words),
        el("wp:cNvGraphicFramePr", el("a:graphicFrameLocks", noChangeAspect=1)),
        el("a:graphic", el("a:graphicData", shape, uri=_PICTURE)),
        distT=0,
        distB=0,
        distL=0,
        distR=0,
    )
    return el("w:r", el("w:drawing", inline))


def _extension(uri: str, name: str, **attributes: object) -> Xml:
    return el("a:extLst", el("a:ext", el(name, **attributes), uri=uri))


def _extent(resource: Resource, width: int, room: tuple[int, int]) -> tuple[int, int]:
    """Return width and height in EMU: as asked, but never more than the page can show."""
    natural = max(resource.width, 1) * EMU_PER_PIXEL
    ratio = max(resource.height, 1) / max(resource.width, 1)
    across = min(room[0] * width // 100 if width else natural, room[0], int(room[1] * _TALLEST / ratio))
    return max(across, 1), max(round(across * ratio), 1)


def _blip(resource: Resource, manuscript: Manuscript) -> Xml:
    """Return the reference to the picture's bytes, with a drawing behind its fallback."""
    if resource.media_type != "image/svg+xml":
        return el("a:blip", r_embed=_related(resource, manuscript))
    fallback = manuscript.relate(RT.IMAGE, _stored(resource.id, resource, manuscript).name)
    drawn = Medium(_file(f"{resource.id}-drawing", "image/svg+xml"), "image/svg+xml", _closed(resource.data))
    manuscript.media.setdefault(f"{resource.id}-drawing", drawn)
    vector = _extension(_SVG, "asvg:svgBlip", r_embed=manuscript.relate(RT.IMAGE, drawn.name))
    return el("a:blip", vector, r_embed=fallback)


def _related(resource: Resource, manuscript: Manuscript) -> str:
    return manuscript.relate(RT.IMAGE, _stored(resource.id, resource, manuscript).name)


def _stored(key: str, resource: Resource, manuscript: Manuscript) -> Medium:
    if key not in manuscript.media:
        manuscript.media[key] = _medium(resource, manuscript.theme)
    medium = manuscript.media[key]
    if medium is None:
        raise PictureError(f"the picture {resource.name} cannot be read")
    return medium


def _medium(resource: Resource, theme: Theme) -> Medium | None:
    """Return a picture in a form that every Word knows; None where its bytes are not what they say."""
    try:
        match resource.media_type:
            case "image/svg+xml":
                return _png(resource, _rendered(resource, theme))
            case "image/webp":
                return _png(resource, _converted(resource.data))
            case "image/png" | "image/jpeg" | "image/gif":
                return Medium(_file(resource.id, resource.media_type), resource.media_type, resource.data)
    except (ValueError, OSError):
        return None


def _png(resource: Resource, data: bytes) -> Medium:
    return Medium(_file(resource.id, "image/png"), "image/png", data)


def _file(stem: str, media_type: str) -> str:
    return f"{re.sub(r'[^A-Za-z0-9-]', '_', stem)}.{_SUFFIXES[media_type]}"


def _closed(svg: bytes) -> bytes:
    """Return a drawing without references to other files."""
    return _OUTSIDE.sub("", svg.decode("utf-8", "replace")).encode()


def _rendered(resource: Resource, theme: Theme) -> bytes:
    """Render a drawing with the theme's fonts and no others, so that every machine draws the same."""
    import resvg_py  # noqa: PLC0415  # only articles with drawings need it

    families = (theme.fonts.heading, theme.fonts.body, *theme.fonts.fallbacks)
    width = min(max(resource.width, 1) * _SHARPNESS, _WIDEST_FALLBACK)
    png = resvg_py.svg_to_bytes(
        svg_string=_closed(resource.data).decode(),
        skip_system_fonts=True,
        font_files=sorted({str(font_file(family, face)) for family in families for face in family.faces}),
        font_family=theme.fonts.heading.name,
        sans_serif_family=theme.fonts.heading.name,
        serif_family=theme.fonts.body.name,
        width=width,
    )
    return bytes(png)


def _converted(data: bytes) -> bytes:
    """Write a picture again as PNG: Word reads no WebP."""
    from PIL import Image  # noqa: PLC0415  # only articles with WebP need it

    out = io.BytesIO()
    with Image.open(io.BytesIO(data)) as picture:
        picture.convert("RGBA").save(out, "PNG")
    return out.getvalue()
