"""The starter: in which language it is, and that nothing of it goes out by mistake."""

from __future__ import annotations

import pytest

from publish.jobs.starter import language


@pytest.mark.parametrize(
    ("title", "settings", "taken"),
    [
        ("Clean water", {"LANG": "fr_FR.UTF-8"}, "fr-FR"),
        ("Clean water", {"LC_ALL": "de_CH.UTF-8", "LANG": "fr_FR.UTF-8"}, "de-CH"),
        ("Clean water", {"LC_ALL": "", "LC_MESSAGES": "es_MX", "LANG": "fr_FR"}, "es-MX"),
        ("Clean water", {"LANG": "ca_ES.UTF-8@valencia"}, "ca-ES"),
        ("Clean water", {"LANG": "C.UTF-8"}, "en"),
        ("Clean water", {"LC_ALL": "POSIX", "LANG": "fr_FR.UTF-8"}, "en"),
        ("Clean water", {"LANG": "no such thing"}, "en"),
        ("Clean water", {}, "en"),
        ("Clean water", {"LANG": "ar_SY.UTF-8"}, "en"),
        ("2024", {"LANG": "ar_SY.UTF-8"}, "ar-SY"),
        ("ماء نظيف", {"LANG": "fr_FR.UTF-8"}, "ar"),
        ("آب پاک", {"LANG": "fa_IR.UTF-8"}, "fa-IR"),
        ("Чистая вода", {}, "ru"),
        ("きれいな水", {}, "ja"),
        ("水質の問題", {}, "ja"),
        ("干净的水", {}, "zh"),
        ("깨끗한 물", {}, "ko"),
        ("स्वच्छ जल", {"LANG": "en_GB.UTF-8"}, "hi"),
    ],
)
def test_the_language_is_that_of_the_script_or_of_the_machine(title: str, settings: dict[str, str], taken: str) -> None:
    assert language(title, settings).tag == taken
