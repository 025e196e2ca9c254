"""The standard streams, where one of them is closed, or nobody reads it any more."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TextIO


def opened() -> None:
    """Give the program the standard streams that it was started without, as a service manager may do.

    Python has None for them, and the next file that is opened would get their number.
    """
    for name, mode in (("stdin", "r"), ("stdout", "w"), ("stderr", "w")):
        if getattr(sys, name) is None:
            setattr(sys, name, Path(os.devnull).open(mode, encoding="utf-8"))  # noqa: SIM115  # open to the end


@contextmanager
def unread(stream: TextIO) -> Iterator[None]:
    """Go on in silence where nobody reads any more (`publish all | head`): what is published does not depend on it."""
    try:
        yield
    except BrokenPipeError:
        # What waits in the buffer would be written once more when the program ends.
        nowhere = os.open(os.devnull, os.O_WRONLY | os.O_CLOEXEC)
        os.dup2(nowhere, stream.fileno())
        os.close(nowhere)
