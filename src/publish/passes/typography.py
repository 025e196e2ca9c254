"""Typewriter signs become those of print: quotation marks, apostrophes, dashes, ellipses, spaces.

Nothing is guessed: where a sign could mean something else (feet and inches, a computer's text, a
quotation that never closes) all of its kind in the run stay as they were written.
"""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_right
from collections.abc import Callable, Iterator

from publish.catalogue.scripts import script
from publish.model import Article, Foreign, Inlines, Text
from publish.model.runs import in_article
from publish.passes.flat import OPAQUE, Flat
from publish.passes.marks import marks
from publish.passes.passed import Passed

Edits = dict[int, str]
"""What is to stand instead of a character, by its place in the words of a run."""

_ANYTHING = ('"', "'", "--", "...")
_MAY_BE_MARK = re.compile("[\"']|--|\\.\\.\\.")
_MAY_BE_SIGN = re.compile("[\"';!?:»«]|--|\\.\\.\\.")
_SPACED = re.compile("[;!?:»«]")

# Addresses, paths, string literals, tags: signs in them belong to a computer.
# A token is tried where it begins, or behind a tag: else a long one would be read once for each of its letters.
_COMPUTER = re.compile(
    r"""(?:(?<![^\s"'<>“”‘’«»])|(?<=[}`]))[^\s"'<>“”‘’«»]*(?:://|\bwww\.|@|\\)[^\s"'<>“”‘’«»]*|(?<!\w)[bfruBFRU]{1,2}'[^\s']*'|`[^`]*`|<[!/a-zA-Z][^>]*>|\{\{[^}]*\}\}|\{%[^%]*%\}"""
)

# Without one of these no text holds anything of a computer's.
_OF_COMPUTERS = ("://", "www.", "@", "\\", "`", "<", "{{", "{%")
_PREFIXED_LITERAL = re.compile(r"'(?<=[bfruBFRU]')")

_REAL_DOUBLE = re.compile("[“”„«»]")
_REAL_SINGLE = re.compile("[‘‚‹›]")
_BEFORE_OPENING = " \t\n\u00a0\u202f([{—–¿¡“‘«„‚‹\"'"
_AFTER_CLOSING = " \t\n\u00a0\u202f)]}.,;:!?…—–-’”»›“‘\"'؟،؛"

# The sign comes first in the pattern, so that it is looked for as a string.
_APOSTROPHE = re.compile(r"'(?:(?<=[^\W\d_]')(?=[^\W\d_])|(?<=[\d”.]')(?=s\b))")
_APOSTROPHE_SCRIPTS = {"Latn", "Grek", "Cyrl", "Armn"}
_ELISIONS = {
    "en": re.compile(r"(?<![\w'])(?:'n'(?!\w)|'(?:tis|twas|twere|twill|em|til|\d0s)\b(?!'))", re.IGNORECASE),
    "nl": re.compile(r"(?<![\w'])'[stnkm]\b(?!')"),
    "af": re.compile(r"(?<![\w'])'n\b(?!')"),
}

_DASH = re.compile(r"(?<=[^\s-] )---?(?= [^\s-])|(?<=[^\W\d_])---?(?=[^\W\d_])|(?<=[\w.)”’])---(?=\w)|(?<=\d)--(?=\d)")
_NO_PROSE = re.compile(r"[_/\\=<>#$&|+*{}]|(?<!-)-(?!-)|----")
_ELLIPSIS = re.compile(
    r"(?<![./\\])(?<!\w[(\[])(?<=[\w\s(\[“‘«\"',!?)”’»])\.\.\.(?![.\w/\\])|(?<=[^\W\d_])\.\.\.(?=[^\W\d_])"
)
_NO_ELLIPSIS_OF_THREE = {"zh", "ja", "ko"}


def typography(article: Article) -> Passed:
    """Set the signs of every run as its language does; code, keys and formulas stay."""
    return Passed(in_article(article, lambda run: set_run(run, article.meta.lang)))


def set_run(run: Inlines, lang: str) -> Inlines:
    """Return a run with its signs set; setting it again changes nothing."""
    signs = _signs(lang)
    while _may_hold_signs(run, signs):
        flat = Flat(run, lang)
        edits = _edits(flat) if _has_signs(flat) else {}
        if not edits:
            return run
        # Each round leaves fewer signs to set, so there is a last one.
        run = flat.edited(edits)
    return run


def _signs(lang: str) -> re.Pattern[str]:
    """Return what to look for in a language: few set spaces before signs."""
    of = marks(lang)
    return _MAY_BE_SIGN if of and of.before else _MAY_BE_MARK


