"""Operations on mono sound: samples are float32 between -1 and 1, at `RATE` hertz."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from publish.speech.narration import RATE

if TYPE_CHECKING:
    import av

Sound = NDArray[np.float32]

_FRAME = RATE // 200
"""Samples of the 5 ms in which sound is told from silence."""

_QUIET = 10 ** (-50 / 20)
"""How far under the peak silence begins: the weakest «f» of a voice lies some 40 dB under it."""

_MARGIN = 5
"""Frames of silence kept at either end, so that no sound begins or ends abruptly."""


def silence(seconds: float) -> Sound:
    """Nothing, for a while."""
    return np.zeros(round(seconds * RATE), np.float32)


def join(parts: list[Sound]) -> Sound:
    """One sound after the other."""
    return np.concatenate(parts) if parts else silence(0)


def trim(sound: Sound) -> Sound:
    """A sound without the silence at its ends, so that all pauses are ours and alike for all voices."""
    frames = len(sound) // _FRAME
    if not frames:
        return sound
    levels = np.abs(sound[: frames * _FRAME]).reshape(frames, _FRAME).max(axis=1)
    heard = np.flatnonzero(levels > levels.max() * _QUIET)
    if not len(heard):
        return silence(0)
    begin = max(0, int(heard[0]) - _MARGIN) * _FRAME
    end = min(frames, int(heard[-1]) + 1 + _MARGIN) * _FRAME
    return sound[begin:end]


def resample(sound: Sound, rate: int) -> Sound:
    """A sound of another rate, at ours."""
    import av  # noqa: PLC0415  # only voices of another rate need it

    if rate == RATE or not len(sound):
        return sound
    frame = av.AudioFrame.from_ndarray(sound.reshape(1, -1), format="fltp", layout="mono")
    frame.sample_rate = rate
    resampler = av.AudioResampler(format="fltp", layout="mono", rate=RATE)
    return _sound([*resampler.resample(frame), *resampler.resample(None)])


def decode(data: bytes) -> Sound:
    """The sound of an audio file; raises `ValueError` when it is none."""
    import av  # noqa: PLC0415  # only voices that send files need it

    try:
        with av.open(io.BytesIO(data), "r") as container:
            resampler = av.AudioResampler(format="fltp", layout="mono", rate=RATE)
            frames = [part for frame in container.decode(audio=0) for part in resampler.resample(frame)]
            frames += resampler.resample(None)
    except (av.error.FFmpegError, IndexError) as error:
        raise ValueError("not a sound file") from error
    return _sound(frames)


def _sound(frames: list[av.AudioFrame]) -> Sound:
    return join([np.asarray(frame.to_ndarray(), np.float32).reshape(-1) for frame in frames])
