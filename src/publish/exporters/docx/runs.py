"""Runs: words with one character style and one language (17.3.2)."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Literal

from publish.exporters.docx.languages import language, right_to_left, stretches
from publish.exporters.docx.wml import NOTHING, Xml, el, join, text

Trait = Literal[
    "Hyperlink", "VerbatimChar", "HTMLKeyboard", "Strong", "Emphasis", "Strikethrough", "Subscript", "Superscript"
]
TRAITS: tuple[Trait, ...] = (
    "Hyperlink",
    "VerbatimChar",
    "HTMLKeyboard",
    "Strong",
    "Emphasis",
    "Strikethrough",
    "Subscript",
    "Superscript",
)
"""The character styles, by their ids. Words with several have a style made of them, in this order."""

Traits = frozenset[Trait]
_SPACE = re.compile(r"[ \t\r\n]+")


@dataclass(frozen=True, slots=True)
class Run:
    """How words are set: their traits, their language (empty: the article's) and the direction it goes."""

    traits: Traits = frozenset()
    lang: str = ""
    rtl: bool = False
    quotations: int = 0
    """How many quotations the words stand in, for the marks of an inner one."""
    linked: bool = False

    def with_trait(self, trait: Trait) -> Run:
        """Return the run with one trait more."""
        return replace(self, traits=self.traits | {trait})

    def in_language(self, lang: str, base: str) -> Run:
        """Return the run in a language, where the article's is `base`."""
        return replace(self, lang="" if lang == base else lang, rtl=right_to_left(lang))


def style_id(traits: Traits) -> str:
    """Return the id of the character style that stands for traits."""
    return "".join(trait for trait in TRAITS if trait in traits)


def properties(run: Run, *, rtl: bool) -> Xml:
    """Return `w:rPr` for a stretch of a run, or nothing."""
    inner = [language(run.lang, rtl=rtl)]
    if run.traits:
        inner.insert(0, el("w:rStyle", val=style_id(run.traits)))
    return el("w:rPr", *inner) if any(inner) else NOTHING


def prose(words: str, run: Run) -> Xml:
    """Return runs of words in which any white space is one space."""
    return _runs(_SPACE.sub(" ", words), run)


def verbatim(words: str, run: Run) -> Xml:
    """Return runs of computer text: its spaces, tabs and line ends are kept."""
    lines = words.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    return join(_broken(_tabbed(line, run) for line in lines))


def _broken(lines: Iterable[Xml]) -> Iterable[Xml]:
    for number, line in enumerate(lines):
        if number:
            yield el("w:r", el("w:br"))
        yield line


def _tabbed(line: str, run: Run) -> Xml:
    tab = el("w:r", properties(run, rtl=False), el("w:tab"))
    return Xml(tab.join(_runs(piece, run) for piece in line.split("\t")))


def _runs(words: str, run: Run) -> Xml:
    return join(
        Xml(f'<w:r>{properties(run, rtl=rtl)}<w:t xml:space="preserve">{text(stretch)}</w:t></w:r>')
        for stretch, rtl in stretches(words, rtl=run.rtl)
    )


def field(instruction: str, result: Xml, style: str = "") -> Xml:
    """Return a complex field with the result that stands in it until Word computes it anew (17.16.18)."""
    props = el("w:rPr", el("w:rStyle", val=style)) if style else NOTHING
    return Xml(begin_field(instruction, props) + result + end_field(props))


def begin_field(instruction: str, props: Xml = NOTHING) -> Xml:
    """Return the runs before the result of a field."""
    code = Xml(f'<w:instrText xml:space="preserve"> {text(instruction)} </w:instrText>')
    return Xml(
        el("w:r", props, el("w:fldChar", fldCharType="begin"))
        + el("w:r", props, code)
        + el("w:r", props, el("w:fldChar", fldCharType="separate"))
    )


def end_field(props: Xml = NOTHING) -> Xml:
    """Return the run after the result of a field."""
    return el("w:r", props, el("w:fldChar", fldCharType="end"))
