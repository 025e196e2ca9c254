"""docs/architecture.md tells the truth about the rooms."""

from __future__ import annotations

import re
from importlib.util import find_spec
from pathlib import Path

import publish
from publish.exporters import FORMATS
from publish.readers import REGISTRY

ROOT = Path(__file__).parents[2]
PAGE = (ROOT / "docs" / "architecture.md").read_text(encoding="utf-8")
ROOMS = sorted(
    path.stem
    for path in Path(publish.__file__).parent.iterdir()
    if not path.name.startswith(("_", ".")) and (path.is_dir() or path.suffix == ".py")
)


def test_every_room_has_its_step() -> None:
    steps = re.findall(r"^\d+\. \*\*`(\w+)`\*\*", PAGE, flags=re.MULTILINE)

    assert sorted(steps) == ROOMS


def test_every_module_that_is_named_exists() -> None:
    named = set(re.findall(r"`(publish(?:\.\w+)+)`", PAGE)) - {"publish.toml"}

    assert named
    assert [name for name in sorted(named) if find_spec(name) is None] == []


def test_every_reader_and_every_exporter_is_named() -> None:
    targets = [*REGISTRY.values(), *(format_.exporter for format_ in FORMATS.values())]
    packages = {".".join(target.partition(":")[0].split(".")[:3]) for target in targets}

    assert packages
    assert [name for name in sorted(packages) if f"`{name}`" not in PAGE] == []
