"""eSpeak NG through ctypes: a plain, robotic voice for some hundred languages (GPL-3.0-or-later).

The library keeps phases and filters from one utterance to the next, and nothing in its interface
sets them back: the same words would sound a little different each time. So it is loaded afresh for
every utterance, which takes a millisecond. It is one engine for the whole process: calls take turns.
"""

from __future__ import annotations

import ctypes as c
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from itertools import count, takewhile
from typing import ClassVar

import espeakng_loader  # type: ignore[import-untyped]  # the package carries no types
import numpy as np

from publish.diagnostics import MachineLack
from publish.speech.sound import Sound, join, resample, trim

_RETRIEVAL = 1  # AUDIO_OUTPUT_RETRIEVAL: give the samples to a callback
_UTF8 = 1
_BUFFER = 500  # milliseconds of sound a callback

_ALIASES = {
    "zh": "cmn",
    "zh-hk": "yue",
    "zh-mo": "yue",
    "no": "nb",
    "nn": "nb",
    "en": "en-gb",
    "iw": "he",
}
"""Tags for which eSpeak NG has a voice under another name."""

_CALLBACK = c.CFUNCTYPE(c.c_int, c.POINTER(c.c_short), c.c_int, c.c_void_p)
_TURN = threading.Lock()


class _Voice(c.Structure):
    """`espeak_VOICE`: each entry of `languages` is a byte of priority and a zero-ended tag."""

    _fields_: ClassVar = [
        ("name", c.c_char_p),
        ("languages", c.POINTER(c.c_char)),
        ("identifier", c.c_char_p),
        ("gender", c.c_ubyte),
        ("age", c.c_ubyte),
        ("variant", c.c_ubyte),
        ("xx1", c.c_ubyte),
        ("score", c.c_int),
        ("spare", c.c_void_p),
    ]


class EspeakVoice:
    """The voice as an engine, whatever the language."""

    name = "espeak"

    @staticmethod
    def speaks(lang: str) -> bool:
        """Tell whether there is a voice for a language, or for its primary language."""
        return _voice_of(lang) != ""

    def say(self, text: str, lang: str) -> Sound:
        """Speak one utterance; a language it does not know is read as English."""
        data = text.replace("\0", "").encode()
        voice = _voice_of(lang) or "en-gb"
        parts: list[Sound] = []

        def take(samples: c.Array[c.c_short], length: int, _events: object) -> int:
            if length:
                parts.append(np.ctypeslib.as_array(samples, (length,)).astype(np.float32) / np.float32(32_768))
            return 0

        callback = _CALLBACK(take)
        with _loaded() as (library, rate):
            library.espeak_SetSynthCallback(callback)
            library.espeak_SetVoiceByName(voice.encode())
            library.espeak_Synth(data, c.c_size_t(len(data) + 1), 0, 1, 0, _UTF8, None, None)
            library.espeak_Synchronize()
        return resample(trim(join(parts)), rate)


@contextmanager
def _loaded() -> Iterator[tuple[c.CDLL, int]]:
    """The library as it is when nothing was said yet, and its rate; taken out of memory afterwards."""
    with _TURN:
        try:
            library = c.CDLL(espeakng_loader.get_library_path())
            data = str(espeakng_loader.get_data_path()).encode()
        except (OSError, RuntimeError) as error:
            raise _lack() from error
        try:
            rate = library.espeak_Initialize(_RETRIEVAL, _BUFFER, data, 0)
            if rate <= 0:
                raise _lack()
            yield library, rate
            library.espeak_Terminate()
        finally:
            c.CDLL(None).dlclose(c.c_void_p(library._handle))  # noqa: SLF001  # ctypes has no public way


def _lack() -> MachineLack:
    return MachineLack("the voice eSpeak NG cannot be loaded", "pip install --force-reinstall espeakng-loader")


@cache
def languages() -> tuple[str, ...]:
    """The tags that eSpeak NG knows, sorted."""
    with _loaded() as (library, _):
        library.espeak_ListVoices.restype = c.POINTER(c.POINTER(_Voice))
        voices = library.espeak_ListVoices(None)
        found = {tag for voice in takewhile(bool, map(voices.__getitem__, count())) for tag in _tags(voice.contents)}
    return tuple(sorted(found))


def _tags(voice: _Voice) -> Iterator[str]:
    at = 0
    while voice.languages[at] != b"\0":
        tag = c.string_at(c.addressof(voice.languages.contents) + at + 1)
        yield tag.decode()
        at += len(tag) + 2


@cache
def _voice_of(lang: str) -> str:
    """The name of the voice for a tag: its own, else that of a shorter tag; empty when there is none."""
    known = set(languages())
    parts = lang.lower().split("-")
    for length in range(len(parts), 0, -1):
        tag = "-".join(parts[:length])
        for name in (_ALIASES.get(tag, tag), tag):
            if name in known:
                return name
    return next((tag for tag in languages() if tag.split("-")[0] == parts[0]), "")
