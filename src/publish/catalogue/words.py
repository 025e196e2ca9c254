"""Our own words in one language: every message that an edition may add to the author's words."""

from __future__ import annotations

import tomllib
from collections.abc import Sequence
from functools import cache
from importlib import resources

import msgspec

from publish.catalogue.languages import joined, locale
from publish.model import OF_PROGRAM, AsideKind


class Plural(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A message with a number `{n}`: a form for each CLDR plural category that the language has."""

    other: str
    zero: str = ""
    one: str = ""
    two: str = ""
    few: str = ""
    many: str = ""

    def form(self, category: str) -> str:
        """Return the template of a CLDR category; that of `other` where the language has none of its own."""
        forms = {
            "zero": self.zero,
            "one": self.one,
            "two": self.two,
            "few": self.few,
            "many": self.many,
        }
        return forms.get(category) or self.other


class Words(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """The messages of one language; a `{name}` in a message is a place to fill with `str.format`.

    Every field is required: a language lacks none, so no edition mixes two by accident.
    """

    lang: str
    """BCP 47 tag of the language these words are really in."""
    reviewed: str
    """Who reviewed the translation, or `unreviewed`."""

    contents: str
    """Heading of the contents list."""
    figure: str
    """Label of a captioned figure, with its number `{n}`."""
    table: str
    """Label of a captioned table, with its number `{n}`."""
    label_end: str
    """What stands between a label and its caption or text."""
    notes: str
    """Heading of the notes at the end."""
    note_reference: str
    """Name of a link to a note, with its number `{n}`."""
    back_to_reference: str
    """Name of a link from a note back to its only or first call, with the note's number `{n}`."""
    back_to_reference_again: str
    """Name of a link back to a later call of a note: note `{n}`, call `{call}`."""
    long_description: str
    """Label of the long description of a picture that has no label of its own."""
    long_description_of: str
    """Label of the long description of a figure, with the figure's label `{figure}`."""
    undescribed: str
    """What a draft shows in place of a picture that nobody described; `{name}` is its file."""
    code: str
    """Name of a code block in a language that is not known."""
    code_in: str
    """Name of a code block in the computer language `{language}`."""
    code_output: str
    """Name of a block of what a program gave out, as in a notebook."""
    task_done: str
    """State of a task that is done, before its text."""
    task_open: str
    """State of a task that is still open, before its text."""

    quote_open: str
    quote_close: str
    """Quotation marks, with the space that belongs to them."""
    inner_quote_open: str
    inner_quote_close: str
    """Quotation marks inside a quotation."""

    aside_note: str
    aside_tip: str
    aside_important: str
    aside_warning: str
    aside_caution: str
    aside_details: str
    """Labels of the kinds of asides."""

    comma: str
    """What stands between the details of an author."""
    by: str
    """By-line, with the joined names `{names}`."""
    published: str
    """Date of publication, `{date}` in words."""
    updated: str
    """Date of the last update, `{date}` in words."""
    corrections: str
    """Heading of the list of corrections."""
    correction: str
    """What stands before the text of a correction made on `{date}`."""
    page: str
    """Running foot: page `{n}` of `{m}`."""
    about: str
    """Heading of the page about this edition."""
    made: str
    """How this edition was made, on that page."""
    title_page: str
    """Name of the title page."""
    cover: str
    """Name of the cover."""

    accessible_structure: str
    accessible_contents: str
    accessible_images: str
    accessible_long_descriptions: str
    accessible_tables: str
    accessible_formulas: str
    accessible_notes: str
    accessible_languages: str
    accessible_layout: str
    accessible_hazards: str
    accessible_not_evaluated: str
    """Sentences of an accessibility summary (schema.org `accessibilitySummary`); each is used only where it is true."""
    accessible_limitations: str
    """What stands before the author's words about what is not accessible."""
    accessible_contact: str
    """What stands before the address to which readers write about accessibility."""

    narrated: str
    """Spoken at the beginning: the voice is synthetic."""
    sections: Plural
    """Spoken at the beginning: how many sections there are."""
    spoken_image: str
    """A picture, with its text alternative `{alt}`."""
    spoken_table_bare: str
    """A table that has no caption to begin with."""
    spoken_size: str
    """The size of a table, with `{columns}` and `{rows}` in words."""
    columns: Plural
    rows: Plural
    spoken_table_end: str
    spoken_quote: str
    """Before a quotation that stands by itself."""
    spoken_quote_end: str
    spoken_list: Plural
    """Before a list, with its number of items."""
    spoken_formula: str
    """Before a formula that stands by itself."""
    spoken_struck: str
    """Before words that no longer hold."""
    spoken_blank: str
    """In place of a cell that holds nothing."""
    spoken_description_end: str
    """After a long description."""
    spoken_repeated: str
    """In place of `{words}` that stand in a row `{n}` times (50 or more), far oftener than anyone would say them."""
    spoken_publisher: str
    """Credit at the end: the publisher `{name}`."""
    spoken_rights: str
    """Credit at the end: the rights or the licence, `{rights}`."""
    spoken_end: str
    """The last words."""

    def count(self, message: Plural, n: int) -> str:
        """Fill a message that counts, in the form that the language has for this number."""
        category = locale(self.lang).plural_form(n)
        return message.form(category).format(n=n)

    def code_named(self, language: str) -> str:
        """Return the name of a code block by its language."""
        if language == OF_PROGRAM:
            return self.code_output
        return self.code_in.format(language=language) if language else self.code

    def aside(self, kind: AsideKind) -> str:
        """Return the label of a kind of aside."""
        labels: dict[AsideKind, str] = {
            "note": self.aside_note,
            "tip": self.aside_tip,
            "important": self.aside_important,
            "warning": self.aside_warning,
            "caution": self.aside_caution,
            "details": self.aside_details,
        }
        return labels[kind]


_FILES = resources.files("publish.catalogue")
FALLBACK = "en"


@cache
def available() -> tuple[str, ...]:
    """Name the languages that our words are translated into."""
    return tuple(sorted(file.name.removesuffix(".toml") for file in _FILES.iterdir() if file.name.endswith(".toml")))


def found(lang: str) -> str | None:
    """Find the language of ours that serves a tag, by shortening the tag (RFC 4647 3.4)."""
    parts = lang.lower().split("-")
    tags = ("-".join(parts[:length]) for length in range(len(parts), 0, -1))
    return next((tag for tag in tags if tag in available()), None)


def words(lang: str) -> Words:
    """Return our words in a language, or in English where they are not translated: see `Words.lang`."""
    return _load(found(lang) or FALLBACK)


@cache
def _load(name: str) -> Words:
    source = (_FILES / f"{name}.toml").read_text(encoding="utf-8")
    return msgspec.convert(tomllib.loads(source), Words)


def byline(names: Sequence[str], lang: str, words: Words) -> str:
    """Say who wrote an article, with the names joined as the article's language does."""
    return words.by.format(names=joined(names, lang))
