"""Rules on a Word file: what Microsoft's checker looks for (as of 2026-11), and what no schema sees.

Each finding begins with the name of its rule. The validators beside it know nothing of accessibility.
"""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterator

from lxml import etree

NS = {
    "w": "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
    "wp": "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing",
    "a": "http://schemas.openxmlformats.org/drawingml/2006/main",
    "adec": "http://schemas.microsoft.com/office/drawing/2017/decorative",
    "r": "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
    "dc": "http://purl.org/dc/elements/1.1/",
    "m": "http://schemas.openxmlformats.org/officeDocument/2006/math",
}
W = f"{{{NS['w']}}}"
_ON = '[not(@w:val) or @w:val="1" or @w:val="true" or @w:val="on"]'
_RTL = re.compile("[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufeff]")
# The standard structure types of PDF 1.7 and 2.0: LibreOffice takes a paragraph style of such a name for one.
_STRUCTURE_TYPES = frozenset(
    [
        "Document",
        "Part",
        "Art",
        "Sect",
        "Div",
        "BlockQuote",
        "TOC",
        "TOCI",
        "Index",
        "NonStruct",
        "Private",
        "P",
        "H",
        "L",
        "LI",
        "Lbl",
        "LBody",
        "Table",
        "TR",
        "TH",
        "TD",
        "THead",
        "TBody",
        "TFoot",
        "Span",
        "Note",
        "Reference",
        "BibEntry",
        "Code",
        "Link",
        "Annot",
        "Ruby",
        "Warichu",
        "Figure",
        "Formula",
        "Form",
        "Aside",
        "FENote",
        "Em",
    ]
)


def findings(data: bytes) -> list[str]:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        parts = {
            name: etree.fromstring(archive.read(name)) for name in archive.namelist() if name.endswith(("xml", "rels"))
        }
    stories = [part for name, part in parts.items() if name in {"word/document.xml", "word/footnotes.xml"}]
    found = [*_package(parts), *_styles(parts)]
    for story in stories:
        found += [*_pictures(story), *_tables(story), *_paragraphs(story), *_languages(story)]
    found += [*_links(parts), *_fields(parts), *_numbers(parts), *_headings(parts)]
    return found


def _find(element: etree._Element, path: str) -> list:
    return element.xpath(path, namespaces=NS)


def _package(parts: dict[str, etree._Element]) -> Iterator[str]:
    core, settings = parts["docProps/core.xml"], parts["word/settings.xml"]
    if not "".join(_find(core, "//dc:title/text()")).strip():
        yield "no-title"
    if not _find(parts["word/styles.xml"], "//w:rPrDefault//w:lang/@w:val"):
        yield "no-language"
    if _find(settings, "//w:compatSetting[@w:name='compatibilityMode']/@w:val") != ["15"]:
        yield "old-mode"
    if _find(settings, "//w:updateFields | //w:documentProtection"):
        yield "asks-or-locks"
    if _find(settings, "//w:footnotePr") and "word/footnotes.xml" not in parts:
        yield "notes-without-part"


def _styles(parts: dict[str, etree._Element]) -> Iterator[str]:
    styles = parts["word/styles.xml"]
    known = set(_find(styles, "//w:style/@w:styleId"))
    for name in _find(styles, "//w:style[@w:type='paragraph']/w:name/@w:val"):
        if name in _STRUCTURE_TYPES:
            yield f"style-named-as-structure: {name}"
    for based in _find(styles, "//w:basedOn/@w:val | //w:next/@w:val"):
        if based not in known:
            yield f"style-based-on-nothing: {based}"
    for part, tree in parts.items():
        for used in _find(tree, "//w:pStyle/@w:val | //w:rStyle/@w:val | //w:tblStyle/@w:val"):
            if used not in known:
                yield f"style-missing: {used} in {part}"


