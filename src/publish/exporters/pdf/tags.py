"""The last touch on the tag tree, in the finisher that `Document.write_pdf` calls.

WeasyPrint 70 tags running heads as content that hangs in no tree (PDF/UA-1 7.1, 7.8), a picture
without meaning as a figure without alternative (7.3), every box of a link as a link of its own
(7.18.5), a header of several columns or rows as that of the first (7.5), the part of an element on
each page as an element of its own, and puts the blocks of a list item beside its body (7.2). They
are put right here and in seams.py.
"""

from __future__ import annotations

from typing import Any
from xml.etree.ElementTree import Element

import pydyf  # type: ignore[import-untyped]  # it has no types
from weasyprint import Document  # type: ignore[import-untyped]  # it has no types

from publish.exporters.pdf import seams
from publish.exporters.pdf.seams import Objects

_ARTIFACT = ("/Artifact", "<</Type /Pagination>>")


def finish(document: Document, pdf: pydyf.PDF) -> None:
    """Name the links, put the tree in order, and make artifacts of what is no part of the article."""
    _name_links(document)
    objects: Objects = {item.reference: item for item in pdf.objects}
    root = objects[pdf.catalog["StructTreeRoot"]]
    _name_headers(objects)
    seams.close(objects[root["K"][0]], objects)
    _gather_items(pdf, objects)
    reached, dropped = _pruned(root, objects)
    _unlink(objects, root, dropped)
    _release(objects, root, reached)


def _name_links(document: Document) -> None:
    """Name each link by its words (PDF/UA-1 7.18.5); WeasyPrint gives only where it leads."""
    for page in document.pages:
        for box in page._page_box.descendants():  # noqa: SLF001  # only boxes know which element a link is
            if box.link_annotation and box.element is not None:
                box.link_annotation["Contents"] = pydyf.String(_words(box.element))


def _words(element: Element) -> str:
    """Return the name of a link: its label, else its words and the alternatives of its pictures."""
    pictures = " ".join(child.get("alt", "") for child in element.iter("img"))
    spoken = " ".join(f"{''.join(element.itertext())} {pictures}".split())
    return element.get("aria-label", "") or spoken or element.get("href", "")


def _name_headers(objects: Objects) -> None:
    """Tell the cells their headers as the page does (ISO 32000-1 14.8.5.7); WeasyPrint forgets that headers span."""
    for tag in objects.values():
        origin = getattr(tag, "origin", None)
        if _is(tag, "/TH") and origin is not None and origin.get("id"):
            tag["ID"] = pydyf.String(origin.get("id"))
        elif _is(tag, "/TD") and origin is not None and origin.get("headers"):
            tag["A"]["Headers"] = pydyf.Array(pydyf.String(name) for name in origin.get("headers").split())


def _gather_items(pdf: pydyf.PDF, objects: Objects) -> None:
    """Put all that a list item holds, but for its label, into one body (ISO 32000-1 14.8.4.3.3)."""
    for item in [element for element in objects.values() if _is(element, "/LI")]:
        content = [kid for kid in item["K"] if not _is(objects.get(kid), "/Lbl")]
        if all(_is(objects.get(kid), "/LBody") for kid in content):
            continue
        body = pydyf.Dictionary({"Type": "/StructElem", "S": "/LBody", "P": item.reference, "Pg": item["Pg"]})
        body["K"] = pydyf.Array(content)
        pdf.add_object(body)
        objects[body.reference] = body
        for kid in content:
            objects[kid]["P"] = body.reference
            if _is(objects[kid], "/LBody"):
                objects[kid]["S"] = "/Div"
        item["K"] = pydyf.Array([*(kid for kid in item["K"] if kid not in content), body.reference])


