"""Pictures: found inside the root alone, told by their bytes, and harmless."""

from __future__ import annotations

import base64
import io
import struct
import zlib

import pytest
from lxml import etree
from PIL import Image

from publish.model.walk import plain_text
from publish.readers.images import BadImage, check, locate
from publish.readers.source import Source
from publish.readers.svg import BadSvg, sanitised
from tests import samples
from tests.readers.reading import body, reading


@pytest.fixture
def place(tmp_path):
    """A source in root/articles, with pictures in it, beside it, and outside the root."""
    root = (tmp_path / "root").resolve()
    folder = root / "articles"
    (folder / "img").mkdir(parents=True)
    (tmp_path / "secret.png").write_bytes(samples.png())
    (root / "shared.png").write_bytes(samples.png())
    (folder / "img" / "a b.png").write_bytes(samples.png())
    (folder / "img" / "out.png").symlink_to(tmp_path / "secret.png")
    (folder / "img" / "in.png").symlink_to(root / "shared.png")
    (folder / "img" / "loop.png").symlink_to(folder / "img" / "loop.png")
    return Source(name="a.md", data=b"", folder=folder, root=root)


@pytest.mark.parametrize(
    "target", ["img/a b.png", "img/a%20b.png", "./img/../img/a%20b.png", "../shared.png", "img/in.png"]
)
def test_inside_the_root(place, target):
    assert locate(target, place).path.is_file()


@pytest.mark.parametrize(
    ("target", "code"),
    [
        ("../../secret.png", "IMG004"),
        ("img/..%2f..%2f..%2fsecret.png", "IMG004"),
        ("img/out.png", "IMG004"),
        ("/etc/passwd", "IMG004"),
        ("file:///etc/passwd", "IMG004"),
        ("http://127.0.0.1:9/x.png", "IMG005"),
        ("https://example.org/x.png", "IMG005"),
        ("//example.org/x.png", "IMG005"),
        ("data:image/png;base64,AAAA", "IMG005"),
        ("C:/x.png", "IMG004"),
        ("C:%5Cx.png", "IMG004"),
        ("%5C%5Cserver%5Cx.png", "IMG004"),
        ("http://[", "IMG005"),
        ("", "IMG002"),
        ("img/%00.png", "IMG002"),
        ("#part", "IMG002"),
    ],
)
def test_outside_the_root(place, target, code):
    with pytest.raises(BadImage) as caught:
        locate(target, place)
    assert caught.value.code == code


@pytest.mark.parametrize(
    ("target", "file"),
    [
        ("img%5Ca b.png", "articles/img/a b.png"),
        ("/shared.png", "shared.png"),
        ("/pics/site.png", "static/pics/site.png"),
        ("img/caf\u00e9.png", "articles/img/cafe\u0301.png"),
    ],
)
def test_a_path_written_in_another_way_is_found_and_told(place, target, file):
    (place.root / "static" / "pics").mkdir(parents=True)
    (place.root / "static" / "pics" / "site.png").write_bytes(samples.png())
    (place.folder / "img" / "cafe\u0301.png").write_bytes(samples.png())
    found = locate(target, place)
    assert found.path == place.root / file
    assert found.told


@pytest.mark.parametrize(
    ("target", "hint"),
    [
        ("img/A B.PNG", "did you mean «a b.png»? Capitals count"),
        ("img/a-b.png", "did you mean «a b.png»?"),
        ("img/a b.jpg", "did you mean «a b.png»?"),
        ("img/zzzz.webp", ""),
        ("nowhere/x.png", ""),
        ("img", "name a picture in it"),
        ("/x.png", "a path that begins with / counts from the root; copy the picture there"),
    ],
)
def test_a_name_that_is_nearly_right_is_told(place, target, hint):
    with pytest.raises(BadImage) as caught:
        locate(target, place)
    assert caught.value.hint == hint


def test_a_query_is_no_part_of_a_name(place):
    assert locate("img/in.png?raw=true#x", place).path == place.root / "shared.png"


def raster(kind: str) -> bytes:
    sink = io.BytesIO()
    Image.new("RGB", (7, 5)).save(sink, kind)
    return sink.getvalue()


