"""The program: its commands, its signals, its exit statuses."""

from __future__ import annotations

import signal
import sys
from io import TextIOWrapper
from typing import Annotated, Any, NoReturn

import typer
import typer.core

from publish import __version__
from publish.cli import commands, options, streams

_EPILOG = "Exit status: 0 clean, 1 the author must act, 2 wrong usage, 3 the machine lacks something, 70 our own bug."

app = typer.Typer(
    name="publish",
    rich_markup_mode=None,
    add_completion=False,
    pretty_exceptions_enable=False,
    no_args_is_help=True,
    epilog=_EPILOG,
    context_settings={"help_option_names": ["--help", "-h"]},
)


class Command(typer.core.TyperCommand):
    """A command that takes `--plain` too, as the program does before it: nobody has to know where it stands."""

    def get_params(self, ctx: typer.Context) -> list[Any]:  # type: ignore[override]  # Typer hides the classes it means
        """Return the options, `--plain` first."""
        above = ctx.parent.command.params if ctx.parent else []
        return [*(option for option in above if option.name == "plain"), *super().get_params(ctx)]


for name, command in commands.COMMANDS.items():
    app.command(name, cls=Command)(command)


class Terminated(BaseException):
    """SIGTERM, raised so that a run takes its staging away before it goes."""


def _show_version(asked: bool) -> None:
    if asked:
        typer.echo(f"publish {__version__}")
        raise typer.Exit


@app.callback()
def _publish(
    plain: options.Plain = False,  # it and the other are heard by callbacks of theirs
    version: Annotated[
        bool, typer.Option("--version", callback=_show_version, is_eager=True, help="Show the version.")
    ] = False,
) -> None:
    """One article in; an accessible PDF, EPUB, Word file and spoken MP3 out, all saying the same words."""


def run() -> None:
    """Run the program, ready to be stopped."""
    streams.opened()
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):
            stream.reconfigure(errors="backslashreplace")  # a terminal without Unicode still shows the message
    signal.signal(signal.SIGTERM, _terminate)
    if signal.getsignal(signal.SIGINT) is signal.SIG_DFL:
        signal.signal(signal.SIGINT, signal.default_int_handler)
    try:
        app(prog_name="publish")
    except Terminated:
        commands.stopped(signal.SIGTERM)
    except SystemExit as left:
        if left.code == 128 + signal.SIGINT:  # how Typer tells of Ctrl-C
            commands.stopped(signal.SIGINT)
        raise
    except Exception as error:  # noqa: BLE001  # the last place where a fault can be told without a traceback
        commands.fail(error)


def _terminate(_signal: int, _frame: object) -> NoReturn:
    raise Terminated
