"""Trees: the text of a page as a tree of lxml, built without network, entities or a document type."""

from __future__ import annotations

import re
from html.entities import html5
from itertools import islice

from lxml import etree

from publish.model import Span
from publish.readers.depth import TooDeep

# What follows `</body>` belongs to the page as well (HTML 13.2.6.4.19), but libxml2 would drop it.
_ENDS = re.compile(r"</(?:body|html)\s*>", re.IGNORECASE)
_XML_BEGIN = re.compile(r"\A\s*+<\?xml\s[^>]*+>")
_DOCTYPE = re.compile(r"\A(?:\s|<!--.*?-->)*+<!DOCTYPE[^>\[]*+(?:\[[^\]]*+\]\s*+)?>", re.IGNORECASE | re.DOTALL)
_ENTITY = re.compile(r"&([A-Za-z][A-Za-z0-9]*);")
_NAMESPACE = "{http://www.w3.org/1999/xhtml}"
_TITLE, _TITLE_END = re.compile(r"<title\b[^<>]*+>[^<]*+", re.IGNORECASE), re.compile(r"</title", re.IGNORECASE)
_OF_XML = frozenset({"amp", "lt", "gt", "quot", "apos"})
_XHTML = re.compile(r"<html\b[^>]*\sxmlns\s*=\s*[\"']http://www\.w3\.org/1999/xhtml[\"']", re.IGNORECASE)

# A tag up to its end, and one attribute in it (HTML 13.1.2).
_TAG = re.compile(r"""<[A-Za-z](?:=\s*+"[^"]*+"|=\s*+'[^']*+'|[^>=]++|=)*+""")
_ATTRIBUTE = re.compile(r"""\s[^\s=>]++(?:\s*+=\s*+(?:"[^"]*+"|'[^']*+'|[^\s>]*+))?+""")
MAX_ATTRIBUTES = 1000
"""Attributes of one tag that are looked at: libxml2 compares each with all before it."""
_LONG = 10_000
"""Characters of a tag below which it cannot have too many."""

_HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
_PREFIXES = {"xml": "http://www.w3.org/XML/1998/namespace", "epub": "http://www.idpf.org/2007/ops"}


def parse(text: str) -> etree._Element:
    """Return the tree of a page: of XHTML by the rules of XML where it keeps them, else by those of HTML.

    Raise TooDeep where elements stand deeper in each other than libxml2 follows.
    """
    plain = _TAG.sub(_bounded, text) if len(text) > _LONG else text
    tree = _xhtml(plain) if _XHTML.search(plain[:10_000]) else None
    return _html(plain) if tree is None else tree


def _bounded(tag: re.Match[str]) -> str:
    """Return a tag with no more attributes than are looked at, and all its line ends."""
    written = tag[0]
    if len(written) < _LONG:
        return written
    last = next(islice(_ATTRIBUTE.finditer(written), MAX_ATTRIBUTES - 1, None), None)
    end = last.end() if last else len(written)
    return written[:end] + "\n" * written.count("\n", end)


def _xhtml(text: str) -> etree._Element | None:
    """Return the tree of a page that is well-formed XML, or None."""
    parser = etree.XMLParser(resolve_entities=False, load_dtd=False, no_network=True, huge_tree=True, remove_pis=True)
    plain = _DOCTYPE.sub(_blank, _XML_BEGIN.sub(_blank, text, count=1), count=1)
    if "<!ENTITY" in plain:
        return None
    try:
        root = etree.fromstring(_ENTITY.sub(_character, plain).encode(), parser)
    except etree.XMLSyntaxError:
        return None
    for element in root.iter(f"{_NAMESPACE}*"):
        element.tag = str(element.tag).removeprefix(_NAMESPACE).lower()
    return root


def _blank(found: re.Match[str]) -> str:
    """Return the line ends of what is taken out, so that no line gets another number."""
    return "\n" * found[0].count("\n")


def _character(found: re.Match[str]) -> str:
    name = found[1]
    return found[0] if name in _OF_XML else html5.get(f"{name};", found[0])


def _with_closed_title(text: str) -> str:
    """Return a page with its title closed at the next tag: never closed, it would be all that there is of the page."""
    return text if _TITLE_END.search(text) else _TITLE.sub(r"\g<0></title>", text, count=1)


def _html(text: str) -> etree._Element:
    parser = etree.HTMLParser(encoding="utf-8", no_network=True, huge_tree=True, remove_pis=True)
    plain = _XML_BEGIN.sub(_blank, _ENDS.sub(_blank, _with_closed_title(text)), count=1)
    root = etree.fromstring(f"{plain}\n".encode(), parser)
    if root is None:  # nothing in it is an element or a word
        root = etree.Element("html")
    for error in parser.error_log:
        if error.type_name == "ERR_RESOURCE_LIMIT":
            raise TooDeep(Span(error.line))
    return root


# Reading and changing a tree


def name_of(element: etree._Element) -> str:
    """Return an element's name; one of another namespace has its local name in lower case."""
    name = str(element.tag)
    return name.rpartition("}")[2].lower() if name.startswith("{") else name


def attribute(element: etree._Element, name: str) -> str:
    """Return an attribute without white space at its ends, or nothing; `xml:` and `epub:` are known."""
    prefix, _, local = name.rpartition(":")
    value = element.get(name) or (element.get(f"{{{_PREFIXES[prefix]}}}{local}") if prefix else None)
    return str(value or "").strip()


def classes_of(element: etree._Element) -> frozenset[str]:
    """Return an element's classes in lower case."""
    return frozenset(attribute(element, "class").lower().split())


def roles_of(element: etree._Element) -> frozenset[str]:
    """Return an element's roles, of ARIA and of EPUB."""
    return frozenset(f"{attribute(element, 'role')} {attribute(element, 'epub:type')}".lower().split())


def line_of(element: etree._Element) -> int:
    """Return the line at which an element's first tag ends."""
    return element.sourceline if isinstance(element.sourceline, int) else 1


def is_heading(element: etree._Element) -> bool:
    """Tell whether an element is a heading."""
    return name_of(element) in _HEADINGS


def words_of(element: etree._Element) -> str:
    """Return the words that an element holds, with one space between them."""
    return " ".join("".join(str(text) for text in element.itertext(etree.Element)).split())


def dropped(element: etree._Element) -> None:
    """Take an element out of its tree with all it holds, and leave the words that follow it."""
    parent = element.getparent()
    if parent is None:
        return
    before = element.getprevious()
    if element.tail and before is not None:
        before.tail = (before.tail or "") + element.tail
    elif element.tail:
        parent.text = (parent.text or "") + element.tail
    parent.remove(element)
