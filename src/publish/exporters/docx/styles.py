"""The style sheet: every look of the file is a named style made from the theme's tokens (17.7)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from publish.catalogue.words import AsideKind
from publish.exporters.docx.languages import right_to_left, tags
from publish.exporters.docx.numbering import HEADINGS, LEVELS, mark
from publish.exporters.docx.runs import TRAITS, Trait, Traits, style_id
from publish.exporters.docx.wml import NOTHING, Xml, el, join, root
from publish.themes import Theme

ASIDES: dict[AsideKind, str] = {
    "note": "note",
    "tip": "tip",
    "important": "important",
    "warning": "warning",
    "caution": "caution",
    "details": "muted",
}
"""The kinds of asides, and the colour of each."""


def label_of(kind: AsideKind) -> str:
    """Return the style of the label of a kind of aside."""
    return f"Aside{kind.title()}Label"


def prose_of(kind: AsideKind) -> str:
    """Return the style of the prose in a kind of aside."""
    return f"Aside{kind.title()}Text"


def heading_in(style: str) -> str:
    """Return the style of a heading among prose of a style; it has no outline level, and begins no section."""
    return _HEADINGS_IN.get(style, "HeadingInText")


_HEADINGS_IN = {"Quote": "QuoteHeading", **{prose_of(kind): label_of(kind) for kind in ASIDES}}
_INDENTS = {
    **dict.fromkeys(("Quote", "QuoteHeading", "QuoteSource", "Definition"), 567),
    **{style(kind): 180 for kind in ASIDES for style in (label_of, prose_of)},
}
_HEADING_SIZES = 6
_SLANTED = 5  # from this level on, size alone no longer tells headings apart


def indent_of(style: str) -> int:
    """Return how far a style is set in by itself, in twentieths of a point."""
    return _INDENTS.get(style, 0)


class StyleSheet:
    """The styles of one theme, for an article in one language."""

    def __init__(self, theme: Theme, lang: str, traits: Iterable[Traits]) -> None:
        self.theme = theme
        self.lang = lang
        self.rtl = right_to_left(lang)
        self.traits = sorted({each for each in traits if len(each) > 1}, key=style_id)
        self._ink = {name: getattr(theme.light, name).lstrip("#").upper() for name in theme.light.__struct_fields__}
        self._side = "right" if self.rtl else "left"

    def part(self) -> bytes:
        """Return the styles part."""
        latent = el(
            "w:latentStyles",
            defLockedState=0,
            defUIPriority=99,
            defSemiHidden=0,
            defUnhideWhenUsed=0,
            defQFormat=0,
            count=376,
        )
        return root("w:styles", self._defaults(), latent, *self._base(), *self._text(), *self._signs(), *self._tables())

    # Measures

    def _size(self, em: float = 1) -> tuple[Xml, Xml]:
        half_points = round(self.theme.typography.size * em * 2)
        return el("w:sz", val=half_points), el("w:szCs", val=half_points)

    def _spacing(self, before: float = 0, after: float = 0, leading: float | None = None) -> Xml:
        """Return spacing, before and after in em of the text."""
        twips = self.theme.typography.size * 20
        line = round(240 * _leading(self.theme)) if leading is None else round(240 * leading)
        return el("w:spacing", before=round(before * twips), after=round(after * twips), line=line, lineRule="auto")

    def _colour(self, name: str) -> Xml:
        return el("w:color", val=self._ink[name])

    def _edge(self, colour: str) -> Xml:
        return el("w:pBdr", _border(f"w:{self._side}", self._ink[colour], 24, 9))

    def _fill(self, colour: str) -> Xml:
        return el("w:shd", val="clear", color="auto", fill=self._ink[colour])

    # Groups of styles

    def _defaults(self) -> Xml:
        run = el("w:rPr", _fonts("minor"), self._colour("ink"), *self._size(), el("w:lang", **tags(self.lang)))
        return el(
            "w:docDefaults",
            el("w:rPrDefault", run),
            el("w:pPrDefault", el("w:pPr", self._spacing(after=0))),
        )

    def _base(self) -> Iterator[Xml]:
        direction = el("w:pPr", el("w:bidi")) if self.rtl else NOTHING
        yield _style("paragraph", "Normal", "Normal", direction, default=True, priority=0, shown=True)
        yield _style("character", "DefaultParagraphFont", "Default Paragraph Font", default=True, priority=1)
        margins = (el(f"w:{side}", w=width, type="dxa") for side, width in _margins(0))
        normal = el("w:tblPr", el("w:tblInd", w=0, type="dxa"), el("w:tblCellMar", *margins))
        yield _style("table", "TableNormal", "Normal Table", normal, default=True)
        yield _style("numbering", "NoList", "No List", default=True)

    def _text(self) -> Iterator[Xml]:
        scale = self.theme.typography.scale
        justified = el("w:jc", val="both") if self.theme.typography.justify else NOTHING
        yield _paragraph("BodyText", "Body Text", self._spacing(after=0.75), justified, priority=1)
        yield _paragraph(
            "FirstParagraph", "First Paragraph", self._spacing(before=1, after=0.75), justified, custom=True
        )
        yield _paragraph(
            "Title", "Title", el("w:keepNext"), self._spacing(after=0.4, leading=1.15), priority=10,
            run=(_fonts("major"), *_BOLD, self._colour("heading"), *self._size(scale[0])),
        )  # fmt: skip
        yield _paragraph(
            "Subtitle", "Subtitle", self._spacing(after=0.6, leading=1.3), priority=11,
            run=(_fonts("major"), self._colour("muted"), *self._size(1.25)),
        )  # fmt: skip
        muted = (_fonts("major"), self._colour("muted"))
        yield _paragraph("Author", "Author", self._spacing(), custom=True, run=muted)
        yield _paragraph("Date", "Date", self._spacing(after=2), run=muted)
        yield from self._headings(scale)
        yield from self._contents()
        yield from self._lists()
        yield from self._panels()
        yield from self._furniture()

    def _headings(self, scale: tuple[float, ...]) -> Iterator[Xml]:
        for level in range(1, LEVELS + 1):
            slanted = _ITALIC if level >= _SLANTED else ()
            size = scale[min(level, _HEADING_SIZES)]
            number = mark(HEADINGS, level - 1) if self.theme.number_headings else NOTHING
            yield _paragraph(
                f"Heading{level}", f"heading {level}", el("w:keepNext"), el("w:keepLines"), number,
                self._spacing(before=1.6 if level == 1 else 1.2, after=0.4, leading=1.2),
                el("w:outlineLvl", val=level - 1), priority=9,
                run=(_fonts("major"), *_BOLD, *slanted, self._colour("heading"), *self._size(size)),
            )  # fmt: skip
        yield _paragraph(
            "HeadingInText", "Heading in Text", el("w:keepNext"), self._spacing(before=0.5, after=0.25, leading=1.2),
            custom=True, run=(_fonts("major"), *_BOLD, self._colour("heading")),
        )  # fmt: skip

    def _contents(self) -> Iterator[Xml]:
        yield _paragraph(
            "TOCHeading", "TOC Heading", el("w:keepNext"), self._spacing(before=0.5, after=0.4, leading=1.2),
            priority=39, run=(_fonts("major"), *_BOLD, self._colour("heading"), *self._size(1.22)),
        )  # fmt: skip
        for level in range(1, LEVELS + 1):
            yield _paragraph(
                f"TOC{level}", f"toc {level}", self._spacing(after=0.25, leading=1.3),
                el("w:ind", left=(level - 1) * 340), following="Normal", priority=39, shown=False,
            )  # fmt: skip

    def _lists(self) -> Iterator[Xml]:
        yield _paragraph("ListParagraph", "List Paragraph", self._spacing(after=0.4), following="", priority=34)
        yield _paragraph("ListContinue", "List Continue", self._spacing(after=0.4), following="")
        yield _paragraph(
            "DefinitionTerm", "Definition Term", el("w:keepNext"), self._spacing(before=0.3), following="Definition",
            custom=True, run=(_fonts("major"), *_BOLD),
        )  # fmt: skip
        yield _paragraph(
            "Definition", "Definition", self._spacing(after=0.5), self._set_in("Definition"), following="", custom=True
        )

    def _set_in(self, style: str) -> Xml:
        # The edges of a panel stand outside its indents.
        return el("w:ind", left=_INDENTS[style], right=130)

    def _panels(self) -> Iterator[Xml]:
        quote = self._set_in("Quote")
        yield _paragraph(
            "Quote", "Quote", self._edge("rule"), self._spacing(after=0.5), quote, following="", priority=29
        )
        yield _paragraph(
            "QuoteHeading", "Quote Heading", el("w:keepNext"), self._edge("rule"), self._spacing(after=0.25), quote,
            following="Quote", custom=True, run=(_fonts("major"), *_BOLD, self._colour("heading")),
        )  # fmt: skip
        yield _paragraph(
            "QuoteSource", "Quote Source", self._edge("rule"), self._spacing(after=0.9), quote, custom=True,
            run=(self._colour("muted"),),
        )  # fmt: skip
        for kind, colour in ASIDES.items():
            yield from self._aside(kind, colour)
        box = (_border(f"w:{side}", self._ink["rule"], 4, 6) for side in _SIDES)
        yield _paragraph(
            "SourceCode", "Source Code", el("w:keepLines"), el("w:pBdr", *box), self._fill("panel"),
            el("w:bidi", val=0) if self.rtl else NOTHING, self._spacing(before=0.3, after=1, leading=1.3),
            el("w:ind", left=120, right=120), following="", custom=True,
            run=(*self._mono(), *self._size(0.85)),
        )  # fmt: skip

    def _aside(self, kind: AsideKind, colour: str) -> Iterator[Xml]:
        label, body = label_of(kind), prose_of(kind)
        panel = (self._panel_edges(colour), self._fill("panel"))
        yield _paragraph(
            label, f"Aside {kind.title()} Label", el("w:keepNext"), *panel, self._spacing(before=0.6, leading=1.4),
            self._set_in(label), following=body, custom=True,
            run=(_fonts("major"), *_BOLD, self._colour(colour)),
        )  # fmt: skip
        yield _paragraph(
            body, f"Aside {kind.title()} Text", *panel, self._spacing(after=0.6), self._set_in(body), following="",
            custom=True,
        )  # fmt: skip

    def _panel_edges(self, colour: str) -> Xml:
        """Return a bar at the side, and edges in the panel's own colour, that give its words room."""
        sides = {"top": "panel", "left": "panel", "bottom": "panel", "right": "panel", self._side: colour}
        edges = (_border(f"w:{side}", self._ink[name], 24 if name == colour else 4, 6) for side, name in sides.items())
        return el("w:pBdr", *edges)

    def _furniture(self) -> Iterator[Xml]:
        small = (_fonts("major"), *self._size(0.9))
        yield _paragraph(
            "Caption", "caption", self._spacing(before=0.4, after=0.8, leading=1.3), priority=35, run=small
        )
        yield _paragraph(
            "ImageBlock",
            "Image Block",
            self._spacing(before=0.6, after=0.3, leading=1),
            following="Caption",
            custom=True,
        )
        yield _paragraph("DisplayFormula", "Display Formula", self._spacing(before=0.3, after=0.9), custom=True)
        yield _paragraph("TableGap", "Table Gap", el("w:spacing", line=20, lineRule="exact"), custom=True, shown=False)
        centred = el("w:jc", val="center")
        yield _paragraph("ThematicBreak", "Thematic Break", self._spacing(before=0.6, after=1.2), centred, custom=True)
        yield _paragraph(
            "FootnoteText", "footnote text", self._spacing(after=0.2, leading=1.3), following="", shown=False,
            run=(*self._size(0.85),),
        )  # fmt: skip
        running = (_fonts("major"), self._colour("muted"), *self._size(0.8))
        for name in ("Header", "Footer"):
            yield _paragraph(name, name.lower(), self._spacing(leading=1.2), following="", shown=False, run=running)

    def _mono(self) -> tuple[Xml, ...]:
        name = self.theme.fonts.mono.name
        return (el("w:rFonts", ascii=name, hAnsi=name, cs=name), el("w:noProof"))

    def _looks(self) -> dict[Trait, tuple[str, int, tuple[Xml, ...]]]:
        """Return the name, priority and properties of each character style."""
        underlined = el("w:u", val="single")
        name = self.theme.fonts.mono.name
        mono = el("w:rFonts", ascii=name, hAnsi=name, cs=name)
        return {
            "Hyperlink": ("Hyperlink", 99, (self._colour("link"), underlined)),
            "VerbatimChar": ("Verbatim Char", 99, (mono, el("w:noProof"), *self._size(0.9))),
            "HTMLKeyboard": ("HTML Keyboard", 99, (mono, *_BOLD, *self._size(0.9))),
            "Strong": ("Strong", 22, _BOLD),
            "Emphasis": ("Emphasis", 20, _ITALIC),
            "Strikethrough": ("Strikethrough", 99, (el("w:strike"),)),
            "Subscript": ("Subscript", 99, (el("w:vertAlign", val="subscript"),)),
            "Superscript": ("Superscript", 99, (el("w:vertAlign", val="superscript"),)),
        }

    def _signs(self) -> Iterator[Xml]:
        looks = self._looks()
        for trait in TRAITS:
            name, priority, look = looks[trait]
            yield _character(trait, name, look, priority=priority, custom=trait in _OUR_TRAITS)
        yield _character("FollowedHyperlink", "FollowedHyperlink", (self._colour("link"), el("w:u", val="single")))
        yield _character("FootnoteReference", "footnote reference", (el("w:vertAlign", val="superscript"),))
        for traits in self.traits:
            first, *rest = (trait for trait in TRAITS if trait in traits)
            look = _in_order(part for trait in rest for part in looks[trait][2])
            name = " ".join(looks[trait][0] for trait in (first, *rest))
            yield _character(style_id(traits), name, look, based=first, custom=True)

    def _tables(self) -> Iterator[Xml]:
        text = (_fonts("major"), *self._size(0.92))
        for suffix, name, side in (("", "", ""), ("Centred", " Centred", "center"), ("End", " End", "right")):
            aligned = el("w:jc", val=side) if side else NOTHING
            spacing = self._spacing(leading=1.3)
            yield _paragraph(
                f"TableText{suffix}", f"Table Text{name}", spacing, aligned, following="", custom=True, run=text
            )
            yield _paragraph(
                f"TableHeading{suffix}", f"Table Heading{name}", spacing, aligned, following="", custom=True,
                run=(*text, *_BOLD),
            )  # fmt: skip
        yield _style("table", "PublishTable", "Publish Table", self._grid(), based="TableNormal", custom=True)

    def _grid(self) -> Xml:
        rule = {"val": "single", "sz": 6, "space": 0, "color": self._ink["rule"]}
        borders = el("w:tblBorders", *(el(f"w:{side}", **rule) for side in ("top", "bottom", "insideH")))
        margins = (el(f"w:{side}", w=width, type="dxa") for side, width in _margins(70))
        table = el("w:tblPr", el("w:tblStyleRowBandSize", val=1), borders, el("w:tblCellMar", *margins))
        head = el(
            "w:tblStylePr",
            el("w:rPr", *_BOLD, self._colour("header_ink")),
            el("w:tcPr", self._fill("header_fill")),
            type="firstRow",
        )
        side = el("w:tblStylePr", el("w:rPr", *_BOLD), type="firstCol")
        return join((table, head, side))


