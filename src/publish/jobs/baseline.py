"""A baseline: what an earlier run found, so that only what is new stands in the way of a release."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from pathlib import Path

import msgspec

from publish.diagnostics import RULES
from publish.jobs.finding import Finding
from publish.jobs.manifest import Joined, Manifest
from publish.jobs.usage import WrongUsage


class Baseline(msgspec.Struct, frozen=True, kw_only=True):
    """The findings of an earlier run by the name of their file, and the manifests that it left, if it left any.

    The paths in a manifest count from `folder`.
    """

    folder: Path
    findings: dict[str, tuple[Finding, ...]]
    manifests: tuple[Manifest, ...] = ()

    def marked(self, findings: Sequence[Finding], *names: str) -> tuple[Finding, ...]:
        """Return the findings on a source, the known ones marked; of its `names` the first that is there counts."""
        before = next((self.findings[name] for name in names if name in self.findings), ())
        return marked(findings, before)


def load(path: str) -> Baseline:
    """Read a manifest, the one that joins those of a run, or the JSON lines of a log. Raises WrongUsage."""
    try:
        data = Path(path).read_bytes()
    except OSError as error:
        raise WrongUsage(f"the baseline {path} cannot be read: {error.strerror}") from error
    try:
        manifests, findings = _read(data)
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError) as error:
        what = "a manifest.json or the JSON lines of --log or --output-format jsonl"
        raise WrongUsage(f"the baseline {path} is not {what}: {error}") from error
    by_file: dict[str, list[Finding]] = defaultdict(list)
    for found in findings:
        by_file[found.file].append(found)
    by_name = {name: tuple(found) for name, found in by_file.items()}
    return Baseline(folder=Path(path).parent, findings=by_name, manifests=manifests)


class _Any(msgspec.Struct):
    """What tells the three kinds apart."""

    manifest: str = ""
    articles: object = None


def _read(data: bytes) -> tuple[tuple[Manifest, ...], Iterable[Finding]]:
    try:
        kind = msgspec.json.decode(data, type=_Any)
    except msgspec.DecodeError:
        kind = _Any()  # several lines of JSON are no JSON
    if not kind.manifest:
        return (), msgspec.json.Decoder(Finding).decode_lines(data)
    if kind.articles is None:
        manifests: tuple[Manifest, ...] = (msgspec.json.decode(data, type=Manifest),)
    else:
        manifests = msgspec.json.decode(data, type=Joined).articles
    return manifests, (found for manifest in manifests for found in manifest.diagnostics)


def marked(findings: Sequence[Finding], before: Iterable[Finding]) -> tuple[Finding, ...]:
    """Mark as known each finding that has its like among earlier ones, one for one.

    They are alike where rule and content are, wherever the line is now; else, as the line may
    have been edited, where rule and message are, unless the message says no more than the rule.
    """
    by_content: dict[tuple[str, str], list[Finding]] = defaultdict(list)
    for each in before:
        by_content[each.code, each.fingerprint].append(each)
    same = {index for index, found in enumerate(findings) if _taken(by_content, found)}
    left = Counter((each.code, each.message) for rest in by_content.values() for each in rest)
    known = []
    for index, found in enumerate(findings):
        alike = index in same or (_tells(found) and left[found.code, found.message] > 0)
        left[found.code, found.message] -= alike and index not in same
        known.append(msgspec.structs.replace(found, known=True) if alike else found)
    return tuple(known)


def _taken(by_content: dict[tuple[str, str], list[Finding]], found: Finding) -> bool:
    """Take the earlier finding of the same rule and content away, where there is one left."""
    earlier = by_content.get((found.code, found.fingerprint)) if found.fingerprint else None
    return bool(earlier and earlier.pop(0))


def _tells(found: Finding) -> bool:
    """Tell whether a message says more than its rule's title does, such as the name of the picture."""
    return found.message != RULES[found.code].title
