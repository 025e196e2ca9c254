"""The article as one XHTML page, and what WeasyPrint wants otherwise than a browser."""

from __future__ import annotations

from collections.abc import Iterator
from xml.etree.ElementTree import Element, SubElement

from publish import markup
from publish.catalogue import words
from publish.exporters.pdf import metadata, widths
from publish.exporters.pdf.shelf import picture_address
from publish.model import Article, Section
from publish.model.walk import plain_text, walk
from publish.themes import Theme

_SECTIONS_FOR_CONTENTS = 3
_LINES_TOGETHER = 12
_HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
_INLINE = frozenset({"a", "em", "q", "s", "span", "strong", "sub", "sup"})
_SVG = "{http://www.w3.org/2000/svg}"


def page(article: Article, theme: Theme) -> str:
    """Return the whole article: title, contents, text, notes, imprint."""
    medium = markup.Medium(
        image=picture_address,
        place=lambda ident: f"#{ident}",
        math="svg",
        epub_types=False,
        words=words(article.meta.lang),
    )
    setting = markup.setting(article, medium)
    parts = (
        markup.front(setting),
        markup.contents(setting) if _has_contents(article, theme) else markup.EMPTY,
        markup.blocks(setting, article.body),
        markup.notes(setting),
        markup.imprint(setting),
        markup.accessibility(setting),
    )
    return markup.document(
        lang=article.meta.lang,
        title=plain_text(article.title),
        head=metadata.elements(article.meta),
        body=markup.lines(parts),
    )


def adapt(root: Element) -> None:
    """Change a parsed page where WeasyPrint 70 or our fonts want it otherwise than a browser."""
    for drawing in root.iter(f"{_SVG}svg"):
        if label := drawing.get("aria-label"):
            SubElement(drawing, f"{_SVG}title").text = label  # the only alternative it reads of a drawing
    for picture in root.iter("img"):
        # Its attributes outweigh the stylesheet: the height would not follow a width that had to shrink.
        picture.attrib.pop("height", None)
        if picture.get("class"):  # set by the stylesheet: inside a sentence, or with a width of its own
            picture.attrib.pop("width", None)
    for heading in root.iter():
        if heading.tag in _HEADINGS:
            heading.set("data-name", " ".join("".join(_name(heading)).split()))
    for element in reversed([element for element in root.iter() if element.tag in _INLINE]):
        _give_space(element)
    for code in root.iter("pre"):
        if "".join(code.itertext()).count("\n") < _LINES_TOGETHER:
            code.set("class", "short")
    widths.break_long_words(root)
    widths.cut_endless_words(root)
    widths.fit_tables(root)


def _name(element: Element) -> Iterator[str]:
    """Yield the words of a heading as the outline and the running head have them: formulas said, no calls of notes."""
    if element.get("role") == "doc-noteref":
        return
    yield element.get("aria-label") or element.get("alt") or element.text or ""
    for child in () if element.get("aria-label") else element:
        yield from _name(child)
        yield child.tail or ""


def _give_space(element: Element) -> None:
    """Move the space that ends an inline element behind it: inside, WeasyPrint may break the line at its first word."""
    last = element[-1] if len(element) else None
    words = (element.text if last is None else last.tail) or ""
    kept = words.rstrip(" \n")
    if kept == words:
        return
    if last is None:
        element.text = kept
    else:
        last.tail = kept
    element.tail = words[len(kept) :] + (element.tail or "")


def _has_contents(article: Article, theme: Theme) -> bool:
    """Tell whether a contents list is shown: as the author says, else as the theme says of a longer article."""
    if article.meta.toc is not None:
        return article.meta.toc
    sections = sum(isinstance(node, Section) for node in walk(article))
    return theme.toc and sections >= _SECTIONS_FOR_CONTENTS
