"""A folder to publish in, and the program to do it with."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from publish.checks import files
from publish.exporters import FORMATS
from tests.cli.program import Ran, call
from tests.jobs import fakes

GOOD = """\
---
title: A title
lang: en-GB
date: 2024-11-30
authors: Ada Example
description: What is told.
publisher: Example Press
---

Words that are read.
"""
FAULTY = GOOD + "\n![](map.png)\n"


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with a good article, which is the current one."""
    monkeypatch.chdir(tmp_path)
    for name in ("SOURCE_DATE_EPOCH", "CI", "ACCESSIBLE", "NO_COLOR"):
        monkeypatch.delenv(name, raising=False)
    (tmp_path / "content").mkdir()
    (tmp_path / "content/good.md").write_text(GOOD, encoding="utf-8")
    return tmp_path


@pytest.fixture
def faked(monkeypatch: pytest.MonkeyPatch) -> Callable[..., None]:
    """Put fakes in the place of the exporters; `pdf="broken"` names another function of fakes.py."""

    def install(**others: str) -> None:
        for name, format_ in (fakes.FAKES | {n: fakes.fake(f, f".{n}") for n, f in others.items()}).items():
            monkeypatch.setitem(FORMATS, name, format_)
        monkeypatch.setattr(files, "check", lambda _format, _data: ())

    install()
    return install


@pytest.fixture
def publish(here: Path, faked: Callable[..., None], capfd: pytest.CaptureFixture[str]) -> Callable[..., Ran]:
    """Run the program in this process, in the folder `here`, with fake exporters."""
    assert here.is_dir()
    faked()
    return lambda *arguments: call(capfd, *arguments)
