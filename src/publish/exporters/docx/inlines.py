"""Inlines: the words of a paragraph as runs, links, fields, drawings and formulas."""

from __future__ import annotations

from dataclasses import replace
from typing import Literal, assert_never
from urllib.parse import quote, urlsplit

from publish.catalogue import Words, found, words
from publish.exporters.docx import formulas
from publish.exporters.docx.manuscript import Manuscript
from publish.exporters.docx.page import text_area
from publish.exporters.docx.pictures import PictureError, drawing
from publish.exporters.docx.places import note_place
from publish.exporters.docx.runs import Run, field, prose, verbatim
from publish.exporters.docx.wml import NOTHING, Xml, el, join
from publish.model import nodes as n
from publish.model.walk import plain_text, walk


def inlines(children: n.Inlines, run: Run, manuscript: Manuscript) -> Xml:
    """Return the content of a paragraph."""
    return join(inline(child, run, manuscript) for child in children)


def inline(node: n.Inline, run: Run, manuscript: Manuscript) -> Xml:
    """Return one inline; every field of every class is either shown or named in docs/formats/docx.md."""
    match node:
        case n.Text(written):
            return prose(written, noted(run, manuscript))
        case n.Emphasis(children):
            return inlines(children, run.with_trait("Emphasis"), manuscript)
        case n.Strong(children):
            return inlines(children, run.with_trait("Strong"), manuscript)
        case n.Strike(children):
            return inlines(children, run.with_trait("Strikethrough"), manuscript)
        case n.Subscript(children):
            return inlines(children, _only(run, "Superscript").with_trait("Subscript"), manuscript)
        case n.Superscript(children):
            return inlines(children, _only(run, "Subscript").with_trait("Superscript"), manuscript)
        case n.Code(code):
            return verbatim(code, noted(replace(run.with_trait("VerbatimChar"), rtl=False), manuscript))
        case n.Keyboard(keys):
            return prose(keys, noted(run.with_trait("HTMLKeyboard"), manuscript))
        case n.Quoted(children):
            return _quoted(children, run, manuscript)
        case n.Link(target, children):
            return _link(target, children, run, manuscript)
        case n.Foreign(lang, children):
            return inlines(children, run.in_language(lang, manuscript.lang), manuscript)
        case n.Abbreviation(short, _expansion):
            return prose(short, noted(run, manuscript))
        case n.Pronounced(_say, children):
            return inlines(children, run, manuscript)
        case n.NoteReference(note):
            return _note_reference(note, manuscript)
        case n.Math(source, notation, _spoken):
            return formula(node, source, notation, run, manuscript)
        case n.Image(resource, alt):
            return picture(node, resource, alt, run, manuscript)
        case n.LineBreak():
            return el("w:r", el("w:br"))
        case n.Sentence(_id, children):
            return inlines(children, run, manuscript)
        case _:
            assert_never(node)


def noted(run: Run, manuscript: Manuscript) -> Run:
    """Keep the run's traits, so that the style sheet has a style for them."""
    if run.traits:
        manuscript.traits.add(run.traits)
    return run


def own_words(message: str, manuscript: Manuscript) -> Xml:
    """Return words of ours, in the language that they are really in."""
    return prose(message, manuscript.own_run)


def _only(run: Run, other: Literal["Subscript", "Superscript"]) -> Run:
    """Leave out the position that another is about to replace."""
    return replace(run, traits=run.traits - {other})


def _quoted(children: n.Inlines, run: Run, manuscript: Manuscript) -> Xml:
    marks = _marks(run.lang or manuscript.lang, manuscript)
    inner = run.quotations % 2
    begin = marks.inner_quote_open if inner else marks.quote_open
    end = marks.inner_quote_close if inner else marks.quote_close
    content = inlines(children, replace(run, quotations=run.quotations + 1), manuscript)
    return Xml(prose(begin, noted(run, manuscript)) + content + prose(end, run))


def _marks(lang: str, manuscript: Manuscript) -> Words:
    """Return the words of the language that the quotation stands in, as far as we know that language."""
    return words(lang) if found(lang) else manuscript.words


