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

# Besides those: controls that no font draws (DEL and C1), and separators that count as a line in no editor.
_UNFIT = re.compile("[^\t\n\r\x20-\x7e\xa0-\u2027\u202a-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")

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
    text = _wide(data, findings)
    if text is None and (kind := _binary_kind(data)):
        findings.add("SRC002", Span(1), f"the source is not text: it looks like {kind}")
        return None
    try:
        text = data.decode("utf-8-sig") if text is None else text
    except UnicodeDecodeError as error:
        hint = encoding_hint(data, source.name)
        findings.add("SRC002", _place(data, error.start), _bad_byte(data, error.start), hint)
        return None
    text = clean(text.replace("\r\n", "\n").replace("\r", "\n"), findings)
    if is_blank(text):
        findings.add(
            "SRC003", message="the source is empty" if not data else "the source holds nothing but white space"
        )
        return None
    return text


# Longer marks first: that of UTF-32 begins as that of UTF-16 does.
_WIDE = (
    (b"\xff\xfe\0\0", "utf-32"),
    (b"\0\0\xfe\xff", "utf-32"),
    (b"\xff\xfe", "utf-16"),
    (b"\xfe\xff", "utf-16"),
)


def _wide(data: bytes, findings: Findings) -> str | None:
    """Return text that says by its byte order mark that it is UTF-16 or UTF-32, as Windows writes «Unicode»."""
    name = next((name for mark, name in _WIDE if data.startswith(mark)), "")
    try:
        text = data.decode(name) if name else None
    except UnicodeDecodeError:
        return None
    if text is None or text.count("\0") > len(text) // 100:
        return None
    findings.add("SRC023", Span(1), f"the source is text in {name.upper()}, and was read as such")
    return text


def clean(text: str, findings: Findings) -> str:
    """Return a text without characters that no edition can show, and tell the lines."""
    if not _UNFIT.search(text):
        return text
    lines = text.split("\n")
    bad = [number for number, line in enumerate(lines, 1) if _UNFIT.search(line)]
    for number in bad[:_MAX_TOLD]:
        findings.add("SRC006", Span(number, (_place_of(lines[number - 1]))), _told(lines[number - 1]))
    if len(bad) > _MAX_TOLD:
        message = f"characters that no format may hold were replaced in {len(bad) - _MAX_TOLD} more lines"
        findings.add("SRC006", Span(bad[_MAX_TOLD]), message)
    return _UNFIT.sub(_replacement, text)


def _place_of(line: str) -> int:
    found = _UNFIT.search(line)
    return found.start() + 1 if found else 1


def _replacement(found: re.Match[str]) -> str:
    """Return what stands for an unfit character: a line separator is white space, a C1 control what Windows has there.

    HTML reads numbers of C1 controls so too (HTML 13.2.5.80): they are there because text of Windows-1252 was taken
    for Latin-1.
    """
    char = found[0]
    if char in "\u2028\u2029":
        return " "
    if "\x80" <= char <= "\x9f":
        return char.encode("latin-1").decode("windows-1252", "replace")
    return "\ufffd"


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
    chars = dict.fromkeys(found[0] for found in _UNFIT.finditer(line))
    parts = [f"U+{ord(char):04X}{_shown(char)}" for char in sorted(chars)]
    return f"a character that no format may hold was replaced: {', '.join(parts)}"


def _shown(char: str) -> str:
    found = _UNFIT.match(char)
    instead = _replacement(found).strip() if found else ""
    return f" by {instead}" if instead and instead != "\ufffd" else ""


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


# Which encoding it may be, for the hint alone: nothing is read by a guess.

_LOOKED_AT = 50_000
_USUAL = (
    "cp1252",
    "cp1250",
    "cp1251",
    "cp1253",
    "cp1254",
    "cp1255",
    "cp1256",
    "koi8-r",
    "shift_jis",
    "gb18030",
    "big5",
    "euc_kr",
)


def encoding_hint(data: bytes, name: str) -> str:
    """Return with which command a text becomes UTF-8, if it is clear enough what it is in; else what to do by hand."""
    if _is_damaged(data):
        return "it is UTF-8 but for this character: write it anew, and save the file as UTF-8"
    guessed = _encoding(data)
    if not guessed:
        return "save the file as UTF-8 text"
    target = name.rpartition("/")[2].replace("'", "")
    return f"it looks like {guessed}: save it as UTF-8, or run `iconv -f {guessed} -t UTF-8 '{target}' > new.txt`"


_SURROGATE = re.compile(rb"\xed[\xa0-\xbf][\x80-\xbf]")  # what UTF-8 has no place for (Unicode 3.9, D92)


def _is_damaged(data: bytes) -> bool:
    """Tell whether most characters beyond ASCII are UTF-8, so that a few bytes are wrong and not the encoding."""
    text = _SURROGATE.sub(b"", data[:_LOOKED_AT]).decode("utf-8", "replace")
    wrong = text.count("\ufffd")
    right = sum(char > "\x7f" for char in text) - wrong
    return right > wrong or not wrong


def _encoding(data: bytes) -> str:
    """Return the likely encoding of a text as iconv names it, or nothing."""
    head = data[:_LOOKED_AT]
    if head.count(0) or sum(byte < 32 and byte not in b"\t\n\r\x0c" for byte in head) * 50 > len(head):  # noqa: PLR2004  # C0
        return ""
    if _is_western(head.decode("cp1252", "replace")):
        return "WINDOWS-1252"
    from charset_normalizer import from_bytes  # noqa: PLC0415  # only a text that cannot be read pays for it

    found = from_bytes(head, cp_isolation=list(_USUAL)).best()
    return _ICONV.get(found.encoding, found.encoding.upper()) if found else ""


# Letters and signs of the languages of Western Europe; Czech has others among them (š, ž) on nearly every line.
_WESTERN = frozenset("àáâãäåæçèéêëìíîïñòóôõöøùúûüýÿßœÀÁÂÃÄÅÆÇÈÉÊËÌÍÎÏÑÒÓÔÕÖØÙÚÛÜÝŒ“”‘’‚„–—…«»•·€£§°©®™¿¡ºª½\u00a0")
_MOST_ACCENTED = 0.4


def _is_western(text: str) -> bool:
    """Tell whether a text read as Windows-1252 has the letters of Western Europe, and few of them accented."""
    others = [char for char in text if char > "~"]
    letters = sum(map(str.isalpha, text))
    accented = sum(map(str.isalpha, others))
    return set(others) <= _WESTERN and accented <= letters * _MOST_ACCENTED


_ICONV = {f"cp125{number}": f"WINDOWS-125{number}" for number in range(7)} | {"koi8_r": "KOI8-R", "euc_kr": "EUC-KR"}
