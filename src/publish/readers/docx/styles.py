"""Styles: what a paragraph or a run is, with all that its style and the styles below it say (17.7)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from publish.readers.docx.style_roles import Role, Trait, role_of, trait_of
from publish.readers.docx.wml import Element, attribute, child, descendants, is_on, number, value

_DEEPEST = 20
"""How many styles one may be based on; a circle ends here."""
_OUTLINE_BODY = 9
"""The outline level of what is no heading (17.3.1.20)."""


@dataclass(frozen=True, slots=True)
class Style:
    """One style as it stands in the part."""

    ident: str
    name: str
    kind: str
    based_on: str
    element: Element


@dataclass(frozen=True, slots=True)
class Kind:
    """What a paragraph is: its role, the level of a heading, and the list and indent that its style gives it."""

    name: str = ""
    role: Role = ""
    level: int = 0
    num: str = ""
    ilvl: str = ""
    left: int = 0
    ruled: bool = False
    side: str = ""


@dataclass(frozen=True, slots=True)
class Languages:
    """The languages of a run by class of script (17.3.2.20), and the classes that more than the defaults name."""

    latin: str = ""
    east_asian: str = ""
    complex_: str = ""
    said: frozenset[str] = frozenset()


class Styles:
    """The style sheet of one file."""

    def __init__(self, part: Element | None, settings: Element | None) -> None:
        entries = list(descendants(part, "w:style")) if part is not None else []
        self._styles = {style.ident: style for style in map(_style, entries)}
        self._default = next((attribute(each, "w:styleId") for each in entries if _is_default(each)), "")
        self._kinds: dict[str, Kind] = {}
        self._toggles: dict[tuple[str, str], bool] = {}
        self._languages: dict[tuple[str, str], Languages] = {}
        defaults = child(part, "w:docDefaults/w:rPrDefault/w:rPr/w:lang")
        self.defaults = _merged(defaults, _merged(child(settings, "w:themeFontLang"), Languages()))

    def chain(self, ident: str) -> Iterator[Style]:
        """Yield a style and those that it is based on."""
        for _ in range(_DEEPEST):
            style = self._styles.get(ident)
            if style is None:
                return
            yield style
            ident = style.based_on

    def name(self, ident: str) -> str:
        """Return the name of a style; its id where it has none."""
        style = self._styles.get(ident)
        return style.name if style else ident

    def paragraph(self, ident: str) -> Kind:
        """Return what a paragraph of this style is."""
        ident = ident or self._default
        if ident not in self._kinds:
            self._kinds[ident] = self._kind(ident)
        return self._kinds[ident]

    def _kind(self, ident: str) -> Kind:
        chain = list(self.chain(ident))
        named = (role_of(style.name) for style in chain) if chain else iter((role_of(ident),))
        nothing: tuple[Role, int] = ("", 0)
        role, level = next(((role, level) for role, level in named if role), nothing)
        outline = next((_outline(style.element) for style in chain if _outline(style.element) is not None), None)
        if role in {"", "prose", "heading"} and outline is not None:
            role, level = ("heading", outline + 1) if outline < _OUTLINE_BODY else ("", 0)
        properties = [child(style.element, "w:pPr") for style in chain]
        numbering = next((found for each in properties if (found := child(each, "w:numPr")) is not None), None)
        indent = next((found for each in properties if (found := child(each, "w:ind")) is not None), None)
        return Kind(
            name=chain[0].name if chain else ident,
            role=role,
            level=level,
            num=value(numbering, "w:numId"),
            ilvl=value(numbering, "w:ilvl"),
            left=number(attribute(indent, "w:left") or attribute(indent, "w:start")),
            side=next((side for each in properties if (side := value(each, "w:jc"))), ""),
            ruled=any(child(each, "w:pBdr/w:bottom") is not None for each in properties),
        )

    def trait(self, ident: str) -> Trait:
        """Return what a character style says of its words."""
        chain = [style.name for style in self.chain(ident)] or [ident]
        return next((trait for name in chain if (trait := trait_of(name))), "")

    def toggles(self, ident: str, name: str) -> bool:
        """Tell whether a style switches a property on, as `w:b`; the first style that names it decides."""
        if (ident, name) not in self._toggles:
            found = (child(style.element, f"w:rPr/{name}") for style in self.chain(ident))
            self._toggles[ident, name] = is_on(next((each for each in found if each is not None), None))
        return self._toggles[ident, name]

    def text(self, ident: str, path: str) -> str:
        """Return the value of a run property that a style gives, as `w:vertAlign`."""
        return next((found for style in self.chain(ident) if (found := value(style.element, f"w:rPr/{path}"))), "")

    def languages(self, run: str, paragraph: str) -> Languages:
        """Return the languages of a run with these styles."""
        if (run, paragraph) not in self._languages:
            below = self._of_style(paragraph or self._default, self.defaults)
            self._languages[run, paragraph] = self._of_style(run, below) if run else below
        return self._languages[run, paragraph]

    def _of_style(self, ident: str, below: Languages) -> Languages:
        for style in reversed(list(self.chain(ident))):
            below = _merged(child(style.element, "w:rPr/w:lang"), below, said=True)
        return below

    def table_names_first(self, ident: str, part: str) -> bool:
        """Tell whether a table style sets the first row or column (`firstRow`, `firstCol`) apart (17.7.6)."""
        return any(
            attribute(each, "w:type") == part and len(each) > 0
            for style in self.chain(ident)
            for each in descendants(style.element, "w:tblStylePr")
        )


def merged(element: Element | None, below: Languages) -> Languages:
    """Return the languages of a run whose own properties name some of them."""
    return _merged(element, below, said=True)


def _merged(element: Element | None, below: Languages, *, said: bool = False) -> Languages:
    if element is None:
        return below
    names = {name: attribute(element, f"w:{key}") for name, key in _CLASSES.items()}
    named = frozenset(name for name, tag in names.items() if tag) if said else frozenset()
    return Languages(
        names["latin"] or below.latin,
        names["east_asian"] or below.east_asian,
        names["complex_"] or below.complex_,
        below.said | named,
    )


_CLASSES = {"latin": "val", "east_asian": "eastAsia", "complex_": "bidi"}


def _style(element: Element) -> Style:
    ident = attribute(element, "w:styleId")
    name = value(element, "w:name") or ident
    return Style(ident, name, attribute(element, "w:type"), value(element, "w:basedOn"), element)


def _is_default(element: Element) -> bool:
    return attribute(element, "w:type") == "paragraph" and attribute(element, "w:default") in {"1", "true", "on"}


def _outline(element: Element) -> int | None:
    written = value(element, "w:pPr/w:outlineLvl")
    return min(number(written, _OUTLINE_BODY), _OUTLINE_BODY) if written else None
