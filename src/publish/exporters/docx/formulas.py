"""Formulas: TeX or MathML to Office MathML (ISO/IEC 29500-1 22.1), whole or not at all."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from typing import Literal

from lxml import etree

from publish.exporters.docx.wml import NOTHING, Xml, el, join, text

Element = etree._Element  # noqa: SLF001  # lxml has no public name for the type of its elements

_DEEPEST = 60
_PARSER = etree.XMLParser(resolve_entities=False, no_network=True, remove_comments=True, remove_pis=True)

# The parser of TeX knows arrays, but takes the & of these for a letter.
_ALIGNED = re.compile(r"\\(begin|end)\{(?:aligned|align|alignedat|split|eqnarray)\*?\}")
_COLUMNS = "rlrlrlrl"

_NARY = frozenset("∑∏∐∫∬∭∮⋂⋃⋁⋀⨁⨂⨀⨄")
_LIMITS = frozenset({"lim", "max", "min", "sup", "inf", "limsup", "liminf", "lim sup", "lim inf", "argmax", "argmin"})
_OPEN, _CLOSE = frozenset("([{⟨|‖⌊⌈"), frozenset(")]}⟩|‖⌋⌉")
_INVISIBLE = frozenset("\u2061\u2062\u2063\u2064")
_BARS = frozenset("―¯‾_\u0305\u00af\u203e—")
_BRACES = frozenset("⏞⏜⏟⏝")
_ACCENTS = {
    "^": "\u0302", "ˆ": "\u0302", "→": "\u20d7", "⃗": "\u20d7", "~": "\u0303", "˜": "\u0303", "˙": "\u0307",
    "¨": "\u0308", "ˇ": "\u030c", "´": "\u0301", "`": "\u0300", "˘": "\u0306",
}  # fmt: skip
_STYLES = {
    "normal": el("m:sty", val="p"),
    "bold": el("m:sty", val="b"),
    "italic": el("m:sty", val="i"),
    "bold-italic": el("m:sty", val="bi"),
    **{alphabet: el("m:scr", val=alphabet) for alphabet in ("double-struck", "script", "fraktur", "sans-serif")},
    "monospace": el("m:scr", val="monospace"),
}

# What the parser means by the names of its errors, most of which have no words.
_FAULTS = {
    "NoAvailableTokensError": "it ends too early",
    "NumeratorNotFoundError": "a fraction has nothing above its line",
    "DenominatorNotFoundError": "a fraction has nothing below its line",
    "DoubleSubscriptsError": "there are two subscripts in one place",
    "DoubleSuperscriptsError": "there are two superscripts in one place",
    "MissingSuperScriptOrSubscriptError": "a superscript or subscript is empty",
    "ExtraLeftOrMissingRightError": r"a \left has no \right",
    "LimitsMustFollowMathOperatorError": r"\limits stands after what takes no limits",
    "MissingEndError": r"a \begin has no \end",
    "RecursionError": "it is nested too deeply",
}


class UnreadableFormulaError(Exception):
    """A formula that has no form in Office MathML that we know of."""


def convert(source: str, notation: Literal["tex", "mathml"], display: Literal["inline", "block"] = "inline") -> Xml:
    """Return `m:oMath`; raise UnreadableFormulaError rather than lose a part of the formula."""
    mathml = _from_tex(source, display) if notation == "tex" else source
    try:
        tree = etree.fromstring(mathml.encode(), _PARSER)
    except (etree.XMLSyntaxError, ValueError) as error:
        raise UnreadableFormulaError(str(error)) from error
    content = _row([tree], 0)
    if not content:
        raise UnreadableFormulaError("the formula is empty")
    return el("m:oMath", content)


def _from_tex(source: str, display: str) -> str:
    from latex2mathml.converter import convert as to_mathml  # noqa: PLC0415  # loads its tables

    def array(found: re.Match[str]) -> str:
        return rf"\{found[1]}{{array}}" + (f"{{{_COLUMNS}}}" if found[1] == "begin" else "")

    try:
        return str(to_mathml(_ALIGNED.sub(array, source), display=display))
    except Exception as error:  # the author's formula may break the parser in any way
        raise UnreadableFormulaError(_FAULTS.get(type(error).__name__, "its TeX cannot be read")) from error


def _name(element: Element) -> str:
    if not isinstance(element.tag, str):
        raise UnreadableFormulaError("an entity that is not known")
    return etree.QName(element).localname


def _words(element: Element) -> str:
    return "".join(str(part) for part in element.itertext()).strip()


def _row(elements: Sequence[Element], depth: int) -> Xml:
    """Convert siblings: brackets take what stands between them, large operators what follows them."""
    if depth > _DEEPEST:
        raise UnreadableFormulaError("nested too deeply")
    done: list[Xml] = []
    place = 0
    while place < len(elements):
        element = elements[place]
        if end := _closing(elements, place):
            inner = elements[place + 1 : end]
            close = _words(elements[end]) if end < len(elements) else ""
            done.append(_delimited(_words(element), close, [_row(inner, depth + 1)]))
            place = end + 1
        elif _is_nary(element):
            done.append(_nary(element, elements[place + 1 :], depth))
            break
        else:
            done.append(_element(element, depth + 1))
            place += 1
    return join(done)


def _closing(elements: Sequence[Element], start: int) -> int:
    """Return where the bracket that opens at `start` is closed, past the end if by nothing; 0 if none opens."""
    if not _is_fence(elements[start], _OPEN, "prefix"):
        return 0
    open_ones = 0
    for place in range(start, len(elements)):
        # The bars of |x| open and close alike, so the form that was written decides before the sign.
        opens = _is_fence(elements[place], _OPEN, "prefix")
        open_ones += opens - _is_fence(elements[place], _CLOSE, "postfix")
        if not open_ones:
            return place
    return len(elements) if len(elements) == start + 2 and _name(elements[-1]) == "mtable" else 0


def _is_fence(element: Element, signs: frozenset[str], form: str) -> bool:
    if _name(element) != "mo":
        return False
    if written := element.get("form"):
        return written == form
    sign = _words(element)
    return sign in signs and sign not in _OPEN & _CLOSE


def _is_nary(element: Element) -> bool:
    return _name(element) in _SCRIPTS and len(element) > 0 and _words(element[0]) in _NARY


def _nary(element: Element, operand: Sequence[Element], depth: int) -> Xml:
    name, parts = _name(element), list(element)
    below = parts[1] if name in {"msub", "munder", "msubsup", "munderover"} else None
    above = parts[-1] if name in {"msup", "mover", "msubsup", "munderover"} else None
    return el(
        "m:nary",
        el(
            "m:naryPr",
            el("m:chr", val=_words(parts[0])),
            el("m:limLoc", val="undOvr" if name.startswith(("mu", "mo")) else "subSup"),
            el("m:subHide", val=1) if below is None else NOTHING,
            el("m:supHide", val=1) if above is None else NOTHING,
        ),
        _part("sub", below, depth),
        _part("sup", above, depth),
        el("m:e", _row(operand, depth + 1)),
    )


def _part(name: str, element: Element | None, depth: int) -> Xml:
    return el(f"m:{name}", NOTHING if element is None else _row([element], depth + 1))


def _element(element: Element, depth: int) -> Xml:
    name = _name(element)
    if name in _CONVERTERS:
        return _CONVERTERS[name](element, depth)
    raise UnreadableFormulaError(f"<{name}> has no counterpart")


def _children(element: Element, count: int) -> list[Element]:
    parts = list(element)
    if len(parts) != count:
        raise UnreadableFormulaError(f"a part of <{_name(element)}> is missing or too much")
    return parts


def _run(words: str, style: Xml = NOTHING) -> Xml:
    if words.startswith("\\"):
        raise UnreadableFormulaError(f"unknown command {words}")
    props = el("m:rPr", style) if style else NOTHING
    return Xml(f'<m:r>{props}<m:t xml:space="preserve">{text(words)}</m:t></m:r>')


def _identifier(element: Element, _depth: int) -> Xml:
    words = _words(element)
    variant = element.get("mathvariant") or ("normal" if len(words) > 1 else "")
    return _run(words, _STYLES.get(variant, NOTHING))


def _number(element: Element, _depth: int) -> Xml:
    return _run(_words(element), _STYLES.get(element.get("mathvariant") or "", NOTHING))


def _operator(element: Element, _depth: int) -> Xml:
    sign = _words(element)
    if sign in _INVISIBLE or not sign:
        return NOTHING
    return _run(sign, _STYLES["normal"] if sign.isalpha() and len(sign) > 1 else NOTHING)


def _plain(element: Element, _depth: int) -> Xml:
    return _run("".join(str(part) for part in element.itertext()).replace("\xa0", " "), el("m:nor"))


def _space(element: Element, _depth: int) -> Xml:
    if element.get("linebreak") == "newline":
        raise UnreadableFormulaError("a line end outside an array")
    return _run("\u2009")


def _group(element: Element, depth: int) -> Xml:
    return _row(list(element), depth)


def _first(element: Element, depth: int) -> Xml:
    return _row(list(element)[:1], depth)


def _fraction(element: Element, depth: int) -> Xml:
    above, below = _children(element, 2)
    bare = re.match(r"0(?:[a-z%]|$)", element.get("linethickness") or "")
    props = el("m:fPr", el("m:type", val="noBar")) if bare else NOTHING
    return el("m:f", props, _part("num", above, depth), _part("den", below, depth))


def _square_root(element: Element, depth: int) -> Xml:
    # m:deg has to stand there even when it is hidden.
    return el("m:rad", el("m:radPr", el("m:degHide", val=1)), el("m:deg"), el("m:e", _group(element, depth)))


def _nth_root(element: Element, depth: int) -> Xml:
    radicand, degree = _children(element, 2)
    return el("m:rad", _part("deg", degree, depth), _part("e", radicand, depth))


def _subscript(element: Element, depth: int) -> Xml:
    base, below = _children(element, 2)
    if _words(base) in _LIMITS:
        return el("m:limLow", _part("e", base, depth), _part("lim", below, depth))
    return el("m:sSub", _part("e", base, depth), _part("sub", below, depth))


def _superscript(element: Element, depth: int) -> Xml:
    base, above = _children(element, 2)
    return el("m:sSup", _part("e", base, depth), _part("sup", above, depth))


def _both_scripts(element: Element, depth: int) -> Xml:
    base, below, above = _children(element, 3)
    return el("m:sSubSup", _part("e", base, depth), _part("sub", below, depth), _part("sup", above, depth))


def _over(element: Element, depth: int) -> Xml:
    base, above = _children(element, 2)
    sign, inner = _words(above), _part("e", base, depth)
    if sign in _ACCENTS:
        return el("m:acc", el("m:accPr", el("m:chr", val=_ACCENTS[sign])), inner)
    if sign in _BARS:
        return el("m:bar", el("m:barPr", el("m:pos", val="top")), inner)
    if sign in _BRACES:
        return _grouped(sign, "top", "bot", inner)
    return el("m:limUpp", inner, _part("lim", above, depth))


def _under(element: Element, depth: int) -> Xml:
    base, below = _children(element, 2)
    sign, inner = _words(below), _part("e", base, depth)
    if sign in _BARS:
        return el("m:bar", el("m:barPr", el("m:pos", val="bot")), inner)
    if sign in _BRACES:
        return _grouped(sign, "bot", "top", inner)
    return el("m:limLow", inner, _part("lim", below, depth))


def _grouped(sign: str, side: str, other: str, inner: Xml) -> Xml:
    props = el("m:groupChrPr", el("m:chr", val=sign), el("m:pos", val=side), el("m:vertJc", val=other))
    return el("m:groupChr", props, inner)


def _under_and_over(element: Element, depth: int) -> Xml:
    base, below, above = _children(element, 3)
    lower = el("m:limLow", _part("e", base, depth), _part("lim", below, depth))
    return el("m:limUpp", el("m:e", lower), _part("lim", above, depth))


def _table(element: Element, depth: int) -> Xml:
    rows = [list(row) for row in element if _name(row) in {"mtr", "mlabeledtr"}]
    width = max((len(row) for row in rows), default=0)
    if not width:
        raise UnreadableFormulaError("a table without cells")
    written = [(cell.get("columnalign") or "") for cell in rows[0]]
    columns = (
        el("m:mc", el("m:mcPr", el("m:count", val=1), el("m:mcJc", val=_justified(written, column))))
        for column in range(width)
    )
    return el(
        "m:m",
        el("m:mPr", el("m:mcs", *columns)),
        *(el("m:mr", *(el("m:e", _group(cell, depth)) for cell in row), *_empty(width - len(row))) for row in rows),
    )


def _justified(written: list[str], column: int) -> str:
    side = written[column] if column < len(written) else ""
    return side if side in {"left", "right"} else "center"


def _empty(count: int) -> list[Xml]:
    return [el("m:e")] * count


def _fenced(element: Element, depth: int) -> Xml:
    parts = [_row([part], depth + 1) for part in element]
    return _delimited(element.get("open", "("), element.get("close", ")"), parts)


def _delimited(begin: str, end: str, parts: list[Xml]) -> Xml:
    props = el("m:dPr", el("m:begChr", val=begin), el("m:endChr", val=end))
    return el("m:d", props, *(el("m:e", part) for part in parts or [NOTHING]))


def _phantom(element: Element, depth: int) -> Xml:
    return el("m:phant", el("m:phantPr", el("m:show", val=0)), el("m:e", _group(element, depth)))


def _enclosed(element: Element, depth: int) -> Xml:
    if element.get("notation") != "box":
        raise UnreadableFormulaError("an enclosure that is no box")
    return el("m:borderBox", el("m:e", _group(element, depth)))


_SCRIPTS: dict[str, Callable[[Element, int], Xml]] = {
    "msub": _subscript,
    "msup": _superscript,
    "msubsup": _both_scripts,
    "munder": _under,
    "mover": _over,
    "munderover": _under_and_over,
}
_CONVERTERS: dict[str, Callable[[Element, int], Xml]] = {
    **_SCRIPTS,
    **dict.fromkeys(("math", "mrow", "mstyle", "mpadded", "mtd"), _group),
    "semantics": _first,
    "mi": _identifier,
    "mn": _number,
    "mo": _operator,
    "mtext": _plain,
    "ms": _plain,
    "mspace": _space,
    "mfrac": _fraction,
    "msqrt": _square_root,
    "mroot": _nth_root,
    "mtable": _table,
    "mfenced": _fenced,
    "mphantom": _phantom,
    "menclose": _enclosed,
}
