"""The place where a photograph was taken: removed from its file without touching a pixel.

A camera notes it in metadata (Exif 2.32, XMP); an article must not give away where a witness lives.
"""

from __future__ import annotations

import struct


def without_place(data: bytes, media_type: str) -> bytes:
    """Return a picture without the metadata that may hold a place."""
    match media_type:
        case "image/jpeg":
            return _jpeg(data)
        case "image/png":
            return _png(data)
        case "image/webp":
            return _webp(data)
        case _:
            return data


_EXIF, _XMP = b"Exif\0", b"http://ns.adobe.com/xap/1.0/\0"
_MARKER, _APP1, _SCAN = 0xFF, 0xE1, 0xDA  # ITU-T T.81 B.1.1.3


def _jpeg(data: bytes) -> bytes:
    """Drop the application segments 1 that hold Exif or XMP (ITU-T T.81 B.2.4.6)."""
    kept = [data[:2]]
    at = 2
    while at + 4 <= len(data) and data[at] == _MARKER and data[at + 1] != _SCAN:
        end = at + 2 + int.from_bytes(data[at + 2 : at + 4], "big")
        if data[at + 1] != _APP1 or not data[at + 4 : end].startswith((_EXIF, _XMP)):
            kept.append(data[at:end])
        at = end
    return b"".join((*kept, data[at:]))


def _png(data: bytes) -> bytes:
    """Drop the chunks that hold Exif or XMP (PNG 3 11.3.4.5, 11.3.2.3)."""
    kept = [data[:8]]
    at = 8
    while at + 12 <= len(data):
        end = at + 12 + int.from_bytes(data[at : at + 4], "big")
        name, body = data[at + 4 : at + 8], data[at + 8 : end - 4]
        if name != b"eXIf" and not (
            name in {b"iTXt", b"tEXt", b"zTXt"} and body.startswith((b"XML:com.adobe.xmp", b"Raw profile"))
        ):
            kept.append(data[at:end])
        at = end
    return b"".join(kept)


_EXIF_FLAG, _XMP_FLAG = 0x08, 0x04


def _webp(data: bytes) -> bytes:
    """Drop the chunks that hold Exif or XMP, and say in the header that they are not there (RFC 9649 2.7)."""
    kept = []
    at = 12
    while at + 8 <= len(data):
        size = int.from_bytes(data[at + 4 : at + 8], "little")
        end = at + 8 + size + size % 2
        name, body = data[at : at + 4], data[at + 8 : end]
        if name == b"VP8X":
            flags = body[0] & ~(_EXIF_FLAG | _XMP_FLAG)
            kept.append(data[at : at + 8] + bytes([flags]) + body[1:])
        elif name not in {b"EXIF", b"XMP "}:
            kept.append(data[at:end])
        at = end
    chunks = b"WEBP" + b"".join(kept)
    return b"RIFF" + struct.pack("<I", len(chunks)) + chunks