_SIDES = ("top", "left", "bottom", "right")
_BOLD = (el("w:b"), el("w:bCs"))
_ITALIC = (el("w:i"), el("w:iCs"))
_OUR_TRAITS = frozenset({"VerbatimChar", "Strikethrough", "Subscript", "Superscript"})

_RUN_SEQUENCE = ("rFonts", "b", "bCs", "i", "iCs", "strike", "noProof", "color", "sz", "szCs", "u", "vertAlign")
# CT_RPr is a sequence: its parts have one order (17.3.2.28).
_RUN_ORDER = tuple(f"w:{name}" for name in _RUN_SEQUENCE)


def _in_order(parts: Iterable[Xml]) -> tuple[Xml, ...]:
    """Put run properties in the order of the schema; of two of a kind the first stays."""
    by_name: dict[str, Xml] = {}
    for part in parts:
        by_name.setdefault(part[1:].partition(" ")[0].rstrip("/>"), part)
    return tuple(by_name[name] for name in _RUN_ORDER if name in by_name)


def _border(name: str, colour: str, size: int, space: int) -> Xml:
    """Return an edge: its width in eighths of a point, its distance from the words in points."""
    return el(name, val="single", sz=size, space=space, color=colour)


def _leading(theme: Theme) -> float:
    # Word counts line spacing in lines of the font, each about 1.2 em; CSS counts in em.
    return theme.typography.leading / 1.2


