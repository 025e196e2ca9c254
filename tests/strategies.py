"""Articles for Hypothesis: small, of every node class, with the words and signs that passes trip over."""

from __future__ import annotations

from functools import cache

from hypothesis import strategies as st

from publish import model as m
from tests.samples import DRAWING, PICTURE

RESOURCES = (PICTURE, DRAWING)
LANGS = ("en", "en-GB", "de", "fr", "es", "ar", "zh-Hans", "eo")

_WORDS = (
    "word", "Dr.", "e.g.", "It", "ended.", "Why?", "No!", "J.", "5'10\"", "don't", "'tis", '"', "'", "--", "---",
    "...", "«", "»", ":", ";", "!", "1990--1995", "https://x.org/a--b?q='1'", "حلب", "مرحبا؟", "你好。", "नमस्ते।",
    "Ω", "\u00a0", "\u202f", "\n", "\n\n", "\t", "😀", "e\u0301", "\ufffc", "\u200d", "(", ")", "naïve", "A.B.C.",
)  # fmt: skip

_BREAKS = st.sampled_from((" ", " ", " ", "", "  "))
_IDS = st.sampled_from(("", "", "", "a", "A b", "1st", "figure-1", "s0123456789", "حلب", "x.y"))
_RESOURCE = st.sampled_from([resource.id for resource in RESOURCES])
_SPANS = st.none() | st.builds(m.Span, line=st.integers(1, 99), column=st.integers(1, 9))


@cache
def words() -> st.SearchStrategy[str]:
    """Prose as people type it, with signs in odd places."""
    pieces = st.lists(st.tuples(st.sampled_from(_WORDS), _BREAKS), max_size=12)
    return pieces.map(lambda found: "".join(word + space for word, space in found))


def _leaves() -> st.SearchStrategy[m.Inline]:
    return st.one_of(
        st.builds(m.Text, words(), span=_SPANS),
        st.builds(m.Text, words()),
        st.builds(m.Code, words()),
        st.builds(m.Keyboard, st.sampled_from(("Ctrl", '"'))),
        st.builds(m.Abbreviation, st.just("U.N."), st.just("United Nations")),
        st.builds(m.NoteReference, st.sampled_from(("n1", "n2", "n3"))),
        st.builds(m.Math, st.sampled_from(("x^2", r"\frac{a}{b}", r"\nothing{", ""))),
        st.builds(m.Image, _RESOURCE, alternatives(long=False)),
        st.builds(m.LineBreak),
    )


def alternatives(*, long: bool) -> st.SearchStrategy[m.Alternative]:
    """A text alternative of any kind, with a long description where blocks may stand."""
    described = st.builds(
        m.Described, words(), st.just((m.Paragraph((m.Text("Long. Longer."),)),)) if long else st.just(())
    )
    return described | st.builds(m.Decorative) | st.builds(m.Undescribed, st.just("x.png"))


@cache
def inline() -> st.SearchStrategy[m.Inline]:
    """An inline of any class but `Sentence`, up to a few levels deep."""

    def around(children: st.SearchStrategy[m.Inline]) -> st.SearchStrategy[m.Inline]:
        run = st.lists(children, max_size=3).map(tuple)
        plain = (m.Emphasis, m.Strong, m.Strike, m.Subscript, m.Superscript, m.Quoted)
        return st.one_of(
            *(st.builds(kind, run) for kind in plain),
            st.builds(m.Link, st.sampled_from(("https://example.org", "#a", "#A%20b", "#nowhere")), run),
            st.builds(m.Foreign, st.sampled_from(("ar", "fr", "de")), run),
            st.builds(m.Pronounced, st.just("say it"), run),
        )

    return st.recursive(_leaves(), around, max_leaves=6)


@cache
def runs() -> st.SearchStrategy[m.Inlines]:
    """The inlines of a paragraph."""
    return st.lists(inline(), max_size=5).map(tuple)


def _plain_blocks() -> st.SearchStrategy[m.Block]:
    return st.one_of(
        st.builds(m.Paragraph, runs(), st.sampled_from(("prose", "heading")), span=_SPANS),
        st.builds(m.Paragraph, runs()),
        st.builds(m.CodeBlock, words()),
        st.builds(m.Formula, st.sampled_from(("x^2", r"\nothing{"))),
        st.builds(m.Figure, _RESOURCE, alternatives(long=True), runs(), st.just(0), _IDS),
        st.builds(m.ThematicBreak),
    )


@cache
def block() -> st.SearchStrategy[m.Block]:
    """A block of any class but `Section`."""

    def around(children: st.SearchStrategy[m.Block]) -> st.SearchStrategy[m.Block]:
        blocks = st.lists(children, max_size=2).map(tuple)
        items = st.lists(st.builds(m.Item, blocks), max_size=2).map(tuple)
        described = st.builds(m.Description, st.tuples(runs()), st.tuples(blocks))
        cells = st.lists(st.builds(m.Cell, blocks, st.sampled_from(("", "column", "row"))), max_size=2).map(tuple)
        rows = st.lists(st.builds(m.Row, cells), max_size=2).map(tuple)
        return st.one_of(
            st.builds(m.BulletList, items),
            st.builds(m.OrderedList, items, st.integers(1, 9)),
            st.builds(m.DescriptionList, st.tuples(described)),
            st.builds(m.Quote, blocks, runs()),
            st.builds(m.Table, rows, runs(), id=_IDS),
            st.builds(m.Aside, blocks, st.just("tip"), runs()),
        )

    return st.recursive(_plain_blocks(), around, max_leaves=4)


@cache
def _sections() -> st.SearchStrategy[m.Section]:
    return st.builds(m.Section, runs(), st.just(()), _IDS, st.integers(1, 6), span=_SPANS)


@st.composite
def articles(draw: st.DrawFn) -> m.Article:
    """An article as a reader gives it: flat sections, no sentences, perhaps no language."""
    noted = draw(st.lists(st.sampled_from(("n1", "n2", "n4")), unique=True, max_size=2))
    return m.Article(
        meta=m.Meta(slug=draw(st.sampled_from(("", "a-slug"))), lang=draw(st.sampled_from(LANGS))),
        title=draw(runs()),
        subtitle=draw(runs()),
        body=tuple(draw(st.lists(block() | _sections(), max_size=5))),
        notes=tuple(m.Note(id=ident, blocks=(draw(block()),)) for ident in noted),
        resources=RESOURCES,
    )
