"""An article as accessible XHTML: the one HTML writer, for PDF, EPUB and web.

Make a `Medium`, set the article in it with `setting(article, medium)` once, then write its parts:
`front`, `contents`, `blocks`, `notes`, `imprint`, `accessibility`; `document` makes a page of them.
docs/markup.md lists every class, role and id that stands in what is written.
"""

from publish.markup.blocks import blocks
from publish.markup.document import document
from publish.markup.elements import EMPTY, Attributes, Markup, container, element, joined, lines, text
from publish.markup.front import affiliations, contents, front
from publish.markup.imprint import Line, accessibility, imprint, limits, publication
from publish.markup.inlines import bare, inlines, prose
from publish.markup.notes import notes
from publish.markup.setting import Medium, Setting, language, setting

__all__ = [
    "EMPTY",
    "Attributes",
    "Line",
    "Markup",
    "Medium",
    "Setting",
    "accessibility",
    "affiliations",
    "bare",
    "blocks",
    "container",
    "contents",
    "document",
    "element",
    "front",
    "imprint",
    "inlines",
    "joined",
    "language",
    "limits",
    "lines",
    "notes",
    "prose",
    "publication",
    "setting",
    "text",
]
