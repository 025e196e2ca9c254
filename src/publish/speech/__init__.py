"""Speech: what is said of an article (Script), and the sound of it (Narration).

`script` needs nothing heavy; `narrate` loads NumPy and the voices that it needs.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from publish.speech.narration import RATE, Chapter, Cue, Engine, Narration, Script, Utterance
from publish.speech.scripting import script
from publish.speech.voices import NAMES, Voice, voices

if TYPE_CHECKING:
    from publish.speech.narrating import narrate

__all__ = [
    "NAMES",
    "RATE",
    "Chapter",
    "Cue",
    "Engine",
    "Narration",
    "Script",
    "Utterance",
    "Voice",
    "narrate",
    "script",
    "voices",
]


def __getattr__(name: str) -> object:
    """Load `narrate`, and NumPy with it, on first use (PEP 562)."""
    if name != "narrate":
        raise AttributeError(name)
    from publish.speech.narrating import narrate  # noqa: PLC0415

    return narrate
