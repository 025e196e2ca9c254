"""Findings of one source: what is said of it, and in which order."""

from __future__ import annotations

from publish.model import Span
from publish.readers.findings import Findings


def test_what_a_page_does_in_every_bar_of_buttons_is_told_once_with_its_lines() -> None:
    found = Findings("x.html")
    for line in (9, 3, 5, 5):
        found.add("MARK001", Span(line, line), "HTML <button> was left out; its words are kept")
    found.add("MARK001", Span(4), "HTML <video> was left out; its words are kept")
    found.add("IMG002", Span(6), "image «a.png» was not found")
    found.add("IMG002", Span(7), "image «a.png» was not found")
    assert [(said.line, said.message) for said in found.in_order()] == [
        (3, "HTML <button> was left out; its words are kept (3 times, again in lines 5, 9)"),
        (4, "HTML <video> was left out; its words are kept"),
        (6, "image «a.png» was not found"),
        (7, "image «a.png» was not found"),
    ]


def test_of_many_lines_the_first_are_named() -> None:
    found = Findings("x.html")
    for line in range(1, 13):
        found.add("LINK004", Span(line), "link to «a.html» was taken out")
    (said,) = found.in_order()
    assert said.message == "link to «a.html» was taken out (12 times, again in lines 2, 3, 4, 5, 6 …)"
