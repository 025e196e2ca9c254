"""HTML inside Markdown: its tags one by one (CommonMark 6.6), in time linear in the text, and paired."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from html import unescape
from typing import Literal, NamedTuple

from publish.readers.markdown.branches import Branch

VOID = frozenset({"area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr"})
WORDLESS = frozenset({"script", "style", "template"})
"""Elements whose content is not words of the article."""
DRAWN = frozenset({"math", "svg"})
"""Elements whose content is a formula or a drawing, taken as it is written."""
UNHELD = frozenset(
    {"big", "blink", "center", "dialog", "fieldset", "font", "form", "ins", "marquee", "mark", "small", "u"}
)
"""Elements that say how words look or what became of them, for which an article has no place."""


class Event(NamedTuple):
    """One step through a text of HTML: a tag, words, or a thing to tell; `line` counts from 0."""

    kind: Literal["open", "close", "words", "lost"]
    name: str
    line: int
    attributes: dict[str, str] = {}  # noqa: RUF012  # never changed


_TAG = re.compile(r"""<(?P<close>/)?(?P<name>[A-Za-z][A-Za-z0-9:._-]*+)(?P<rest>(?:[^<>"']++|"[^"]*+"|'[^']*+')*+)>""")
_ATTRIBUTE = re.compile(r"""([^\s"'<>/=]++)(?:\s*+=\s*+(?:"([^"]*+)"|'([^']*+)'|([^\s"'=<>`]++)))?""")
_CDATA = "<![CDATA["


def tag(written: str) -> Event | None:
    """Return the tag that a piece of HTML is, or None for a comment, a declaration or anything else."""
    found = _TAG.fullmatch(written)
    return _tag(found, 0) if found else None


def _tag(found: re.Match[str], line: int) -> Event:
    name = _name(found["name"])
    if found["close"]:
        return Event("close", name, line)
    values = _ATTRIBUTE.findall(found["rest"])
    attributes = {key.lower(): unescape(double or single or bare) for key, double, single, bare in values}
    return Event("open", name, line, attributes)


_RESERVED = frozenset({"Call", "Note", "Source"})
"""Names that the makers of HTML keep for themselves."""


def _name(written: str) -> str:
    """Return the name of an element; one with a capital, as `<Listing>`, is a component of a site and none of HTML."""
    if written.islower() or written.isupper() or written in _RESERVED:
        return written.lower()
    return "img" if written in {"Image", "Img"} else written


def events(written: str) -> Iterator[Event]:
    """Yield the steps through a block of HTML; comments, instructions and declarations are passed over."""
    place = line = 0
    endless: set[str] = set()
    while place < len(written):
        start = written.find("<", place)
        start = len(written) if start < 0 else start
        if start > place:
            yield Event("words", unescape(written[place:start]), line)
            line += written.count("\n", place, start)
        if start == len(written):
            return
        steps, place_after = _from(written, start, line, endless)
        yield from steps
        line += written.count("\n", start, place_after)
        place = place_after


def _from(written: str, start: int, line: int, endless: set[str]) -> tuple[list[Event], int]:
    """Return the steps of what begins at a `<`, and the place behind it; `endless` has what was looked for in vain."""
    for opening, closing in (("<!--", "-->"), (_CDATA, "]]>"), ("<?", "?>"), ("<!", ">")):
        if written.startswith(opening, start):
            return _passed(written, start, line, (opening, closing), endless)
    found = _TAG.match(written, start)
    if found is None:
        return [Event("words", "<", line)], start + 1
    event = _tag(found, line)
    if event.kind == "open" and event.name in WORDLESS | DRAWN:
        return _raw(written, found, event)
    if event.kind == "open" and found["rest"].endswith("/") and event.name not in VOID:
        return [event, Event("close", event.name, line)], found.end()
    return [event], found.end()


def _passed(written: str, start: int, line: int, marks: tuple[str, str], endless: set[str]) -> tuple[list[Event], int]:
    """Pass over what is no words; what never ends must not take the rest of the text with it."""
    opening, closing = marks
    begin = start + (2 if opening == "<!--" else len(opening))
    end = -1 if closing in endless else written.find(closing, begin)
    if end < 0:
        endless.add(closing)
        return [Event("lost", f"«{opening}», which nothing closes,", line)], start + len(opening)
    words = [Event("words", written[start + len(opening) : end], line)] if opening == _CDATA else []
    return words, end + len(closing)


def _raw(written: str, found: re.Match[str], event: Event) -> tuple[list[Event], int]:
    """Return an element whose content is not mark-up of words: a drawing whole, of others that they were there."""
    closing = re.compile(rf"</{event.name}\s*>", re.IGNORECASE).search(written, found.end())
    end = closing.end() if closing else len(written)
    if event.name in WORDLESS or found["rest"].endswith("/"):
        end = found.end() if found["rest"].endswith("/") else end
        return [Event("lost", f"<{event.name}>", event.line)], end
    drawing = Event("words", written[found.start() : end], event.line)
    return [event, drawing, Event("close", event.name, event.line)], end


# Pairs

Step = Event | Branch

# What an opening tag ends that is still open (HTML 13.1.2.4), and what no such end reaches beyond.
_ENDS: dict[str, tuple[frozenset[str], frozenset[str]]] = {
    "li": (frozenset({"li", "p"}), frozenset({"ul", "ol", "menu"})),
    **dict.fromkeys(("dt", "dd"), (frozenset({"dt", "dd", "p"}), frozenset({"dl"}))),
    **dict.fromkeys(("td", "th"), (frozenset({"td", "th", "p"}), frozenset({"table", "tr"}))),
    "tr": (frozenset({"tr", "td", "th", "p"}), frozenset({"table"})),
    **dict.fromkeys(
        ("thead", "tbody", "tfoot"),
        (frozenset({"thead", "tbody", "tfoot", "tr", "td", "th", "p"}), frozenset({"table"})),
    ),
}
BLOCK = frozenset(
    """address article aside blockquote details dialog div dl fieldset figcaption figure footer form h1 h2 h3 h4 h5 h6
    header hr main nav ol p pre section table ul""".split()  # noqa: SIM905  # a table of names
)
"""Elements that end a paragraph."""
OPTIONAL = frozenset("li p dt dd td th tr thead tbody tfoot colgroup caption option optgroup rb rt rp".split())  # noqa: SIM905  # as above
"""Elements whose end tag may be missing."""


def ended(name: str, around: list[str]) -> int:
    """Return how many of the elements that are open (the innermost last) the opening tag of another one ends."""
    ends, walls = _ENDS.get(name, (frozenset({"p"}) if name in BLOCK else frozenset(), frozenset()))
    count = 0
    for depth, open_name in enumerate(reversed(around), 1):
        if open_name in walls or (not walls and open_name not in ends):
            break
        if open_name in ends:
            count = depth
    return count


class Unpaired(NamedTuple):
    """A tag without its other half, and its line, counted from 0."""

    name: str
    line: int


def paired(steps: Iterable[Step]) -> tuple[list[Step], list[Unpaired]]:
    """Return steps in which every element is opened and closed, and the tags that were taken out for it.

    An element that nothing closes would swallow the rest of the article: its tag goes, its words stay.
    """
    pairs = _Pairs()
    for step in steps:
        pairs.take(step)
    return pairs.done()


class _Pairs:
    """Steps so far; `_open` has the place of each opening tag that waits for its closing one."""

    def __init__(self) -> None:
        self._steps: list[Step | None] = []
        self._open: list[tuple[str, int]] = []
        self._counts: Counter[str] = Counter()
        self._unpaired: list[Unpaired] = []

    def take(self, step: Step) -> None:
        if isinstance(step, Branch):
            if self._open:
                self._end(ended("div", self._names()))
            self._steps.append(step)
        elif step.kind == "open" and step.name not in VOID:
            self._end(ended(step.name, self._names()))
            self._open.append((step.name, len(self._steps)))
            self._counts[step.name] += 1
            self._steps.append(step)
        elif step.kind == "close":
            self._close(step)
        elif step.kind == "open":
            self._steps += [step, Event("close", step.name, step.line)]
        else:
            self._steps.append(step)

    def done(self) -> tuple[list[Step], list[Unpaired]]:
        while self._open:
            self._drop_or_end()
        return [step for step in self._steps if step is not None], self._unpaired

    def _names(self) -> list[str]:
        return [name for name, _ in self._open[-12:]]

    def _end(self, count: int) -> None:
        for _ in range(count):
            self._drop_or_end()

    def _drop_or_end(self) -> None:
        """End the innermost element where its end may be missing, else take its tag out."""
        name, place = self._open.pop()
        self._counts[name] -= 1
        if name in OPTIONAL:
            self._steps.append(Event("close", name, 0))
            return
        step = self._steps[place]
        self._steps[place] = None
        assert isinstance(step, Event)
        self._unpaired.append(Unpaired(name, step.line))

    def _close(self, step: Event) -> None:
        if not self._counts[step.name]:
            if step.name not in VOID | OPTIONAL:
                self._unpaired.append(Unpaired(f"/{step.name}", step.line))
            return
        while self._open[-1][0] != step.name:
            self._drop_or_end()
        self._open.pop()
        self._counts[step.name] -= 1
        self._steps.append(step)


def telling(name: str) -> str:
    """Return what is told of an element that an article has no place for."""
    what = "its content is no text" if name.strip("<>") in WORDLESS else "its words are kept"
    return f"HTML {name if name.startswith(('<', '«')) else f'<{name}>'} was left out; {what}"
