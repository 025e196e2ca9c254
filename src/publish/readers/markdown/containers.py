"""Blocks with a name and a fence: pandoc's and MyST's `:::`, and MyST's directives in ```` ``` ````.

Each becomes the token `container_aside` with its name in `info`, its options in `meta`, and its title as an inline
token of its own, so that a title may hold mark-up.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from markdown_it.rules_block import StateBlock
from markdown_it.rules_core import StateCore
from markdown_it.token import Token

from publish.readers.markdown.asides import kind_of
from publish.readers.markdown.attributes import Attributes, parse

_FENCE = re.compile(r"(:{3,})[ \t]*(.*?)[ \t:]*$")
_CODE_FENCE = re.compile(r"(`{3,}|~{3,})")


class Name(NamedTuple):
    """What a fence says: the name of its block, its title as it is written, and its attributes."""

    kind: str
    title: str = ""
    attributes: Attributes = Attributes()


def container(state: StateBlock, start: int, end: int, silent: bool) -> bool:  # noqa: FBT001  # markdown-it's signature
    """Read a block between `::: name` and `:::`; blocks of the same fence may stand in it, as in pandoc."""
    opening = _fence(state, start)
    if opening is None or not opening[2] or state.is_code_block(start):
        return False
    if silent:
        return True
    last = _end(state, start, end, len(opening[1]))
    old_parent, old_line_max = state.parentType, state.lineMax
    state.parentType, state.lineMax = "container", last
    token = state.push("container_aside_open", "div", 1)
    token.map = [start, last]
    _entitle(token, name_of(opening[2]), state)
    state.md.block.tokenize(state, start + 1, last)
    state.push("container_aside_close", "div", -1)
    state.parentType, state.lineMax = old_parent, old_line_max
    state.line = last + (last < end and _fence(state, last) is not None)
    return True


def _fence(state: StateBlock, line: int) -> re.Match[str] | None:
    start = state.bMarks[line] + state.tShift[line]
    if not state.src.startswith(":::", start):
        return None
    return _FENCE.match(state.src[start : state.eMarks[line]])


def _end(state: StateBlock, start: int, end: int, markers: int) -> int:
    """Return the line that closes a block, or where what stands around it ends."""
    open_fences = [markers]
    code = ""
    for line in range(start + 1, end):
        begin = state.bMarks[line] + state.tShift[line]
        if begin < state.eMarks[line] and state.sCount[line] < state.blkIndent:
            return line
        if found := _CODE_FENCE.match(state.src, begin, state.eMarks[line]):
            if not code:
                code = found[1]
            elif found[1].startswith(code) and not state.src[found.end() : state.eMarks[line]].strip():
                code = ""
        elif not code and (fence := _fence(state, line)):
            if fence[2]:
                open_fences.append(len(fence[1]))
            elif len(fence[1]) >= open_fences[-1]:
                open_fences.pop()
        if not open_fences:
            return line
    return end


def _entitle(token: Token, name: Name, state: StateBlock) -> None:
    """Write on a container what it is, with its title as an inline token behind it."""
    token.info = name.kind
    token.meta["attributes"] = name.attributes
    if name.title:
        title = state.push("inline", "", 0)
        title.content, title.children = name.title, []
        title.map = [token.map[0], token.map[0] + 1] if token.map else None
        token.meta["title"] = title


_BRACED = re.compile(r"\{([A-Za-z][\w:.-]*)\}[ \t]*(.*)")
_NAMED = re.compile(r"([A-Za-z][\w-]*)[ \t]*(?:\[([^\]]*)\])?[ \t]*(\{.*\})?[ \t]*(.*)")


def name_of(info: str) -> Name:
    """Return what `note Title`, `{note} Title`, `note[Title]` or `{.callout-note title="Title" lang=ar}` says."""
    written = info.strip()
    if (parsed := parse(written)) and parsed[1] == len(written):
        kinds = [name.removeprefix("callout-").lower() for name in parsed[0].classes]
        return Name(next(iter(kinds), ""), parsed[0].values.get("title", ""), parsed[0])
    if found := _BRACED.fullmatch(written):
        return Name("{" + found[1].lower(), found[2].strip())
    if found := _NAMED.fullmatch(written):
        more = parse(found[3] or "")
        given = more[0] if more else Attributes()
        title = found[2] or found[4].strip() or given.values.get("title", "")
        return Name(found[1].lower(), title, given)
    return Name(written)


# MyST's directives in fences of code

_DIRECTIVE = re.compile(r"\{([A-Za-z][\w:.-]*)\}[ \t]*(.*)")
_OPTION = re.compile(r"[ \t]*:([\w-]+):[ \t]*(.*)")
_YAML_OPTION = re.compile(r"([\w-]+):[ \t]+(.*)")
PARSED_DIRECTIVES = frozenset(
    """figure image epigraph pull-quote highlights quote blockquote cite table list-table card grid grid-item
    grid-item-card tab-set tab-item tabs tab code-group columns column div""".split()  # noqa: SIM905  # a table of names
)
"""Directives whose content is Markdown, beside those of asides: of any other it may be anything, and stays code."""


def directives(state: StateCore) -> None:
    """Read the Markdown that stands in directives, and the directives in it."""
    if "{" not in state.src:
        return
    done: list[Token] = []
    waiting = list(reversed(state.tokens))
    while waiting:
        token = waiting.pop()
        found = _DIRECTIVE.fullmatch(token.info.strip()) if token.type == "fence" else None
        if found is None:
            done.append(token)
            continue
        taken = options(token.content.split("\n"))
        token.meta["directive"], token.meta["argument"] = found[1].lower(), found[2].strip()
        token.meta["options"], token.meta["body"] = taken.values, "\n".join(taken.lines)
        token.meta["first"] = (token.map[0] if token.map else 0) + 1 + taken.taken
        is_markdown = found[1].lower() in PARSED_DIRECTIVES or kind_of(found[1].lower())
        if is_markdown and token.level < state.md.options["maxNesting"]:
            waiting += reversed(_opened(token, state))
        else:
            done.append(token)
    state.tokens[:] = done


class Options(NamedTuple):
    """The options at the head of a directive, how many lines they took, and the lines that are left."""

    values: dict[str, str]
    taken: int
    lines: list[str]


def options(lines: list[str]) -> Options:
    """Part the options, `:name: value` or YAML between `---`, from the content of a directive."""
    values: dict[str, str] = {}
    if lines and lines[0].strip() == "---" and "---" in (line.strip() for line in lines[1:]):
        end = next(i for i, line in enumerate(lines[1:], 1) if line.strip() == "---")
        found = (_YAML_OPTION.match(line) for line in lines[1:end])
        values = {option[1].lower(): option[2].strip().strip("\"'") for option in found if option}
        return Options(values, end + 1, lines[end + 1 :])
    count = 0
    for line in lines:
        option = _OPTION.fullmatch(line)
        if option is None:
            break
        values[option[1].lower()] = option[2].strip()
        count += 1
    return Options(values, count, lines[count:])


def _opened(fence: Token, state: StateCore) -> list[Token]:
    """Return a directive as a container around the blocks of its content."""
    inside: list[Token] = []
    state.md.block.parse(fence.meta["body"], state.md, state.env, inside)
    first = fence.meta["first"]
    for token in inside:
        token.level += fence.level + 1
        if token.map:
            token.map = [line + first for line in token.map]
    opening = Token("container_aside_open", "div", 1, map=fence.map, level=fence.level, block=True)
    opening.info = "{" + fence.meta["directive"]
    opening.meta = {"options": fence.meta["options"], "argument": fence.meta["argument"], "attributes": Attributes()}
    title: list[Token] = []
    if fence.meta["argument"]:
        line = fence.map[0] if fence.map else 0
        title = [Token("inline", "", 0, map=[line, line + 1], content=fence.meta["argument"], children=[])]
        opening.meta["title"] = title[0]
    return [opening, *title, *inside, Token("container_aside_close", "div", -1, level=fence.level)]
