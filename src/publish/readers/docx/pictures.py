"""Pictures: drawings, old drawings (VML) and embedded objects: what of them an article can hold (20.4, Part 4 19)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import PurePosixPath
from typing import NamedTuple

from publish import model as m
from publish.readers.docx.charts import chart, diagram
from publish.readers.docx.manuscript import Story
from publish.readers.docx.wml import Element, attribute, child, descendants, kind, number, q
from publish.readers.findings import quoted

_EMU_PER_TWIP = 635
_EMU_PER_PIXEL = 9525
# What Word writes behind the alternatives that it makes up.
_GENERATED = re.compile(
    r"\s*(?:Description automatically generated|AI-generated content may be incorrect\.?)(?: with \w+ confidence)?\s*$",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture in a paragraph: what it shows, and whether it stands in the line or floats beside it."""

    resource: str
    alt: m.Alternative
    width: int
    floats: bool
    span: m.Span

    def image(self) -> m.Image:
        """Return it as a part of the line."""
        return m.Image(self.resource, self.alt, span=self.span)

    def figure(self) -> m.Figure:
        """Return it as a block."""
        return m.Figure(self.resource, self.alt, width=self.width, span=self.span)


Made = Picture | tuple[Element | m.Block, ...]


def drawn(element: Element, story: Story, span: m.Span) -> Iterator[Made]:
    """Yield the pictures of a drawing, then what else stands in it, as blocks."""
    found = list(_pictures(element, story, span))
    yield from found
    others = tuple(_others(element, story, span))
    if others:
        yield others
    if not found and not others:
        _tell_lost(element, story, span)


def _pictures(element: Element, story: Story, span: m.Span) -> Iterator[Made]:
    frame = _frame(element)
    for place, picture in enumerate(_outside_boxes(element, "pic:pic")):
        own = child(picture, "pic:nvPicPr/pic:cNvPr")
        alt = _Alternative(*_described(own if place or frame is None or not _says(frame) else frame))
        idents = [attribute(each, "r:embed") for each in descendants(picture, "asvg:svgBlip")]
        blip = child(picture, "pic:blipFill/a:blip")
        idents += [attribute(blip, "r:embed"), attribute(blip, "r:link")]
        yield _picture([ident for ident in idents if ident], alt, frame, story, span)
    for image in _outside_boxes(element, "v:imagedata"):
        shape = image.getparent()
        words = str(shape.get("alt") or "") if shape is not None else ""
        ident = attribute(image, "r:id") or attribute(image, "r:pict") or attribute(image, "o:href")
        yield _picture([ident] if ident else [], _Alternative(words.strip()), None, story, span)


class _Alternative(NamedTuple):
    words: str
    decorative: bool = False

    def node(self, name: str, span: m.Span) -> m.Alternative:
        if self.decorative:
            return m.Decorative(span=span)
        return m.Described(self.words, span=span) if self.words else m.Undescribed(name, span=span)


def _outside_boxes(element: Element, name: str) -> Iterator[Element]:
    """Yield the elements of a drawing that do not stand in one of its text boxes: those are read with their text."""
    box = q("w:txbxContent")
    for each in descendants(element, name):
        if not any(parent.tag == box for parent in _between(each, element)):
            yield each


def _between(inner: Element, outer: Element) -> Iterator[Element]:
    parent = inner.getparent()
    while parent is not None and parent is not outer:
        yield parent
        parent = parent.getparent()


def _frame(element: Element) -> Element | None:
    """Return the element that holds a drawing's name, alternative and size."""
    return next(descendants(element, "wp:inline", "wp:anchor"), None)


def _says(frame: Element) -> bool:
    words, decorative = _described(child(frame, "wp:docPr"))
    return bool(words) or decorative


def _described(properties: Element | None) -> tuple[str, bool]:
    """Return the text alternative of a drawing, and whether it is marked as decorative ([MS-ODRAWXML] 2.26)."""
    if properties is not None and kind(properties) in {"wp:inline", "wp:anchor"}:
        properties = child(properties, "wp:docPr")
    if properties is None:
        return "", False
    decorative = any(each.get("val") in {"1", "true"} for each in descendants(properties, "adec:decorative"))
    words = str(properties.get("descr") or properties.get("title") or "")
    return " ".join(words.split()), decorative


