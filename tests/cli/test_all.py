from __future__ import annotations

import json
import os
import re
from collections.abc import Callable
from hashlib import sha256
from pathlib import Path

import pytest

from publish import __version__
from publish.checks import files
from publish.diagnostics import Diagnostic, finding
from tests.cli.conftest import FAULTY, GOOD
from tests.cli.program import Ran
from tests.jobs.fakes import END
from tests.samples import png

Publish = Callable[..., Ran]


def put(name: str, text: str | bytes = GOOD) -> None:
    Path(name).parent.mkdir(parents=True, exist_ok=True)
    Path(name).write_bytes(text.encode() if isinstance(text, str) else text)


def held(folder: str) -> set[str]:
    return {path.name for path in Path(folder).iterdir()}


def manifest(folder: str) -> dict[str, object]:
    return json.loads((Path(folder) / "manifest.json").read_bytes())


def test_content_is_published_where_nothing_is_named(publish: Publish) -> None:
    ran = publish("all")

    assert (ran.status, ran.said) == (0, [])
    assert ran.out == "content/good.md: published in output/good (pdf, epub, docx, mp3)\n"
    assert held("output") == {"good", "manifest.json"}
    assert held("output/good") == {
        "good.pdf", "good.epub", "good.docx", "good.mp3", "good.article.json", "manifest.json",
    }  # fmt: skip


def test_the_manifest_is_as_promised(publish: Publish) -> None:
    put("content/good.md", GOOD + "\nSee [here](https://example.org).\n")
    publish("all", "--pdf")

    published = Path("output/good/good.pdf").read_bytes()
    found = manifest("output/good")
    assert list(found) == ["manifest", "article", "files", "diagnostics", "draft", "made_with", "publish"]
    assert found["article"] == {
        "title": "A title", "lang": "en-GB", "words": 8, "source": "good.md",
        "sha256": sha256(Path("content/good.md").read_bytes()).hexdigest(),
    }  # fmt: skip
    assert found["files"][0] == {
        "path": "good.pdf", "format": "pdf", "media_type": "application/pdf",
        "bytes": len(published), "sha256": sha256(published).hexdigest(),
    }  # fmt: skip
    (link,) = found["diagnostics"]
    assert list(link) == ["code", "severity", "file", "line", "column", "message", "hint", "clause", "fingerprint"]
    assert (link["code"], link["severity"], link["file"], link["line"]) == ("LINK001", "warning", "good.md", 12)
    assert (found["draft"], found["publish"]) == (False, __version__)


def test_the_joined_manifest_holds_the_articles_of_the_run(publish: Publish) -> None:
    put("content/other.md")
    put("content/faulty.md", FAULTY)
    publish("all", "--pdf")

    joined = manifest("output")
    assert [each["article"]["source"] for each in joined["articles"]] == ["good.md", "other.md"]
    paths = [file["path"] for each in joined["articles"] for file in each["files"]]
    assert paths == ["good/good.pdf", "good/good.article.json", "other/other.pdf", "other/other.article.json"]
    assert all((Path("output") / path).is_file() for path in paths)
    assert joined["failed"] == [{"source": "faulty.md", "status": 1}]


@pytest.mark.parametrize(
    ("options", "suffixes"),
    [
        (["--pdf"], {".pdf"}),
        (["--epub", "--mp3"], {".epub", ".mp3"}),
        (["-f", "docx"], {".docx"}),
        (["--format", "pdf", "-f", "epub", "--pdf"], {".pdf", ".epub"}),
    ],
)
def test_only_the_formats_named_are_made(publish: Publish, options: list[str], suffixes: set[str]) -> None:
    assert publish("all", *options).status == 0
    assert {path.suffix for path in Path("output/good").iterdir()} == suffixes | {".json"}


def test_an_article_with_errors_is_not_published_and_its_last_release_stays(publish: Publish) -> None:
    publish("all")
    before = {path: path.read_bytes() for path in Path("output").rglob("*") if path.is_file()}
    put("content/good.md", FAULTY)
    put("content/map.png", png())
    ran = publish("all")

    assert ran.status == 1
    assert ran.found == ["content/good.md:12:1: error IMG001"]
    assert ran.out == "content/good.md: failed: the author must act; 1 error\n"
    assert before == {path: path.read_bytes() for path in Path("output").rglob("*") if path.is_file()}


