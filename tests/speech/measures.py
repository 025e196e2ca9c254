"""Independent measures of sound: ffmpeg's ebur128, through PyAV."""

from __future__ import annotations

import io
from typing import NamedTuple

import av
import numpy as np
from av.filter import Graph

from publish.speech import RATE


class Loudness(NamedTuple):
    integrated: float
    peak: float


def decoded(data: bytes) -> np.ndarray:
    """The samples of an MP3 as a player gets them, without what the encoder added."""
    with av.open(io.BytesIO(data)) as container:
        resampler = av.AudioResampler(format="s16", layout="mono", rate=RATE)
        frames = [part for frame in container.decode(audio=0) for part in resampler.resample(frame)]
        frames += resampler.resample(None)
    return np.concatenate([frame.to_ndarray().reshape(-1) for frame in frames])


def ebur128(samples: np.ndarray) -> Loudness:
    """LUFS and dBTP of 16-bit mono samples (EBU R 128)."""
    graph = Graph()
    source = graph.add_abuffer(sample_rate=RATE, format="s16", layout="mono", time_base=f"1/{RATE}")
    meter = graph.add("ebur128", "metadata=1:peak=true")
    sink = graph.add("abuffersink")
    source.link_to(meter)
    meter.link_to(sink)
    graph.configure()
    frame = av.AudioFrame.from_ndarray(samples.reshape(1, -1), format="s16", layout="mono")
    frame.sample_rate = RATE
    frame.pts = 0
    graph.push(frame)
    graph.push(None)
    integrated, peak = -70.0, 0.0
    while True:
        try:
            metadata = graph.pull().metadata
        except (av.error.EOFError, av.error.BlockingIOError):
            break
        integrated = float(metadata.get("lavfi.r128.I", integrated))
        peak = max(peak, float(metadata.get("lavfi.r128.true_peak", 0)))
    return Loudness(integrated, 20 * np.log10(max(peak, 1e-9)))
