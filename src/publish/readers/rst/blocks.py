"""docutils' block elements to block nodes: one row an element; sections flat, each with its level."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from itertools import groupby

from docutils import nodes

from publish import model as m
from publish.readers.asides import ASIDES
from publish.readers.findings import quoted
from publish.readers.html.flow import flowed
from publish.readers.rst.inlines import INLINES, in_language, inlines
from publish.readers.rst.page import Page
from publish.readers.rst.pictures import picture, width
from publish.readers.rst.raw import raw
from publish.readers.rst.tables import table

Maker = Callable[[nodes.Element, Page], Iterator[m.Block]]


def body(node: nodes.Element, page: Page, level: int = 1) -> Iterator[m.Block]:
    """Yield the blocks of the document or of a section, where headings begin sections."""
    for child in node.children:
        match child:
            case nodes.section():
                yield _section(child, page, level)
                yield from body(child, page, level + 1)
            case nodes.container() | nodes.compound() if any(child.findall(nodes.section)):
                yield from body(child, page, level)
            case nodes.title() | nodes.subtitle() if isinstance(node, nodes.section | nodes.document):
                continue
            case _:
                yield from _blocks([child], page)


_DEEPEST = 6


def _section(node: nodes.section, page: Page, level: int) -> m.Section:
    title = next((child for child in node.children if isinstance(child, nodes.title)), None)
    words = inlines(title, page) if title is not None else ()
    span = page.title_span(title) if title is not None else page.span(node)
    return m.Section(words, id=_called(node, page), written_level=min(level, _DEEPEST), span=span)


def inner(node: nodes.Element, page: Page) -> m.Blocks:
    """Return the blocks inside another block, where no section can begin."""
    return tuple(_blocks(node.children, page))


def _blocks(children: list[nodes.Node], page: Page) -> Iterator[m.Block]:
    """Yield the blocks of nodes; inlines that stand among them are a paragraph."""
    for loose, group in groupby(children, _is_loose):
        if loose:
            holder = list(group)
            words = flowed(node for child in holder for node in _loose(child, page))
            if words:
                yield m.Paragraph(words, span=page.span(holder[0]))
            continue
        for child in group:
            assert isinstance(child, nodes.Element)
            yield from BLOCKS.get(child.tagname, _unknown)(child, page)


def _is_loose(node: nodes.Node) -> bool:
    if isinstance(node, nodes.Element):
        return node.tagname in INLINES and node.tagname not in BLOCKS
    return True


def _loose(node: nodes.Node, page: Page) -> list[m.Inline]:
    if isinstance(node, nodes.Text):
        return [m.Text(node.astext(), span=page.span(node))]
    assert isinstance(node, nodes.Element)
    return INLINES[node.tagname](node, page.span(node), page)


def _unknown(node: nodes.Element, page: Page) -> Iterator[m.Block]:
    """Keep what stands in an element that no table names; there is none today."""
    yield from _blocks(node.children, page)


def _nothing(_: nodes.Element, __: Page) -> Iterator[m.Block]:
    return iter(())


def _paragraph(node: nodes.Element, page: Page) -> Iterator[m.Block]:
    children = inlines(node, page)
    if len(children) == 1 and isinstance(children[0], m.Image):
        yield m.Figure(children[0].resource, children[0].alt, span=page.span(node))
    elif children:
        yield m.Paragraph(children, span=page.span(node))


def _transparent(node: nodes.Element, page: Page) -> Iterator[m.Block]:
    for block in inner(node, page):
        if isinstance(block, m.Paragraph) and any(name.startswith("language-") for name in node["classes"]):
            span = block.span or page.span(node)
            yield m.Paragraph(tuple(in_language(list(block.children), node, span, page)), block.kind, span=span)
        else:
            yield block


def _heading(node: nodes.Element, page: Page) -> Iterator[m.Block]:
    """Make a heading where no section begins; one over footnotes stands over nothing here, and is left out."""
    if node.astext().strip().rstrip(":") in _OVER_NOTES:
        page.findings.add("MARK006", page.span(node))
    elif children := inlines(node, page):
        yield m.Paragraph(children, kind="heading", span=page.title_span(node))


_OVER_NOTES = frozenset({"Footnotes", "Footnote", "Citations"})


def _inner_section(node: nodes.Element, page: Page) -> Iterator[m.Block]:
    for child in node.children:
        yield from _heading(child, page) if isinstance(child, nodes.title) else _blocks([child], page)


# Lists


def _bullets(node: nodes.Element, page: Page) -> Iterator[m.Block]:
    yield m.BulletList(_items(node, page), span=page.span(node))


_STYLES: dict[str, m.NumberStyle] = {
    "loweralpha": "lower-alpha",
    "upperalpha": "upper-alpha",
    "lowerroman": "lower-roman",
    "upperroman": "upper-roman",
}


def _numbers(node: nodes.Element, page: Page) -> Iterator[m.Block]:
    style = _STYLES.get(node.get("enumtype", ""), "decimal")
    yield m.OrderedList(_items(node, page), node.get("start", 1), style, span=page.span(node))


def _items(node: nodes.Element, page: Page) -> tuple[m.Item, ...]:
    return tuple(
        m.Item(inner(child, page), span=page.span(child)) for child in node.children if isinstance(child, nodes.Element)
    )


def _definitions(node: nodes.Element, page: Page) -> Iterator[m.Block]:
    items = [child for child in node.children if isinstance(child, nodes.Element)]
    yield m.DescriptionList(tuple(_definition(item, page) for item in items), span=page.span(node))


def _definition(item: nodes.Element, page: Page) -> m.Description:
    """Make a term with its descriptions; classifiers stand behind the term, as `term (classifier)`."""
    terms: list[m.Inlines] = []
    details: list[m.Blocks] = []
    for child in item.children:
        match child:
            case nodes.term():
                terms.append(inlines(child, page))
            case nodes.classifier():
                terms[-1] = flowed((*terms[-1], m.Text(" ("), *inlines(child, page), m.Text(")")))
            case nodes.Element():
                details.append(inner(child, page))
            case _:
                pass
    return m.Description(tuple(terms), tuple(details), span=page.span(item))


def fields(node: nodes.Element, page: Page) -> Iterator[m.Block]:
    """Make a list of fields a list of descriptions."""
    items = tuple(_field(child, page) for child in node.children if isinstance(child, nodes.field))
    if items:
        yield m.DescriptionList(items, span=page.span(node))


def _field(node: nodes.field, page: Page) -> m.Description:
    name, content = node.children
    assert isinstance(name, nodes.Element)
    assert isinstance(content, nodes.Element)
    return m.Description((inlines(name, page),), (inner(content, page),), span=page.span(node))


def _options(node: nodes.Element, page: Page) -> Iterator[m.Block]:
    items = tuple(_option(child, page) for child in node.children if isinstance(child, nodes.Element))
    yield m.DescriptionList(items, span=page.span(node))


def _option(node: nodes.Element, page: Page) -> m.Description:
    group, description = node.children
    assert isinstance(description, nodes.Element)
    span = page.span(node)
    terms: tuple[m.Inlines, ...] = tuple((m.Code(_written(option), span=span),) for option in group.children)
    return m.Description(terms, (inner(description, page),), span=span)


def _written(option: nodes.Node) -> str:
    """Return an option as it is typed, with its arguments."""
    return "".join(child.astext() for child in option.children)


# Quotes, verse, asides


def _quote(node: nodes.Element, page: Page) -> Iterator[m.Block]:
    source = next((child for child in node.children if isinstance(child, nodes.attribution)), None)
    content = [child for child in node.children if child is not source]
    attribution = inlines(source, page) if source is not None else ()
    blocks = tuple(_blocks(content, page))
    if blocks or attribution:
        yield m.Quote(blocks, attribution, span=page.span(node))


def _verse(node: nodes.Element, page: Page) -> Iterator[m.Block]:
    """Make stanzas of lines; an empty line parts two."""
    lines = list(node.findall(nodes.line))
    for blank, stanza in groupby(lines, lambda line: not line.astext().strip()):
        if blank:
            continue
        children: list[m.Inline] = []
        for line in stanza:
            children += [m.LineBreak(span=page.span(line))] if children else []
            children += inlines(line, page)
        if children:
            yield m.Paragraph(tuple(children), span=children[0].span)


_ASIDES: dict[str, m.AsideKind] = ASIDES | dict.fromkeys(("admonition", "sidebar", "topic"), "note")


def _aside(node: nodes.Element, page: Page) -> Iterator[m.Block]:
    kind = _ASIDES[node.tagname]
    title = next((child for child in node.children if isinstance(child, nodes.title)), None)
    content = tuple(_blocks([child for child in node.children if child is not title], page))
    words = inlines(title, page) if title is not None else ()
    if content or words:
        yield m.Aside(content, kind, words, span=page.span(node))


def _complaint(node: nodes.Element, page: Page) -> Iterator[m.Block]:
    """Keep what docutils could not read, as it was written; what it says of it was told (RST001)."""
    yield from _blocks([child for child in node.children if not isinstance(child, nodes.paragraph)], page)


def _comment(node: nodes.Element, page: Page) -> Iterator[m.Block]:
    """Leave a comment out; one that was most likely to be a directive is told."""
    if _NEARLY.match(node.astext()):
        written = quoted(node.astext().split("\n")[0])
        hint = "write two colons behind a directive's name, or nothing of the kind in a comment"
        page.findings.add(
            "RST002", page.span(node), f"a comment that looks like a directive was left out: {written}", hint
        )
    yield from ()


_NEARLY = re.compile(
    r"(?:note|tip|warning|important|caution|image|figure|code-block|math|table|csv-table|list-table):\s|[\w-]+::\S*::"
)

# What holds no prose


def _code(node: nodes.Element, page: Page) -> Iterator[m.Block]:
    classes = [name for name in node["classes"] if name not in _NO_LANGUAGES]
    named = classes[0] if "code" in node["classes"] and classes else ""
    yield m.CodeBlock(node.astext(), node.get("language", "") or named, span=page.span(node))


_NO_LANGUAGES = frozenset({"code", "literal-block", "highlight", "number-lines"})


def _session(node: nodes.Element, page: Page) -> Iterator[m.Block]:
    yield m.CodeBlock(node.astext(), "python", span=page.span(node))


def _formula(node: nodes.Element, page: Page) -> Iterator[m.Block]:
    """Make a formula; one with aligned lines needs the environment that docutils' writers put around it."""
    tex = node.astext().strip()
    if r"\begin{" not in tex and (r"\\" in tex or re.search(r"(?<!\\)&", tex)):
        tex = rf"\begin{{aligned}}{tex}\end{{aligned}}"
    if tex:
        yield m.Formula(tex, span=page.span(node))


