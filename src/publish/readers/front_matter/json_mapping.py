"""JSON front matter, as Hugo takes it: an object that begins the file."""

from __future__ import annotations

import json
import re

from publish.model import Span
from publish.readers.findings import Findings
from publish.readers.front_matter.tree import Fault, Mapping
from publish.readers.front_matter.yaml_mapping import read_yaml

_LONGEST = 100_000
_OPENS = re.compile(r"""\{\s*(?:"[^"\n]*"\s*:|\})""")


def read_json(text: str, findings: Findings) -> tuple[Mapping | None, int]:
    """Return the values of the object that a text begins with, and the line its body begins at."""
    if not _OPENS.match(text):
        return None, 1
    try:
        _, end = json.JSONDecoder().raw_decode(text[:_LONGEST])
    except (ValueError, RecursionError) as error:
        line, column = getattr(error, "lineno", 1), getattr(error, "colno", 1)
        reason = str(getattr(error, "msg", "it is nested too deeply"))
        message = f"front matter is not valid JSON: {reason[:1].lower()}{reason[1:]}"
        findings.add("META001", Span(line, column), message, "correct the JSON at this place")
        return None, _line_after(text)
    if text[end : end + 1].strip():
        return None, 1
    # JSON is YAML but for tabs: with YAML's reader every key has its place.
    written = text[:end].replace("\t", " ")
    try:
        values = read_yaml(written, 1, findings)
    except (Fault, RecursionError):
        findings.add("META001", Span(1), "front matter is nested too deeply")
        values = None
    return values, text.count("\n", 0, end) + 2


def _line_after(text: str) -> int:
    """Return the line after the first that is a closing brace alone, where a faulty object most likely ends."""
    lines = text.split("\n")
    end = next((index for index, line in enumerate(lines) if line.rstrip() == "}"), None)
    return 1 if end is None else end + 2
