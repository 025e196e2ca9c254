"""A model as HTML, and HTML in a normal form: how a reading is compared with what CommonMark expects.

The writer here is none of ours: it is as plain as can be, so that a fault of our own writer cannot hide one of
the reader. The normal form says what is the same for a reader of the page:

- white space between words is one space, and none stands at the edges of blocks and line breaks;
- a space at the edge of a link or of emphasis stands outside of it;
- words that stand bare in an item of a list are a paragraph (the model knows no tight lists);
- a heading in a quotation or an item has no level (no section can begin there);
- an address that begins with `www.` is one of https, not of http as in 2019;
- of attributes, those stay that the model has a place for (the title of a link or a picture has none).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from html import escape
from html.parser import HTMLParser
from typing import assert_never

from publish import model as m


def written(blocks: m.Blocks, pictures: dict[str, str]) -> str:
    """Flat blocks as HTML; `pictures` has the address of each resource."""
    return "".join(_block(block, pictures) for block in blocks)


def _block(block: m.Block, pictures: dict[str, str]) -> str:  # noqa: C901, PLR0911, PLR0912  # one case a node class
    def inner(blocks: m.Blocks) -> str:
        return written(blocks, pictures)

    def words(inlines: m.Inlines) -> str:
        return "".join(_inline(inline, pictures) for inline in inlines)

    match block:
        case m.Paragraph(children, "prose"):
            return f"<p>{words(children)}</p>"
        case m.Paragraph(children, _):
            return f"<h0>{words(children)}</h0>"
        case m.Section(title, content, ident, level):
            named = f' id="{ident}"' if ident else ""
            return f"<h{level}{named}>{words(title)}</h{level}>{inner(content)}"
        case m.BulletList(items):
            return f"<ul>{''.join(_item(item, pictures) for item in items)}</ul>"
        case m.OrderedList(items, start, _):
            return f'<ol start="{start}">{"".join(_item(item, pictures) for item in items)}</ol>'
        case m.Quote(content, attribution):
            named = f"<footer>{words(attribution)}</footer>" if attribution else ""
            return f"<blockquote>{inner(content)}{named}</blockquote>"
        case m.CodeBlock(text, language, _):
            named = f' class="language-{escape(language)}"' if language else ""
            return f"<pre><code{named}>{escape(text)}\n</code></pre>"
        case m.Formula(source, _, _, _):
            return f"<math>{escape(source)}</math>"
        case m.Figure(resource, alt, caption, width, _):
            sized = f' width="{width}"' if width else ""
            named = f"<figcaption>{words(caption)}</figcaption>" if caption else ""
            return f"<figure{sized}>{_picture(resource, alt, pictures)}{named}</figure>"
        case m.Table(rows, caption, alignments, _):
            head, body = [row for row in rows if _names(row)], [row for row in rows if not _names(row)]
            parts = [("thead", "th", head), ("tbody", "td", body)]
            made = "".join(f"<{part}>{_rows(of, cell, alignments, inner)}</{part}>" for part, cell, of in parts if of)
            named = f"<caption>{words(caption)}</caption>" if caption else ""
            return f"<table>{named}{made}</table>"
        case m.Aside(content, kind, title):
            named = f"<summary>{words(title)}</summary>" if title else ""
            return f'<aside class="{kind}">{named}{inner(content)}</aside>'
        case m.DescriptionList(items):
            return f"<dl>{''.join(_described(item, words, inner) for item in items)}</dl>"
        case m.ThematicBreak():
            return "<hr>"
        case _:
            assert_never(block)


def _described(item: m.Description, words, inner) -> str:
    terms = "".join(f"<dt>{words(term)}</dt>" for term in item.terms)
    return terms + "".join(f"<dd>{inner(detail)}</dd>" for detail in item.details)


def _names(row: m.Row) -> bool:
    return any(cell.header == "column" for cell in row.cells)


def _rows(rows: list[m.Row], name: str, alignments: tuple[m.Alignment, ...], inner) -> str:
    made = []
    for row in rows:
        cells = zip(row.cells, alignments or [""] * len(row.cells), strict=True)
        made.append("".join(f'<{name} align="{align}">{inner(cell.blocks)}</{name}>' for cell, align in cells))
    return "".join(f"<tr>{cells}</tr>" for cells in made)


def _item(item: m.Item, pictures: dict[str, str]) -> str:
    box = {"": "", "open": '<input type="checkbox">', "done": '<input type="checkbox" checked>'}[item.task]
    return f"<li>{box}{written(item.blocks, pictures)}</li>"


def _picture(resource: str, alt: m.Alternative, pictures: dict[str, str]) -> str:
    words = alt.text if isinstance(alt, m.Described) else ""
    return f'<img src="{escape(pictures[resource])}" alt="{escape(words)}">'


def _inline(inline: m.Inline, pictures: dict[str, str]) -> str:  # noqa: C901, PLR0911, PLR0912  # one case a node class
    def wrapped(name: str, children: m.Inlines, attributes: str = "") -> str:
        return f"<{name}{attributes}>{''.join(_inline(child, pictures) for child in children)}</{name}>"

    match inline:
        case m.Text(text):
            return escape(text)
        case m.Emphasis(children):
            return wrapped("em", children)
        case m.Strong(children):
            return wrapped("strong", children)
        case m.Strike(children):
            return wrapped("del", children)
        case m.Subscript(children):
            return wrapped("sub", children)
        case m.Superscript(children):
            return wrapped("sup", children)
        case m.Quoted(children):
            return wrapped("q", children)
        case m.Link(target, children):
            return wrapped("a", children, f' href="{escape(target)}"')
        case m.Foreign(lang, children):
            return wrapped("span", children, f' lang="{lang}"')
        case m.Pronounced(say, children):
            return wrapped("span", children, f' say="{escape(say)}"')
        case m.Sentence(_, children):
            return wrapped("span", children)
        case m.Code(text):
            return f"<code>{escape(text)}</code>"
        case m.Keyboard(text):
            return f"<kbd>{escape(text)}</kbd>"
        case m.Abbreviation(text, expansion):
            return f'<abbr title="{escape(expansion)}">{escape(text)}</abbr>'
        case m.Math(source, _, _):
            return f"<math>{escape(source)}</math>"
        case m.NoteReference(note):
            return f"<sup>{note}</sup>"
        case m.Image(resource, alt):
            return _picture(resource, alt, pictures)
        case m.LineBreak():
            return "<br>"
        case _:
            assert_never(inline)


_KEPT = ("width", "say", "id", "href", "src", "alt", "class", "lang", "align", "checked", "start")
_VOID = frozenset({"br", "hr", "img", "input"})
_HOLDS_BLOCKS = frozenset({"", "blockquote", "li", "td", "th", "aside", "dd", "figure"})
_HOLDS_NO_WORDS = frozenset({"ul", "ol", "dl", "table", "thead", "tbody", "tr"})
_INLINE = frozenset({"a", "abbr", "br", "code", "del", "em", "img", "kbd", "math", "q", "span", "strong", "sub", "sup"})


class Element:
    """An element with what stands in it: elements and words."""

    def __init__(self, name: str, attributes: list[tuple[str, str | None]]) -> None:
        self.name = name
        kept = {name: value or "" for name, value in attributes if name in _KEPT}
        if kept.get("href", "").startswith("http://www."):
            kept["href"] = kept["href"].replace("http:", "https:", 1)
        self.attributes = {name: value for name, value in kept.items() if name == "href" or value not in {"", "1"}}
        self.children: list[Element | str] = []


class _Tree(HTMLParser):
    """The elements of a page, as they are nested in it."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.open = [Element("", [])]

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        element = Element(tag, attrs)
        self.open[-1].children.append(element)
        if tag not in _VOID:
            self.open.append(element)

    def handle_endtag(self, tag: str) -> None:
        if any(element.name == tag for element in self.open):
            while self.open.pop().name != tag:
                pass

    def handle_data(self, data: str) -> None:
        self.open[-1].children.append(data)


