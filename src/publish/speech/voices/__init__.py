"""The voices, and which of them speaks a language. None is loaded before it is to speak."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache
from importlib import import_module

import msgspec

from publish.diagnostics import MachineLack
from publish.speech.narration import Engine

Cast = dict[str, Engine]
"""The voice for each language of a script."""


class Voice(msgspec.Struct, frozen=True, kw_only=True):
    """A voice as `publish voices` lists it."""

    name: str
    title: str
    languages: str
    licence: str
    source: str
    quality: str
    network: bool = False


VOICES = (
    Voice(
        name="hibari",
        title="hibari, voice «heart»",
        languages="English",
        licence="Apache-2.0",
        source="bundled: the Python package hibari-tts",
        quality="neural, natural; American English, female",
    ),
    Voice(
        name="espeak",
        title="eSpeak NG",
        languages="some 100 languages, among them Arabic, Chinese, French, German, Hindi, Russian, Spanish",
        licence="GPL-3.0-or-later",
        source="bundled: the Python package espeakng-loader",
        quality="by rule, robotic; exact and always there",
    ),
    Voice(
        name="gtts",
        title="Google Translate",
        languages="some 70 languages",
        licence="the package gTTS is MIT; the service has its own terms",
        source="network: the text is sent to translate.google.com",
        quality="neural, natural; other bytes on another day",
        network=True,
    ),
)

_ENGINES = {
    "hibari": ("publish.speech.voices.hibari", "HibariVoice", "hibari-tts"),
    "espeak": ("publish.speech.voices.espeak", "EspeakVoice", "espeakng-loader"),
    "gtts": ("publish.speech.voices.gtts", "GttsVoice", "gtts"),
}

_PREFERENCE = {
    "auto": ("hibari", "espeak"),
    "hibari": ("hibari", "espeak"),
    "espeak": ("espeak",),
    "gtts": ("gtts", "espeak"),
}
"""Who is asked first, by the engine that the user chose; only `gtts` goes to the network."""

NAMES = tuple(_PREFERENCE)
"""What `--engine` takes."""


def voices() -> tuple[Voice, ...]:
    """List the voices, the one that speaks English by default first."""
    return VOICES


@cache
def _kind(name: str) -> type[Engine]:
    module, voice, package = _ENGINES[name]
    try:
        return getattr(import_module(module), voice)  # type: ignore[no-any-return]  # the table names an Engine
    except ImportError as error:
        raise MachineLack(f"the voice {name} is not installed", f"pip install {package}") from error


@cache
def engine(name: str) -> Engine:
    """Load a voice by name, once a process; raises `MachineLack` when it is not installed."""
    return _kind(name)()


def cast(chosen: str | Engine, langs: Iterable[str]) -> Cast:
    """Find a voice for each language; the last one of the preference reads what none of them speaks.

    Raises `ValueError` for an engine that `publish voices` does not list.
    """
    if not isinstance(chosen, str):
        return dict.fromkeys(langs, chosen)
    if chosen not in _PREFERENCE:
        raise ValueError(f"no voice is named {chosen!r}; there are {', '.join(NAMES)}")
    names = _PREFERENCE[chosen]
    return {
        lang: engine(next((name for name in names if _kind(name).speaks(lang)), names[-1])) for lang in sorted(langs)
    }
