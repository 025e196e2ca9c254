"""Formulas have words: how each is said in the language of the article."""

from __future__ import annotations

from functools import lru_cache
from typing import Literal

from msgspec.structs import replace

from publish.diagnostics import Diagnostic, finding
from publish.model import Article, Formula, Math, Node
from publish.model.walk import rewrite
from publish.passes.passed import Passed

_FORMULAS = (Math, Formula)


def math(article: Article) -> Passed:
    """Fill `spoken` where it is empty; what cannot be read keeps its source alone (MATH001)."""
    said: list[Diagnostic] = []

    def with_words(node: Node) -> Node:
        return _with_words(node, article.meta.lang, said) if isinstance(node, _FORMULAS) else node

    return Passed(rewrite(article, with_words), tuple(said))


def _with_words(formula: Math | Formula, lang: str, said: list[Diagnostic]) -> Math | Formula:
    if formula.spoken:
        return formula
    spoken, fault = words(formula.source, formula.notation, lang)
    if fault:
        said.append(finding("MATH001", "", formula.span, f"formula cannot be read: {fault}"))
    return replace(formula, spoken=spoken) if spoken else formula


@lru_cache(maxsize=4096)
def words(source: str, notation: Literal["tex", "mathml"], lang: str) -> tuple[str, str]:
    """Return how a formula is said, and what is wrong with it; one of the two is empty.

    Both are where its language has no words for formulas: then the source is what is said.
    """
    import mathra  # noqa: PLC0415  # loads only where an article has formulas

    try:
        read = mathra.render(source, _locale(lang), input="latex" if notation == "tex" else "mathml")
    except ValueError as fault:
        return "", str(fault)
    # Of "unsupported command: \\foo; drawn in red", what it did about it is no news to the author.
    faults = [str(warning["description"]).partition(";")[0] for warning in read["warnings"]]
    if faults or not read["speech"].strip():
        return "", faults[0] if faults else "it is empty"
    return (read["speech"], "") if _locale(lang, "") else ("", "")


def _locale(lang: str, otherwise: str = "en") -> str:
    """Return the name under which a language has words for formulas, or `otherwise`."""
    import mathra  # noqa: PLC0415

    base = lang.lower().split("-", 1)[0]
    names = {entry["code"].split("-")[0]: entry["code"] for entry in mathra.locales()}
    return names.get(base, otherwise)
