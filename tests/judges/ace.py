"""Ace by DAISY, in Debian's Chromium: the accessibility of an EPUB."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import tempfile
from pathlib import Path

_NODE = Path(__file__).parents[1] / "conformance" / "node"
_ACE = _NODE / "node_modules/.bin/ace-puppeteer"


def findings(book: Path) -> tuple[str, ...]:
    """The assertions that fail, as `serious epub-lang (place)`."""
    browser = shutil.which("chromium")
    if not (_ACE.exists() and browser):
        raise FileNotFoundError("Ace or Chromium is absent: make conformance installs them")
    environment = os.environ | {"PUPPETEER_EXECUTABLE_PATH": browser, "ACE_TIMEOUT_INITIAL": "60000"}
    with tempfile.TemporaryDirectory() as out:
        command = [str(_ACE), "--silent", "--force", "--outdir", out, str(book)]
        subprocess.run(command, env=environment, check=True, capture_output=True, timeout=300)
        report = json.loads((Path(out) / "report.json").read_text(encoding="utf-8"))
    found = tuple(
        f"{assertion['earl:test']['earl:impact']} {assertion['earl:test']['dct:title']} "
        f"({document['earl:testSubject']['url']})"
        for document in report["assertions"]
        for assertion in document["assertions"]
    )
    assert bool(found) == (report["earl:result"]["earl:outcome"] != "pass"), "Ace contradicts itself"
    return found