def test_an_article_that_never_was_published_leaves_nothing(publish: Publish) -> None:
    put("content/good.md", FAULTY)

    assert publish("all").status == 1
    assert not Path("output").exists()


def test_hint_and_clause_stand_indented_under_a_finding(publish: Publish) -> None:
    put("content/map.png", png())
    put("content/good.md", FAULTY)
    lines = publish("all", "-q").err.splitlines()

    assert lines[0].startswith("content/good.md:12:1: error IMG001 image ")
    assert lines[1].startswith("    write what the image says")
    assert lines[2] == "    WCAG 2.2 1.1.1, PDF/UA-1 7.3"


def test_a_draft_is_published_in_spite_of_errors_and_claims_nothing(publish: Publish) -> None:
    put("content/map.png", png())
    put("content/good.md", FAULTY)
    ran = publish("all", "--pdf", "--draft")

    assert ran.status == 0
    assert "as a draft, claiming nothing" in ran.out
    assert b"claims nothing" in Path("output/good/good.pdf").read_bytes()
    assert manifest("output/good")["draft"] is True
    assert [found["code"] for found in manifest("output/good")["diagnostics"]] == ["IMG001"]


def test_a_clean_article_claims_conformance(publish: Publish) -> None:
    publish("all", "--pdf")

    assert b"claims conformance" in Path("output/good/good.pdf").read_bytes()


