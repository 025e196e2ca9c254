"""Telling: what a Word file holds and no edition shows, each with its place or its number of words."""

from __future__ import annotations

from collections.abc import Iterable

from publish import model as m
from publish.readers.docx.manuscript import LINE, Manuscript
from publish.readers.docx.package import Package
from publish.readers.docx.preparing import Changes
from publish.readers.docx.wml import Element, attribute, descendants, kind, q, words_of
from publish.readers.findings import quoted

_MOST = 20
"""Comments that are told one by one."""


def tell(manuscript: Manuscript, changes: Changes) -> None:
    """Tell all that was left out of a file on purpose."""
    _changes(changes, manuscript)
    _comments(manuscript)
    _hidden(manuscript)
    _margins(manuscript)
    for span, words in _joined(manuscript.contents):
        message = f"a list of contents ({_words(words)}) was left out: every edition makes its own"
        manuscript.findings.add("DOCX007", span, f"{message}: {quoted(words)}")
    if manuscript.numbered:
        count = len(manuscript.numbered)
        message = f"the number of {_count(count, 'heading')} that Word counts was made a part of its words"
        manuscript.findings.add("DOCX008", manuscript.numbered[0], message)
    if manuscript.package.has_macros:
        manuscript.findings.add("DOCX009", m.Span(1), "the macros in the file were neither run nor kept")


def _count(count: int, noun: str) -> str:
    return f"{count} {noun}{'' if count == 1 else 's'}"


def _words(text: str) -> str:
    return _count(len(text.split()), "word")


def _changes(changes: Changes, manuscript: Manuscript) -> None:
    parts = []
    if changes.insertions:
        words = _count(changes.inserted_words, "word")
        parts.append(f"{_count(changes.insertions, 'insertion')} ({words}) taken as accepted")
    if changes.deletions:
        words = _count(changes.deleted_words, "word")
        parts.append(f"{_count(changes.deletions, 'deletion')} ({words}) left out")
    if parts:
        manuscript.findings.add("DOCX001", m.Span(1), f"the file has tracked changes: {', '.join(parts)}")


def _comments(manuscript: Manuscript) -> None:
    part = manuscript.package.optional("comments", "word/comments.xml")
    comments = list(descendants(part, "w:comment")) if part is not None else []
    for each in comments[:_MOST]:
        words = words_of(each)
        author = attribute(each, "w:author") or "somebody"
        span = manuscript.comments.get(attribute(each, "w:id"), m.Span(1))
        manuscript.findings.add(
            "DOCX002", span, f"a comment of {author} ({_words(words)}) is in no edition: {quoted(words)}"
        )
    if len(comments) > _MOST:
        left = len(comments) - _MOST
        told = f"{_count(left, 'more comment')} {'is' if left == 1 else 'are'} in no edition"
        manuscript.findings.add("DOCX002", m.Span(1), told)


def _hidden(manuscript: Manuscript) -> None:
    for span, words in _joined(manuscript.hidden):
        told = f"hidden text ({_words(words)}) was left out: {quoted(words)}"
        manuscript.findings.add("DOCX003", span, told)


def _joined(found: Iterable[tuple[m.Span, str]]) -> list[tuple[m.Span, str]]:
    """Join what stands in one paragraph or in neighbouring ones."""
    joined: list[tuple[m.Span, m.Span, list[str]]] = []
    for span, words in found:
        if joined and 0 <= span.line - joined[-1][1].line <= 1:
            first, _, parts = joined[-1]
            joined[-1] = (first, span, [*parts, words])
        else:
            joined.append((span, span, [words]))
    return [(first, " ".join(parts)) for first, _, parts in joined]


def _margins(manuscript: Manuscript) -> None:
    """Tell the words of headers and footers, each once."""
    package: Package = manuscript.package
    for name, noun in (("header", "head"), ("footer", "foot")):
        texts = dict.fromkeys(words_of(package.tree(part)) for part in package.all_related(name))
        for words in texts:
            if any(map(str.isalpha, words)):  # the number of a page says nothing elsewhere
                told = f"what stands at the {noun} of every page ({_words(words)}) was left out: {quoted(words)}"
                manuscript.findings.add("DOCX004", m.Span(1), told)


def place_of(element: Element) -> m.Span:
    """Return the place of something in the body: the paragraph that it stands in, or the next."""
    paragraph = q("w:p")
    found = next(element.iterancestors(paragraph), None)
    if found is None:
        found = next((each for each in element.itersiblings() if kind(each) == "w:p"), None)
    return m.Span(int(found.get(LINE) or 1)) if found is not None else m.Span(1)
