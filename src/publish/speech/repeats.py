"""What stands in a row far oftener than anyone would read it out: said once, with the number of times."""

from __future__ import annotations

import re

_LONG = 500
"""Characters from which a text is looked through: no sentence that a person reads out is longer."""

_IN_A_ROW = re.compile(r"(.{1,80}?)\1{49,}", re.DOTALL)


def counted(text: str, template: str) -> str:
    """Return a text in which a run of the same words or letters is said as `template` (`{words}`, `{n}`) says."""
    if len(text) <= _LONG:
        return text
    return " ".join(_IN_A_ROW.sub(lambda run: _told(run, template), f"{text} ").split()).strip(", ")


def _told(run: re.Match[str], template: str) -> str:
    words = run[1].strip(", ")
    if not any(map(str.isalnum, words)):
        return run[1]
    return f" {template.format(words=words, n=len(run[0]) // len(run[1]))}, "
