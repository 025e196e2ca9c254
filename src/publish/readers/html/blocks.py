"""Block elements of HTML to blocks: paragraphs, headings, quotations, code, asides, and what only holds them."""

from __future__ import annotations

import re

from msgspec.structs import replace

from publish import model as m
from publish.model.walk import plain_text
from publish.readers.asides import ASIDES
from publish.readers.html.flow import inner, one_run, paragraphs
from publish.readers.html.parts import Context, Element, Maker, Part, Piece, is_block, is_inline, nothing

# How Sphinx, Docusaurus, MkDocs, Quarto, GitHub, Bootstrap and GOV.UK mark a box beside the text.
_BOXES = frozenset({"admonition", "callout", "alert", "markdown-alert", "notice", "custom-block", "theme-admonition"})
_BOX_KIND = re.compile(r"(?:admonition|callout|alert|markdown-alert|notice|theme-admonition)(?:--?|__)(\w+)")
_BOX_TITLES = frozenset(
    """admonition-title callout-title callout-title-container markdown-alert-title alert-title alert-heading
    custom-block-title""".split()  # noqa: SIM905  # a table of names reads best as words
)


def container(element: Element, content: tuple[Part, ...], _: Context) -> list[Part]:
    """Make an element that only holds others what stands in it, each run of words a paragraph."""
    if element.classes & _BOX_TITLES and content:
        return [Piece(element, content)]
    made = paragraphs(content)
    kind = _box_kind(element) or ("note" if "note" in element.roles else None)
    return _aside(kind, made, element.span) if kind and any(map(is_block, made)) else made


def _box_kind(element: Element) -> m.AsideKind | None:
    """Return the kind of a box beside the text, or None for any other element."""
    classes = element.classes
    if not any(name in _BOXES or _BOX_KIND.fullmatch(name) for name in classes):
        return None
    named = [found[1] for name in sorted(classes) if (found := _BOX_KIND.fullmatch(name))]
    return next((ASIDES[name] for name in (*named, *sorted(classes)) if name in ASIDES), None)


def _aside(kind: m.AsideKind, made: list[Part], span: m.Span) -> list[Part]:
    """Make a box; its title is what is marked as one, or the heading that it begins with."""
    titles = [part for part in made if isinstance(part, Piece) and part.element.classes & _BOX_TITLES]
    rest = [part for part in made if not (titles and part is titles[0])]
    title, more = one_run(titles[0].content) if titles else ((), ())
    if not titles and rest and isinstance(rest[0], m.Section):
        title, rest = rest[0].title, rest[1:]
    found = (*more, *inner(rest))
    return [m.Aside(found, kind, title, span=span)] if found or title else []


def aside(element: Element, content: tuple[Part, ...], _: Context) -> list[Part]:
    """Make `aside` something beside the main text."""
    kind = next((ASIDES[name] for name in sorted(element.classes) if name in ASIDES), None)
    return _aside(_box_kind(element) or kind or "note", paragraphs(content), element.span)


def details(element: Element, content: tuple[Part, ...], _: Context) -> list[Part]:
    """Make `details` a box that shows all it holds, under the words of its `summary`."""
    summaries = [part for part in content if isinstance(part, Piece) and part.element.name == "summary"]
    rest = [part for part in content if not (summaries and part is summaries[0])]
    title, more = one_run(summaries[0].content) if summaries else ((), ())
    found = (*more, *inner(rest))
    return [m.Aside(found, "details", title, span=element.span)] if found or title else []


def piece(element: Element, content: tuple[Part, ...], _: Context) -> list[Part]:
    """Make an element that only its parent understands a piece."""
    return [Piece(element, content)]


def heading(element: Element, content: tuple[Part, ...], _: Context) -> list[Part]:
    """Make `h1` to `h6` a heading, with what no heading can hold behind it."""
    parts = paragraphs(content)
    place = next((i for i, part in enumerate(parts) if isinstance(part, m.Section)), len(parts))
    title, rest = one_run(content if place == len(parts) else parts[:place])
    level = int(element.name[1])
    return [m.Section(title, id=element.get("id"), written_level=level, span=element.span), *rest, *parts[place:]]


