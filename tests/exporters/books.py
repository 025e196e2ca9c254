"""EPUBs for the tests: the articles they are made of, and a way to look into them."""

from __future__ import annotations

import io
import posixpath
import zipfile
from functools import cache
from urllib.parse import unquote

import msgspec
from lxml import etree

from publish import model as m
from publish.exporters.epub import EpubOptions, export
from publish.themes import load
from tests.samples import PICTURE, p, sample_article, t

OPF = "{http://www.idpf.org/2007/opf}"
XHTML = "{http://www.w3.org/1999/xhtml}"
EPUB_TYPE = "{http://www.idpf.org/2007/ops}type"


@cache
def theme():
    return load("clear", None)


def made(article: m.Article, *, claim: bool = True) -> bytes:
    sink = io.BytesIO()
    assert export(article, theme(), EpubOptions(claim=claim), sink) == ()
    return sink.getvalue()


class Book:
    """An EPUB, opened."""

    def __init__(self, data: bytes) -> None:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            self.names = archive.namelist()
            self.infos = archive.infolist()
            self.files = {name: archive.read(name) for name in self.names}
        self.package = etree.fromstring(self.files["EPUB/content.opf"])
        self.manifest = {item.get("id"): item for item in self.package.iter(f"{OPF}item")}
        self.spine = [self.manifest[ref.get("idref")].get("href") for ref in self.package.iter(f"{OPF}itemref")]

    def page(self, href: str) -> etree._Element:
        return etree.fromstring(self.files[f"EPUB/{href}"])

    def pages(self) -> dict[str, etree._Element]:
        """Every document, the navigation too."""
        return {name[5:]: self.page(name[5:]) for name in self.names if name.endswith(".xhtml")}

    def properties(self, name: str) -> list[str]:
        return [meta.text for meta in self.package.iter(f"{OPF}meta") if meta.get("property") == name]

    def words(self) -> list[str]:
        """The words of the spine, in reading order."""
        return " ".join(" ".join(self.page(href).find(f"{XHTML}body").itertext()) for href in self.spine).split()

    def broken_links(self) -> list[str]:
        ids = {href: {element.get("id") for element in page.iter(etree.Element)} for href, page in self.pages().items()}
        return [
            f"{href} -> {target}"
            for href, page in self.pages().items()
            for element in page.iter(etree.Element)
            for target in (element.get("href"), element.get("src"))
            if target and not self._leads(href, target, ids)
        ]

    def _leads(self, href: str, target: str, ids: dict[str, set[str | None]]) -> bool:
        if ":" in target:
            return True
        path, _, place = target.partition("#")
        file = posixpath.join(posixpath.dirname(href), path) if path else href
        return f"EPUB/{file}" in self.files and (not place or unquote(place) in ids[file])


def long_article() -> m.Article:
    """An article that is split: a lead, four sections, notes that two of them call, links from one to another."""

    def section(number: int) -> m.Section:
        calls = m.Paragraph((m.Text(f"Calls {number}"), m.NoteReference("n1"), m.NoteReference(f"n{number}")))
        link = m.Paragraph((m.Link(f"#part-{number % 4 + 1}", t(f"the next part {number}")),))
        prose = tuple(p(" ".join(f"word{number}x{line}x{word}" for word in range(50))) for line in range(15))
        inner = m.Section(t(f"Inner {number}"), (link,), id=f"inner-{number}")
        return m.Section(t(f"Part {number} & more"), (calls, *prose, inner), id=f"part-{number}")

    return msgspec.structs.replace(
        sample_article(),
        title=(m.Text("A long article <of> four parts"), m.NoteReference("n1")),
        body=(p("The lead stands before all."), *(section(number) for number in range(1, 5))),
        notes=tuple(m.Note(id=f"n{number}", blocks=(p(f"Note body {number}"),)) for number in range(1, 5)),
    )


def arabic_article() -> m.Article:
    """An article that is read from right to left, with Arabic ids and a cover."""
    sample = sample_article("ar")
    body = (
        p("شنت روسيا أولى غاراتها الجوية على حلب منذ عام 2016."),
        m.Section(
            t("المدنيون يدفعون الثمن"),
            (
                m.Paragraph((m.Text("انظر "), m.Link("#حلب", t("أهمية حلب")), m.NoteReference("n1"))),
                m.Paragraph((m.Foreign("en-GB", t("Syrian Observatory for Human Rights")),)),
            ),
            id="المدنيون-يدفعون-الثمن",
        ),
        m.Section(t("أهمية حلب"), (p("حلب مدينة كبيرة."),), id="حلب"),
        m.Section(t("الوضع الإنساني"), (p("الوضع صعب."),), id="الوضع"),
    )
    return msgspec.structs.replace(
        sample,
        meta=msgspec.structs.replace(sample.meta, cover=m.Cover(resource=PICTURE.id, alt="مربع أزرق"), modified=""),
        title=t("غارات جوية روسية تستهدف حلب"),
        subtitle=(),
        body=body,
        notes=(m.Note(id="n1", blocks=(p("حاشية"),)),),
    )
