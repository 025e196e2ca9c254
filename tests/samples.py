"""Articles that the tests are made on: every node class once, and one article that holds them all."""

from __future__ import annotations

import struct
import zlib
from hashlib import sha256
from typing import get_args

from publish import model as m


def png(width: int = 40, height: int = 30) -> bytes:
    """A small blue picture, made by hand so that no library is needed."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    header = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    rows = b"".join(b"\x00" + bytes((31, 78, 121)) * width for _ in range(height))
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + chunk(b"IDAT", zlib.compress(rows, 9)) + chunk(b"IEND", b"")


SVG = (
    b'<svg xmlns="http://www.w3.org/2000/svg" width="120" height="60" viewBox="0 0 120 60">'
    b'<rect width="120" height="60" fill="#ffffff"/><circle cx="30" cy="30" r="20" fill="#0b5394"/></svg>'
)


def resource(name: str, media_type: str, data: bytes, width: int, height: int) -> m.Resource:
    ident = "r" + sha256(data).hexdigest()[:16]
    return m.Resource(id=ident, name=name, media_type=media_type, width=width, height=height, data=data)


PICTURE = resource("blue.png", "image/png", png(), 40, 30)
DRAWING = resource("dot.svg", "image/svg+xml", SVG, 120, 60)


def t(text: str) -> m.Inlines:
    return (m.Text(text),)


def p(text: str) -> m.Paragraph:
    return m.Paragraph(t(text))


def every_inline() -> dict[type, m.Inline]:
    """One inline of every class; each shows a word of its own, so that a test can look for it."""
    samples: tuple[m.Inline, ...] = (
        m.Text("plainword"),
        m.Emphasis(t("stressword")),
        m.Strong(t("strongword")),
        m.Strike(t("struckword")),
        m.Subscript(t("subword")),
        m.Superscript(t("superword")),
        m.Code("codeword"),
        m.Keyboard("keyword"),
        m.Quoted(t("quotedword")),
        m.Link("https://example.org/linked", t("linkword")),
        m.Foreign("fr", t("motfrançais")),
        m.Abbreviation("SOHR", "Syrian Observatory for Human Rights"),
        m.Pronounced("H T S", t("pronouncedword")),
        m.NoteReference("n1"),
        m.Math("x^2 + y", spoken="x squared plus y"),
        m.Image(PICTURE.id, m.Described("inlinepicture")),
        m.LineBreak(),
        m.Sentence("s0123456789", t("sentenceword")),
    )
    return {type(sample): sample for sample in samples}


def every_block() -> dict[type, m.Block]:
    """One block of every class, each with a word of its own."""
    samples: tuple[m.Block, ...] = (
        p("paragraphword"),
        m.Section(t("Sectionword"), (p("sectionbody"),), id="sectionword"),
        m.BulletList((m.Item((p("bulletone"),)), m.Item((p("bullettwo"), p("bulletmore")), task="done"))),
        m.OrderedList((m.Item((p("orderone"),)), m.Item((p("ordertwo"),))), start=3, style="lower-alpha"),
        m.DescriptionList((m.Description((t("termword"),), ((p("detailword"),),)),)),
        m.Quote((p("quoteblockword"),), attribution=t("attributionword")),
        m.CodeBlock("def codeblockword():\n    return 1", language="python", id="scode"),
        m.Formula(r"\frac{a}{b}", spoken="a over b", id="sformula"),
        m.Figure(
            DRAWING.id,
            m.Described("figurealternative", (p("longdescriptionword"),)),
            caption=t("figurecaption"),
            id="figure-1",
        ),
        m.Table(
            (
                m.Row((m.Cell((), header=""), m.Cell((p("columnhead"),), header="column"))),
                m.Row((m.Cell((p("rowhead"),), header="row"), m.Cell((p("cellword"),)))),
            ),
            caption=t("tablecaption"),
            alignments=("left", "right"),
            id="table-1",
        ),
        m.Aside((p("asideword"),), kind="warning", title=t("asidetitle")),
        m.ThematicBreak(),
    )
    return {type(sample): sample for sample in samples}


def sample_article(lang: str = "en-GB") -> m.Article:
    """An article with every node class, as it stands after the passes but for its sentences."""
    inlines = every_inline()
    assert set(inlines) == set(get_args(m.Inline))
    blocks = every_block()
    assert set(blocks) == set(get_args(m.Block))
    mixed = tuple(part for inline in inlines.values() for part in (inline, m.Text(" ")))
    section = blocks.pop(m.Section)
    return m.Article(
        meta=m.Meta(
            slug="sample",
            lang=lang,
            identifier="urn:uuid:7d444840-9dc0-51d1-b245-5ffdce74fad2",
            authors=(m.Person(name="Ada Example", affiliation="Example Press", orcid="0000-0002-1825-0097"),),
            date="2024-11-30",
            modified="2024-11-30T00:00:00Z",
            description="An article that holds every kind of node.",
            keywords=("accessibility", "testing"),
            publisher="Example Press",
            rights="CC BY 4.0",
        ),
        title=t("A sample article"),
        subtitle=t("With every node"),
        body=(m.Paragraph(mixed), *blocks.values(), section),
        notes=(m.Note(id="n1", blocks=(p("notebody"),)),),
        resources=(PICTURE, DRAWING),
    )