def _may_hold_signs(run: Inlines, signs: re.Pattern[str]) -> bool:
    """Tell whether a run can hold a sign to set: most hold none, and it is soon seen; one may lie across two nodes."""
    for inline in run:
        if isinstance(inline, Text):
            text = inline.text
            if signs.search(text) or text.startswith(("-", "..")) or text.endswith(".."):
                return True
        elif _may_hold_signs(
            getattr(inline, "children", ()), _signs(inline.lang) if isinstance(inline, Foreign) else signs
        ):
            return True
    return False


def _has_signs(flat: Flat) -> bool:
    """Tell whether there is anything to set in a run: most have nothing, and it is soon seen."""
    return any(sign in flat.text for sign in _ANYTHING) or (_sets_spaces(flat) and bool(_SPACED.search(flat.text)))


def _sets_spaces(flat: Flat) -> bool:
    """Tell whether a language of the run sets spaces before its signs."""
    return any(of.before for of in map(marks, flat.langs()) if of)


def _edits(flat: Flat) -> Edits:
    closed = _Closed(flat.text)
    found: Edits = {}
    for needed, step in _STEPS:
        if needed in flat.text:
            found |= {place: sign for place, sign in step(flat, closed, found) if place not in closed}
    return found


def _may_be_computer(text: str) -> bool:
    return any(sign in text for sign in _OF_COMPUTERS) or _PREFIXED_LITERAL.search(text) is not None


class _Closed:
    """The places of a text that belong to a computer."""

    def __init__(self, text: str) -> None:
        matches = list(_COMPUTER.finditer(text)) if _may_be_computer(text) else []
        self._starts = [match.start() for match in matches]
        self._ends = [match.end() for match in matches]

    def __contains__(self, place: int) -> bool:
        index = bisect_right(self._starts, place) - 1
        return index >= 0 and place < self._ends[index]

    def holds_any(self, places: list[int]) -> bool:
        """Tell whether one of the places lies in such a part."""
        return bool(self._starts) and any(place in self for place in places)


def _places(text: str, sign: str) -> list[int]:
    """Return where a sign stands in a text."""
    return [match.start() for match in re.finditer(sign, text)] if sign in text else []


def _doubles(flat: Flat, closed: _Closed, found: Edits) -> Iterator[tuple[int, str]]:
    """Yield the marks of quotations, if every `"` of the run is certainly one."""
    del found
    places = _places(flat.text, '"')
    if not places or closed.holds_any(places) or _REAL_DOUBLE.search(flat.text):
        return
    pairs = _paired(flat, places)
    for opening, closing in pairs:
        of = marks(flat.lang(opening))
        if of is None:
            return
        inner = flat.quoted(opening)
        yield opening, of.inner_open if inner else of.open
        yield closing, of.inner_close if inner else of.close


def _paired(flat: Flat, places: list[int]) -> list[tuple[int, int]]:
    """Pair signs as opening and closing, or give no pair at all where one of them is in doubt."""
    pairs = list(zip(places[::2], places[1::2], strict=False))
    certain = len(places) % 2 == 0 and all(
        _may_open(flat.text, opening) and _may_close(flat.text, closing) and flat.together(opening, closing)
        for opening, closing in pairs
    )
    return pairs if certain else []


def _may_open(text: str, place: int) -> bool:
    before, after = text[place - 1 : place], text[place + 1 : place + 2]
    if not after or after.isspace():
        return False
    if before and before in "([{":
        # `print("x")` is a call, `word ("x")` is prose.
        return not text[place - 2 : place - 1].strip() or not text[place - 2].isalnum()
    return before in _BEFORE_OPENING or _is_wide(before)


def _may_close(text: str, place: int) -> bool:
    before, after = text[place - 1 : place], text[place + 1 : place + 2]
    if not before or before.isspace():
        return False
    return after in _AFTER_CLOSING or _is_wide(after)


def _is_wide(char: str) -> bool:
    """Tell whether a character is Chinese, Japanese or Korean, which set no spaces around quotations."""
    return unicodedata.east_asian_width(char) in "WF"


