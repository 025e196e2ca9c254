"""Paragraphs: each becomes the pieces that it holds (17.3.1)."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from publish import model as m
from publish.model.walk import plain_text
from publish.readers.asides import ASIDES
from publish.readers.depth import TooDeep
from publish.readers.docx.looks import Atom, nested
from publish.readers.docx.manuscript import LINE, Story
from publish.readers.docx.numbering import Place
from publish.readers.docx.own_words import without_kind, without_state
from publish.readers.docx.pictures import Picture
from publish.readers.docx.pieces import Piece, after_label
from publish.readers.docx.runs import Content, Inset, Line, content
from publish.readers.docx.styles import Kind
from publish.readers.docx.tables import table
from publish.readers.docx.wml import Element, attribute, child, kind, number, value

DEEPEST = 24
"""How many cells and text boxes may stand in each other."""
_BODY_LEVEL = 9
_DEEPEST_WRITTEN = 6
_BREAK = re.compile(r"(?:[*⁂•~_–—-]\s*){3,}|⁂")
_OWN_LINE = frozenset({"title", "subtitle", "author", "affiliation", "date", "term", "quote-source"})
"""Roles whose words are not a paragraph of their own."""


def pieces(container: Element, story: Story) -> Iterator[Piece]:
    """Yield the pieces of the body, a note, a cell or a text box."""
    for each in container:
        match kind(each):
            case "w:p":
                yield from paragraph(each, story)
            case "w:tbl":
                yield from _table(each, story)
            case "m:oMathPara" | "m:oMath" | "w:r":
                wrapper = each.makeelement("{%s}p" % each.nsmap.get("w", ""))  # noqa: UP031  # braces
                wrapper.append(each)
                yield from paragraph(wrapper, story)
            case name if name not in {"w:sectPr", "w:pPr", "w:tcPr"}:
                yield from pieces(each, story)
            case _:
                pass


def _table(element: Element, story: Story) -> Iterator[Piece]:
    span = _first_place(element, story)
    made = table(element, story, span, deeper)
    indent = child(element, "w:tblPr/w:tblInd")
    left = number(attribute(indent, "w:w")) if attribute(indent, "w:type") == "dxa" else 0
    for block in made:
        yield Piece("", (block,), left=max(left, 0), span=span)


def _first_place(element: Element, story: Story) -> m.Span:
    first = next(element.iter("{*}p"), None)
    return story.span(first) if first is not None else m.Span(1)


def deeper(container: Element, story: Story, span: m.Span) -> Iterator[Piece]:
    """Yield the pieces of a cell or a text box; raise TooDeep where they stand too deep in each other."""
    if story.depth >= DEEPEST:
        raise TooDeep(span)
    yield from pieces(container, replace(story, depth=story.depth + 1))


# One paragraph


def paragraph(element: Element, story: Story) -> Iterator[Piece]:
    """Yield what a paragraph holds: mostly one piece, in its role."""
    manuscript = story.manuscript
    properties = child(element, "w:pPr")
    style = value(properties, "w:pStyle")
    what = _what(properties, manuscript.styles.paragraph(style))
    place = _place(properties, style, what, story)
    span = story.span(element)
    held = content(element, Line(story, span, style, is_heading=what.role in {"heading", "title", "subtitle"}))
    base = Piece(
        what.role,
        place=place if place and place.level.has_mark else None,
        goes_on=_goes_on(properties, place),
        left=_left(properties, what, place),
        ident=manuscript.headings.get(str(element.get(LINE)), ""),
        span=span,
        aside=what.name.lower().split()[1] if what.role.startswith("aside-") else "",
    )
    yield from _made(base, what, held, properties, story)


def _what(properties: Element | None, styled: Kind) -> Kind:
    """Return what a paragraph is; an outline level of its own makes it a heading, or takes it back (17.3.1.20)."""
    written = value(properties, "w:outlineLvl")
    if not written or styled.role not in {"", "prose", "heading"}:
        return styled
    level = number(written, _BODY_LEVEL)
    return replace(styled, role="heading", level=level + 1) if level < _BODY_LEVEL else replace(styled, role="")


def _place(properties: Element | None, style: str, what: Kind, story: Story) -> Place | None:
    own = child(properties, "w:numPr")
    num = value(own, "w:numId") or what.num
    if not num or num == "0":
        return None
    numbering = story.manuscript.numbering
    depth = value(own, "w:ilvl") or what.ilvl
    return numbering.place(num, number(depth) if depth else numbering.depth_of(num, style))


def _goes_on(properties: Element | None, place: Place | None) -> int:
    """Return the level of the item that a paragraph without a mark goes on with, where the file says so."""
    if place is not None:
        return -1 if place.level.has_mark else place.depth
    own = child(properties, "w:numPr")
    return number(value(own, "w:ilvl")) if value(own, "w:numId") == "0" and child(own, "w:ilvl") is not None else -1


def _left(properties: Element | None, what: Kind, place: Place | None) -> int:
    indent = child(properties, "w:ind")
    written = attribute(indent, "w:left") or attribute(indent, "w:start")
    return number(written) if written else what.left or (place.level.left if place else 0)


def _made(
    base: Piece, what: Kind, held: Sequence[Content], properties: Element | None, story: Story
) -> Iterator[Piece]:
    span = base.span or m.Span(1)
    atoms = [each for each in held if isinstance(each, Atom)]
    pictures = [each for each in held if isinstance(each, Picture)]
    says = any(_says_something(atom) for atom in atoms)
    follows = replace(base, role="", place=None, goes_on=base.place.depth if base.place else base.goes_on, ident="")
    counter = next((atom.look.sequence for atom in atoms if atom.look.sequence), "")
    if what.role == "contents":
        if says:
            story.manuscript.contents.append((span, plain_text(nested(atoms, span))))
    elif what.role == "break" or (not says and not pictures and _is_ruled(properties, what)):
        yield replace(base, role="", blocks=(m.ThematicBreak(span=span),))
    elif what.role == "code":
        yield replace(base, code=_code(held))
    elif what.role == "caption" or (counter and _begins_with_label(atoms)):
        yield from (replace(follows, blocks=(each.figure(),)) for each in pictures)
        yield _caption(base, atoms, counter, span, story)
    elif what.role == "heading":
        yield from _heading(base, what, held, story)
    elif what.role == "aside-label":
        yield replace(base, words=_label(base, nested(_in_line(held), span), story))
    elif what.role in _OWN_LINE and says:
        yield replace(base, words=nested(_in_line(held), span))
    elif not says and (pictures or base.place):
        yield from _figures(base, pictures, held)
    else:
        yield from _split(base, _tasked(base, held, story), span)
    yield from _after(follows, held, story, floats=says)


def _label(base: Piece, words: m.Inlines, story: Story) -> m.Inlines:
    return without_kind(words, ASIDES.get(base.aside, "note"), story.manuscript.speech.lang)


def _tasked(base: Piece, held: Sequence[Content], story: Story) -> Sequence[Content]:
    """Return an item's content without our own words for the state of a task."""
    match held:
        case (Atom(m.Text(text), look), *rest) if base.place is not None:
            plain = without_state(text, story.manuscript.speech.lang)
            return [Atom(m.Text(plain, span=base.span), look), *rest] if plain != text else held
        case _:
            return held