@pytest.mark.parametrize(("kind", "media_type"), [("PNG", "png"), ("JPEG", "jpeg"), ("GIF", "gif"), ("WEBP", "webp")])
def test_the_type_is_told_by_the_bytes(kind, media_type):
    resource = check(raster(kind), "wrong.svg").resource
    assert (resource.media_type, resource.width, resource.height) == (f"image/{media_type}", 7, 5)


def bomb() -> bytes:
    """A PNG whose header promises 100,000 x 100,000 pixels."""
    header = struct.pack(">IIBBBBB", 100_000, 100_000, 8, 2, 0, 0, 0)
    chunk = b"IHDR" + header
    return b"\x89PNG\r\n\x1a\n" + struct.pack(">I", 13) + chunk + struct.pack(">I", zlib.crc32(chunk))


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"<html></html>",
        b"plain",
        raster("PNG")[:40],
        raster("JPEG")[:-30],
        raster("WEBP")[:30],
        bomb(),
        b"BM" + bytes(60),
    ],
)
def test_what_is_no_picture_is_refused(data):
    with pytest.raises(BadImage) as caught:
        check(data, "x.png")
    assert caught.value.code == "IMG003"


# SVG


def svg(inside: str, attributes: str = 'width="10" height="10"') -> bytes:
    xlink = 'xmlns:xlink="http://www.w3.org/1999/xlink"'
    return f'<svg xmlns="http://www.w3.org/2000/svg" {xlink} {attributes}>{inside}</svg>'.encode()


@pytest.mark.parametrize(
    ("inside", "told"),
    [
        ("<script>alert(1)</script>", "<script>"),
        ('<rect onclick="x()"/>', "onclick handler"),
        ("<foreignObject><p xmlns='http://www.w3.org/1999/xhtml'/></foreignObject>", "<foreignObject>"),
        ('<image xlink:href="file:///etc/passwd"/>', "a reference to another file"),
        ('<image href="http://127.0.0.1:9/x.png"/>', "a reference to another file"),
        ('<image href="data:image/svg+xml;base64,AAAA"/>', "a reference to another file"),
        ('<use href="other.svg#a"/>', "a reference to another file"),
        ('<a href="javascript:x"><rect/></a>', "<a>"),
        ('<animate attributeName="href"/>', "<animate>"),
        ('<set attributeName="onload" to="x"/>', "<set>"),
        ('<rect fill="url(http://127.0.0.1:9/#a)"/>', "a reference to another file"),
        ('<rect style="fill: url( &quot;file:///x&quot; )"/>', "a reference to another file"),
        (r'<rect fill="u\72l(http://127.0.0.1:9/)"/>', "a reference to another file"),
        (
            "<style>@import url(http://127.0.0.1:9/x.css); rect {fill: red}</style>",
            "a style that refers to another file",
        ),
        ("<style>rect {fill: u\\72l(//127.0.0.1:9/)}</style>", "a style that refers to another file"),
        ("<style>@im@import;port 'http://127.0.0.1:9/';</style>", "a style that refers to another file"),
        ('<g xml:base="http://127.0.0.1:9/"/>', "a base address"),
        ('<g id="a"><use href="#a"/></g>', "a <use> that draws itself"),
        ('<g id="a"><use href="#b"/></g><g id="b"><use href="#a"/></g>', "a <use> that draws itself"),
    ],
)
def test_what_could_run_or_load_is_taken_out(inside, told):
    made = sanitised(svg(f"{inside}<circle r='1'/>"))
    assert told in made.removed
    for danger in (b"127.0.0.1", b"passwd", b"file:", b"alert", b"onclick", b"script", b"import", b"xml:base"):
        assert danger not in made.data
    assert b"<circle" in made.data
    again = sanitised(made.data)
    assert (again.data, again.removed) == (made.data, ())


def test_what_is_harmless_stays():
    picture = base64.b64encode(raster("PNG")).decode()
    inside = (
        '<defs><linearGradient id="g"><stop offset="0"/></linearGradient><g id="s"><path d="M0 0"/></g></defs>'
        '<style>rect {fill: url(#g)}</style><rect fill="url(#g)" style="stroke: red"/><use xlink:href="#s"/>'
        f'<image href="data:image/png;base64,{picture}"/><text xml:lang="ar">حلب</text><title>t</title>'
    )
    made = sanitised(svg(inside))
    assert made.removed == ()
    assert inside.split("<text", maxsplit=1)[0].encode() in made.data
    assert "حلب".encode() in made.data


