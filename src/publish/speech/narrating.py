"""Script -> Narration: the voices speak in order, each at the same loudness, with our pauses between."""

from __future__ import annotations

import re
from collections.abc import Iterable
from concurrent.futures import ThreadPoolExecutor

import numpy as np
from numpy.typing import NDArray

from publish.catalogue import language_name
from publish.diagnostics import Diagnostic, MachineLack, finding
from publish.speech.loudness import level
from publish.speech.narration import RATE, Cue, Engine, Narration, Script, Utterance
from publish.speech.sound import Sound, silence, trim
from publish.speech.voices import Cast, cast

_DIGIT = re.compile(r"\d")
_LEAD_IN = 0.25
_LEAD_OUT = 1.0
_FULL = 32_767
_LONGEST = 10
"""Hours that a narration may last: its sound stands in memory whole, 170 MB an hour."""

_CHARACTERS_AN_HOUR = 54_000
_SAID_OF_A_DIGIT = 6
"""Characters that a digit is said with: «49,999» has 5 digits, and some 40 when it is said."""


def narrate(script: Script, engine: str | Engine = "auto", *, threads: int = 1) -> Narration:
    """Speak a script. The samples do not depend on the number of threads.

    `engine` is a name that `publish voices` lists, `auto`, or a voice of one's own. Raises
    `MachineLack` when a voice is not installed or, for gTTS alone, cannot be reached, and for a
    script that would last longer than ten hours.
    """
    _refuse_the_endless(script)
    voices = cast(engine, {utterance.lang for utterance in script.utterances if utterance.said})
    with ThreadPoolExecutor(threads, "voice") as pool:
        # Threads run ahead, results come in order; the voices let go of the interpreter as they work.
        sounds = pool.map(lambda utterance: _say(utterance, voices), script.utterances)
        try:
            samples, cues = _assembled(script.utterances, sounds)
        finally:
            pool.shutdown(cancel_futures=True)
    names = [voices[cue.utterance.lang].name if cue.utterance.said else "" for cue in cues]
    level(samples, [(cue.begin, cue.end, name) for cue, name in zip(cues, names, strict=True) if cue.end > cue.begin])
    return Narration(
        script, RATE, samples, cues, tuple(dict.fromkeys(filter(None, names))), diagnostics=_told(voices, engine)
    )


def _refuse_the_endless(script: Script) -> None:
    hours = sum(_length(utterance.said) for utterance in script.utterances) / _CHARACTERS_AN_HOUR
    if hours > _LONGEST:
        raise MachineLack(
            f"the narration would last some {hours:.0f} hours; memory is kept for {_LONGEST}",
            "split the article, or leave the sound out: `--pdf --epub --docx`",
        )


def _length(said: str) -> int:
    return len(said) + (_SAID_OF_A_DIGIT - 1) * len(_DIGIT.findall(said))


def _say(utterance: Utterance, voices: Cast) -> Sound:
    if not utterance.said:
        return silence(0)
    return trim(voices[utterance.lang].say(utterance.said, utterance.lang))


def _assembled(utterances: tuple[Utterance, ...], sounds: Iterable[Sound]) -> tuple[NDArray[np.int16], tuple[Cue, ...]]:
    """Put the sounds behind each other; of two pauses that meet, the longer one counts.

    They grow in one buffer of 16-bit samples, so that ten hours stand in memory once.
    """
    buffer = bytearray()
    cues: list[Cue] = []
    pause = _LEAD_IN
    for utterance, sound in zip(utterances, sounds, strict=True):
        if utterance.said:
            buffer += bytes(2 * round(max(pause, utterance.before) * RATE))
            pause = 0.0
        begin = len(buffer) // 2
        buffer += np.rint(np.clip(sound, -1, 1) * _FULL).astype("<i2").tobytes()
        cues.append(Cue(utterance=utterance, begin=begin, end=len(buffer) // 2))
        pause = max(pause, utterance.after)
    buffer += bytes(2 * round(_LEAD_OUT * RATE))
    return np.frombuffer(buffer, "<i2"), tuple(cues)


def _told(voices: Cast, chosen: str | Engine) -> tuple[Diagnostic, ...]:
    """What the listener should know of the voices: one finding a language."""
    findings: list[Diagnostic] = []
    for lang, voice in voices.items():
        language = language_name(lang, "en")
        if not voice.speaks(lang):
            findings.append(
                finding("SPEECH002", "", message=f"no voice speaks {language}; {voice.name} reads it as English")
            )
        elif isinstance(chosen, str) and chosen not in {"auto", voice.name}:
            findings.append(
                finding("SPEECH002", "", message=f"{chosen} does not speak {language}; {voice.name} reads it")
            )
        elif voice.name == "espeak":
            findings.append(
                finding("SPEECH001", "", message=f"the voice for {language}, eSpeak NG, is synthetic and plain")
            )
    if any(voice.name == "gtts" for voice in voices.values()):
        findings.append(finding("SPEECH003", ""))
    return tuple(findings)
