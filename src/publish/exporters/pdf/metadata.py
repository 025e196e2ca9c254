"""What the PDF says about itself: `meta` elements that WeasyPrint reads, and Dublin Core for the rest."""

from __future__ import annotations

from html import escape

from weasyprint import Document  # type: ignore[import-untyped]  # it has no types

from publish import __version__, markup
from publish.model import Meta

_END = b"</rdf:RDF>"


def elements(meta: Meta) -> markup.Markup:
    """Return the `meta` elements of an article; the only date is its own `modified`, and only where it is known."""
    named = (
        ("generator", f"publish {__version__}"),
        *(("author", author.name) for author in meta.authors),
        ("description", meta.description),
        ("keywords", ", ".join(meta.keywords)),
        ("dcterms.modified", meta.modified),
    )
    return markup.lines(markup.element("meta", {"name": name, "content": value}) for name, value in named if value)


def describe(document: Document, meta: Meta) -> None:
    """Add identifier, publisher and rights to the XMP metadata, which WeasyPrint has no field for."""
    generate = document.metadata.generate_rdf_metadata
    more = _dublin_core(meta).encode()

    def generate_with_more(*args: object, **named: object) -> bytes:
        rdf: bytes = generate(*args, **named)
        return rdf.replace(_END, more + _END)

    document.metadata.generate_rdf_metadata = generate_with_more


def _dublin_core(meta: Meta) -> str:
    """Return an RDF description (XMP part 1, 8.3) of the fields that are known."""
    fields = (
        ("identifier", escape(meta.identifier)),
        ("publisher", _array("Bag", meta.publisher)),
        ("rights", _array("Alt", meta.rights, ' xml:lang="x-default"')),
        ("language", _array("Bag", meta.lang)),
    )
    known = "".join(f"<dc:{name}>{value}</dc:{name}>" for name, value in fields if value)
    namespace = 'xmlns:dc="http://purl.org/dc/elements/1.1/"'
    return f'<rdf:Description rdf:about="" {namespace}>{known}</rdf:Description>' if known else ""


def _array(kind: str, value: str, attribute: str = "") -> str:
    return f"<rdf:{kind}><rdf:li{attribute}>{escape(value)}</rdf:li></rdf:{kind}>" if value else ""
