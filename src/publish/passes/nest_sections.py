"""Sections nest by the levels they were written with; a skipped level is told and mended."""

from __future__ import annotations

from collections.abc import Iterator

from msgspec.structs import replace

from publish.diagnostics import Diagnostic, finding
from publish.model import Article, Block, Blocks, Section
from publish.passes.passed import Passed

DEEPEST = 5
"""Depth of the deepest section that shows as a heading of level 6: the title takes level 1."""


def nest_sections(article: Article) -> Passed:
    """Move what follows a heading into its section; an article that is nested already stays."""
    flat = [block for block in article.body if isinstance(block, Section)]
    skipped: tuple[Diagnostic, ...] = ()
    if any(section.written_level for section in flat):
        shallowest = min(section.written_level for section in flat if section.written_level)
        skipped = tuple(_skipped(flat, shallowest))
        article = replace(article, body=_nested(article.body, shallowest))
    return Passed(article, (*skipped, *_too_deep(article.body, 1)))


def _skipped(sections: list[Section], shallowest: int) -> Iterator[Diagnostic]:
    """Yield a finding for each heading that is more than one level deeper than the one before it.

    The shallowest level in use counts as the first, so that an article may begin at `##`.
    """
    before = shallowest - 1
    for section in sections:
        level = section.written_level or shallowest
        if level > before + 1:
            told = f"level {level} after level {before}"
            if before < shallowest:
                told = f"the first heading has level {level}, a later one {shallowest}"
            yield finding("HEAD001", "", section.span, f"heading level skipped: {told}")
        before = level


class _Open:
    """A section while its blocks are still being gathered."""

    def __init__(self, section: Section | None, level: int) -> None:
        self.section = section
        self.level = level
        self.blocks: list[Block] = list(section.blocks) if section else []


def _nested(body: Blocks, shallowest: int) -> Blocks:
    path = [_Open(None, 0)]
    for block in body:
        if isinstance(block, Section):
            level = block.written_level or shallowest
            _close(path, level)
            path.append(_Open(block, level))
        else:
            path[-1].blocks.append(block)
    _close(path, 1)
    return tuple(path[0].blocks)


def _close(path: list[_Open], level: int) -> None:
    """Close the sections that a heading of this level ends."""
    while path[-1].section is not None and path[-1].level >= level:
        done = path.pop()
        assert done.section is not None
        path[-1].blocks.append(replace(done.section, blocks=tuple(done.blocks), written_level=0))


def _too_deep(blocks: Blocks, depth: int) -> Iterator[Diagnostic]:
    for block in blocks:
        if isinstance(block, Section):
            if depth > DEEPEST:
                yield finding("HEAD002", "", block.span, f"heading of level {depth + 1}, deeper than 6")
            yield from _too_deep(block.blocks, depth + 1)
