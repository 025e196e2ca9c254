"""Words by which lines are known: those of sites around an article, of bylines, dates, credits, notes, parts."""

from __future__ import annotations

import re
import tomllib
from importlib.resources import files

_DATA = tomllib.loads(files("publish.readers.plain_text").joinpath("phrases.toml").read_text(encoding="utf-8"))
_WORDS = {name: "|".join(words) for name, words in _DATA.items() if isinstance(words, list)}


def pattern(form: str, flags: re.RegexFlag = re.IGNORECASE) -> re.Pattern[str]:
    """Return a pattern in which `{name}` stands for any word of a list."""
    for name, words in _WORDS.items():
        form = form.replace(f"{{{name}}}", words)
    return re.compile(form, flags)


def _lines(place: str) -> re.Pattern[str]:
    return pattern("|".join(f"(?:{line})" for language in _DATA[place].values() for line in language))


AT_THE_END = _lines("end")
AT_THE_TOP = _lines("top")
BETWEEN = _lines("between")
CREDIT = _lines("credited")
NETWORKS = pattern(r"\W*(?:{network})(?:\W+(?:{network}))*\W*")
