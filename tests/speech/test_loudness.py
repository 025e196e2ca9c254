from __future__ import annotations

import numpy as np
import pytest

from publish.speech import RATE, loudness
from tests.speech.measures import ebur128


def sine(decibels: float, hertz: float = 997.0, seconds: float = 5.0) -> np.ndarray:
    return 10 ** (decibels / 20) * np.sin(2 * np.pi * hertz * np.arange(round(seconds * RATE)) / RATE)


def samples(sound: np.ndarray) -> np.ndarray:
    return np.rint(sound * 32_767).astype(np.int16)


@pytest.mark.parametrize("decibels", [-6.0, -20.0, -40.0])
def test_a_sine_of_997_hertz_is_three_decibels_under_its_peak(decibels: float) -> None:
    """BS.1770-4, annex 1: 0 dB FS at 997 Hz in one channel reads -3.01 LUFS."""
    measured = loudness.integrated(loudness.steps_of(samples(sine(decibels))))
    assert measured == pytest.approx(decibels - 3.01, abs=0.05)


def speech_like(seed: int = 3) -> np.ndarray:
    random = np.random.default_rng(seed)
    noise = random.standard_normal(RATE * 12)
    swell = np.repeat(random.uniform(0, 1, 60) ** 2, RATE // 5)
    return np.clip(0.2 * noise * swell, -1, 1)


def test_the_meter_agrees_with_ebur128() -> None:
    sound = samples(speech_like())
    assert loudness.integrated(loudness.steps_of(sound)) == pytest.approx(ebur128(sound).integrated, abs=0.1)


def test_silence_and_very_short_sounds_can_be_measured() -> None:
    assert loudness.integrated(loudness.steps_of(np.zeros(RATE, np.int16))) == -np.inf
    assert loudness.integrated(loudness.steps_of(np.zeros(0, np.int16))) == -np.inf
    assert np.isfinite(loudness.integrated(loudness.steps_of(samples(sine(-20, seconds=0.2)))))


def test_the_limiter_lets_no_true_peak_through_and_leaves_quiet_sounds_alone() -> None:
    loud = np.asarray(speech_like() * 6, np.float32)
    limited = loudness.limit(loud)
    assert loudness.true_peaks(limited).max() <= loudness.CEILING * 1.01
    assert ebur128(samples(limited)).peak <= -2.0
    quiet = np.asarray(sine(-12), np.float32)
    assert loudness.limit(quiet) is quiet


def test_peaks_between_samples_are_seen() -> None:
    """A sine at a quarter of the rate, 45 degrees off: its samples are 3 dB under its peak."""
    sound = np.asarray(np.sin(np.pi / 2 * np.arange(4_000) + np.pi / 4), np.float32)
    assert np.abs(sound).max() < 0.72
    assert loudness.true_peaks(sound)[100:-100].max() == pytest.approx(1.0, abs=0.03)


def test_each_voice_is_brought_to_the_same_loudness() -> None:
    soft, strong = samples(sine(-40)), samples(sine(-9, hertz=1_500))
    sound = np.concatenate((soft, np.zeros(RATE, np.int16), strong))
    spans = [(0, len(soft), "soft"), (len(soft) + RATE, len(sound), "strong")]
    loudness.level(sound, spans)
    for begin, end, _ in spans:
        assert loudness.integrated(loudness.steps_of(sound[begin:end])) == pytest.approx(-19.0, abs=0.3)
