"""How a run is shown while it goes on: plain lines, or bars on a terminal, or nothing."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from threading import Event, Thread
from time import monotonic
from typing import TYPE_CHECKING

from publish.cli import findings, terminal
from publish.diagnostics import Severity
from publish.jobs.finding import Finding
from publish.jobs.log import Log
from publish.jobs.outcome import Outcome
from publish.jobs.run import Watcher

if TYPE_CHECKING:
    from rich.progress import Progress, TaskID

BEAT = 10.0
"""Seconds between two lines of the plain display."""

ROOM = 10
"""How many bars of articles that are done with stay on the screen."""

Tell = Callable[[str], None]
Show = Callable[[Outcome], None]
Text = Callable[[Sequence[Finding]], Iterable[str]]


class Silent:
    """Shows what was found, and nothing of the work."""

    def __init__(
        self,
        log: Log | None,
        show: Show,
        *,
        quiet: bool = False,
        tell: Tell = terminal.tell,
        text: Text = findings.text,
    ) -> None:
        """Hold the log, how to show an article's result, how to print what is said of the work, and what is found."""
        self._log = log
        self._show = show
        self._quiet = quiet
        self._tell = tell
        self._text = text

    def began(self, source: str, parts: Sequence[str]) -> None:
        """Hear that an article is taken up."""

    def doing(self, source: str, what: str) -> None:
        """Hear that a part begins."""

    def ended(self, outcome: Outcome) -> None:
        """Show and log what was found in an article."""
        if self._log:
            self._log.write(outcome.findings)
        heard = [found for found in outcome.findings if not (self._quiet and _is_idle(found))]
        if said := "\n".join(self._text(heard)):
            self._tell(said)
        if outcome.removed:
            self._tell(_removal(outcome))
        self._show(outcome)


def _is_idle(found: Finding) -> bool:
    """Tell whether nobody has to act on a finding: it informs, or the baseline knows it."""
    return found.severity is Severity.INFO or found.known


def _removal(outcome: Outcome) -> str:
    names = ", ".join(terminal.clean(name) for name in outcome.removed)
    why = "of another article, theme, voice or version, or changed since it was made"
    return f"{terminal.clean(outcome.source)}: removed from {terminal.clean(str(outcome.folder))}, as {why}: {names}"


class Lines(Silent):
    """A line when an article begins, one every ten seconds, and one when it ends."""

    def __init__(
        self,
        log: Log | None,
        show: Show,
        *,
        beat: float = BEAT,
        tell: Tell = terminal.tell,
        text: Text = findings.text,
    ) -> None:
        """Begin to count the seconds."""
        super().__init__(log, show, tell=tell, text=text)
        self._now = ("", "", monotonic())
        self._done = Event()
        self._clock = Thread(target=self._beat, args=(beat,), daemon=True)
        self._clock.start()

    def _beat(self, beat: float) -> None:
        while not self._done.wait(beat):
            source, what, since = self._now
            if source:
                self._tell(f"{source}: {what or 'reading'}, {monotonic() - since:.0f} s so far")

    def began(self, source: str, parts: Sequence[str]) -> None:
        """Tell that an article is taken up."""
        self._now = (terminal.clean(source), "", monotonic())
        if parts:
            self._tell(f"{self._now[0]}: begun ({', '.join(parts)})")

    def doing(self, source: str, what: str) -> None:
        """Remember what is being done, for the next line."""
        self._now = (terminal.clean(source), what, self._now[2])

    def ended(self, outcome: Outcome) -> None:
        """Show what was found, and how it ended."""
        self._now = ("", "", monotonic())
        super().ended(outcome)

    def stop(self) -> None:
        """Stop counting."""
        self._done.set()
        self._clock.join()


class Bars(Silent):
    """A bar an article, redrawn as its parts are done."""

    def __init__(self, log: Log | None, show: Show, progress: Progress, *, text: Text = findings.text) -> None:
        """Hold the bars; findings are printed above them."""
        super().__init__(log, show, tell=self._above, text=text)
        self._progress = progress
        self._tasks: dict[str, TaskID] = {}
        self._drawn: deque[TaskID] = deque()

    def _above(self, text: str) -> None:
        self._progress.console.print(text, markup=False, highlight=False, soft_wrap=True)

    def began(self, source: str, parts: Sequence[str]) -> None:
        """Add a bar."""
        name = terminal.clean(source)
        self._tasks[source] = self._progress.add_task(name, total=len(parts) + 1, part="reading")

    def doing(self, source: str, what: str) -> None:
        """Move a bar on by a part."""
        self._progress.update(self._tasks[source], advance=1, part=what)

    def ended(self, outcome: Outcome) -> None:
        """Fill the bar of an article that is done with; leave that of one that failed where it stood."""
        task = self._tasks.get(outcome.source)
        if task is not None:
            done = None if outcome.status else self._progress.tasks[task].total
            self._progress.update(task, completed=done, part=_end(outcome))
            self._drawn.append(task)
        while len(self._drawn) > ROOM:
            self._progress.update(self._drawn.popleft(), visible=False)
        super().ended(outcome)


def _end(outcome: Outcome) -> str:
    """Return the word that stands at the end of a bar."""
    if outcome.status:
        return "failed"
    return "done" if outcome.folder else "checked"


@contextmanager
def lines(log: Log | None, show: Show, text: Text) -> Iterator[Watcher]:
    """Show a run as plain lines."""
    shown = Lines(log, show, text=text)
    try:
        yield shown
    finally:
        shown.stop()


@contextmanager
def bars(log: Log | None, show: Show, text: Text) -> Iterator[Watcher]:
    """Show a run as bars on the terminal of standard error."""
    from rich.console import Console  # noqa: PLC0415  # loaded only for a terminal
    from rich.progress import BarColumn, Progress, TextColumn  # noqa: PLC0415  # as above

    columns = (TextColumn("{task.description}", markup=False), BarColumn(), TextColumn("{task.fields[part]}"))
    with Progress(*columns, console=Console(stderr=True)) as progress:
        yield Bars(log, show, progress, text=text)
