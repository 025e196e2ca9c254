"""The judge of SARIF logs: the schema of OASIS, and what the code scanning of GitHub asks beyond it."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from jsonschema import Draft4Validator

SCHEMA = Path(__file__).with_name("sarif-schema-2.1.0.json")
_OF_RULE = ("id", "shortDescription.text", "fullDescription.text", "help.text")
_OF_RESULT = ("message.text", "locations.0.physicalLocation.artifactLocation.uri", "partialFingerprints")
_OF_REGION = ("startLine", "startColumn", "endLine", "endColumn")
_LONGEST = 1024


def faults(log: bytes) -> list[str]:
    """Return what the schema and GitHub have against a log."""
    told = json.loads(log)
    judge = Draft4Validator(json.loads(SCHEMA.read_bytes()), format_checker=Draft4Validator.FORMAT_CHECKER)
    return [*(f"{error.json_path}: {error.message}" for error in judge.iter_errors(told)), *_github(told)]


def _github(log: dict[str, Any]) -> Iterator[str]:
    """Yield what is missing of the properties that code scanning requires.

    https://docs.github.com/en/code-security/reference/code-scanning/sarif-support-for-code-scanning
    """
    for run in log["runs"]:
        rules = run["tool"]["driver"]["rules"]
        for rule in rules:
            yield from (f"rule {rule.get('id')}: no {name}" for name in _OF_RULE if not _at(rule, name))
            for name in ("shortDescription.text", "fullDescription.text"):
                if len(_at(rule, name)) > _LONGEST:
                    yield f"rule {rule['id']}: {name} is too long"
        if len(run["results"]) > 25_000:
            yield "too many results"
        for result in run["results"]:
            name = f"result {result['ruleId']}"
            yield from (f"{name}: no {path}" for path in _OF_RESULT if not _at(result, path))
            region = _at(result, "locations.0.physicalLocation.region")
            yield from (f"{name}: no {path}" for path in _OF_REGION if not _at(region, path))
            if rules[result["ruleIndex"]]["id"] != result["ruleId"]:
                yield f"{name}: another rule has its index"


def _at(value: Any, path: str) -> Any:
    for step in path.split("."):
        value = value[int(step)] if isinstance(value, list) and value else (value or {}).get(step)
    return value or {}
