"""Pixels: what is shown as it is, what is changed first, and what is no picture of ours."""

from __future__ import annotations

import base64
import io
from contextlib import suppress

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image, ImageCms
from PIL.PngImagePlugin import PngInfo

from publish.readers.exif import without_place
from publish.readers.images import BadImage, check
from publish.readers.raster import BadPicture, read_raster
from publish.readers.svg import sanitised
from tests.readers.reading import reading
from tests.readers.test_images import svg

RED, BLUE = (200, 30, 30), (30, 30, 200)


def halves(mode: str = "RGB") -> Image.Image:
    """A picture 8 wide and 4 high: red on the left, blue on the right."""
    image = Image.new("RGB", (8, 4), RED)
    image.paste(BLUE, (4, 0, 8, 4))
    return image.convert(mode)


def saved(image: Image.Image, kind: str, **options) -> bytes:
    sink = io.BytesIO()
    image.save(sink, kind, **options)
    return sink.getvalue()


def exif(orientation: int = 1, *, place: bool = False) -> Image.Exif:
    made = Image.Exif()
    made[0x0112] = orientation
    if place:
        made.get_ifd(0x8825).update({1: "N", 2: (36.0, 12.0, 0.0), 3: "E", 4: (37.0, 9.0, 0.0)})
    return made


def pixels(data: bytes) -> Image.Image:
    return Image.open(io.BytesIO(data)).convert("RGB")


def near(found: tuple[int, ...], wanted: tuple[int, ...]) -> bool:
    return all(abs(one - other) < 40 for one, other in zip(found, wanted, strict=True))


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP"])
@pytest.mark.parametrize("orientation", range(2, 9))
def test_a_photograph_stands_upright_in_its_pixels(kind, orientation):
    made = read_raster(saved(halves(), kind, exif=exif(orientation)))
    assert made.changed == ("it was turned upright, as its camera noted",)
    assert (made.width, made.height) == ((4, 8) if orientation >= 5 else (8, 4))
    shown = pixels(made.data)
    assert shown.size == (made.width, made.height)
    assert shown.getexif().get(0x0112, 1) == 1
    first = shown.getpixel((0, 0))
    assert near(first, RED if orientation in {4, 5, 6} else BLUE if orientation in {2, 3, 7, 8} else first)
    assert read_raster(made.data) == made._replace(changed=())


@pytest.mark.parametrize(("kind", "media_type"), [("TIFF", "png"), ("BMP", "png"), ("AVIF", "jpeg")])
def test_a_format_that_not_every_edition_knows_is_converted(kind, media_type):
    made = read_raster(saved(halves(), kind))
    assert (made.media_type, made.width, made.height) == (f"image/{media_type}", 8, 4)
    assert "was converted" in made.changed[0]
    assert near(pixels(made.data).getpixel((0, 0)), RED)
    assert read_raster(made.data) == made._replace(changed=())


@pytest.mark.parametrize("mode", ["1", "L", "LA", "RGBA", "CMYK", "F", "I;16", "LAB"])
def test_a_tiff_of_any_kind_of_pixels_is_converted(mode):
    source = Image.new(mode, (4, 3)) if mode in {"LAB", "I;16"} else halves(mode)
    assert read_raster(saved(source, "TIFF")).media_type == "image/png"


def test_greys_of_16_bits_become_8():
    made = read_raster(saved(Image.new("I;16", (4, 3), 40_000), "PNG"))
    assert made.changed == ("its greys had 16 bits, of which 8 are shown",)
    shown = Image.open(io.BytesIO(made.data))
    assert (shown.mode, shown.getpixel((0, 0))) == ("L", 156)


def test_an_avif_that_is_transparent_stays_so():
    made = read_raster(saved(Image.new("RGBA", (4, 4), (1, 2, 3, 0)), "AVIF"))
    assert (made.media_type, Image.open(io.BytesIO(made.data)).mode) == ("image/png", "RGBA")


def test_the_first_of_several_pages_is_shown():
    made = read_raster(saved(halves(), "TIFF", save_all=True, append_images=[halves()]))
    assert made.changed == ("it is a TIFF of 2 pictures; the first was converted",)


@pytest.mark.parametrize("profile", [None, b"no profile"])
def test_the_colours_of_print_become_those_of_screens(profile):
    made = read_raster(saved(halves("CMYK"), "JPEG", icc_profile=profile, quality=95))
    assert made.changed == ("its colours were those of print (CMYK)",)
    assert Image.open(io.BytesIO(made.data)).mode == "RGB"
    assert near(pixels(made.data).getpixel((0, 0)), RED)


def test_a_profile_for_screens_stays_with_a_turned_picture():
    profile = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    made = read_raster(saved(halves(), "JPEG", exif=exif(6), icc_profile=profile))
    assert Image.open(io.BytesIO(made.data)).info["icc_profile"] == profile


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP"])
def test_the_place_where_it_was_taken_is_removed_and_no_pixel_touched(kind):
    data = saved(halves(), kind, exif=exif(place=True))
    assert Image.open(io.BytesIO(data)).getexif().get_ifd(0x8825)
    made = read_raster(data)
    assert made.changed == ("the place where it was taken was removed",)
    shown = Image.open(io.BytesIO(made.data))
    assert not shown.getexif().get_ifd(0x8825)
    assert shown.convert("RGB").tobytes() == pixels(data).tobytes()
    assert read_raster(made.data) == made._replace(changed=())


