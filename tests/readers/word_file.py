"""Word files made of XML: a test writes the paragraphs, the rest of the package is as small as Word takes it."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

from publish import model as m
from publish.readers import Reading, Settings, Source
from publish.readers.docx import read

NAMESPACES = {
    "w": "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
    "r": "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
    "m": "http://schemas.openxmlformats.org/officeDocument/2006/math",
    "wp": "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing",
    "a": "http://schemas.openxmlformats.org/drawingml/2006/main",
    "pic": "http://schemas.openxmlformats.org/drawingml/2006/picture",
    "c": "http://schemas.openxmlformats.org/drawingml/2006/chart",
    "dgm": "http://schemas.openxmlformats.org/drawingml/2006/diagram",
    "mc": "http://schemas.openxmlformats.org/markup-compatibility/2006",
    "v": "urn:schemas-microsoft-com:vml",
    "o": "urn:schemas-microsoft-com:office:office",
    "w14": "http://schemas.microsoft.com/office/word/2010/wordml",
    "wps": "http://schemas.microsoft.com/office/word/2010/wordprocessingShape",
    "adec": "http://schemas.microsoft.com/office/drawing/2017/decorative",
    "dc": "http://purl.org/dc/elements/1.1/",
    "cp": "http://schemas.openxmlformats.org/package/2006/metadata/core-properties",
}
_DECLARED = " ".join(f'xmlns:{prefix}="{uri}"' for prefix, uri in NAMESPACES.items())
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"

STYLES = "".join(
    f'<w:style w:type="paragraph" w:styleId="{ident}"><w:name w:val="{name}"/>{more}</w:style>'
    for ident, name, more in (
        ("Normal", "Normal", ""),
        ("Title", "Title", ""),
        ("Subtitle", "Subtitle", ""),
        ("Author", "Author", ""),
        ("Date", "Date", ""),
        *((f"Heading{n}", f"heading {n}", f'<w:pPr><w:outlineLvl w:val="{n - 1}"/></w:pPr>') for n in range(1, 10)),
        ("berschrift1", "Überschrift 1", ""),
        ("Quote", "Quote", ""),
        ("Code", "HTML Preformatted", ""),
        ("Caption", "caption", "<w:rPr><w:b/></w:rPr>"),
        ("TOC1", "toc 1", ""),
        ("ListParagraph", "List Paragraph", '<w:pPr><w:ind w:left="720"/></w:pPr>'),
    )
) + (
    '<w:style w:type="character" w:styleId="VerbatimChar"><w:name w:val="Verbatim Char"/></w:style>'
    '<w:style w:type="character" w:styleId="Strong"><w:name w:val="Strong"/><w:rPr><w:b/></w:rPr></w:style>'
    '<w:style w:type="table" w:styleId="Grid4"><w:name w:val="Grid Table 4"/>'
    '<w:tblStylePr w:type="firstRow"><w:rPr><w:b/></w:rPr></w:tblStylePr>'
    '<w:tblStylePr w:type="firstCol"><w:rPr><w:b/></w:rPr></w:tblStylePr></w:style>'
)


def _levels(*formats: tuple[str, str]) -> str:
    return "".join(
        f'<w:lvl w:ilvl="{n}"><w:start w:val="1"/><w:numFmt w:val="{kind}"/><w:lvlText w:val="{text}"/>'
        f'<w:pPr><w:ind w:left="{720 * (n + 1)}" w:hanging="360"/></w:pPr></w:lvl>'
        for n, (kind, text) in enumerate(formats)
    )


NUMBERING = (
    f'<w:abstractNum w:abstractNumId="1">{_levels(("bullet", "•"), ("bullet", "◦"), ("lowerLetter", "%3)"))}'
    "</w:abstractNum>"
    f'<w:abstractNum w:abstractNumId="2">{_levels(("decimal", "%1."), ("lowerLetter", "%2."), ("lowerRoman", "%3."))}'
    "</w:abstractNum>"
    f'<w:abstractNum w:abstractNumId="3">{_levels(("decimal", "%1"), ("decimal", "%1.%2"))}</w:abstractNum>'
    '<w:num w:numId="1"><w:abstractNumId w:val="1"/></w:num>'
    '<w:num w:numId="2"><w:abstractNumId w:val="2"/></w:num>'
    '<w:num w:numId="3"><w:abstractNumId w:val="2"/>'
    '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="5"/></w:lvlOverride></w:num>'
    '<w:num w:numId="4"><w:abstractNumId w:val="3"/></w:num>'
)


def part(name: str, content: str, attributes: str = "") -> str:
    return f'<?xml version="1.0" encoding="UTF-8"?><{name} {_DECLARED}{attributes}>{content}</{name}>'


def relationships(*entries: tuple[str, str, str]) -> str:
    """A part of relationships; each entry is an id, the last word of its type, and a target."""
    written = "".join(
        f'<Relationship Id="{ident}" Type="{_OFFICE}/{kind}" Target="{target}"'
        f"{' TargetMode=' + chr(34) + 'External' + chr(34) if ':' in target else ''}/>"
        for ident, kind, target in entries
    )
    return (
        f'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">{written}</Relationships>'
    )


def word_file(
    body: str,
    *,
    more: dict[str, str | bytes] | None = None,
    links: tuple[tuple[str, str, str], ...] = (),
    styles: str = STYLES,
) -> bytes:
    """A Word file with this body; `more` are other parts, `links` the relationships of the body."""
    parts: dict[str, str | bytes] = {
        "[Content_Types].xml": '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>',
        "_rels/.rels": relationships(("rId1", "officeDocument", "word/document.xml")),
        "word/document.xml": part("w:document", f"<w:body>{body}</w:body>"),
        "word/styles.xml": part("w:styles", styles),
        "word/numbering.xml": part("w:numbering", NUMBERING),
        "word/_rels/document.xml.rels": relationships(*links),
        **(more or {}),
    }
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return out.getvalue()


def p(content: str, style: str = "", more: str = "") -> str:
    """A paragraph; plain words become a run."""
    runs = content if content.startswith("<") or not content else r(content)
    style = f'<w:pStyle w:val="{style}"/>' if style else ""
    return f"<w:p><w:pPr>{style}{more}</w:pPr>{runs}</w:p>"


def r(words: str, properties: str = "") -> str:
    return f'<w:r><w:rPr>{properties}</w:rPr><w:t xml:space="preserve">{words}</w:t></w:r>'


def item(words: str, num: int, level: int = 0) -> str:
    return p(words, more=f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{num}"/></w:numPr>')


def cell(content: str, more: str = "") -> str:
    return f"<w:tc><w:tcPr>{more}</w:tcPr>{content if content.startswith('<w:p') else p(content)}</w:tc>"


def row(*cells: str, more: str = "") -> str:
    return f"<w:tr><w:trPr>{more}</w:trPr>{''.join(cells)}</w:tr>"


def field(code: str, result: str) -> str:
    return (
        '<w:r><w:fldChar w:fldCharType="begin"/></w:r>'
        f"<w:r><w:instrText> {code} </w:instrText></w:r>"
        '<w:r><w:fldChar w:fldCharType="separate"/></w:r>'
        f'{result}<w:r><w:fldChar w:fldCharType="end"/></w:r>'
    )


def reading(data: bytes, name: str = "report.docx") -> Reading:
    return read(Source(name=name, data=data, folder=Path("/nowhere"), root=Path("/nowhere")), Settings())


def article(body: str, **parts: object) -> m.Article:
    found = reading(word_file(p("T", "Title") + body, **parts)).article  # type: ignore[arg-type]
    assert found is not None
    return found


def codes(data: bytes) -> list[tuple[str, int]]:
    return [(d.code, d.line) for d in reading(data).diagnostics]
