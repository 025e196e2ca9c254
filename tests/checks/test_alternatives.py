"""What says nothing of a picture, and what only looks like it."""

from __future__ import annotations

import pytest

from publish.checks.alternatives import empty_words, file_names, undescribed
from publish.checks.looked_at import LookedAt
from publish.checks.picture_words import NOTHING
from publish.model import Article, Described, Figure, Meta, Paragraph, Sentence, Text, Undescribed


@pytest.mark.parametrize(
    ("file", "message"),
    [
        ("x.docx", "image «image1.png», after «Rain fell on the harbour all day.», has no text alternative"),
        ("x.md", "image «image1.png» has no text alternative"),
    ],
)
def test_a_picture_in_a_word_file_is_known_by_the_words_before_it(file: str, message: str) -> None:
    words = (Sentence("s1", (Text("Rain fell on the harbour all day."),)), Sentence("s2", (Text(" "),)))
    figure = Figure(id="f", resource="r", alt=Undescribed("image1.png"), caption=())
    (found,) = undescribed(LookedAt(Article(body=(Paragraph(words), figure)), file))
    assert found.message == message


def faults(text: str, lang: str = "en-GB") -> int:
    figure = Figure(id="f", resource="r", alt=Described(text=text), caption=())
    looked = LookedAt(Article(meta=Meta(lang=lang), body=(figure,)))
    return len([*empty_words(looked), *file_names(looked)])


@pytest.mark.parametrize(
    "text",
    ["IMG-20240115-WA0003", "DSC_0001 copy", "PXL_20240101_120000", "P1010023", "20240101_101530", "Figure 3",
     "Screen Shot 2024-01-01 at 10.00.00 AM.png", "Capture d’écran 2024-01-01 à 10.00", "map-of-aleppo.svg",
     "“Image”.", "photo (2)"],
)  # fmt: skip
def test_names_and_numbers_say_nothing(text: str) -> None:
    assert faults(text) == 1


@pytest.mark.parametrize(
    "text",
    ["", "Figure 3: rain by month", "A ship", "1984", "Two photos of 2024", "IMG is short for image", "P. D. James",
     "Image of the file map.png as the screen shows it", "Bild"],
)  # fmt: skip
def test_words_that_say_something_are_left_alone(text: str) -> None:
    assert faults(text) == 0


@pytest.mark.parametrize("lang", NOTHING)
def test_every_language_has_its_words_in_the_form_that_is_compared(lang: str) -> None:
    assert all(faults(word, lang) for word in NOTHING[lang])
