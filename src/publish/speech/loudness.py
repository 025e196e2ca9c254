"""Loudness as it is heard (ITU-R BS.1770-4), and the levelling of speech to a target.

-19 LUFS for one channel is as loud as -16 LUFS for two, which is what podcasts are levelled to.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

import numpy as np
from numpy.typing import NDArray

from publish.speech.narration import RATE

TARGET = -19.0
"""LUFS of the finished narration."""

CEILING = 10 ** (-2.5 / 20)
"""The highest true peak before encoding: 1 dB under the promised -1.5 dBTP, for what MP3 adds."""

_FULL = 32_767
_STEP = RATE // 10
"""Samples of the 100 ms by which the measuring window of 400 ms moves on."""

_STEPS = 48
_PREROLL = 2 * _STEP
"""Samples in which the K filter forgets what was before (its slowest part decays by 60 dB in 30 ms)."""

_ABSOLUTE_GATE = -70.0
_RELATIVE_GATE = -10.0
_LOOK_AHEAD = RATE // 250
_TAPS = 32
"""Samples that tell what lies between two of them."""


def _k_filter(size: int) -> NDArray[np.complex64]:
    """The K weighting (BS.1770-4, annex 1) as a frequency response, its filters made for our rate.

    The standard lists coefficients for 48 kHz alone; these are the analogue prototypes behind them.
    """
    z = np.exp(-2j * np.pi * np.arange(size // 2 + 1) / size)
    k, q, high = np.tan(np.pi * 1681.974450955533 / RATE), 0.7071752369554196, 10 ** (3.999843853973347 / 20)
    band = high**0.4996667741545416
    shelf = (high + band * k / q + k * k + 2 * (k * k - high) * z + (high - band * k / q + k * k) * z**2) / (
        1 + k / q + k * k + 2 * (k * k - 1) * z + (1 - k / q + k * k) * z**2
    )
    k, q = np.tan(np.pi * 38.13547087602444 / RATE), 0.5003270373238773
    a0 = 1 + k / q + k * k
    high_pass = (1 - 2 * z + z**2) / (1 + (2 * (k * k - 1) * z + (1 - k / q + k * k) * z**2) / a0)
    return np.asarray(shelf * high_pass, np.complex64)


def steps_of(samples: NDArray[np.int16]) -> NDArray[np.float64]:
    """The weighted power of each 100 ms; block by block, so that ten hours need no copy."""
    block = _STEPS * _STEP
    weights = _k_filter(_PREROLL + block)
    powers = [np.zeros(0)]
    for begin in range(0, len(samples), block):
        part = np.zeros(_PREROLL + block, np.float32)
        first = max(0, begin - _PREROLL)
        known = samples[first : begin + block]
        part[_PREROLL - (begin - first) :][: len(known)] = known / np.float32(_FULL)
        heard = np.fft.irfft(np.fft.rfft(part) * weights, len(part))[_PREROLL:]
        steps = -(-(len(known) - (begin - first)) // _STEP)
        powers.append(np.mean(heard.reshape(_STEPS, _STEP).astype(np.float64) ** 2, axis=1)[:steps])
    return np.concatenate(powers)


def integrated(steps: NDArray[np.float64]) -> float:
    """The gated loudness in LUFS of steps that `steps_of` measured; minus infinity for silence."""
    if len(steps) < 4:  # noqa: PLR2004  # a window is four steps
        steps = np.pad(steps, (0, 4 - len(steps)))
    windows = np.convolve(steps, np.full(4, 0.25), "valid")
    for gate in (_ABSOLUTE_GATE, None):
        floor = _lufs(windows) + _RELATIVE_GATE if gate is None else gate
        windows = windows[windows > 10 ** ((floor + 0.691) / 10)]
        if not len(windows):
            return -np.inf
    return _lufs(windows)


def _lufs(windows: NDArray[np.float64]) -> float:
    return float(-0.691 + 10 * np.log10(np.mean(windows)))


@cache
def _phases() -> NDArray[np.float32]:
    """Three filters that give the signal at 1/4, 2/4 and 3/4 between two samples (BS.1770-4, annex 2)."""
    taps = np.arange(-_TAPS // 2, _TAPS // 2) + np.array([[0.25], [0.5], [0.75]])
    window = np.i0(6.0 * np.sqrt(np.maximum(0, 1 - (2 * taps / _TAPS) ** 2))) / np.i0(6.0)
    return np.asarray(np.sinc(taps) * window, np.float32)


def true_peaks(sound: NDArray[np.float32]) -> NDArray[np.float32]:
    """The highest magnitude at and just after each sample, four times oversampled."""
    peaks = np.abs(sound)
    for phase in _phases():
        np.maximum(peaks, np.abs(np.convolve(sound, phase, "full")[_TAPS // 2 :][: len(sound)]), out=peaks)
    return peaks


def limit(sound: NDArray[np.float32]) -> NDArray[np.float32]:
    """A sound with no true peak above the ceiling: the gain falls 4 ms before a peak, and rises after it."""
    if not len(sound):
        return sound
    peaks = true_peaks(sound)
    if peaks.max() <= CEILING:
        return sound
    gain = np.minimum(np.float32(1), np.float32(CEILING) / np.maximum(peaks, np.float32(1e-9)))
    gain = _lowest_near(gain)
    window = 2 * _LOOK_AHEAD + 1
    sums = np.cumsum(np.pad(gain, (_LOOK_AHEAD + 1, _LOOK_AHEAD), "edge"), dtype=np.float64)
    return np.asarray(sound * ((sums[window:] - sums[:-window]) / window), np.float32)


def _lowest_near(gain: NDArray[np.float32]) -> NDArray[np.float32]:
    """The lowest gain within the look-ahead on either side of each sample."""
    window = 2 * _LOOK_AHEAD + 1
    lowest = np.pad(gain, _LOOK_AHEAD, "edge")
    width = 1
    while width < window:
        shift = min(width, window - width)
        lowest = np.minimum(lowest[:-shift], lowest[shift:])
        width += shift
    return lowest


def level(samples: NDArray[np.int16], spans: Sequence[tuple[int, int, str]]) -> None:
    """Bring each voice to the target, in place; a span is what one voice says: begin, end, voice."""
    steps = steps_of(samples)
    voices = np.full(len(steps), "", dtype=object)
    for begin, _, voice in spans:
        voices[begin // _STEP :] = voice
    gains = {voice: _gain(integrated(steps[voices == voice])) for voice in {span[2] for span in spans}}
    for begin, end, voice in spans:
        sound = samples[begin:end].astype(np.float32) * np.float32(gains[voice] / _FULL)
        samples[begin:end] = np.rint(limit(sound) * _FULL).astype(np.int16)


def _gain(loudness: float) -> float:
    return 10 ** ((TARGET - loudness) / 20) if np.isfinite(loudness) else 1.0
