from __future__ import annotations

import os
from pathlib import Path
from threading import Event, Thread

import pytest

from publish.jobs import release
from publish.jobs.manifest import File, Manifest, Subject, to_json


def manifest(*names: str) -> bytes:
    files = tuple(File(path=name, format="pdf", media_type="x/y", bytes=1, sha256="0") for name in names)
    subject = Subject(title="T", lang="en", words=1, source="x.md", sha256="0")
    return to_json(Manifest(article=subject, files=files, diagnostics=(), draft=False))


def put(out: Path, **files: str) -> None:
    names = [name.replace("_", ".") for name in files]
    with release.staging(out, "x") as staged:
        for name, text in zip(names, files.values(), strict=True):
            (staged / name).write_text(text, encoding="utf-8")
        release.release(staged, out / "x", names, manifest(*names))


def held(folder: Path) -> set[str]:
    return {path.name for path in folder.iterdir()}


def test_a_set_takes_the_place_of_the_one_before(tmp_path: Path) -> None:
    put(tmp_path, x_pdf="old", x_mp3="old")
    put(tmp_path, x_pdf="new", x_epub="new")

    assert held(tmp_path / "x") == {"x.pdf", "x.epub", "manifest.json"}
    assert (tmp_path / "x/x.pdf").read_text() == "new"
    assert held(tmp_path) == {"x"}


def test_what_we_did_not_write_is_never_removed(tmp_path: Path) -> None:
    put(tmp_path, x_pdf="old")
    (tmp_path / "x/notes.txt").write_text("mine")
    (tmp_path / "precious").write_text("mine")
    (tmp_path / "x/manifest.json").write_bytes(manifest("../precious", "/etc/hostname", "x.pdf", ".."))
    put(tmp_path, x_epub="new")

    assert held(tmp_path / "x") == {"x.epub", "notes.txt", "manifest.json"}
    assert (tmp_path / "precious").read_text() == "mine"


def test_a_manifest_that_cannot_be_read_removes_nothing(tmp_path: Path) -> None:
    put(tmp_path, x_pdf="old")
    (tmp_path / "x/manifest.json").write_text("{")
    put(tmp_path, x_epub="new")

    assert held(tmp_path / "x") == {"x.pdf", "x.epub", "manifest.json"}


def test_a_fault_while_staging_leaves_nothing_and_touches_nothing(tmp_path: Path) -> None:
    put(tmp_path, x_pdf="old")

    def fail() -> None:
        with release.staging(tmp_path, "x") as staged:
            (staged / "x.pdf").write_text("half")
            raise KeyError

    with pytest.raises(KeyError):
        fail()

    assert held(tmp_path) == {"x"}
    assert (tmp_path / "x/x.pdf").read_text() == "old"


def test_two_runs_do_not_mix(tmp_path: Path) -> None:
    inside, leave, second_in = Event(), Event(), Event()

    def first() -> None:
        with release.staging(tmp_path, "x") as staged:
            (staged / "a").touch()
            inside.set()
            assert leave.wait(10)
            assert held(staged) == {"a", "publish.lock"}

    def second() -> None:
        assert inside.wait(10)
        with release.staging(tmp_path, "x") as staged:
            second_in.set()
            assert held(staged) == {"publish.lock"}

    threads = [Thread(target=first), Thread(target=second)]
    for thread in threads:
        thread.start()
    assert inside.wait(10)
    assert not second_in.wait(0.3)
    leave.set()
    for thread in threads:
        thread.join(10)

    assert second_in.is_set()
    assert held(tmp_path) == set()


def test_what_a_killed_run_left_is_swept_and_what_a_living_one_holds_is_not(tmp_path: Path) -> None:
    dead = tmp_path / ".dead.tmp"
    dead.mkdir()
    for name in ("publish.lock", "dead.pdf"):
        (dead / name).touch()
    with release.staging(tmp_path, "living") as staged:
        release.sweep(tmp_path)
        assert held(tmp_path) == {".living.tmp"}
        assert staged.is_dir()


def test_a_link_in_the_place_of_the_staging_folder_is_refused(tmp_path: Path) -> None:
    (tmp_path / "precious").mkdir()
    (tmp_path / "precious/file").touch()
    (tmp_path / ".x.tmp").symlink_to(tmp_path / "precious")

    with pytest.raises(NotADirectoryError), release.staging(tmp_path, "x"):
        pass
    assert held(tmp_path / "precious") == {"file"}


def test_files_get_the_rights_of_the_umask(tmp_path: Path) -> None:
    before = os.umask(0o027)
    try:
        put(tmp_path, x_pdf="new")
    finally:
        os.umask(before)

    assert (tmp_path / "x/x.pdf").stat().st_mode & 0o777 == 0o640
