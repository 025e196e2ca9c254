"""Lists of HTML: `ul`, `ol`, `menu` and `dl`, whatever stands between their items."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Literal

from publish import model as m
from publish.readers.html.flow import inner, is_blank, one_run, unnested
from publish.readers.html.parts import Context, Element, Maker, Part, Piece

_STYLES: dict[str, m.NumberStyle] = {
    "1": "decimal",
    "a": "lower-alpha",
    "A": "upper-alpha",
    "i": "lower-roman",
    "I": "upper-roman",
    "lower-alpha": "lower-alpha",
    "lower-latin": "lower-alpha",
    "upper-alpha": "upper-alpha",
    "upper-latin": "upper-alpha",
    "lower-roman": "lower-roman",
    "upper-roman": "upper-roman",
}
_STYLE_TYPE = re.compile(r"list-style(?:-type)?\s*:[^;]*?\b((?:lower|upper)-(?:alpha|latin|roman))")
_NUMBER = re.compile(r"-?\d{1,9}", re.ASCII)
_LI = frozenset({"li"})


def _piece(element: Element, content: tuple[Part, ...], _: Context) -> list[Part]:
    return [Piece(element, content)]


def bullets(element: Element, content: tuple[Part, ...], _: Context) -> list[Part]:
    """Make `ul` a list whose order does not matter."""
    items = tuple(_items(content, element.span))
    return [m.BulletList(items, span=element.span)] if items else []


def numbers(element: Element, content: tuple[Part, ...], context: Context) -> list[Part]:
    """Make `ol` a list whose order matters; numbers that it cannot hold are told (HTML 4.4.5)."""
    items = tuple(_items(content, element.span))
    if not items:
        return []
    pieces = [part.element for part in unnested(content, _LI) if isinstance(part, Piece) and part.element.name == "li"]
    first = _number(pieces[0].get("value")) if pieces else None
    start = next((number for number in (first, _number(element.get("start"))) if number is not None), 1)
    if "reversed" in element.attributes:
        context.findings.add("MARK001", element.span, "the numbers of this list count down on the page, and up here")
    elif start < 0:
        context.findings.add("MARK001", element.span, f"the list begins at {start} on the page, and at 0 here")
    elif other := next(_renumbered(pieces, start), None):
        context.findings.add("MARK001", other.span, "an item with a number of its own has the next number here")
    return [m.OrderedList(items, max(start, 0), _style(element), span=element.span)]


def _renumbered(pieces: list[Element], start: int) -> Iterator[Element]:
    """Yield the items whose own number is not the next one."""
    for following, item in enumerate(pieces, start):
        if _number(item.get("value")) not in {None, following}:
            yield item


def _number(written: str) -> int | None:
    return int(written) if _NUMBER.fullmatch(written) else None


def _style(element: Element) -> m.NumberStyle:
    by_style = _STYLE_TYPE.search(element.get("style"))
    return _STYLES.get(by_style[1] if by_style else element.get("type"), "decimal")


def _items(content: tuple[Part, ...], span: m.Span) -> Iterator[m.Item]:
    """Yield the items of a list; what stands between two of them belongs to the one before it."""
    waiting: Piece | None = None
    stray: list[Part] = []
    for part in unnested(content, _LI):
        if isinstance(part, Piece) and part.element.name == "li":
            yield from _item(waiting, stray, span)
            waiting, stray = part, []
        elif not is_blank(part):
            stray.append(part)
    yield from _item(waiting, stray, span)


def _item(item: Piece | None, stray: list[Part], span: m.Span) -> Iterator[m.Item]:
    content = (*item.content, *stray) if item else tuple(stray)
    if item is None and not stray:
        return
    found = inner(content)
    if found or item:
        yield m.Item(found, _task(content), span=item.element.span if item else span)


def _task(content: tuple[Part, ...]) -> Literal["", "open", "done"]:
    """Tell whether an item begins with a box to tick, and if so whether it is ticked."""
    first = next((part for part in content if not is_blank(part)), None)
    if isinstance(first, Piece) and first.element.name == "p":
        return _task(first.content)
    if not isinstance(first, Piece) or first.element.get("type") != "checkbox":
        return ""
    return "done" if "checked" in first.element.attributes else "open"


# Lists of terms


def terms(element: Element, content: tuple[Part, ...], _: Context) -> list[Part]:
    """Make `dl` a list of terms with their descriptions."""
    items = tuple(_descriptions(content))
    return [m.DescriptionList(items, span=element.span)] if items else []


def _descriptions(content: tuple[Part, ...]) -> Iterator[m.Description]:
    names: list[m.Inlines] = []
    details: list[m.Blocks] = []
    span: m.Span | None = None
    for part in unnested(content, frozenset({"dt", "dd"})):
        if isinstance(part, Piece) and part.element.name == "dt":
            if details:
                yield m.Description(tuple(names), tuple(details), span=span)
                names, details, span = [], [], None
            run, rest = one_run(part.content)
            span = span or part.element.span
            names.append(run)
            details += [rest] if rest else []
        elif not is_blank(part):
            found = inner(part.content if isinstance(part, Piece) else (part,))
            span = span or (part.element.span if isinstance(part, Piece) else part.span)
            details += [found] if found else []
    if names or details:
        yield m.Description(tuple(names), tuple(details), span=span)


LISTS: dict[str, Maker] = {
    **dict.fromkeys(("dd", "dt", "li"), _piece),
    **dict.fromkeys(("dir", "menu", "ul"), bullets),
    "dl": terms,
    "ol": numbers,
}
"""Lists and their items."""
