"""Lines of YAML that authors get wrong, and the only thing each can mean."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from typing import NamedTuple


class Repair(NamedTuple):
    """What is wrong at a place of a block (its line from 0), what to write, and the lines put right, if they can be."""

    line: int
    column: int
    message: str
    hint: str
    lines: tuple[str, ...] | None = None


Lines = tuple[str, ...]

_KEYED = re.compile(r"""(\s*(?:-\s+)*)([^\s:#'"\[\]{},\-][^:]*?|"[^"]*"|'[^']*')(\s*:\s+)(\S.*?)\s*""")
_ITEM = re.compile(r"(\s*(?:-\s+)+)()()(\S.*?)\s*")
_TIGHT = re.compile(r"""(\s*(?:-\s+)*)([A-Za-z][\w-]*|"[\w-]+"|'[\w-]+'):([^\s/].*)""")
_EQUALS = re.compile(r"([A-Za-z][\w-]*)\s*=\s*(\S.*)")
_COMMENT = re.compile(r"\s+#(?:\s.*)?$")


def repaired(lines: Lines, at: Sequence[int], touched: set[int]) -> Repair | None:
    """Return the repair of a block; `at` is where the parser saw a fault, `touched` what was mended before."""
    for repair in (_tab, _tight, _equals):
        if found := repair(lines):
            return found
    if found := _folded(lines):
        return found
    for line in dict.fromkeys(min(index, len(lines) - 1) for index in at):
        if line not in touched and (found := _line(lines, line)):
            return found
    return None


def _put(lines: Lines, index: int, line: str) -> Lines:
    return (*lines[:index], line, *lines[index + 1 :])


def _tab(lines: Lines) -> Repair | None:
    """A tab indents nothing in YAML (1.2.2 6.1)."""
    index = next((i for i, line in enumerate(lines) if "\t" in line[: len(line) - len(line.lstrip())]), None)
    if index is None:
        return None
    mended = tuple(re.sub(r"^[ \t]+", lambda found: found[0].replace("\t", "  "), line) for line in lines)
    return Repair(index, 1, "a tab cannot indent in YAML", "indent with spaces", mended)


def _tight(lines: Lines) -> Repair | None:
    """`title:x` is one word to YAML."""
    for index, line in enumerate(lines):
        found = _TIGHT.fullmatch(line)
        if found and not _KEYED.fullmatch(line):
            start, key, value = found.groups()
            message = f"a space is missing after the colon of «{key}»"
            mended = _put(lines, index, f"{start}{key}: {value}")
            return Repair(index, found.start(2) + 1, message, f"write {key}: {_cut(value)}", mended)
    return None


def _equals(lines: Lines) -> Repair | None:
    """`title = x` is TOML."""
    found = _EQUALS.fullmatch(lines[0].rstrip())
    if found is None or _KEYED.fullmatch(lines[0]):
        return None
    value = found[2].strip("\"'")
    message = "a key and its value stand on either side of a colon in YAML"
    return Repair(0, 1, message, f"write {found[1]}: {_cut(value)}", _put(lines, 0, f"{found[1]}: {_quoted(value)}"))


def _line(lines: Lines, index: int) -> Repair | None:
    """A value that YAML cannot read without quotation marks around it."""
    found = _KEYED.fullmatch(lines[index]) or _ITEM.fullmatch(lines[index])
    if found is None:
        return None
    start, key, colon, value = found.groups()
    value = _COMMENT.sub("", value)
    meant = next((meant for applies, meant in _MISTAKES if applies(value)), None)
    if meant is None:
        return None
    message, literal = meant(value)
    hint = f"put it in quotes: {key}{': ' if key else '- '}{_shown(literal)}"
    column = found.start(4) + 1
    return Repair(index, column, message, hint, _put(lines, index, f"{start}{key}{colon}{_quoted(literal)}"))


def _folded(lines: Lines) -> Repair | None:
    """A text over several lines of which one looks like something else."""
    found = _KEYED.fullmatch(lines[0])
    more = [line for line in lines[1:] if line.strip() and not line.lstrip().startswith("#")]
    if found is None or found[1] or found[4][0] in "[{&!" or not more or not all(line[0].isspace() for line in more):
        return None
    opening = found[4][0] if found[4][0] in "\"'" else ""
    words = " ".join((found[4] + " " + " ".join(more)).split()).strip(opening)
    words = re.sub(r"^[|>][+-]?\s*", "", words)
    message = "this text over several lines cannot be read as YAML"
    hint = f"write {found[2]}: > and the text on the lines below, each with two spaces before it"
    blank = ("",) * (len(lines) - 1)
    return Repair(0, found.start(4) + 1, message, hint, (f"{found[2]}: {_quoted(words)}", *blank))


# Mistakes in a value: what each looks like, what to say of it, and the text that it means.


def _double(value: str) -> tuple[str, str]:
    inner = value[1:-1]
    if len(value) == 1 or value.count('"') == 1:
        return "the quotation mark that opens here is never closed", value[1:]
    if not value.endswith('"'):
        return "the value goes on after its closing quotation mark", value
    if "\\" in inner and '"' not in inner.replace('\\"', ""):
        return "a backslash has a meaning of its own between double quotation marks", inner.replace('\\"', '"')
    return "a quotation mark inside the quotation marks ends the value", inner.replace('\\"', '"')


def _single(value: str) -> tuple[str, str]:
    if len(value) == 1 or value.count("'") == 1:
        return "the quotation mark that opens here is never closed", value[1:]
    if not value.endswith("'"):
        return "the value goes on after its closing quotation mark", value
    return "an apostrophe inside the quotation marks ends the value", value[1:-1].replace("''", "'")


def _bracket(value: str) -> tuple[str, str]:
    if value.startswith(("{{", "{%")):
        return "a site generator's tag stands in front matter", value
    closing = {"[": "]", "{": "}"}[value[0]]
    if closing not in value:
        return f"the bracket {value[0]} that opens here is never closed", value[1:] if "," in value else value
    return f"a value that begins with {value[0]} is a list or a map to YAML, and this one goes on after it", value


def _first(value: str) -> tuple[str, str]:
    names = {
        "*": "an alias",
        "&": "an anchor",
        "!": "a tag",
        "@": "",
        "`": "",
        "%": "",
        "|": "a text on the lines below",
        ">": "a text on the lines below",
        "?": "a key",
        "-": "an item of a list",
        ",": "",
    }
    kind = names[value[0]]
    message = (
        f"a value that begins with {value[0]} is {kind} to YAML"
        if kind
        else f"no value may begin with {value[0]} in YAML"
    )
    if value[0] in "|>":
        return message, re.sub(r"^[|>][+-]?\s*", "", value)
    return message, value


def _curly(value: str) -> tuple[str, str]:
    return "curly quotation marks are letters to YAML, and this value holds a colon and a space", value[1:-1]


def _colon(value: str) -> tuple[str, str]:
    return "this value holds a colon and a space, which begins another key", value


_MISTAKES: tuple[tuple[Callable[[str], bool], Callable[[str], tuple[str, str]]], ...] = (
    (lambda value: value[0] == '"', _double),
    (lambda value: value[0] == "'", _single),
    (lambda value: value[0] in "[{" and not (value[-1] in "]}" and not value.startswith(("{{", "{%"))), _bracket),
    (lambda value: value[0] in "*@`%,", _first),
    (lambda value: value[0] in "&!|>?-" and (len(value) == 1 or not value[1].isalnum()) and value[:2] != "!!", _first),
    (lambda value: value[0] in "|>" and value[1:].strip("+-0123456789") != "", _first),
    (lambda value: value[0] in "“„«" and value[-1] in "”“»" and ": " in value, _curly),
    (lambda value: value[0] not in "[{&!|>" and (": " in value or value.endswith(":")), _colon),
)


def _quoted(words: str) -> str:
    """Return words as a single-quoted scalar (YAML 1.2.2 7.3.2)."""
    return "'" + words.replace("'", "''") + "'"


def _shown(words: str) -> str:
    """Return words in the quotation marks that an author would choose."""
    cut = _cut(words)
    return _quoted(cut) if '"' in cut or "\\" in cut else f'"{cut}"'


def _cut(words: str, longest: int = 60) -> str:
    return words if len(words) <= longest else words[: longest - 1] + "…"
