"""Formulas: Office MathML (ISO/IEC 29500-1 22.1) to MathML Core."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import NewType
from xml.sax.saxutils import escape

from publish.readers.docx.wml import OFF, Element, attribute, child, descendants, kind, q

MathML = NewType("MathML", str)
"""Escaped mark-up: one element, several, or none."""

NAMESPACE = "http://www.w3.org/1998/Math/MathML"
_ALIGN = MathML("\0&")
"""The sign that lines up the rows of an array of equations (22.1.2.34)."""
_FUNCTION = MathML("<mo>\u2061</mo>")

# A number with its decimals, a letter with its marks, a run of white space, or one sign of any kind.
_GLYPH = re.compile(r"\d+(?:[.,]\d+)*|[^\W\d_][\u0300-\u036f]*|\s+|.", re.DOTALL)
_WORD = re.compile(r"[^\W\d_]{2,}")
_INTEGRALS = frozenset("∫∬∭∮∯∰")
_ACCENTS = {
    "\u0302": "^", "\u0303": "~", "\u20d7": "→", "\u20d6": "←", "\u0307": "˙", "\u0308": "¨", "\u030c": "ˇ",
    "\u0301": "´", "\u0300": "`", "\u0306": "˘", "\u0305": "¯", "\u0304": "¯", "\u20db": "\u20db", "\u20e1": "↔",
}  # fmt: skip
_SPACES = {"\u2009": "0.167em", "\u205f": "0.222em", "\u2005": "0.278em", "\u2002": "0.5em", "\u2003": "1em"}
"""The spaces that are written on purpose; Word sets all others by itself."""
_VARIANTS = {"b": "bold", "bi": "bold-italic"}
_SCRIPTS = frozenset({"script", "fraktur", "double-struck", "sans-serif", "monospace"})


def mathml(element: Element) -> str:
    """Return `m:oMath` as one `math` element; empty where it says nothing."""
    content = _row(element)
    return f'<math xmlns="{NAMESPACE}">{content}</math>' if re.search(r">[^<\s]", content) else ""


def _tag(name: str, *parts: MathML, **attributes: str) -> MathML:
    written = "".join(f' {key}="{escape(text, {chr(34): "&quot;"})}"' for key, text in attributes.items())
    return MathML(f"<{name}{written}>{''.join(parts)}</{name}>")


def _row(element: Element | None) -> MathML:
    """Return what stands in an element, without a box of its own."""
    parts = [] if element is None else list(_children(element))
    return MathML("".join(part for part in parts if part != _ALIGN))


def _one(element: Element | None) -> MathML:
    """Return what stands in an element as exactly one element, as a fraction needs."""
    parts = [] if element is None else [part for part in _children(element) if part != _ALIGN]
    return parts[0] if len(parts) == 1 else _tag("mrow", *parts)


def _part(element: Element, name: str) -> MathML:
    return _one(child(element, f"m:{name}"))


def _children(element: Element) -> Iterator[MathML]:
    for each in element:
        yield from _converted(each)


def _converted(element: Element) -> Iterator[MathML]:
    name = kind(element)
    if name == "m:r":
        yield from _run(element)
    elif name in _CONVERTERS:
        yield _CONVERTERS[name](element)
    elif not name.endswith("Pr"):
        yield from _children(element)  # a wrapper, such as m:box, or an oMath in an oMath


def _value(element: Element, path: str) -> str:
    return attribute(child(element, path), "m:val")


def _is_on(element: Element, path: str) -> bool:
    return child(element, path) is not None and _value(element, path) not in OFF


# Runs


def _run(run: Element) -> Iterator[MathML]:
    """Yield the letters, numbers and signs of a run (22.1.2.87)."""
    words = "".join(each.text or "" for each in descendants(run, "m:t", "w:t"))
    if _is_on(run, "m:rPr/m:nor"):
        yield _tag("mtext", _text(words))
        return
    upright = _value(run, "m:rPr/m:sty") in {"p", "b"}
    variant = _variant(run)
    if upright and _WORD.fullmatch(words.strip()):
        yield _tag("mi", _text(words.strip()), **variant)
        return
    for glyph in _GLYPH.findall(words):
        yield from _glyph(glyph, variant or ({"mathvariant": "normal"} if upright else {}))


def _variant(run: Element) -> dict[str, str]:
    script = _value(run, "m:rPr/m:scr")
    if script in _SCRIPTS:
        return {"mathvariant": script}
    named = _VARIANTS.get(_value(run, "m:rPr/m:sty"), "")
    return {"mathvariant": named} if named else {}


def _glyph(glyph: str, variant: dict[str, str]) -> Iterator[MathML]:
    if glyph.isspace():
        yield from (_tag("mspace", width=_SPACES[char]) for char in glyph if char in _SPACES)
    elif glyph == "&":
        yield _ALIGN
    elif glyph[0].isdigit():
        yield _tag("mn", _text(glyph), **({} if variant == {"mathvariant": "normal"} else variant))
    elif glyph[0].isalpha():
        yield _tag("mi", _text(glyph), **variant)
    else:
        yield _tag("mo", _text(glyph))


def _text(words: str) -> MathML:
    return MathML(escape(words))


# Structures


def _fraction(element: Element) -> MathML:
    above, below = _part(element, "num"), _part(element, "den")
    match _value(element, "m:fPr/m:type"):
        case "lin":
            return _tag("mrow", above, MathML("<mo>/</mo>"), below)
        case "noBar":
            return _tag("mfrac", above, below, linethickness="0")
        case _:
            return _tag("mfrac", above, below)


def _radical(element: Element) -> MathML:
    degree = _row(child(element, "m:deg"))
    if _is_on(element, "m:radPr/m:degHide") or not degree:
        return _tag("msqrt", _row(child(element, "m:e")))
    return _tag("mroot", _part(element, "e"), _part(element, "deg"))


def _nary(element: Element) -> MathML:
    sign = _sign(element, "m:naryPr/m:chr", "∫")
    location = _value(element, "m:naryPr/m:limLoc") or ("subSup" if sign in _INTEGRALS else "undOvr")
    below = _shown(element, "sub", "m:naryPr/m:subHide")
    above = _shown(element, "sup", "m:naryPr/m:supHide")
    names = ("munder", "mover", "munderover") if location == "undOvr" else ("msub", "msup", "msubsup")
    operator = _scripted(_tag("mo", _text(sign)), below, above, names)
    return _tag("mrow", operator, _row(child(element, "m:e")))


def _shown(element: Element, name: str, hidden: str) -> MathML | None:
    part = child(element, f"m:{name}")
    return None if _is_on(element, hidden) or not _row(part) else _one(part)


def _scripted(base: MathML, below: MathML | None, above: MathML | None, names: tuple[str, str, str]) -> MathML:
    if below is not None and above is not None:
        return _tag(names[2], base, below, above)
    if below is not None:
        return _tag(names[0], base, below)
    return _tag(names[1], base, above) if above is not None else base


def _delimited(element: Element) -> MathML:
    begin = _sign(element, "m:dPr/m:begChr", "(")
    end = _sign(element, "m:dPr/m:endChr", ")")
    between = _tag("mo", _text(_sign(element, "m:dPr/m:sepChr", "|")), separator="true")
    parts: list[MathML] = []
    for each in element.iterchildren("{*}e"):
        parts += [between, _row(each)] if parts else [_row(each)]
    return _tag("mrow", *_fence(begin, "prefix"), *parts, *_fence(end, "postfix"))


def _fence(sign: str, form: str) -> list[MathML]:
    return [_tag("mo", _text(sign), fence="true", form=form)] if sign.strip() else []


def _sign(element: Element, path: str, otherwise: str) -> str:
    """Return the sign that a property names; one that is there and empty is none at all."""
    found = child(element, path)
    return otherwise if found is None or found.get(q("m:val")) is None else attribute(found, "m:val")


def _matrix(element: Element) -> MathML:
    rows = [[_row(cell) for cell in row.iterchildren("{*}e")] for row in element.iterchildren("{*}mr")]
    sides = [attribute(each, "m:val") or "center" for each in descendants(element, "m:mcJc")]
    return _table(rows, sides if set(sides) - {"center"} else [])


def _equations(element: Element) -> MathML:
    """Return an array of equations: its rows stand in columns that meet at the signs of alignment."""
    rows = [_cells(list(_children(each))) for each in element.iterchildren("{*}e")]
    width = max((len(row) for row in rows), default=0)
    return _table(rows, ["right", "left"] * width if width > 1 else ["left"])


def _cells(parts: Sequence[MathML]) -> list[MathML]:
    cells: list[list[MathML]] = [[]]
    for part in parts:
        if part == _ALIGN:
            cells.append([])
        else:
            cells[-1].append(part)
    return [MathML("".join(cell)) for cell in cells]


def _table(rows: Iterable[Sequence[MathML]], sides: Sequence[str]) -> MathML:
    listed = list(rows)
    width = max((len(row) for row in listed), default=0)
    places = [{"columnalign": side} for side in sides[:width]] + [{}] * (width - len(sides[:width]))
    return _tag("mtable", *(_tag("mtr", *_filled(row, places)) for row in listed))


def _filled(row: Sequence[MathML], places: Sequence[dict[str, str]]) -> Iterator[MathML]:
    for column, place in enumerate(places):
        yield _tag("mtd", row[column] if column < len(row) else MathML(""), **place)


def _accent(element: Element) -> MathML:
    sign = _sign(element, "m:accPr/m:chr", "\u0302")
    return _tag("mover", _part(element, "e"), _tag("mo", _text(_ACCENTS.get(sign, sign))), accent="true")


def _bar(element: Element) -> MathML:
    on_top = _value(element, "m:barPr/m:pos") == "top"
    name, sign = ("mover", "¯") if on_top else ("munder", "_")
    return _tag(name, _part(element, "e"), _tag("mo", _text(sign), stretchy="true"))


def _grouped(element: Element) -> MathML:
    on_top = _value(element, "m:groupChrPr/m:pos") == "top"
    sign = _sign(element, "m:groupChrPr/m:chr", "⏟")
    return _tag("mover" if on_top else "munder", _part(element, "e"), _tag("mo", _text(sign), stretchy="true"))


def _function(element: Element) -> MathML:
    return _tag("mrow", _part(element, "fName"), _FUNCTION, _row(child(element, "m:e")))


def _phantom(element: Element) -> MathML:
    hidden = _value(element, "m:phantPr/m:show") in OFF
    return _tag("mphantom" if hidden else "mrow", _row(child(element, "m:e")))


def _structure(name: str, *parts: str) -> Callable[[Element], MathML]:
    """Return the converter of a structure that is the same in both languages."""
    return lambda element: _tag(name, *(_part(element, part) for part in parts))


_CONVERTERS: dict[str, Callable[[Element], MathML]] = {
    "m:f": _fraction,
    "m:rad": _radical,
    "m:nary": _nary,
    "m:d": _delimited,
    "m:m": _matrix,
    "m:eqArr": _equations,
    "m:acc": _accent,
    "m:bar": _bar,
    "m:groupChr": _grouped,
    "m:func": _function,
    "m:phant": _phantom,
    "m:sSub": _structure("msub", "e", "sub"),
    "m:sSup": _structure("msup", "e", "sup"),
    "m:sSubSup": _structure("msubsup", "e", "sub", "sup"),
    "m:limLow": _structure("munder", "e", "lim"),
    "m:limUpp": _structure("mover", "e", "lim"),
    # Scripts before a sign stand on nothing, so that every reader of MathML knows what to do with them.
    "m:sPre": lambda element: _tag(
        "mrow",
        _tag("msubsup", _tag("mrow"), _part(element, "sub"), _part(element, "sup")),
        _row(child(element, "m:e")),
    ),
    "m:borderBox": lambda element: _tag("menclose", _row(child(element, "m:e")), notation="box"),
}
