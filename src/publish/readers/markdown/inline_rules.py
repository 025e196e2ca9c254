"""Rules for what runs inside a line: formulas, spans, attributes, roles, words set above and below the line."""

from __future__ import annotations

import re

from markdown_it import MarkdownIt
from markdown_it.rules_inline import StateInline
from mdit_py_plugins.dollarmath.index import math_inline_dollar
from mdit_py_plugins.footnote.index import footnote_ref

from publish.readers.markdown import attributes


def add_inline_rules(md: MarkdownIt) -> None:
    """Give a parser our rules; the formulas of `$` must be there already."""
    md.inline.ruler.at("math_inline", _math)
    md.inline.ruler.at("footnote_ref", _note_call)
    md.inline.ruler.before("escape", "tex", _tex)
    md.inline.ruler.before("strikethrough", "tilde", _tilde)
    md.inline.ruler.before("strikethrough", "caret", _caret)
    md.inline.ruler.after("link", "span", _span)
    md.inline.ruler.push("role", _role)
    md.inline.ruler.push("attributes", _attributes)


# Formulas

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


_LONGEST_FORMULA = 2_000
# `\(x\)` and `\[x\]`, with one backslash as LaTeX writes them or with two, as Jekyll's kramdown wants them.
_TEX = re.compile(r"(\\{1,2})(?:\((?P<inline>.+?)(?<!\\)\1\)|\[(?P<display>.+?)(?<!\\)\1\])", re.DOTALL)
# Escaped brackets around words are brackets: a formula has one of these signs.
_SIGN_OF_TEX = re.compile(r"[\\^_={}<>]|\d\s*[+*/-]\s*\d|^\s*[A-Za-z]\s*$")


def _tex(state: StateInline, silent: bool) -> bool:  # noqa: FBT001  # markdown-it's signature
    r"""Read `\(x^2\)` and `\[x^2\]` as formulas."""
    start = state.pos
    if state.src[start] != "\\" or state.src[start + 1 : start + 2] not in {"\\", "(", "["}:
        return False
    found = _TEX.match(state.src, start, min(state.posMax, start + _LONGEST_FORMULA))
    if found is None or not _SIGN_OF_TEX.search(found["inline"] or found["display"]):
        return False
    if not silent:
        kind = "math_inline" if found["inline"] else "math_inline_double"
        state.push(kind, "math", 0).content = found["inline"] or found["display"]
    state.pos = found.end()
    return True


# Above and below the line

_SUPERSCRIPT = re.compile(r"\^(?!\[)[^\s^\[\]]{0,60}[^\W_][^\s^\[\]]{0,60}\^(?!\^)")
_SUBSCRIPT = re.compile(r"~[^\s~\[\]]{0,60}[^\W_][^\s~\[\]]{0,60}~(?!~)")
_STRUCK = re.compile(r"~(?=\S)[^~\n]{1,1000}(?<=\S)~(?![~\w])")


def _caret(state: StateInline, silent: bool) -> bool:  # noqa: FBT001  # markdown-it's signature
    """Read `4^th^` as pandoc does."""
    if state.src[state.pos] != "^":
        return False
    found = _SUPERSCRIPT.match(state.src, state.pos, state.posMax)
    return found is not None and _wrapped(state, "sup", found.end(), silent=silent)


def _tilde(state: StateInline, silent: bool) -> bool:  # noqa: FBT001  # markdown-it's signature
    """Read `H~2~O` as pandoc does, and one tilde around whole words as GFM does (6.5)."""
    start = state.pos
    if state.src[start] != "~" or state.src[start + 1 : start + 2] == "~":
        return False
    before = state.src[start - 1] if start else " "
    if before == "~":
        return False
    pattern, kind = (_SUBSCRIPT, "sub") if before.isalnum() or before in ")]" else (_STRUCK, "s")
    found = pattern.match(state.src, start, state.posMax)
    return found is not None and _wrapped(state, kind, found.end(), silent=silent)


def _wrapped(state: StateInline, kind: str, end: int, *, silent: bool) -> bool:
    """Read what stands between two signs of one character, and what they make of it."""
    if not silent:
        start, maximum = state.pos, state.posMax
        state.push(f"{kind}_open", kind, 1)
        state.pos, state.posMax = start + 1, end - 1
        state.md.inline.tokenize(state)
        state.push(f"{kind}_close", kind, -1)
        state.posMax = maximum
    state.pos = end
    return True


# Notes, spans, attributes and roles

_NOTE_CALL = re.compile(r"\[\^[^ \n\]]{1,999}\]")


def _note_call(state: StateInline, silent: bool) -> bool:  # noqa: FBT001  # markdown-it's signature
    """Read `[^1]`; the plugin's own rule would look for the bracket to the end of the text."""
    if not state.src.startswith("[^", state.pos) or not _NOTE_CALL.match(state.src, state.pos, state.posMax):
        return False
    return footnote_ref(state, silent, always_match=True)


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


_TAKES_ATTRIBUTES = frozenset({"image", "link_close", "code_inline", "math_inline", "math_inline_double"})


def _attributes(state: StateInline, silent: bool) -> bool:  # noqa: FBT001  # markdown-it's signature
    """Read `{…}` right behind a picture, a link, code or a formula."""
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


_ROLE = re.compile(r"\{([A-Za-z][\w:.+-]{0,40})\}(`{1,4})(?!`)(.{1,2000}?)(?<!`)\2(?!`)", re.DOTALL)


def _role(state: StateInline, silent: bool) -> bool:  # noqa: FBT001  # markdown-it's signature
    """Read MyST's ``{sub}`2` ``."""
    if state.src[state.pos] != "{":
        return False
    found = _ROLE.match(state.src, state.pos, state.posMax)
    if found is None:
        return False
    if not silent:
        token = state.push("role", "", 0)
        token.info, token.content = found[1], " ".join(found[3].split())
    state.pos = found.end()
    return True
