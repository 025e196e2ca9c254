"""The log of a run: one finding a line, as JSON."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO

import msgspec

from publish.jobs.finding import Finding
from publish.jobs.usage import WrongUsage


class Log:
    """A file of JSON lines that grows as the run goes on."""

    def __init__(self, sink: BinaryIO) -> None:
        """Hold the sink."""
        self._sink = sink

    def write(self, findings: Iterable[Finding]) -> None:
        """Add findings, and have the system hold them before the run goes on."""
        for found in findings:
            self._sink.write(msgspec.json.encode(found) + b"\n")
        self._sink.flush()


@contextmanager
def opened(path: str) -> Iterator[Log | None]:
    """Open a log, anew each run; no path, no log. Raises WrongUsage where it cannot be written."""
    if not path:
        yield None
        return
    try:
        sink = Path(path).open("wb")  # noqa: SIM115  # its faults are told apart from those of the run
    except OSError as error:
        raise WrongUsage(f"the log {path} cannot be written: {error.strerror}") from error
    with sink:
        yield Log(sink)
