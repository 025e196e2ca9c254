"""Looks: how the words of a run are set, and inlines nested by it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import groupby
from typing import Literal, NamedTuple

from publish import model as m

Vertical = Literal["", "sub", "sup"]
Machine = Literal["", "code", "keyboard"]


@dataclass(frozen=True, slots=True)
class Look:
    """What is said of words beside the words."""

    link: str = ""
    lang: str = ""
    strong: bool = False
    emphasis: bool = False
    strike: bool = False
    vertical: Vertical = ""
    machine: Machine = ""
    sequence: str = ""
    """The name of the counter that the words are a number of (17.16.5.56)."""


PLAIN = Look()


class Atom(NamedTuple):
    """An inline that holds no other, with its look."""

    node: m.Inline
    look: Look = PLAIN


def nested(atoms: Sequence[Atom], span: m.Span) -> m.Inlines:
    """Return atoms as inlines, each look once around all that has it; no white space at the ends."""
    return tuple(_wrapped(_trimmed(_smoothed(_joined(map(_free, atoms), span))), span))


def _free(atom: Atom) -> Atom:
    """Take what cannot stand in a link out of it: the call of a note is a link of its own."""
    is_linked = atom.look.link and isinstance(atom.node, m.NoteReference)
    return Atom(atom.node, replace(atom.look, link="")) if is_linked else atom


def _joined(atoms: Iterable[Atom], span: m.Span) -> list[Atom]:
    """Join neighbouring words of one look."""
    joined: list[Atom] = []
    for look, group in groupby(atoms, key=lambda atom: atom.look):
        for is_text, same in groupby(group, key=lambda atom: isinstance(atom.node, m.Text)):
            if is_text:
                words = "".join(atom.node.text for atom in same if isinstance(atom.node, m.Text))
                joined.append(Atom(m.Text(words, span=span), look))
            else:
                joined += same
    return [atom for atom in joined if not (isinstance(atom.node, m.Text) and not atom.node.text)]


def _smoothed(atoms: list[Atom]) -> list[Atom]:
    """Give white space between two words of one look that look, and any other none."""
    if not any(map(_is_blank, atoms)):
        return atoms
    made: list[Atom] = []
    for place, atom in enumerate(atoms):
        if not _is_blank(atom):
            made.append(atom)
            continue
        before = atoms[place - 1].look if place else PLAIN
        after = atoms[place + 1].look if place + 1 < len(atoms) else PLAIN
        shared = Look(
            link=before.link if before.link == after.link else "",
            lang=before.lang if before.lang == after.lang else "",
            strong=before.strong and after.strong,
            emphasis=before.emphasis and after.emphasis,
            strike=before.strike and after.strike,
            machine=before.machine if before.machine == after.machine else "",
        )
        made.append(Atom(atom.node, shared))
    return _joined(made, atoms[0].node.span or m.Span(1)) if made else made


def _is_blank(atom: Atom) -> bool:
    return isinstance(atom.node, m.Text) and not atom.node.text.strip()


def _trimmed(atoms: list[Atom]) -> list[Atom]:
    """Take white space and line ends off both ends."""
    first, last = 0, len(atoms)
    while first < last and (_is_blank(atoms[first]) or isinstance(atoms[first].node, m.LineBreak)):
        first += 1
    while last > first and (_is_blank(atoms[last - 1]) or isinstance(atoms[last - 1].node, m.LineBreak)):
        last -= 1
    kept = atoms[first:last]
    if kept and isinstance(kept[0].node, m.Text):
        kept[0] = Atom(_with_words(kept[0].node, kept[0].node.text.lstrip()), kept[0].look)
    if kept and isinstance(kept[-1].node, m.Text):
        kept[-1] = Atom(_with_words(kept[-1].node, kept[-1].node.text.rstrip()), kept[-1].look)
    return kept


def _with_words(text: m.Text, words: str) -> m.Text:
    return m.Text(words, span=text.span)


# From the outermost to the innermost.
_WRAPPERS: tuple[tuple[str, Callable[[str, m.Inlines, m.Span], m.Inline]], ...] = (
    ("link", lambda target, inner, span: m.Link(target, inner, span=span)),
    ("lang", lambda lang, inner, span: m.Foreign(lang, inner, span=span)),
    ("strong", lambda _, inner, span: m.Strong(inner, span=span)),
    ("emphasis", lambda _, inner, span: m.Emphasis(inner, span=span)),
    ("strike", lambda _, inner, span: m.Strike(inner, span=span)),
    ("vertical", lambda way, inner, span: (m.Subscript if way == "sub" else m.Superscript)(inner, span=span)),
)


def _wrapped(atoms: Sequence[Atom], span: m.Span, depth: int = 0) -> Iterator[m.Inline]:
    while depth < len(_WRAPPERS) and not any(getattr(atom.look, _WRAPPERS[depth][0]) for atom in atoms):
        depth += 1
    if depth == len(_WRAPPERS):
        yield from (_leaf(atom) for atom in atoms)
        return
    name, make = _WRAPPERS[depth]
    for said, group in groupby(atoms, key=lambda atom: getattr(atom.look, name)):
        inner = tuple(_wrapped(list(group), span, depth + 1))
        if said:
            yield make(said, inner, span)
        else:
            yield from inner


def _leaf(atom: Atom) -> m.Inline:
    match atom.node:
        case m.Text(words) if atom.look.machine == "code" and words.strip():
            return m.Code(words, span=atom.node.span)
        case m.Text(words) if atom.look.machine == "keyboard" and words.strip():
            return m.Keyboard(words, span=atom.node.span)
        case node:
            return node
