"""Rules on languages: a voice must know when to switch (WCAG 2.2 3.1.1 and 3.1.2)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from publish.catalogue import language_name, words
from publish.catalogue.languages import locale
from publish.catalogue.scripts import scripts, written_in
from publish.checks.found import Found, shortened
from publish.checks.function_words import likeness, reads_as
from publish.checks.looked_at import LookedAt
from publish.diagnostics import Hints, Kind
from publish.model import Foreign, Formula, Math, Text, is_language_tag

_BEYOND_LATIN = re.compile("[\u0370-\u1cff\u1f00-\u1fff\u2c00-\ua71f\ua800-\ufaff\ufb07-\uff20\uff5b-\U0010ffff]")
"""What may be a letter of another script; quotation marks and dashes are not."""
_WORD = re.compile(r"\S+")
_SIGNS = ".,;:!?()[]{}«»‹›“”‘’„‚\"'…–—-/،؛؟。、"
_LATIN_WORDS = 4
_SMALL_WORDS = 2
"""In other scripts, so many words in Latin letters, so many of them small, are a passage; else they are a name."""
_ENOUGH_LETTERS = 100
"""Letters of an article from which its script is known."""
_SAMPLE = 20_000
_ENOUGH_WORDS = 200
"""Words of an article from which its language is known."""
_PASSAGE = 25
"""Words of a paragraph from which its language is known."""


def foreign_tags(looked: LookedAt) -> Iterator[Found]:
    """LANG001: a foreign passage has a tag that is well-formed and registered (IANA, RFC 5646)."""
    for node in looked.nodes:
        if isinstance(node, Foreign) and not _is_registered(node.lang):
            yield Found("LANG001", node.span, f"«{shortened(node.lang)}» is not a language tag")


@cache
def _is_registered(tag: str) -> bool:
    import langcodes  # noqa: PLC0415  # its tables load only for an article with foreign passages

    return is_language_tag(tag) and langcodes.tag_is_valid(tag)


def borrowed_words(looked: LookedAt) -> Iterator[Found]:
    """LANG004: what an edition adds of its own («Contents», «Figure») is in the article's language."""
    lang = looked.article.meta.lang
    if lang and _base(words(lang).lang) != _base(lang):
        yield Found("LANG004", message=f"our own words are in English here: there are none in «{shortened(lang)}»")


def _base(lang: str) -> str:
    return lang.lower().split("-", 1)[0]


def contradictions(looked: LookedAt) -> Iterator[Found]:
    """LANG006: the language of an article is the one that its words are in (WCAG 2.2 3.1.1)."""
    lang = looked.article.meta.lang
    if not lang:
        return
    sample = _sample(looked)
    if script := _strange_script(sample, lang):
        message = (
            f"the article is said to be in {language_name(_base(lang), 'en')} ({lang}), but its letters are {script}"
        )
        yield Found("LANG006", message=message)
    elif other := _other_language(sample, lang):
        own, its = likeness(sample, _base(lang)), likeness(sample, other)
        message = (
            f"the article is said to be in {language_name(_base(lang), 'en')} ({lang}), but reads as "
            f"{language_name(other, 'en')}: {its:.0%} of its words are small words of that language, {own:.0%} of this"
        )
        yield Found("LANG006", message=message, hint=_whole(other))


def _whole(lang: str) -> Hints:
    """Return how the language of an article is written, for the kinds of sources that name it by its tag."""
    return {
        Kind.MARKDOWN: f"set `lang: {lang}` in the front matter, if that is so",
        Kind.HTML: f'write `<html lang="{lang}">`, if that is so',
        Kind.RST: f"write `:Language: {lang}` under the title, if that is so",
    }


def _other_language(sample: str, lang: str) -> str:
    """Return the language that a whole article is in, where it is long enough to tell, and not in this one."""
    enough = _is_in_latin(lang) and len(sample.split()) >= _ENOUGH_WORDS
    return reads_as(sample, _base(lang)) if enough else ""


def _is_in_latin(lang: str) -> bool:
    return bool(lang) and written_in(lang) <= {"Latn"}


def _sample(looked: LookedAt) -> str:
    parts: list[str] = []
    length = 0
    for run in looked.prose:
        parts.append(run.own)
        length += len(run.own)
        if length > _SAMPLE:
            break
    return "\n".join(parts)


