"""Told: what a text asks for and does not get, each kind once, with its first line and how often it stands there."""

from __future__ import annotations

from publish.model import Span
from publish.readers.findings import Findings, quoted

_KINDS = {
    "role": "the role {name} is not known; its words are kept",
    "directive": "the directive {name} is not known; its words are kept",
}


class Told:
    """The unknown names of one text, and the findings that tell of them."""

    def __init__(self, findings: Findings) -> None:
        self.findings = findings
        self._places: dict[tuple[str, str], list[int]] = {}
        self._said: list[tuple[str, int]] = []
        self._notes: set[str] = set()
        self._elsewhere: list[tuple[str, int]] = []

    def elsewhere(self, target: str, line: int) -> None:
        """Note a reference to a page of the site that this text is not."""
        self._elsewhere.append((target, line))

    def said(self, words: str, line: int) -> None:
        """Keep what docutils says of a line."""
        self._said.append((words, line))

    def undefined(self, label: str, span: Span) -> None:
        """Tell of a note that is called and not defined."""
        self._notes.add(label)
        self.findings.add("NOTE001", span, f"note {quoted(f'[{label}]_')} is not defined")

    def unknown(self, kind: str, name: str, line: int) -> None:
        """Note that a name of a kind stands in a line."""
        self._places.setdefault((kind, name), []).append(line)

    def left_out(self, line: int, message: str) -> None:
        """Tell at once of a part that only the tool it was written for can make (RST003)."""
        self.findings.add("RST003", Span(max(line, 1)), message)

    def tell(self) -> None:
        """Tell what docutils said (RST001), but for notes, which were told; and every name that was noted (RST002)."""
        undefined = {label.lower().lstrip("#") for label in self._notes}
        for words, line in self._said:
            name = words.removeprefix('unknown target name: "').removesuffix('"')
            if name not in undefined:
                self.findings.add("RST001", Span(line) if line else None, words)
        if self._elsewhere:
            first, line = self._elsewhere[0]
            counted = f"{len(self._elsewhere)}, the first to {quoted(first)}"
            message = f"references to other pages of the site ({counted}) are words alone"
            self.findings.add("LINK004", Span(line), message)
        for (kind, name), lines in self._places.items():
            times = f" ({len(lines)} times)" if len(lines) > 1 else ""
            message = _KINDS[kind].format(name=quoted(name))
            self.findings.add("RST002", Span(max(min(lines), 1)), f"{message}{times}")
