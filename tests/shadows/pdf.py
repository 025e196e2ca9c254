"""The shadow of a PDF: its metadata, outline and tag tree as text, each element with the words it holds."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator

import pikepdf

# The version of our own that stands in the file changes with each release.
_VERSION = re.compile(r"publish \d[\w.+-]*")
_TOLD = ("/Alt", "/ActualText", "/Lang", "/E")


def shadow(data: bytes) -> str:
    """Write the whole shadow, ended by a newline."""
    with pikepdf.open(io.BytesIO(data)) as pdf:
        words = {page.objgen: _content(page) for page in pdf.pages}
        lines = [
            f"pages={len(pdf.pages)} lang={pdf.Root.get('/Lang', '')}",
            *(f"{key[1:]}={value}" for key, value in pdf.docinfo.items()),
            "== outline",
            *_outline(pdf),
            "== tags",
            *_elements(pdf.Root.StructTreeRoot, words, 0),
            "== artifacts",
            *(f"{number} {text}" for number, page in enumerate(words.values(), 1) for text in page.get(None, [])),
        ]
    return _VERSION.sub("publish VERSION", "\n".join(lines)) + "\n"


def _outline(pdf: pikepdf.Pdf) -> Iterator[str]:
    def entries(items: list[pikepdf.OutlineItem], depth: int) -> Iterator[str]:
        for item in items:
            yield f"{'  ' * depth}{item.title}"
            yield from entries(item.children, depth + 1)

    with pdf.open_outline() as outline:
        yield from entries(outline.root, 0)


def _elements(element: pikepdf.Dictionary, words: dict[tuple[int, int], dict], depth: int) -> Iterator[str]:
    for kid in _kids(element):
        if isinstance(kid, pikepdf.Dictionary) and "/S" in kid:
            told = "".join(f" {key[1:].lower()}={str(kid[key])!r}" for key in _TOLD if key in kid)
            yield f"{'  ' * depth}{str(kid.S)[1:]}{told}{_attributes(kid)}{_text(kid, words)}"
            yield from _elements(kid, words, depth + 1)


def _attributes(element: pikepdf.Dictionary) -> str:
    attributes = element.get("/A")
    if not isinstance(attributes, pikepdf.Dictionary):
        return ""
    named = ("/RowSpan", "/ColSpan", "/Scope", "/ListNumbering")
    told = "".join(f" {key[1:].lower()}={attributes[key]}" for key in named if key in attributes)
    return told + (f" headers={len(attributes.Headers)}" if "/Headers" in attributes else "")


def _text(element: pikepdf.Dictionary, words: dict[tuple[int, int], dict]) -> str:
    own = [kid for kid in _kids(element) if isinstance(kid, int)]
    links = [str(kid.Obj.get("/Contents", "")) for kid in _kids(element) if _is_object(kid)]
    text = "".join(word for mcid in own for word in words[element.Pg.objgen].get(int(mcid), []))
    return (f" | {text}" if text.strip() else "") + "".join(f" -> {link!r}" for link in links)


def _is_object(kid: object) -> bool:
    return isinstance(kid, pikepdf.Dictionary) and kid.get("/Type") == "/OBJR"


def _kids(element: pikepdf.Dictionary) -> list:
    kids = element.get("/K", [])
    return list(kids) if isinstance(kids, pikepdf.Array) else [kids]


def _content(page: pikepdf.Page) -> dict[int | None, list[str]]:
    """Read what a page shows, by the number of its marked content; what is an artifact has none."""
    shown: dict[int | None, list[str]] = {}
    maps: dict[str, dict[int, str]] = {}
    marks: list[int | None] = []
    font = ""
    for operands, operator in pikepdf.parse_content_stream(page):
        match str(operator):
            case "BDC":
                marks.append(int(operands[1]["/MCID"]) if "/MCID" in operands[1] else None)
            case "BMC":
                marks.append(None)
            case "EMC":
                marks.pop()
            case "Tf":
                font = str(operands[0])
                if font not in maps:
                    maps[font] = _unicode(page.resources.Font[font])
            case "TJ" | "Tj":
                pieces = operands[0] if str(operator) == "TJ" else [operands[0]]
                raw = b"".join(bytes(piece) for piece in pieces if isinstance(piece, pikepdf.String))
                codes = (int.from_bytes(raw[at : at + 2], "big") for at in range(0, len(raw), 2))
                shown.setdefault(marks[-1] if marks else None, []).append(
                    "".join(maps[font].get(c, "?") for c in codes)
                )
            case _:
                pass
    return shown


def _unicode(font: pikepdf.Dictionary) -> dict[int, str]:
    source = font.ToUnicode.read_bytes().decode("ascii")
    pairs = re.findall(r"<([0-9a-f]{4})> <([0-9a-f]*)>", source)
    return {int(code, 16): bytes.fromhex(text).decode("utf-16-be") for code, text in pairs}
