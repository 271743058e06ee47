"""A sheet of cells into blocks of text: its titles, its tables, what stands below them."""

from __future__ import annotations

import re
from itertools import groupby
from typing import TYPE_CHECKING

from ingest.readers.grid import Placed, is_numeric, table_blocks

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

_SIGNATURE = re.compile(
    r"(?:người lập|kế toán|thủ trưởng|giám đốc|phó giám đốc|chủ tịch|trưởng phòng|chánh văn phòng|"
    r"nơi nhận|TM\.|KT\.|TL\.|.{0,40}, ngày .{1,4} tháng)",
    re.IGNORECASE,
)
_SIDE_BY_SIDE_ROWS = 3

Region = list[Placed]


def sheet_blocks(cells: Sequence[Placed]) -> list[str]:
    """Return the blocks of a sheet, from top to bottom and then from left to right.

    Blank rows and columns part its tables, but rows of data that go on below a blank row
    belong to the table above them.

    >>> sheet_blocks([Placed("Bảng điểm", 0, 0), Placed("Xã", 2, 0), Placed("Điểm", 2, 1),
    ...     Placed("Xã A", 3, 0), Placed("90", 3, 1)])
    ['Bảng điểm', '| Xã | Điểm |\\n| Xã A | 90 |']
    """
    found: list[str] = []
    in_table = False
    for region in _regions(cells):
        rows = _by_row(region)
        if in_table and _signs(rows):
            found += [cell.text for row in rows for cell in row]
            continue
        for part in _side_by_side(region):
            blocks = table_blocks(part)
            in_table = in_table or any(block.startswith("| ") for block in blocks)
            found += blocks
    return found


def _by_row(region: Sequence[Placed]) -> list[Region]:
    ordered = sorted(region, key=lambda cell: (cell.row, cell.column))
    return [list(row) for _, row in groupby(ordered, lambda cell: cell.row)]


def _regions(cells: Sequence[Placed]) -> Iterator[Region]:
    """Yield the cells between blank rows, the data that goes on after one with what it goes on."""
    region: Region = []
    columns: set[int] = set()
    reached, widest = -1, 0
    for row in _by_row([cell for cell in cells if cell.text]):
        own = {cell.column for cell in row}
        if region and row[0].row > reached and not (widest > 1 and own <= columns and _data(row)):
            yield region
            region, columns, widest = [], set(), 0
        region += row
        columns |= own
        widest = max(widest, len(row))
        reached = max(reached, *(cell.row + cell.rows for cell in row))
    if region:
        yield region


def _data(row: Sequence[Placed]) -> bool:
    """Return whether a row after a blank one may hold data of the table above."""
    return len(row) > 1 and any(is_numeric(cell.text) for cell in row)


def _signs(rows: Sequence[Sequence[Placed]]) -> bool:
    """Return whether rows below a table are its signatures."""
    words = [cell.text for row in rows for cell in row]
    few = all(len(row) <= 3 for row in rows)
    return few and any(map(_SIGNATURE.match, words)) and not any(map(is_numeric, words))


def _side_by_side(region: Region) -> list[Region]:
    """Return the tables that stand next to each other, parted by a blank column."""
    rows = [row for row in _by_row(region) if len(row) > 1]
    covered = {
        column
        for row in rows
        for cell in row
        for column in range(cell.column, cell.column + min(cell.columns, 200))
    }
    if len(rows) < _SIDE_BY_SIDE_ROWS:
        return [region]
    groups: list[list[int]] = []
    for column in sorted(covered):
        if groups and groups[-1][-1] == column - 1:
            groups[-1].append(column)
        else:
            groups.append([column])
    if len(groups) < 2 or any(len(group) < 2 for group in groups):
        return [region]
    top = rows[0][0].row
    above = [cell for cell in region if cell.row < top]
    rest = [cell for cell in region if cell.row >= top]
    parts: list[Region] = [[] for _ in groups]
    at = {column: number for number, group in enumerate(groups) for column in group}
    for cell in rest:
        if cell.column in at:
            parts[at[cell.column]].append(cell)
    return [part for part in (above, *parts) if part]