# Quotations

_DASH = re.compile(r"\s*(?:[—―]|–\s|--{1,2})\s*(?=\S)")
_LONGEST_ATTRIBUTION = 200


def quotation(element: Element, content: tuple[Part, ...], _: Context) -> list[Part]:
    """Make `blockquote` a quotation; `Source` inside it, or a last line with a dash, says who is quoted."""
    made = paragraphs(content)
    sources = [part for part in made if isinstance(part, Piece) and part.element.name == "Source"]
    found = inner(part for part in made if part not in sources)
    attribution, more = one_run([part for source in sources for part in source.content])
    found = (*found, *more)
    if not attribution:
        found, attribution = _with_last_line(found)
    return [m.Quote(found, _undashed(attribution), span=element.span)] if found or attribution else []


def _with_last_line(found: m.Blocks) -> tuple[m.Blocks, m.Inlines]:
    last = found[-1] if len(found) > 1 else None
    if not isinstance(last, m.Paragraph) or last.kind == "heading":
        return found, ()
    words = plain_text(last.children)
    is_source = _DASH.match(words) and len(words) <= _LONGEST_ATTRIBUTION and "\n" not in words
    return (found[:-1], last.children) if is_source else (found, ())


def _undashed(run: m.Inlines) -> m.Inlines:
    """Return an attribution without the dash before it, which each writer adds."""
    first = run[0] if run else None
    if not isinstance(first, m.Text) or not (dash := _DASH.match(f"{first.text}x")):
        return run
    rest = first.text[dash.end() :].lstrip()
    return ((replace(first, text=rest),) if rest else ()) + run[1:]


# Code


def verbatim(element: Element, content: tuple[Part, ...], _: Context) -> list[Part]:
    """Make `pre` lines of computer text, with the pictures that stood in it behind them."""
    text = "".join(_raw(part) for part in content).removeprefix("\n").rstrip()
    others = [part for part in content if isinstance(part, m.Image | m.NoteReference)]
    code = [m.CodeBlock(text, element.get("data-language"), span=element.span)] if text.strip() else []
    return [*code, *paragraphs(others)]


def _raw(part: Part) -> str:
    if isinstance(part, Piece):
        return "".join(_raw(inside) for inside in part.content)
    return plain_text((part,)) if is_inline(part) and not isinstance(part, m.Image) else ""


def new_line(element: Element, content: tuple[Part, ...], _: Context) -> list[Part]:
    """Make `br` inside `pre` the end of a line."""
    return [m.Text("\n", span=element.span), *content]


def own_line(element: Element, content: tuple[Part, ...], _: Context) -> list[Part]:
    """Make a block inside `pre` lines of their own."""
    ends = content and isinstance(content[-1], m.Text) and content[-1].text.endswith("\n")
    return [*content, *([] if ends else [m.Text("\n", span=element.span)])]


def _break(element: Element, content: tuple[Part, ...], _: Context) -> list[Part]:
    return [m.ThematicBreak(span=element.span), *paragraphs(content)]


BLOCKS: dict[str, Maker] = {
    "aside": aside,
    "blockquote": quotation,
    "details": details,
    "hr": _break,
    "listing": verbatim,
    "plaintext": verbatim,
    "pre": verbatim,
    "xmp": verbatim,
    **dict.fromkeys(("h1", "h2", "h3", "h4", "h5", "h6"), heading),
    **dict.fromkeys(("summary", "figcaption", "legend", "Source"), piece),
    **dict.fromkeys(("script", "style", "template", "head", "link", "meta", "base", "title", "datalist"), nothing),
} | dict.fromkeys(
    "address article body center dialog div fieldset footer form header hgroup html main marquee nav p search section "  # noqa: SIM905  # a table of names reads best as words
    "slot".split(),
    container,
)
"""Elements that stand on their own lines."""
