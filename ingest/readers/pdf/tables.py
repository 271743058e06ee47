"""Tables that go on over pages into one, and its rows as lines with the page of each."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from ingest.readers.grid import Placed, table_blocks

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ingest.readers.pdf.grid import Table

_SAME_EDGE = 6.0  # points
_KEYED = 0.7  # of the rows with something in the first column: it numbers or names them

PageLine = tuple[int, str]


@dataclass(frozen=True, slots=True)
class PageTable:
    """A table, or the part of one, that stands on a page."""

    page: int
    table: Table


def continues(before: PageTable, part: PageTable) -> bool:
    """Return whether a table goes on the one at the end of the page before: the same columns."""
    if part.page != before.page + 1 or part.table.columns != before.table.columns:
        return False
    shift = part.table.edges[0] - before.table.edges[0]
    edges = zip(part.table.edges, before.table.edges, strict=True)
    return all(abs(one - shift - other) <= _SAME_EDGE for one, other in edges)


def table_text(parts: Sequence[PageTable]) -> list[list[PageLine]]:
    """Return the blocks that a table is, each as lines with the page on which they stand."""
    grid = _Grid(list(parts[0].table.cells), parts[0].table.rows)
    starts: list[PageLine] = []
    for part in parts[1:]:
        first = grid.add(part.table)
        texts = {cell.text for cell in grid.cells if cell.row == first and cell.text}
        if texts:
            starts.append((part.page, max(texts, key=len)))
    blocks: list[list[PageLine]] = []
    page = parts[0].page
    for block in table_blocks(grid.cells):
        lines: list[PageLine] = []
        for line in block.split("\n"):
            if starts and " ".join(starts[0][1].replace("|", "/").split()) in line:
                page = starts.pop(0)[0]
            lines.append((page, line))
        blocks.append(lines)
    return blocks


class _Grid:
    """The cells of the parts of a table, one below the other."""

    def __init__(self, cells: list[Placed], rows: int) -> None:
        self.cells = cells
        self.rows = rows
        self._head = [_row_texts(cells, row) for row in range(rows)]
        keys = sum(bool(texts.get(0)) for texts in self._head)
        self._keyed = keys >= _KEYED * rows

    def add(self, table: Table) -> int:
        """Put the next part below, its repeated header left out; return its first row."""
        cells = list(table.cells)
        repeated = 0
        while repeated < min(table.rows, len(self._head)):
            if _row_texts(cells, repeated) != self._head[repeated]:
                break
            repeated += 1
        cells = [replace(cell, row=cell.row - repeated) for cell in cells if cell.row >= repeated]
        rows = table.rows - repeated
        first = _row_texts(cells, 0)
        last = _row_texts(self.cells, self.rows - 1)
        if rows and self._keyed and first and not first.get(0) and last.get(0):
            if _is_rest(first):
                self._put_to_last(cells)
                cells = [replace(cell, row=cell.row - 1) for cell in cells if cell.row > 0]
                rows -= 1
            else:
                cells = self._reach_down(cells, rows)
        start = self.rows
        self.cells += [replace(cell, row=cell.row + start) for cell in cells]
        self.rows += rows
        return start

    def _at_last(self, column: int) -> int | None:
        """Return the index of the cell that covers a column of the last row."""
        for index, cell in enumerate(self.cells):
            down = cell.row <= self.rows - 1 < cell.row + cell.rows
            if down and cell.column <= column < cell.column + cell.columns:
                return index
        return None

    def _put_to_last(self, cells: Sequence[Placed]) -> None:
        """Put the cells of a row to those of the last row, which they end."""
        for cell in cells:
            if cell.row != 0 or not cell.text:
                continue
            index = self._at_last(cell.column)
            if index is None:
                self.cells.append(replace(cell, row=self.rows - 1))
            else:
                before = self.cells[index]
                self.cells[index] = replace(before, text=f"{before.text} {cell.text}".strip())

    def _reach_down(self, cells: list[Placed], rows: int) -> list[Placed]:
        """Let the cells of the last row reach over the empty ones below them at the left."""
        texts = [_row_texts(cells, row) for row in range(rows)]
        width = min(texts[0], default=0)
        dropped: set[int] = set()
        for column in range(width):
            index = self._at_last(column)
            if index is None:
                continue
            empty = next((row for row in range(rows) if texts[row].get(column)), rows)
            cell = self.cells[index]
            self.cells[index] = replace(cell, rows=self.rows - cell.row + empty)
            dropped |= {
                id(own) for own in cells if own.column == column and own.row + own.rows <= empty
            }
        return [cell for cell in cells if id(cell) not in dropped]


def _row_texts(cells: Sequence[Placed], row: int) -> dict[int, str]:
    """Return what stands in the columns of a row, by column."""
    return {
        cell.column: cell.text
        for cell in cells
        if cell.text and cell.row <= row < cell.row + cell.rows
    }


def _is_rest(texts: dict[int, str]) -> bool:
    """Return whether a row has only the ends of cells that began on the page before."""
    return len(texts) == 1 or any(text[:1].islower() for text in texts.values())
