"""Directives: those of docutils, those of Sphinx with what they mean here, and all others, whose words are kept."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any, ClassVar

from docutils import nodes
from docutils.parsers.rst import Directive
from docutils.parsers.rst.directives import class_option, unchanged
from docutils.parsers.rst.directives.images import Figure
from docutils.parsers.rst.directives.misc import Class
from docutils.parsers.rst.directives.tables import ListTable

from publish.model import OF_PROGRAM
from publish.readers.findings import quoted
from publish.readers.rst.told import Told

Find = Callable[..., tuple[Any, list[nodes.system_message]]]


class _AnyOption(dict[str, Any]):
    """A table of options in which every name is one."""

    def __missing__(self, _: str) -> Callable[[str | None], str]:
        return lambda written: (written or "").strip()


class _Ours(Directive):
    """What our directives share: any option, an argument with spaces, content."""

    optional_arguments = 1
    final_argument_whitespace = True
    has_content = True
    option_spec: ClassVar[Any] = _AnyOption({"class": class_option, "name": unchanged})

    @property
    def argument(self) -> str:
        """What stands behind the two colons."""
        return self.arguments[0] if self.arguments else ""

    @property
    def told(self) -> Told:
        """What is told of this text."""
        told: Told = self.state.document.settings.told
        return told

    def placed(self, node: nodes.Element, *, named: bool = True) -> nodes.Element:
        """Give a node its line, its classes and its name."""
        node.line = self.lineno
        node["classes"] += self.options.get("class", []) if "class" in self.options else []
        if named:
            self.add_name(node)
        return node

    def filled(self, node: nodes.Element) -> nodes.Element:
        """Fill a node with the blocks of the content."""
        self.state.nested_parse(self.content, self.content_offset, node, match_titles=True)
        return node

    def words(self, kind: type[nodes.TextElement] = nodes.paragraph, text: str | None = None) -> nodes.TextElement:
        """Make an element of the argument's words, or of others."""
        written = self.argument if text is None else text
        children, _told_by_the_observer = self.state.inline_text(written, self.lineno)
        node = kind(written, "", *children)
        node.line = self.lineno
        return node

    def kept(self) -> list[nodes.Node]:
        """Return the content with the argument as a heading over it."""
        holder = self.placed(nodes.container())
        if self.argument:
            holder += self.words(nodes.rubric if self.content else nodes.paragraph)
        return [self.filled(holder)]

    def left_out(self) -> list[nodes.Node]:
        """Tell that nothing of the directive is kept."""
        named = f" {quoted(self.argument)}" if self.argument else ""
        lines = len([line for line in self.content if line.strip()])
        content = f" with {lines} line{'s' if lines > 1 else ''}" if lines else ""
        self.told.left_out(self.lineno, f"the directive {quoted(self.name)}{named}{content} was left out")
        return []


class _Unknown(_Ours):
    """A directive that nobody knows here: its argument and its content are kept."""

    def run(self) -> list[nodes.Node]:
        self.told.unknown("directive", self.name, self.lineno)
        return self.kept()


class _Kept(_Ours):
    """A directive that only arranges its content: its argument is a heading over it."""

    def run(self) -> list[nodes.Node]:
        return self.kept()


class _Content(_Ours):
    """A directive whose argument is for a tool and whose content is for the reader."""

    def run(self) -> list[nodes.Node]:
        return [self.filled(self.placed(nodes.container()))]


class _Silent(_Ours):
    """A directive that shows nothing wherever it stands: an index entry, a setting of the tool."""

    def run(self) -> list[nodes.Node]:
        return []


class _LeftOut(_Ours):
    """A directive whose result only the tool it was written for can make."""

    def run(self) -> list[nodes.Node]:
        return self.left_out()


class _Drawing(_Ours):
    """A picture that only its own tool can draw: its source is kept as code."""

    def run(self) -> list[nodes.Node]:
        self.told.left_out(
            self.lineno, f"the directive {quoted(self.name)} draws a picture; its source is kept as code"
        )
        parts: list[nodes.Node] = []
        if self.content:
            code = nodes.literal_block("", "\n".join(self.content), language=self.name)
            parts.append(self.placed(code))
        if caption := self.options.get("caption") or self.options.get("alt"):
            parts.append(self.words(text=caption))
        return parts


class _Code(_Ours):
    """Code with the name of its language; a caption stands over it."""

    language = ""

    def run(self) -> list[nodes.Node]:
        text = "\n".join(self.content)
        language = self.language or self.argument.split(" ")[0]
        code = self.placed(nodes.literal_block(text, text, language=language))
        if caption := self.options.get("caption"):
            return [self.words(text=caption), code]
        return [code]


def _code_in(name: str) -> type[_Code]:
    return type("_CodeIn", (_Code,), {"language": name})


