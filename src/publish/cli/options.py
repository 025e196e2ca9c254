"""The options, each declared once. Only typer is loaded here: `--help` must come at once."""

from __future__ import annotations

from typing import Annotated

import typer

PLAIN = "Plain lines without bars, tables, or control codes; also ACCESSIBLE=1, TERM=dumb, CI=true."


def _remember(ctx: typer.Context, asked: bool) -> None:
    ctx.obj = asked or ctx.obj  # a command's context begins with what stood before the command


Plain = Annotated[bool, typer.Option("--plain", callback=_remember, expose_value=False, help=PLAIN)]
Sources = Annotated[
    list[str] | None,
    typer.Argument(metavar="SOURCES", help="Articles, or folders of articles; content/ where none is given."),
]
Formats = Annotated[
    list[str] | None,
    typer.Option("--format", "-f", metavar="NAME", help="Make only this format; can be given several times."),
]
Pdf = Annotated[bool, typer.Option("--pdf", help="Make only the PDF (or those named beside it).")]
Epub = Annotated[bool, typer.Option("--epub", help="Make only the EPUB (or those named beside it).")]
Docx = Annotated[bool, typer.Option("--docx", help="Make only the Word file (or those named beside it).")]
Mp3 = Annotated[bool, typer.Option("--mp3", help="Make only the MP3 (or those named beside it).")]
Out = Annotated[str | None, typer.Option("--out", "-o", metavar="DIR", help="The output folder; else output/.")]
Theme = Annotated[
    str | None, typer.Option("--theme", metavar="NAME|FILE", help="A theme that `publish themes` lists, or your own.")
]
Lang = Annotated[
    str | None, typer.Option("--lang", metavar="TAG", help="The language of the articles (BCP 47, such as en-GB).")
]
Engine = Annotated[
    str | None,
    typer.Option("--engine", metavar="NAME", help="A voice that `publish voices` lists; else auto."),
]
Jobs = Annotated[
    int | None,
    typer.Option("--jobs", metavar="N", help="How many threads the voices may keep busy; else one a core."),
]
Strict = Annotated[bool, typer.Option("--strict", help="Warnings fail too.")]
Draft = Annotated[bool, typer.Option("--draft", help="Publish in spite of errors; the files claim no conformance.")]
Unpublished = Annotated[bool, typer.Option("--include-unpublished", help="Also drafts, and articles under an embargo.")]
Extract = Annotated[bool, typer.Option("--extract", help="Find the article in a saved web page; leave the rest out.")]
Remote = Annotated[bool, typer.Option("--fetch-remote", help="Load pictures from the network too.")]
Pandoc = Annotated[
    bool, typer.Option("--pandoc", help="Let pandoc convert the kinds of files that publish does not read itself.")
]
Baseline = Annotated[
    str | None,
    typer.Option("--baseline", metavar="FILE", help="A manifest or log of an earlier run: only new findings fail."),
]
OutputFormat = Annotated[
    str, typer.Option("--output-format", metavar="NAME", help="How findings are printed: text, jsonl or sarif.")
]
Log = Annotated[str | None, typer.Option("--log", metavar="FILE", help="Write the findings as JSON lines.")]
Quiet = Annotated[bool, typer.Option("--quiet", "-q", help="Only errors and warnings.")]
