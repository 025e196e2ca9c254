"""The shadow of a Word file: its outline as text, with styles, lists, fields, languages and directions."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator

from lxml import etree

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
M = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"
WP = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}"
ADEC = "{http://schemas.microsoft.com/office/drawing/2017/decorative}"


def shadow(data: bytes) -> str:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        entries = [f"{info.filename} {'-'.join(map(str, info.date_time))}" for info in archive.infolist()]
        lines = ["== entries", *entries]
        for name in (
            "docProps/core.xml",
            "word/document.xml",
            "word/footnotes.xml",
            "word/header1.xml",
            "word/footer2.xml",
        ):
            if name in archive.namelist():
                tree = etree.fromstring(archive.read(name))
                lines += ["", f"== {name}", *(_core(tree) if "core" in name else _blocks(tree, 0))]
    return "\n".join(lines) + "\n"


def _core(tree: etree._Element) -> Iterator[str]:
    for child in tree:
        yield f"{etree.QName(child).localname}: {child.text}"


def _blocks(parent: etree._Element, depth: int) -> Iterator[str]:
    indent = "  " * depth
    for child in parent:
        match etree.QName(child).localname:
            case "p":
                yield indent + _paragraph(child)
            case "tbl":
                look, caption = child.find(f"{W}tblPr/{W}tblLook"), child.find(f"{W}tblPr/{W}tblCaption")
                told = [f"row {look.get(f'{W}firstRow')} column {look.get(f'{W}firstColumn')}"]
                told += [f"caption {caption.get(f'{W}val')!r}"] if caption is not None else []
                told += ["bidi"] if child.find(f"{W}tblPr/{W}bidiVisual") is not None else []
                yield f"{indent}table: {', '.join(told)}"
                yield from _blocks(child, depth + 1)
            case "tr":
                repeated = child.find(f"{W}trPr/{W}tblHeader") is not None
                yield f"{indent}{'header row' if repeated else 'row'}"
                yield from _blocks(child, depth + 1)
            case "tc":
                spans = [
                    f" {name} {span.get(f'{W}val', 'continue')}"
                    for name in ("gridSpan", "vMerge")
                    if (span := child.find(f"{W}tcPr/{W}{name}")) is not None
                ]
                yield f"{indent}cell{''.join(spans)}"
                yield from _blocks(child, depth + 1)
            case "footnote":
                yield f"{indent}note {child.get(f'{W}id')}"
                yield from _blocks(child, depth + 1)
            case "sdt":
                yield f"{indent}{child.find(f'.//{W}docPartGallery').get(f'{W}val')}"
                yield from _blocks(child.find(f"{W}sdtContent"), depth + 1)
            case "body":
                yield from _blocks(child, depth)
            case "sectPr":
                yield indent + " ".join(["section", *(etree.QName(part).localname for part in child)])


def _paragraph(paragraph: etree._Element) -> str:
    properties = paragraph.find(f"{W}pPr")
    told = [properties.find(f"{W}pStyle").get(f"{W}val")]
    if (number := properties.find(f"{W}numPr")) is not None:
        level, ident = (number.find(f"{W}{name}").get(f"{W}val") for name in ("ilvl", "numId"))
        told.append(f"list {ident} level {level}")
    if (bidi := properties.find(f"{W}bidi")) is not None:
        told.append("ltr" if bidi.get(f"{W}val") == "0" else "rtl")
    return f"[{', '.join(told)}] {_content(paragraph)}"


def _content(parent: etree._Element) -> str:
    return "".join(_inline(child) for child in parent)


def _inline(element: etree._Element) -> str:
    match etree.QName(element).localname:
        case "r" if element.tag.startswith(W):
            return _run(element)
        case "hyperlink":
            target = element.get(f"{W}anchor")
            return f"<link {'#' + target if target else 'out'}>{_content(element)}</link>"
        case "bookmarkStart":
            return f"<#{element.get(f'{W}name')}>"
        case "oMath":
            return f"<math>{''.join(element.itertext(f'{M}t'))}</math>"
        case "oMathPara":
            return _content(element)
        case _:
            return ""


def _run(run: etree._Element) -> str:
    properties = run.find(f"{W}rPr")
    marks = []
    for part in () if properties is None else properties:
        name = etree.QName(part).localname
        tags = ",".join(f"{etree.QName(key).localname}={value}" for key, value in part.attrib.items())
        marks.append(part.get(f"{W}val") if name == "rStyle" else "rtl" if name == "rtl" else tags)
    words = "".join(_part(part) for part in run)
    return f"{{{' '.join(marks)}|{words}}}" if marks and words else words


def _part(part: etree._Element) -> str:  # noqa: PLR0911  # a table of elements
    match etree.QName(part).localname:
        case "t":
            return part.text or ""
        case "br":
            return "↵"
        case "tab":
            return "→"
        case "fldChar":
            return {"begin": "⟦", "separate": "", "end": "⟧"}[part.get(f"{W}fldCharType")]
        case "instrText":
            return (part.text or "").strip() + " = "
        case "footnoteReference":
            return f"note {part.get(f'{W}id')}"
        case "drawing":
            alternative = part.find(f".//{WP}docPr").get("descr")
            hidden = part.find(f".//{ADEC}decorative") is not None
            return f"<picture {'decorative' if hidden else repr(alternative)}>"
        case _:
            return ""
