"""Runs: the content of a paragraph as atoms of one look, and what stands in it that is no part of a line (17.3)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import Literal, NamedTuple

from publish import model as m
from publish.readers.docx import fields, formulas
from publish.readers.docx.languages import of_run
from publish.readers.docx.looks import Atom, Look, Machine
from publish.readers.docx.manuscript import Story
from publish.readers.docx.pictures import Picture, drawn
from publish.readers.docx.symbols import is_symbolic, private, sign
from publish.readers.docx.wml import Element, attribute, child, descendants, is_on, kind, value, words_of
from publish.readers.links import link_target

_BREAKS = frozenset({"page", "column"})
_IGNORED = frozenset(
    {
        "w:pPr",
        "w:rPr",
        "w:sectPr",
        "w:proofErr",
        "w:bookmarkStart",
        "w:bookmarkEnd",
        "w:commentRangeStart",
        "w:commentRangeEnd",
        "w:lastRenderedPageBreak",
        "w:softHyphen",  # a place where a line may break
        "w:footnoteRef",
        "w:endnoteRef",
        "w:annotationRef",
        "w:separator",
        "w:continuationSeparator",
        "w:instrText",
        "w:delText",
        "w:permStart",
        "w:permEnd",
    }
)


class Inset(NamedTuple):
    """What stands in a paragraph and is none of its words: a block of its own, here or after the paragraph."""

    blocks: tuple[Element | m.Block, ...]
    place: Literal["here", "after"]


Content = Atom | Inset | Picture


class Line(NamedTuple):
    """The paragraph that a run stands in: its story, its place, its style, and whether it is a heading."""

    story: Story
    span: m.Span
    style: str
    is_heading: bool = False


def content(paragraph: Element, line: Line) -> list[Content]:
    """Return what a paragraph holds, in order."""
    return list(_inside(paragraph, line, ""))


def _inside(parent: Element, line: Line, link: str) -> Iterator[Content]:
    for each in parent:
        match kind(each):
            case "w:r":
                yield from _run(each, line, link)
            case "w:hyperlink":
                yield from _inside(each, line, _hyperlink(each, line))
            case "m:oMath":
                yield from _formula(each, line)
            case "m:oMathPara":
                yield from _shown_formulas(each, line)
            case "w:ruby":
                yield from _ruby(each, line, link)
            case name if name not in _IGNORED:
                yield from _inside(each, line, link)
            case _:
                pass


# Links


def _hyperlink(element: Element, line: Line) -> str:
    relationship = line.story.relationship(attribute(element, "r:id"))
    url = relationship.target if relationship else ""
    place = attribute(element, "w:anchor")
    return _target(f"{url}#{place}" if place else url, line)


def _target(written: str, line: Line) -> str:
    """Return where a link leads: a section for a bookmark of the file, else an address that is safe."""
    if not written.startswith("#"):
        return link_target(written, line.story.manuscript.findings, line.span) if written else ""
    place = line.story.manuscript.places.get(written[1:])
    if not place:
        line.story.tell(
            "LINK002", line.span, "the place that a link leads to is in no section of the file", written[1:]
        )
    return f"#{place}" if place else ""


# Runs


def _run(run: Element, line: Line, link: str) -> Iterator[Content]:
    properties = child(run, "w:rPr")
    if _is_hidden(properties, line):
        if words := words_of(run):
            line.story.manuscript.hidden.append((line.span, words))
        return
    look = _look(properties, line)
    look = replace(look, link=link) if link else look
    own_mark = any(attribute(each, "w:customMarkFollows") in {"1", "true", "on"} for each in run)
    for leaf in run:
        # The mark that an author chose for a note gives way to the number that every edition counts.
        if leaf.get(fields.DROPPED) is not None or (own_mark and kind(leaf) in {"w:t", "w:sym"}):
            continue
        led = look
        if target := leaf.get(fields.LINK):
            led = replace(look, link=_target(str(target), line))
        if counter := leaf.get(fields.SEQUENCE):
            led = replace(led, sequence=str(counter))
        yield from _leaf(leaf, properties, line, led)


def _is_hidden(properties: Element | None, line: Line) -> bool:
    own = child(properties, "w:vanish")
    if own is not None:
        return is_on(own)
    styles = line.story.manuscript.styles
    return styles.toggles(value(properties, "w:rStyle"), "w:vanish") or styles.toggles(line.style, "w:vanish")


def _look(properties: Element | None, line: Line) -> Look:
    styles = line.story.manuscript.styles
    style = value(properties, "w:rStyle")
    trait = styles.trait(style) if style else ""

    def on(name: str, meant: str = "") -> bool:
        own = child(properties, name)
        styled = bool(style) and (styles.toggles(style, name) or trait == meant != "")
        return is_on(own) if own is not None else styled

    vertical = value(properties, "w:vertAlign") or (styles.text(style, "w:vertAlign") if style else "")
    machine: Machine = "code" if trait == "code" else "keyboard" if trait == "keyboard" else ""
    return Look(
        strong=not line.is_heading and not machine and on("w:b", "strong"),
        emphasis=not machine and on("w:i", "emphasis"),
        strike=on("w:strike") or on("w:dstrike"),
        vertical={"subscript": "sub", "superscript": "sup"}.get(vertical, ""),  # type: ignore[arg-type]  # three of them
        machine=machine,
    )


def _leaf(leaf: Element, properties: Element | None, line: Line, look: Look) -> Iterator[Content]:  # noqa: C901, PLR0912  # one case a kind of leaf
    story, span = line.story, line.span
    match kind(leaf):
        case "w:t":
            note = str(leaf.get(fields.NOTE) or "")
            again = Atom(m.NoteReference(_noted(note, line), span=span)) if note else None
            yield from [again] if again else _words(leaf, properties, line, look)
        case "w:tab" | "w:ptab":
            yield Atom(m.Text("\t" if look.machine else " ", span=span), look)
        case "w:br" if attribute(leaf, "w:type") in _BREAKS:
            yield Atom(m.Text(" ", span=span))
        case "w:br" | "w:cr":
            yield Atom(m.LineBreak(span=span), look)
        case "w:noBreakHyphen":
            yield Atom(m.Text("\u2011", span=span), look)
        case "w:sym":
            yield from _symbol(leaf, line, look)
        case "w:footnoteReference" | "w:endnoteReference" as name:
            note = story.manuscript.call(
                name.removeprefix("w:").removesuffix("Reference"), attribute(leaf, "w:id"), span
            )
            yield Atom(m.NoteReference(note, span=span))
        case "w:commentReference":
            story.manuscript.comments.setdefault(attribute(leaf, "w:id"), span)
        case "w:fldChar" if leaf.get(fields.CHECKED) is not None:
            yield Atom(m.Text("☒" if leaf.get(fields.CHECKED) == "1" else "☐", span=span), look)
        case "w:drawing" | "w:pict" | "w:object":
            for made in drawn(leaf, story, span):
                yield made if isinstance(made, Picture) else _inset(made)
        case "w:ruby":
            yield from _ruby(leaf, line, look.link)
        case "m:oMath":
            yield from _formula(leaf, line)
        case name if name not in _IGNORED and name != "w:fldChar":
            yield from _inside(leaf, line, look.link)
        case _:
            pass


def _inset(blocks: tuple[Element | m.Block, ...]) -> Inset:
    """Return what a drawing holds: a line across the page stays where it is, all else follows the paragraph."""
    is_line = all(isinstance(block, m.ThematicBreak) for block in blocks)
    return Inset(blocks, "here" if is_line else "after")


def _noted(place: str, line: Line) -> str:
    name, _, ident = place.partition(" ")
    return line.story.manuscript.call(name, ident, line.span)


def _words(leaf: Element, properties: Element | None, line: Line, look: Look) -> Iterator[Atom]:
    manuscript = line.story.manuscript
    words = (leaf.text or "").replace("\u00ad", "")  # as w:softHyphen
    font = attribute(child(properties, "w:rFonts"), "w:ascii")
    if is_symbolic(font) or private(words):
        words = "".join(_sign(char, font, line) for char in words)
    if look.machine:
        yield Atom(m.Text(words, span=line.span), look)
        return
    languages = of_run(properties, line.style, manuscript.styles)
    for stretch, lang in manuscript.speech.of(words, languages, rtl=is_on(child(properties, "w:rtl"))):
        yield Atom(m.Text(stretch, span=line.span), replace(look, lang=lang) if lang else look)


def _sign(char: str, font: str, line: Line) -> str:
    """Return a character of a font with a code of its own; in Word those stand in the private area."""
    if not private(char) and not (is_symbolic(font) and char.isascii() and font.lower() != "symbol"):
        return char
    return _told(sign(font or "Symbol", ord(char)), f"{ord(char):04X}", font, line)


def _symbol(leaf: Element, line: Line, look: Look) -> Iterator[Atom]:
    """Yield a sign of a font by its code (17.3.3.30)."""
    font, code = attribute(leaf, "w:font"), attribute(leaf, "w:char")
    try:
        found = sign(font, int(code, 16))
    except ValueError:
        found = ""
    yield Atom(m.Text(_told(found, code, font, line), span=line.span), look)


def _told(found: str, code: str, font: str, line: Line) -> str:
    if not found:
        line.story.tell("DOCX009", line.span, f"the sign {code} of the font «{font}» has no character that we know")
    return found or "\ufffd"


# Formulas and readings


def _formula(element: Element, line: Line) -> Iterator[Content]:
    source = formulas.mathml(element)
    if source:
        yield Atom(m.Math(source, "mathml", span=line.span))


def _shown_formulas(element: Element, line: Line) -> Iterator[Content]:
    sources = [formulas.mathml(each) for each in descendants(element, "m:oMath")]
    made = tuple(m.Formula(source, "mathml", span=line.span) for source in sources if source)
    if made:
        yield Inset(made, "here")


def _ruby(element: Element, line: Line, link: str) -> Iterator[Content]:
    """Yield words with their reading in brackets behind them, as where no ruby can be shown (17.3.3.25)."""
    base, reading = child(element, "w:rubyBase"), child(element, "w:rt")
    if base is not None:
        yield from _inside(base, line, link)
    if reading is not None and (words := words_of(reading)):
        yield Atom(m.Text(f"（{words}）", span=line.span))
