"""Notes: a list at the end whose marks the text calls, `[1]` or a raised 1."""

from __future__ import annotations

import re

from publish import model as m
from publish.readers.plain_text.lines import Line, goes_on
from publish.readers.plain_text.page import Page
from publish.readers.plain_text.phrases import pattern

_RAISED = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹", "0123456789")
_FORMS = {
    "bracket": (re.compile(r"\[(?P<number>\d{1,3})\]:?\s*(?P<text>\S.*)"), r"[ \t]*\[(?P<number>\d{1,3})\]"),
    "raised": (re.compile(r"(?P<number>[⁰¹²³⁴⁵⁶⁷⁸⁹]{1,3})\s*(?P<text>\S.*)"), r"(?<=\S)(?P<number>[⁰¹²³⁴⁵⁶⁷⁸⁹]{1,3})"),
}
_TITLE = pattern(r"(?:{notes}):?")


def notes_of(lines: list[Line], page: Page) -> tuple[list[Line], tuple[m.Note, ...]]:
    """Take the notes off the end of a text where every one is called and every call has one; else take nothing."""
    for definition, call in _FORMS.values():
        start = _start(lines, definition)
        groups = _groups(lines[start:], definition, page)
        numbers = [_number(definition, group[0]) for group in groups]
        if not groups or numbers != list(range(1, len(numbers) + 1)) or start == 0:
            continue
        calls = re.compile(call)
        called = dict.fromkeys(
            int(found["number"].translate(_RAISED)) for line in lines[:start] for found in calls.finditer(line.text)
        )
        if list(called) != numbers:
            continue
        page.call_notes(calls)
        page.tell_lines(lines[start:], "notes: the text calls each by its number")
        return _without_title(lines[:start], page), tuple(_note(group, definition, page) for group in groups)
    return lines, ()


def _start(lines: list[Line], definition: re.Pattern[str]) -> int:
    """Return where the definitions begin that end a text: the last line that is number 1."""
    for i in range(len(lines) - 1, -1, -1):
        if definition.fullmatch(lines[i].text) and _number(definition, lines[i]) == 1:
            return i
    return len(lines)


def _number(definition: re.Pattern[str], line: Line) -> int:
    found = definition.fullmatch(line.text)
    return int(found["number"].translate(_RAISED)) if found else 0


def _groups(lines: list[Line], definition: re.Pattern[str], page: Page) -> list[list[Line]]:
    """Return the lines of each definition, or nothing where a line is of none."""
    groups: list[list[Line]] = []
    for line in lines:
        if definition.fullmatch(line.text):
            groups.append([line])
        elif (
            groups
            and not line.gap
            and (line.indent > groups[-1][0].indent or goes_on(groups[-1][-1], line, page.layout))
        ):
            groups[-1].append(line)
        else:
            return []
    return groups


def _note(group: list[Line], definition: re.Pattern[str], page: Page) -> m.Note:
    found = definition.fullmatch(group[0].text)
    assert found is not None
    first = group[0]
    words = page.joined([first._replace(text=found["text"]), *group[1:]])
    span = m.Span(first.number)
    paragraph = m.Paragraph(page.linked(words, first.number), span=span)
    return m.Note(id=f"note-{found['number'].translate(_RAISED)}", blocks=(paragraph,), span=span)


def _without_title(lines: list[Line], page: Page) -> list[Line]:
    """Leave out the heading of the notes: every edition has its own."""
    last = lines[-1]
    if not _TITLE.fullmatch(last.text):
        return lines
    page.tell("SRC016", last.number, last.text, "was taken for the heading of the notes, which every edition has")
    return lines[:-1]
