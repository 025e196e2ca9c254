from __future__ import annotations

import ctypes
import os
import re
import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest

from publish.diagnostics import MachineLack
from publish.speech import RATE, voices
from publish.speech.voices import NAMES, VOICES, cast, engine
from publish.speech.voices import espeak as espeak_module
from publish.speech.voices.chunking import chunks
from publish.speech.voices.english import normalise
from publish.speech.voices.espeak import EspeakVoice
from publish.speech.voices.hibari import HibariVoice


@pytest.fixture(scope="module")
def hibari() -> HibariVoice:
    return engine("hibari")


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("King Charles III spoke.", "King Charles the third spoke."),
        ("Pope John Paul II", "Pope John Paul the second"),
        ("e.g. tents, i.e. shelter", "for example tents, that is shelter"),
        ("pages 10–15", "pages 10 to 15"),
        ("a 5–4 vote", "a 5 to 4 vote"),
        ("10%–15%", "10 percent to 15%"),
        ("£5–10m", "£5 m to £10 m"),
        ("12bn", "12 billion"),
        ("2.5m people", "2.5 million people"),
        ("No. 7", "No. 7"),
        ("She said no.", "She said no ."),
        ("see p. 12", "see page 12"),
        ("at −5 degrees", "at minus 5 degrees"),
        ("bbc.co.uk", "bbc dot co dot uk"),
        ("well-known F-16", "well-known F-16"),
        ("CC BY-SA 4.0", "Creative Commons, Attribution, Share-Alike 4.0"),
        ("[a](b)", "[a] (b)"),
    ],
)
def test_english_as_it_is_read(written: str, read: str) -> None:
    assert normalise(written) == read


@pytest.mark.parametrize(
    ("text", "phonemes"),
    [
        ("King Charles spoke.", "kˈɪŋ ʧˈɑɹlz spˈOk."),  # hibari 0.2.1 alone: «King the zeroth Charles»
        ("Part Conclusions", "pˈɑɹt kənklˈuʒənz"),
        ("Chapter IV", "ʧˈæptəɹ fˈɔɹ"),
        ("I said no.", "ˌI sˈɛd nˈO."),  # alone: «I said number»
        ("No. 7", "nˈʌmbəɹ sˈɛvən"),
    ],
)
def test_what_the_english_voice_makes_of_it(hibari: HibariVoice, text: str, phonemes: str) -> None:
    assert hibari._phonemes(normalise(text)) == phonemes


def test_the_voice_says_the_same_whatever_was_said_before(hibari: HibariVoice) -> None:
    first = hibari.say("Good morning.", "en")
    hibari.say("Something else, and longer.", "en")
    assert np.array_equal(hibari.say("Good morning.", "en"), first)
    assert 0.5 < len(first) / RATE < 3


def test_nothing_to_say_gives_no_sound(hibari: HibariVoice) -> None:
    for text in ("!!!", "—", "مرحبا", "  "):
        assert len(hibari.say(text, "en")) == 0


def test_a_sentence_of_any_length_is_said(hibari: HibariVoice) -> None:
    assert len(hibari.say("and so on " * 80, "en")) > 20 * RATE
    assert len(hibari.say("x" * 900, "en")) > RATE


@pytest.mark.parametrize("text", ["1" * 60, "1," + "000," * 14 + "000", "9" * 5000, "the 5⁴ths", "İzmir", "½ of ٣"])
def test_what_the_phonemes_cannot_be_made_of_is_spelled(hibari: HibariVoice, text: str) -> None:
    assert len(hibari.say(text[:800], "en")) > RATE / 4


SENTENCES = {
    "ar": "لكل شخص الحق في التعليم.",
    "de": "Alle Menschen sind frei geboren.",
    "fr": "Toute personne a droit à l’éducation.",
    "zh-Hans": "人人都有受教育的权利。",
}


@pytest.mark.parametrize("lang", SENTENCES)
def test_espeak_makes_sound_and_the_same_each_time(lang: str) -> None:
    voice = EspeakVoice()
    first = voice.say(SENTENCES[lang], lang)
    voice.say("Buenos días.", "es")
    assert np.array_equal(voice.say(SENTENCES[lang], lang), first)
    assert 1 < len(first) / RATE < 6
    assert np.sqrt(np.mean(first**2)) > 0.02


def test_espeak_finds_a_voice_by_tag() -> None:
    for lang in ("pt-BR", "zh-Hant-TW", "nn", "sr-Latn", "EN-au"):
        assert EspeakVoice.speaks(lang)
    assert not EspeakVoice.speaks("km")
    assert not EspeakVoice.speaks("xx-unheard")


def test_a_missing_library_is_a_lack_of_the_machine(monkeypatch: pytest.MonkeyPatch) -> None:
    def missing(_name: str) -> ctypes.CDLL:
        raise OSError("no such file")

    monkeypatch.setattr(espeak_module.c, "CDLL", missing)
    with pytest.raises(MachineLack, match="pip install"):
        EspeakVoice().say("a", "en")


def test_auto_never_goes_to_the_network() -> None:
    network = {voice.name for voice in VOICES if voice.network}
    assert network == {"gtts"}
    chosen = cast("auto", {"en-GB", "en", "de", "ar", "xx"})
    assert {lang: voice.name for lang, voice in chosen.items()} == {
        "en-GB": "hibari",
        "en": "hibari",
        "de": "espeak",
        "ar": "espeak",
        "xx": "espeak",
    }


def test_the_bundled_voice_leaves_no_trace_in_the_home_of_the_user(tmp_path: Path) -> None:
    """ONNX Runtime keeps an identifier there, and a queue of events for its maker, unless it is told not to."""
    speak = "from publish.speech.voices import engine; engine('hibari').say('Good morning.', 'en')"
    environment = {name: value for name, value in os.environ.items() if not name.startswith(("XDG_", "ORT_"))}
    subprocess.run([sys.executable, "-c", speak], check=True, env=environment | {"HOME": str(tmp_path)})
    assert list(tmp_path.rglob("*")) == []


def test_the_list_of_voices_names_all_engines() -> None:
    assert {voice.name for voice in voices()} == set(NAMES) - {"auto"}
    assert all(voice.licence and voice.source and voice.languages and voice.quality for voice in voices())


def test_chunks_are_cut_at_sentences_then_clauses_then_words() -> None:
    text = "First one here. Second, a longer one, with clauses. Third."
    assert chunks(text, 100) == [text]
    assert chunks(text, 30) == ["First one here.", "Second, a longer one,", "with clauses. Third."]
    assert max(map(len, chunks("x" * 95, 30))) == 30
    for limit in (7, 20, 33):
        parts = chunks(text, limit)
        assert max(map(len, parts)) <= limit
        assert re.sub(r"\s", "", "".join(parts)) == re.sub(r"\s", "", text)
