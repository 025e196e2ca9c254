"""The editions of content/, made once by the command that users type."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
PUBLISH = Path(sys.executable).with_name("publish")


@pytest.fixture(scope="session")
def editions(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder that `publish all` wrote, with a folder an article."""
    out = tmp_path_factory.mktemp("published") / "output"
    command = [str(PUBLISH), "all", "--plain", "--out", str(out)]
    done = subprocess.run(
        command, cwd=ROOT, env=os.environ | {"CI": "true"}, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stdout + done.stderr
    return out
