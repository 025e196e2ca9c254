"""Findings: the diagnostics of one source while it is being read."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from msgspec.structs import replace

from publish.diagnostics import Diagnostic, finding
from publish.model import Span

_CONTROL = re.compile(r"[\x00-\x1f\x7f-\x9f]")
"""Unicode's general category Cc."""


class Findings:
    """What was found in one source so far, in the order of its discovery."""

    def __init__(self, file: str) -> None:
        self._file = file
        self._found: list[Diagnostic] = []

    def add(self, code: str, span: Span | None = None, message: str = "", hint: str = "") -> None:
        """Add the finding of a rule at a place; a control character of the source is not passed on."""
        self._found.append(finding(code, self._file, span, visible(message), hint))

    def in_order(self) -> tuple[Diagnostic, ...]:
        """Return what was found, once each, in the order of the source."""
        unique = dict.fromkeys(self._found)
        return tuple(_together(sorted(unique, key=lambda diagnostic: (diagnostic.line, diagnostic.column))))


_TOLD_TOGETHER = frozenset({"MARK001", "MARK002", "LINK004"})
"""Rules that a program breaks in every bar of links and buttons: who is shown ten lines alike reads none."""
_LINES = 5


def _together(found: Iterable[Diagnostic]) -> Iterator[Diagnostic]:
    """Yield findings in their order; those of some rules that say the same are one, which names the lines of all."""
    alike: dict[object, list[Diagnostic]] = {}
    for number, each in enumerate(found):
        key = (each.code, each.message) if each.code in _TOLD_TOGETHER else number
        alike.setdefault(key, []).append(each)
    for first, *more in alike.values():
        yield replace(first, message=f"{first.message} ({_again(more)})") if more else first


def _again(more: list[Diagnostic]) -> str:
    """Return where a finding stands again."""
    lines = list(dict.fromkeys(str(each.line) for each in more))
    named = f"{', '.join(lines[:_LINES])}{' …' if len(lines) > _LINES else ''}"
    return f"{len(more) + 1} times, again in line{'s' if len(lines) > 1 else ''} {named}"


def visible(text: str) -> str:
    """Return a text in which every control character is U+FFFD, so that no message can steer a terminal."""
    return _CONTROL.sub("\ufffd", text)


def quoted(text: str, longest: int = 60) -> str:
    """Return words of the source in quotation marks, cut where they are long."""
    joined = " ".join(text.split())
    return f"«{joined}»" if len(joined) <= longest else f"«{joined[: longest - 1]}…»"
