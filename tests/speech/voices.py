"""Voices for the tests: a tone that is as long as what it says."""

from __future__ import annotations

import numpy as np

from publish.speech.narration import RATE
from publish.speech.sound import Sound


class ToneVoice:
    """Hums 40 ms a character, with silence before and after as real voices have it."""

    name = "tone"

    def __init__(self, pitch: float = 220.0, loud: float = 0.1) -> None:
        self._pitch = pitch
        self._loud = loud

    @staticmethod
    def speaks(lang: str) -> bool:
        return bool(lang)

    def say(self, text: str, lang: str) -> Sound:
        times = np.arange(round(len(text) * 0.04 * RATE)) / RATE
        tone = self._loud * np.sin(2 * np.pi * self._pitch * (1 + 0.01 * len(lang)) * times)
        swell = 0.4 + 0.6 * np.abs(np.sin(2 * np.pi * 3 * times))  # syllables
        return np.pad(np.asarray(tone * swell, np.float32), (RATE // 3, RATE // 5))
