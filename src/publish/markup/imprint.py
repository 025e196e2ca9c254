"""The imprint: who publishes the article and under what rights, what is not accessible in it, and whom to ask."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from publish import model as n
from publish.catalogue import Words
from publish.markup.elements import EMPTY, Markup, container, element
from publish.markup.inlines import inlines
from publish.markup.setting import Setting, language

_ADDRESS = re.compile(r"[^\s@:/]+@[^\s@:/]+\.[^\s@:/]+")
_URL = re.compile(r"(?:https?://|mailto:)\S+", re.IGNORECASE)


class Line(NamedTuple):
    """A line of the imprint: words of ours that lead it, and those of the article."""

    lead: str
    words: n.Inlines


def publication(meta: n.Meta) -> Iterator[Line]:
    """Yield publisher and rights; a publisher who stands with the authors already is told once."""
    known = {person.affiliation for person in meta.authors}
    for words in (meta.publisher if meta.publisher not in known else "", meta.rights):
        if words.strip():
            yield Line("", (n.Text(words),))


def limits(meta: n.Meta, words: Words) -> Iterator[Line]:
    """Yield what the author says is not accessible, and whom to tell of it (EPUB Accessibility 1.1 2.2)."""
    access = meta.accessibility
    if access.limitations.strip():
        yield Line(words.accessible_limitations, (n.Text(access.limitations),))
    if access.contact.strip():
        yield Line(words.accessible_contact, (_contact(access.contact.strip()),))


def _contact(words: str) -> n.Inline:
    """Return a link where the words are an address of the web or of the post, else the words."""
    if _URL.fullmatch(words):
        return n.Link(words, (n.Text(re.sub(r"(?i)^mailto:", "", words)),))
    return n.Link(f"mailto:{words}", (n.Text(words),)) if _ADDRESS.fullmatch(words) else n.Text(words)


def imprint(setting: Setting) -> Markup:
    """Write who publishes the article and under what rights; nothing where neither is known."""
    return _written(setting, "imprint", publication(setting.article.meta))


def accessibility(setting: Setting) -> Markup:
    """Write what the author says of the article's accessibility; nothing where nothing is said."""
    return _written(setting, "accessibility", limits(setting.article.meta, setting.medium.words))


def _written(setting: Setting, name: str, told: Iterable[Line]) -> Markup:
    """Write lines in a group of their own, the language of the article on it: it may stand among words of ours."""
    written = [element("p", {}, setting.say(lead) if lead else EMPTY, inlines(setting, words)) for lead, words in told]
    own = language(setting.article.meta.lang) if setting.ours else {}
    return container("div", {"class": name, **own}, *written) if written else EMPTY
