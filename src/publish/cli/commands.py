"""The commands. Each loads what it needs when it is called: typing `publish --help` must cost nothing."""

from __future__ import annotations

import os
from collections.abc import Callable
from typing import TYPE_CHECKING, Annotated, NoReturn

import typer

from publish.cli import options

if TYPE_CHECKING:
    from publish.jobs.configuration import Settings


def all_(  # noqa: PLR0917  # an option each
    ctx: typer.Context,
    sources: options.Sources = None,
    formats: options.Formats = None,
    pdf: options.Pdf = False,
    epub: options.Epub = False,
    docx: options.Docx = False,
    mp3: options.Mp3 = False,
    out: options.Out = None,
    theme: options.Theme = None,
    lang: options.Lang = None,
    engine: options.Engine = None,
    jobs: options.Jobs = None,
    strict: options.Strict = False,
    draft: options.Draft = False,
    include_unpublished: options.Unpublished = False,
    extract: options.Extract = False,
    fetch_remote: options.Remote = False,
    pandoc: options.Pandoc = False,
    log: options.Log = None,
    quiet: options.Quiet = False,
) -> None:
    """Publish articles in every format.

    That is PDF, EPUB, Word and MP3, or those you name. A set of files is written to OUT/SLUG; if anything in it
    fails, the set that was there stays as it was.
    """
    from publish.cli import running  # noqa: PLC0415

    flags = {"pdf": pdf, "epub": epub, "docx": docx, "mp3": mp3}
    chosen = [*(formats or ()), *(name for name, given in flags.items() if given)]
    wishes = _wishes(
        formats=tuple(chosen) or None,
        out=out,
        theme=theme,
        lang=lang,
        engine=engine,
        jobs=jobs,
        strict=strict or None,
        include_unpublished=include_unpublished or None,
        extract=extract or None,
        fetch_remote=fetch_remote or None,
        pandoc=pandoc or None,
    )
    manner = running.Manner(plain=bool(ctx.obj), quiet=quiet, log=log or "")
    raise typer.Exit(running.publish(sources or [], wishes, manner, draft=draft))


def check(  # noqa: PLR0917  # an option each
    ctx: typer.Context,
    sources: options.Sources = None,
    lang: options.Lang = None,
    strict: options.Strict = False,
    baseline: options.Baseline = None,
    include_unpublished: options.Unpublished = False,
    extract: options.Extract = False,
    fetch_remote: options.Remote = False,
    pandoc: options.Pandoc = False,
    output_format: options.OutputFormat = "text",
    log: options.Log = None,
    quiet: options.Quiet = False,
) -> None:
    """Find what is wrong in articles; write nothing."""
    from publish.cli import running  # noqa: PLC0415

    wishes = _wishes(
        lang=lang,
        strict=strict or None,
        include_unpublished=include_unpublished or None,
        extract=extract or None,
        fetch_remote=fetch_remote or None,
        pandoc=pandoc or None,
    )
    manner = running.Manner(plain=bool(ctx.obj), quiet=quiet, log=log or "", output_format=output_format)
    raise typer.Exit(running.check(sources or [], wishes, manner, baseline=baseline or ""))


def inspect(  # noqa: PLR0917  # an option each
    source: Annotated[str | None, typer.Argument(metavar="SOURCE", help="One article.")] = None,
    raw: Annotated[bool, typer.Option("--raw", help="As it was read, before the passes.")] = False,
    schema: Annotated[bool, typer.Option("--schema", help="Print the JSON Schema of the model instead.")] = False,
    lang: options.Lang = None,
    extract: options.Extract = False,
    fetch_remote: options.Remote = False,
    pandoc: options.Pandoc = False,
) -> None:
    """Print the model of an article as JSON.

    It is the article after all passes, with its pictures in it. The JSON is itself a source.
    """
    from publish.cli import inspecting  # noqa: PLC0415

    if schema:
        inspecting.schema()
    elif source is None:
        raise typer.BadParameter("name an article, or give --schema", param_hint="SOURCE")
    else:
        wishes = _wishes(lang=lang, extract=extract or None, fetch_remote=fetch_remote or None, pandoc=pandoc or None)
        raise typer.Exit(inspecting.inspect(source, wishes, raw=raw))


def new(title: Annotated[str, typer.Argument(metavar="TITLE", help="The title of the article.")]) -> None:
    """Write a starter article into content/."""
    from publish.cli import terminal  # noqa: PLC0415
    from publish.jobs.starter import starter  # noqa: PLC0415

    path, (tag, origin) = starter(title)
    terminal.say(f"{terminal.clean(str(path))} (lang: {tag}, {origin})")


def formats() -> None:
    """List the formats.

    And the languages that our own words are in.
    """
    from publish.cli import listing  # noqa: PLC0415

    listing.formats()


def themes() -> None:
    """List the themes."""
    from publish.cli import listing  # noqa: PLC0415

    listing.themes()


def voices() -> None:
    """List the voices."""
    from publish.cli import listing  # noqa: PLC0415

    listing.voices()


def doctor() -> None:
    """Say what this machine has and lacks.

    Each lack comes with the command that mends it.
    """
    from publish.cli import listing  # noqa: PLC0415

    raise typer.Exit(listing.doctor())


COMMANDS: dict[str, Callable[..., None]] = {
    "all": all_,
    "check": check,
    "inspect": inspect,
    "new": new,
    "formats": formats,
    "themes": themes,
    "voices": voices,
    "doctor": doctor,
}


def _wishes(**said: object) -> Settings:
    """Return the command line's settings, in which the same faults are told as in `publish.toml`."""
    from publish.jobs.configuration import Settings  # noqa: PLC0415

    try:
        return Settings(**said)  # type: ignore[arg-type]  # the options are typed where they are declared
    except ValueError as error:
        raise typer.BadParameter(str(error)) from error


def stopped(number: int) -> NoReturn:
    """Leave the program as a signal asks, saying that nothing is half done."""
    from publish.cli import terminal  # noqa: PLC0415

    terminal.tell("stopped; the last release of what was not finished is as it was")
    raise SystemExit(128 + number)


def fail(error: Exception) -> NoReturn:
    """Leave the program: for wrong usage with its message, else as our own bug; never with a traceback unasked."""
    from publish.cli import terminal  # noqa: PLC0415
    from publish.diagnostics import MachineLack  # noqa: PLC0415
    from publish.jobs.outcome import BUG, MACHINE, USAGE, refusal  # noqa: PLC0415
    from publish.jobs.usage import WrongUsage  # noqa: PLC0415

    if os.environ.get("PUBLISH_TRACEBACK"):
        raise error
    match error:
        case WrongUsage():
            status, said = USAGE, str(error)
        case MachineLack():
            status, said = MACHINE, str(error)
        case _ if said := refusal(error):
            status = MACHINE
        case _:
            status, hint = BUG, "PUBLISH_TRACEBACK=1 shows where; please report it"
            said = f"publish itself failed: {type(error).__name__}: {error}\n    {hint}"
    terminal.tell(
        "\n".join(f"{'' if line[:1].isspace() else 'publish: '}{terminal.clean(line)}" for line in said.splitlines())
    )
    raise SystemExit(status)
