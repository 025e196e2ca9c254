"""The notes of an article, at its end, linked with their calls both ways."""

from __future__ import annotations

from publish import model as n
from publish.markup.blocks import blocks
from publish.markup.elements import EMPTY, Markup, container, element, joined, lines, text
from publish.markup.setting import Setting


def notes(setting: Setting) -> Markup:
    """Write the notes as a section of its own; nothing where there are none."""
    if not setting.article.notes:
        return EMPTY
    ident = setting.own_id("notes")
    heading = element("h2", {"id": ident, **setting.ours}, text(setting.medium.words.notes))
    items = (_note(setting, note) for note in setting.article.notes)
    attributes = {**setting.role("doc-endnotes", "endnotes"), "aria-labelledby": ident}
    return container("section", attributes, heading, container("ol", {}, *items))


def _note(setting: Setting, note: n.Note) -> Markup:
    """Write a note as a plain item: the role `doc-endnote` is deprecated (DPUB-ARIA 1.1)."""
    back = _back(setting, note)
    match note.blocks:
        case (*before, n.Paragraph(_, "prose") as last) if back:
            written = lines((blocks(setting, tuple(before)), _ended(blocks(setting, (last,)), back)))
        case _:
            written = lines((blocks(setting, note.blocks), element("p", {}, back) if back else EMPTY))
    return container("li", {"id": setting.note_id(note.id)}, written)


def _ended(paragraph: Markup, back: Markup) -> Markup:
    """Put the links back into the last paragraph, at its end."""
    return Markup(paragraph.removesuffix("</p>") + " " + back + "</p>")


def _back(setting: Setting, note: n.Note) -> Markup:
    """Write a link back to each call, every one with a name of its own."""
    calls = range(1, setting.called.get(note.id, 0) + 1)
    return joined((_link(setting, note.id, call) for call in calls), text(" "))


def _link(setting: Setting, note: str, call: int) -> Markup:
    words, number = setting.medium.words, setting.notes[note]
    first = words.back_to_reference.format(n=number)
    attributes = {
        "href": setting.medium.place(setting.call_id(note, call)),
        **setting.role("doc-backlink", "backlink"),
        "aria-label": first if call == 1 else words.back_to_reference_again.format(n=number, call=call),
        **setting.ours,
    }
    return element("a", attributes, text("↑" if call == 1 else f"↑{call}"))