def _fonts(part: str) -> Xml:
    return el(
        "w:rFonts",
        asciiTheme=f"{part}HAnsi",
        eastAsiaTheme=f"{part}EastAsia",
        hAnsiTheme=f"{part}HAnsi",
        cstheme=f"{part}Bidi",
    )


def _margins(upright: int) -> tuple[tuple[str, int], ...]:
    return (("top", upright), ("left", 108), ("bottom", upright), ("right", 108))


def _paragraph(
    ident: str,
    name: str,
    *properties: Xml,
    run: tuple[Xml, ...] = (),
    following: str = "BodyText",
    priority: int = 99,
    shown: bool = True,
    custom: bool = False,
) -> Xml:
    body = join((el("w:pPr", *properties), el("w:rPr", *_in_order(run)) if run else NOTHING))
    follows = "" if following == ident else following
    return _style(
        "paragraph", ident, name, body, based="Normal", following=follows, priority=priority, shown=shown, custom=custom
    )


def _character(
    ident: str, name: str, look: tuple[Xml, ...], *, based: str = "", priority: int = 99, custom: bool = False
) -> Xml:
    body = el("w:rPr", *look)
    return _style(
        "character", ident, name, body, based=based or "DefaultParagraphFont", priority=priority, custom=custom
    )


def _style(
    kind: str,
    ident: str,
    name: str,
    body: Xml = NOTHING,
    *,
    based: str = "",
    following: str = "",
    priority: int = 99,
    shown: bool = False,
    default: bool = False,
    custom: bool = False,
) -> Xml:
    hidden = (el("w:semiHidden"), el("w:unhideWhenUsed")) if default and not shown else ()
    kinds = {"type": kind, **({"default": 1} if default else {}), **({"customStyle": 1} if custom else {})}
    return el(
        "w:style",
        el("w:name", val=name),
        el("w:basedOn", val=based) if based else NOTHING,
        el("w:next", val=following) if following else NOTHING,
        el("w:uiPriority", val=priority),
        *hidden,
        el("w:qFormat") if shown else NOTHING,
        body,
        **kinds,
        styleId=ident,
    )
