"""The engines alone: `bare.py ARTICLE OUT` makes the four files with as little code as can be.

It imports what `publish all` imports and makes the same engine calls: parse, split into sentences,
lay out a tagged PDF with the same fonts and judge it, pack an EPUB and a DOCX, speak every
sentence, encode, tag. It knows nothing of structure, languages, notes, tables or faults.
"""

from __future__ import annotations

import io
import sys
from fractions import Fraction
from pathlib import Path

import av
import docx
import numpy as np
import page
import pikepdf
import sentencex
import typer  # noqa: F401  # what the command line costs
import weasyprint
import yaml
from babel.dates import format_date
from ebooklib import epub
from hibari import Hibari
from markdown_it import MarkdownIt
from mutagen.id3 import ID3, TIT2, USLT
from weasyprint.text.fonts import FontConfiguration

FONTS = Path(weasyprint.__file__).parents[1]
FACES = (
    ("Source Serif 4", "fontpkg_source_serif_4/files/SourceSerif4[opsz,wght].ttf"),
    ("Source Serif 4 Italic", "fontpkg_source_serif_4/files/SourceSerif4-Italic[opsz,wght].ttf"),
    ("Atkinson Hyperlegible", "fontpkg_atkinson_hyperlegible/files/AtkinsonHyperlegible-Bold.ttf"),
)
RATE = 24_000


def read(article: Path) -> tuple[dict, list[str], str]:
    """The front matter, the paragraphs, and the body as XHTML."""
    _, front, body = article.read_text(encoding="utf-8").split("---\n", 2)
    html = MarkdownIt("commonmark", {"xhtmlOut": True}).render(body)
    return yaml.safe_load(front), [line.lstrip("# ") for line in body.splitlines() if line], html


def write_pdf(html: str, title: str) -> bytes:
    """A tagged PDF in the same fonts, judged as ours is."""
    faces = "".join(f"@font-face{{font-family:'{name}';src:url('{(FONTS / path).as_uri()}')}}" for name, path in FACES)
    css = (
        f"{faces} body{{font:12pt/1.5 'Source Serif 4'}} h1,h2{{font-family:'Atkinson Hyperlegible'}} @page{{size:A4}}"
    )
    text = f"<html lang='en-GB'><head><title>{title}</title></head><body><h1>{title}</h1>{html}</body></html>"
    fonts = FontConfiguration()
    sheet = weasyprint.CSS(string=css, font_config=fonts)
    data = weasyprint.HTML(string=text).write_pdf(stylesheets=[sheet], font_config=fonts, pdf_variant="pdf/ua-1")
    page.validate_pdf_bytes(data, profile="ua1")
    with pikepdf.open(io.BytesIO(data)) as pdf:
        pdf.save(io.BytesIO())
    return data


def write_epub(html: str, title: str) -> bytes:
    """A book of one chapter."""
    book = epub.EpubBook()
    book.set_identifier("bare")
    book.set_title(title)
    book.set_language("en")
    chapter = epub.EpubHtml(title=title, file_name="body.xhtml", content=f"<h1>{title}</h1>{html}")
    book.add_item(chapter)
    book.add_item(epub.EpubNav())
    book.toc = [chapter]
    book.spine = ["nav", chapter]
    sink = io.BytesIO()
    epub.write_epub(sink, book)
    return sink.getvalue()


def write_docx(paragraphs: list[str], title: str) -> bytes:
    """A document of paragraphs."""
    document = docx.Document()
    document.add_heading(title, 0)
    for paragraph in paragraphs:
        document.add_paragraph(paragraph)
    sink = io.BytesIO()
    document.save(sink)
    return sink.getvalue()


def write_mp3(paragraphs: list[str], title: str) -> bytes:
    """The sentences one after the other, encoded and tagged."""
    voice = Hibari(threads=1)
    sentences = [sentence for paragraph in paragraphs for sentence in sentencex.segment("en", paragraph)]
    sound = np.concatenate([voice.from_phonemes(voice.g2p(sentence), 1.0, 0) for sentence in sentences])
    samples = (np.clip(sound, -1, 1) * 32_767).astype(np.int16)
    sink = io.BytesIO()
    with av.open(sink, "w", format="mp3") as container:
        stream = container.add_stream("libmp3lame", rate=RATE, layout="mono", options={"compression_level": "7"})
        stream.bit_rate = 64_000
        frame = av.AudioFrame.from_ndarray(samples[np.newaxis], format="s16p", layout="mono")
        frame.sample_rate = RATE
        frame.time_base = Fraction(1, RATE)
        for packet in (*stream.encode(frame), *stream.encode(None)):
            container.mux(packet)
    tags = ID3()
    tags.add(TIT2(text=title))
    tags.add(USLT(lang="eng", text="\n".join(sentences)))
    tags.save(sink)
    return sink.getvalue()


def main() -> None:
    """Make the four files."""
    article, out = Path(sys.argv[1]), Path(sys.argv[2])
    out.mkdir(parents=True, exist_ok=True)
    front, paragraphs, html = read(article)
    title = f"{front['title']}"
    byline = format_date(front["date"], "long", "en_GB")
    (out / "bare.pdf").write_bytes(write_pdf(f"<p>{byline}</p>{html}", title))
    (out / "bare.epub").write_bytes(write_epub(html, title))
    (out / "bare.docx").write_bytes(write_docx(paragraphs, title))
    (out / "bare.mp3").write_bytes(write_mp3(paragraphs, title))


if __name__ == "__main__":
    main()
