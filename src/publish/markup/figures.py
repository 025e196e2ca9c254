"""Figures and the long descriptions of pictures."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import assert_never

from publish import model as n
from publish.markup.elements import EMPTY, Attributes, Markup, container, element, lines
from publish.markup.inlines import image, inlines
from publish.markup.setting import Setting
from publish.model.walk import walk

Writer = Callable[[Setting, n.Blocks], Markup]
"""What writes the blocks inside another block."""

_STEP = 5


def figure(setting: Setting, node: n.Figure, write: Writer) -> Markup:
    """Write a figure: picture, caption with its label, and after it the long description where there is one."""
    match node:
        case n.Figure(resource, alt, caption, width, ident):
            long = alt.long if isinstance(alt, n.Described) else ()
            place = setting.own_id(f"{ident}-description") if long and ident else ""
            details = {"aria-details": place} if place else {}
            picture = image(setting, resource, alt, {**details, **_width(width)})
        case _:
            assert_never(node)
    attributes = {"id": ident} if ident else {}
    if isinstance(alt, n.Decorative) and not caption:
        return element("div", {"class": "figure", **attributes}, picture)
    label = setting.medium.words.figure.format(n=setting.figures[ident]) if ident in setting.figures else ""
    description = _description(setting, label, long, place, write) if long else EMPTY
    return lines(
        (container("figure", attributes, picture, captioned(setting, "figcaption", label, caption)), description)
    )


def descriptions(setting: Setting, children: n.Inlines, write: Writer) -> Markup:
    """Write the long descriptions of the pictures inside a paragraph, to stand after it."""
    return lines(_description(setting, "", long, "", write) for child in children for long in _long(child))


def _long(inline: n.Inline) -> Iterator[n.Blocks]:
    for node in walk(inline):
        if isinstance(node, n.Image) and isinstance(node.alt, n.Described) and node.alt.long:
            yield node.alt.long


def _description(setting: Setting, label: str, long: n.Blocks, place: str, write: Writer) -> Markup:
    """Write a long description where all can see it: it helps more readers than those who cannot see the picture."""
    words = setting.medium.words
    named = words.long_description_of.format(figure=label) if label else words.long_description
    attributes = {"class": "long-description", **({"id": place} if place else {}), "role": "group"}
    return container("div", attributes, element("p", {"class": "label"}, setting.say(named)), write(setting, long))


def captioned(setting: Setting, name: str, label: str, caption: n.Inlines) -> Markup:
    """Write a caption with its label, as «Figure 1: …»; nothing where there is no caption."""
    if not caption:
        return EMPTY
    before = setting.label("label", f"{label}{setting.medium.words.label_end}") if label else EMPTY
    return element(name, {}, before, inlines(setting, caption))


def _width(width: int) -> Attributes:
    """Say the width as a class in steps of five: a style attribute would outweigh the reader's own style."""
    steps = max(1, min(100, width)) // -_STEP * -_STEP
    return {"class": f"width-{steps}"} if width else {}
