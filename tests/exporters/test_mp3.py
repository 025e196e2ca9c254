from __future__ import annotations

import hashlib
import io
import os
import subprocess
import sys
from fractions import Fraction

import av
import msgspec
import pytest
from mutagen.id3 import ID3
from mutagen.mp3 import MP3, BitrateMode

from publish import model as m
from publish.exporters.mp3 import Mp3Options, export
from publish.speech import Narration, narrate, script, sidecars
from publish.themes import Theme, load
from tests.samples import DRAWING, PICTURE, p, sample_article, t
from tests.speech.measures import decoded, ebur128
from tests.speech.voices import ToneVoice


@pytest.fixture(scope="module")
def theme() -> Theme:
    return load("clear", None)


def covered() -> m.Article:
    sample = sample_article()
    cover = m.Cover(resource=PICTURE.id, alt="A blue field")
    inner = m.Section(t("Zürich & الحلب"), (p("deep"),), id="inner")
    outer = m.Section(t("A"), (inner, m.Section(t("Third one"), (p("more"),), id="third")), id="outer")
    return msgspec.structs.replace(
        sample, meta=msgspec.structs.replace(sample.meta, cover=cover), body=(*sample.body, outer)
    )


@pytest.fixture(scope="module")
def narration() -> Narration:
    return narrate(script(covered()), ToneVoice())


@pytest.fixture(scope="module")
def mp3(narration: Narration, theme: Theme) -> bytes:
    sink = io.BytesIO()
    export(covered(), theme, Mp3Options(), narration, sink)
    return sink.getvalue()


def chapters(data: bytes) -> list[tuple[str, float, float]]:
    """The chapters in the order of the file, as ffmpeg reads them."""
    with av.open(io.BytesIO(data)) as container:
        return [
            (found["metadata"]["title"], float(found["start"] * base), float(found["end"] * base))
            for found in container.chapters()
            if (base := Fraction(found["time_base"]))
        ]


def test_a_chapter_a_section_in_order(mp3: bytes, narration: Narration) -> None:
    found = chapters(mp3)
    assert [title for title, *_ in found] == ["A sample article", "Sectionword", "A", "Zürich & الحلب", "Third one"]
    starts = [start for _, start, _ in found]
    assert starts == sorted(set(starts))
    assert starts[0] == 0
    assert [end for *_, end in found] == [*starts[1:], pytest.approx(narration.duration, abs=0.002)]


def test_the_chapters_stand_in_order_in_the_tags_too(mp3: bytes) -> None:
    """Mutagen alone would sort them by size: we reach into it, so this is proved on the bytes."""
    places = [mp3.index(b"CHAP" + mp3[at + 4 : at + 10] + name) for name in names(5) if (at := place(mp3, name)) >= 0]
    assert places == sorted(places)
    assert len(places) == 5


def names(count: int) -> list[bytes]:
    return [f"chp{number:05}".encode() for number in range(count)]


def place(data: bytes, name: bytes) -> int:
    """Where the chapter frame of this name begins."""
    at = data.index(b"CHAP")
    while data[at + 10 : at + 10 + len(name)] != name:
        at = data.index(b"CHAP", at + 1)
    return at


def test_what_is_decoded_is_as_long_as_the_narration(mp3: bytes, narration: Narration) -> None:
    assert len(decoded(mp3)) == len(narration.samples)


def test_the_sound_is_where_the_cues_say(mp3: bytes, narration: Narration) -> None:
    sound = abs(decoded(mp3).astype(int))
    for cue in narration.cues:
        if cue.utterance.said:
            assert sound[cue.begin : cue.end].max() > 2_000
            assert sound[cue.end + 400 : cue.end + 1_200].max() < 600


def test_the_loudness_of_the_finished_file(mp3: bytes) -> None:
    measured = ebur128(decoded(mp3))
    assert measured.integrated == pytest.approx(-19.0, abs=0.5)
    assert measured.peak <= -1.5


