"""The bundled neural voice: hibari «heart», American English, 24 kHz (Apache-2.0).

Only the voice in the package is ever asked for; its other names would download a model.
"""

from __future__ import annotations

import os
import re
import unicodedata
from hashlib import sha256
from importlib import import_module

import numpy as np
from hibari import Hibari  # type: ignore[import-untyped]  # the package carries no types
from hibari.tts import MAX_PHONEMES  # type: ignore[import-untyped]

from publish.speech.sound import Sound, join
from publish.speech.voices.chunking import chunks
from publish.speech.voices.english import normalise

# ONNX Runtime sends events to its maker and keeps an identifier of the machine in the user's cache. It reads
# this when it is loaded, which hibari does with the first voice: the network is for `--engine gtts` alone.
os.environ["ORT_DISABLE_TELEMETRY"] = "1"

_MAX_LETTERS = 1_000
"""Letters that are turned into phonemes at a time: more than any sentence has, so that sentences stay whole."""

_rules = import_module("hibari.g2p.normalize")  # its package has a function of the same name
for _name in ("RE_ROMAN_C", "RE_ROMAN_O"):
    # hibari 0.2.1 takes the first letter of «King Charles» or «Part Two, Chapter Left» for an empty
    # Roman numeral and says «King the zeroth Charles». A numeral has to be a whole word.
    _pattern: re.Pattern[str] = getattr(_rules, _name)
    setattr(_rules, _name, re.compile(_pattern.pattern.replace("(?=[IVXLC])", r"(?=[IVXLC]+\b)")))


class HibariVoice:
    """The voice as an engine. One thread a call: with more, the samples would differ."""

    name = "hibari"

    def __init__(self) -> None:
        self._voice = Hibari(threads=1)
        self._phonemes = self._voice.g2p

    @staticmethod
    def speaks(lang: str) -> bool:
        """Tell whether a language is English, of whatever place."""
        return lang.lower().split("-")[0] == "en"

    def say(self, text: str, lang: str) -> Sound:  # noqa: ARG002  # it speaks one language
        """Speak one utterance; seeded from its own phonemes, so that nothing said before matters."""
        parts = (part for part in chunks(text, _MAX_LETTERS) if any(map(str.isalnum, part)))
        spoken = (self._phonemes_of(normalise(part)) for part in parts)
        breaths = [breath for phonemes in spoken for breath in chunks(phonemes, MAX_PHONEMES)]
        return join([self._breath(breath) for breath in breaths if any(map(str.isalpha, breath))])

    def _phonemes_of(self, text: str) -> str:
        try:
            return str(self._phonemes(text))
        except (IndexError, TypeError, ValueError):
            # hibari 0.2.1 cannot read numbers of more than 36 digits, digits set high, or «İ».
            return str(self._phonemes(_spelled(text)))

    def _breath(self, phonemes: str) -> Sound:
        seed = int.from_bytes(sha256(phonemes.encode()).digest()[:8], "big")
        return np.asarray(self._voice.from_phonemes(phonemes, seed=seed), np.float32)


def _spelled(text: str) -> str:
    """A text in plain letters, its numbers digit by digit: what the voice reads without fail."""
    letters = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode()
    return re.sub(r"(?<=\d),?(?=\d)", " ", letters)
