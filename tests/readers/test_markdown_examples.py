"""Our own examples of Markdown, as prose in tests/spec: what is written, `.`, what it becomes, `.`, what is found."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from publish import model as m
from publish.readers import images
from tests.readers.as_html import normalised, written
from tests.readers.reading import reading

SPEC = Path(__file__).parents[1] / "spec"
PAGES = ("html-in-markdown.md", "extensions.md")
_EXAMPLE = re.compile(r"^`{12} example\n(.*?)^\.\n(.*?)(?:^\.\n(.*?))?^`{12}$", re.MULTILINE | re.DOTALL)
FRONT = "---\ntitle: A title that no example has\n---\n"


def examples() -> list:
    found = []
    for page in PAGES:
        text = (SPEC / page).read_text(encoding="utf-8")
        for match in _EXAMPLE.finditer(text):
            line = text.count("\n", 0, match.start()) + 1
            found.append(pytest.param(match[1], match[2], match[3] or "", id=f"{page}:{line}"))
    return found


@pytest.mark.parametrize(("source", "expected", "findings"), examples())
def test_example(source, expected, findings, monkeypatch):
    pictures: dict[str, str] = {}

    def find(_, target, span):  # noqa: ARG001  # the gallery's own signature
        ident = f"r{len(pictures)}"
        pictures[ident] = target
        return m.Resource(id=ident, name="x", media_type="image/png", width=1, height=1, data=b"")

    monkeypatch.setattr(images.Gallery, "find", find)
    found = reading(FRONT + source)
    assert found.article is not None
    notes = "".join(f"<aside class='note'>{written(note.blocks, pictures)}</aside>" for note in found.article.notes)
    assert normalised(written(found.article.body, pictures) + notes) == expected.rstrip("\n")
    told = [f"{d.code} {d.line - FRONT.count(chr(10))} {d.message}" for d in found.diagnostics]
    assert told == findings.splitlines()


def test_the_pages_have_examples():
    assert len(examples()) >= 40
