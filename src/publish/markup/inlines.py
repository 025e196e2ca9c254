"""Inlines to XHTML: everything that runs inside a sentence."""

from __future__ import annotations

from typing import NamedTuple, assert_never

from publish import model as n
from publish.markup.addresses import address
from publish.markup.elements import EMPTY, LINE_BREAK, Attributes, Markup, element, joined, text
from publish.markup.formulas import formula
from publish.markup.setting import Setting, language
from publish.model.walk import plain_text, walk

_ICON = 160
"""Pixels of the shorter side up to which a picture in a sentence is an icon, an emoji or a badge."""


class Run(NamedTuple):
    """A run of inlines: the words of its block, how many quotations it is inside of, whether it is inside a link."""

    words: str
    quotes: int = 0
    linked: bool = False


def inlines(setting: Setting, children: n.Inlines) -> Markup:
    """Write the inlines of one block or heading."""
    return _all(setting, children, Run(plain_text(children)))


def prose(setting: Setting, name: str, attributes: Attributes, children: n.Inlines) -> Markup:
    """Write inlines in an element of their own; one language for all of them stands on the element."""
    lang = _sole_language(children)
    if not lang:
        return element(name, attributes, inlines(setting, children))
    return element(name, {**attributes, **language(lang)}, inlines(setting, _without_language(children)))


def bare(children: n.Inlines) -> n.Inlines:
    """Return inlines as they stand in a list of contents: without ids, links, notes and pictures."""
    return tuple(part for child in children for part in _bare(child))


def _bare(inline: n.Inline) -> n.Inlines:
    match inline:
        case n.Sentence(_, children) | n.Link(_, children) | n.Pronounced(_, children):
            return bare(children)
        case n.Emphasis(children):
            return (n.Emphasis(bare(children)),)
        case n.Strong(children):
            return (n.Strong(bare(children)),)
        case n.Strike(children):
            return (n.Strike(bare(children)),)
        case n.Subscript(children):
            return (n.Subscript(bare(children)),)
        case n.Superscript(children):
            return (n.Superscript(bare(children)),)
        case n.Quoted(children):
            return (n.Quoted(bare(children)),)
        case n.Foreign(lang, children):
            return (n.Foreign(lang, bare(children)),)
        case n.Abbreviation(words, _):
            return (n.Text(words),)
        case n.Image(_, alt):
            return (n.Text(alt.text),) if isinstance(alt, n.Described) else ()
        case n.LineBreak():
            return (n.Text(" "),)
        case n.NoteReference():
            return ()
        case n.Text() | n.Code() | n.Keyboard() | n.Math():
            return (inline,)
        case _:
            assert_never(inline)


def _sole_language(children: n.Inlines) -> str:
    """Return the language that all words of a block are marked with, or nothing."""
    langs = set()
    for child in children:
        match child:
            case n.Sentence(_, inner):
                langs.add(_sole_language(inner))
            case n.Foreign(lang, _):
                langs.add(lang)
            case n.Text(words) if not words.strip():
                continue
            case _:
                return ""
    return langs.pop() if len(langs) == 1 else ""


def _without_language(children: n.Inlines) -> n.Inlines:
    return tuple(part for child in children for part in _unwrapped(child))


def _unwrapped(inline: n.Inline) -> n.Inlines:
    match inline:
        case n.Sentence(ident, children):
            return (n.Sentence(ident, _without_language(children)),)
        case n.Foreign(_, children):
            return children
        case _:
            return (inline,)


def _all(setting: Setting, children: n.Inlines, run: Run) -> Markup:
    return joined(_inline(setting, child, run) for child in children)


