"""The language of the article is known: as the author gave it, or detected and told."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from msgspec.structs import replace

from publish.catalogue.scripts import scripts
from publish.diagnostics import finding
from publish.model import Article, Inlines
from publish.model.runs import in_article
from publish.model.walk import plain_text
from publish.passes.passed import Passed

if TYPE_CHECKING:
    from py3langid.langid import LanguageIdentifier  # type: ignore[import-untyped]  # it ships no types

FALLBACK = "en"
ENOUGH_LETTERS = 40
"""Letters below which the detector guesses: three or four words tell no language."""
SURE = 0.35
"""Probability below which we do not believe it; close relatives share what there is."""
SAMPLE = 20_000
"""Characters that it reads; more change no answer."""

# Scripts that (nearly) one language alone is written in: here no statistics are needed.
_OF_SCRIPT = {
    "Hang": "ko", "Hira": "ja", "Kana": "ja", "Thai": "th", "Grek": "el", "Hebr": "he", "Armn": "hy", "Geor": "ka",
    "Laoo": "lo", "Khmr": "km", "Mymr": "my", "Sinh": "si", "Taml": "ta", "Telu": "te", "Knda": "kn", "Mlym": "ml",
    "Gujr": "gu", "Guru": "pa", "Orya": "or", "Thaa": "dv", "Tibt": "bo", "Ethi": "am",
}  # fmt: skip

# The most read language of a script that many are written in, for texts too short to tell them apart.
_LIKELY = {"Latn": FALLBACK, "Arab": "ar", "Cyrl": "ru", "Deva": "hi", "Beng": "bn", "Hani": "zh"}

# The detector knows 140 languages and dialects; close relatives with little writing of their own
# would only take probability from the language that an article is written in.
_DETECTED = (
    "af am ar as az be bg bn br bs ca cs cy da de el en eo es et eu fa fi fr ga gl gu ha he hi hr ht hu hy id is it ja "
    "ka kk km kn ko ku ky la lb lo lt lv mg mk ml mn mr ms mt my ne nl nn no or pa pl ps pt ro ru si sk sl so sq sr "
    "sv sw ta te th tl tr ug uk ur uz vi xh yo zh zu"
)


def language(article: Article) -> Passed:
    """Set the language where the author gave none, and say how sure we are (LANG002)."""
    if article.meta.lang:
        return Passed(article)
    lang, reason = detect(_prose(article))
    message = f"the language was taken to be {lang}: {reason}"
    return Passed(replace(article, meta=replace(article.meta, lang=lang)), (finding("LANG002", "", message=message),))


def detect(text: str) -> tuple[str, str]:
    """Return the language of a text (BCP 47 tag) and the reason, in words."""
    sample = text[:SAMPLE]
    counted = scripts(sample)
    letters = counted.total()
    if not letters:
        return FALLBACK, "there are no letters to tell it from"
    # Japanese may hold more Chinese characters than its own, which no Chinese text has.
    kana = counted["Hira"] + counted["Kana"]
    if counted["Hani"] and kana * 10 > counted["Hani"]:
        counted["Hira"] = kana + counted.pop("Hani")
    main = counted.most_common(1)[0][0]
    if main in _OF_SCRIPT:
        return _OF_SCRIPT[main], f"it is the language of the script {main}"
    likely = _LIKELY.get(main, FALLBACK)
    if letters < ENOUGH_LETTERS and main != "Hani":
        return likely, f"there {'is only 1 letter' if letters == 1 else f'are only {letters} letters'} to tell it from"
    lang, probability = _detector().classify(sample)
    if probability < SURE:
        return likely, f"detection was unsure ({lang} at {probability:.0%})"
    lang = "nb" if lang == "no" else lang  # what the detector learnt as `no` is Bokmål
    return lang, f"detected, {probability:.0%} sure"


@cache
def _detector() -> LanguageIdentifier:
    # Here, because numpy and the tables load only where no language was given.
    from py3langid import langid  # type: ignore[import-untyped]  # noqa: PLC0415

    detector = langid.LanguageIdentifier.from_model_file(langid.MODEL_FILE, norm_probs=True)
    detector.set_languages(_DETECTED.split())
    return detector


def _prose(article: Article) -> str:
    """Return the words of all runs; code and formulas would mislead."""
    runs: list[str] = []

    def read(run: Inlines) -> Inlines:
        runs.append(plain_text(run))
        return run

    in_article(article, read)
    return "\n".join(runs)
