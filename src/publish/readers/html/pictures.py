"""Pictures of HTML: `img` and `picture` with their text alternatives, or the words that stand for a missing one."""

from __future__ import annotations

import re

from publish import model as m
from publish.readers.html.parts import Context, Element, Part
from publish.readers.images import name_of


def alternative(element: Element) -> m.Alternative:
    """Return the text alternative of an `img`: an empty one says that it is decorative (HTML 4.8.4.4, ARIA 1.2)."""
    span = element.span
    label = element.get("aria-label") or element.get("alt")
    if element.roles & {"presentation", "none"} or element.get("aria-hidden") == "true":
        return m.Described(label, span=span) if label else m.Decorative(span=span)
    if not label and "alt" in element.attributes:
        return m.Decorative(span=span)
    label = label or element.get("title")
    if label:
        return m.Described(" ".join(label.split()), span=span)
    return m.Undescribed(name_of(source(element)), span=span)


# Names under which pages keep the address of a picture that is loaded late.
_LATE = ("data-src", "data-original", "data-lazy-src", "data-lazy", "data-hi-res-src", "data-src-medium")
_LATE_SETS = ("srcset", "data-srcset", "data-lazy-srcset")
# A picture of no size that holds the place until the real one is loaded.
_PLACEHOLDER = re.compile(r"data:image/(?:gif|png|svg\+xml)[;,].{0,600}", re.IGNORECASE | re.DOTALL)
_BETWEEN = re.compile(r",\s")
_SIZE = re.compile(r"\d+(?:\.\d+)?(?=[wxh]$)")


def source(element: Element) -> str:
    """Return the address of an `img`: `src`, else what a page that loads late keeps it under, else `srcset`."""
    written = element.get("src")
    late = next((element.get(name) for name in _LATE if element.get(name)), "")
    if written and not (late and _PLACEHOLDER.fullmatch(written)):
        return written
    return late or next((best for name in _LATE_SETS if (best := largest(element.get(name)))), written)


def largest(candidates: str) -> str:
    """Return the address of the largest picture of a `srcset` (HTML 4.8.4.2.1), or nothing."""
    parts = [part.split() for part in _BETWEEN.split(candidates[:20_000]) if part.strip(" ,\n\t")]
    return max(parts, key=lambda part: _size(part[-1]))[0].strip(",") if parts else ""


def _size(descriptor: str) -> float:
    found = _SIZE.match(descriptor.rstrip(","))
    return float(found[0]) if found else 1


def img(element: Element, _: tuple[Part, ...], context: Context) -> list[Part]:
    """Make an `img` an image, or the words that stand for one that cannot be had."""
    target = source(element)
    return [shown(target, alternative(element), element.span, context)]


def shown(target: str, alt: m.Alternative, span: m.Span, context: Context) -> m.Inline:
    """Return the picture that a target names, or the words that stand for it."""
    resource = context.gallery.find(target, span)
    return m.Image(resource.id, alt, span=span) if resource else m.Text(stand_in(target, alt), span=span)


def stand_in(target: str, alt: m.Alternative) -> str:
    """Return the words that stand for a missing picture in a draft."""
    words = f": {alt.text}" if isinstance(alt, m.Described) else ""
    return f"[image missing: {name_of(target)}{words}]"