def _says_something(atom: Atom) -> bool:
    return not isinstance(atom.node, m.LineBreak) and not (isinstance(atom.node, m.Text) and not atom.node.text.strip())


def _is_ruled(properties: Element | None, what: Kind) -> bool:
    border = child(properties, "w:pBdr/w:bottom")
    return (border is not None and attribute(border) not in {"nil", "none"}) or (border is None and what.ruled)


def _code(held: Sequence[Content]) -> str:
    lines = (
        "\n" if isinstance(each.node, m.LineBreak) else plain_text((each.node,))
        for each in held
        if isinstance(each, Atom)
    )
    return "".join(lines).rstrip()


def _in_line(held: Sequence[Content]) -> list[Atom]:
    """Return what stands in the line: the words, and the pictures that do not float."""
    return [
        each if isinstance(each, Atom) else Atom(each.image())
        for each in held
        if isinstance(each, Atom) or (isinstance(each, Picture) and not each.floats)
    ]


def _heading(base: Piece, what: Kind, held: Sequence[Content], story: Story) -> Iterator[Piece]:
    span = base.span or m.Span(1)
    words = nested(_in_line(held), span)
    if not words:
        return
    if base.place and base.place.label:
        story.manuscript.numbered.append(span)
        words = nested([Atom(m.Text(f"{base.place.label} ", span=span)), *_in_line(held)], span)
    section = m.Section(words, id=base.ident, written_level=min(what.level, _DEEPEST_WRITTEN), span=span)
    yield replace(base, blocks=(section,), place=None)


