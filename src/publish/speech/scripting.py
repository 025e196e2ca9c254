"""Article -> Script: what a narrator says of every node, in which order, with which pauses."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable, Iterator
from typing import assert_never

import msgspec

from publish.model import Article, Note
from publish.model import nodes as n
from publish.model.walk import plain_text, walk
from publish.speech.credits import closing, opening
from publish.speech.narration import Chapter, Kind, Script, Utterance
from publish.speech.phrasing import Phrasing
from publish.speech.tables import Grid, Place

Told = Iterator[Utterance | Chapter]

_CHANGE_OF_SUBJECT = 1.6
_END_OF_ROW = 0.6
_LIST_WORTH_ANNOUNCING = 3


def script(article: Article) -> Script:
    """Tell an article: its title, by-line and date, its body, and at the end who published it.

    The first chapter is the title with all before the first section; every section is a chapter.
    """
    phrasing = Phrasing(article.meta)
    utterances: list[Utterance] = []
    chapters: list[Chapter] = []
    for told in _Telling(article, phrasing).article(article):
        match told:
            case Utterance():
                utterances.append(told)
            case Chapter():
                chapters.append(msgspec.structs.replace(told, first=len(utterances)))
            case _:
                assert_never(told)
    return Script(lang=phrasing.lang, utterances=tuple(utterances), chapters=tuple(chapters))


class _Telling:
    """One telling of an article; it remembers which notes were told, for each is told once."""

    def __init__(self, article: Article, phrasing: Phrasing) -> None:
        self._phrasing = phrasing
        self._words = phrasing.words
        self._notes = {note.id: (number, note) for number, note in enumerate(article.notes, 1)}
        self._told: set[str] = set()
        self._waiting: deque[str] = deque()

    def article(self, article: Article) -> Told:
        yield Chapter(title=_one_line(article.title) or article.meta.slug or "…", section="", first=0)
        yield from self._prose(article.title, "title")
        yield from self._prose(article.subtitle, "title")
        yield from opening(article.meta, self._phrasing)
        yield from self._blocks(article.body, "prose")
        yield from self._uncalled(article.notes)
        yield from closing(article, self._phrasing)

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
                yield self._phrasing.announced(self._words.spoken_quote)
                yield from self._blocks(blocks, "quote")
                yield self._phrasing.announced(self._words.spoken_quote_end, after=0.75)
                yield from self._prose(attribution, "caption")
            case n.CodeBlock(text, language, ident):
                yield self._phrasing.announced(self._words.code_named(language))
                yield from self._code(text, ident)
            case n.Formula(source, _, spoken, ident):
                yield self._phrasing.announced(self._words.spoken_formula)
                yield self._phrasing.own(spoken or source, "math", sentence=ident)
            case n.Figure(_, alt, caption, _, ident):
                yield from self._figure(alt, caption, ident)
            case n.Table(rows, caption, _, _):
                yield from self._table(block, rows, caption)
            case n.Aside(blocks, aside, title):
                yield self._phrasing.announced(self._words.aside(aside))
                yield from self._prose(title, "caption")
                yield from self._blocks(blocks, kind)
            case n.ThematicBreak():
                yield self._phrasing.pause(_CHANGE_OF_SUBJECT)
            case _:
                assert_never(block)

    def _list(self, items: tuple[n.Item, ...], numbers: list[str]) -> Told:
        if len(items) >= _LIST_WORTH_ANNOUNCING:
            yield self._phrasing.announced(self._words.count(self._words.spoken_list, len(items)))
        states = {"": "", "done": self._words.task_done, "open": self._words.task_open}
        for item, number in zip(items, numbers, strict=True):
            if number:
                yield self._phrasing.own(f"{number}.", "announcement")
            if states[item.task]:
                yield self._phrasing.announced(states[item.task])
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
            yield self._phrasing.own(line, "code", sentence=ident)

    def _figure(self, alt: n.Alternative, caption: n.Inlines, ident: str) -> Told:
        match alt:
            case n.Described(text, long):
                yield self._phrasing.announced(_lead(self._words.spoken_image))
                if text.strip(" .") != plain_text(caption).strip(" ."):
                    yield self._phrasing.own(text, "image", sentence=ident)
                yield from self._prose(caption, "caption")
                yield from self._long(long)
            case n.Decorative():
                yield from self._prose(caption, "caption")
            case n.Undescribed(name):
                yield self._phrasing.announced(self._words.undescribed.format(name=name).strip("[]"))
                yield from self._prose(caption, "caption")
            case _:
                assert_never(alt)

    def _long(self, description: n.Blocks) -> Told:
        if description:
            yield self._phrasing.announced(self._words.long_description)
            yield from self._blocks(description, "image")
            yield self._phrasing.announced(self._words.spoken_description_end, after=0.75)

    # Tables

    def _table(self, table: n.Table, rows: tuple[n.Row, ...], caption: n.Inlines) -> Told:
        grid = Grid(table)
        yield self._phrasing.announced(self._words.spoken_table_bare)
        yield from self._prose(caption, "caption")
        yield self._phrasing.announced(
            self._words.spoken_size.format(
                columns=self._words.count(self._words.columns, grid.columns),
                rows=self._words.count(self._words.rows, grid.data_rows),
            ),
            after=0.75,
        )
        for number in range(len(rows)):
            yield from self._row(grid, number)
        yield self._phrasing.announced(self._words.spoken_table_end, after=0.75)

    def _row(self, grid: Grid, number: int) -> Told:
        for header in grid.row_headers_above(number):
            yield self._phrasing.own(f"{_cell_text(header)}.", "announcement")
        for place in grid.rows[number]:
            if place.cell.header:
                yield from self._blocks(place.cell.blocks, "cell")
            elif not grid.is_header_row(number):
                yield from self._data(grid, place)
        yield self._phrasing.pause(_END_OF_ROW)

    def _data(self, grid: Grid, place: Place) -> Told:
        headers = ", ".join(filter(None, map(_cell_text, grid.column_headers(place))))
        if headers:
            yield self._phrasing.own(f"{headers}:", "announcement", before=0.3, after=0.15)
        if place.cell.blocks:
            yield from self._blocks(place.cell.blocks, "cell")
        else:
            yield self._phrasing.announced(self._words.spoken_blank)

    # Inlines

    def _prose(self, inlines: n.Inlines, kind: Kind) -> Told:
        """Sentence by sentence; then the notes that they call, and long descriptions of pictures in them."""
        yield from self._phrasing.sentences(inlines, kind)
        for inline in inlines:
            for node in walk(inline):
                if isinstance(node, n.NoteReference):
                    yield from self._note(node.note)
                elif isinstance(node, n.Image) and isinstance(node.alt, n.Described):
                    yield from self._long(node.alt.long)

    # Notes

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
            yield self._phrasing.announced(self._words.note_reference.format(n=number))
            yield from self._blocks(note.blocks, "note")
            self._waiting.popleft()

    def _uncalled(self, notes: Iterable[Note]) -> Told:
        """Notes that nothing calls, so that no sentence is lost."""
        for note in notes:
            yield from self._note(note.id)


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


def _one_line(inlines: n.Inlines) -> str:
    return " ".join(plain_text(inlines).split())


def _cell_text(cell: n.Cell) -> str:
    return " ".join(_one_line(block.children) for block in cell.blocks if isinstance(block, n.Paragraph))
