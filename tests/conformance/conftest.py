"""The editions that the judges are asked about, made once by the command that users type."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
PASTED = ROOT.parent / "shared" / "inputs" / "aleppo-air-raids.txt"


def slugs() -> list[str]:
    """The articles of content/, and the pasted text where it is at hand."""
    found = sorted(path.stem for path in (ROOT / "content").glob("*.md"))
    return [*found, "pasted"] if PASTED.is_file() else found


@pytest.fixture(scope="session")
def editions(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder that `publish all` wrote: a folder an article."""
    desk = tmp_path_factory.mktemp("desk")
    sources = [str(path) for path in sorted((ROOT / "content").glob("*.md"))]
    if PASTED.is_file():
        pasted = desk / "pasted.txt"
        pasted.write_bytes(PASTED.read_bytes())
        sources.append(str(pasted))
    out = desk / "output"
    publish = Path(sys.executable).with_name("publish")
    subprocess.run([str(publish), "all", "--plain", "--out", str(out), *sources], check=True, timeout=600)
    assert sorted(folder.name for folder in out.iterdir() if folder.is_dir()) == sorted(slugs())
    return out


@pytest.fixture(params=slugs())
def edition(request: pytest.FixtureRequest, editions: Path) -> dict[str, Path]:
    """The files of one article, by format."""
    folder = editions / request.param
    manifest = json.loads((folder / "manifest.json").read_text(encoding="utf-8"))
    return {entry["format"]: folder / entry["path"] for entry in manifest["files"]}
