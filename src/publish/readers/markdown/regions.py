"""Regions: blocks of HTML with the Markdown between them, as one run of elements.

`<details>`, a blank line, Markdown, a blank line and `</details>` are three blocks to CommonMark, and one thing
to a reader.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable

from publish import model as m
from publish.readers.html.building import Builder
from publish.readers.html.flow import blocks as settled
from publish.readers.html.makers import MAKERS
from publish.readers.markdown.branches import Branch
from publish.readers.markdown.html import UNHELD, Event, Step, events, paired, telling
from publish.readers.markdown.page import Page, tell_templates

Make = Callable[[Branch], Iterable[m.Block]]


def has_html(children: tuple[Branch, ...]) -> bool:
    """Tell whether HTML stands among blocks."""
    return any(child.token.type == "html_block" for child in children)


def region(children: tuple[Branch, ...], page: Page, make: Make) -> m.Blocks:
    """Return the blocks of siblings among which HTML stands; `make` makes those of Markdown."""
    steps, unpaired = paired(_steps(children, page))
    for name, line in unpaired:
        page.findings.add("MARK001", m.Span(line), f"HTML <{name}> has no {_half(name)}; the tag was left out")
    builder = Builder(page)
    for step in steps:
        _give(step, builder, page, make)
    return settled(builder.parts())


_SHOWN = ("title", "caption", "label", "summary")
"""Attributes of components whose words a site shows."""


def _shown(step: Event, builder: Builder, page: Page, span: m.Span) -> None:
    """Keep the words that a component of a site would show."""
    for name in _SHOWN:
        if words := step.attributes.get(name, "").strip():
            builder.add(m.Paragraph(tuple(page.text(words, span)), span=span))


def _half(name: str) -> str:
    return "opening tag" if name.startswith("/") else "closing tag"


def _steps(children: tuple[Branch, ...], page: Page) -> Iterable[Step]:
    for child in children:
        if child.token.type != "html_block":
            yield child
            continue
        first = page.span(child.token).line
        for event in events(child.token.content):
            yield event._replace(line=event.line + first)


def _give(step: Step, builder: Builder, page: Page, make: Make) -> None:
    if isinstance(step, Branch):
        builder.add(*make(step))
        return
    span = m.Span(step.line)
    match step.kind:
        case "open":
            if step.name in UNHELD:
                page.findings.add("MARK001", span, telling(step.name))
            page.note_place(step.name, step.attributes)
            builder.open(step.name, step.attributes, span)
            if step.name not in MAKERS:
                _shown(step, builder, page, span)
        case "close":
            builder.close()
        case "words":
            blank = len(step.name) - len(step.name.lstrip())
            span = m.Span(step.line + step.name.count("\n", 0, blank))
            tell_templates(step.name, span, page.findings)
            builder.text(step.name, span)
        case "lost":
            page.findings.add("MARK001", span, telling(step.name))
