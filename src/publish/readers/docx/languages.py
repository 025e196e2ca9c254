"""Languages: which one a Word file is in, and which of its words are in another (17.3.2.20)."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from publish.catalogue.scripts import scripts, written_in
from publish.model import is_language_tag
from publish.readers.docx.styles import Languages, Styles, merged
from publish.readers.docx.wml import Element, child, descendants, is_on, value

_EAST_ASIAN = (
    "\u2e80-\u2fdf\u3005-\u30ff\u3105-\u312f\u3131-\u318f\u31a0-\u31bf\u31f0-\u31ff\u3400-\u4dbf\u4e00-\u9fff"
    "\uac00-\ud7af\uf900-\ufaff\uff66-\uff9f\U00020000-\U0003ffff"
)
_COMPLEX = "\u0590-\u08ff\u0900-\u0dff\u0e00-\u0fff\u1000-\u109f\u1780-\u17ff\ufb1d-\ufdff\ufe70-\ufefc"
# Letters of one class, with whatever is no letter between them.
_STRETCH = re.compile(
    rf"(?P<asian>[{_EAST_ASIAN}][^\w]*)+|(?P<complex>[{_COMPLEX}][^\w]*)+|(?P<latin>(?:(?![{_EAST_ASIAN}{_COMPLEX}]).)+)",
    re.DOTALL,
)
_GENERATORS = "en-US"
"""What python-docx, pandoc and others write into every file, whatever its language."""


@dataclass(frozen=True, slots=True)
class Speech:
    """The language of an article, as far as the file knows it."""

    lang: str = ""

    def of(self, words: str, languages: Languages, *, rtl: bool) -> Iterator[tuple[str, str]]:
        """Cut words by class of script; yield each stretch with its language, empty where it is the article's."""
        if words.isascii() and not rtl:
            yield words, self._foreign(words, languages.latin)
            return
        for found in _STRETCH.finditer(words):
            tag = {"asian": languages.east_asian, "complex": languages.complex_}.get(
                str(found.lastgroup),
                languages.complex_ if rtl and _any(found[0], languages.complex_) else languages.latin,
            )
            yield found[0], self._foreign(found[0], tag)

    def _foreign(self, words: str, tag: str) -> str:
        """Return the language of words where it is known and another than the article's."""
        plain = known(tag)
        if not plain or _base(plain) == _base(self.lang or "en") or not _any(words, plain):
            return ""
        return plain


def speech(root: Element, styles: Styles, said: str) -> Speech:
    """Return the language of a file: what its properties say, else what most of its words are marked as."""
    if tag := known(said):
        return Speech(tag)
    letters: Counter[tuple[str, bool]] = Counter()
    for run, languages, rtl in runs(root, styles):
        words = "".join(each.text or "" for each in descendants(run, "w:t"))
        for found in _STRETCH.finditer(words):
            tag = {"asian": languages.east_asian, "complex": languages.complex_}.get(
                str(found.lastgroup), languages.latin
            )
            tag = known(languages.complex_ if rtl and found.lastgroup != "asian" else tag)
            if tag and _any(found[0], tag):
                letters[tag, languages.said] += sum(map(str.isalpha, found[0]))
    if not letters:
        return Speech()
    counted: Counter[str] = Counter()
    for (tag, _), count in letters.items():
        counted[tag] += count
    most = counted.most_common(1)[0][0]
    # What only the defaults say, and every generator writes, says nothing: the words will tell.
    return Speech("" if most == _GENERATORS and not letters[most, True] else most)


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


def _any(words: str, tag: str) -> bool:
    """Tell whether words have letters, and those of a script that a language is written in."""
    written = scripts(words)
    return bool(written) and bool(written_in(tag) & set(written))
