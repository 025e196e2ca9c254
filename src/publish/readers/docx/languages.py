"""Languages: which one a Word file is in, and which of its words are in another (17.3.2.20)."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple

from publish.catalogue.scripts import scripts, written_in
from publish.model import is_language_tag
from publish.readers.docx.styles import Languages, Styles, merged
from publish.readers.docx.wml import Element, child, descendants, is_on, value

_EAST_ASIAN = (
    "\u2e80-\u2fdf\u3005-\u30ff\u3105-\u312f\u3131-\u318f\u31a0-\u31bf\u31f0-\u31ff\u3400-\u4dbf\u4e00-\u9fff"
    "\uac00-\ud7af\uf900-\ufaff\uff66-\uff9f\U00020000-\U0003ffff"
)
_COMPLEX = "\u0590-\u08ff\u0900-\u0dff\u0e00-\u0fff\u1000-\u109f\u1780-\u17ff\ufb1d-\ufdff\ufe70-\ufefc"
# Letters of one class, with whatever is no letter between them; the names are those of the fields of Languages.
_STRETCH = re.compile(
    rf"(?P<east_asian>(?:[{_EAST_ASIAN}][^\w]*)+)|(?P<complex_>(?:[{_COMPLEX}][^\w]*)+)"
    rf"|(?P<latin>(?:(?![{_EAST_ASIAN}{_COMPLEX}]).)+)",
    re.DOTALL,
)
_GENERATORS = frozenset({("latin", "en-US"), ("complex_", "ar-SA")})
"""What Word, python-docx, pandoc and others write into every file, whatever its language."""
_ASIAN = re.compile(f"[{_EAST_ASIAN}]")
_DENSE = 3
"""How many letters of an alphabet say what one Chinese character does."""


class Stretch(NamedTuple):
    """Words of one class of script, their language as the file has it, and whether more than its defaults say so."""

    words: str
    tag: str
    said: bool


@dataclass(frozen=True, slots=True)
class Speech:
    """The language of an article, as far as the file knows it."""

    lang: str = ""

    def of(self, words: str, languages: Languages, *, rtl: bool) -> Iterator[tuple[str, str]]:
        """Cut words by class of script; yield each stretch with its language, empty where it is the article's."""
        for stretch in _stretches(words, languages, rtl=rtl):
            yield stretch.words, self._foreign(stretch)

    def _foreign(self, stretch: Stretch) -> str:
        """Return the language of words where it is known and another than the article's."""
        if not stretch.tag or _base(stretch.tag) == _base(self.lang or "en"):
            return ""
        sure = stretch.said or (self.lang and ("latin", stretch.tag) not in _GENERATORS)
        return stretch.tag if sure else ""


def _stretches(words: str, languages: Languages, *, rtl: bool) -> Iterator[Stretch]:
    """Cut words by class of script; a tag that no language of these letters has is none."""
    found = [("latin", words)] if words.isascii() else [(str(f.lastgroup), f[0]) for f in _STRETCH.finditer(words)]
    for name, stretch in found:
        of = "complex_" if rtl and name == "latin" and _has_letters_of(stretch, languages.complex_) else name
        tag, said = known(getattr(languages, of)), of in languages.said
        if not said and (of, tag) in _GENERATORS:
            tag = tag if of == "latin" else ""
        yield Stretch(stretch, tag if tag and _has_letters_of(stretch, tag) else "", said)


def speech(root: Element, styles: Styles, named: str) -> Speech:
    """Return the language of a file: what its properties say, else what most of its words are marked as.

    Where most letters are of another script than that of the properties, a program's default stands there.
    """
    letters: Counter[str] = Counter()
    said: set[str] = set()
    for run, languages, rtl in runs(root, styles):
        words = "".join(each.text or "" for each in descendants(run, "w:t"))
        for stretch in _stretches(words, languages, rtl=rtl):
            if stretch.tag:
                letters[stretch.tag] += _weight(stretch.words)
                said |= {stretch.tag} if stretch.said else set()
    written = scripts(" ".join(each.text or "" for each in descendants(root, "w:t")))
    if (tag := known(named)) and 2 * sum(written[each] for each in written_in(tag)) >= written.total():
        return Speech(tag)
    most = max(letters, key=lambda tag: (letters[tag], tag), default="")
    # What only the defaults say, and every generator writes, says nothing: the words will tell.
    return Speech("" if ("latin", most) in _GENERATORS and most not in said else most)


def _weight(words: str) -> int:
    """Return how much words say: Chinese characters several times what letters do."""
    return len(words) * (_DENSE if _ASIAN.match(words) else 1)


def runs(root: Element, styles: Styles) -> Iterator[tuple[Element, Languages, bool]]:
    """Yield each run with its languages, and whether it goes from right to left."""
    for paragraph in descendants(root, "w:p"):
        style = value(paragraph, "w:pPr/w:pStyle")
        for run in paragraph.iterfind(".//{*}r"):
            properties = child(run, "w:rPr")
            yield run, of_run(properties, style, styles), is_on(child(properties, "w:rtl"))


def of_run(properties: Element | None, paragraph_style: str, styles: Styles) -> Languages:
    """Return the languages of a run with these properties."""
    below = styles.languages(value(properties, "w:rStyle"), paragraph_style)
    return merged(child(properties, "w:lang"), below)


@lru_cache(maxsize=256)
def known(tag: str) -> str:
    """Return a language tag that is one; Word's own signs for «no language» and «none known» are not."""
    plain = tag.strip().replace("_", "-")
    return plain if is_language_tag(plain) and plain.lower() not in {"x-none", "zxx", "und", "none"} else ""


def _base(tag: str) -> str:
    return tag.lower().partition("-")[0]


def _has_letters_of(words: str, tag: str) -> bool:
    """Tell whether words have letters, and those of a script that a language is written in."""
    written = scripts(words)
    return bool(written) and bool(written_in(tag) & set(written))
