"""Columns: which column each cell of a table stands in, where cells above it span rows."""

from __future__ import annotations

from collections.abc import Iterable


class Columns:
    """The columns of a table that is read row by row."""

    def __init__(self, count: int) -> None:
        """Begin at the first row of a table with so many columns."""
        self._filled = [0] * count

    def row(self, spans: Iterable[tuple[int, int]]) -> list[int]:
        """Return the column, from 0, of each cell of the next row; a cell gives the columns and rows that it spans."""
        filled, places, column = list(self._filled), [], 0
        self._filled = [max(rows - 1, 0) for rows in filled]
        for columns, rows in spans:
            while column < len(filled) and filled[column]:
                column += 1
            places.append(column)
            for spanned in range(column, min(column + columns, len(filled))):
                self._filled[spanned] = rows - 1
            column += columns
        return places