def _apostrophes(flat: Flat, closed: _Closed, found: Edits) -> Iterator[tuple[int, str]]:
    """Yield `’` for each `'` that stands between letters, or before a word that drops its beginning."""
    del found
    text = flat.text
    for match in _APOSTROPHE.finditer(text):
        before = text[match.start() - 1]
        if match.start() - 1 in closed:
            continue  # an address goes on
        if before in "”." or before.isdigit() or script(before) in _APOSTROPHE_SCRIPTS:
            yield match.start(), "’"
    bases = flat.bases()
    for base in _ELISIONS.keys() & bases:
        for match in _ELISIONS[base].finditer(text):
            if flat.lang(match.start()).split("-")[0] == base:
                yield from ((place, "’") for place in range(*match.span()) if text[place] == "'")


def _singles(flat: Flat, closed: _Closed, found: Edits) -> Iterator[tuple[int, str]]:
    """Yield the marks of quotations in `'`, or apostrophes after a plural (`the dogs' tails`)."""
    text = flat.text
    places = [place for place in _places(text, "'") if place not in found]
    if not places or closed.holds_any(places) or _REAL_SINGLE.search(text):
        return
    if any(text[place - 1 : place].isdigit() for place in places):
        return  # feet or minutes
    if not any(_may_open(text, place) for place in places):
        yield from ((place, "’") for place in places if _ends_plural(text, place))
        return
    for opening, closing in _paired(flat, places):
        of = marks(flat.lang(opening))
        if of is not None and (of.inner_are_single or _is_inside(flat, opening)):
            yield opening, of.inner_open
            yield closing, of.inner_close


def _ends_plural(text: str, place: int) -> bool:
    return text[place - 1 : place] in ("s", "S", "z", "x") and text[place + 1 : place + 2] == " "


def _is_inside(flat: Flat, place: int) -> bool:
    """Tell whether a place lies inside a quotation in real marks (those set in an earlier round count)."""
    before = flat.text[:place]
    of = marks(flat.lang(place))
    return of is not None and before.count(of.open.strip()) > before.count(of.close.strip())


def _dashes(flat: Flat, closed: _Closed, found: Edits) -> Iterator[tuple[int, str]]:
    """Yield – for `--` and — for `---` between words, never in an option or a name (`--all`, `a--b_c`)."""
    del closed, found
    text = flat.text
    for match in _DASH.finditer(text):
        if not _NO_PROSE.search(_token(text, *match.span())):
            yield match.start(), "–" if len(match[0]) == len("--") else "—"
            yield from ((place, "") for place in range(match.start() + 1, match.end()))


def _token(text: str, begin: int, end: int) -> str:
    """Return what stands around a place up to the next space on either side."""
    before = text[:begin].rsplit(None, 1)[-1] if text[begin - 1 : begin].strip() else ""
    after = text[end:].split(None, 1)[0] if text[end : end + 1].strip() else ""
    return before + text[begin:end] + after


def _ellipses(flat: Flat, closed: _Closed, found: Edits) -> Iterator[tuple[int, str]]:
    """Yield … for three dots that end or interrupt a word."""
    del closed, found
    for match in _ELLIPSIS.finditer(flat.text):
        if flat.lang(match.start()).split("-")[0] not in _NO_ELLIPSIS_OF_THREE:
            yield match.start(), "…"
            yield from ((match.start() + 1, ""), (match.start() + 2, ""))


def _spaces(flat: Flat, closed: _Closed, found: Edits) -> Iterator[tuple[int, str]]:
    """Yield the no-break spaces that a language sets before its signs and inside its quotation marks."""
    del closed
    text = flat.text
    if not _sets_spaces(flat):
        return
    for match in re.finditer(r"(?<=\S)( ?)([;!?:»])(?=[;!?.…]*(?:[\s)\]»”’]|$))|(?<=«)( )(?=\S)", text):
        of = marks(flat.lang(match.start()))
        if of is None or not of.before or any(place in found for place in range(*match.span())):
            continue
        if match[3]:
            yield match.start(3), of.before["»"]
        elif match[1] and match[2] in of.before:
            yield match.start(1), of.before[match[2]]
        elif match[2] in of.before and _takes_space(text, match.start(2)):
            yield match.start(2), of.before[match[2]] + match[2]


def _takes_space(text: str, place: int) -> bool:
    """Tell whether a sign with no space before it follows a word, a bracket or a quotation."""
    before = text[place - 1]
    return before.isalnum() or before in f")]”’»%…{OPAQUE}"


Step = Callable[[Flat, _Closed, Edits], Iterator[tuple[int, str]]]

_STEPS: tuple[tuple[str, Step], ...] = (
    ('"', _doubles),
    ("'", _apostrophes),
    ("'", _singles),
    ("--", _dashes),
    ("...", _ellipses),
    ("", _spaces),
)
"""What is set, in order, and the sign without which there is nothing to set."""