def test_an_editors_own_marks_go_without_a_word():
    made = sanitised(
        svg('<x:view xmlns:x="urn:editor" x:y="1"/><g xmlns:x="urn:editor" x:label="l"/><metadata/><!-- c -->')
    )
    assert made.removed == ()
    assert b"editor" not in made.data


@pytest.mark.parametrize(
    "data",
    [
        b'<!DOCTYPE svg [<!ENTITY x SYSTEM "file:///etc/passwd">]><svg xmlns="http://www.w3.org/2000/svg">&x;</svg>',
        b'<!DOCTYPE svg [<!ENTITY a "lol"><!ENTITY b "&a;&a;">]><svg xmlns="http://www.w3.org/2000/svg">&b;</svg>',
        b'<svg xmlns="http://www.w3.org/2000/svg">',
        b"<svg/>",
        b'<html xmlns="http://www.w3.org/1999/xhtml"/>',
        svg("<g>" * 300 + "</g>" * 300),
        svg(
            '<g id="a0"/>' + "".join(f'<g id="a{i}">' + f'<use href="#a{i - 1}"/>' * 10 + "</g>" for i in range(1, 12))
        ),
    ],
)
def test_a_drawing_that_cannot_be_trusted_is_refused(data):
    with pytest.raises(BadSvg):
        sanitised(data)


@pytest.mark.parametrize(
    ("attributes", "size"),
    [
        ('width="120" height="60"', (120, 60)),
        ('width="1in" height="2.54cm"', (96, 96)),
        ('width="100%" viewBox="0 0 200 100"', (200, 100)),
        ('viewBox="0 0 200 100"', (200, 100)),
        ('width="50" viewBox="0,0,200,100"', (50, 25)),
        ("", (300, 150)),
        ('width="1e9" height="1e9" viewBox="0 0 1 1"', (10_000, 10_000)),
        ('width="-5" height="x"', (300, 150)),
        ('width="nan" height="1e999"', (300, 150)),
        ('width="5" viewBox="0 0 1e-300 1e300"', (5, 2)),
        ('width="1e300" viewBox="0 0 1 1e300"', (300, 150)),
        ('height="1e9" viewBox="0 0 1e9 1e-9"', (10_000, 1)),
    ],
)
def test_the_size_of_a_drawing(attributes, size):
    made = sanitised(svg("<rect/>", attributes))
    assert (made.width, made.height) == size
    root = etree.fromstring(made.data)
    assert (root.get("width"), root.get("height")) == (str(size[0]), str(size[1]))
    assert root.get("viewBox")


# In an article


def test_each_picture_is_carried_once_and_what_was_taken_out_is_told(tmp_path):
    (tmp_path / "a.png").write_bytes(samples.png())
    (tmp_path / "b.svg").write_bytes(svg("<script/><rect/>"))
    text = "---\ntitle: T\ncover: {image: a.png, alt: Blue}\n---\n![a](a.png) ![b](./a.png)\n\n![c](b.svg)\n"
    found = reading(text, folder=tmp_path.resolve())
    assert [(d.code, d.line) for d in found.diagnostics] == [("IMG006", 7)]
    assert [resource.name for resource in found.article.resources] == ["a.png", "b.svg"]
    assert found.article.meta.cover.resource == found.article.resources[0].id


def test_a_cover_that_is_missing_is_told_where_it_is_named(tmp_path):
    text = "---\ntitle: T\ncover:\n  image: no.png\n  alt: Blue\n---\nText."
    found = reading(text, folder=tmp_path.resolve())
    assert [(d.code, d.line, d.column) for d in found.diagnostics] == [("IMG002", 4, 10)]
    assert found.article.meta.cover is None


def test_a_truncated_picture_is_refused_whatever_a_library_allows(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("PIL.ImageFile.LOAD_TRUNCATED_IMAGES", True)  # as importing WeasyPrint does

    with pytest.raises(BadImage, match="damaged"):
        check(samples.png(400, 300)[:-60], "torn.png")


def test_missing_pictures_side_by_side_stand_each_in_a_paragraph(tmp_path):
    found = body("![a](a.png) ![b](b.png)\n![c](c.png)", tmp_path)
    assert [plain_text(block.children) for block in found] == [
        "[image missing: a.png: a]",
        "[image missing: b.png: b]",
        "[image missing: c.png: c]",
    ]
