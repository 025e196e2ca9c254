"""Marking: what only a whole page can tell is marked in its tree, before its elements are made one by one.

Names with a capital are ours: no page can write them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from lxml import etree

from publish.readers.html.tree import dropped, name_of, words_of

_LANGUAGE = re.compile(
    r"(?:language|lang|highlight-source|highlight-text|sourceCode|brush:|highlight)[-:]\s*([\w+#.-]+)"
)
_NO_LANGUAGE = frozenset({"default", "none", "plain", "plaintext", "text", "notranslate", "highlight", "nohighlight"})
_TEX_SCRIPT = re.compile(r"math/tex(?:\s*;\s*mode=(display))?", re.IGNORECASE)
_TEX = re.compile(r"\s*(?:\\\((?P<inline>.*)\\\)|\\\[(?P<block>.*)\\\]|\$\$(?P<dollars>.*)\$\$)\s*", re.DOTALL)


def mark(root: etree._Element) -> None:
    """Mark headings, formulas, sources of quotations and languages of code in a tree."""
    for element in list(root.iter(etree.Element)):
        name = name_of(element)
        if element.get("role") == "heading":
            _heading(element)
        if name in _MARKERS:
            _MARKERS[name](element)


def _heading(element: etree._Element) -> None:
    level = str(element.get("aria-level") or "2")
    if name_of(element) not in {"h1", "h2", "h3", "h4", "h5", "h6"}:
        element.tag = f"h{level if level in {'1', '2', '3', '4', '5', '6'} else '6' if level.isdigit() else '2'}"


# Quotations


def _quotation(quote: etree._Element) -> None:
    """Mark `footer`, or a `cite` that is the last line, as the source of a quotation."""
    for element in quote:
        if isinstance(element.tag, str) and name_of(element) in {"footer", "figcaption"}:
            element.tag = "Source"
    last = quote[-1] if len(quote) else None
    if last is None or not isinstance(last.tag, str) or (last.tail or "").strip():
        return
    alone = _only_child(last) if name_of(last) in {"p", "div"} else None
    is_line = name_of(last) == "cite" and (len(quote) > 1 or (quote.text or "").strip())
    is_source = "attribution" in str(last.get("class")) or (alone is not None and name_of(alone) == "cite")
    if is_line or (is_source and len(quote) > 1):
        last.tag = "Source"


def _only_child(element: etree._Element) -> etree._Element | None:
    """Return the child that an element holds alone, but for a dash before it."""
    if len(element) != 1 or (element.text or "").strip(" \n\t—–-―") or (element[0].tail or "").strip():
        return None
    return element[0] if isinstance(element[0].tag, str) else None


# Code


def _code(pre: etree._Element) -> None:
    """Write the computer language that classes name, on `pre`, on the `code` in it or around it, on `pre`."""
    found = next((language for element in _around(pre) if (language := _language(element))), "")
    pre.set("data-language", found)


def _around(pre: etree._Element) -> Iterator[etree._Element]:
    yield pre
    yield from (child for child in pre if isinstance(child.tag, str) and name_of(child) == "code")
    for ancestor, _ in zip(pre.iterancestors("div", "figure"), range(3), strict=False):
        yield ancestor


def _language(element: etree._Element) -> str:
    classes = str(element.get("class") or "")
    named = [found[1] for found in _LANGUAGE.finditer(classes)]
    words = classes.split()
    if "sourceCode" in words:  # pandoc
        named += [word for word in words if word not in {"sourceCode", "numberSource", "numberLines"}]
    named += [str(element.get(name)) for name in ("data-lang", "data-language", "lang") if element.get(name)]
    return next((name for name in named if name.lower() not in _NO_LANGUAGE), "")


# Formulas

_DRAWN = frozenset({"katex-html", "MathJax", "MathJax_Display", "MathJax_Preview"})


def _script(script: etree._Element) -> None:
    """Mark TeX that MathJax 2 keeps in a script."""
    found = _TEX_SCRIPT.match(str(script.get("type") or ""))
    if found and (script.text or "").strip():
        _as_tex(script, script.text or "", block=bool(found[1]))


def _as_tex(element: etree._Element, source: str, *, block: bool) -> None:
    for child in list(element):
        element.remove(child)
    element.tag, element.text = "Tex", source
    element.set("display", "block" if block else "inline")


def _span(span: etree._Element) -> None:
    """Keep one of the forms in which KaTeX, MathJax and Wikipedia show a formula, and read pandoc's TeX."""
    classes = str(span.get("class") or "").split()
    if _DRAWN.intersection(classes):
        dropped(span)
    elif "math" in classes and len(span) == 0 and (found := _TEX.fullmatch(span.text or "")):
        source = found["inline"] or found["block"] or found["dollars"] or ""
        _as_tex(span, source, block="display" in classes)
    elif "mwe-math-element" in classes:
        for element in list(span.iter("img")):
            if span.find(".//math") is not None:
                dropped(element)
        for element in span.iter(etree.Element):
            element.attrib.pop("style", "")


def _container(container: etree._Element) -> None:
    """Keep the MathML that MathJax 3 makes for screen readers, without the drawing beside it."""
    if container.find(".//math") is None:
        return
    for drawing in list(container.iter("mjx-math", "svg")):
        dropped(drawing)
    for element in container.iter("mjx-assistive-mml"):
        element.attrib.clear()
    container.tag = "span"


def _assistive(element: etree._Element) -> None:
    element.tag = "span"


# Pictures


def _noscript(noscript: etree._Element) -> None:
    """Keep what a page shows without scripts: a picture that is shown late would stand there twice."""
    pictures = list(noscript.iter("img"))
    before = noscript.getprevious()
    if pictures and before is not None and _is_late(before):
        dropped(before)
    if not pictures and not words_of(noscript):
        dropped(noscript)


def _is_late(element: etree._Element) -> bool:
    """Tell whether an element only keeps the place of a picture that a script would load."""
    if name_of(element) not in {"img", "picture", "span", "div"}:
        return False
    images = [element] if name_of(element) == "img" else list(element.iter("img"))
    return bool(images) and not words_of(element)


_MARKERS = {
    "blockquote": _quotation,
    "mjx-assistive-mml": _assistive,
    "mjx-container": _container,
    "noscript": _noscript,
    "pre": _code,
    "script": _script,
    "span": _span,
}