def _break(node: nodes.Element, page: Page) -> Iterator[m.Block]:
    yield m.ThematicBreak(span=page.span(node))


# Pictures


def _image(node: nodes.Element, page: Page) -> Iterator[m.Block]:
    span = page.span(node)
    shown = picture(node, span, page)
    if isinstance(shown, m.Image):
        yield m.Figure(shown.resource, shown.alt, width=width(node), span=span)
    else:
        yield m.Paragraph((shown,), span=span)


def _figure(node: nodes.Element, page: Page) -> Iterator[m.Block]:
    """Make a figure with its caption; the legend follows it."""
    images = list(node.findall(nodes.image))
    words = next((child for child in node.children if isinstance(child, nodes.caption)), None)
    caption = inlines(words, page) if words is not None else ()
    if images:
        span = page.span(images[0])
        shown = picture(images[0], span, page)
        if isinstance(shown, m.Image):
            share = width(images[0]) or width(node)
            yield m.Figure(shown.resource, shown.alt, caption, share, _called(node, page), span=span)
        else:
            yield m.Paragraph((shown, *((m.Text(" "), *caption) if caption else ())), span=span)
    for child in node.children:
        if isinstance(child, nodes.legend):
            yield from inner(child, page)


def _called(node: nodes.Element, page: Page) -> str:
    return next((place for ident in node["ids"] if page.is_called(place := page.place(ident))), "")


