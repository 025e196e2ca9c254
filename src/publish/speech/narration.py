"""What is said (Script), and the sound of it with its timings (Narration)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, Protocol

import msgspec

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

Kind = Literal["title", "byline", "heading", "prose", "item", "quote", "cell", "caption", "image", "note", "code", "math", "announcement"]


class Utterance(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """One thing that is said in one breath; pauses are in seconds.

    `sentence` is the id of the sentence or block that it voices, empty for words that we add.
    `shown` is that sentence as it stands in the text, `said` as the voice is to say it.
    """

    said: str
    lang: str
    kind: Kind
    sentence: str = ""
    shown: str = ""
    before: float = 0.0
    after: float = 0.15


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

    def __init__(self, script: Script, rate: int, samples: NDArray[np.int16], cues: tuple[Cue, ...], voices: tuple[str, ...]) -> None:
        """Hold the parts; `voices` names the voices that spoke, in order of first use."""
        self.script = script
        self.rate = rate
        self.samples = samples
        self.cues = cues
        self.voices = voices

    @property
    def duration(self) -> float:
        """The length in seconds."""
        return len(self.samples) / self.rate


class Engine(Protocol):
    """A voice. The same text gives the same samples, whatever was said before (gTTS excepted)."""

    name: str

    def speaks(self, lang: str) -> bool:
        """Tell whether the voice knows a language (BCP 47 tag)."""

    def say(self, text: str, lang: str) -> NDArray[np.float32]:
        """Speak one utterance: mono samples between -1 and 1 at `publish.speech.RATE` hertz."""
