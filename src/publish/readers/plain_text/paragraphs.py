"""Paragraphs: lines that no blank line parts, joined where a program wrapped them, kept apart where an author did."""

from __future__ import annotations

from typing import NamedTuple

from publish import model as m
from publish.readers.plain_text.lines import Line, columns, goes_on
from publish.readers.plain_text.page import Page
from publish.readers.plain_text.quotes import pulled


class Prose(NamedTuple):
    """A paragraph, or a heading: its words, its first line, the blank lines before it, the sign that underlines it."""

    text: str
    line: int
    gap: int
    ruled: str = ""


Part = Prose | m.Block


def plain(part: Part, page: Page) -> m.Block:
    """Return a part as it stands where no section can begin."""
    if not isinstance(part, Prose):
        return part
    return m.Paragraph(
        page.inlines(part.text, part.line), kind="heading" if part.ruled else "prose", span=m.Span(part.line)
    )


def paragraphs(lines: list[Line], before: list[Part], page: Page) -> list[Part]:
    """Return what lines without a blank line between them are."""
    if not lines:
        return []
    for way in (_named_quotation, _indented_quotation, _wrapped, _indented_list, _announced_list, _stanza):
        found = way(lines, before, page)
        if found:
            return found
    return [_apart(line, page) for line in lines]


def _apart(line: Line, page: Page) -> Part:
    """Return a line that is a paragraph of its own."""
    found = pulled(line.text)
    if found is None:
        return Prose(line.text, line.number, line.gap)
    page.tell_lines([line], "a quotation with the name of who said it")
    span = m.Span(line.number)
    words = m.Paragraph(page.inlines(found.words, line.number), span=span)
    return m.Quote((words,), attribution=page.inlines(found.name, line.number), span=span)


# Wrapped lines

_LOOSE = 1 / 3
_DEEPER = 3
_DEEPEST_FIRST_LINE = 8


def _wrapped(lines: list[Line], _: list[Part], page: Page) -> list[Part]:
    """Return the paragraphs of wrapped lines; if too many lines are short, an author broke them."""
    groups = [[lines[0]]]
    for i, line in enumerate(lines[1:], 1):
        if goes_on(lines[i - 1], line, page.layout) and not _opens(lines, i):
            groups[-1].append(line)
        else:
            groups.append([line])
    if len(groups) == len(lines) or (len(groups) - 1) > max(1, _LOOSE * (len(lines) - 1)):
        return []
    return [_apart(group[0]._replace(text=page.joined(group)), page) for group in groups]


def _opens(lines: list[Line], index: int) -> bool:
    """Tell whether a line is indented as the first of a paragraph."""
    line, base = lines[index], min(each.indent for each in (lines[index - 1], *lines[index + 1 : index + 2]))
    follows = index + 1 == len(lines) or lines[index + 1].indent < line.indent
    return 0 < line.indent - base <= _DEEPEST_FIRST_LINE and lines[index - 1].indent < line.indent and follows


def _indented_quotation(lines: list[Line], _: list[Part], page: Page) -> list[Part]:
    """Return a quotation where wrapped lines are all indented, and the text around them is not."""
    if len(lines) < 2 or min(line.indent for line in lines) < page.layout.indent + _DEEPER:  # noqa: PLR2004  # one line may be anything
        return []
    inner = _wrapped(lines, [], page)
    if not inner:
        return []
    page.tell_lines(lines, "a quotation, because they are indented")
    return [m.Quote(tuple(plain(part, page) for part in inner), span=m.Span(lines[0].number))]


def _named_quotation(lines: list[Line], _: list[Part], page: Page) -> list[Part]:
    """Return a quotation with the name on the last line, behind a dash."""
    if len(lines) < 2 or lines[-1].text[0] not in "—–―":  # noqa: PLR2004  # words and a name
        return []
    words = page.joined(lines[:-1])
    found = pulled(f"{words} {lines[-1].text}")
    if found is None or not (len(lines) == 2 or _wrapped(lines[:-1], [], page)):  # noqa: PLR2004  # words and a name
        return []
    page.tell_lines(lines, "a quotation with the name of who said it")
    span = m.Span(lines[0].number)
    words_of = m.Paragraph(page.inlines(found.words, lines[0].number), span=span)
    return [m.Quote((words_of,), attribution=page.inlines(found.name, lines[-1].number), span=span)]


# Short lines that nobody wrapped

_LONGEST_OF_STANZA = 70
_DEEPEST_LIST = 12
_COLONS = (":", "：")


def _indented_list(lines: list[Line], _: list[Part], page: Page) -> list[Part]:
    """Return a list where lines are indented in a text that is not: Firefox copies the items of a page so."""
    if page.layout.width or not page.layout.spaced or min(line.indent for line in lines) < page.layout.indent + _DEEPER:
        return []
    if len(lines) < 2:  # noqa: PLR2004  # a line alone may be the first of a paragraph
        return []
    page.tell_lines(lines, "a list, because they are indented")
    return [_list(lines, page)]


def _list(lines: list[Line], page: Page, depth: int = 0) -> m.BulletList:
    """Return lines as items, the deeper ones in those before them."""
    outer = lines[0].indent
    starts = [i for i, line in enumerate(lines) if line.indent <= outer or depth == _DEEPEST_LIST]
    items = [_item(lines[a:b], page, depth) for a, b in zip(starts, [*starts[1:], len(lines)], strict=True)]
    return m.BulletList(tuple(items), span=m.Span(lines[0].number))


def _item(lines: list[Line], page: Page, depth: int) -> m.Item:
    first, *deeper = lines
    span = m.Span(first.number)
    words = m.Paragraph(page.inlines(first.text, first.number), span=span)
    return m.Item((words, _list(deeper, page, depth + 1)) if deeper else (words,), span=span)


def _announced_list(lines: list[Line], before: list[Part], page: Page) -> list[Part]:
    """Return a list where lines stand close together under one that ends in a colon: Chrome copies items so."""
    if not page.layout.spaced or len(lines) < 2 or not before or not isinstance(before[-1], Prose):  # noqa: PLR2004  # one item is no list
        return []
    if not before[-1].text.endswith(_COLONS) or any(line.text.endswith(_COLONS) for line in lines):
        return []
    page.tell_lines(lines, "a list, because a colon announces them")
    return [_list([line._replace(indent=0) for line in lines], page)]


def _stanza(lines: list[Line], _: list[Part], page: Page) -> list[Part]:
    """Return short lines in a text whose paragraphs are parted by blank ones: verse, or an address."""
    if not page.layout.spaced or len(lines) < 2 or any(columns(line.text) > _LONGEST_OF_STANZA for line in lines):  # noqa: PLR2004  # one line is a paragraph
        return []
    page.tell_lines(lines, "one paragraph whose line ends count, as in verse or an address")
    return [_broken(lines, page)]


def _broken(lines: list[Line], page: Page) -> m.Paragraph:
    span = m.Span(lines[0].number)
    inlines: list[m.Inline] = []
    for line in lines:
        inlines += [m.LineBreak(span=m.Span(line.number))] if inlines else []
        inlines += page.inlines(line.text, line.number)
    return m.Paragraph(tuple(inlines), span=span)
