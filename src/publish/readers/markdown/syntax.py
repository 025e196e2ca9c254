"""The Markdown that we read: markdown-it-py's CommonMark with the extensions that articles use.

Every inline token carries in `map` the offset at which it begins in its paragraph's text, and nesting beyond
the limit is told in the environment, where markdown-it-py would drop the words without a sound.
"""

from __future__ import annotations

import re
from typing import Any

from markdown_it import MarkdownIt
from markdown_it.parser_block import ParserBlock
from markdown_it.parser_inline import ParserInline
from markdown_it.rules_block import StateBlock
from markdown_it.rules_core import StateCore
from markdown_it.rules_inline import StateInline
from markdown_it.token import Token
from mdit_py_plugins.container import container_plugin
from mdit_py_plugins.deflist import deflist_plugin
from mdit_py_plugins.dollarmath import dollarmath_plugin
from mdit_py_plugins.dollarmath.index import math_inline_dollar
from mdit_py_plugins.footnote import footnote_plugin

from publish.readers.markdown import attributes
from publish.readers.markdown.prepare import prepare

MAX_NESTING = 100
"""How deep blocks may stand in each other (a list item counts as two)."""


def tokens(text: str) -> tuple[list[Token], dict[str, Any]]:
    """Return the tokens of a text, and the environment: `abbreviations`, `footnotes`, `too_deep` (a line from 0)."""
    environment: dict[str, Any] = {"abbreviations": {}}
    return _parser().parse(text, environment), environment


def _parser() -> MarkdownIt:
    md = MarkdownIt("zero")
    md.inline, md.block = _Inline(), _Block()
    md.configure("commonmark", {"maxNesting": MAX_NESTING, "tasklists": True, "alerts": True})
    md.enable(["table", "strikethrough"])
    md.use(footnote_plugin, move_to_end=False, always_match_refs=True)
    md.use(deflist_plugin)
    md.use(dollarmath_plugin, allow_labels=False)
    md.use(container_plugin, name="aside", validate=_names_aside)
    md.inline.ruler.at("math_inline", _math)
    md.inline.ruler.after("link", "span", _span)
    md.inline.ruler.push("attributes", _attributes)
    md.block.ruler.before("reference", "abbreviation", _abbreviation, {"alt": ["paragraph", "reference"]})
    md.block.ruler.before("table", "table_caption", _table_caption, {"alt": ["blockquote"]})
    md.core.ruler.before("inline", "prepare", _prepare)
    # We look at every link ourselves: refused here, its Markdown would be read out as text.
    md.validateLink = lambda url: True  # type: ignore[method-assign]  # noqa: ARG005  # the documented way to replace it
    return md


# Places


class _State(StateInline):
    """An inline state that knows where the token it is making begins."""

    begun = 0

    def __init__(self, src: str, md: MarkdownIt, env: Any, tokens: list[Token]) -> None:  # noqa: ANN401  # as declared above it
        super().__init__(src, md, env, tokens)
        self.last_span = src.rfind("]{")

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


def _prepare(state: StateCore) -> None:
    prepare(state.tokens, state.src)


# Inline rules

_math_dollar = math_inline_dollar(allow_space=False, allow_digits=False, allow_double=True)
# «5 to 10», «6 million, only 13 percent»: a number and words with nothing of a formula between them.
_PROSE_AFTER_NUMBER = re.compile(r"\d[\d.,]*[\s,;:–—-]+[^\\^_={}]*[^\W\d_]{2}[^\\^_={}]*")


def _math(state: StateInline, silent: bool) -> bool:  # noqa: FBT001  # markdown-it's signature
    """Read `$x$` as a formula, never money: not inside a word, and not a number followed by prose."""
    start = state.pos
    if state.src[start] != "$" or (start and state.src[start - 1].isalnum()):
        return False
    if not _math_dollar(state, True):  # noqa: FBT003  # markdown-it's signature
        return False
    end = state.pos
    state.pos = start
    after = state.src[end : end + 1]
    if after.isalnum() or _PROSE_AFTER_NUMBER.fullmatch(state.src[start:end].strip("$")):
        return False
    return _math_dollar(state, silent)


def _span(state: StateInline, silent: bool) -> bool:  # noqa: FBT001  # markdown-it's signature
    """Read `[words]{lang=ar}`."""
    start = state.pos
    if state.src[start] != "[" or state.last_span < start:  # type: ignore[attr-defined]  # parse() makes no other state
        return False
    end = state.md.helpers.parseLinkLabel(state, start)
    if end < 0 or state.src[end + 1 : end + 2] != "{":
        return False
    parsed = attributes.parse(state.src, end + 1)
    if parsed is None or parsed[1] > state.posMax:
        return False
    if not silent:
        after, maximum = parsed[1], state.posMax
        state.push("span_open", "span", 1).meta["attributes"] = parsed[0]
        state.pos, state.posMax = start + 1, end
        state.md.inline.tokenize(state)
        state.push("span_close", "span", -1)
        state.posMax = maximum
        state.pos = after
    else:
        state.pos = parsed[1]
    return True


_TAKES_ATTRIBUTES = frozenset({"image", "link_close", "code_inline"})


def _attributes(state: StateInline, silent: bool) -> bool:  # noqa: FBT001  # markdown-it's signature
    """Read `{…}` right behind a picture, a link or code."""
    if state.src[state.pos] != "{" or state.pending or not state.tokens:
        return False
    before = state.tokens[-1]
    if before.type not in _TAKES_ATTRIBUTES:
        return False
    parsed = attributes.parse(state.src, state.pos)
    if parsed is None or parsed[1] > state.posMax:
        return False
    if not silent:
        before.meta["attributes"] = parsed[0]
    state.pos = parsed[1]
    return True


# Block rules

_ABBREVIATION = re.compile(r"\*\[([^\]\n]+)\]:[ \t]+(\S.*)")
_CAPTION = re.compile(r"(?:Table|table)?: +\S")


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
    return silent and state.parentType == "table" and _CAPTION.match(_line(state, start)) is not None


def _names_aside(params: str, *_: object) -> bool:
    return bool(params.strip())
