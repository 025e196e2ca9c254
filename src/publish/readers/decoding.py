"""Bytes of a source to text: the one place where encodings, line ends and forbidden characters are dealt with."""

from __future__ import annotations

import re
import unicodedata

from publish.model import Span
from publish.readers.findings import Findings
from publish.readers.source import Source

MAX_TEXT = 5_000_000
"""Bytes that a source written by hand may have: two books of a thousand pages."""

MAX_BYTES = 200_000_000
"""Bytes that any source may have; our own JSON carries the article's pictures."""

_MAX_TOLD = 20
"""Lines with forbidden characters that are told one by one."""

# XML 1.0 2.2: all that an EPUB, a Word file or an SVG may hold.
_FORBIDDEN = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")

_KINDS: tuple[tuple[bytes, str], ...] = (
    (b"\x89PNG", "a PNG image"),
    (b"\xff\xd8\xff", "a JPEG image"),
    (b"GIF8", "a GIF image"),
    (b"%PDF", "a PDF"),
    (b"PK\x03\x04", "a ZIP archive, such as a Word file or an EPUB"),
    (b"PK\x05\x06", "an empty ZIP archive"),
    (b"\x1f\x8b", "a gzip archive"),
    (b"BZh", "a bzip2 archive"),
    (b"7z\xbc\xaf\x27\x1c", "a 7-Zip archive"),
    (b"\xd0\xcf\x11\xe0", "an old Office file, or one with a password"),
    (b"{\\rtf", "a Rich Text file"),
    (b"\x7fELF", "a program"),
    (b"ID3", "an MP3"),
    (b"\xff\xfe", "text in UTF-16"),
    (b"\xfe\xff", "text in UTF-16"),
)


def decode(source: Source, findings: Findings, longest: int = MAX_TEXT) -> str | None:
    r"""Return a source's text with `\n` line ends, or None beside the error that says why there is none.

    `longest` is the number of bytes that it may have. A byte order mark is taken off; a character that XML
    forbids becomes U+FFFD, with a warning for its line.
    """
    data = source.data
    if len(data) > longest:
        findings.add("SRC008", message=f"the source has more than {longest // 1_000_000} million bytes")
        return None
    if kind := _binary_kind(data):
        findings.add("SRC002", Span(1), f"the source is not text: it looks like {kind}")
        return None
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        findings.add("SRC002", _place(data, error.start), _bad_byte(data, error.start))
        return None
    text = clean(text.replace("\r\n", "\n").replace("\r", "\n"), findings)
    if is_blank(text):
        findings.add(
            "SRC003", message="the source is empty" if not data else "the source holds nothing but white space"
        )
        return None
    return text


def clean(text: str, findings: Findings) -> str:
    """Return a text with U+FFFD for every character that XML forbids, and tell the lines."""
    if not _FORBIDDEN.search(text):
        return text
    lines = text.split("\n")
    bad = [number for number, line in enumerate(lines, 1) if _FORBIDDEN.search(line)]
    for number in bad[:_MAX_TOLD]:
        findings.add("SRC006", Span(number), _told(lines[number - 1]))
    if len(bad) > _MAX_TOLD:
        message = f"characters that no format may hold were replaced in {len(bad) - _MAX_TOLD} more lines"
        findings.add("SRC006", Span(bad[_MAX_TOLD]), message)
    return replaced(text)


def forbidden(text: str) -> str:
    """Return the names of the characters of a text that XML 1.0 forbids, or nothing."""
    return ", ".join(sorted({f"U+{ord(char):04X}" for char in _FORBIDDEN.findall(text)}))


def replaced(text: str) -> str:
    """Return a text with U+FFFD for every character that XML 1.0 forbids."""
    return _FORBIDDEN.sub("\ufffd", text)


def is_blank(text: str) -> bool:
    """Tell whether a text has nothing to read: only white space and invisible format characters."""
    return all(char.isspace() or unicodedata.category(char) == "Cf" for char in text)


def _told(line: str) -> str:
    return f"a character that no format may hold was replaced: {forbidden(line)}"


def _binary_kind(data: bytes) -> str:
    """Return what data that cannot be text in UTF-8 looks like, or nothing."""
    for start, kind in _KINDS:
        if data.startswith(start):
            return kind
    # Text that is mostly ASCII has a zero in every other byte when it is written as UTF-16.
    head = data[:4096]
    return "text in UTF-16" if len(head) > 1 and head.count(0) * 4 > len(head) else ""


def _place(data: bytes, offset: int) -> Span:
    before = data[:offset].replace(b"\r\n", b"\n").replace(b"\r", b"\n")
    start = before.rfind(b"\n") + 1
    return Span(before.count(b"\n") + 1, len(before[start:].decode("utf-8-sig")) + 1)


def _bad_byte(data: bytes, offset: int) -> str:
    return f"the source is not text in UTF-8: byte {offset} is 0x{data[offset]:02x}"