def _link(target: str, children: n.Inlines, run: Run, manuscript: Manuscript) -> Xml:
    within = target.startswith("#")
    place = manuscript.places.name(target[1:]) if within else ""
    url = "" if within else _url(target)
    # A link inside a link has no meaning, and one without words cannot be followed.
    if run.linked or not (place or url) or not _names_something(children):
        return inlines(children, run, manuscript)
    inside = replace(run.with_trait("Hyperlink"), linked=True)
    content = inlines(children, inside, manuscript)
    if place:
        return el("w:hyperlink", content, w_anchor=place, w_history=1)
    return el("w:hyperlink", content, r_id=manuscript.link(url), w_history=1)


def _url(target: str) -> str:
    """Return a URL in the characters of RFC 3986; nothing where Word would refuse the file for it."""
    try:
        urlsplit(target)
    except ValueError:
        return ""
    return quote(target, safe="!#$%&'()*+,/:;=?@[]~", errors="replace")


def _note_reference(ident: str, manuscript: Manuscript) -> Xml:
    """Return the call of a note; a later call is a cross-reference to the first (NOTEREF, 17.16.5.42)."""
    if ident not in manuscript.notes:
        return NOTHING  # NOTE001, reported by the checks on the article
    style = "FootnoteReference"
    if ident in manuscript.calls:
        number = str(manuscript.calls[ident])
        name = manuscript.places.name(note_place(ident))
        result = el("w:r", el("w:rPr", el("w:rStyle", val=style)), el("w:t", Xml(number)))
        return field(rf"NOTEREF {name} \f \h", result, style)
    if manuscript.in_note:
        # Word allows no note inside a note; notes.py tells its words after those of this one.
        manuscript.nested.append(ident)
        return NOTHING
    first = manuscript.call(ident)
    reference = el("w:r", el("w:rPr", el("w:rStyle", val=style)), el("w:footnoteReference", id=first))
    return manuscript.bookmark(note_place(ident), reference)


def formula(
    node: n.Math | n.Formula, source: str, notation: Literal["tex", "mathml"], run: Run, manuscript: Manuscript
) -> Xml:
    """Return a formula, or its source as computer text where it has no form in Word."""
    try:
        return formulas.convert(source, notation, "block" if isinstance(node, n.Formula) else "inline")
    except formulas.UnreadableFormulaError as error:
        manuscript.report("FMT001", node, f"formula shown as its source: {error}")
        return verbatim(source, noted(replace(run.with_trait("VerbatimChar"), rtl=False), manuscript))


def picture(
    node: n.Image | n.Figure, ident: str, alt: n.Alternative, run: Run, manuscript: Manuscript,
    *, width: int = 0, left: int = 0,
) -> Xml:  # fmt: skip
    """Return a picture, or words in its place where it is undescribed or cannot be shown.

    `left` is how far it is set in, in twentieths of a point: there is so much less room for it.
    """
    if isinstance(alt, n.Undescribed):
        return own_words(manuscript.words.undescribed.format(name=alt.name), manuscript)
    try:
        resource = manuscript.resources[ident]
        return drawing(resource, alt, manuscript, width, text_area(manuscript.theme, manuscript.lang, left))
    except (KeyError, PictureError) as error:
        manuscript.report("FMT001", node, str(error) if isinstance(error, PictureError) else f"no picture {ident}")
        return prose(alt.text, run) if isinstance(alt, n.Described) else NOTHING


def says_something(children: n.Inlines, manuscript: Manuscript) -> bool:
    """Tell whether there is more than white space: a voice says «blank» at an empty paragraph."""
    return _names_something(children) or any(
        isinstance(node, n.NoteReference) and node.note in manuscript.notes
        for child in children
        for node in walk(child)
    )


def _names_something(children: n.Inlines) -> bool:
    """Tell whether there are words or pictures, as a link needs."""
    if plain_text(children).strip():
        return True
    return any(isinstance(node, n.Image) for child in children for node in walk(child))