def normalised(html: str) -> str:
    """HTML in the normal form that the top of this page tells."""
    tree = _Tree()
    tree.feed(html)
    tree.close()
    return _content(tree.open[0])


def _content(element: Element) -> str:
    """What stands in an element that holds blocks, a block a line; words that stand bare are a paragraph."""
    is_inside = element.name != ""
    made: list[str] = []
    bare: list[str] = []

    def end_bare() -> None:
        if words := _spaced("".join(bare)):
            made.append(f"<p>{words}</p>")
        bare.clear()

    for child in element.children:
        if isinstance(child, str) or child.name in _INLINE:
            bare.append(_words(child))
        else:
            end_bare()
            made.append(_block_in_normal_form(child, is_inside=is_inside))
    end_bare()
    return "\n".join(made)


def _block_in_normal_form(element: Element, *, is_inside: bool = True) -> str:
    if is_inside and re.fullmatch("h[0-6]", element.name):
        element.name = "h0"
    if element.name == "pre":
        content = _plain(element).removesuffix("\n")
        code = next((child for child in element.children if isinstance(child, Element)), element)
        return f"{_opening('pre', code.attributes)}{escape(content)}</pre>"
    if element.name in _HOLDS_BLOCKS:
        content = _content(element)
    elif element.name in _HOLDS_NO_WORDS:
        content = "\n".join(_block_in_normal_form(child) for child in element.children if isinstance(child, Element))
    else:
        content = _spaced("".join(_words(child) for child in element.children))
    return f"{_opening(element.name, element.attributes)}{content}</{element.name}>"


def _opening(name: str, attributes: dict[str, str]) -> str:
    return f"<{name}{''.join(f' {key}={value!r}' for key, value in sorted(attributes.items()))}>"


_BLANK = "\N{SYMBOL FOR SPACE}"
"""Stands for a space in code, where each one counts."""


def _words(child: Element | str) -> str:
    if isinstance(child, str):
        return escape(child)
    if child.name == "code":
        return f"<code>{escape(_plain(child)).replace(' ', _BLANK)}</code>"
    return f"{_opening(child.name, child.attributes)}{''.join(_words(part) for part in child.children)}</{child.name}>"


_MARKS = "a|abbr|code|del|em|i|kbd|q|span|strong|sub|sup"


def _spaced(words: str) -> str:
    words = re.sub(rf"(<(?:{_MARKS})(?: [^>]*)?>)[ \t\n]+", r" \1", words)
    words = re.sub(rf"[ \t\n]+(</(?:{_MARKS})>)", r"\1 ", words)
    return re.sub(r"\s*(<br></br>)\s*", r"\1", re.sub("[ \t\n]+", " ", words)).strip(" ")


def _plain(element: Element) -> str:
    return "".join(child if isinstance(child, str) else _plain(child) for child in element.children)


_NO_WORDS = frozenset({"script", "style"})


def words_of(html: str) -> str:
    """The words of a page, and those that stand for its pictures; a script and a style sheet hold none."""
    tree = _Tree()
    tree.feed(html)
    tree.close()
    return " ".join(_all_words(tree.open[0]))


def _all_words(element: Element) -> Iterator[str]:
    if element.name in _NO_WORDS:
        return
    yield element.attributes.get("alt", "")
    for child in element.children:
        if isinstance(child, str):
            yield child
        else:
            yield from _all_words(child)