def _pictures(story: etree._Element) -> Iterator[str]:
    pictures = _find(story, "//wp:docPr")
    numbers = [picture.get("id") for picture in pictures]
    if len(numbers) != len(set(numbers)):
        yield "picture-ids-repeat"
    for picture in pictures:
        alternative = (picture.get("descr") or "").strip()
        hidden = bool(_find(picture, ".//adec:decorative[@val='1']"))
        if hidden == bool(alternative):
            yield f"picture-alternative: {alternative!r}"
        if re.search(r"\.(png|jpe?g|gif|svg|webp)$", alternative, re.IGNORECASE):
            yield f"picture-alternative-is-file-name: {alternative}"
    if _find(story, "//wp:anchor | //w:txbxContent"):
        yield "object-not-inline"


def _tables(story: etree._Element) -> Iterator[str]:
    for table in _find(story, "//w:tbl"):
        width = len(_find(table, "./w:tblGrid/w:gridCol"))
        rows = _find(table, "./w:tr")
        if not rows or not _find(rows[0], f"./w:trPr/w:tblHeader{_ON}"):
            yield "table-without-header-row"
        if not _find(table, "./w:tblPr/w:tblLook[@w:firstRow='1']"):
            yield "table-look-without-header"
        if not _find(table, "./w:tblPr/w:tblCaption"):
            yield "table-without-title"
        for row in rows:
            taken = sum(int((_find(cell, "./w:tcPr/w:gridSpan/@w:val") or ["1"])[0]) for cell in _find(row, "./w:tc"))
            if taken != width:
                yield f"table-ragged: {taken} of {width}"
            if not "".join(row.itertext()).strip() and not _find(row, ".//w:vMerge | .//w:drawing"):
                yield "table-blank-row"
        if any(not len(cell) or cell[-1].tag != f"{W}p" for cell in _find(table, ".//w:tc")):
            yield "cell-without-paragraph"
        after = table.getnext()
        if after is None or after.tag != f"{W}p":
            yield "table-runs-into-next"


def _paragraphs(story: etree._Element) -> Iterator[str]:
    for paragraph in _find(story, "//w:p"):
        words = "".join(paragraph.itertext(f"{W}t"))
        style = (_find(paragraph, "./w:pPr/w:pStyle/@w:val") or [""])[0]
        numbered = bool(_find(paragraph, "./w:pPr/w:numPr/w:numId[@w:val!='0']"))
        content = ".//w:drawing | .//m:oMath | .//w:footnoteRef | .//w:separator | .//w:continuationSeparator"
        in_cell = paragraph.getparent().tag == f"{W}tc"
        if not words.strip() and not numbered and not in_cell and style != "TableGap" and not _find(paragraph, content):
            yield f"paragraph-blank: {style}"
        if style != "SourceCode" and any(re.search(r" {3,}|\t", run.text or "") for run in paragraph.iter(f"{W}t")):
            yield f"blanks-repeat: {words[:30]}"
        if re.match(r"\s*(?:[•‣▪◦·-]|\d+[.)])\s", words) and style in {"BodyText", "Normal"}:
            yield f"list-by-hand: {words[:30]}"
        if _find(paragraph, "./w:pPr/w:jc | ./w:pPr/w:spacing | ./w:pPr/w:shd | ./w:pPr/w:pBdr"):
            yield f"formatting-by-hand: {words[:30]}"
    allowed = {"rStyle", "rtl", "lang"}
    for part in _find(story, "//w:r/w:rPr/*"):
        if etree.QName(part).localname not in allowed:
            yield f"formatting-by-hand: {part.tag}"


def _languages(story: etree._Element) -> Iterator[str]:
    for tag in _find(story, "//w:lang/@w:val | //w:lang/@w:bidi | //w:lang/@w:eastAsia"):
        if not re.fullmatch(r"[A-Za-z]{2,3}(-[A-Za-z]{4})?(-([A-Za-z]{2}|\d{3}))?(-\w+)*", tag):
            yield f"language-tag: {tag}"
    for run in _find(story, "//w:r"):
        words = "".join(run.itertext(f"{W}t"))
        if _RTL.search(words) and not _find(run, "./w:rPr/w:rtl"):
            yield f"rtl-unmarked: {words[:30]}"


