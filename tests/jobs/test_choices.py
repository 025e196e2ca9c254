"""What follows from what the user chose, for one article."""

from __future__ import annotations

from pathlib import Path

import pytest

from publish.jobs.choices import choose, theme_of
from publish.jobs.configuration import Configuration, Settings
from publish.jobs.plan import Planned
from publish.jobs.usage import WrongUsage
from publish.model import Meta


def test_a_theme_that_is_a_link_to_itself_is_refused(tmp_path: Path) -> None:
    (tmp_path / "loop.toml").symlink_to("loop.toml")
    planned = Planned(path=tmp_path / "a.md", name="a.md", root=tmp_path, configuration=Configuration())
    with pytest.raises(WrongUsage, match=r"loop\.toml"):
        theme_of(Meta(theme="./loop.toml"), planned, choose(Settings()))
