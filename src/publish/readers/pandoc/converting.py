"""Converting: a file of a kind that no reader of ours knows, handed to an installed pandoc and read as its document.

pandoc gets the file's bytes and nothing else: no other file (`--sandbox`), no network, no configuration, bounded
memory, output and time. Its pictures are taken from the file itself, or from beside it, by our own rules.
"""

from __future__ import annotations

import os
import selectors
import shutil
import signal
import subprocess
import tempfile
import time
from contextlib import suppress
from typing import IO, NamedTuple

from publish.diagnostics.lack import MachineLack
from publish.readers.decoding import MAX_BYTES
from publish.readers.findings import Findings, quoted
from publish.readers.pandoc import Container, article
from publish.readers.pandoc.formats import FORMATS, suffix_of
from publish.readers.source import Reading, Settings, Source

SECONDS = 60
MEMORY = "1500M"
MAX_OUTPUT = 200_000_000
_MAX_SAID, _MAX_ERRORS = 20, 10_000  # lines, bytes

_ENVIRONMENT = {"LANG": "C.UTF-8", "HOME": "/nonexistent", "XDG_DATA_HOME": "/nonexistent"}


class Converted(NamedTuple):
    """What pandoc gave: its document, what it said, and why there is no document."""

    document: bytes
    said: str
    fault: str = ""


def read(source: Source, settings: Settings) -> Reading:
    """Read a file through pandoc; raise MachineLack where pandoc is not installed."""
    findings = Findings(source.name)
    if len(source.data) > MAX_BYTES:
        findings.add("SRC008", message=f"the source has more than {MAX_BYTES // 1_000_000} million bytes")
        return Reading(article=None, diagnostics=findings.in_order())
    program = shutil.which("pandoc")
    if program is None:
        raise MachineLack(f"{source.name} cannot be read: pandoc is not installed", "apt-get install pandoc")
    found = convert(program, FORMATS[suffix_of(source.name)], source.data)
    if found.fault:
        words = f": {quoted(found.said, 300)}" if found.said else ""
        findings.add("SRC021", message=f"pandoc could not convert the file: {found.fault}{words}")
        return Reading(article=None, diagnostics=findings.in_order())
    for line in found.said.splitlines()[:_MAX_SAID]:
        findings.add("SRC022", message=f"pandoc says: {line.removeprefix('[WARNING] ')}")
    return article(found.document.decode("utf-8", "replace"), source, settings, findings, Container(source.data))


def convert(program: str, form: str, data: bytes, seconds: float = SECONDS) -> Converted:
    """Have pandoc convert bytes; it and all that it started have ended when this returns."""
    command = [program, "+RTS", f"-M{MEMORY}", "-RTS", "--sandbox", "--from", form, "--to", "json"]
    with tempfile.TemporaryFile() as given, tempfile.TemporaryDirectory() as empty:
        given.write(data)
        given.seek(0)
        process = subprocess.Popen(  # noqa: S603  # the program was found on the path, and no word of a source is on its line
            command,
            stdin=given,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            cwd=empty,
            env={**_ENVIRONMENT, "PATH": os.environ.get("PATH", os.defpath)},
            start_new_session=True,
        )
        assert process.stdout is not None
        assert process.stderr is not None
        said = bytearray()
        try:
            document, fault = _received(process.stdout, process.stderr, said, seconds)
            status = process.wait(1) if not fault else 0
        except subprocess.TimeoutExpired:
            document, fault, status = b"", "it did not end", 0
        finally:
            _end(process)
        words = said.decode("utf-8", "replace").strip()
    return Converted(document, words, fault or (f"it ended with status {status}" if status else ""))


def _received(pipe: IO[bytes], errors: IO[bytes], said: bytearray, seconds: float) -> tuple[bytes, str]:
    """Return what comes through a pipe, and why it is not all; `said` gets the beginning of what comes as errors."""
    deadline = time.monotonic() + seconds
    parts: list[bytes] = []
    length = 0
    with selectors.DefaultSelector() as waiting:
        for each in (pipe, errors):
            waiting.register(each, selectors.EVENT_READ)
        while waiting.get_map():
            ready = waiting.select(max(deadline - time.monotonic(), 0))
            if not ready or time.monotonic() > deadline:
                return b"", f"it took more than {seconds:g} seconds"
            for key, _ in ready:
                part = os.read(key.fd, 1 << 20)
                if not part:
                    waiting.unregister(key.fileobj)
                elif key.fileobj is errors:
                    said += part[: _MAX_ERRORS - len(said)]
                else:
                    parts.append(part)
                    length += len(part)
            if length > MAX_OUTPUT:
                return b"", f"it gave more than {MAX_OUTPUT // 1_000_000} million bytes"
    return b"".join(parts), ""


def _end(process: subprocess.Popen[bytes]) -> None:
    """End a process with all that it started."""
    with suppress(ProcessLookupError, PermissionError):
        os.killpg(process.pid, signal.SIGKILL)
    process.wait()
    for pipe in (process.stdout, process.stderr):
        if pipe is not None:
            pipe.close()
