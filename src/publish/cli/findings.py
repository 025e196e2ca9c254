"""What was found in an article, as text: in the order of its lines, and not more of one rule than anybody hears."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from publish.cli import terminal
from publish.jobs.finding import Finding

MOST = 20
"""How many findings of one rule are shown of one article."""


def text(findings: Sequence[Finding]) -> Iterator[str]:
    """Yield the messages of an article; what is to be done is said once a rule, as a screen reader reads every line."""
    numbers: Counter[str] = Counter()
    said: set[tuple[str, str]] = set()
    for found in findings:
        numbers[found.code] += 1
        if numbers[found.code] <= MOST:
            yield terminal.message(found, advice=(found.code, found.hint) not in said)
            said.add((found.code, found.hint))
    for code, number in numbers.items():
        if number > MOST:
            file = terminal.clean(findings[0].file)
            yield f"{file}: … and {number - MOST:,} more of {code}; --log FILE holds them all"
