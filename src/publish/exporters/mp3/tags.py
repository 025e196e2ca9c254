"""The tags: ID3v2.4 with chapters (ID3v2 Chapter Frame Addendum 1.0), transcript and times."""

from __future__ import annotations

import io
from collections.abc import Iterator
from typing import Final

from langcodes import Language
from mutagen.id3 import (
    APIC,
    CHAP,
    COMM,
    CTOC,
    ID3,
    SYLT,
    TALB,
    TCON,
    TDRC,
    TIT2,
    TIT3,
    TLAN,
    TLEN,
    TPE1,
    TPUB,
    TSSE,
    USLT,
    WCOP,
    CTOCFlags,
    Encoding,
    Frame,
    PictureType,
)
from mutagen.id3._tags import save_frame

from publish.diagnostics import Diagnostic, finding
from publish.model import Article
from publish.model.walk import plain_text
from publish.speech import sidecars
from publish.speech.narration import Narration

_UTF8: Final = Encoding.UTF8
_NO_OFFSET = 0xFFFFFFFF
_MOST_ENTRIES = 255
"""The number of entries of a contents frame is one byte."""

_MILLISECONDS = 2
_TRANSCRIPT = 2
"""SYLT: time stamps in milliseconds; content «text transcription»."""

_SHOWN_BY_PLAYERS = frozenset({"image/png", "image/jpeg"})


class _Ordered(ID3):
    """Tags in the order they were added: mutagen sorts frames by size, which shuffles the chapters."""

    def _write(self, config: object) -> bytearray:
        return bytearray().join(save_frame(frame, config=config) for frame in self.values())


def of(article: Article, narration: Narration) -> tuple[bytes, tuple[Diagnostic, ...]]:
    """Return the tags of a narration, and what they could not hold."""
    tags = _Ordered()
    lang = _alpha3(article.meta.lang)
    cover = tuple(_cover(article))
    for frame in (*_about(article, narration, lang), *cover, *_chapters(narration), *_transcript(narration, lang)):
        tags.add(frame)
    buffer = io.BytesIO()
    tags.save(buffer, v1=0, v2_version=4, padding=lambda _: 0)
    lost = article.meta.cover is not None and not cover
    return buffer.getvalue(), (
        finding("FMT001", "", message="players cannot show a cover of this kind"),
    ) if lost else ()


def _about(article: Article, narration: Narration, lang: str) -> Iterator[Frame]:
    meta = article.meta
    title = _line(plain_text(article.title)) or meta.slug
    yield TIT2(encoding=_UTF8, text=title)
    if article.subtitle:
        yield TIT3(encoding=_UTF8, text=_line(plain_text(article.subtitle)))
    if meta.authors:
        yield TPE1(encoding=_UTF8, text=[author.name for author in meta.authors])
    yield TALB(encoding=_UTF8, text=meta.publisher or title)
    if date := meta.date or meta.updated:
        yield TDRC(encoding=_UTF8, text=date[:10])
    yield TLAN(encoding=_UTF8, text=lang)
    yield TCON(encoding=_UTF8, text="Speech")
    yield TLEN(encoding=_UTF8, text=str(round(narration.duration * 1000)))
    yield TSSE(encoding=_UTF8, text=f"publish; voice {', '.join(narration.voices)}")
    if meta.publisher:
        yield TPUB(encoding=_UTF8, text=meta.publisher)
    if meta.rights.startswith("https://"):
        yield WCOP(url=meta.rights)
    if meta.description:
        yield COMM(encoding=_UTF8, lang=lang, desc="", text=meta.description)


def _cover(article: Article) -> Iterator[Frame]:
    cover = article.meta.cover
    for resource in article.resources:
        if cover and resource.id == cover.resource and resource.media_type in _SHOWN_BY_PLAYERS:
            yield APIC(
                encoding=_UTF8,
                mime=resource.media_type,
                type=PictureType.COVER_FRONT,
                desc=_line(cover.alt),
                data=resource.data,
            )


def _chapters(narration: Narration) -> Iterator[Frame]:
    """The contents, then the chapters; with more than 255 of them, contents of contents."""
    names = [f"chp{number:05}" for number in range(len(narration.chapters()))]
    groups = [names[at : at + _MOST_ENTRIES] for at in range(0, len(names), _MOST_ENTRIES)]
    if len(groups) > 1:
        parts = [f"toc{number:03}" for number in range(len(groups))][:_MOST_ENTRIES]
        yield _contents("toc", parts, CTOCFlags.TOP_LEVEL | CTOCFlags.ORDERED)
        for part, group in zip(parts, groups, strict=False):
            yield _contents(part, group, CTOCFlags.ORDERED)
    elif groups:
        yield _contents("toc", names, CTOCFlags.TOP_LEVEL | CTOCFlags.ORDERED)
    for name, (chapter, begin, end) in zip(names, narration.chapters(), strict=True):
        yield CHAP(
            element_id=name,
            start_time=_milliseconds(begin, narration),
            end_time=_milliseconds(end, narration),
            start_offset=_NO_OFFSET,
            end_offset=_NO_OFFSET,
            sub_frames=[TIT2(encoding=_UTF8, text=chapter.title)],
        )


def _contents(name: str, entries: list[str], flags: int) -> Frame:
    return CTOC(element_id=name, flags=flags, child_element_ids=entries, sub_frames=[])


def _transcript(narration: Narration, lang: str) -> Iterator[Frame]:
    yield USLT(encoding=_UTF8, lang=lang, desc="", text=sidecars.transcript(narration).decode().strip())
    times = [(text, _milliseconds(begin, narration)) for text, begin, _ in sidecars.timed(narration)]
    if times:
        yield SYLT(encoding=_UTF8, lang=lang, format=_MILLISECONDS, type=_TRANSCRIPT, desc="", text=times)


def _milliseconds(samples: int, narration: Narration) -> int:
    return samples * 1000 // narration.rate


def _line(text: str) -> str:
    return " ".join(text.split())


def _alpha3(lang: str) -> str:
    """The language as ID3 wants it (ISO 639-2); `und` where the standard has no code."""
    try:
        return str(Language.get(lang or "und").to_alpha3())
    except (LookupError, ValueError):
        return "und"
