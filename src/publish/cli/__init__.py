"""The command line: parse, call jobs, show, exit."""

from __future__ import annotations

import signal


def main() -> None:
    """Run the program."""
    if signal.getsignal(signal.SIGINT) is signal.default_int_handler:
        # Until the program stands ready to tell it, Ctrl-C while modules are loading ends it without a traceback.
        signal.signal(signal.SIGINT, signal.SIG_DFL)
    from publish.cli import app  # noqa: PLC0415  # as above

    app.run()