def test_a_place_in_xmp_is_removed_too():
    packet = '<x:xmpmeta xmlns:x="adobe:ns:meta/"><exif:GPSLatitude>36,12N</exif:GPSLatitude></x:xmpmeta>'
    data = saved(halves(), "JPEG", xmp=packet.encode())
    assert b"GPSLatitude" not in read_raster(data).data
    info = PngInfo()
    info.add_itxt("XML:com.adobe.xmp", packet)
    assert b"GPSLatitude" not in read_raster(saved(halves(), "PNG", pnginfo=info)).data


def test_a_photograph_without_a_place_keeps_its_bytes():
    data = saved(halves(), "JPEG", exif=exif())
    assert read_raster(data).data == data


def test_a_picture_that_moves_keeps_its_bytes():
    data = saved(halves(), "GIF", save_all=True, append_images=[halves().transpose(Image.Transpose.ROTATE_180)])
    assert read_raster(data).data == data


@settings(max_examples=150, deadline=None)
@given(st.sampled_from(["JPEG", "PNG", "WEBP"]), st.data())
def test_a_damaged_picture_is_no_crash(kind, draw):
    data = bytearray(saved(halves(), kind, exif=exif(6, place=True)))
    for _ in range(draw.draw(st.integers(1, 4))):
        data[draw.draw(st.integers(0, len(data) - 1))] = draw.draw(st.integers(0, 255))
    cut = bytes(data[: draw.draw(st.integers(0, len(data)))])
    without_place(cut, f"image/{kind.lower()}")
    with suppress(BadPicture):
        read_raster(bytes(data))


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"\x00\x00\x00\x18ftypheic" + bytes(20), "HEIC"),
        (b"%PDF-1.7\n", "PDF"),
        (b"%!PS-Adobe-3.0 EPSF", "PostScript"),
        (b"8BPS\0\1" + bytes(20), "Photoshop"),
        (b"\xff\x0a" + bytes(20), "JPEG XL"),
        (b"\x00\x00\x00\x0cjP  \r\n", "JPEG 2000"),
        (b"\x00\x00\x01\x00" + bytes(20), "icon"),
        (b"\x1f\x8b\x08" + bytes(20), "gzip"),
        (b"<!DOCTYPE html><html><body>404</body></html>", "web page"),
        (b"version https://git-lfs.github.com/spec/v1\noid sha256:00\n", "Git LFS"),
        (b"just words", "no PNG"),
        (b"\x89PNG\r\n\x1a\n", "cut short"),
    ],
)
def test_what_is_no_picture_of_ours_is_named(data, reason):
    with pytest.raises(BadImage) as caught:
        check(data, "x.png")
    assert caught.value.code == "IMG003"
    assert reason in str(caught.value)


def test_what_was_changed_is_told_where_the_picture_stands(tmp_path):
    (tmp_path / "a.tif").write_bytes(saved(halves(), "TIFF"))
    found = reading("---\ntitle: T\n---\n\n![two halves](a.tif)\n", folder=tmp_path.resolve())
    assert [(d.code, d.line) for d in found.diagnostics] == [("IMG009", 5)]
    assert found.article.resources[0].media_type == "image/png"


# Pictures within drawings, and within addresses


def address(data: bytes, kind: str = "png") -> str:
    return f"data:image/{kind};base64,{base64.b64encode(data).decode()}"


def test_a_picture_within_a_drawing_is_read_and_checked():
    good, torn = saved(halves(), "PNG"), saved(halves().resize((400, 400)), "JPEG")[:-200]
    made = sanitised(
        svg(f'<image href="{address(good)}"/><image href="{address(torn)}"/><image href="{address(b"x")}"/>')
    )
    assert made.removed == ("a picture that cannot be read",)
    assert made.data.count(b"data:image") == 1
    assert sanitised(made.data).data == made.data


@pytest.mark.parametrize(
    ("target", "code"),
    [
        ("data:image/png;base64,!!!", "IMG003"),
        ("data:image/png;base64,AAAA", "IMG003"),
        ("data:text/html,%3Cscript%3E", "IMG003"),
        ("data:nothing", "IMG003"),
    ],
)
def test_an_address_that_holds_no_picture(target, code):
    found = reading(f"---\ntitle: T\ncover: {{image: '{target}', alt: A}}\n---\nText.")
    assert [d.code for d in found.diagnostics] == [code]


def test_an_address_that_holds_a_picture():
    for target in (address(saved(halves(), "PNG")), "data:image/svg+xml,%3Csvg xmlns='http://www.w3.org/2000/svg'/%3E"):
        found = reading(f'---\ntitle: T\ncover: {{image: "{target}", alt: A}}\n---\nText.')
        assert found.diagnostics == ()
        assert found.article.resources[0].name == "data"
