"""Roles: those of docutils, those of Sphinx with what they mean here, and all others, whose words are kept.

A role of ours makes an `inline` node whose `meaning` says what it is; `inlines.py` turns it into a node of the article.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any, ClassVar

from docutils import nodes
from docutils.parsers.rst import roles
from docutils.parsers.rst.directives import class_option, unchanged
from docutils.parsers.rst.states import Inliner
from docutils.utils import unescape

Made = tuple[list[nodes.Element], list[nodes.system_message]]
Make = Callable[[str, str, str, int, Inliner], list[nodes.Element]]
Find = Callable[..., tuple[Any, list[nodes.system_message]]]


def _each(meaning: str, names: str) -> dict[str, str]:
    return dict.fromkeys(names.split(), meaning)


_MEANINGS: dict[str, str] = {
    **_each(
        "code",
        """any attr c:data c:enum c:enumerator c:expr c:func c:identifier c:macro c:member c:struct c:texpr c:type
        c:union c:var class cmacro command-option confval const cpp:any cpp:class cpp:concept cpp:enum cpp:expr
        cpp:func cpp:member cpp:type cpp:var cfunc cdata cmember ctype data deco djadmin django-admin envvar event exc
        file func gitref js:attr js:class js:data js:func js:meth js:mod lookup makevar meth mimetype mod obj opcode
        option py:attr py:class py:const py:data py:deco py:exc py:func py:meth py:mod py:obj py:type pdbcmd regexp
        rst:dir rst:role samp setting source std:envvar std:option token tfilter ttag type""",
    ),
    **_each("emphasis", "cite dfn mailheader mailname manpage newsgroup"),
    **_each("strong", "command program"),
    **_each("label", "guilabel menuselection"),
    **_each("words", "index term py:term std:term numref std:numref eq math:numref keyword std:keyword std:token"),
    **_each("document", "doc std:doc download"),
    **_each("reference", "ref std:ref py:ref"),
    "abbr": "abbreviation",
    "kbd": "keyboard",
}
"""What each role of Sphinx says of its words."""

_SERIES: dict[str, tuple[str, str]] = {
    "pep": ("PEP {0}", "https://peps.python.org/pep-{0:0>4}/{1}"),
    "pep-reference": ("PEP {0}", "https://peps.python.org/pep-{0:0>4}/{1}"),
    "rfc": ("RFC {0}", "https://datatracker.ietf.org/doc/html/rfc{0}{1}"),
    "rfc-reference": ("RFC {0}", "https://datatracker.ietf.org/doc/html/rfc{0}{1}"),
    "cve": ("CVE {0}", "https://www.cve.org/CVERecord?id=CVE-{0}{1}"),
    "cwe": ("CWE {0}", "https://cwe.mitre.org/data/definitions/{0}.html{1}"),
}
"""Roles that name a numbered document: its name, and its address."""

_TITLED = re.compile(r"(?s)(.+?)\s*<([^<>]*)>")
_EXPANDED = re.compile(r"(?s)(.+?)\s*\(([^()]*)\)")


def defined() -> dict[str, Any]:
    """Return docutils' table of the roles that a text defines, which docutils itself never empties."""
    found: dict[str, Any] = roles._roles  # type: ignore[attr-defined]  # noqa: SLF001  # there is no other way to it
    return found


def role_of(docutils_role: Find) -> Find:
    """Return what finds the role of a name: ours first, then docutils', then one that keeps the words."""

    def role(name: str, language: object, line: int, reporter: Any) -> tuple[Any, list[nodes.system_message]]:  # noqa: ANN401  # docutils' signature
        known = name.lower()
        if known in defined():  # what the text defines itself goes before all else
            return docutils_role(name, language, line, reporter)
        if known in _SERIES:
            return _Ours(_numbered, known), []
        if known in _MEANINGS:
            return _Ours(_meaning, known), []
        found, _ = docutils_role(name, language, line, _Silent(reporter))
        return found or _Ours(_unknown, name), []

    return role


class _Ours:
    """A role of ours under its own name, which a role that a text derives from it has not."""

    options: ClassVar[dict[str, Any]] = {"class": class_option, "language": unchanged, "format": unchanged}
    content = False

    def __init__(self, make: Make, name: str) -> None:
        self._make = make
        self._name = name

    def __call__(  # noqa: PLR0917  # docutils' signature
        self,
        _role: str,
        raw: str,
        text: str,
        line: int,
        inliner: Inliner,
        options: dict[str, Any] | None = None,
        content: object = None,  # noqa: ARG002
    ) -> Made:
        nodes_made = self._make(self._name, raw, text, line, inliner)
        for node in nodes_made:
            node["classes"] += (options or {}).get("classes", [])
        return nodes_made, []


class _Silent:
    """A reporter that says nothing while a role is looked for."""

    def __init__(self, reporter: object) -> None:
        self.reporter = reporter

    def info(self, *_: object, **__: object) -> nodes.system_message:
        return nodes.system_message()


def _meaning(name: str, raw: str, text: str, _line: int, _inliner: Inliner) -> list[nodes.Element]:
    """Keep what Sphinx shows of a role, with what it means and where it leads."""
    meaning = _MEANINGS[name]
    node = nodes.inline(raw, "", meaning=meaning)
    if meaning == "abbreviation":
        words, target = _parted(_EXPANDED, unescape(text))
    elif meaning in {"code", "label"} and name in _LITERAL:
        words, target = _LITERAL[name](unescape(text)), ""
    else:
        words, target = _parted(_TITLED, unescape(text))
        words = words if target or meaning in {"label", "keyboard"} else _shown(words)
    node["titled"], node["target"] = bool(target), target or unescape(text)
    node += nodes.Text(words)
    return [node]


def _parted(form: re.Pattern[str], text: str) -> tuple[str, str]:
    """Part `words <target>`; without a target, all are words."""
    found = form.fullmatch(text)
    return (found[1], found[2]) if found else (text, "")


def _shown(text: str) -> str:
    """Return what Sphinx shows of a name: `~a.b.c` is c, `!a.b` is a.b and leads nowhere."""
    if text.startswith("~"):
        return text[1:].rpartition(".")[2]
    return text.removeprefix("!")


_LITERAL: dict[str, Callable[[str], str]] = {
    "samp": lambda text: re.sub(r"(?<!\\)[{}]", "", text),
    "file": lambda text: re.sub(r"(?<!\\)[{}]", "", text),
    "guilabel": lambda text: re.sub(r"&(?=\S)", "", text.replace("&&", "\0")).replace("\0", "&"),
    "menuselection": lambda text: re.sub(r"&(?=\S)", "", text.replace("-->", "›")),
}
"""Roles whose text is shown in a form of its own: `{variable}` in code, `&Accelerator` and `-->` in menus."""


def _numbered(name: str, raw: str, text: str, _line: int, _inliner: Inliner) -> list[nodes.Element]:
    """Name a document of a series, and lead to it, as Sphinx does."""
    label, address = _SERIES[name]
    title, written = _parted(_TITLED, unescape(text))
    number, hash_sign, place = (written or title).partition("#")
    section = f" Section {place.removeprefix('section-')}" if place.startswith("section-") else ""
    words = title if written else label.format(number.strip()) + section
    return [nodes.reference(raw, words, refuri=address.format(number.strip(), hash_sign + place))]


def _unknown(name: str, raw: str, text: str, line: int, inliner: Inliner) -> list[nodes.Element]:
    """Keep the words of a role that nobody knows here."""
    inliner.document.settings.told.unknown("role", name, line)
    words, _target = _parted(_TITLED, unescape(text))
    return [nodes.inline(raw, _shown(words))]
