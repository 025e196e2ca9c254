"""Encodings of pages: what the bytes and the page itself say of them (Encoding Standard 4.2, HTML 13.2.3.2)."""

from __future__ import annotations

import codecs
import re

from msgspec.structs import replace

from publish.model import Span
from publish.readers.decoding import MAX_TEXT, decode
from publish.readers.findings import Findings, quoted
from publish.readers.source import Source

_SEARCHED = 16_384
"""Bytes of the beginning in which a page may name its encoding; HTML asks for 1024, pages do worse."""

MAX_ELEMENTS = 250_000
"""Elements and comments of one page: a table of 3,000 rows of 60 cells has 183,000."""

_OPENS = re.compile(r"<[A-Za-z!]")

_DECLARED = (
    re.compile(rb"^\s*<\?xml[^>]*?\sencoding\s*=\s*[\"']([\w.:-]+)", re.IGNORECASE),
    re.compile(rb"<meta[^>]*?\scharset\s*=\s*[\"']?\s*([\w.:-]+)", re.IGNORECASE),
    re.compile(rb"<meta[^>]*?content\s*=\s*[\"'][^\"'>]*charset\s*=\s*([\w.:-]+)", re.IGNORECASE),
)
_MARKS = ((codecs.BOM_UTF8, "utf-8-sig"), (codecs.BOM_UTF16_LE, "utf-16"), (codecs.BOM_UTF16_BE, "utf-16"))
# Browsers read these as what people meant by them (Encoding Standard 4.2).
_MEANT = {
    "iso-8859-1": "windows-1252",
    "latin1": "windows-1252",
    "latin-1": "windows-1252",
    "us-ascii": "windows-1252",
    "ascii": "windows-1252",
    "iso-8859-9": "windows-1254",
    "iso-8859-11": "windows-874",
    "gb2312": "gb18030",
    "gbk": "gb18030",
    "x-sjis": "cp932",
    "shift_jis": "cp932",
    "ks_c_5601-1987": "cp949",
    "euc-kr": "cp949",
    "big5": "big5hkscs",
    "x-user-defined": "utf-8",
    "utf-16": "utf-8",  # a page that could say so is not in UTF-16
    "utf-16le": "utf-8",
    "utf-16be": "utf-8",
}
_FALLBACK = "windows-1252"


def decoded(source: Source, findings: Findings) -> str | None:
    """Return a page's text, or None beside the error that says why; an encoding that was guessed is told."""
    if len(source.data) > MAX_TEXT:
        return decode(source, findings)
    text = _text(source.data, findings)
    found = decode(source if text is None else replace(source, data=text.encode("utf-8", "replace")), findings)
    if found is not None and sum(1 for _ in _OPENS.finditer(found)) > MAX_ELEMENTS:
        findings.add("SRC008", message=f"the page has more than {MAX_ELEMENTS:,} elements and comments")
        return None
    return found


def _text(data: bytes, findings: Findings) -> str | None:
    """Return the text of bytes that are not UTF-8, or None where they are, or cannot be text."""
    marked = next((codec for mark, codec in _MARKS if data.startswith(mark)), "")
    if marked:
        return data.decode(marked, "replace")
    if _is_utf8(data) or b"\0" in data[:_SEARCHED]:
        return None
    declared = _declared(data)
    text = _decoded(data, _MEANT.get(declared.lower(), declared))
    if text is not None:
        return text
    if b"<" not in data[:_SEARCHED]:
        return None
    why = f"its encoding is not {quoted(declared)}, as it says" if declared else "it names no encoding"
    findings.add("SRC013", Span(1), f"the page is not in UTF-8, and {why}; it was read as {_FALLBACK}")
    return data.decode(_FALLBACK, "replace")


def _is_utf8(data: bytes) -> bool:
    try:
        data.decode("utf-8")
    except UnicodeDecodeError:
        return False
    return True


def _declared(data: bytes) -> str:
    found = (pattern.search(data[:_SEARCHED]) for pattern in _DECLARED)
    return next((match[1].decode("ascii", "replace") for match in found if match), "")


def _decoded(data: bytes, name: str) -> str | None:
    try:
        codec = codecs.lookup(name)
        if not codec._is_text_encoding:  # noqa: SLF001  # the library's own test, without a public name
            return None
        return data.decode(name)
    except (LookupError, UnicodeDecodeError, ValueError):
        return None
