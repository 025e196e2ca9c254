"""HTML inside Markdown: tags one by one, and blocks of HTML as the words and pictures they hold."""

from __future__ import annotations

import re
from html.parser import HTMLParser
from typing import NamedTuple

VOID = frozenset({"area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr"})
WORDLESS = frozenset({"script", "style", "template", "noscript", "iframe", "object", "svg", "math"})
"""Elements whose content is not words of the article."""

_INLINE = frozenset(
    """a abbr b bdi bdo big br cite code data del dfn em font i img ins kbd label mark q s samp small span strike strong
    sub sup time tt u var wbr""".split()  # noqa: SIM905  # a table of names reads best as words
)


class Tag(NamedTuple):
    """One tag: its name in lower case, its attributes, and whether it closes an element."""

    name: str
    attributes: dict[str, str]
    closes: bool = False


def parse_tag(written: str) -> Tag | None:
    """Return the tag that a piece of HTML is, or None for a comment, a declaration or anything else."""
    parser = _TagParser()
    parser.feed(written)
    return parser.tag


_CDATA = "<![CDATA["


class _Parser(HTMLParser):
    """An HTML parser that no declaration can stop: the library's own raises on `<![x[`."""

    def parse_html_declaration(self, i: int) -> int:
        """Pass over what begins with `<!` but for a comment; the words of a CDATA section are kept."""
        if self.rawdata.startswith("<!--", i):
            return self.parse_comment(i)
        is_text = self.rawdata.startswith(_CDATA, i)
        closing = "]]>" if is_text else ">"
        end = self.rawdata.find(closing, i)
        if end >= 0 and is_text:
            self.handle_data(self.rawdata[i + len(_CDATA) : end])
        return end + len(closing) if end >= 0 else -1


class _TagParser(_Parser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.tag: Tag | None = None

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tag = Tag(tag, {name: value or "" for name, value in attrs})

    def handle_endtag(self, tag: str) -> None:
        self.tag = self.tag or Tag(tag, {}, closes=True)


class Words(NamedTuple):
    """Words between two tags that end a line."""

    text: str
    line: int


class Picture(NamedTuple):
    """An `img`, with the words of the `figcaption` around it; `alt` is None where it has none."""

    source: str
    alt: str | None
    line: int
    caption: str = ""


Piece = Words | Picture


class Fragment(NamedTuple):
    """What a block of HTML holds, and the elements whose meaning is lost, each with its line (from 0)."""

    pieces: tuple[Piece, ...]
    lost: tuple[tuple[str, int], ...]


def parse_block(written: str) -> Fragment:
    """Return the words and pictures of a block of HTML, in its order; comments are dropped."""
    parser = _BlockParser()
    parser.feed(written)
    parser.close()
    parser.end_words()
    return Fragment(tuple(parser.pieces), tuple(dict.fromkeys(parser.lost)))


_KEPT = frozenset({"p", "img", "figure", "figcaption", "br"})


class _BlockParser(_Parser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.pieces: list[Piece] = []
        self.lost: list[tuple[str, int]] = []
        self._words: list[str] = []
        self._line = 0
        self._skipping: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        line = self.getpos()[0] - 1
        if tag not in _KEPT:
            self.lost.append((tag, line))
        if tag in WORDLESS:
            self._skipping.append(tag)
        if self._skipping:
            return
        if tag not in _INLINE or tag == "br":
            self.end_words()
        if tag == "img":
            values = dict(attrs)
            self.end_words()
            alt = values["alt"] or "" if "alt" in values else None
            self.pieces.append(Picture(values.get("src") or "", alt, line))

    def handle_endtag(self, tag: str) -> None:
        if tag in self._skipping:
            self._skipping.remove(tag)
            return
        if self._skipping or tag in _INLINE:
            return
        if tag == "figcaption":
            self._end_caption()
        self.end_words()

    def handle_data(self, data: str) -> None:
        if self._skipping:
            return
        if not self._words:
            blank = len(data) - len(data.lstrip())
            self._line = self.getpos()[0] - 1 + data[:blank].count("\n")
        if self._words or data.strip():
            self._words.append(data)

    def end_words(self) -> None:
        """Make a piece of the words so far."""
        text = re.sub(r"\s+", " ", "".join(self._words)).strip()
        self._words = []
        if text:
            self.pieces.append(Words(text, self._line))

    def _end_caption(self) -> None:
        """Give the words of a caption to the picture before them, if there is one without."""
        text = re.sub(r"\s+", " ", "".join(self._words)).strip()
        last = self.pieces[-1] if self.pieces else None
        if text and isinstance(last, Picture) and not last.caption:
            self.pieces[-1] = last._replace(caption=text)
            self._words = []
