"""Pictures made of pixels: told by their bytes, read whole, and put right where an edition would show them wrong."""

from __future__ import annotations

import io
import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any, Literal, NamedTuple

from publish.readers.exif import without_place

if TYPE_CHECKING:
    from PIL import Image

MAX_PIXELS = 64_000_000

MediaType = Literal["image/png", "image/jpeg", "image/gif", "image/webp", "image/svg+xml"]

_KEPT: dict[str, MediaType] = {
    "PNG": "image/png",
    "JPEG": "image/jpeg",
    "MPO": "image/jpeg",  # a JPEG of two views, as some telephones write it
    "GIF": "image/gif",
    "WEBP": "image/webp",
}
_CONVERTED = {"TIFF": "a TIFF", "BMP": "a BMP", "AVIF": "an AVIF"}
"""Formats that not every edition can show; Pillow reads them."""
_OPENED = (*(name for name in _KEPT if name != "MPO"), *_CONVERTED)

_ORIENTATION = 0x0112  # Exif 2.32 4.6.4
_TURNED = range(2, 9)
_PNG_MODES = frozenset({"1", "L", "LA", "P", "RGB", "RGBA"})


class BadPicture(Exception):  # noqa: N818  # the author's fault, told by images.py
    """Why a picture cannot be used, and what to do."""

    def __init__(self, reason: str, hint: str = "") -> None:
        super().__init__(reason)
        self.hint = hint


class Raster(NamedTuple):
    """A picture that every edition can show, and what was changed to make it one."""

    data: bytes
    media_type: MediaType
    width: int
    height: int
    changed: tuple[str, ...] = ()


def read_raster(data: bytes) -> Raster:
    """Return a picture of bytes; raise BadPicture where they are none that we can read.

    A picture that this function made comes back as the same bytes.
    """
    from PIL import Image  # noqa: PLC0415  # only articles with pictures pay for it

    try:
        with warnings.catch_warnings(), _only_whole_pictures():
            warnings.simplefilter("ignore")  # damaged metadata is no damaged picture
            warnings.simplefilter("error", Image.DecompressionBombWarning)
            with Image.open(io.BytesIO(data), formats=_OPENED) as image:
                _check_pixels(image.width, image.height)
                image.load()  # a truncated file is found out only here
                return _shown(image, data)
    except BadPicture:
        raise
    except Exception as error:  # a damaged picture makes Pillow raise anything, from OSError to struct.error
        raise _bad(error, data) from error


def _shown(image: Image.Image, data: bytes) -> Raster:
    """Return a picture as it is, where every edition shows it so; else as one that they do."""
    kind = image.format or ""
    if kind in _CONVERTED:
        return _converted(image, _CONVERTED[kind])
    exif = image.getexif()
    is_still = getattr(image, "n_frames", 1) == 1 or kind == "MPO"
    if exif.get(_ORIENTATION) in _TURNED and is_still:
        return _turned(image, _KEPT[kind])
    if image.mode == "CMYK":
        return _saved(_in_rgb(image), "JPEG", ("its colours were those of print (CMYK)",))
    if image.mode.startswith("I"):
        return _saved(_in_greys(image), "PNG", ("its greys had 16 bits, of which 8 are shown",))
    has_place = exif.get_ifd(_GPS) or b"GPSLatitude" in _xmp(image)
    if has_place and (bare := without_place(data, _KEPT[kind])) != data:
        return Raster(bare, _KEPT[kind], image.width, image.height, ("the place where it was taken was removed",))
    return Raster(data, _KEPT[kind], image.width, image.height)


def _xmp(image: Image.Image) -> bytes:
    """Return the XMP of a picture, as each of Pillow's readers keeps it."""
    found = image.info.get("xmp") or image.info.get("XML:com.adobe.xmp") or b""
    return found.encode() if isinstance(found, str) else bytes(found)


_GPS = 0x8825  # Exif 2.32 4.6.3


def _turned(image: Image.Image, media_type: MediaType) -> Raster:
    """Return a picture with its pixels as its camera said they are to be turned (Exif 2.32 4.6.4, tag 274)."""
    from PIL import ImageOps  # noqa: PLC0415  # as above

    upright = ImageOps.exif_transpose(image)
    upright = _in_rgb(upright) if upright.mode == "CMYK" else upright
    return _saved(upright, media_type.removeprefix("image/").upper(), ("it was turned upright, as its camera noted",))


def _converted(image: Image.Image, named: str) -> Raster:
    """Return a picture of a format that not every edition can show as PNG, or a photograph in AVIF as JPEG."""
    from PIL import ImageOps  # noqa: PLC0415  # as above

    frames = getattr(image, "n_frames", 1)
    told = (
        f"it is {named}, and was converted"
        if frames == 1
        else f"it is {named} of {frames} pictures; the first was converted"
    )
    upright = ImageOps.exif_transpose(image)
    if upright.mode.startswith("I"):
        upright = _in_greys(upright)
    if upright.mode not in _PNG_MODES:
        upright = _in_rgb(upright)
    is_photograph = named == _CONVERTED["AVIF"] and upright.mode == "RGB"
    return _saved(upright, "JPEG" if is_photograph else "PNG", (told,))