class _Math(_Ours):
    """A formula; an argument is its first line."""

    def run(self) -> list[nodes.Node]:
        text = "\n".join([*self.arguments, *self.content])
        parts = [part for part in text.split("\n\n") if part.strip()]
        whole = [text] if "nowrap" in self.options else parts
        return [self.placed(nodes.math_block(part, part), named=not i) for i, part in enumerate(whole)]


class _Raw(_Ours):
    """What was written for one format; HTML is read as such."""

    def run(self) -> list[nodes.Node]:
        if "file" in self.options or "url" in self.options:
            return self.left_out()
        node = nodes.raw("", "\n".join(self.content), format=self.argument.lower())
        node.line = self.content_offset + 1
        return [node]


class _Date(_Ours):
    """The day of the build, which a source that always gives the same files cannot have."""

    def run(self) -> list[nodes.Node]:
        self.told.left_out(self.lineno, "the date of the build was left out: the same source gives the same files")
        return [nodes.Text("\N{NO-BREAK SPACE}")]


class _Aside(_Ours):
    """An admonition; `kind` is docutils' node, `title` what Sphinx writes over it."""

    kind: type[nodes.Element] = nodes.note
    title = ""

    def run(self) -> list[nodes.Node]:
        aside = self.placed(self.kind())
        if self.title:
            aside += nodes.title("", self.title)
            if self.argument:
                aside += self.words()
        elif self.argument:
            aside += self.words(nodes.title)
        return [self.filled(aside)]


class _Version(_Ours):
    """What changed in which version: `versionadded` and its like, in Sphinx's words."""

    def run(self) -> list[nodes.Node]:
        version, rest = [*self.argument.split(maxsplit=1), "", ""][:2]
        aside = self.placed(nodes.note())
        aside += nodes.title("", f"{_VERSIONS[self.name.lower()]} {version}".strip())
        if rest:
            aside += self.words(text=rest)
        return [self.filled(aside)]


_VERSIONS = {
    "versionadded": "Added in version",
    "versionchanged": "Changed in version",
    "deprecated": "Deprecated since version",
    "deprecated-removed": "Deprecated since version",
    "versionremoved": "Removed in version",
    "soft-deprecated": "Soft deprecated since version",
}


def _aside(kind: type[nodes.Element], title: str = "") -> type[_Aside]:
    return type("_AsideOf", (_Aside,), {"kind": kind, "title": title})


class _Signature(_Ours):
    """A thing of an interface with what is said of it: `function`, `class`, `option` and their like."""

    def run(self) -> list[nodes.Node]:
        terms = [line.strip().rstrip("\\").strip() for line in self.argument.split("\n") if line.strip()]
        item = nodes.definition_list_item("")
        for written in terms:
            item += nodes.term("", "", nodes.literal("", written), line=self.lineno)
        item += self.filled(nodes.definition())
        item.line = self.lineno
        holder = nodes.definition_list("", item)
        return [self.placed(holder)]


class _Class(_Signature):
    """A class of Python in Sphinx, or docutils' `class`, which names how the next element is to look or sound."""

    def run(self) -> list[nodes.Node]:
        if not _LOOKS.fullmatch(self.argument) or (self.content and "-" not in self.argument):
            return super().run()
        arguments = [self.argument], self.options, self.content, self.lineno, self.content_offset
        return list(Class(self.name, *arguments, self.block_text, self.state, self.state_machine).run())


_LOOKS = re.compile(r"[a-z][a-z0-9]*(?:[ -][A-Za-z0-9]+)*")


class _Glossary(_Ours):
    """A glossary: terms, several in a row where they share a definition."""

    def run(self) -> list[nodes.Node]:
        glossary = self.placed(nodes.definition_list())
        item, start = nodes.definition_list_item(""), 0
        for index, line in enumerate(self.content):
            if line[:1].strip() and not line.startswith(".."):
                if index > start and len(item):
                    self._define(item, start, index, glossary)
                    item = (
                        nodes.definition_list_item("")
                        if len(item) > 1 and isinstance(item[-1], nodes.definition)
                        else item
                    )
                term = self.words(nodes.term, line.partition(" : ")[0])
                term.line = item.line = self.content_offset + index + 1
                item += term
                start = index + 1
        self._define(item, start, len(self.content), glossary)
        return [glossary]

    def _define(self, item: nodes.Element, start: int, end: int, glossary: nodes.Element) -> None:
        """Give terms the lines of their definition, if there are any, and the glossary the whole."""
        lines = self.content[start:end]
        if not any(line.strip() for line in lines):
            return
        lines.trim_left(min(len(line) - len(line.lstrip()) for line in lines if line.strip()))
        definition = nodes.definition()
        self.state.nested_parse(lines, self.content_offset + start, definition)
        item += definition
        if item not in glossary.children:
            glossary += item


class _Meta(_Ours):
    """Who wrote a section or some code, as metadata."""

    def run(self) -> list[nodes.Node]:
        return [self.placed(nodes.meta(name="author", content=self.argument))] if self.argument else []