def _strange_script(sample: str, lang: str) -> str:
    """Return the script that most letters are in, where it is none that their language is written in."""
    own = written_in(lang)
    if not own or (own == {"Latn"} and not _BEYOND_LATIN.search(sample)):
        return ""
    counted = scripts(sample)
    native = sum(counted[name] for name in own)
    if counted.total() < _ENOUGH_LETTERS or native * 3 > counted.total():
        return ""
    code = counted.most_common(1)[0][0]
    return str(locale("en").scripts.get(code, code))


def unmarked_passages(looked: LookedAt) -> Iterator[Found]:
    """LANG007: a paragraph in another language of the same script is marked, so that a voice switches."""
    lang = looked.article.meta.lang
    if not _is_in_latin(lang) or _other_language(_sample(looked), lang):
        return  # LANG003 tells of letters, and LANG006 of the whole
    for run in looked.prose:
        if run.own.count(" ") >= _PASSAGE and (other := reads_as(run.own, _base(lang))):
            name = language_name(other, "en")
            hint = {
                Kind.MARKDOWN: f"mark it, as in [the passage]{{lang={other}}}",
                Kind.HTML: f'mark it, as in `<p lang="{other}">`',
                Kind.RST: f"mark it with `.. class:: language-{other}`",
            }
            yield Found("LANG007", run.span, f"a paragraph reads as {name}: «{shortened(run.own)}»", hint)


def unmarked_scripts(looked: LookedAt) -> Iterator[Found]:
    """LANG003: words in a script that their language is not written in are marked with their own.

    One letter is a sign (Ω, µ); a few Latin words in another script are a name, which keeps the
    article's language.
    """
    lang = looked.article.meta.lang
    whole = bool(lang) and bool(_strange_script(_sample(looked), lang))
    for placed in looked.placed:
        if not isinstance(placed.node, Text) or (whole and placed.lang == lang):
            continue  # LANG006 says it of the whole
        if placed.lang != lang and written_in(placed.lang).isdisjoint(scripts(placed.node.text)):
            continue  # LANG005 says it of a passage that is marked wrongly
        if strange := _unmarked(placed.node.text, placed.lang):
            message = f"words in another script carry no language: «{shortened(strange)}»"
            yield Found("LANG003", placed.node.span, message, words=strange)


def _unmarked(text: str, lang: str) -> str:
    """Return the first words of a text that are in a script foreign to its language."""
    own = written_in(lang)
    if not own or (own == {"Latn"} and not _BEYOND_LATIN.search(text)):
        return ""
    passage: list[re.Match[str]] = []
    for word in _WORD.finditer(text):
        if _is_strange(word[0], own):
            passage.append(word)
        elif passage and scripts(word[0]):
            if _is_long_enough(passage):
                break
            passage = []
    return text[passage[0].start() : passage[-1].end()].strip(_SIGNS) if _is_long_enough(passage) else ""


def _is_strange(word: str, own: frozenset[str]) -> bool:
    """Tell whether a word of more than one letter has no letter in the scripts of its language."""
    found = scripts(word)
    return found.total() > 1 and own.isdisjoint(found)


def _is_long_enough(passage: list[re.Match[str]]) -> bool:
    words = [word[0] for word in passage]
    return is_latin_prose(words) if all("Latn" in scripts(word) for word in words) else bool(words)


def is_latin_prose(words: list[str]) -> bool:
    """Tell whether words in Latin letters, in a text of another script, are more than a name."""
    small = sum(word.strip(_SIGNS)[:1].islower() for word in words)
    return len(words) >= _LATIN_WORDS and small >= _SMALL_WORDS


def unspoken_formulas(looked: LookedAt) -> Iterator[Found]:
    """MATH002: a formula has words in the article's language; else a voice reads its signs."""
    silent = [node for node in looked.nodes if isinstance(node, Math | Formula) and not node.spoken]
    lang = looked.article.meta.lang
    if silent and lang and not _has_words_for_formulas(_base(lang)):
        count = "1 formula has" if len(silent) == 1 else f"{len(silent)} formulas have"
        message = f"{count} no spoken form in {language_name(_base(lang), 'en')} ({lang}): a voice reads the source"
        yield Found("MATH002", silent[0].span, message)


def _has_words_for_formulas(base: str) -> bool:
    import mathra  # noqa: PLC0415  # loads only where an article has formulas without words

    return any(entry["code"].split("-")[0] == base for entry in mathra.locales())


CHECKS = (
    foreign_tags,
    contradictions,
    unmarked_scripts,
    unmarked_passages,
    borrowed_words,
    unspoken_formulas,
)
