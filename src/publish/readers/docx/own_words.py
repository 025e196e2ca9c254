"""Our own words: what the Word exporter adds to an article, taken off again when its file is read."""

from __future__ import annotations

from publish import model as m
from publish.catalogue import words

SIGNS: dict[str, str] = {"☐": "open", "☑": "done", "☒": "done"}
"""The boxes that stand before a task."""


def without_state(text: str, lang: str) -> str:
    """Return a task without the words that say again what its box says."""
    sign, rest = text[:1], text[1:].lstrip()
    if sign not in SIGNS:
        return text
    ours = words(lang or "en")
    said = ours.task_open if SIGNS[sign] == "open" else ours.task_done
    return f"{sign} {rest.removeprefix(said).lstrip()}" if rest.startswith(said) else text


def without_kind(label: m.Inlines, kind: m.AsideKind, lang: str) -> m.Inlines:
    """Return the title of an aside without the name of its kind, which every edition adds."""
    ours = words(lang or "en")
    match label:
        case (m.Text(text), *rest) if text.startswith(ours.aside(kind)):
            left = text.removeprefix(ours.aside(kind))
            if not left and not rest:
                return ()
            if left.startswith(ours.label_end.rstrip()):
                left = left.removeprefix(ours.label_end.rstrip()).lstrip()
                return (m.Text(left, span=label[0].span), *rest) if left else tuple(rest)
    return label
