"""Article -> Script: what a narrator says of every node, in which order, with which pauses."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable, Iterator
from typing import assert_never

import msgspec

from publish import catalogue
from publish.model import Article, Note
from publish.model import nodes as n
from publish.model.walk import plain_text, walk
from publish.speech.narration import Chapter, Kind, Script, Utterance
from publish.speech.tables import Grid, Place
from publish.speech.wording import Piece, Wording, same_language

Told = Iterator[Utterance | Chapter]

_PAUSES: dict[Kind, tuple[float, float]] = {
    "title": (0.3, 0.65),
    "byline": (0.0, 0.35),
    "heading": (1.2, 0.8),
    "prose": (0.0, 0.75),
    "item": (0.0, 0.55),
    "quote": (0.0, 0.75),
    "cell": (0.0, 0.35),
    "caption": (0.0, 0.75),
    "image": (0.0, 0.6),
    "note": (0.0, 0.8),
    "code": (0.0, 0.5),
    "math": (0.0, 0.75),
    "announcement": (0.55, 0.3),
}
"""Seconds before and after what is said of each kind; of two pauses that meet, the longer one counts."""

_BETWEEN_SENTENCES = 0.4
_CHANGE_OF_VOICE = 0.08
_CHANGE_OF_SUBJECT = 1.6
_END_OF_ROW = 0.6
_LIST_WORTH_ANNOUNCING = 3
_NAMES_AT_THE_START = 3


def script(article: Article) -> Script:
    """Tell an article: its title, by-line and date, its body, and at the end who published it.

    The first chapter is the title with all before the first section; every section is a chapter.
    """
    telling = _Telling(article)
    utterances: list[Utterance] = []
    chapters: list[Chapter] = []
    for told in telling.article(article):
        match told:
            case Utterance():
                utterances.append(told)
            case Chapter():
                chapters.append(msgspec.structs.replace(told, first=len(utterances)))
            case _:
                assert_never(told)
    return Script(lang=telling.lang, utterances=tuple(utterances), chapters=tuple(chapters))


class _Telling:
    """One telling of an article; it remembers which notes were told, for each is told once."""

    def __init__(self, article: Article) -> None:
        self.lang = article.meta.lang or catalogue.words("").lang
        self._words = catalogue.words(self.lang)
        self._words_lang = self.lang if same_language(self._words.lang, self.lang) else self._words.lang
        self._wording = Wording(self.lang, self._words, article.meta.pronunciations)
        self._notes = {note.id: (number, note) for number, note in enumerate(article.notes, 1)}
        self._told: set[str] = set()
        self._waiting: deque[str] = deque()

    # The whole

    def article(self, article: Article) -> Told:
        title = _one_line(article.title) or article.meta.slug or "…"
        yield Chapter(title=title, section="", first=0)
        yield from self._prose(article.title, "title")
        yield from self._prose(article.subtitle, "title")
        yield from self._front(article)
        yield from self._blocks(article.body, "prose")
        yield from self._uncalled(article.notes)
        yield from self._back(article)

    def _front(self, article: Article) -> Told:
        meta = article.meta
        names = [author.name for author in meta.authors]
        if 0 < len(names) <= _NAMES_AT_THE_START:
            yield self._added(catalogue.byline(names, self._words_lang, self._words), "byline")
        if meta.date:
            yield self._added(catalogue.date(meta.date, self._words_lang), "byline")
        yield self._added(self._words.narrated, "byline", after=0.8)

    def _back(self, article: Article) -> Told:
        meta = article.meta
        yield self._added(self._words.spoken_end, "announcement", before=1.6, after=0.6)
        sections = sum(isinstance(node, n.Section) for node in walk(article))
        if sections:
            yield self._added(self._words.count(self._words.sections, sections), "byline")
        if len(meta.authors) > _NAMES_AT_THE_START:
            names = [author.name for author in meta.authors]
            yield self._added(catalogue.byline(names, self._words_lang, self._words), "byline")
        affiliations = [f"{author.name}, {author.affiliation}" for author in meta.authors if author.affiliation]
        publisher = "" if meta.publisher in {author.affiliation for author in meta.authors} else meta.publisher
        for credit in filter(None, (*affiliations, publisher, meta.rights)):
            yield self._own(credit, "byline")
        if meta.updated and meta.updated != meta.date:
            yield self._added(self._words.updated.format(date=catalogue.date(meta.updated, self._words_lang)), "byline")
        for correction in meta.corrections:
            date = catalogue.date(correction.date, self._words_lang)
            yield self._added(self._words.correction.format(date=date), "announcement")
            yield self._own(correction.text, "prose")

    # Blocks

    def _blocks(self, blocks: n.Blocks, kind: Kind) -> Told:
        for block in blocks:
            yield from self._block(block, kind)

    def _block(self, block: n.Block, kind: Kind) -> Told:
        match block:
            case n.Paragraph(children, style):
                yield from self._prose(children, "heading" if style == "heading" else kind)
            case n.Section(title, blocks, ident, _):
                yield Chapter(title=_one_line(title) or ident or "…", section=ident, first=0)
                yield from self._prose(title, "heading")
                yield from self._blocks(blocks, kind)
            case n.BulletList(items):
                yield from self._list(items, [""] * len(items))
            case n.OrderedList(items, start, style):
                yield from self._list(items, [_number(start + i, style) for i in range(len(items))])
            case n.DescriptionList(items):
                for item in items:
                    yield from self._description(item)
            case n.Quote(blocks, attribution):
                yield self._announce(self._words.spoken_quote)
                yield from self._blocks(blocks, "quote")
                yield self._announce(self._words.spoken_quote_end, after=0.75)
                yield from self._prose(attribution, "caption")
            case n.CodeBlock(text, language, ident):
                name = self._words.code_in.format(language=language) if language else self._words.code
                yield self._announce(name)
                yield from self._code(text, ident)
            case n.Formula(source, _, spoken, ident):
                yield self._announce(self._words.spoken_formula)
                yield self._own(spoken or source, "math", sentence=ident)
            case n.Figure(_, alt, caption, _, ident):
                yield from self._figure(alt, caption, ident)
            case n.Table(rows, caption, _, _):
                yield from self._table(block, rows, caption)
            case n.Aside(blocks, aside, title):
                yield self._announce(self._words.aside(aside))
                yield from self._prose(title, "caption")
                yield from self._blocks(blocks, kind)
            case n.ThematicBreak():
                yield Utterance(said="", lang=self.lang, kind="announcement", after=_CHANGE_OF_SUBJECT)
            case _:
                assert_never(block)

    def _list(self, items: tuple[n.Item, ...], numbers: list[str]) -> Told:
        if len(items) >= _LIST_WORTH_ANNOUNCING:
            yield self._announce(self._words.count(self._words.spoken_list, len(items)))
        states = {"": "", "done": self._words.task_done, "open": self._words.task_open}
        for item, number in zip(items, numbers, strict=True):
            if number:
                yield self._own(f"{number}.", "announcement")
            if states[item.task]:
                yield self._announce(states[item.task])
            yield from self._blocks(item.blocks, "item")

    def _description(self, item: n.Description) -> Told:
        for term in item.terms:
            yield from self._prose(term, "item")
        for detail in item.details:
            yield from self._blocks(detail, "prose")

    def _code(self, text: str, ident: str) -> Told:
        """A line at a time; a line without a word is shown with the one before it."""
        lines: list[str] = []
        for line in text.splitlines(keepends=True):
            if lines and not any(map(str.isalnum, line)):
                lines[-1] += line
            else:
                lines.append(line)
        for line in lines:
            yield self._own(line, "code", sentence=ident)

    def _figure(self, alt: n.Alternative, caption: n.Inlines, ident: str) -> Told:
        match alt:
            case n.Described(text, long):
                yield self._announce(_lead(self._words.spoken_image))
                if text.strip(" .") != plain_text(caption).strip(" ."):
                    yield self._own(text, "image", sentence=ident)
                yield from self._prose(caption, "caption")
                yield from self._long(long)
            case n.Decorative():
                yield from self._prose(caption, "caption")
            case n.Undescribed(name):
                yield self._announce(self._words.undescribed.format(name=name).strip("[]"))
                yield from self._prose(caption, "caption")
            case _:
                assert_never(alt)

    def _long(self, description: n.Blocks) -> Told:
        if description:
            yield self._announce(self._words.long_description)
            yield from self._blocks(description, "image")
            yield self._announce(self._words.spoken_description_end, after=0.75)

    # Tables

    def _table(self, table: n.Table, rows: tuple[n.Row, ...], caption: n.Inlines) -> Told:
        grid = Grid(table)
        yield self._announce(self._words.spoken_table_bare)
        yield from self._prose(caption, "caption")
        yield self._announce(
            self._words.spoken_size.format(
                columns=self._words.count(self._words.columns, grid.columns),
                rows=self._words.count(self._words.rows, grid.data_rows),
            ),
            after=0.75,
        )
        for number in range(len(rows)):
            yield from self._row(grid, number)
        yield self._announce(self._words.spoken_table_end, after=0.75)

    def _row(self, grid: Grid, number: int) -> Told:
        for header in grid.row_headers_above(number):
            yield self._own(f"{_cell_text(header)}.", "announcement")
        for place in grid.rows[number]:
            if place.cell.header:
                yield from self._blocks(place.cell.blocks, "cell")
            elif not grid.is_header_row(number):
                yield from self._data(grid, place)
        yield Utterance(said="", lang=self.lang, kind="announcement", after=_END_OF_ROW)

    def _data(self, grid: Grid, place: Place) -> Told:
        headers = ", ".join(filter(None, map(_cell_text, grid.column_headers(place))))
        if headers:
            yield self._own(f"{headers}:", "announcement", before=0.3, after=0.15)
        if place.cell.blocks:
            yield from self._blocks(place.cell.blocks, "cell")
        else:
            yield self._announce(self._words.spoken_blank)

    # Inlines

    def _prose(self, inlines: n.Inlines, kind: Kind) -> Told:
        """Sentence by sentence; then the notes that they call, and long descriptions of pictures in them."""
        before, after = _PAUSES[kind]
        told = [
            Utterance(
                said=_ended(piece.said) if whole else piece.said,
                lang=piece.lang,
                kind=kind,
                sentence=ident,
                shown=piece.shown,
                after=_BETWEEN_SENTENCES if whole else _CHANGE_OF_VOICE,
            )
            for ident, sentence in _sentences(inlines)
            for whole, piece in _marking_last(self._wording.utterances(sentence))
            if piece.shown.strip()
        ]
        if told:
            told[0] = msgspec.structs.replace(told[0], before=before)
            told[-1] = msgspec.structs.replace(told[-1], after=after)
        yield from told
        for inline in inlines:
            for node in walk(inline):
                if isinstance(node, n.NoteReference):
                    yield from self._note(node.note)
                elif isinstance(node, n.Image) and isinstance(node.alt, n.Described):
                    yield from self._long(node.alt.long)

    def _note(self, ident: str) -> Told:
        """A note, told once; notes that it calls itself wait for its end, so that none is inside another."""
        if ident in self._told or ident not in self._notes:
            return
        self._told.add(ident)
        self._waiting.append(ident)
        if len(self._waiting) > 1:
            return
        while self._waiting:
            number, note = self._notes[self._waiting[0]]
            yield self._announce(self._words.note_reference.format(n=number))
            yield from self._blocks(note.blocks, "note")
            self._waiting.popleft()

    def _uncalled(self, notes: Iterable[Note]) -> Told:
        """Notes that nothing calls, so that no sentence is lost."""
        for note in notes:
            yield from self._note(note.id)

    # Single utterances

    def _announce(self, text: str, after: float | None = None) -> Utterance:
        return self._added(text, "announcement", after=after)

    def _added(self, text: str, kind: Kind, before: float | None = None, after: float | None = None) -> Utterance:
        """Words of ours, in the language that they really are in."""
        usual = _PAUSES[kind]
        return Utterance(
            said=_ended(self._wording.plain(text.strip())),
            lang=self._words_lang,
            kind=kind,
            before=usual[0] if before is None else before,
            after=usual[1] if after is None else after,
        )

    def _own(
        self, text: str, kind: Kind, sentence: str = "", before: float | None = None, after: float | None = None
    ) -> Utterance:
        """Words of the author that are no sentence of the text, or a block that is one as a whole."""
        usual = _PAUSES[kind]
        return Utterance(
            said=_ended(self._wording.plain(" ".join(text.split()))),
            lang=self.lang,
            kind=kind,
            sentence=sentence,
            shown=text,
            before=usual[0] if before is None else before,
            after=usual[1] if after is None else after,
        )


def _sentences(inlines: n.Inlines) -> Iterator[tuple[str, n.Inlines]]:
    """Yield each sentence with its id; what stands in no sentence is one without an id."""
    loose: list[n.Inline] = []
    for inline in inlines:
        if isinstance(inline, n.Sentence):
            if loose:
                yield "", tuple(loose)
                loose = []
            yield inline.id, inline.children
        else:
            loose.append(inline)
    if loose:
        yield "", tuple(loose)


def _marking_last(things: Iterable[Piece]) -> Iterator[tuple[bool, Piece]]:
    listed = list(things)
    return ((number == len(listed), thing) for number, thing in enumerate(listed, 1))


def _number(number: int, style: str) -> str:
    """The number of an item as it is said: letters as letters, Roman numerals as the numbers they are."""
    if "alpha" not in style or number < 1:
        return str(number)
    letters = ""
    while number:
        number, digit = divmod(number - 1, 26)
        letters = chr(ord("A") + digit) + letters
    return letters


def _lead(template: str) -> str:
    """The words of a template before its first place to fill, as «Image:»."""
    return template.split("{", 1)[0].strip()


def _ended(text: str) -> str:
    """A text with a full stop, so that a voice lets its tone fall at the end."""
    return f"{text}." if text[-1:].isalnum() else text


def _one_line(inlines: n.Inlines) -> str:
    return " ".join(plain_text(inlines).split())


def _cell_text(cell: n.Cell) -> str:
    return " ".join(_one_line(block.children) for block in cell.blocks if isinstance(block, n.Paragraph))
