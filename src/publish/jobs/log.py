"""The log of a run: one finding a line, as JSON."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from io import RawIOBase
from pathlib import Path

import msgspec

from publish.diagnostics import MachineLack
from publish.jobs.finding import Finding
from publish.jobs.usage import WrongUsage


class Log:
    """A file of JSON lines that grows as the run goes on."""

    def __init__(self, sink: RawIOBase) -> None:
        """Hold the sink, which keeps nothing back."""
        self._sink = sink

    def write(self, findings: Iterable[Finding]) -> None:
        """Add findings, and have the system hold them before the run goes on. Raises MachineLack."""
        for found in findings:
            line = msgspec.json.encode(found) + b"\n"
            try:
                while line:
                    line = line[self._sink.write(line) :]
            except OSError as error:
                said = f"the log cannot be written: {error.strerror}"
                raise MachineLack(said, "name another file with --log") from error


@contextmanager
def opened(path: str, sources: Iterable[Path]) -> Iterator[Log | None]:
    """Open a log, anew each run; no path, no log. Raises WrongUsage where it cannot be, or would replace a source."""
    if not path:
        yield None
        return
    try:
        if Path(path).exists() and any(source.exists() and source.samefile(path) for source in sources):
            raise WrongUsage(f"the log {path} would be written over an article")
        sink = Path(path).open("wb", buffering=0)  # noqa: SIM115  # its faults are told apart from those of the run
    except OSError as error:
        raise WrongUsage(f"the log {path} cannot be written: {error.strerror}") from error
    with sink:
        yield Log(sink)
