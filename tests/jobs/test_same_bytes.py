"""The same source gives the same bytes, with the real exporters, in processes that share nothing."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.samples import SVG, png

ARTICLE = """\
---
title: The same bytes
authors: [{name: Ada Example, affiliation: Example Press}]
date: 2024-11-30T09:30:00+01:00
lang: en-GB
keywords: [bytes, again]
---

Words in English, and [حلب]{lang=ar} in Arabic.[^1] A formula: $x^2$.

![A blue picture](blue.png)

## A drawing

![A dot](dot.svg)

| Place | Number |
|---|---|
| Aleppo | 23 |

- one
- two

[^1]: A note.
"""
PLACES = {
    "one": {"TZ": "UTC", "LC_ALL": "C.UTF-8", "PYTHONHASHSEED": "1", "jobs": "1", "umask": "022"},
    "elsewhere/two": {"TZ": "Asia/Kathmandu", "LC_ALL": "C", "PYTHONHASHSEED": "2", "jobs": "2", "umask": "077"},
}


def publish(folder: Path, source: str, where: dict[str, str]) -> Path:
    environment = {name: value for name, value in os.environ.items() if name != "SOURCE_DATE_EPOCH"} | where
    command = f'umask {where["umask"]}; exec "$@"'
    subprocess.run(
        ["bash", "-c", command, "bash", sys.executable, "-m", "publish", "all", source, "-q", "--jobs", where["jobs"]],
        cwd=folder, env=environment, check=True, timeout=120,
    )  # fmt: skip
    return folder / "output"


def contents(folder: Path) -> dict[str, bytes]:
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


@pytest.fixture(scope="module")
def published(tmp_path_factory: pytest.TempPathFactory) -> dict[str, dict[str, bytes]]:
    """The output of the same article in two places."""
    outputs = {}
    for name, where in PLACES.items():
        folder = tmp_path_factory.mktemp("bytes") / name
        (folder / "content").mkdir(parents=True)
        (folder / "content/same.md").write_text(ARTICLE, encoding="utf-8")
        (folder / "content/blue.png").write_bytes(png())
        (folder / "content/dot.svg").write_bytes(SVG)
        outputs[name] = contents(publish(folder, "content", where))
    return outputs


def test_the_set_is_complete(published: dict[str, dict[str, bytes]]) -> None:
    endings = ("pdf", "epub", "docx", "mp3", "vtt", "transcript.txt", "chapters.json", "article.json")

    assert set(published["one"]) == {
        "manifest.json", "same/manifest.json", *(f"same/same.{ending}" for ending in endings),
    }  # fmt: skip


def test_place_time_zone_locale_hash_seed_umask_and_jobs_leave_no_trace(published: dict[str, dict[str, bytes]]) -> None:
    one, two = published.values()

    assert [name for name in one if one[name] != two.get(name)] == []
    assert set(one) == set(two)


def test_the_model_as_json_publishes_to_the_same_bytes(published: dict[str, dict[str, bytes]], tmp_path: Path) -> None:
    one = published["one"]
    (tmp_path / "copy.json").write_bytes(one["same/same.article.json"])
    again = contents(publish(tmp_path, "copy.json", PLACES["one"]))

    made = [name for name in one if not name.endswith("manifest.json")]
    assert [name for name in made if one[name] != again.get(name)] == []
