"""docutils, set up to read one text and nothing else: no other file, no configuration, no network, no clock.

docutils keeps its directives and roles in the module, so that one text at a time is parsed, and what a text defines
for itself is forgotten after it.
"""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from docutils import nodes
from docutils.frontend import get_default_settings
from docutils.parsers.rst import Parser, directives, roles
from docutils.parsers.rst.states import Body, Inliner
from docutils.readers.standalone import Reader
from docutils.utils import new_document, unescape

from publish.readers.rst.directives import directive_of
from publish.readers.rst.roles import defined, role_of
from publish.readers.rst.substitutions import check
from publish.readers.rst.told import Told

MAX_LINE = 200_000
"""Characters that one line may have."""

MAX_PARAGRAPH = 10_000
"""Characters of one paragraph in which mark-up is looked for."""

_MAX_DIGITS = 9
"""Digits of the number of a list that are looked at."""

_SETTINGS: dict[str, Any] = {
    "_disable_config": True,
    "auto_id_prefix": "%",
    "datestamp": None,
    "file_insertion_enabled": False,
    "generator": None,
    "halt_level": 6,  # above every level: no message stops the parser
    "line_length_limit": MAX_LINE,
    "raw_enabled": True,  # we read it as the HTML it is, and pass none of it on
    "report_level": 2,
    "sectnum_xform": False,
    "smart_quotes": False,
    "syntax_highlight": "none",
    "traceback": True,
    "trim_footnote_reference_space": True,  # a note stands at its word
    "warning_stream": False,
}

_PARSING = threading.Lock()


def parse(text: str, name: str, told: Told) -> nodes.document:
    """Return the document that a text is; what docutils says of it becomes findings (RST001)."""
    settings = get_default_settings(Parser, Reader)
    for key, value in {**_SETTINGS, "told": told}.items():
        setattr(settings, key, value)
    parser = Parser(rfc2822=text.startswith("PEP:"), inliner=_inliner(settings))
    reader: Reader[Any] = Reader(parser=parser)
    document = new_document(name, settings)
    lines = text.splitlines()
    document.reporter.attach_observer(lambda message: _keep(message, lines, told))
    with _PARSING, _dispatching():
        parser.parse(text, document)
        document.transformer.populate_from_components((reader, parser))
        check(document)
        document.transformer.apply_transforms()
    return document


def _inliner(settings: Any) -> Inliner:  # noqa: ANN401  # optparse's values, which have no fields of their own
    """Return docutils' reader of paragraphs, whose time grows with the square of their length, with a limit to it."""
    inliner = Inliner()
    inliner.init_customizations(settings)
    read = inliner.parse

    def parse(text: str, line: int, memo: Any, parent: nodes.Element) -> Inlines:  # noqa: ANN401  # docutils' signature
        if len(text) <= MAX_PARAGRAPH:
            return read(text, line, memo, parent)
        message = f"this paragraph has more than {MAX_PARAGRAPH} characters; its mark-up was not read"
        settings.told.said(message, line)
        return [nodes.Text(unescape(text))], []

    # No subclass: docutils takes its own patterns from the class of the object.
    inliner.parse = parse  # type: ignore[method-assign, assignment]
    return inliner


Inlines = tuple[list[nodes.Node], list[nodes.system_message]]


@contextmanager
def _dispatching() -> Iterator[None]:
    """Have docutils ask us for each directive and role, and forget what the text defines."""
    found, role, own = directives.directive, roles.role, defined()
    before = dict(own)
    own.clear()
    directives.directive, roles.role = directive_of(found), role_of(role)
    converters, arabic = Body.enum.converters, Body.enum.converters["arabic"]
    converters["arabic"] = lambda digits: int(digits[:_MAX_DIGITS])  # of thousands of digits Python makes no number
    try:
        yield
    finally:
        directives.directive, roles.role = found, role
        converters["arabic"] = arabic
        own.clear()
        own.update(before)


_WARNING = 2


def _keep(message: nodes.system_message, lines: list[str], told: Told) -> None:
    """Keep what docutils has to say; what it would only mention (level 1) is left unsaid."""
    words = message.children[0].astext() if message.children else ""
    line = message.get("line") or 0
    lost = words.startswith(_LOST_HEADINGS) and lines[line - 1 : line] != [_CODE_FOLLOWS]
    if (message["level"] >= _WARNING or lost) and not words.startswith(_TOLD_ELSEWHERE):
        told.said(" ".join((words[:1].lower() + words[1:].rstrip(".")).split()), line)


# docutils only mentions that it takes a heading for text; it takes `::` under words for a short line under one.
_LOST_HEADINGS = ("Possible title underline", "Unexpected possible title", "Possible incomplete section title")
_CODE_FOLLOWS = "::"
# Undefined notes are told by name and place (NOTE001), where they are called.
_TOLD_ELSEWHERE = ("Too many autonumbered footnote references", "Too many symbol footnote references")
