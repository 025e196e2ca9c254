"""The page about Markdown: every example on it is read without a finding."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import pytest

from tests import samples
from tests.readers.reading import codes

PAGE = (Path(__file__).parents[2] / "docs/markdown.md").read_text(encoding="utf-8")
EXAMPLES = re.findall(r"^```markdown\n(.*?)^```$", PAGE, re.MULTILINE | re.DOTALL)


@pytest.mark.parametrize("example", EXAMPLES)
def test_an_example_has_no_finding(example, tmp_path):
    (tmp_path / "map.png").write_bytes(samples.png())
    assert codes(f"---\ntitle: T\n---\n{example}", folder=tmp_path.resolve()) == []


def test_the_page_has_examples():
    assert len(EXAMPLES) >= 6


def test_nothing_heavy_is_loaded_with_the_room():
    heavy = "markdown_it", "yaml", "PIL", "lxml", "langcodes"
    code = f"import sys, publish.readers; print([name for name in {heavy} if name in sys.modules])"
    found = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert found.stdout.strip() == "[]"
