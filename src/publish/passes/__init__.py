"""The passes: what every article goes through between its reader and the checks, in order.

A pass is a pure function from an article to an article and what it has to say; it never fails.
To run them on an article that went through them changes nothing.
"""

from __future__ import annotations

from importlib import import_module

from publish.diagnostics import Diagnostic, of_file
from publish.model import Article
from publish.passes.passed import Passed

__all__ = ["PASSES", "Passed", "run"]

# Modules of this room, each with a function of the same name; loaded when `run` is called.
PASSES = (
    "nest_sections",
    "language",  # before all that depends on it: quotation marks, words for formulas, sentences
    "captions",  # the words for «Figure 1» are those of the language
    "typography",
    "notes",
    "ids",  # after typography, so that a heading's id comes from what is read
    "math",
    "identity",
    "sentences",  # last: an id tells what the sentence says, so nothing may change after it
)


def run(article: Article, file: str) -> Passed:
    """Put an article through all passes; the findings carry the file's name."""
    said: list[Diagnostic] = []
    for name in PASSES:
        article, diagnostics = getattr(import_module(f"{__name__}.{name}"), name)(article)
        said += diagnostics
    return Passed(article, tuple(of_file(diagnostic, file) for diagnostic in said))
