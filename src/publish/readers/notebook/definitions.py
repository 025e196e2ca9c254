"""Definitions of notes that stand in another cell than their call: Quarto reads all cells as one document."""

from __future__ import annotations

import re

from publish.readers.notebook.cells import Cell
from publish.readers.notebook.written import Written

_DEFINITION = re.compile(r" {0,3}\[\^([^\]\s]+)\]:")
_CALL = re.compile(r"\[\^([^\]\s]+)\](?!:)")
_FENCE = re.compile(r" {0,3}(?:```|~~~)")


def gathered(cells: tuple[Cell, ...]) -> tuple[Cell, ...]:
    """Return cells in which every note is defined where it is called, if it is defined anywhere."""
    prose = [cell for cell in cells if cell.kind == "markdown" and "[^" in cell.source.text]
    defined = {cell.number: _definitions(cell.source) for cell in prose}
    wanted = {cell.number: set(_CALL.findall(cell.source.text)) - set(defined[cell.number]) for cell in prose}
    if not any(wanted.values()):
        return cells
    return tuple(_with(cell, wanted, defined, prose) if cell.number in defined else cell for cell in cells)


def _definitions(source: Written) -> dict[str, list[int]]:
    """Return the lines of each definition: those that are set in under it belong to it."""
    found: dict[str, list[int]] = {}
    label, fenced, before = "", False, ""
    for number, (text, _, _) in enumerate(source.lines):
        fenced ^= _FENCE.match(text) is not None
        begins = None if fenced else _DEFINITION.match(text)
        if begins:
            label = begins[1]
        elif text.strip() and not before.strip() and not text.startswith(_SET_IN):
            label = ""
        if label:
            found.setdefault(label, []).append(number)
        before = text
    return found


_SET_IN = ("    ", "\t")


def _with(cell: Cell, wanted: dict[int, set[str]], defined: dict[int, dict[str, list[int]]], prose: list[Cell]) -> Cell:
    """Return a cell with the definitions that it calls, and without those that only other cells call."""
    called = set(_CALL.findall(cell.source.text))
    elsewhere = set().union(*(labels for number, labels in wanted.items() if number != cell.number))
    gone = {n for label, lines in defined[cell.number].items() if label in elsewhere - called for n in lines}
    source = cell.source.only(number for number in range(len(cell.source.lines)) if number not in gone)
    for label in sorted(wanted[cell.number]):
        home = next((other for other in prose if label in defined[other.number]), None)
        if home is not None:
            blank = source.lines[-1]._replace(text="")
            source = Written((*source.lines, blank), source.file) + home.source.only(defined[home.number][label])
    return cell._replace(source=source)
