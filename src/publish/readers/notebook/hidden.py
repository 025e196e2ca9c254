"""Parts of a notebook that its author hides: left out, and told once for each name that asks for it."""

from __future__ import annotations

from publish.model import Span
from publish.readers.findings import Findings, quoted
from publish.readers.notebook.cells import Cell, Output

_PARTS = {
    "cell": ("a cell was", "{n} cells were"),
    "code": ("the code of a cell was", "the code of {n} cells was"),
    "outputs": ("the outputs of a cell were", "the outputs of {n} cells were"),
    "stdout": ("what a cell printed was", "what {n} cells printed was"),
    "stderr": ("the warnings of a cell were", "the warnings of {n} cells were"),
}


class Hidden:
    """The parts that were left out so far, by what they are and what asked for it."""

    def __init__(self, findings: Findings) -> None:
        self._findings = findings
        self._places: dict[tuple[str, str], list[Span]] = {}

    def note(self, part: str, name: str, span: Span) -> None:
        """Note that a part of a cell is left out."""
        self._places.setdefault((part, name), []).append(span)

    def shown(self, cell: Cell, hidden: dict[str, str]) -> tuple[Output, ...]:
        """Return the outputs of a cell that are not hidden."""
        if "outputs" in hidden and cell.outputs:
            self.note("outputs", hidden["outputs"], cell.span)
            return ()
        kept = []
        for output in cell.outputs:
            stream = output.stream if output.kind == "stream" else ""
            if stream in hidden:
                self.note(stream, hidden[stream], output.span)
            else:
                kept.append(output)
        return tuple(kept)

    def tell(self) -> None:
        """Tell of all that was left out."""
        for (part, name), places in self._places.items():
            one, many = _PARTS[part]
            said = one if len(places) == 1 else many.format(n=len(places))
            self._findings.add("NB002", places[0], f"{said} left out, as {quoted(name)} asks")
