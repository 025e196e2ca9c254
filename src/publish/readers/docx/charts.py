"""Charts and diagrams: a table of the data, a list of the words (21.2, 21.4)."""

from __future__ import annotations

from collections.abc import Iterator

from publish import model as m
from publish.readers.docx.manuscript import Story
from publish.readers.docx.wml import Element, child, descendants, number

_MOST = 200
"""Rows that the table of a chart may have; more nobody reads."""


def chart(ident: str, alt: str, story: Story, span: m.Span) -> Iterator[m.Block]:
    """Yield the data of a chart as a table: Word keeps them beside the drawing, which only Word can draw."""
    root = _part(ident, story)
    title = (_text(child(root, "c:chart/c:title")) if root is not None else "") or alt
    series = list(descendants(root, "c:ser")) if root is not None else []
    rows = _rows(series, span) if series else ()
    told = "a chart is kept as a table of its data" if rows else "a chart was left out"
    story.tell("DOCX006", span, told, title)
    if rows:
        yield m.Table(rows, _words(title, span), span=span)
    elif title:
        yield m.Paragraph(_words(title, span), span=span)
    if rows and alt and alt != title:
        yield m.Paragraph(_words(alt, span), span=span)


def _part(ident: str, story: Story) -> Element | None:
    relationship = story.relationship(ident)
    package = story.manuscript.package
    return package.tree(relationship.target) if relationship and relationship.target in package else None


def _rows(series: list[Element], span: m.Span) -> tuple[m.Row, ...]:
    columns = [(_text(child(each, "c:tx")), _points(each, "c:val", "c:yVal")) for each in series]
    names = _points(series[0], "c:cat", "c:xVal")
    places = sorted({*names, *(place for _, points in columns for place in points)})[:_MOST]
    if not places:
        return ()
    head = (_cell("", "", span), *(_cell(name or str(nth), "column", span) for nth, (name, _) in enumerate(columns, 1)))
    body = (
        m.Row(
            (
                _cell(names.get(place, str(place + 1)), "row", span),
                *(_cell(points.get(place, ""), "", span) for _, points in columns),
            ),
            span=span,
        )
        for place in places
    )
    return (m.Row(head, span=span), *body)


def _points(series: Element, *names: str) -> dict[int, str]:
    """Return the values that a series has, by their index."""
    source = next((found for name in names if (found := child(series, name)) is not None), None)
    if source is None:
        return {}
    points = ((each.get("idx"), child(each, "c:v")) for each in descendants(source, "c:pt"))
    return {number(str(place)): _plain(found.text or "") for place, found in points if found is not None}


def _plain(words: str) -> str:
    """Return a value as a person writes it: a computer's 0.30000000000000004 is 0.3."""
    try:
        return f"{float(words):.6g}" if len(words) > len("0.123456") and "." in words else words
    except ValueError:
        return words


def _text(element: Element | None) -> str:
    if element is None:
        return ""
    parts = (each.text or "" for each in descendants(element, "a:t", "c:v"))
    return " ".join("".join(parts).split())


def diagram(ident: str, alt: str, story: Story, span: m.Span) -> Iterator[m.Block]:
    """Yield the words of a diagram as a list: how they hang together only the drawing says."""
    root = _part(ident, story)
    points = [_text(each) for each in descendants(root, "dgm:pt")] if root is not None else []
    words = [each for each in points if each]
    story.tell("DOCX006", span, "a diagram is kept as a list of its words" if words else "a diagram was left out", alt)
    if alt:
        yield m.Paragraph(_words(alt, span), span=span)
    if words:
        items = (m.Item((m.Paragraph(_words(each, span), span=span),), span=span) for each in words)
        yield m.BulletList(tuple(items), span=span)


def _words(words: str, span: m.Span) -> m.Inlines:
    return (m.Text(words, span=span),) if words else ()


def _cell(words: str, header: str, span: m.Span) -> m.Cell:
    blocks = (m.Paragraph(_words(words, span), span=span),) if words else ()
    return m.Cell(blocks, header if words else "", span=span)  # type: ignore[arg-type]  # one of the three
