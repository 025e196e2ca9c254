"""Themes: found, read, checked for contrast, made into CSS."""

from __future__ import annotations

import re
from pathlib import Path

import msgspec
import pytest
import tinycss2

from publish import themes
from publish.diagnostics import MachineLack
from publish.themes import contrast
from publish.themes.paper import paper
from publish.themes.styles import tokens

CLEAR = themes.bundled() / "clear" / "theme.toml"


@pytest.fixture(scope="module")
def clear() -> themes.Theme:
    return themes.load()


def written(folder: Path, old: str, new: str) -> Path:
    """A copy of our theme with something changed in it."""
    text = CLEAR.read_text(encoding="utf-8")
    assert old in text
    path = folder / "mine" / "theme.toml"
    path.parent.mkdir()
    path.write_text(text.replace(old, new), encoding="utf-8")
    return path


def test_the_committed_schema_is_current() -> None:
    assert (themes.bundled() / "theme.schema.json").read_bytes() == themes.schema()


def test_a_theme_is_found_by_path_folder_and_name(tmp_path: Path) -> None:
    path = written(tmp_path, 'title = "Clear"', 'title = "Mine"')
    assert themes.load(str(path)).title == "Mine"
    assert themes.load(str(path.parent)).title == "Mine"
    assert themes.load("mine", tmp_path).title == "Mine"
    assert list(themes.available(tmp_path)) == ["clear", "mine"]
    path.parent.rename(tmp_path / "clear")
    assert themes.load("clear", tmp_path).title == "Mine", "the folder that is searched comes before ours"


@pytest.mark.parametrize("name", ["nowhere", "", ".", "../x", "theme.toml"])
def test_an_unknown_theme_names_those_there_are(name: str) -> None:
    with pytest.raises(themes.ThemeError, match="clear"):
        themes.load(name)


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ('ink = "#1b1f23"', 'ink = "black"', "light.ink"),
        ("size = 12", "size = 3", "typography.size"),
        ("toc = true", "tock = true", "tock"),
        ("toc = true", "toc =", "line"),
        ('name = "Source Serif 4"', 'name = "a;}b"', "fonts.body.name"),
    ],
)
def test_a_fault_in_a_theme_is_told_with_its_file_and_place(tmp_path: Path, old: str, new: str, said: str) -> None:
    path = written(tmp_path, old, new)
    with pytest.raises(themes.ThemeError) as told:
        themes.load(str(path))
    assert str(path) in str(told.value)
    assert said in str(told.value)


def test_all_pairs_without_contrast_are_told_with_their_ratios(tmp_path: Path) -> None:
    path = written(tmp_path, 'muted = "#474f57"', 'muted = "#909090"')
    with pytest.raises(themes.ThemeError) as told:
        themes.load(str(path))
    lines = str(told.value).splitlines()
    assert lines == [
        f"{path}: light.muted on light.paper has contrast 3.19:1 and needs 4.5:1 (WCAG 2.2 1.4.3)",
        f"{path}: light.muted on light.panel has contrast 2.91:1 and needs 4.5:1 (WCAG 2.2 1.4.3)",
    ]


def test_a_rule_that_cannot_be_seen_is_told(tmp_path: Path) -> None:
    with pytest.raises(themes.ThemeError, match=r"light\.rule on light\.paper .* needs 3:1 \(WCAG 2\.2 1\.4\.11\)"):
        themes.load(str(written(tmp_path, 'rule = "#78848e"', 'rule = "#cccccc"')))


@pytest.mark.parametrize(
    ("one", "other", "ratio"),
    [
        ("#000000", "#ffffff", 21.0),
        ("#ffffff", "#ffffff", 1.0),
        ("#767676", "#ffffff", 4.54),
        ("#0000ff", "#ffffff", 8.59),
    ],
)
def test_contrast_is_that_of_wcag(one: str, other: str, ratio: float) -> None:
    assert contrast.ratio(one, other) == pytest.approx(ratio, abs=0.005)
    assert contrast.ratio(other, one) == contrast.ratio(one, other)


def test_our_theme_is_enhanced_contrast(clear: themes.Theme) -> None:
    text = [pair for pair in contrast.pairs(clear) if pair.needed == contrast.TEXT]
    assert len(text) > 30
    assert [str(pair) for pair in text if pair.ratio < 7] == []  # WCAG 2.2 1.4.6


def test_every_colour_is_in_a_pair() -> None:
    paired = {name for front, ground, _ in contrast.PAIRS for name in (front, ground)}
    assert paired == set(themes.Palette.__struct_fields__)


def test_every_face_of_our_theme_is_installed(clear: themes.Theme) -> None:
    fonts = clear.fonts
    for family in (fonts.body, fonts.heading, fonts.mono, *fonts.fallbacks):
        for face in family.faces:
            assert themes.font_file(family, face).is_file()


