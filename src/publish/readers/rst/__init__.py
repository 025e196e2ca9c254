"""The reStructuredText reader: docutils' document, with Sphinx's directives and roles -> an article."""

from __future__ import annotations

from publish import model as m
from publish.diagnostics.lack import MachineLack
from publish.readers.decoding import decode
from publish.readers.depth import TooDeep
from publish.readers.findings import Findings
from publish.readers.source import Reading, Settings, Source


def read(source: Source, settings: Settings) -> Reading:
    """Read a reStructuredText source; raise MachineLack where docutils is not installed."""
    try:
        from publish.readers.rst import article  # noqa: PLC0415  # an extra: only those who need docutils have it
    except ModuleNotFoundError as error:
        if (error.name or "").partition(".")[0] != "docutils":
            raise
        message = f"{source.name} cannot be read: docutils is not installed"
        raise MachineLack(message, "pip install 'publish-toolkit[rst]'") from error
    findings = Findings(source.name)
    text = decode(source, findings)
    if text is None:
        return Reading(article=None, diagnostics=findings.in_order())
    try:
        return article.read(text, source, settings, findings)
    except TooDeep as deep:
        findings.add("SRC005", deep.span)
    except RecursionError:
        findings.add("SRC005", m.Span(1))
    return Reading(article=None, diagnostics=findings.in_order())
