"""The style sheet: every look of the file is a named style made from the theme's tokens (17.7)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from publish.exporters.docx.languages import right_to_left, tags
from publish.exporters.docx.numbering import HEADINGS, LEVELS, mark
from publish.exporters.docx.runs import TRAITS, Trait, Traits, style_id
from publish.exporters.docx.style_names import ASIDES, indent_of, label_of, prose_of
from publish.exporters.docx.style_xml import (
    BOLD,
    ITALIC,
    SIDES,
    border,
    character_style,
    in_order,
    leading,
    margins,
    paragraph_style,
    style,
    theme_fonts,
)
from publish.exporters.docx.wml import NOTHING, Xml, el, join, root
from publish.model import AsideKind
from publish.themes import Theme

_HEADING_SIZES = 6
_SLANTED = 5  # from this level on, size alone no longer tells headings apart
_OUR_TRAITS = frozenset({"VerbatimChar", "Strikethrough", "Subscript", "Superscript"})


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

    def _spacing(self, before: float = 0, after: float = 0, lines: float = 0) -> Xml:
        """Return spacing, before and after in em of the text; between lines in lines of the font (0: the theme's)."""
        twips = self.theme.typography.size * 20
        line = round(240 * (lines or leading(self.theme)))
        return el("w:spacing", before=round(before * twips), after=round(after * twips), line=line, lineRule="auto")

    def _colour(self, name: str) -> Xml:
        return el("w:color", val=self._ink[name])

    def _edge(self, colour: str) -> Xml:
        return el("w:pBdr", border(f"w:{self._side}", self._ink[colour], 24, 9))

    def _fill(self, colour: str) -> Xml:
        return el("w:shd", val="clear", color="auto", fill=self._ink[colour])

    # Groups of styles

    def _defaults(self) -> Xml:
        run = el("w:rPr", theme_fonts("minor"), self._colour("ink"), *self._size(), el("w:lang", **tags(self.lang)))
        return el(
            "w:docDefaults",
            el("w:rPrDefault", run),
            el("w:pPrDefault", el("w:pPr", self._spacing(after=0))),
        )

    def _base(self) -> Iterator[Xml]:
        direction = el("w:pPr", el("w:bidi")) if self.rtl else NOTHING
        yield style("paragraph", "Normal", "Normal", direction, default=True, priority=0, shown=True)
        yield style("character", "DefaultParagraphFont", "Default Paragraph Font", default=True, priority=1)
        sides = (el(f"w:{side}", w=width, type="dxa") for side, width in margins(0))
        normal = el("w:tblPr", el("w:tblInd", w=0, type="dxa"), el("w:tblCellMar", *sides))
        yield style("table", "TableNormal", "Normal Table", normal, default=True)
        yield style("numbering", "NoList", "No List", default=True)

    def _text(self) -> Iterator[Xml]:
        scale = self.theme.typography.scale
        justified = el("w:jc", val="both") if self.theme.typography.justify else NOTHING
        yield paragraph_style("BodyText", "Body Text", self._spacing(after=0.75), justified, priority=1)
        yield paragraph_style(
            "FirstParagraph", "First Paragraph", self._spacing(before=1, after=0.75), justified, custom=True
        )
        yield paragraph_style(
            "Title", "Title", el("w:keepNext"), self._spacing(after=0.4, lines=1.15), priority=10,
            run=(theme_fonts("major"), *BOLD, self._colour("heading"), *self._size(scale[0])),
        )  # fmt: skip
        yield paragraph_style(
            "Subtitle", "Subtitle", self._spacing(after=0.6, lines=1.3), priority=11,
            run=(theme_fonts("major"), self._colour("muted"), *self._size(1.25)),
        )  # fmt: skip
        muted = (theme_fonts("major"), self._colour("muted"))
        yield paragraph_style("Author", "Author", self._spacing(), custom=True, run=muted)
        small = (*muted, *self._size(0.9))
        yield paragraph_style("Affiliation", "Affiliation", self._spacing(), custom=True, run=small)
        yield paragraph_style("Imprint", "Imprint", self._spacing(before=1), custom=True, run=small)
        yield paragraph_style("Date", "Date", self._spacing(after=2), run=muted)
        yield from self._headings(scale)
        yield from self._contents()
        yield from self._lists()
        yield from self._panels()
        yield from self._furniture()

    def _headings(self, scale: tuple[float, ...]) -> Iterator[Xml]:
        for level in range(1, LEVELS + 1):
            slanted = ITALIC if level >= _SLANTED else ()
            size = scale[min(level, _HEADING_SIZES)]
            number = mark(HEADINGS, level - 1) if self.theme.number_headings else NOTHING
            yield paragraph_style(
                f"Heading{level}", f"heading {level}", el("w:keepNext"), el("w:keepLines"), number,
                self._spacing(before=1.6 if level == 1 else 1.2, after=0.4, lines=1.2),
                el("w:outlineLvl", val=level - 1), priority=9,
                run=(theme_fonts("major"), *BOLD, *slanted, self._colour("heading"), *self._size(size)),
            )  # fmt: skip
        yield paragraph_style(
            "HeadingInText", "Heading in Text", el("w:keepNext"), self._spacing(before=0.5, after=0.25, lines=1.2),
            custom=True, run=(theme_fonts("major"), *BOLD, self._colour("heading")),
        )  # fmt: skip

    def _contents(self) -> Iterator[Xml]:
        yield paragraph_style(
            "TOCHeading", "TOC Heading", el("w:keepNext"), self._spacing(before=0.5, after=0.4, lines=1.2),
            priority=39, run=(theme_fonts("major"), *BOLD, self._colour("heading"), *self._size(1.22)),
        )  # fmt: skip
        for level in range(1, LEVELS + 1):
            yield paragraph_style(
                f"TOC{level}", f"toc {level}", self._spacing(after=0.25, lines=1.3),
                el("w:ind", left=(level - 1) * 340), following="Normal", priority=39, shown=False,
            )  # fmt: skip

    def _lists(self) -> Iterator[Xml]:
        yield paragraph_style("ListParagraph", "List Paragraph", self._spacing(after=0.4), following="", priority=34)
        yield paragraph_style("ListContinue", "List Continue", self._spacing(after=0.4), following="")
        yield paragraph_style(
            "DefinitionTerm", "Definition Term", el("w:keepNext"), self._spacing(before=0.3), following="Definition",
            custom=True, run=(theme_fonts("major"), *BOLD),
        )  # fmt: skip
        yield paragraph_style(
            "Definition", "Definition", self._spacing(after=0.5), self._set_in("Definition"), following="", custom=True
        )

    def _set_in(self, style: str) -> Xml:
        # The edges of a panel stand outside its indents.
        return el("w:ind", left=indent_of(style), right=130)

    def _panels(self) -> Iterator[Xml]:
        quote = self._set_in("Quote")
        yield paragraph_style(
            "Quote", "Quote", self._edge("rule"), self._spacing(after=0.5), quote, following="", priority=29
        )
        yield paragraph_style(
            "QuoteHeading", "Quote Heading", el("w:keepNext"), self._edge("rule"), self._spacing(after=0.25), quote,
            following="Quote", custom=True, run=(theme_fonts("major"), *BOLD, self._colour("heading")),
        )  # fmt: skip
        yield paragraph_style(
            "QuoteSource", "Quote Source", self._edge("rule"), self._spacing(after=0.9), quote, custom=True,
            run=(self._colour("muted"),),
        )  # fmt: skip
        for kind, colour in ASIDES.items():
            yield from self._aside(kind, colour)
        box = (border(f"w:{side}", self._ink["rule"], 4, 6) for side in SIDES)
        yield paragraph_style(
            "SourceCode", "Source Code", el("w:keepLines"), el("w:pBdr", *box), self._fill("panel"),
            el("w:bidi", val=0) if self.rtl else NOTHING, self._spacing(before=0.3, after=1, lines=1.3),
            el("w:ind", left=120, right=120), following="", custom=True,
            run=(*self._mono(), *self._size(0.85)),
        )  # fmt: skip

    def _aside(self, kind: AsideKind, colour: str) -> Iterator[Xml]:
        label, body = label_of(kind), prose_of(kind)
        panel = (self._panel_edges(colour), self._fill("panel"))
        yield paragraph_style(
            label, f"Aside {kind.title()} Label", el("w:keepNext"), *panel, self._spacing(before=0.6, lines=1.4),
            self._set_in(label), following=body, custom=True,
            run=(theme_fonts("major"), *BOLD, self._colour(colour)),
        )  # fmt: skip
        yield paragraph_style(
            body, f"Aside {kind.title()} Text", *panel, self._spacing(after=0.6), self._set_in(body), following="",
            custom=True,
        )  # fmt: skip

    def _panel_edges(self, colour: str) -> Xml:
        """Return a bar at the side, and edges in the panel's own colour, that give its words room."""
        sides = {"top": "panel", "left": "panel", "bottom": "panel", "right": "panel", self._side: colour}
        edges = (border(f"w:{side}", self._ink[name], 24 if name == colour else 4, 6) for side, name in sides.items())
        return el("w:pBdr", *edges)

    def _furniture(self) -> Iterator[Xml]:
        small = (theme_fonts("major"), *self._size(0.9))
        yield paragraph_style(
            "Caption", "caption", self._spacing(before=0.4, after=0.8, lines=1.3), priority=35, run=small
        )
        yield paragraph_style(
            "ImageBlock",
            "Image Block",
            self._spacing(before=0.6, after=0.3, lines=1),
            following="Caption",
            custom=True,
        )
        yield paragraph_style("DisplayFormula", "Display Formula", self._spacing(before=0.3, after=0.9), custom=True)
        yield paragraph_style(
            "TableGap", "Table Gap", el("w:spacing", line=20, lineRule="exact"), custom=True, shown=False
        )
        centred = el("w:jc", val="center")
        yield paragraph_style(
            "ThematicBreak", "Thematic Break", self._spacing(before=0.6, after=1.2), centred, custom=True
        )
        yield paragraph_style(
            "FootnoteText", "footnote text", self._spacing(after=0.2, lines=1.3), following="", shown=False,
            run=(*self._size(0.85),),
        )  # fmt: skip
        running = (theme_fonts("major"), self._colour("muted"), *self._size(0.8))
        for name in ("Header", "Footer"):
            yield paragraph_style(name, name.lower(), self._spacing(lines=1.2), following="", shown=False, run=running)

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
            "HTMLKeyboard": ("HTML Keyboard", 99, (mono, *BOLD, *self._size(0.9))),
            "Strong": ("Strong", 22, BOLD),
            "Emphasis": ("Emphasis", 20, ITALIC),
            "Strikethrough": ("Strikethrough", 99, (el("w:strike"),)),
            "Subscript": ("Subscript", 99, (el("w:vertAlign", val="subscript"),)),
            "Superscript": ("Superscript", 99, (el("w:vertAlign", val="superscript"),)),
        }

    def _signs(self) -> Iterator[Xml]:
        looks = self._looks()
        for trait in TRAITS:
            name, priority, look = looks[trait]
            yield character_style(trait, name, look, priority=priority, custom=trait in _OUR_TRAITS)
        yield character_style("FollowedHyperlink", "FollowedHyperlink", (self._colour("link"), el("w:u", val="single")))
        yield character_style("FootnoteReference", "footnote reference", (el("w:vertAlign", val="superscript"),))
        for traits in self.traits:
            first, *rest = (trait for trait in TRAITS if trait in traits)
            look = in_order(part for trait in rest for part in looks[trait][2])
            name = " ".join(looks[trait][0] for trait in (first, *rest))
            yield character_style(style_id(traits), name, look, based=first, custom=True)

    def _tables(self) -> Iterator[Xml]:
        text = (theme_fonts("major"), *self._size(0.92))
        for suffix, name, side in (("", "", ""), ("Centred", " Centred", "center"), ("End", " End", "right")):
            aligned = el("w:jc", val=side) if side else NOTHING
            spacing = self._spacing(lines=1.3)
            yield paragraph_style(
                f"TableText{suffix}", f"Table Text{name}", spacing, aligned, following="", custom=True, run=text
            )
            yield paragraph_style(
                f"TableHeading{suffix}", f"Table Heading{name}", spacing, aligned, following="", custom=True,
                run=(*text, *BOLD),
            )  # fmt: skip
        yield style("table", "PublishTable", "Publish Table", self._grid(), based="TableNormal", custom=True)

    def _grid(self) -> Xml:
        rule = {"val": "single", "sz": 6, "space": 0, "color": self._ink["rule"]}
        borders = el("w:tblBorders", *(el(f"w:{side}", **rule) for side in ("top", "bottom", "insideH")))
        sides = (el(f"w:{side}", w=width, type="dxa") for side, width in margins(70))
        table = el("w:tblPr", el("w:tblStyleRowBandSize", val=1), borders, el("w:tblCellMar", *sides))
        head = el(
            "w:tblStylePr",
            el("w:rPr", *BOLD, self._colour("header_ink")),
            el("w:tcPr", self._fill("header_fill")),
            type="firstRow",
        )
        side = el("w:tblStylePr", el("w:rPr", *BOLD), type="firstCol")
        return join((table, head, side))
