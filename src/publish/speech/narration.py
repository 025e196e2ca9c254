"""What is said (Script), and the sound of it with its timings (Narration)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, Protocol

import msgspec

from publish.diagnostics import Diagnostic

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

RATE = 24_000
"""Samples a second, of every voice and every narration."""

Kind = Literal[
    "title",
    "byline",
    "heading",
    "prose",
    "item",
    "quote",
    "cell",
    "caption",
    "image",
    "note",
    "code",
    "math",
    "announcement",
]


class Utterance(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """One thing that is said in one breath; pauses are in seconds.

    `sentence` is the id of the sentence or block that it voices, empty for words that we add.
    `shown` is what is said as it is written, `said` as the voice is to say it; where the voice
    changes inside a sentence, it is several utterances, and each shows its part. One that says
    nothing (`said` empty) is a pause, or a sentence with no word that could be heard.
    """

    said: str
    lang: str
    kind: Kind
    sentence: str = ""
    shown: str = ""
    before: float = 0.0
    after: float = 0.4


class Chapter(msgspec.Struct, frozen=True, kw_only=True):
    """A part that a listener can jump to: its title, its section's id, its first utterance (index)."""

    title: str
    section: str
    first: int


class Script(msgspec.Struct, frozen=True, kw_only=True):
    """All that is said of an article, in order; the first chapter is the title and what precedes the first section."""

    lang: str
    utterances: tuple[Utterance, ...]
    chapters: tuple[Chapter, ...]


class Cue(msgspec.Struct, frozen=True, kw_only=True):
    """When an utterance is heard: the samples of its first and past its last, pauses left out."""

    utterance: Utterance
    begin: int
    end: int


class Narration:
    """The sound of a script: 16-bit mono samples at `rate` hertz, a cue an utterance, and the chapters."""

    def __init__(
        self,
        script: Script,
        rate: int,
        samples: NDArray[np.int16],
        cues: tuple[Cue, ...],
        voices: tuple[str, ...],
        *,
        diagnostics: tuple[Diagnostic, ...] = (),
    ) -> None:
        """Hold the parts; `voices` names the voices that spoke, in order of first use.

        `diagnostics` is what the listener should know of them; its `file` is empty.
        """
        self.script = script
        self.rate = rate
        self.samples = samples
        self.cues = cues
        self.voices = voices
        self.diagnostics = diagnostics

    @property
    def duration(self) -> float:
        """The length in seconds."""
        return len(self.samples) / self.rate

    def chapters(self) -> tuple[tuple[Chapter, int, int], ...]:
        """The chapters with the samples of their first and past their last: together, the whole sound."""
        starts = [0, *(self.cues[chapter.first].begin for chapter in self.script.chapters[1:])]
        ends = [*starts[1:], len(self.samples)]
        return tuple(zip(self.script.chapters, starts, ends, strict=True))


class Engine(Protocol):
    """A voice. The same text gives the same samples, whatever was said before (gTTS excepted)."""

    name: str

    @staticmethod
    def speaks(lang: str) -> bool:
        """Tell whether the voice knows a language (BCP 47 tag); asked before it is loaded."""

    def say(self, text: str, lang: str) -> NDArray[np.float32]:
        """Speak one utterance: mono samples between -1 and 1 at `RATE` hertz.

        A text with nothing to say gives no samples.
        """
