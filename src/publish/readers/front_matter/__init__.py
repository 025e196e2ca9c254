"""Front matter: what is known of an article before its text, as strings with the place of every key.

YAML stands between `---`, TOML between `+++`, JSON between braces; what stands in a form of another tool
(a title block of pandoc, the lines of MultiMarkdown) is read and told (META012).
"""

from __future__ import annotations

import re

import msgspec

from publish.model import Span
from publish.readers.findings import Findings
from publish.readers.front_matter import headers
from publish.readers.front_matter.json_mapping import read_json
from publish.readers.front_matter.toml_mapping import read_toml
from publish.readers.front_matter.tree import Entry, Fault, Mapping, Scalar, Sequence, Value
from publish.readers.front_matter.yaml_mapping import read_yaml

__all__ = ["Entry", "FrontMatter", "Mapping", "Scalar", "Sequence", "Value", "split"]

_MAX_CHARACTERS = 100_000
_CLOSING = {"---": ("---", "..."), "+++": ("+++",)}
_READERS = {"---": read_yaml, "+++": read_toml}
_KEY = {
    "---": re.compile(r"""\s*(?:#.*|-{3}|\.{3}|[\w"'“‘$<-][^:]*:(?:\s.*|)|\w+:\S.*|\{.*\})\s*"""),
    "+++": re.compile(r"""\s*(?:#.*|\[.*|\+{3}|[\w"'.-]+\s*=.*)"""),
}
_SURE = re.compile(
    r"(?:title|subtitle|authors?|date|lang|layout|description|tags|categories|draft)\s*[:=]", re.IGNORECASE
)
"""Keys that no text begins with, so that blank lines may stand before them."""
_FEW = 4
"""Lines after a fence in which the first key stands."""
_NEARLY = {"---": re.compile(r"-{4,}|—+|–+|\*{3,}|_{3,}|-\s-\s-"), "+++": re.compile(r"\+{4,}")}
"""What authors write for a closing line: too long, or made into a dash by their editor."""


class FrontMatter(msgspec.Struct, frozen=True):
    """What stands before an article: its values (None: there is none), and the line its body begins at."""

    values: Mapping | None
    body_line: int = 1


def split(text: str, findings: Findings) -> FrontMatter:
    r"""Read the front matter of a text with `\n` line ends; what is wrong with it is told with its line."""
    lines = text.split("\n")
    start = next((index for index, line in enumerate(lines) if line.strip()), 0)
    fence = lines[start].strip()
    if fence in _CLOSING and _begins(fence, lines, start):
        return _fenced(fence, lines, start, findings)
    if lines[0].startswith("{"):
        return FrontMatter(*read_json(text, findings))
    return FrontMatter(*headers.read(lines, findings))


def _begins(fence: str, lines: list[str], start: int) -> bool:
    """Tell front matter from a thematic break: a key, a comment or the end follows at once."""
    after = next((line for line in lines[start + 1 : start + _FEW] if line.strip()), "")
    is_key = _KEY[fence].fullmatch(after) is not None
    return is_key and (lines[start + 1 : start + 2] == [after] or _SURE.match(after) is not None)


def _fenced(fence: str, lines: list[str], start: int, findings: Findings) -> FrontMatter:
    if start or lines[start] != lines[start].lstrip():
        findings.add("META012", Span(start + 1), f"front matter begins with {fence} at the very start of the file")
    end, after = _end(fence, lines, start, findings)
    text = "\n".join(lines[start + 1 : end])
    if len(text) > _MAX_CHARACTERS:
        findings.add("META001", Span(start + 1), f"front matter has more than {_MAX_CHARACTERS} characters")
        return FrontMatter(None, after)
    try:
        return FrontMatter(_READERS[fence](text, start + 2, findings), after)
    except Fault as fault:
        findings.add("META001", fault.span, fault.message, fault.hint)
    except RecursionError:
        findings.add("META001", Span(start + 1), "front matter is nested too deeply")
    return FrontMatter(None, after)


def _end(fence: str, lines: list[str], start: int, findings: Findings) -> tuple[int, int]:
    """Return where the lines between the fences end, and the line the body begins at."""
    for index in range(start + 1, len(lines)):
        if lines[index].rstrip() in _CLOSING[fence]:
            return index, index + 2
    end = start + 1
    while end < len(lines) and (_KEY[fence].fullmatch(lines[end]) or lines[end][:1] in {" ", "\t", "-"}):
        if _NEARLY[fence].fullmatch(lines[end].strip()):
            hint = f"write {fence} in this line"
            findings.add("META001", Span(end + 1), f"front matter is closed by {lines[end].strip()[:9]}", hint)
            return end, end + 2
        end += 1
    if end < len(lines) and _NEARLY[fence].fullmatch(lines[end].strip()):
        hint = f"write {fence} in this line"
        findings.add("META001", Span(end + 1), f"front matter is closed by {lines[end].strip()[:9]}", hint)
        return end, end + 2
    message = f"front matter opened here is never closed by a line {fence}"
    findings.add("META001", Span(start + 1), message, f"write {fence} in a line of its own after line {end}")
    return end, end + 1
