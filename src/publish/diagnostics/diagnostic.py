"""Diagnostic, Rule and Severity."""

import enum

import msgspec


class Severity(enum.StrEnum):
    """How much a finding weighs: an error blocks a release, a warning does so under `--strict`."""

    ERROR = "error"
    WARNING = "warning"
    INFO = "info"


class Rule(msgspec.Struct, frozen=True):
    """One thing we look for: a stable code, its weight, what to do, and the standard's clause.

    `since` is the ruleset in which it came in. `earlier` holds what it weighed before it weighs what it does now:
    pairs of the last ruleset in which it did so and the weight, oldest first.
    """

    code: str
    severity: Severity
    title: str
    hint: str
    clause: str = ""
    since: str = "2026.1"
    earlier: tuple[tuple[str, Severity], ...] = ()


class Diagnostic(msgspec.Struct, frozen=True, kw_only=True):
    """One finding, with its place; line 0 means the file as a whole, column counts from 1."""

    code: str
    severity: Severity
    file: str
    line: int
    column: int
    message: str
    hint: str
    clause: str

    def __str__(self) -> str:
        """The first line of a message, as `content/x.md:12:5: error IMG001 image has no text alternative`."""
        place = f"{self.file}:{self.line}:{self.column}" if self.line else self.file
        return f"{place}: {self.severity} {self.code} {self.message}"
