from __future__ import annotations

import json
import re
from itertools import pairwise

import pytest

from publish import model as m
from publish.speech import Narration, narrate, script, sidecars
from tests.samples import p, sample_article, t
from tests.speech.voices import ToneVoice

CUE = re.compile(r"(\d\d):(\d\d):(\d\d)\.(\d{3}) --> (\d\d):(\d\d):(\d\d)\.(\d{3})\n((?:.+\n)+)")


def spoken(*blocks: m.Block) -> Narration:
    return narrate(script(m.Article(meta=m.Meta(lang="en-GB", slug="x"), title=t("Title"), body=blocks)), ToneVoice())


def cues(narration: Narration) -> list[tuple[int, int, str]]:
    """Parse our WebVTT strictly: a header line, then cues of times and lines, an empty line before each."""
    text = sidecars.vtt(narration).decode()
    header, *blocks = text.split("\n\n")
    assert header == "WEBVTT"
    found = []
    for block in blocks:
        match = CUE.fullmatch(block if block.endswith("\n") else block + "\n")
        assert match, block
        times = [int(match[i]) for i in range(1, 9)]
        begin, end = (((h * 60 + mi) * 60 + s) * 1000 + ms for h, mi, s, ms in (times[:4], times[4:]))
        found.append((begin, end, match[9].rstrip("\n")))
    return found


def test_vtt_times_rise_and_stay_within_the_sound() -> None:
    narration = narrate(script(sample_article()), ToneVoice())
    found = cues(narration)
    assert len(found) > 40
    assert all(begin < end for begin, end, _ in found)
    assert all(one[1] <= other[0] for one, other in pairwise(found))
    assert found[-1][1] <= narration.duration * 1000


def test_vtt_shows_what_is_written_not_what_is_said() -> None:
    told = m.Paragraph((m.Text("The "), m.Pronounced("H T S", t("HTS")), m.Text(" & <others>")))
    assert "The HTS &amp; &lt;others&gt;" in [text for *_, text in cues(spoken(told))]


def test_a_sentence_of_two_voices_is_one_cue_with_its_languages() -> None:
    city = m.Sentence("s2", (m.Text("It is "), m.Foreign("ar", t("حلب")), m.Text(" here.")))
    assert "It is <lang ar>حلب</lang> here." in [text for *_, text in cues(spoken(m.Paragraph((city,))))]


def test_code_is_one_cue_without_empty_lines() -> None:
    found = cues(spoken(m.CodeBlock("a = 1\n\nb = 2\n", id="s3")))
    assert "a = 1\nb = 2" in [text for *_, text in found]


def test_transcript_is_written_in_lines_and_paragraphs() -> None:
    two = m.Paragraph((m.Sentence("s1", t("One. ")), m.Sentence("s2", t("Two."))))
    items = tuple(m.Item((p(word),)) for word in ("ant", "bee", "cat"))
    text = sidecars.transcript(spoken(two, m.BulletList(items))).decode()
    assert "\n\nOne. Two.\n\nList, 3 items. ant\nbee\ncat\n\nEnd of article." in text
    assert text.startswith("Title\n\nNarrated by a synthetic voice.")


def test_each_credit_is_a_line_of_the_transcript() -> None:
    meta = m.Meta(lang="en-GB", slug="x", publisher="The Press", rights="CC BY 4.0")
    text = sidecars.transcript(narrate(script(m.Article(meta=meta, title=t("Title"))), ToneVoice())).decode()
    assert text.endswith("\n\nEnd of article.\nPublished by The Press.\nRights: CC BY 4.0.\n")


def test_chapters_are_json_chapters_1_2_0() -> None:
    narration = spoken(p("a"), m.Section(t("First & last"), (p("b"),), id="s"))
    document = json.loads(sidecars.chapters(narration))
    assert document["version"] == "1.2.0"
    assert [chapter["title"] for chapter in document["chapters"]] == ["Title", "First & last"]
    first, second = document["chapters"]
    assert first["startTime"] == 0
    assert first["endTime"] == second["startTime"]
    assert second["endTime"] == pytest.approx(narration.duration, abs=0.001)
    (heading,) = (cue for cue in narration.cues if cue.utterance.kind == "heading")
    assert second["startTime"] == pytest.approx(heading.begin / narration.rate, abs=0.001)
