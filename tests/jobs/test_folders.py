from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from publish.jobs import folders
from publish.readers import REGISTRY


@pytest.fixture(autouse=True)
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return tmp_path


def found(*files: str) -> list[str]:
    for name in files:
        Path(name).parent.mkdir(parents=True, exist_ok=True)
        Path(name).touch()
    return [path.as_posix() for path in listed().articles]


def listed() -> folders.Listed:
    return folders.listed(Path(), Path("output").resolve(), folders.suffixes())


def test_every_kind_that_is_read_counts_and_of_json_only_our_own() -> None:
    kinds = [suffix for suffix in REGISTRY if suffix != ".json"]
    assert found(*(f"a{suffix}" for suffix in REGISTRY), "b.article.json", "c.png", "d.rtf") == sorted(
        [*(f"a{suffix}" for suffix in kinds), "b.article.json"]
    )


def test_with_pandoc_its_documents_count_too_but_not_its_tables() -> None:
    ours = folders.suffixes()
    assert set(folders.suffixes(pandoc=True)) - set(ours) >= {".adoc", ".odt", ".tex", ".org", ".rtf", ".epub"}
    assert not {".csv", ".xlsx"} & set(folders.suffixes(pandoc=True))


@pytest.mark.parametrize(
    "name",
    [
        "~$report.docx", "~$x.md", ".hidden.md", ".git/x.md", "output/x/x.txt", "node_modules/a/README.md",
        "_site/x.html", "_build/html/x.txt", "_layouts/x.html", "_includes/x.md", "__pycache__/x.txt",
    ],
)  # fmt: skip
def test_what_is_no_article_of_the_author_is_passed_over(name: str) -> None:
    assert found(name, "kept/x.md") == ["kept/x.md"]


def test_documents_that_nobody_reads_are_named_but_not_pictures_data_code_or_what_is_passed_over() -> None:
    found("old.doc", "a/Leaflet.PDF", "a/x.md", "map.png", "data.csv", "x.py", "~$old.doc", ".x.pdf", "_site/x.pdf")
    assert listed().unread == (Path("old.doc"), Path("a/Leaflet.PDF"))


def test_what_pandoc_reads_is_no_document_that_nobody_reads() -> None:
    found("a.odt", "b.doc")
    assert folders.listed(Path(), Path("output"), folders.suffixes(pandoc=True)).unread == (Path("b.doc"),)


def test_the_folders_of_hugo_are_passed_over_beside_its_configuration_alone() -> None:
    files = ("site/public/x.md", "site/layouts/y.md", "site/content/z.md", "public/law.md")
    assert found(*files) == ["public/law.md", "site/content/z.md", "site/layouts/y.md", "site/public/x.md"]
    assert found("site/hugo.toml") == ["public/law.md", "site/content/z.md"]


def test_readme_licence_and_changelog_count_as_they_may_be_wanted() -> None:
    assert found("README.md", "CHANGELOG.md", "LICENSE") == ["CHANGELOG.md", "README.md"]


def test_links_to_folders_are_not_followed_so_that_a_circle_has_an_end() -> None:
    Path("a").mkdir()
    Path("a/again").symlink_to("../a", target_is_directory=True)
    assert found("a/x.md") == ["a/x.md"]


@pytest.mark.parametrize(
    ("name", "why"),
    [
        ("_drafts/x.md", ""),  # the readers know drafts
        ("_posts/2030-01-02-x.md", "its name dates it 2030-01-02, which has not come yet"),
        ("_posts/2026-01-02-x.md", ""),
        ("_posts/2026-06-01-x.md", ""),
        ("notes/2030-01-02-x.md", ""),
        ("_posts/x.md", ""),
    ],
)
def test_what_jekyll_would_not_publish_yet_is_withheld(name: str, why: str) -> None:
    assert folders.withheld(Path(name), date(2026, 6, 1)) == why