class _Contents(_Ours):
    """A list of contents, which every edition makes by itself."""

    def run(self) -> list[nodes.Node]:
        title = self.argument or "Contents"
        place = nodes.target("", "", names=[nodes.fully_normalize_name(title)])
        self.state.document.note_implicit_target(place)
        return [place, self.placed(nodes.meta(name="toc", content="true"), named=False)]


class _Figure(Figure):
    """A figure with any option."""

    option_spec: ClassVar[Any] = _AnyOption(Figure.option_spec or {})


class _FlatTable(ListTable):
    """The Linux kernel's table of lists."""

    option_spec: ClassVar[Any] = _AnyOption(ListTable.option_spec or {})


def _named(kind: type[Directive], names: str) -> dict[str, type[Directive]]:
    return dict.fromkeys(names.split(), kind)


_OURS: dict[str, type[Directive]] = {
    **_named(
        _Silent,
        """index currentmodule py:currentmodule module py:module default-domain tabularcolumns program highlightlang
        highlight testsetup testcleanup currentlibrary setting templatetag templatefilter fieldlookup index
        namespace c:namespace cpp:namespace c:namespace-push c:namespace-pop nosearch acks-hidden sectnum
        section-numbering target-notes""",
    ),
    **_named(
        _LeftOut,
        """toctree include literalinclude automodule autoclass autofunction automethod autodata autoattribute
        autoexception autosummary automodsumm kernel-doc kernel-include kernel-abi kernel-feat program-output
        command-output youtube vimeo video bibliography todolist tags postlist recentposts update argparse click
        doxygenfunction doxygenclass doxygenstruct doxygenfile doxygengroup sidebar-links gallery nbgallery""",
    ),
    **_named(
        _Drawing,
        """graphviz digraph graph mermaid uml plantuml blockdiag seqdiag actdiag nwdiag ditaa plot kernel-render
        inheritance-diagram tikz aafig altair-plot bokeh-plot""",
    ),
    **_named(
        _Code,
        """code code-block sourcecode prompt ipython jupyter-execute productionlist grammar-snippet compound-code
        cli-example""",
    ),
    **_named(_code_in("python"), "doctest testcode ipython3 pycon"),
    **_named(_code_in("console"), "console terminal cmd"),
    **_named(_code_in(OF_PROGRAM), "testoutput"),
    **_named(
        _Content,
        """only hlist acks htmlonly latexonly tab-set tabs grid card-carousel bootstrap-grid ifconfig centered-block
        panels div""",
    ),
    **_named(_Kept, "tab tab-item group-tab code-tab card grid-item grid-item-card topic-box centered"),
    **_named(
        _Signature,
        """function method classmethod staticmethod attribute data exception decorator decoratormethod property
        describe object envvar option cmdoption confval opcode django-admin django-admin-option pdbcommand 2to3fixer
        awaitablefunction awaitablemethod coroutinefunction coroutinemethod abstractmethod cfunction cmember cmacro
        ctype cvar monitoring-event js:function js:class js:method js:attribute js:data js:module rst:directive
        rst:role rst:directive:option c:function c:member c:macro c:type c:var c:struct c:union c:enum c:enumerator
        cpp:function cpp:class cpp:struct cpp:member cpp:var cpp:type cpp:enum cpp:enum-class cpp:enumerator
        cpp:concept cpp:union py:function py:class py:method py:classmethod py:staticmethod py:attribute py:data
        py:exception py:decorator py:decoratormethod py:property py:type type std:option std:envvar std:confval""",
    ),
    **_named(_Version, " ".join(_VERSIONS)),
    **_named(_aside(nodes.tip), "try-it"),
    **_named(_aside(nodes.note, "See also"), "seealso"),
    **_named(_aside(nodes.note, "Todo"), "todo"),
    **_named(_aside(nodes.note, "CPython implementation detail"), "impl-detail"),
    **_named(_aside(nodes.note), "dropdown collapse details"),
    **_named(_Meta, "sectionauthor codeauthor moduleauthor"),
    **_named(_Figure, "figure kernel-figure kernel-image"),
    "flat-table": _FlatTable,
    "class": _Class,
    "contents": _Contents,
    "date": _Date,
    "glossary": _Glossary,
    "math": _Math,
    "raw": _Raw,
}
"""Directives with a meaning of ours, whether docutils knows them or not."""


def directive_of(docutils_directive: Find) -> Find:
    """Return what finds the directive of a name: ours first, then docutils', then one that keeps the words."""

    def directive(name: str, language: Any, document: nodes.document) -> tuple[Any, list[nodes.system_message]]:  # noqa: ANN401  # docutils' signature
        ours = _OURS.get(name.lower())
        if ours is None and (name.lower() in language.directives or name.lower() == "meta"):
            return docutils_directive(name, language, document)
        return ours or _Unknown, []

    return directive