def _links(parts: dict[str, etree._Element]) -> Iterator[str]:
    document = parts["word/document.xml"]
    names = _find(document, "//w:bookmarkStart/@w:name")
    if len({name.lower() for name in names}) != len(names):
        yield "bookmark-names-repeat"
    for name in names:
        if len(name) > 40 or not re.fullmatch(r"[^\W\d]\w*", name):
            yield f"bookmark-name: {name}"
    yield from _targets(parts, names)
    for gallery in _find(document, "//w:sdt[.//w:docPartGallery]"):
        if not _find(gallery, ".//w:hyperlink"):
            yield "contents-empty"
    called = _find(document, "//w:footnoteReference/@w:id")
    written = (
        _find(parts["word/footnotes.xml"], "//w:footnote[not(@w:type)]/@w:id") if "word/footnotes.xml" in parts else []
    )
    if sorted(called) != sorted(written):
        yield f"notes-differ: {called} {written}"


def _targets(parts: dict[str, etree._Element], names: list[str]) -> Iterator[str]:
    for story in ("document", "footnotes"):
        if (tree := parts.get(f"word/{story}.xml")) is None:
            continue
        beside = parts.get(f"word/_rels/{story}.xml.rels")
        related = set() if beside is None else {relation.get("Id") for relation in beside}
        for ident in _find(tree, "//@r:id | //@r:embed"):
            if ident not in related:
                yield f"relation-missing: {ident} in {story}"
        for link in _find(tree, "//w:hyperlink"):
            words = "".join(link.itertext(f"{W}t")).strip()
            if not words and not _find(link, ".//w:drawing | .//m:oMath"):
                yield "link-empty"
            anchor = link.get(f"{W}anchor")
            if anchor and anchor not in names:
                yield f"link-broken: {anchor}"


def _fields(parts: dict[str, etree._Element]) -> Iterator[str]:
    names = set(_find(parts["word/document.xml"], "//w:bookmarkStart/@w:name"))
    for part, tree in parts.items():
        depth = 0
        for mark in tree.iter(f"{W}fldChar"):
            depth += {"begin": 1, "separate": 0, "end": -1}[mark.get(f"{W}fldCharType")]
            if depth < 0:
                break
        if depth:
            yield f"field-open: {part}"
        if _find(tree, "//@w:dirty"):
            yield f"field-dirty: {part}"
        for code in _find(tree, "//w:instrText/text()"):
            found = re.match(r"\s*(?:REF|PAGEREF|NOTEREF)\s+(\S+)", code)
            if found and found[1] not in names:
                yield f"field-refers-to-nothing: {found[1]}"


def _numbers(parts: dict[str, etree._Element]) -> Iterator[str]:
    numbering = parts.get("word/numbering.xml")
    known = {"0"} if numbering is None else {"0", *_find(numbering, "//w:num/@w:numId")}
    for story in ("word/document.xml", "word/footnotes.xml", "word/styles.xml"):
        if story in parts:
            for ident in _find(parts[story], "//w:numId/@w:val"):
                if ident not in known:
                    yield f"list-without-numbering: {ident}"


def _headings(parts: dict[str, etree._Element]) -> Iterator[str]:
    levels = {
        style.get(f"{W}styleId"): int(level[0]) + 1
        for style in _find(parts["word/styles.xml"], "//w:style")
        if (level := _find(style, "./w:pPr/w:outlineLvl/@w:val"))
    }
    last, count = 0, 0
    for paragraph in _find(parts["word/document.xml"], "//w:p"):
        level = levels.get((_find(paragraph, "./w:pPr/w:pStyle/@w:val") or [""])[0])
        if level is None:
            continue
        count += 1
        if level > last + 1:
            yield f"heading-skips: {last} to {level}"
        if not "".join(paragraph.itertext(f"{W}t")).strip() and not _find(paragraph, ".//w:drawing | .//m:oMath"):
            yield "heading-blank"
        last = level
    if not count:
        yield "no-headings"