def test_a_file_that_our_checks_refuse_is_written_again_and_claims_nothing(
    publish: Publish, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(name: str, data: bytes) -> tuple[Diagnostic, ...]:
        assert data.endswith(END)
        return (finding("FMT005", "", message="it is not as it should be"),) if name == "pdf" else ()

    monkeypatch.setattr(files, "check", refuse)
    ran = publish("all")

    assert ran.status == 0
    assert ran.said == [
        "content/good.md: warning FMT003 the Fake file claims no conformance: it is not as it should be"
    ]
    assert b"claims nothing" in Path("output/good/good.pdf").read_bytes()
    assert b"claims conformance" in Path("output/good/good.epub").read_bytes()
    assert [found["code"] for found in manifest("output/good")["diagnostics"]] == ["FMT003"]


def test_strict_counts_warnings(publish: Publish) -> None:
    put("content/good.md", GOOD + "\nSee [here](https://example.org).\n")

    assert publish("all").status == 0
    assert publish("all", "--strict").status == 1
    assert publish("all", "--strict", "--draft").status == 0


def test_a_warning_of_an_exporter_counts_when_strict(publish: Publish, faked: Callable[..., None]) -> None:
    faked(epub="warning")
    publish("all")
    before = Path("output/good/good.pdf").stat().st_mtime_ns
    ran = publish("all", "--strict")

    assert (ran.status, ran.said) == (
        1,
        ["content/good.md: warning FMT001 this format cannot show a part of the article"],
    )
    assert Path("output/good/good.pdf").stat().st_mtime_ns == before


def test_one_format_that_fails_leaves_all_files_as_they_were(publish: Publish, faked: Callable[..., None]) -> None:
    publish("all")
    before = {path: path.stat().st_mtime_ns for path in Path("output/good").iterdir()}
    faked(mp3="broken")
    ran = publish("all", "--log", "log.jsonl")

    assert ran.status == 70
    assert "Traceback" not in ran.out + ran.err
    assert before == {path: path.stat().st_mtime_ns for path in Path("output/good").iterdir()}
    (line,) = Path("log.jsonl").read_text(encoding="utf-8").splitlines()
    assert json.loads(line)["code"] == "RUN001"
    assert "Traceback" in json.loads(line)["traceback"]


def test_what_the_machine_lacks_is_status_3_with_the_remedy(publish: Publish, faked: Callable[..., None]) -> None:
    faked(pdf="lacking")
    ran = publish("all")

    assert ran.status == 3
    assert (
        "content/good.md: error RUN002 the font Example is not installed\n    apt-get install fonts-example" in ran.err
    )


def test_the_other_articles_are_published_and_the_failed_ones_named(publish: Publish) -> None:
    put("content/faulty.md", FAULTY)
    put("content/map.png", png())
    ran = publish("all")

    assert ran.status == 1
    assert held("output") == {"good", "manifest.json"}
    assert "1 of 2 articles failed: content/faulty.md (the author must act)" in ran.err


def test_many_articles_that_failed_have_a_line_each(publish: Publish) -> None:
    for name in "abcd":
        put(f"content/{name}.md", "")
    ran = publish("all", "--pdf")

    assert ran.err.endswith(
        "4 of 5 articles failed:\n" + "".join(f"    content/{n}.md (the author must act)\n" for n in "abcd")
    )


def test_colliding_slugs_fail_both(publish: Publish) -> None:
    put("content/Good.txt", "A title\n\nWords that are read, and more of them.\n")
    put("content/third.md")
    ran = publish("all")

    assert ran.status == 1
    assert [line.split(" ")[2] for line in ran.said if " error " in line] == ["SRC011", "SRC011"]
    assert held("output") == {"third", "manifest.json"}


def test_what_lies_in_the_drafts_of_jekyll_is_skipped_in_one_way_whatever_its_kind(publish: Publish) -> None:
    put("content/_drafts/deep/b.md", "---\ntitle: [\n---\nText.\n")
    put("content/_drafts/c.article.json", "{}")
    ran = publish("check")

    assert ran.status == 0
    assert ran.out.count("skipped: it lies in the folder `_drafts`; give --include-unpublished") == 2


def test_unpublished_articles_are_skipped_with_a_message(publish: Publish) -> None:
    put("content/good.md", GOOD.replace("title", "draft: true\ntitle", 1))
    ran = publish("all")

    assert ran.status == 0
    assert ran.out.startswith("content/good.md: skipped: ")
    assert not Path("output").exists()
    assert publish("all", "--include-unpublished").status == 0
    assert held("output") == {"good", "manifest.json"}


def test_settings_weigh_less_than_front_matter_and_this_less_than_the_command_line(publish: Publish) -> None:
    put("publish.toml", 'formats = ["epub"]\nlang = "fr"\nout = "published"\n')
    put("content/plain.md", "# Titre\n\nDes mots à lire.\n")
    publish("all")

    assert manifest("published/plain")["article"]["lang"] == "fr"
    assert manifest("published/good")["article"]["lang"] == "en-GB"
    assert held("published/good") == {"good.epub", "good.article.json", "manifest.json"}
    publish("all", "--lang", "de", "--pdf", "--out", "o")
    assert manifest("o/good")["article"]["lang"] == "de"
    assert held("o/good") == {"good.pdf", "good.article.json", "manifest.json"}


def test_a_waived_fault_is_printed_and_stands_in_the_manifest(publish: Publish) -> None:
    put("content/map.png", png())
    put("content/good.md", FAULTY)
    put(
        "publish.toml",
        '[[waivers]]\ncode = "IMG001"\nfile = "content/good.md"\nreason = "soon"\nby = "Ada"\nuntil = 9999-12-31\n',
    )
    ran = publish("all", "--pdf")

    assert ran.status == 0
    assert "error IMG001" in ran.err
    assert "    waived until 9999-12-31 by Ada: soon" in ran.err
    assert ran.out == "content/good.md: published in output/good (pdf); 1 waived\n"
    (found,) = manifest("output/good")["diagnostics"]
    assert found["waived"] == {
        "code": "IMG001", "file": "content/good.md", "reason": "soon", "by": "Ada", "until": "9999-12-31",
    }  # fmt: skip
    assert b"claims nothing" in Path("output/good/good.pdf").read_bytes()


def test_a_theme_outside_the_root_is_refused(publish: Publish) -> None:
    put("../elsewhere/theme.toml", "")
    put("content/good.md", GOOD.replace("title", "theme: ../../elsewhere/theme.toml\ntitle", 1))
    ran = publish("all")
    assert (ran.status, len(ran.said)) == (1, 1)
    assert "error META008 " in ran.said[0]
    assert "elsewhere" in ran.said[0]
    assert publish("all", "--theme", "clear").status == 0


def test_a_theme_of_another_tool_is_told_and_passed_over(publish: Publish) -> None:
    put("content/good.md", GOOD.replace("title", "theme: Ask users for\ntitle", 1))
    ran = publish("all")
    assert (ran.status, len(ran.said)) == (0, 1)
    assert "warning META011 no theme «Ask users for»; there are: clear" in ran.said[0]


def test_ignored_keys_are_not_spoken_of(publish: Publish) -> None:
    put("content/good.md", GOOD.replace("title", "colour: red\ntitle", 1))
    assert [line.split(" ")[2] for line in publish("all").said] == ["META003"]
    put("publish.toml", 'ignore = ["colour"]\n')

    assert publish("all").said == []


@pytest.mark.parametrize(
    ("name", "data", "said"),
    [
        ("missing.md", None, "missing.md: error SRC001"),
        ("empty.md", b"", "error SRC003"),
        ("blank.md", b" \n\t\xc2\xa0\n", "error SRC003"),
        ("binary.md", bytes(range(256)) * 8, "error SRC002"),
        ("latin.md", "# Caf\u00e9\n\nWords.\n".encode("latin-1"), "error SRC002"),
        ("unknown.xyz", b"words", "error SRC004"),
        ("yaml.md", b"---\ntitle: [\n---\n\nWords.\n", "error META001"),
        ("types.md", b"---\ntitle: Good\nlang: [en]\n---\n\nWords.\n", "error META002"),
        ("wrong.json", b'{"model": "2"}', "error SRC007"),
    ],
)
def test_a_bad_source_is_told_and_nothing_is_written(
    publish: Publish, name: str, data: bytes | None, said: str
) -> None:
    if data is not None:
        put(name, data)
    ran = publish("all", name)

    assert ran.status == 1
    assert said in ran.err
    assert "Traceback" not in ran.err
    assert not Path("output").exists()


def test_a_source_that_may_not_be_read_is_told(publish: Publish, monkeypatch: pytest.MonkeyPatch) -> None:
    open_ = Path.open

    def refuse(path: Path, *how: object, **more: object) -> object:
        if path.name == "good.md":
            raise PermissionError(13, "Permission denied", str(path))
        return open_(path, *how, **more)

    monkeypatch.setattr(Path, "open", refuse)  # root may read everything, so a mode would prove nothing
    ran = publish("all")

    assert ran.status == 1
    assert "content/good.md: error SRC001" in ran.err


def test_documents_of_a_folder_that_are_not_read_are_told_and_fail_nothing(publish: Publish) -> None:
    Path("content/old.doc").write_bytes(b"")
    ran = publish("check", "content", "--strict")

    assert ran.status == 0
    assert "content: info SRC025 not read: old.doc" in ran.err
    assert "content: checked" not in ran.out
    assert "article" not in ran.out  # no summary: there is one article


def test_a_folder_named_like_a_file_and_a_folder_without_articles_are_told(publish: Publish) -> None:
    Path("folder.md").mkdir()
    ran = publish("all", "folder.md")

    assert ran.status == 1
    assert ran.said == ["folder.md: error SRC012 there is no article in this folder"]


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["--format", "odt"], "odt"),
        (["--lang", "english"], "english"),
        (["--theme", "nosuch"], "nosuch"),
        (["--engine", "nosuch"], "nosuch"),
        (["--jobs", "0"], "jobs"),
        (["--jobs", "many"], "--jobs"),
        (["--nosuch"], "--nosuch"),
        (["--out", "content/good.md"], "content/good.md"),
        (["--log", "nosuch/log"], "nosuch/log"),
    ],
)
def test_wrong_usage_is_status_2_and_nothing_is_written(publish: Publish, arguments: list[str], said: str) -> None:
    ran = publish("all", *arguments)

    assert (ran.status, ran.out) == (2, "")
    assert said in ran.err
    assert "Traceback" not in ran.err
    assert not Path("output").exists()