def _width(frame: Element | None, story: Story) -> int:
    """Return a drawing's width as a percentage of the text's; 0 where it is not known."""
    extent = child(frame, "wp:extent")
    emu = number(str(extent.get("cx") or "")) if extent is not None else 0
    return max(1, min(round(100 * emu / _EMU_PER_TWIP / story.manuscript.width), 100)) if emu > 0 else 0


def _is_natural(frame: Element | None, resource: m.Resource) -> bool:
    """Tell whether a picture has the size that its own pixels give it, to a fiftieth."""
    extent = child(frame, "wp:extent")
    emu = number(str(extent.get("cx") or "")) if extent is not None else 0
    natural = resource.width * _EMU_PER_PIXEL
    return abs(emu - natural) * 50 <= natural


def _picture(idents: list[str], alt: _Alternative, frame: Element | None, story: Story, span: m.Span) -> Made:
    """Return the first picture of several forms that can be shown, or a paragraph with the words for it."""
    floats = frame is not None and kind(frame) == "wp:anchor"
    words = _without_sign(alt.words, story, span)
    alt = alt._replace(words=words)
    name = "picture"
    for ident in idents:
        relationship = story.relationship(ident)
        target = relationship.target if relationship else ""
        name = PurePosixPath(target).name or name
        if relationship is None or relationship.external or target not in story.manuscript.package:
            continue
        if resource := story.manuscript.gallery.keep(story.manuscript.package.data(target), name, span):
            width = 0 if _is_natural(frame, resource) else _width(frame, story)
            return Picture(resource.id, alt.node(name, span), width, floats, span)
        break
    else:
        outside = next((r.target for i in idents if (r := story.relationship(i)) and r.external), "")
        if outside:
            story.tell("IMG005", span, "the picture is not in the file, which only names it", outside)
        else:
            story.tell("IMG002", span, f"image {quoted(name)} is not in the file")
    said = f": {alt.words}" if alt.words else ""
    return (m.Paragraph((m.Text(f"[image missing: {name}{said}]", span=span),), span=span),)


def _without_sign(words: str, story: Story, span: m.Span) -> str:
    """Take off what Word adds to a description of its own making, and tell that nobody wrote it."""
    plain = _GENERATED.sub("", words)
    if plain != words:
        story.tell("DOCX008", span, "Word made this text alternative up; read it again", plain)
    return plain


# What is no picture


def _others(element: Element, story: Story, span: m.Span) -> Iterator[Element | m.Block]:
    """Yield the text boxes of a drawing as they stand in the file, and what can be said of charts and diagrams."""
    if any(each.get(q("o:hr")) in {"t", "true", "1"} for each in element.iter()):
        yield m.ThematicBreak(span=span)
    boxes = list(_outside_boxes(element, "w:txbxContent"))
    if boxes:
        story.tell("DOCX005", span, "a text box stands after this paragraph now")
    yield from boxes
    for art in descendants(element, "v:textpath"):
        if words := str(art.get("string") or "").strip():
            yield m.Paragraph((m.Text(words, span=span),), span=span)
    for each in descendants(element, "c:chart"):
        yield from chart(attribute(each, "r:id"), _described(_frame(element))[0], story, span)
    for each in descendants(element, "dgm:relIds"):
        yield from diagram(attribute(each, "r:dm"), _described(_frame(element))[0], story, span)
    for each in descendants(element, "o:OLEObject"):
        program = str(each.get("ProgID") or "another program")
        story.tell("DOCX006", span, f"an object of «{program}» is kept as the picture that Word shows of it")


def _tell_lost(element: Element, story: Story, span: m.Span) -> None:
    words = _described(_frame(element))[0]
    words = words or next((str(each.get("alt")) for each in element.iter() if each.get("alt")), "")
    if (
        kind(element) == "w:pict"
        and not words
        and next(descendants(element, "v:shape", "v:rect", "v:group"), None) is None
    ):
        return  # a definition that other drawings use
    story.tell("DOCX006", span, "a drawing without a picture or text was left out", words)
