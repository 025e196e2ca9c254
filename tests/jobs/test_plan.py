from __future__ import annotations

import os
from pathlib import Path

import pytest

from publish import readers
from publish.jobs.configuration import Settings
from publish.jobs.plan import Planned, collisions, plan
from publish.jobs.usage import WrongUsage


@pytest.fixture(autouse=True)
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return tmp_path


def write(*names: str) -> None:
    for name in names:
        Path(name).parent.mkdir(parents=True, exist_ok=True)
        Path(name).write_text("# A title\n\nWords.\n", encoding="utf-8")


def names(*sources: str, out: str = "output") -> list[str]:
    return [planned.name for planned in plan(sources, Path(out)).articles]


def test_a_folder_gives_its_articles_in_order() -> None:
    write("content/b.md", "content/a.txt", "content/c/d.markdown", "content/e.article.json", "content/F.MD")

    assert names("content") == ["content/F.MD", "content/a.txt", "content/b.md", "content/e.article.json",
                                "content/c/d.markdown"]  # fmt: skip


def test_a_folder_does_not_give_pictures_data_hidden_files_or_results() -> None:
    write("a.md", "map.png", "data.json", "publish.toml.bak", ".hidden.md", ".git/x.md", "output/a/a.article.json")

    assert names(".") == ["a.md"]


def test_what_pandoc_reads_is_in_a_folder_where_it_was_asked_for() -> None:
    write("content/a.md", "content/b.adoc")

    assert names("content") == ["content/a.md"]
    assert len(plan(["content"], Path("output"), Settings(pandoc=True)).articles) == 2
    Path("publish.toml").write_text("pandoc = true", encoding="utf-8")
    assert names("content") == ["content/a.md", "content/b.adoc"]


def test_what_a_run_has_published_is_no_article() -> None:
    write("a.md", "published/a/a.article.json", "published/a/a.transcript.txt", "published/a/manifest.json")

    assert names(".") == ["a.md"]


def test_a_file_that_is_named_counts_whatever_it_is_called() -> None:
    write("notes.rst", ".hidden.md")

    assert names("notes.rst", ".hidden.md", "missing.md") == ["notes.rst", ".hidden.md", "missing.md"]


def test_an_article_named_twice_is_published_once() -> None:
    write("content/a.md")

    assert names("content/a.md", "content", "./content/a.md") == ["content/a.md"]


def test_a_folder_without_articles_is_told() -> None:
    Path("content").mkdir()

    planned = plan(["content"], Path("output"))

    assert planned.articles == ()
    assert [(said.code, said.file) for said in planned.findings] == [("SRC012", "content")]


def test_documents_of_a_folder_that_are_not_read_are_told_in_one_finding() -> None:
    write("content/a.md", "content/b/leaflet.pdf", *(f"content/{n}.doc" for n in range(5)))

    (said,) = plan(["content"], Path("output")).findings

    assert (said.code, said.file, said.severity) == ("SRC025", "content", "info")
    assert said.message == "not read: 0.doc, 1.doc, 2.doc, 3.doc, 4.doc, and 1 more"


def test_the_root_is_the_nearest_folder_with_publish_toml(here: Path) -> None:
    write("project/content/part/a.md")
    Path("project/publish.toml").write_text("", encoding="utf-8")

    (planned,) = plan(["project/content"], Path("output")).articles

    assert planned.root == here / "project"
    assert planned.relative == "content/part/a.md"


def test_the_root_is_else_the_folder_given_else_the_own_folder(here: Path) -> None:
    write("content/part/a.md")

    assert [p.root for p in plan(["content"], Path("output")).articles] == [here / "content"]
    assert [p.root for p in plan(["content/part/a.md"], Path("output")).articles] == [here / "content/part"]


def test_a_broken_publish_toml_is_wrong_usage() -> None:
    write("a.md")
    Path("publish.toml").write_text("formats = ['odt']", encoding="utf-8")

    with pytest.raises(WrongUsage, match=r"publish.toml.*odt"):
        plan(["a.md"], Path("output"))


def planned(name: str) -> Planned:
    write(name)
    (one,) = plan([name], Path("output")).articles
    return one


def test_slugs_collide_after_case_folding_for_both() -> None:
    rivals = collisions([(planned("straße.md"), "straße"), (planned("other.md"), "strasse"), (planned("c.md"), "c")])

    assert {name: said.code for name, said in rivals.items()} == {"straße.md": "SRC011", "other.md": "SRC011"}
    assert "other.md" in rivals["straße.md"].message


def test_what_is_no_file_or_cannot_be_listed_does_not_hang_and_is_not_lost(
    here: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write("content/a.md")
    write("content/closed/b.md")
    os.mkfifo(here / "content/pipe.md")
    scandir = os.scandir

    def refuse(path: str) -> object:
        if str(path).endswith("closed"):
            raise PermissionError(13, "Permission denied", path)
        return scandir(path)

    monkeypatch.setattr(os, "scandir", refuse)

    assert [each.name for each in plan(["content"], Path("output")).articles] == ["content/a.md", "content/closed"]


def test_a_name_that_is_not_utf_8_is_written_out(here: Path) -> None:
    path = here / os.fsdecode(b"caf\xe9.md")
    path.touch()

    (one,) = plan([path.name], Path("output")).articles

    assert (one.name, one.relative) == ("caf\\xe9.md", "caf\\xe9.md")
    assert one.path.exists()


def test_a_source_without_a_name_is_not_the_whole_folder() -> None:
    write("a.md")

    with pytest.raises(WrongUsage, match="no name"):
        plan(["a.md", ""], Path("output"))


def test_a_link_that_leads_to_itself_is_a_source_that_cannot_be_read() -> None:
    write("a.md")
    Path("self.md").symlink_to("self.md")
    assert names(".") == ["a.md", "self.md"]
    with pytest.raises(OSError, match="symbolic links"):
        readers.load(Path("self.md"), None, "self.md")


def test_a_pipe_is_not_waited_for() -> None:
    os.mkfifo("pipe.md")
    with pytest.raises(OSError, match="a pipe or a device"):
        readers.load(Path("pipe.md"), None, "pipe.md")


def test_a_link_in_a_folder_that_leads_out_of_it_is_not_read() -> None:
    write("folder/a.md", "secret.md")
    Path("folder/in.md").symlink_to("a.md")
    Path("folder/out.md").symlink_to("../secret.md")
    planned = plan(["folder"], Path("output"))
    assert [article.name for article in planned.articles] == ["folder/a.md"]
    assert [(each.code, each.file) for each in planned.findings] == [("SRC001", "folder/out.md")]
    assert names("folder/out.md") == ["folder/out.md"]