def test_a_wrong_publish_toml_is_wrong_usage(publish: Publish) -> None:
    put("publish.toml", "jobs = 'two'")
    ran = publish("all")

    assert ran.status == 2
    assert "publish.toml" in ran.err


def test_each_mistake_in_publish_toml_has_the_name_of_the_program_before_it(publish: Publish) -> None:
    put("publish.toml", "jobs = 'two'\nstrict = 'yes'\n")

    lines = publish("all").err.splitlines()

    assert len(lines) == 2
    assert all(re.match(r"publish: \S*publish\.toml: «", line) for line in lines)


def test_an_epoch_that_is_no_number_is_wrong_usage(publish: Publish, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "now")

    assert publish("all").status == 2


def test_an_output_folder_that_cannot_be_written_is_the_machines_fault(publish: Publish) -> None:
    Path("file").touch()
    ran = publish("all", "-o", "file/output")

    assert ran.status == 3
    assert "Traceback" not in ran.err


def test_quiet_says_errors_and_warnings_only(publish: Publish) -> None:
    put("content/good.md", "# A title\n\nWords that are read, see [here](https://example.org).\n")
    ran = publish("all", "-q")

    assert ran.out == ""
    assert [line.split(" ")[1] for line in ran.said] == ["warning"]


def test_escape_codes_of_a_source_never_reach_the_terminal(publish: Publish) -> None:
    put(
        "content/\u202egood.md", GOOD.replace("title", "\u202ecol: 1\nti\u200dtle", 1) + "\n![](\x1b]0;owned\x07.png)\n"
    )
    ran = publish("all")

    assert not {"\x1b", "\x07", "\u202e"} & set(ran.out + ran.err)


