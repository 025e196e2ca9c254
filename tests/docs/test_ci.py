"""docs/ci.md and docs/sources.md are true: the jobs run what there is, the kinds are those of the registry."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
import typer
import yaml

from publish.cli.app import app
from publish.jobs.configuration import Settings
from publish.readers import REGISTRY

DOCS = Path(__file__).parents[2] / "docs"
CI = (DOCS / "ci.md").read_text(encoding="utf-8")
SOURCES = (DOCS / "sources.md").read_text(encoding="utf-8")
JOBS = re.findall(r"^```yaml\n(.*?)^```$", CI, re.MULTILINE | re.DOTALL)
COMMANDS = re.findall(r"publish (all|check) ([^|>\n`]*)", CI)


@pytest.mark.parametrize("job", JOBS)
def test_a_job_is_yaml_that_uploads_what_it_wrote(job: str) -> None:
    told = str(yaml.safe_load(job))

    assert "> findings.sarif" in told
    assert told.count("findings.sarif") > 1


def test_the_commands_of_the_page_have_the_options_they_name() -> None:
    group = typer.main.get_command(app)
    assert isinstance(group, typer.core.TyperGroup)
    assert COMMANDS
    for command, words in COMMANDS:
        known = {option for parameter in group.commands[command].params for option in parameter.opts}
        assert {word for word in words.split() if word.startswith("--")} <= known


def test_every_kind_that_is_read_is_in_the_table_and_no_other() -> None:
    table = SOURCES.partition("| name ends in |")[2].partition("\n\n")[0]

    assert set(re.findall(r"`(\.\w+)`", table)) == set(REGISTRY)


def test_what_is_asked_for_only_is_told() -> None:
    asked = set(re.findall(r"^\| `--([\w-]+)` \| `([\w-]+) = true`", SOURCES, re.MULTILINE))

    assert asked == {(name, name) for name in ("extract", "fetch-remote", "pandoc")}
    assert {name.replace("-", "_") for name, _ in asked} <= set(Settings.__struct_fields__)
