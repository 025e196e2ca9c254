"""Notes come in the order of their calls, and none is lost."""

from __future__ import annotations

from publish import model as m
from publish.passes.notes import notes
from tests.samples import p


def _note(ident: str, *calls: str) -> m.Note:
    return m.Note(id=ident, blocks=(m.Paragraph((m.Text(ident), *map(m.NoteReference, calls))),))


def _ordered(body: m.Blocks, *given: m.Note, title: m.Inlines = ()) -> list[str]:
    return [note.id for note in notes(m.Article(title=title, body=body, notes=given)).article.notes]


def test_the_first_call_counts() -> None:
    body = (m.Paragraph((m.NoteReference("b"), m.NoteReference("a"), m.NoteReference("b"))),)
    assert _ordered(body, _note("a"), _note("b")) == ["b", "a"]


def test_a_call_in_the_title_comes_first() -> None:
    assert _ordered((m.Paragraph((m.NoteReference("a"),)),), _note("a"), _note("b"), title=(m.NoteReference("b"),)) == [
        "b",
        "a",
    ]


def test_notes_that_notes_call_follow_those_of_the_text() -> None:
    body = (m.Paragraph((m.NoteReference("a"), m.NoteReference("b"))),)
    given = (_note("c"), _note("d", "a"), _note("b"), _note("a", "d", "c"))
    assert _ordered(body, *given) == ["a", "b", "d", "c"]


def test_notes_never_called_stay_at_the_end() -> None:
    assert _ordered(
        (m.Paragraph((m.NoteReference("b"), m.NoteReference("lost"))),), _note("x"), _note("a"), _note("b")
    ) == ["b", "x", "a"]


def test_two_notes_of_one_id_both_stay() -> None:
    assert _ordered((m.Paragraph((m.NoteReference("b"),)),), _note("a"), _note("b"), _note("b")) == ["b", "b", "a"]


def test_no_notes() -> None:
    assert _ordered((p("x"),)) == []
