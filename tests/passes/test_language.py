"""The author's language stays; a detected one is told with how sure we are."""

from __future__ import annotations

import pytest

from publish import model as m
from publish.passes.language import detect, language
from tests.samples import p, t

_TEXTS = {
    "en": "Russia has launched its first air raids in Aleppo since 2016, marking a significant escalation.",
    "de": "Die Stadt wurde am Samstag bombardiert, sagen die Helfer vor Ort, und viele Menschen fliehen.",
    "fr": "La ville d’Alep a été bombardée samedi, disent les secours, et beaucoup de gens fuient.",
    "es": "La ciudad fue bombardeada el sábado, según los equipos de rescate, y mucha gente huye.",
    "ar": "شنت روسيا أولى غاراتها الجوية على حلب منذ عام ألفين وستة عشر، بحسب المرصد السوري.",
    "ru": "Россия нанесла первые авиаудары по Алеппо с две тысячи шестнадцатого года, сообщили наблюдатели.",
    "hi": "रूस ने दो हज़ार सोलह के बाद पहली बार अलेप्पो पर हवाई हमले किए हैं, यह एक बड़ी बात है।",
    "ja": "ロシアは二〇一六年以来初めてアレッポを空爆した。",
    "zh": "俄罗斯自二〇一六年以来首次对阿勒颇发动空袭，这标志着冲突的重大升级。",
    "ko": "러시아가 알레포를 공습했다.",
    "el": "Η πόλη βομβαρδίστηκε.",
    "nb": "Byen ble bombet på lørdag, sier hjelpearbeiderne på stedet, og mange mennesker flykter nå.",
}


@pytest.mark.parametrize("lang", _TEXTS)
def test_detection(lang: str) -> None:
    article, (said,) = language(m.Article(title=t(_TEXTS[lang])))
    assert article.meta.lang == lang
    assert said.code == "LANG002"
    assert said.message.startswith(f"the language was taken to be {lang}: ")


@pytest.mark.parametrize(
    ("text", "lang", "reason"),
    [
        ("A", "en", "there is only 1 letter to tell it from"),
        ("Aleppo", "en", "there are only 6 letters to tell it from"),
        ("حلب", "ar", "there are only 3 letters to tell it from"),
        ("Привет", "ru", "there are only 6 letters to tell it from"),
        ("", "en", "there are no letters to tell it from"),
        ("12345 !?", "en", "there are no letters to tell it from"),
    ],
)
def test_too_little_to_tell(text: str, lang: str, reason: str) -> None:
    assert detect(text) == (lang, reason)


def test_a_few_words_of_japanese_make_no_english_text_japanese() -> None:
    english = "The extension breaks lines between the words of East Asian languages as their readers expect it. " * 4
    assert detect(f"{english} An example is 私はプログラマーです。東京の会社で Go を使っています。")[0] == "en"
    assert detect("私は東京の会社で Go と Python を使ってプログラムを書いています。")[0] == "ja"


def test_the_author_knows_best() -> None:
    article = m.Article(meta=m.Meta(lang="cy"), title=t(_TEXTS["en"]))
    assert language(article) == (article, ())


def test_code_does_not_mislead() -> None:
    code = m.CodeBlock("for the item in the list of the things that we have in the house\n" * 20)
    article, _ = language(m.Article(body=(code, p(_TEXTS["fr"]))))
    assert article.meta.lang == "fr"
