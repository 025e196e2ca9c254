"""The small parts that stand beside the body: settings, theme, fonts, head and foot, properties of the program."""

from __future__ import annotations

from publish.exporters.docx.inlines import own_words
from publish.exporters.docx.languages import tags
from publish.exporters.docx.manuscript import Manuscript
from publish.exporters.docx.notes import SEPARATORS
from publish.exporters.docx.runs import field, prose
from publish.exporters.docx.wml import NOTHING, Xml, el, join, root, text
from publish.model.walk import plain_text
from publish.themes import Family, Theme

_WORD = "http://schemas.microsoft.com/office/word"
_WORD_2013 = 15

# What Word shows where a font is not installed: of like width and form, on Windows and macOS.
_SERIF, _SANS, _MONO = ("Cambria", "roman"), ("Calibri", "swiss"), ("Consolas", "modern")
_FOR_SCRIPT = {"Arab": ("Arial", "swiss"), "Hebr": ("Arial", "swiss"), "Deva": ("Nirmala UI", "swiss")}


def settings(manuscript: Manuscript, *, notes: bool) -> bytes:
    """Return the settings: Word 2013 and later, no hyphenation, nothing that asks the reader a question."""
    modes = {
        "compatibilityMode": _WORD_2013,
        "overrideTableStyleFontSizeAndJustification": 1,
        "enableOpenTypeFeatures": 1,
        "doNotFlipMirrorIndents": 1,
        # Off, so that every header row looks like one, not the first alone.
        "differentiateMultirowTableHeaders": 0,
    }
    separators = (el("w:footnote", id=ident) for _, ident in SEPARATORS)
    colours = {
        **{f"bg{n}": f"light{n}" for n in (1, 2)},
        **{f"t{n}": f"dark{n}" for n in (1, 2)},
        **{f"accent{n}": f"accent{n}" for n in range(1, 7)},
        "hyperlink": "hyperlink",
        "followedHyperlink": "followedHyperlink",
    }
    return root(
        "w:settings",
        el("w:zoom", percent=100),
        el("w:defaultTabStop", val=720),
        el("w:autoHyphenation", val=int(manuscript.theme.typography.hyphenate)),
        el("w:characterSpacingControl", val="doNotCompress"),
        el("w:footnotePr", *separators) if notes else NOTHING,
        el("w:compat", *(el("w:compatSetting", name=name, uri=_WORD, val=value) for name, value in modes.items())),
        el("m:mathPr", el("m:mathFont", val="Cambria Math"), el("m:dispDef"), el("m:defJc", val="centerGroup")),
        el("w:themeFontLang", **tags(manuscript.lang)),
        el("w:clrSchemeMapping", **colours),
        el("w:decimalSymbol", val="."),
        el("w:listSeparator", val=","),
        uses=("w", "m"),
    )


def header(manuscript: Manuscript) -> bytes:
    """Return the head of all pages but the first: the title."""
    title = " ".join(plain_text(manuscript.article.title).split())
    line = el("w:p", el("w:pPr", el("w:pStyle", val="Header")), prose(title, manuscript.run))
    return root("w:hdr", line)


def footer(manuscript: Manuscript) -> bytes:
    """Return the foot of a page: its number, and how many there are."""
    parts = manuscript.words.page.replace("{m}", "{n}").split("{n}")
    fields = (field(code, prose("1", manuscript.own_run)) for code in ("PAGE", "NUMPAGES"))
    filled = join(piece for words in parts for piece in (own_words(words, manuscript), next(fields, NOTHING)))
    return root("w:ftr", el("w:p", el("w:pPr", el("w:pStyle", val="Footer")), filled))


def font_table(theme: Theme) -> bytes:
    """Return the fonts with what stands in for each of them."""
    fonts = theme.fonts
    named: dict[str, tuple[str, str]] = {
        fonts.body.name: _SANS if "sans" in fonts.body.name.lower() else _SERIF,
        fonts.heading.name: _SERIF if "serif" in fonts.heading.name.lower() else _SANS,
        fonts.mono.name: _MONO,
    }
    for family in fonts.fallbacks:
        named.setdefault(family.name, _stand_in(family))
    entries = (
        el(
            "w:font",
            el("w:altName", val=other),
            el("w:family", val=kind),
            el("w:pitch", val="fixed" if kind == "modern" else "variable"),
            name=name,
        )
        for name, (other, kind) in named.items()
    )
    return root("w:fonts", *entries)


def _stand_in(family: Family) -> tuple[str, str]:
    return next((_FOR_SCRIPT[script] for script in family.scripts if script in _FOR_SCRIPT), _SANS)


def theme_part(theme: Theme) -> bytes:
    """Return the theme (20.1.6): the palette and fonts that Word offers to who goes on working in the file."""
    light = {name: getattr(theme.light, name).lstrip("#").upper() for name in theme.light.__struct_fields__}
    colours = {
        "dk1": light["ink"],
        "lt1": light["paper"],
        "dk2": light["heading"],
        "lt2": light["panel"],
        **{
            f"accent{n}": light[name]
            for n, name in enumerate(("header_fill", "tip", "important", "warning", "caution", "muted"), 1)
        },
        "hlink": light["link"],
        "folHlink": light["link"],
    }
    scheme = (el(f"a:{name}", el("a:srgbClr", val=value)) for name, value in colours.items())
    return root(
        "a:theme",
        el(
            "a:themeElements",
            el("a:clrScheme", *scheme, name=theme.title),
            el(
                "a:fontScheme",
                el("a:majorFont", *_typefaces(theme.fonts.heading, theme)),
                el("a:minorFont", *_typefaces(theme.fonts.body, theme)),
                name=theme.title,
            ),
            _formats(theme.title),
        ),
        uses=("a",),
        name=theme.title,
    )


def _typefaces(family: Family, theme: Theme) -> tuple[Xml, ...]:
    by_script = {script: fallback.name for fallback in reversed(theme.fonts.fallbacks) for script in fallback.scripts}
    complex_ = by_script.get("Arab", "Arial")
    scripts = ((script, name) for script, name in sorted(by_script.items()) if script not in {"Latn", "Grek", "Cyrl"})
    return (
        el("a:latin", typeface=family.name),
        el("a:ea", typeface=""),
        el("a:cs", typeface=complex_),
        *(el("a:font", script=script, typeface=name) for script, name in scripts),
    )


def _formats(name: str) -> Xml:
    """Return the plainest effects that the schema allows: three of each."""
    solid = el("a:solidFill", el("a:schemeClr", val="phClr"))
    line = el("a:ln", solid, el("a:prstDash", val="solid"), w=9525)
    return el(
        "a:fmtScheme",
        el("a:fillStyleLst", *[solid] * 3),
        el("a:lnStyleLst", *[line] * 3),
        el("a:effectStyleLst", *[el("a:effectStyle", el("a:effectLst"))] * 3),
        el("a:bgFillStyleLst", *[solid] * 3),
        name=name,
    )


def program(manuscript: Manuscript) -> bytes:
    """Return the properties of the program that made the file, and of who publishes it (22.2)."""
    space = "http://schemas.openxmlformats.org/officeDocument/2006/extended-properties"
    publisher = manuscript.article.meta.publisher
    company = Xml(f"<Company>{text(publisher)}</Company>") if publisher else ""
    head = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
    return f'{head}<Properties xmlns="{space}"><Application>publish</Application>{company}</Properties>'.encode()
