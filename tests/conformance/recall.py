"""How many words of a source its reading has, and by which findings those are told that it has not."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import NamedTuple

import msgspec

from publish import model as m
from publish.model.walk import plain_text, walk
from publish.readers import Reading, Settings, load, read
from tests.judges import words as judge

ASKED = Settings()
GUESSES = {"META003", "META004", "META005", "META009", "SRC010", "SRC016", "LANG002", "LINK002", "MARK005", "HEAD001"}
"""Rules that tell what was taken for what, or what is wrong; none of them leaves out a word."""


class Recall(NamedTuple):
    """The words of one document: how many its judge counted, which of them are missing, and what tells of each."""

    name: str
    compared: judge.Compared
    told: dict[str, str]
    """Missing words with the codes of the findings that tell of them."""

    @property
    def untold(self) -> Counter[str]:
        """The words that went without a finding."""
        return Counter({word: n for word, n in self.compared.missing.items() if word not in self.told})


def recall(path: Path, root: Path | None = None) -> Recall:
    """Compare what a judge reads in a document with what our reader made of it."""
    reading = read(load(path, root, path.name), ASKED)
    assert reading.article is not None, [d.message for d in reading.diagnostics]
    found = judge.words(text(reading.article)) + _numbers(reading.article)
    compared = judge.compare(judge.of_source(path), found)
    return Recall(path.name, compared, _told(compared.missing, path, reading))


def _numbers(article: m.Article) -> list[str]:
    """What every edition writes itself: the number of each item, and of each note, at its call and before its text."""
    lists = [node for node in walk(article) if isinstance(node, m.OrderedList) and node.style == "decimal"]
    items = [str(each.start + number) for each in lists for number in range(len(each.items))]
    return items + [str(number + 1) for number in range(len(article.notes)) for _ in range(2)]


def text(article: m.Article) -> str:
    """The words of a model, a block a line."""
    said = [plain_text(article.title), plain_text(article.subtitle)]
    said += [value for value in _metadata(article.meta) if value]
    for tree in (*article.body, *article.notes):
        said += _lines(tree)
    return "\n".join(said)


def _metadata(meta: m.Meta) -> Iterator[str]:
    yield from (meta.date, meta.updated, meta.description, meta.publisher, meta.rights, meta.lang, *meta.keywords)
    for person in meta.authors:
        yield from (person.name, person.affiliation, person.email)


def _lines(tree: m.Node | m.Note) -> Iterator[str]:
    for node in walk(tree):
        match node:
            case m.CodeBlock(source):
                yield source
            case m.Formula(source, notation):
                yield judge.html_text(source) if notation == "mathml" else source
            case m.Described(words):
                yield words
        if not isinstance(node, m.Inline):  # type: ignore[misc, arg-type]  # a union is a tuple of classes here
            yield from (_words(value) for value in _prose(node))


def _prose(node: m.Node) -> Iterator[tuple[m.Inline, ...]]:
    for name in node.__struct_fields__:
        value = getattr(node, name)
        if isinstance(value, tuple) and value and isinstance(value[0], m.Inline):  # type: ignore[misc, arg-type]
            yield value
        elif name == "terms":
            yield from value


def _words(inlines: Iterable[m.Inline]) -> str:
    """The words of inlines; a formula in MathML gives its letters."""
    plain = tuple(_unmarked(inline) for inline in inlines)
    return plain_text(plain)


def _unmarked(inline: m.Inline) -> m.Inline:
    if isinstance(inline, m.Math) and inline.notation == "mathml":
        return m.Text(judge.html_text(inline.source))
    children = getattr(inline, "children", None)
    if children:
        return msgspec.structs.replace(inline, children=tuple(_unmarked(child) for child in children))
    return inline


_LONGEST_LINE = 1000
"""Characters of a line whose words a finding tells of; a whole page may stand in one line."""


def _told(missing: Counter[str], path: Path, reading: Reading) -> dict[str, str]:
    """Return the missing words that a finding names, or on whose line one stands."""
    lines = path.read_bytes().decode("utf-8", "replace").splitlines() if path.suffix != ".docx" else []
    told: dict[str, set[str]] = {}
    for finding in (each for each in reading.diagnostics if each.code not in GUESSES):
        line = lines[finding.line - 1] if 0 < finding.line <= len(lines) else ""
        line = line if len(line) <= _LONGEST_LINE else ""
        for word in missing.keys() & set(judge.words(f"{finding.message} {line}")):
            told.setdefault(word, set()).add(finding.code)
    return {word: " ".join(sorted(codes)) for word, codes in sorted(told.items())}
