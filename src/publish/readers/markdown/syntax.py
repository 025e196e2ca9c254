"""The Markdown that we read: markdown-it-py's CommonMark with the extensions that articles use.

Every inline token carries in `map` the offset at which it begins in its paragraph's text, and nesting beyond
the limit is told in the environment, where markdown-it-py would drop the words without a sound.
"""

from __future__ import annotations

import re
from functools import cache
from typing import Any

from markdown_it import MarkdownIt, helpers
from markdown_it.parser_block import ParserBlock
from markdown_it.parser_inline import ParserInline
from markdown_it.rules_block import StateBlock
from markdown_it.rules_core import StateCore
from markdown_it.rules_inline import StateInline
from markdown_it.token import Token
from mdit_py_plugins.admon import admon_plugin
from mdit_py_plugins.admon.index import admonition
from mdit_py_plugins.deflist import deflist_plugin
from mdit_py_plugins.dollarmath import dollarmath_plugin
from mdit_py_plugins.footnote import footnote_plugin

from publish.readers.markdown.asides import kind_of
from publish.readers.markdown.containers import container, directives
from publish.readers.markdown.inline_rules import add_inline_rules
from publish.readers.markdown.prepare import CAPTION, prepare

MAX_NESTING = 100
"""How deep blocks may stand in each other (a list item counts as two)."""


def tokens(text: str) -> tuple[list[Token], dict[str, Any]]:
    """Return the tokens of a text, and the environment: `abbreviations`, `footnotes`, `too_deep` (a line from 0)."""
    environment: dict[str, Any] = {"abbreviations": {}}
    return _parser().parse(text, environment), environment


@cache
def _parser() -> MarkdownIt:
    md = MarkdownIt("zero")
    md.inline, md.block = _Inline(), _Block()
    md.configure("commonmark", {"maxNesting": MAX_NESTING, "tasklists": True, "alerts": True})
    md.enable(["table", "strikethrough"])
    md.use(footnote_plugin, move_to_end=False, always_match_refs=True)
    md.use(deflist_plugin)
    md.use(dollarmath_plugin, allow_labels=False)
    md.use(admon_plugin)
    md.block.ruler.at("admonition", _admonition, {"alt": []})
    md.block.ruler.before("fence", "container", container, {"alt": ["paragraph", "reference", "blockquote", "list"]})
    md.block.ruler.before("fence", "tex_block", _tex_block, {"alt": ["paragraph", "reference", "blockquote", "list"]})
    add_inline_rules(md)
    md.block.ruler.before("reference", "abbreviation", _abbreviation, {"alt": ["paragraph", "reference"]})
    md.block.ruler.before("table", "table_caption", _table_caption, {"alt": ["blockquote"]})
    md.core.ruler.before("inline", "directives", directives)
    md.core.ruler.before("inline", "prepare", _prepare)
    md.helpers = _Helpers()  # type: ignore[assignment]  # it stands for the module of the same three functions
    # We look at every link ourselves: refused here, its Markdown would be read out as text.
    md.validateLink = lambda url: True  # type: ignore[method-assign]  # noqa: ARG005  # the documented way to replace it
    return md


# Places


_MOST_LABEL_STEPS = 500_000
"""Steps through the text of one block in search of the ends of labels; beyond them its brackets stay text."""


class _State(StateInline):
    """An inline state that knows where the token it is making begins."""

    begun = 0

    def __init__(self, src: str, md: MarkdownIt, env: Any, tokens: list[Token]) -> None:  # noqa: ANN401  # as declared above it
        super().__init__(src, md, env, tokens)
        self.last_span = src.rfind("]{")
        self._last_bracket = src.rfind("]")
        self._label_steps = 0

    def may_look_for_label(self) -> bool:
        """Tell whether the end of a label may still be found: a text of nothing but brackets would take forever."""
        self._label_steps += 1
        return self.pos <= self._last_bracket and self._label_steps < _MOST_LABEL_STEPS

    def push(self, ttype: str, tag: str, nesting: Any) -> Token:  # noqa: ANN401  # as declared above it
        token = super().push(ttype, tag, nesting)
        token.map = [self.begun, self.begun]
        return token

    def pushPending(self) -> Token:  # noqa: N802  # markdown-it's name
        token = super().pushPending()
        token.map = [self.begun, self.begun]
        return token


class _Inline(ParserInline):
    def tokenize(self, state: StateInline) -> None:
        """Make tokens as the parser above does, keeping the place at which each begins."""
        rules = self.ruler.getRules("")
        end = state.posMax
        deepest = state.md.options["maxNesting"]
        while state.pos < end:
            state.begun = state.pos  # type: ignore[attr-defined]  # parse() makes no other state
            if state.level >= deepest or not _matches(rules, state):
                state.append_pending(state.src[state.pos])
                state.pos += 1
        if state.pending:
            state.pushPending()

    def parse(self, src: str, md: MarkdownIt, env: Any, tokens: list[Token]) -> list[Token]:  # noqa: ANN401  # as above it
        """Parse a paragraph's text into tokens."""
        state = _State(src, md, env, tokens)
        self.tokenize(state)
        for rule in self.ruler2.getRules(""):
            rule(state)
        return state.tokens