def test_the_frame_format(mp3: bytes) -> None:
    info = MP3(io.BytesIO(mp3)).info
    assert (info.bitrate, info.bitrate_mode, info.sample_rate, info.channels) == (64_000, BitrateMode.CBR, 24_000, 1)


def test_tags(mp3: bytes, narration: Narration) -> None:
    tags = ID3(io.BytesIO(mp3))
    assert tags.version == (2, 4, 0)
    assert str(tags["TIT2"]) == "A sample article"
    assert str(tags["TIT3"]) == "With every node"
    assert str(tags["TPE1"]) == "Ada Example"
    assert str(tags["TALB"]) == "Example Press"
    assert str(tags["TDRC"]) == "2024-11-30"
    assert str(tags["TLAN"]) == "eng"
    assert int(str(tags["TLEN"])) == round(narration.duration * 1000)
    assert tags["APIC:A blue field"].data == PICTURE.data
    assert tags["CTOC:toc"].child_element_ids == [name.decode() for name in names(5)]
    assert tags["USLT::eng"].text == sidecars.transcript(narration).decode().strip()
    texts, times = zip(*tags["SYLT::eng"].text, strict=True)
    assert "sentenceword" in texts
    assert list(times) == sorted(times)
    assert times[-1] < narration.duration * 1000


def test_without_a_date_none_is_tagged(theme: Theme) -> None:
    article = m.Article(meta=m.Meta(slug="x", lang="xx-unheard"), title=t("T"), body=(p("a"),))
    sink = io.BytesIO()
    export(article, theme, Mp3Options(), narrate(script(article), ToneVoice()), sink)
    tags = ID3(io.BytesIO(sink.getvalue()))
    assert "TDRC" not in tags
    assert "TPE1" not in tags
    assert str(tags["TALB"]) == "T"


def test_a_cover_that_players_cannot_show_is_told(theme: Theme) -> None:
    article = m.Article(
        meta=m.Meta(slug="x", lang="en", cover=m.Cover(resource=DRAWING.id, alt="A dot")),
        title=t("T"),
        resources=(DRAWING,),
    )
    said = export(article, theme, Mp3Options(), narrate(script(article), ToneVoice()), io.BytesIO())
    assert [one.code for one in said] == ["FMT001"]


def test_more_chapters_than_one_contents_frame_holds(theme: Theme) -> None:
    sections = tuple(m.Section(t(f"Part {number}"), id=f"s{number}") for number in range(300))
    article = m.Article(meta=m.Meta(slug="x", lang="en"), title=t("T"), body=sections)

    told = script(article)
    hasty = tuple(msgspec.structs.replace(one, said="x", before=0.0, after=0.0) for one in told.utterances)
    sink = io.BytesIO()
    narration = narrate(msgspec.structs.replace(told, utterances=hasty), ToneVoice())
    export(article, theme, Mp3Options(), narration, sink)
    assert [title for title, *_ in chapters(sink.getvalue())] == ["T", *(f"Part {number}" for number in range(300))]
    assert [len(toc.child_element_ids) for toc in ID3(io.BytesIO(sink.getvalue())).getall("CTOC")] == [2, 255, 46]


PROGRAM = """
import hashlib, io
from publish.exporters.mp3 import Mp3Options, export
from publish.speech import narrate, script
from publish.themes import load
from tests.exporters.test_mp3 import covered
from tests.speech.voices import ToneVoice
sink = io.BytesIO()
export(covered(), load("clear", None), Mp3Options(), narrate(script(covered()), ToneVoice(), threads=2), sink)
print(hashlib.sha256(sink.getvalue()).hexdigest())
"""


def test_the_same_bytes_in_another_process(mp3: bytes) -> None:
    environment = {**os.environ, "PYTHONHASHSEED": "5", "TZ": "Pacific/Chatham", "LC_ALL": "C"}
    command = [sys.executable, "-c", PROGRAM]
    other = subprocess.run(command, env=environment, check=True, capture_output=True, text=True).stdout.strip()
    assert other == hashlib.sha256(mp3).hexdigest()
