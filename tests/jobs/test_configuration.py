from __future__ import annotations

from datetime import date
from pathlib import Path

import msgspec
import pytest

from publish.diagnostics import Severity
from publish.jobs.configuration import Configuration, Settings, Waiver, find, first_said, load
from publish.jobs.usage import WrongUsage


def read(folder: Path, text: str) -> Configuration:
    (folder / "publish.toml").write_text(text, encoding="utf-8")
    return load(folder / "publish.toml")


def test_the_first_that_says_something_wins() -> None:
    line, project = Settings(lang="de", strict=False), Settings(lang="fr", strict=True, out="o")

    assert first_said(line, project) == Settings(lang="de", strict=False, out="o")


def test_all_settings_are_read(tmp_path: Path) -> None:
    text = """
    formats = ["epub", "pdf"]
    out = "published"
    theme = "looks/ours.toml"
    lang = "de"
    engine = "espeak"
    jobs = 2
    strict = true
    include-unpublished = true
    ignore = ["layout"]

    [severities]
    TAB002 = "error"

    [[waivers]]
    code = "IMG001"
    file = "content/x.md"
    reason = "the picture is being described"
    by = "Ada Example"
    until = 2026-12-31
    """

    assert read(tmp_path, text) == Configuration(
        formats=("epub", "pdf"),
        out=str(tmp_path / "published"),
        theme=str(tmp_path / "looks/ours.toml"),
        lang="de",
        engine="espeak",
        jobs=2,
        strict=True,
        include_unpublished=True,
        ignore=("layout",),
        severities={"TAB002": Severity.ERROR},
        waivers=(
            Waiver(
                code="IMG001",
                file="content/x.md",
                reason="the picture is being described",
                by="Ada Example",
                until=date(2026, 12, 31),
            ),
        ),
    )


def test_a_theme_named_by_its_name_stays_a_name(tmp_path: Path) -> None:
    assert read(tmp_path, 'theme = "clear"').theme == "clear"


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("thme = 'x'", "thme"),
        ("formats = ['odt']", "odt"),
        ("lang = 'english'", "english"),
        ("jobs = 0", "jobs"),
        ("jobs = 'two'", "jobs"),
        ("[severities]\nIMG001 = 'fatal'", "IMG001|severities|fatal"),
        ("[severities]\nSRC001 = 'info'", "SRC001"),
        ("[[waivers]]\ncode = 'IMG001'\nfile = 'x'\nreason = ''\nby = 'A'\nuntil = 2026-12-31", "reason"),
        ("[[waivers]]\ncode = 'IMG001'", "file"),
        ("not toml", "line 1"),
    ],
)
def test_a_wrong_setting_is_told_with_the_file(tmp_path: Path, text: str, said: str) -> None:
    with pytest.raises(WrongUsage, match=f"(?s)publish.toml.*({said})"):
        read(tmp_path, text)


def test_all_mistakes_are_told_at_once_in_plain_words(tmp_path: Path) -> None:
    text = """
    thme = "clear"
    jobs = "two"
    strict = "yes"
    lang = "english"
    [severities]
    IMG001 = "fatal"
    TAB002 = "error"
    [[waivers]]
    code = "IMG001"
    file = "x.md"
    reson = "soon"
    by = "Ada"
    until = "soon"
    """
    with pytest.raises(WrongUsage) as told:
        read(tmp_path, text)

    at = f"{tmp_path / 'publish.toml'}: "
    assert [line.removeprefix(at) for line in str(told.value).splitlines()] == [
        "«thme» is no key of it; did you mean `theme`?",
        '«jobs» must be a whole number, such as 2, not "two"',
        '«strict» must be true or false, not "yes"',
        '«severities.IMG001» must be `error`, `warning` or `info`, not "fatal"',
        "«waivers[1].reson» is no key of it; did you mean `reason`?",
        "«waivers[1].reason» is missing; it must be text in quotation marks",
        '«waivers[1].until» must be a day without quotation marks, such as 2026-12-31, not "soon"',
        "«lang»: lang must be a BCP 47 tag, such as en-GB, not 'english'",
    ]


def test_a_file_that_is_not_utf8_is_told(tmp_path: Path) -> None:
    (tmp_path / "publish.toml").write_bytes(b'lang = "\xff"')

    with pytest.raises(WrongUsage):
        load(tmp_path / "publish.toml")


def test_the_nearest_publish_toml_is_found(tmp_path: Path) -> None:
    (tmp_path / "a/b").mkdir(parents=True)
    for folder in (tmp_path, tmp_path / "a"):
        (folder / "publish.toml").touch()

    assert find(tmp_path / "a/b") == tmp_path / "a/publish.toml"


def test_settings_and_options_have_the_same_names() -> None:
    assert {field.encode_name for field in msgspec.structs.fields(Settings)} == {
        "formats", "out", "theme", "lang", "engine", "jobs", "strict", "include-unpublished",
        "extract", "fetch-remote", "pandoc",
    }  # fmt: skip


@pytest.mark.parametrize("text", ["a = " + "[" * 5000, "a = " + "1" * 5000], ids=["lists in lists", "a long number"])
def test_toml_that_python_gives_up_on_is_told(tmp_path: Path, text: str) -> None:
    with pytest.raises(WrongUsage, match="it is not valid TOML"):
        read(tmp_path, text)