def test_a_font_that_is_not_installed_is_the_machines_lack(clear: themes.Theme) -> None:
    family = msgspec.structs.replace(clear.fonts.body, package="fontpkg_not_there")
    with pytest.raises(MachineLack) as lack:
        themes.font_file(family, family.faces[0])
    assert lack.value.remedy == "pip install fontpkg-not-there"


def test_a_theme_may_bring_its_own_font_files(tmp_path: Path) -> None:
    path = written(tmp_path, 'package = "fontpkg_atkinson_hyperlegible"\n', "")
    heading = themes.load(str(path)).fonts.heading
    with pytest.raises(MachineLack, match="AtkinsonHyperlegible-Regular"):
        themes.font_file(heading, heading.faces[0])
    (path.parent / "AtkinsonHyperlegible-Regular.ttf").write_bytes(b"font")
    assert themes.font_file(heading, heading.faces[0]).read_bytes() == b"font"


@pytest.mark.parametrize("kind", ["pdf", "epub"])
def test_a_stylesheet_is_valid_css_with_every_token_filled(clear: themes.Theme, kind: themes.Kind) -> None:
    css = themes.stylesheet(clear, kind)
    assert "var(" not in css
    rules = tinycss2.parse_stylesheet(css, skip_comments=True, skip_whitespace=True)
    assert [rule.message for rule in rules if rule.type == "error"] == []


@pytest.mark.parametrize("kind", ["pdf", "epub"])
def test_no_rule_stands_twice(clear: themes.Theme, kind: themes.Kind) -> None:
    css = re.sub(r"/\*.*?\*/", "", themes.stylesheet(clear, kind), flags=re.DOTALL).split("@media")[0]
    rules = [" ".join(rule.split()) for rule in re.findall(r"[^{}]+\{[^{}]*\}", css)]
    assert [rule for rule in rules if rules.count(rule) > 1] == []


def test_no_token_is_without_use(clear: themes.Theme) -> None:
    static = "".join(
        (Path(themes.__file__).parent / f"{kind}.css").read_text(encoding="utf-8") for kind in ("pdf", "epub")
    )
    used = set(re.findall(r"var\(--([a-z0-9-]+)\)", static))
    page_of_the_reader = {"dark-paper", "dark-ink", "dark-muted", "dark-heading", "dark-rule"}
    only_word_has_a_sixth_level = {"scale-6"}
    assert set(tokens(clear)) - used <= page_of_the_reader | only_word_has_a_sixth_level


def test_what_only_some_readers_need_stands_in_the_style_of_an_epub(clear: themes.Theme) -> None:
    css = themes.stylesheet(clear, "epub")
    aligned = css.split("mtd.right {")[1].split("}")[0]
    assert aligned.index("text-align: right") < aligned.index("text-align: -webkit-right")  # Chromium, MathML Core
    assert "table.many td:not(.right) { min-width:" in css  # a year does not break, digit by digit


def test_the_book_leaves_running_text_to_its_reader(clear: themes.Theme) -> None:
    css = themes.stylesheet(clear, "epub")
    assert not re.search(r"[\d.](?:px|pt|mm|cm)\b", css), "lengths are relative"
    assert "!important" not in css
    for rule in tinycss2.parse_stylesheet(css, skip_comments=True, skip_whitespace=True):
        selector = tinycss2.serialize(getattr(rule, "prelude", [])).strip()
        names = {
            part.lower_name for part in tinycss2.parse_blocks_contents(rule.content or []) if part.type == "declaration"
        }
        if selector.split(",")[0].strip() in {"html", "body", "p", "li"}:
            assert not names & {
                "color",
                "background",
                "background-color",
                "font-family",
                "hyphens",
                "line-height",
                "text-align",
            }
        if selector not in {"aside a", "thead th a"} and not selector.startswith("aside."):
            assert ("color" in names) <= ("background-color" in names), f"{selector} sets one colour of a pair"


@pytest.mark.parametrize(
    ("lang", "name"),
    [
        ("en-US", "letter"),
        ("es-MX", "letter"),
        ("fr-CA", "letter"),
        ("zh-Hant-PH", "letter"),
        ("en-GB", "A4"),
        ("en", "A4"),
        ("us", "A4"),
        ("", "A4"),
    ],
)
def test_the_paper_is_what_readers_print_on(clear: themes.Theme, lang: str, name: str) -> None:
    assert paper(clear.page, lang).name == name
    assert paper(msgspec.structs.replace(clear.page, size="A5"), lang).name == "A5"


def test_the_docs_explain_every_token() -> None:
    docs = (themes.bundled().parent / "docs" / "themes.md").read_text(encoding="utf-8")
    kinds = (themes.Theme, themes.Palette, themes.Fonts, themes.Family, themes.Typography, themes.Page)
    known = {field for kind in kinds for field in kind.__struct_fields__}
    assert [
        name for name in sorted(known) if not re.search(rf"`(?:faces\.)?{name}`|\[{name}[].]|\.{name}\]", docs)
    ] == []
