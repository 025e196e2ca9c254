"""The documentation of this room is true: its examples are run, its tables are complete."""

from __future__ import annotations

import json
import os
import re
import shlex
import subprocess
import sys
import tomllib
from collections.abc import Iterator
from pathlib import Path

import msgspec
import pytest
import typer

from publish.cli.app import app
from publish.jobs import outcome
from publish.jobs.configuration import Configuration
from publish.jobs.manifest import MadeWith, Manifest
from tests.cli.program import BASE

DOCS = Path(__file__).resolve().parents[2] / "docs"
PAGE = DOCS / "cli.md"
DAY = "1769817600"  # 31 January 2026, the day on which the examples were typed
CONSOLE = re.compile(r"(?<=^```console\n)(.*?)(?=^```$)", re.DOTALL | re.MULTILINE)
FAULTY = """\
---
title: A map
lang: en
date: 2026-01-31
authors: Ada Example
description: Where the park is.
publisher: Example Press
---

The map shows the park.

![](park.png)
"""


def commands() -> Iterator[tuple[str, typer.core.TyperCommand]]:
    group = typer.main.get_command(app)
    assert isinstance(group, typer.core.TyperGroup)
    yield from group.commands.items()


@pytest.mark.parametrize(("name", "command"), list(commands()))
def test_every_command_and_option_is_documented(name: str, command: typer.core.TyperCommand) -> None:
    page = PAGE.read_text(encoding="utf-8")

    assert f"## publish {name}\n" in page
    section = page.partition(f"$ publish {name} --help\n")[2].partition("```")[0]
    for parameter in command.params:
        if parameter.param_type_name == "option":
            assert all(option in section for option in parameter.opts)
            assert getattr(parameter, "help", None)


@pytest.fixture(scope="module")
def examples(tmp_path_factory: pytest.TempPathFactory) -> str:
    """The page as it would be if all its examples were run now, with the real exporters."""
    folder = tmp_path_factory.mktemp("docs")
    (folder / "faulty.md").write_text(FAULTY, encoding="utf-8")
    from tests.samples import png

    (folder / "park.png").write_bytes(png())
    return CONSOLE.sub(lambda block: "".join(run(folder, line) for line in typed(block[1])), PAGE.read_text("utf-8"))


def typed(block: str) -> list[str]:
    return [line for line in block.splitlines() if line.startswith("$ ")]


def run(folder: Path, line: str) -> str:
    """Run one line of an example and return it with what it prints."""
    british = "env LC_ALL= LC_MESSAGES=en_GB.UTF-8 LANG=C.UTF-8"
    program = f'publish() {{ {british} {shlex.quote(sys.executable)} -m publish "$@"; }}; {line[2:]}'
    path = f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"
    environment = BASE | {"COLUMNS": "80", "PATH": path, "SOURCE_DATE_EPOCH": DAY}
    ran = subprocess.run(
        ["bash", "-c", program], cwd=folder, env=environment, text=True, check=False,
        stdout=subprocess.PIPE, stderr=subprocess.STDOUT, timeout=120,
    )  # fmt: skip
    # A slow machine tells every ten seconds how far it is; the page does not.
    shown = "".join(said for said in ran.stdout.splitlines(keepends=True) if not said.endswith(" s so far\n"))
    return f"{line}\n{shown}"


def test_every_example_prints_what_stands_under_it(examples: str, request: pytest.FixtureRequest) -> None:
    if request.config.getoption("--update-golden"):
        PAGE.write_text(examples, encoding="utf-8")

    assert examples == PAGE.read_text(encoding="utf-8")


def test_every_exit_status_is_documented() -> None:
    page = (DOCS / "exit-status.md").read_text(encoding="utf-8")
    listed = {int(number) for number in re.findall(r"^\| (\d+) \|", page, flags=re.MULTILINE)}

    ours = {outcome.CLEAN, outcome.AUTHOR, outcome.USAGE, outcome.MACHINE, outcome.BUG}
    assert listed == ours | {130, 143}


def test_every_setting_is_documented_and_the_example_holds_them_all() -> None:
    page = (DOCS / "configuration.md").read_text(encoding="utf-8")
    example = tomllib.loads(page.partition("```toml\n")[2].partition("```")[0])
    keys = {field.encode_name for field in msgspec.structs.fields(Configuration)}

    assert set(example) == keys
    assert set(re.findall(r"^\| `([\w-]+)` \|", page, flags=re.MULTILINE)) == keys
    msgspec.convert(example, Configuration)


def test_the_manifest_shown_is_one_and_has_every_field() -> None:
    example = json.loads(PAGE.read_text(encoding="utf-8").partition("```json\n")[2].partition("```")[0])
    told = msgspec.json.encode(example)

    assert json.loads(msgspec.json.encode(msgspec.json.decode(told, type=Manifest))) == example
    assert {field.name for kind in (Manifest, MadeWith) for field in msgspec.structs.fields(kind)} == {
        *example,
        *example["made_with"],
    }
