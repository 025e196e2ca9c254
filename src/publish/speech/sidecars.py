"""What lies beside the sound: the transcript with times (WebVTT), as plain text, and the chapters."""

from __future__ import annotations

from collections.abc import Iterator
from html import escape

import msgspec

from publish.speech.narration import Cue, Narration, Utterance

_NEW_SENTENCE = 0.1
_NEW_LINE = 0.5
_NEW_PARAGRAPH = 0.65
"""Seconds of pause from which the plain transcript sets a space, begins a new line, or a new paragraph."""


def vtt(narration: Narration) -> bytes:
    """The transcript as WebVTT (W3C): a cue a sentence, with its times; words in another language marked."""
    lines = ["WEBVTT"]
    for cues in _by_sentence(narration.cues):
        begin, end = (round(at * 1000 / narration.rate) for at in (cues[0].begin, cues[-1].end))
        text = "".join(_cue_text(cue.utterance, narration.script.lang) for cue in cues).strip()
        if text and begin < end:
            lines += ["", f"{_clock(begin)} --> {_clock(min(end, int(narration.duration * 1000)))}", text]
    return "\n".join((*lines, "")).encode()


def timed(narration: Narration) -> Iterator[tuple[str, int, int]]:
    """Each sentence that is heard, as text, with the samples of its first and past its last."""
    for cues in _by_sentence(narration.cues):
        text = "".join(_text(cue.utterance) for cue in cues).strip()
        if text and cues[0].begin < cues[-1].end:
            yield text, cues[0].begin, cues[-1].end


def transcript(narration: Narration) -> bytes:
    """What is said as plain text: the sentences as they are written, and the words that we add."""
    text = ""
    pause = 0.0
    for utterance in narration.script.utterances:
        words = _text(utterance).rstrip("\n")
        if words:
            gap = _gap(max(pause, utterance.before)) if text else ""
            # The space after a sentence belongs to it: what stands for the pause takes its place.
            text = text.rstrip(" ") + gap + words.lstrip(" ") if gap else text + words
            pause = 0.0
        pause = max(pause, utterance.after)
    return "\n".join((*(line.rstrip() for line in text.split("\n")), "")).encode()


def _gap(pause: float) -> str:
    """What stands for a pause in the transcript; where the voice changes in a sentence there is none."""
    if pause >= _NEW_PARAGRAPH:
        return "\n\n"
    if pause >= _NEW_LINE:
        return "\n"
    return " " if pause >= _NEW_SENTENCE else ""


def chapters(narration: Narration) -> bytes:
    """The chapters as JSON (Podcasting 2.0, JSON chapters 1.2.0), times in seconds."""
    listed = [
        {
            "startTime": round(begin / narration.rate, 3),
            "endTime": round(end / narration.rate, 3),
            "title": chapter.title,
        }
        for chapter, begin, end in narration.chapters()
    ]
    document = {"version": "1.2.0", "title": listed[0]["title"] if listed else "", "chapters": listed}
    return msgspec.json.format(msgspec.json.encode(document), indent=2) + b"\n"


def _by_sentence(cues: tuple[Cue, ...]) -> Iterator[list[Cue]]:
    """Gather the cues of a sentence, which has several where the voice changes or a line ends."""
    group: list[Cue] = []
    for cue in cues:
        if not _text(cue.utterance):
            continue
        if group and (not cue.utterance.sentence or cue.utterance.sentence != group[-1].utterance.sentence):
            yield group
            group = []
        group.append(cue)
    if group:
        yield group


def _text(utterance: Utterance) -> str:
    """The sentence as it is shown, our own words as they are said; no empty line, which would end a cue."""
    text = utterance.shown or utterance.said
    if utterance.kind == "code":
        return "\n".join(line.rstrip() for line in text.splitlines() if line.strip()) + "\n"
    return " ".join(text.split("\n"))


def _cue_text(utterance: Utterance, lang: str) -> str:
    text = escape(_text(utterance), quote=False)
    return text if utterance.lang == lang else f"<lang {utterance.lang}>{text}</lang>"


def _clock(milliseconds: int) -> str:
    seconds, milliseconds = divmod(milliseconds, 1000)
    minutes, seconds = divmod(seconds, 60)
    hours, minutes = divmod(minutes, 60)
    return f"{hours:02}:{minutes:02}:{seconds:02}.{milliseconds:03}"
