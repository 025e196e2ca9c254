"""Lines of the site: what a browser copies besides the article, left out and told."""

from __future__ import annotations

from publish.readers.plain_text.lines import LONG, Line
from publish.readers.plain_text.page import Page
from publish.readers.plain_text.phrases import AT_THE_END, AT_THE_TOP, BETWEEN, NETWORKS

_LONGEST_SITE_LINE = 110
_LONGEST_IN_A_TAIL = 30
_LONGEST_IN_A_MENU = 24
_MOST_WORDS_IN_A_MENU = 3
_SHORTEST_MENU = 3
_HEAD = 60
"""Lines that a menu, a notice and a title take up at most."""


def without_site_lines(lines: list[Line], page: Page) -> list[Line]:
    """Leave out what the site wrote around the article, and say which words; a text of nothing else stays whole."""
    out = _around(lines)
    kept = [line for line in lines if line.number not in out]
    if not kept:
        return lines
    for line in lines:
        if line.number in out:
            page.tell("SRC009", line.number, line.text, "belongs to the site, not the article, and was left out")
    return _with_gaps(kept, out)


def _around(lines: list[Line]) -> set[int]:
    """Return the numbers of the lines above, under and between the article's own."""
    first = next(
        (i for i, line in enumerate(lines[:_HEAD]) if len(line.text) >= LONG and not _is_top(line)),
        min(_HEAD, len(lines)),
    )
    head, rest = lines[:first], lines[first:]
    out = _above(head) if rest else set()
    out.update(line.number for line in lines[_tail(lines) :])
    out.update(line.number for line in rest if len(line.text) <= _LONGEST_SITE_LINE and BETWEEN.fullmatch(line.text))
    return out


def _above(head: list[Line]) -> set[int]:
    """Return the lines of the site among those above the first paragraph: its phrases, and the menus they stand in."""
    out = {line.number for line in head if _is_top(line) or _is_button(line) or BETWEEN.fullmatch(line.text)}
    run: list[Line] = []
    for line in head:
        if line.number in out or _is_in_menu(line):
            run.append(line)
            continue
        out.update(_menu(run, out))
        run = []
    return out


def _menu(run: list[Line], known: set[int]) -> set[int]:
    """Return the lines of a run of short lines that is a menu: one with phrases of a site among them."""
    strong = sum(line.number in known for line in run)
    return {line.number for line in run} if len(run) >= _SHORTEST_MENU and strong * 4 >= len(run) else set()


def _is_top(line: Line) -> bool:
    return len(line.text) <= 3 * LONG and AT_THE_TOP.fullmatch(line.text) is not None


def _is_button(line: Line) -> bool:
    return len(line.text) <= _LONGEST_IN_A_TAIL and (
        AT_THE_END.fullmatch(line.text) is not None or NETWORKS.fullmatch(line.text) is not None
    )


def _is_in_menu(line: Line) -> bool:
    return len(line.text) <= _LONGEST_IN_A_MENU and len(line.text.split()) <= _MOST_WORDS_IN_A_MENU


def _is_site(line: Line) -> bool:
    return len(line.text) <= _LONGEST_SITE_LINE and AT_THE_END.fullmatch(line.text) is not None


def _tail(lines: list[Line]) -> int:
    """Return where a line of the site has nothing after it but more of them, names of networks and short links."""
    tail = len(lines)
    for i in range(len(lines) - 1, 0, -1):
        if _is_site(lines[i]):
            tail = i
        elif len(lines[i].text) > _LONGEST_IN_A_TAIL:
            break
    return tail


def _with_gaps(lines: list[Line], out: set[int]) -> list[Line]:
    """Let every line know that something stood before it which is gone."""
    return [line._replace(gap=max(1, line.gap)) if line.number - 1 in out else line for line in lines]