def _inline(setting: Setting, inline: n.Inline, run: Run) -> Markup:
    match inline:
        case n.Text(words):
            return text(words)
        case n.Emphasis(children):
            return element("em", {}, _all(setting, children, run))
        case n.Strong(children):
            return element("strong", {}, _all(setting, children, run))
        case n.Strike(children):
            return element("s", {}, _all(setting, children, run))
        case n.Subscript(children):
            return element("sub", {}, _all(setting, children, run))
        case n.Superscript(children):
            return element("sup", {}, _all(setting, children, run))
        case n.Code(words):
            return element("code", {}, text(words))
        case n.Keyboard(words):
            return element("kbd", {}, text(words))
        case n.Quoted(children):
            return _quoted(setting, children, run)
        case n.Link(target, children):
            return _link(setting, target, children, run)
        case n.Foreign(lang, children):
            return element("span", language(lang), _all(setting, children, run))
        case n.Abbreviation(words, expansion):
            return _abbreviation(words, expansion, run)
        case n.Pronounced(_, children):
            return _all(setting, children, run)
        case n.NoteReference(note):
            return EMPTY if run.linked else _call(setting, note, setting.calls.get(id(inline), 1))
        case n.Math(source, notation, spoken):
            return formula(setting, source, notation, spoken, "inline")
        case n.Image(resource, alt):
            return image(setting, resource, alt, {"class": _inline_class(setting, resource)})
        case n.LineBreak():
            return LINE_BREAK
        case n.Sentence(ident, children):
            return element("span", {"id": ident}, _all(setting, children, run))
        case _:
            assert_never(inline)


def _quoted(setting: Setting, children: n.Inlines, run: Run) -> Markup:
    """Write a quotation with the marks of the language; the style sheets take away those of `q`."""
    words = setting.medium.words
    outer = run.quotes % 2 == 0
    before = words.quote_open if outer else words.inner_quote_open
    after = words.quote_close if outer else words.inner_quote_close
    inner = _all(setting, children, run._replace(quotes=run.quotes + 1))
    return element("q", {}, text(before), inner, text(after))


def _link(setting: Setting, target: str, children: n.Inlines, run: Run) -> Markup:
    """Write a link, or only its words where it would lead nowhere; links do not nest, so notes are called after it."""
    href = _href(setting, target)
    if not href or run.linked:
        return _all(setting, children, run)
    inner = element("a", {"href": href}, _all(setting, children, run._replace(linked=True)))
    called = [node for child in children for node in walk(child) if isinstance(node, n.NoteReference)]
    return joined((inner, *(_inline(setting, reference, run) for reference in called)))


def _href(setting: Setting, target: str) -> str:
    if not target.startswith("#"):
        return address(target)
    return setting.medium.place(target[1:]) if target[1:] in setting.ids else ""


def _abbreviation(words: str, expansion: str, run: Run) -> Markup:
    """Write a short form with its expansion, except where the expansion stands in the same block."""
    if not expansion or expansion.casefold() in run.words.casefold():
        return text(words)
    return element("abbr", {"title": expansion}, text(words))


def _call(setting: Setting, note: str, call: int) -> Markup:
    """Write the call of a note; the link stands inside `sup`, as PDF/UA-1 7.18.5 wants it in one piece."""
    number = setting.notes.get(note)
    if number is None:  # a draft shows what the author wrote
        return element("sup", {}, text(f"[{note}]"))
    attributes = {
        "id": setting.call_id(note, call),
        "href": setting.medium.place(setting.note_id(note)),
        **setting.role("doc-noteref", "noteref"),
        "aria-label": setting.medium.words.note_reference.format(n=number),
        **setting.ours,
    }
    return element("sup", {}, element("a", attributes, text(str(number))))


def _inline_class(setting: Setting, resource: str) -> str:
    """Return the class of a picture in a sentence: an icon is as high as the line, a map keeps its size."""
    found = setting.resources.get(resource)
    return "inline large" if found and min(found.width, found.height) > _ICON else "inline"


def image(setting: Setting, resource: str, alt: n.Alternative, attributes: Attributes) -> Markup:
    """Write a picture with its text alternative, or what a draft shows in its place."""
    found = setting.resources.get(resource)
    match alt:
        case n.Undescribed(name):
            return setting.say(setting.medium.words.undescribed.format(name=name))
        case n.Decorative():
            meaning = {"alt": "", "role": "presentation"}
        case n.Described(words, _):
            meaning = {"alt": words}
        case _:
            assert_never(alt)
    if found is None:
        return text(meaning["alt"]) if meaning["alt"] else EMPTY
    size = {"width": str(found.width), "height": str(found.height)} if found.width and found.height else {}
    return element("img", {"src": setting.medium.image(found), **meaning, **size, **attributes})