def _in_rgb(image: Image.Image) -> Image.Image:
    """Return a picture in the colours of screens; by its own profile where it has one that works."""
    from PIL import ImageCms  # noqa: PLC0415  # as above

    profile = image.info.get("icc_profile")
    if image.mode == "CMYK" and profile:
        try:
            made = ImageCms.profileToProfile(
                image, ImageCms.ImageCmsProfile(io.BytesIO(profile)), ImageCms.createProfile("sRGB"), outputMode="RGB"
            )
        except (ImageCms.PyCMSError, OSError):  # a profile that is none
            made = None
        if made is not None:
            made.info.pop("icc_profile", None)
            return made
    made = image.convert("RGB")
    made.info.pop("icc_profile", None)
    return made


def _in_greys(image: Image.Image) -> Image.Image:
    """Return a picture of 16 bits a pixel, which not every edition can show, with the upper 8."""
    return image.convert("I").point(lambda value: value * (1 / 256)).convert("L")


def _saved(image: Image.Image, kind: str, changed: tuple[str, ...]) -> Raster:
    options: dict[str, Any] = {"icc_profile": image.info.get("icc_profile")}
    if kind in {"JPEG", "WEBP"}:
        options["quality"] = 95
    sink = io.BytesIO()
    image.save(sink, kind, exif=b"", **options)
    return Raster(sink.getvalue(), _KEPT[kind], image.width, image.height, changed)


@contextmanager
def _only_whole_pictures() -> Iterator[None]:
    """Have Pillow refuse truncated files, whatever a library set: WeasyPrint allows them for the whole process."""
    from PIL import ImageFile  # noqa: PLC0415  # as above

    before = ImageFile.LOAD_TRUNCATED_IMAGES
    ImageFile.LOAD_TRUNCATED_IMAGES = False
    try:
        yield
    finally:
        ImageFile.LOAD_TRUNCATED_IMAGES = before


def _check_pixels(width: int, height: int) -> None:
    if width * height > MAX_PIXELS:
        raise BadPicture(
            f"it has {width} x {height} pixels, more than {MAX_PIXELS // 1_000_000} million", "save a smaller one"
        )


# What is no picture of ours


_OTHERS: tuple[tuple[bytes, str, str], ...] = (
    (
        b"version https://git-lfs",
        "it is a pointer of Git LFS, not the picture",
        "fetch the pictures with `git lfs pull`",
    ),
    (b"%PDF", "it is a PDF", "save the page as SVG or PNG"),
    (b"%!PS", "it is PostScript", "save it as SVG or PNG"),
    (b"8BPS", "it is a Photoshop file", "save it as PNG or JPEG"),
    (b"\x1f\x8b", "it is compressed with gzip", "save it as plain SVG"),
    (b"\xff\x0a", "it is a JPEG XL", "save it as JPEG or PNG"),
    (b"\x00\x00\x00\x0cJXL", "it is a JPEG XL", "save it as JPEG or PNG"),
    (b"\x00\x00\x00\x0cjP", "it is a JPEG 2000", "save it as JPEG or PNG"),
    (b"\x00\x00\x01\x00", "it is an icon (ICO)", "save it as PNG"),
    (b"\xd7\xcd\xc6\x9a", "it is a Windows metafile (WMF)", "save it as SVG or PNG"),
    (b"\x01\x00\x00\x00", "it is a Windows metafile (EMF)", "save it as SVG or PNG"),
)
_BEGINNINGS = (b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"RIFF", b"II*\0", b"MM\0*", b"BM")
_HEIC = frozenset({b"heic", b"heix", b"hevc", b"mif1", b"msf1", b"heim", b"heis"})  # ISO/IEC 23008-12 10.2
_PAGE = (b"<!doctype html", b"<html", b"<head", b"<body")


def _bad(error: Exception, data: bytes) -> BadPicture:
    from PIL import Image, UnidentifiedImageError  # noqa: PLC0415  # as above

    if isinstance(error, Image.DecompressionBombError | Image.DecompressionBombWarning):
        return BadPicture(f"it has more than {MAX_PIXELS // 1_000_000} million pixels", "save a smaller one")
    if not isinstance(error, UnidentifiedImageError):
        return BadPicture(f"it is damaged ({error})" if str(error) else "it is damaged")
    return BadPicture(*_named(data))


def _named(data: bytes) -> tuple[str, str]:
    """Return what bytes are that Pillow does not open, and what to do."""
    for start, reason, hint in _OTHERS:
        if data.startswith(start):
            return reason, hint
    if data[4:8] == b"ftyp" and data[8:12] in _HEIC:
        return "it is an HEIC photograph", "save it as JPEG"
    if data[:1024].lstrip(b"\xef\xbb\xbf \t\r\n").lower().startswith(_PAGE):
        return "it is a web page, not a picture", "save the picture itself"
    if data.startswith(_BEGINNINGS):
        return "it is damaged, or cut short", ""
    return "it is no PNG, JPEG, GIF, WebP or SVG", ""