def test_the_same_source_gives_the_same_manifest_in_any_folder(publish: Publish, tmp_path: Path) -> None:
    put("content/good.md", GOOD + "\nSee [here](https://example.org).\n")
    publish("all", "-o", "one")
    put("elsewhere/deep/content/good.md", Path("content/good.md").read_bytes())
    publish("all", str(tmp_path / "elsewhere/deep/content"), "-o", "two", "--jobs", "2")

    for name in ("good/manifest.json", "good/good.article.json", "manifest.json"):
        assert Path("one", name).read_bytes() == Path("two", name).read_bytes()


def test_inspect_gives_a_source_that_publishes_to_the_same_bytes(publish: Publish) -> None:
    put("content/map.png", png())
    put("content/good.md", GOOD + "\n![A map](map.png)\n\n## Part\n\nMore words.[^1]\n\n[^1]: A note.\n")
    publish("all", "-o", "one")
    ran = publish("inspect", "content/good.md")
    put("copied/y.json", ran.out)
    publish("all", "copied/y.json", "-o", "two")

    assert ran.status == 0
    assert Path("one/good/good.article.json").read_text(encoding="utf-8") == ran.out
    for path in Path("one/good").iterdir():
        if path.name != "manifest.json":
            assert path.read_bytes() == Path("two/good", path.name).read_bytes()


def test_an_article_that_is_not_published_stands_in_nobodys_way(publish: Publish) -> None:
    put("content/draft.md", GOOD.replace("lang:", "slug: good\ndraft: true\nlang:"))
    put("content/empty/good.md", "")
    ran = publish("all", "--pdf")

    assert held("output/good") == {"good.pdf", "good.article.json", "manifest.json"}
    assert (ran.status, ran.found) == (1, ["content/empty/good.md: error SRC003"])
    assert publish("all", "--pdf", "--include-unpublished").found[0].endswith("SRC011")


@pytest.mark.parametrize("toml", ['theme = "nope"', 'engine = "nope"', "formats = []", 'theme = "gone/theme.toml"'])
@pytest.mark.parametrize("command", ["all", "check"])
def test_a_mistake_in_publish_toml_is_wrong_usage_wherever_it_lies(publish: Publish, toml: str, command: str) -> None:
    put("project/content/a.md", GOOD)
    put("project/publish.toml", toml)
    ran = publish(command, "content", "project/content")

    assert ran.status == 2
    assert not Path("output").exists()


def test_the_log_is_never_written_over_an_article(publish: Publish) -> None:
    Path("link.md").symlink_to("content/good.md")
    for log in ("content/good.md", "link.md"):
        assert publish("all", "--log", log).status == 2
    assert Path("content/good.md").read_text(encoding="utf-8") == GOOD


def test_a_log_without_room_is_the_machines_fault(publish: Publish) -> None:
    put("content/good.md", GOOD.replace("date: 2024-11-30\n", ""))
    ran = publish("all", "--pdf", "--log", "/dev/full")

    assert ran.status == 3
    assert "the log cannot be written: No space left on device" in ran.err


@pytest.mark.parametrize("place", ["output/good", "output", "output/.good.tmp"])
def test_what_stands_in_the_way_of_the_folder_is_the_machines_fault(publish: Publish, place: str) -> None:
    Path(place).parent.mkdir(exist_ok=True)
    Path(place).symlink_to("nowhere")
    ran = publish("all", "--pdf")

    assert (ran.status, ran.found) == (3, ["content/good.md: error RUN002"])


def test_an_article_whose_name_is_not_utf_8_is_published(publish: Publish) -> None:
    Path("content/good.md").rename(os.fsdecode(b"content/caf\xe9.md"))
    ran = publish("all", "--pdf", "--log", "log")

    assert ran.status == 0
    assert manifest("output/caf-xe9")["article"]["source"] == "caf\\xe9.md"