def _linked(node: nodes.Element, page: Page) -> Iterator[m.Block]:
    """Make a picture that leads somewhere a paragraph, which can hold a link."""
    children = tuple(INLINES["reference"](node, page.span(node), page))
    if children:
        yield m.Paragraph(children, span=page.span(node))


def _table(node: nodes.Element, page: Page) -> Iterator[m.Block]:
    yield table(node, _called(node, page), page, inner)


def _raw(node: nodes.Element, page: Page) -> Iterator[m.Block]:
    yield from raw(node, page)


BLOCKS: dict[str, Maker] = {
    **dict.fromkeys(_ASIDES, _aside),
    "block_quote": _quote,
    "bullet_list": _bullets,
    "citation": _nothing,
    "comment": _comment,
    "compound": _transparent,
    "container": _transparent,
    "decoration": _transparent,
    "definition_list": _definitions,
    "docinfo": _nothing,
    "doctest_block": _session,
    "enumerated_list": _numbers,
    "field_list": fields,
    "figure": _figure,
    "footer": _transparent,
    "footnote": _nothing,
    "header": _transparent,
    "image": _image,
    "label": _nothing,
    "legend": _transparent,
    "line_block": _verse,
    "literal_block": _code,
    "math_block": _formula,
    "meta": _nothing,
    "option_list": _options,
    "paragraph": _paragraph,
    "pending": _nothing,
    "raw": _raw,
    "reference": _linked,
    "rubric": _heading,
    "section": _inner_section,
    "substitution_definition": _nothing,
    "subtitle": _heading,
    "system_message": _complaint,
    "table": _table,
    "target": _nothing,
    "title": _heading,
    "transition": _break,
}
"""Every block element of docutils, and what it becomes; notes and docinfo are read apart."""