def _begins_with_label(atoms: Sequence[Atom]) -> bool:
    """Tell whether a counter's number stands behind at most one or two words, as in «Figure 1»."""
    before: list[str] = []
    for atom in atoms:
        if atom.look.sequence:
            return len("".join(before).split()) in {1, 2}
        before.append(plain_text((atom.node,)))
    return False


def _caption(base: Piece, atoms: Sequence[Atom], counter: str, span: m.Span, story: Story) -> Piece:
    """Make a caption without its label, where every edition will count to the same number itself."""
    plain = [Atom(atom.node, replace(atom.look, sequence="")) for atom in atoms]
    piece = replace(base, role="caption", counter=counter or base.counter, place=None)
    place = next((place for place, atom in enumerate(atoms) if atom.look.sequence), None)
    if place is None or not _begins_with_label(atoms):
        return replace(piece, words=nested(plain, span))
    story.manuscript.captions[counter] += 1
    shown = "".join(plain_text((atom.node,)) for atom in atoms[place:] if atom.look.sequence)
    end = next((at for at in range(place, len(atoms)) if not atoms[at].look.sequence), len(atoms))
    rest = plain[end:]
    if shown.strip() != str(story.manuscript.captions[counter]) or not rest or not isinstance(rest[0].node, m.Text):
        return replace(piece, words=nested(plain, span))
    first = Atom(m.Text(after_label(rest[0].node.text), span=rest[0].node.span), rest[0].look)
    return replace(piece, words=nested([first, *rest[1:]], span))


def _figures(base: Piece, pictures: Sequence[Picture], held: Sequence[Content]) -> Iterator[Piece]:
    """Yield the pictures of a paragraph without words; an item's mark goes to the first, or stands alone."""
    here = [block for each in held if isinstance(each, Inset) and each.place == "here" for block in each.blocks]
    blocks = (*(each.figure() for each in pictures), *(each for each in here if not isinstance(each, Element)))
    if blocks:
        yield replace(base, blocks=blocks)
    elif base.place and not any(isinstance(each, Inset) for each in held):
        yield base


def _split(base: Piece, held: Sequence[Content], span: m.Span) -> Iterator[Piece]:
    """Yield the words of a paragraph, cut where a formula stands on a line of its own."""
    made: list[m.Block] = []
    line: list[Atom] = []
    for each in [*held, None]:
        if isinstance(each, Atom):
            line.append(each)
        elif isinstance(each, Picture) and not each.floats:
            line.append(Atom(each.image()))
        elif each is None or (isinstance(each, Inset) and each.place == "here"):
            made += _prose(line, span)
            line = []
            made += [] if each is None else [block for block in each.blocks if not isinstance(block, Element)]
    for place, block in enumerate(made):
        yield (
            replace(base, blocks=(block,))
            if not place
            else replace(base, blocks=(block,), place=None, goes_on=base.place.depth if base.place else base.goes_on)
        )


def _prose(line: Sequence[Atom], span: m.Span) -> list[m.Block]:
    words = nested(line, span)
    match words:
        case ():
            return []
        case (m.Math(source, notation, spoken),):
            return [m.Formula(source, notation, spoken, span=span)]
        case (m.Text(text),) if _BREAK.fullmatch(text.strip()):
            return [m.ThematicBreak(span=span)]
        case _:
            return [m.Paragraph(words, span=span)]


def _after(follows: Piece, held: Sequence[Content], story: Story, *, floats: bool) -> Iterator[Piece]:
    """Yield what is anchored in a paragraph but stands beside it: floating pictures and text boxes."""
    span = follows.span or m.Span(1)
    for each in held:
        if isinstance(each, Picture) and each.floats and floats:
            yield replace(follows, blocks=(each.figure(),))
        elif isinstance(each, Inset) and each.place == "after":
            for block in each.blocks:
                if isinstance(block, Element):
                    yield from (replace(piece, goes_on=follows.goes_on) for piece in deeper(block, story, span))
                else:
                    yield replace(follows, blocks=(block,))
