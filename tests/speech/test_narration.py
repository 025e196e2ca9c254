from __future__ import annotations

import hashlib
import os
import subprocess
import sys
from itertools import pairwise

import numpy as np
import pytest

from publish import model as m
from publish.diagnostics import MachineLack
from publish.speech import RATE, Narration, Script, Utterance, narrate, script
from tests.samples import p, sample_article, t
from tests.speech.measures import ebur128
from tests.speech.voices import ToneVoice


def utterance(said: str, lang: str = "en", before: float = 0.0, after: float = 0.4) -> Utterance:
    return Utterance(said=said, lang=lang, kind="prose", shown=said, before=before, after=after)


def plain(*utterances: Utterance) -> Script:
    return Script(lang="en", utterances=utterances, chapters=())


@pytest.fixture(scope="module")
def toned() -> Narration:
    return narrate(script(sample_article()), ToneVoice())


def test_cues_follow_each_other_and_end_within_the_sound(toned: Narration) -> None:
    assert [cue.utterance for cue in toned.cues] == list(toned.script.utterances)
    assert all(cue.begin <= cue.end for cue in toned.cues)
    assert all(cue.begin < cue.end for cue in toned.cues if cue.utterance.said)
    assert all(one.end <= other.begin for one, other in pairwise(toned.cues))
    assert toned.cues[0].begin > 0
    assert toned.cues[-1].end < len(toned.samples)
    assert toned.samples.dtype == np.int16


def test_cues_fit_what_is_heard(toned: Narration) -> None:
    loud = np.abs(toned.samples.astype(int)) > 300
    for cue in toned.cues:
        if cue.utterance.said:
            heard = np.flatnonzero(loud[cue.begin : cue.end])
            assert heard[0] < 0.05 * RATE
            assert cue.end - cue.begin - heard[-1] < 0.05 * RATE
    spoken = sum(int(loud[cue.begin : cue.end].sum()) for cue in toned.cues)
    assert spoken == int(loud.sum()), "no sound stands outside the cues"


@pytest.mark.parametrize("said", ["Well. " * 100, "1" * 100])
def test_what_would_last_for_days_is_refused_with_its_length(said: str) -> None:
    with pytest.raises(MachineLack, match="some 15 hours; memory is kept for 10"):
        narrate(plain(*[utterance(said)] * 1_350), ToneVoice())


def test_of_two_pauses_that_meet_the_longer_one_counts() -> None:
    spoken = plain(
        utterance("one", after=0.3), utterance("", after=0.9), utterance("two", before=0.5), utterance("three")
    )
    cues = [cue for cue in narrate(spoken, ToneVoice()).cues if cue.utterance.said]
    gaps = [(other.begin - one.end) / RATE for one, other in pairwise(cues)]
    assert gaps == pytest.approx([0.9, 0.4])


def test_the_lead_in_of_a_voice_is_trimmed() -> None:
    (cue,) = narrate(plain(utterance("a" * 50)), ToneVoice()).cues
    assert (cue.end - cue.begin) / RATE == pytest.approx(2.0, abs=0.06)


def test_the_loudness_of_the_whole() -> None:
    """-19 LUFS, and no true peak above -1.5 dB, measured by another meter than our own."""
    long = plain(*(utterance(word * 12, lang) for word in ("alpha", "beta", "gamma") for lang in ("en", "fr")))
    measured = ebur128(narrate(long, ToneVoice(loud=0.02)).samples)
    assert measured.integrated == pytest.approx(-19.0, abs=0.5)
    assert measured.peak <= -1.5


def test_an_empty_script_is_a_short_silence() -> None:
    silent = narrate(plain(), ToneVoice())
    assert 0 < silent.duration < 2
    assert not silent.samples.any()


def test_an_unknown_engine_is_named() -> None:
    with pytest.raises(ValueError, match=r"no voice is named 'nobody'; there are auto, hibari"):
        narrate(plain(utterance("a")), "nobody")


def test_the_fault_of_a_voice_reaches_the_caller() -> None:
    class Broken(ToneVoice):
        def say(self, text: str, lang: str) -> np.ndarray:  # noqa: ARG002  # it never says it
            raise MachineLack("no voice", "install one")

    with pytest.raises(MachineLack, match="no voice"):
        narrate(script(sample_article()), Broken(), threads=2)


def test_who_speaks_is_told() -> None:
    spoken = narrate(plain(utterance("Hallo.", "de"), utterance("Hello.", "en"), utterance("ញុំ hello", "km")))
    assert spoken.voices == ("espeak", "hibari")
    assert [(said.code, said.message) for said in spoken.diagnostics] == [
        ("SPEECH001", "the voice for German, eSpeak NG, is synthetic and plain"),
        ("SPEECH002", "no voice speaks Khmer; espeak reads it as English"),
    ]
    asked = narrate(plain(utterance("Hallo.", "de")), "hibari")
    assert [said.message for said in asked.diagnostics] == ["hibari does not speak German; espeak reads it"]


def short() -> m.Article:
    city = m.Foreign("ar", t("حلب"))
    return m.Article(
        meta=m.Meta(lang="en-GB", slug="short"),
        title=t("Air raids"),
        body=(
            p("Twenty-three raids were counted on Friday."),
            m.Paragraph((m.Text("The city is "), city, m.Text("."))),
        ),
    )


def digest(narration: Narration) -> str:
    cues = ",".join(f"{cue.begin}-{cue.end}" for cue in narration.cues)
    return hashlib.sha256(narration.samples.tobytes() + cues.encode()).hexdigest()


def test_the_story_begins_within_ten_seconds() -> None:
    sample = sample_article()
    front = m.Article(meta=sample.meta, title=t("Russian Air Raids Target Aleppo"), body=(p("Here."),))
    spoken = narrate(script(front))
    (begin,) = (cue.begin for cue in spoken.cues if cue.utterance.shown == "Here.")
    assert begin / RATE < 10


PROGRAM = """
import sys
from publish.speech import narrate, script
from tests.speech.test_narration import digest, short
print(digest(narrate(script(short()), threads=int(sys.argv[1]))))
"""


def test_the_same_sound_in_every_process_and_with_every_number_of_threads() -> None:
    """Real voices: hibari and eSpeak NG, in processes with another hash seed and time zone."""
    digests = {digest(narrate(script(short())))}
    for threads, seed, zone in (("1", "1", "Asia/Kathmandu"), ("2", "7", "America/Lima")):
        environment = {**os.environ, "PYTHONHASHSEED": seed, "TZ": zone}
        command = [sys.executable, "-c", PROGRAM, threads]
        digests.add(subprocess.run(command, env=environment, check=True, capture_output=True, text=True).stdout.strip())
    assert len(digests) == 1
