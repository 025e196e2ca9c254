"""A table as a grid: where each cell stands, and which headers speak for it (HTML 4.9.12)."""

from __future__ import annotations

import msgspec

from publish.model import nodes as n


class Place(msgspec.Struct, frozen=True):
    """A cell with the row and column in which it begins."""

    cell: n.Cell
    row: int
    column: int

    def in_row(self, row: int) -> bool:
        """Tell whether the cell reaches into a row."""
        return self.row <= row < self.row + self.cell.row_span

    def in_column(self, column: int) -> bool:
        """Tell whether the cell reaches into a column."""
        return self.column <= column < self.column + self.cell.column_span


class Grid:
    """The cells of a table, row by row."""

    def __init__(self, table: n.Table) -> None:
        taken: set[tuple[int, int]] = set()
        rows: list[tuple[Place, ...]] = []
        for number, row in enumerate(table.rows):
            places: list[Place] = []
            column = 0
            for cell in row.cells:
                while (number, column) in taken:
                    column += 1
                places.append(Place(cell, number, column))
                taken.update(
                    (number + down, column + right)
                    for down in range(cell.row_span)
                    for right in range(cell.column_span)
                )
                column += cell.column_span
            rows.append(tuple(places))
        self.rows = tuple(rows)
        self.columns = 1 + max((column for _, column in taken), default=-1)
        self._headers = [place for row in rows for place in row if place.cell.header]

    def is_header_row(self, row: int) -> bool:
        """Tell whether a row holds column headers and nothing else but empty cells."""
        cells = [place.cell for place in self.rows[row]]
        return any(cell.header == "column" for cell in cells) and all(
            cell.header == "column" or not cell.blocks for cell in cells
        )

    @property
    def data_rows(self) -> int:
        """How many rows there are below the headers."""
        return sum(not self.is_header_row(row) for row in range(len(self.rows)))

    def column_headers(self, place: Place) -> tuple[n.Cell, ...]:
        """The headers of a cell's column, from the top."""
        return tuple(
            header.cell
            for header in self._headers
            if header.cell.header == "column" and header.row < place.row and header.in_column(place.column)
        )

    def row_headers_above(self, row: int) -> tuple[n.Cell, ...]:
        """The row headers that began in a row above and still hold in this one."""
        return tuple(
            header.cell
            for header in self._headers
            if header.cell.header == "row" and header.row < row and header.in_row(row)
        )