def _pruned(root: pydyf.Dictionary, objects: Objects) -> tuple[set[bytes], set[bytes]]:
    """Prune the tree from its root; return the elements that stay in it, and the annotations that do not."""
    reached: set[bytes] = set()
    dropped: set[bytes] = set()
    waiting: list[tuple[pydyf.Dictionary, pydyf.Dictionary | None]] = [(root, None)]
    while waiting:
        element, link = waiting.pop()
        if link is not None:
            element["S"] = "/Span" if _is(element, "/Link") else element["S"]
            dropped |= _taken(element, link, objects)
        link = element if _is(element, "/Link") else link
        element["K"] = pydyf.Array(kid for kid in element["K"] if not _is_decoration(objects.get(kid)))
        for kid in element["K"]:
            child = objects.get(kid)
            if child is not None and child.get("Type") == "/StructElem":
                reached.add(kid)
                waiting.append((child, link))
    return reached, dropped


def _is(element: Any, kind: str) -> bool:  # noqa: ANN401  # pydyf is untyped
    return isinstance(element, dict) and element.get("Type") == "/StructElem" and element.get("S") == kind


def _is_decoration(element: Any) -> bool:  # noqa: ANN401  # pydyf is untyped
    """Tell whether an element is a picture that the author marked as decorative."""
    return _is(element, "/Figure") and "Alt" not in element


def _taken(element: pydyf.Dictionary, link: pydyf.Dictionary, objects: Objects) -> set[bytes]:
    """Take the annotations out of an element inside a link, whose own then covers their place; return them."""
    taken = {kid for kid in element["K"] if _is_annotation(objects.get(kid))}
    element["K"] = pydyf.Array(kid for kid in element["K"] if kid not in taken)
    own = next(objects[objects[kid]["Obj"]] for kid in link["K"] if _is_annotation(objects.get(kid)))
    for kid in taken:
        own["Rect"] = _around(own["Rect"], objects[objects[kid]["Obj"]]["Rect"])
    return {objects[kid]["Obj"] for kid in taken}


def _is_annotation(item: Any) -> bool:  # noqa: ANN401  # pydyf is untyped
    return isinstance(item, dict) and item.get("Type") == "/OBJR"


def _around(*rectangles: pydyf.Array) -> pydyf.Array:
    """Return the rectangle around others, each of them from any corner to the one across."""
    across, up = ([edge for rectangle in rectangles for edge in rectangle[axis::2]] for axis in (0, 1))
    return pydyf.Array((min(across), min(up), max(across), max(up)))


def _unlink(objects: Objects, root: pydyf.Dictionary, dropped: set[bytes]) -> None:
    """Take annotations off their pages and out of the parent tree."""
    gone = {objects[annotation]["StructParent"] for annotation in dropped}
    tree = objects[root["ParentTree"]]
    entries = zip(tree["Nums"][::2], tree["Nums"][1::2], strict=True)
    tree["Nums"] = pydyf.Array(item for entry in entries if entry[0] not in gone for item in entry)
    for page in _pages(objects):
        if "Annots" in page:
            page["Annots"] = pydyf.Array(item for item in page["Annots"] if item not in dropped)


def _release(objects: Objects, root: pydyf.Dictionary, reached: set[bytes]) -> None:
    """Make an artifact of all content whose element does not hang in the tree."""
    numbers = objects[root["ParentTree"]]["Nums"]
    owners = dict(zip(numbers[::2], numbers[1::2], strict=True))
    for page in _pages(objects):
        elements = owners[page["StructParents"]]
        loose = {mcid for mcid, owner in enumerate(elements) if owner not in reached}
        elements[:] = ["null" if mcid in loose else owner for mcid, owner in enumerate(elements)]
        while elements and elements[-1] == "null":
            elements.pop()
        _rewrite(objects[page["Contents"]], loose)
    for reference, item in objects.items():
        if isinstance(item, dict) and item.get("Type") == "/StructElem" and reference not in reached:
            item.clear()  # not freed: pydyf 0.13 counts freed objects wrongly in a compressed cross-reference table


def _pages(objects: Objects) -> list[pydyf.Dictionary]:
    return [item for item in objects.values() if isinstance(item, dict) and item.get("Type") == "/Page"]


def _rewrite(stream: pydyf.Stream, loose: set[int]) -> None:
    """Replace the marks of loose content in a page's stream, which are three items: tag, properties, `BDC`."""
    for at, item in enumerate(stream.stream):
        if isinstance(item, dict) and item.get("MCID") in loose:
            stream.stream[at - 1 : at + 1] = _ARTIFACT