def _matches(rules: list[Any], state: StateInline) -> bool:
    for rule in rules:  # noqa: SIM110  # a generator would take a third of the parser's time
        if rule(state, False):  # noqa: FBT003  # markdown-it's signature
            return True
    return False


class _Block(ParserBlock):
    def tokenize(self, state: StateBlock, startLine: int, endLine: int) -> None:  # noqa: N803  # markdown-it's names
        """Make tokens as the parser above does, and tell where it gives up."""
        if state.level >= state.md.options["maxNesting"]:
            state.env.setdefault("too_deep", startLine)
        super().tokenize(state, startLine, endLine)


class _Helpers:
    """What the rules for links and pictures ask for: where a label, an address and a title end."""

    parseLinkDestination = staticmethod(helpers.parseLinkDestination)  # noqa: N815  # markdown-it's names
    parseLinkTitle = staticmethod(helpers.parseLinkTitle)  # noqa: N815

    @staticmethod
    def parseLinkLabel(state: StateInline, start: int, disableNested: bool = False) -> int:  # noqa: FBT001, FBT002, N802, N803
        """Return where a label ends, or -1; no link may stand in that of a link, but a note or a span may."""
        place, open_brackets, end = state.pos, 1, -1
        state.pos = start + 1
        while state.pos < state.posMax and state.may_look_for_label():  # type: ignore[attr-defined]  # parse() makes no other state
            before = state.pos
            open_brackets -= state.src[before] == "]"
            if not open_brackets:
                end = before
                break
            state.md.inline.skipToken(state)
            if state.src[before] == "[" and state.pos == before + 1:
                open_brackets += 1
            elif disableNested and state.src[before] == "[" and not _is_note_or_span(state.src, before, state.pos):
                break
        state.pos = place
        return end


def _is_note_or_span(text: str, start: int, end: int) -> bool:
    return text.startswith("[^", start) or text[start:end].endswith("}")


def _prepare(state: StateCore) -> None:
    prepare(state.tokens, state.src)


# Block rules

_ABBREVIATION = re.compile(r"\*\[([^\]\n]+)\]:[ \t]+(\S.*)")


def _line(state: StateBlock, line: int) -> str:
    return state.src[state.bMarks[line] + state.tShift[line] : state.eMarks[line]]


def _abbreviation(state: StateBlock, start: int, _end: int, silent: bool) -> bool:  # noqa: FBT001  # markdown-it's signature
    """Read `*[SOHR]: Syrian Observatory for Human Rights`, a line that shows nothing."""
    if state.is_code_block(start) or not (found := _ABBREVIATION.fullmatch(_line(state, start).rstrip())):
        return False
    if not silent:
        state.env["abbreviations"].setdefault(found[1].strip(), found[2].strip())
        state.line = start + 1
    return True


def _table_caption(state: StateBlock, start: int, _end: int, silent: bool) -> bool:  # noqa: FBT001  # markdown-it's signature
    """End a table at a line `Table: …` right under it, which would else be one more row."""
    return silent and state.parentType == "table" and CAPTION.match(_line(state, start)) is not None


_ADMONITION = re.compile(r"(?:!!!|\?\?\?\+?)[ \t]+([\w-]+)(?:[ \t]+.*)?")


def _admonition(state: StateBlock, start: int, end: int, silent: bool) -> bool:  # noqa: FBT001  # markdown-it's signature
    """Read `!!! note "Title"`, where the name is one that we know."""
    first = state.src[state.bMarks[start] + state.tShift[start] : state.bMarks[start] + state.tShift[start] + 1]
    if first not in {"!", "?"}:
        return False
    found = _ADMONITION.fullmatch(_line(state, start))
    return found is not None and kind_of(found[1].lower()) is not None and admonition(state, start, end, silent)


_TEX_ENVIRONMENTS = "equation align gather multline eqnarray displaymath math alignat flalign"
_TEX_BEGIN = re.compile(
    rf"(?:(?P<bracket>\\{{1,2}})\[[ \t]*$|\\begin\{{(?P<name>(?:{'|'.join(_TEX_ENVIRONMENTS.split())})\*?)\}})"
)


def _tex_block(state: StateBlock, start: int, end: int, silent: bool) -> bool:  # noqa: FBT001  # markdown-it's signature
    r"""Read a formula between a line `\[` and a line `\]`, or from `\begin{align}` to its end."""
    begin = state.bMarks[start] + state.tShift[start]
    if state.src[begin : begin + 1] != "\\" or state.is_code_block(start):
        return False
    found = _TEX_BEGIN.match(_line(state, start))
    if found is None:
        return False
    closing = f"{found['bracket']}]" if found["bracket"] else f"\\end{{{found['name']}}}"
    endless: set[tuple[str, int]] = state.env.setdefault("endless", set())
    if (closing, end) in endless:
        return False
    last = next((line for line in range(start, end) if _line(state, line).rstrip().endswith(closing)), -1)
    if last < 0:
        endless.add((closing, end))
        return False
    if not silent:
        whole = "\n".join(_line(state, line) for line in range(start, last + 1)).strip()
        token = state.push("math_block", "math", 0)
        token.content = whole.removeprefix(found[0]).removesuffix(closing) if found["bracket"] else whole
        token.map = [start, last + 1]
        state.line = last + 1
    return True
