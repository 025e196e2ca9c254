from __future__ import annotations

import io
import os
import pty
import re
import subprocess
from collections.abc import Callable
from pathlib import Path
from threading import Event

import pytest

from publish.cli import progress, results, terminal
from publish.diagnostics import finding
from publish.jobs.outcome import Outcome
from publish.model import Span
from tests.cli.conftest import FAULTY, GOOD
from tests.cli.program import Ran, command, environment

ESCAPE = re.compile(r"\x1b")


def on_a_terminal(folder: Path, *arguments: str, **env: str) -> str:
    """Run the program on a pseudo-terminal and return what it shows."""
    ours, theirs = pty.openpty()
    running = subprocess.Popen(
        command({}, *arguments),
        cwd=folder,
        env=environment(TERM="xterm-256color", COLUMNS="100") | env,
        stdout=theirs,
        stderr=theirs,
    )
    os.close(theirs)
    shown = b""
    try:
        while part := os.read(ours, 65536):
            shown += part
    except OSError:  # how a pseudo-terminal says that nobody writes any more
        pass
    os.close(ours)
    running.wait(60)
    return shown.decode().replace("\r\n", "\n")


def test_a_terminal_shows_a_bar_and_a_table(here: Path) -> None:
    (here / "content/faulty.md").write_text(FAULTY, encoding="utf-8")
    shown = re.sub(r"\x1b\[[0-9;?]*[a-zA-Z]", "", on_a_terminal(here, "all"))

    assert "━" in shown
    assert "done" in shown
    assert re.search(r"Article\s.*Result", shown)
    assert re.search(r"content/faulty.md\s+failed: the author must act; \d error", shown)
    assert "content/faulty.md:12:1: error" in shown


def test_the_bar_of_an_article_says_what_became_of_it(here: Path) -> None:
    (here / "content/later.md").write_text(GOOD.replace("title", "draft: true\ntitle", 1), encoding="utf-8")
    (here / "content/faulty.md").write_text(FAULTY, encoding="utf-8")
    shown = re.sub(r"\x1b\[[0-9;?]*[a-zA-Z]", "", on_a_terminal(here, "check"))
    last = {name: re.findall(rf"{name}\.md +━+ (\w+)", shown)[-1] for name in ("good", "faulty")}

    assert last == {"good": "checked", "faulty": "failed"}
    assert not re.search(r"later\.md +━", shown)


def test_a_table_on_a_narrow_terminal_breaks_no_name(here: Path) -> None:
    name = "accessible-publishing"
    (here / "content/good.md").rename(here / f"content/{name}.md")
    shown = re.sub(r"\x1b\[[0-9;?]*[a-zA-Z]", "", on_a_terminal(here, "all", COLUMNS="80"))

    table = shown.rpartition("Article")[2]
    assert f"content/{name}.md " in table
    assert f"output/{name} " in table
    assert max(len(line) for line in table.splitlines()) <= 80


@pytest.mark.parametrize("env", [{"ACCESSIBLE": "1"}, {"TERM": "dumb"}, {"CI": "true"}])
def test_the_environment_can_ask_for_plain_lines(here: Path, env: dict[str, str]) -> None:
    shown = on_a_terminal(here, "all", **env)

    assert shown == (
        "content/good.md: begun (pdf, epub, docx, mp3)\n"
        "content/good.md: published in output/good (pdf, epub, docx, mp3)\n"
    )


@pytest.mark.parametrize("arguments", [("--plain", "all"), ("all", "--plain")])
def test_plain_stands_before_or_after_the_command(here: Path, arguments: tuple[str, ...]) -> None:
    assert not ESCAPE.search(on_a_terminal(here, *arguments))


def test_no_colour_is_honoured(here: Path) -> None:
    assert not re.search(r"\x1b\[[0-9;]*3[0-9]m|\x1b\[9[0-9]m", on_a_terminal(here, "all", NO_COLOR="1"))


def test_without_a_terminal_no_control_code_is_written(publish: Callable[..., Ran]) -> None:
    ran = publish("all")

    assert not ESCAPE.search(ran.out + ran.err)


def test_a_line_comes_every_so_often() -> None:
    told: list[str] = []
    enough = Event()

    def tell(text: str) -> None:
        told.append(text)
        if len(told) == 4:
            enough.set()

    lines = progress.Lines(None, results.nothing, beat=0.01, tell=tell)
    lines.began("a.md", ("speech", "pdf"))
    lines.doing("a.md", "speech")
    assert enough.wait(10)
    lines.ended(Outcome(source="a.md"))
    lines.stop()

    assert told[0] == "a.md: begun (speech, pdf)"
    assert set(told[1:]) <= {"a.md: reading, 0 s so far", "a.md: speech, 0 s so far"}
    assert progress.BEAT == 10


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("\x1b[31mred", r"\x1b[31mred"),
        ("a\nb", r"a\x0ab"),
        ("\u202egpj", r"\u202egpj"),
        ("حلب می\u200cخواهم", "حلب می\u200cخواهم"),
        ("\x9b31m", r"\x9b31m"),
        ("\udcff", r"\udcff"),
    ],
)
def test_control_characters_are_written_out(text: str, shown: str) -> None:
    assert terminal.clean(text) == shown


def test_a_message_has_place_hint_and_clause() -> None:
    found = finding("HEAD001", "a.md")

    assert terminal.message(found) == (
        "a.md: warning HEAD001 heading level skipped\n    go down one level at a time\n    PDF/UA-1 7.4.2"
    )


@pytest.mark.parametrize(
    ("file", "first"),
    [
        ("a.docx", "a.docx:17:1: warning HEAD001 heading level skipped (paragraph 17)"),
        ("a.DOCM", "a.DOCM:17:1: warning HEAD001 heading level skipped (paragraph 17)"),
        ("a.md", "a.md:17:1: warning HEAD001 heading level skipped"),
    ],
)
def test_the_place_in_a_word_file_is_said_to_be_a_paragraph(file: str, first: str) -> None:
    assert terminal.message(finding("HEAD001", file, Span(17))).splitlines()[0] == first


def test_what_is_said_of_a_word_file_as_a_whole_has_no_paragraph() -> None:
    assert "paragraph" not in terminal.message(finding("HEAD001", "a.docx"))


def test_a_stream_that_is_no_terminal_is_plain() -> None:
    assert terminal.is_plain(asked=False, stream=io.StringIO())


def test_bars_of_articles_that_are_done_leave_room_on_the_screen() -> None:
    from rich.console import Console
    from rich.progress import Progress

    with Progress(console=Console(file=io.StringIO())) as drawn:
        bars = progress.Bars(None, results.nothing, drawn)
        for number in range(50):
            bars.began(f"{number}.md", ())
            bars.ended(Outcome(source=f"{number}.md"))

        assert [task.description for task in drawn.tasks if task.visible] == [f"{n}.md" for n in range(40, 50)]
