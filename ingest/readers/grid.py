"""A grid of cells, some of them merged, into lines of text and rows ``| a | b |``."""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

LEVEL = " › "  # between the levels of one column's header: "Năm 2023 › Điểm"
MAX_CELLS = 400_000
_HEADER_ROWS_UP_TO = 5
_NUMERIC = re.compile(r"[-–+≥≤<>~]?\s?\d[\d.,]*\s?%?(?:\s?/\s?\d[\d.,]*)?$|\d{1,2}/\d{1,2}/\d{4}$")
_YEAR = re.compile(r"(?:19|20)\d\d$")
_COLUMN_NUMBER = re.compile(r"\(?(?P<number>\d{1,2}|[A-HⅠ-Ⅻ])\)?(?:\s*=.*)?$")
_UNIT_ROW = re.compile(r"\([^\d()]{1,25}\)$")
_NOTE = re.compile(
    r"(?:\*|\(\*|ghi chú|chú thích|lưu ý|nguồn\s*:|người lập|nơi nhận)", re.IGNORECASE
)
_MOTTO = re.compile(
    r"cộng h(?:òa|oà) xã hội chủ nghĩa|độc lập\s*[-–]\s*tự do|^số\s*:|, ngày .{1,4} tháng",
    re.IGNORECASE,
)
_NUMBERED = re.compile(r"(?:\d{1,3}|[IVXL]{1,6}|[A-Z])[.)]?$")


@dataclass(frozen=True, slots=True, eq=False)
class Placed:
    """A cell with the place of its top left corner, counted from 0, and how far it reaches."""

    text: str
    row: int
    column: int
    rows: int = 1
    columns: int = 1


Slots = list[Placed | None]


def table_blocks(cells: Iterable[Placed], header_rows: int | None = None) -> list[str]:
    r"""Return the blocks of text that a grid is: lines above it, the table, notes below it.

    A merged cell is repeated in each row and column that it reaches, but for one that fills a
    whole row: it is written once. The levels of a header are joined for each column.
    ``header_rows`` is how many rows the format itself marks as header, None where it does not.

    >>> cells = [Placed("Đơn vị", 0, 0, rows=2), Placed("Năm 2023", 0, 1, columns=2),
    ...     Placed("Điểm", 1, 1), Placed("Hạng", 1, 2),
    ...     Placed("Xã A", 2, 0), Placed("91,2", 2, 1), Placed("1", 2, 2)]
    >>> print(*table_blocks(cells), sep="\n\n")
    | Đơn vị | Năm 2023 › Điểm | Năm 2023 › Hạng |
    | Xã A | 91,2 | 1 |
    """
    rows = _compact(cells)
    above: list[str] = []
    while rows and (len(texts := _texts(rows[0])) == 1 or _is_letterhead(rows[0])):
        above += texts
        rows = rows[1:]
        header_rows = header_rows - 1 if header_rows else header_rows
    below: list[str] = []
    while rows and len(texts := _texts(rows[-1])) == 1 and _is_note(texts[0]):
        below.insert(0, texts[0])
        rows = rows[:-1]
    rows = _compact_columns(rows)
    if len(rows) < 2 or len(rows[0]) < 2:
        return [*above, *(text for row in rows for text in _texts(row)), *below]
    return [*above, "\n".join(_written(rows, header_rows)), *below]


def is_numeric(text: str) -> bool:
    """Return whether a cell is a number, a share or a date; a year is not, as it heads columns.

    >>> is_numeric("91,20"), is_numeric("7/9"), is_numeric("2023"), is_numeric("Xã A")
    (True, True, False, False)
    """
    return bool(_NUMERIC.match(text)) and not _YEAR.match(text)


def _compact(cells: Iterable[Placed]) -> list[Slots]:
    """Return the rows in which a cell with text begins, each slot with the cell that covers it."""
    kept = [cell for cell in cells if cell.text]
    if not kept:
        return []
    lines = sorted({cell.row for cell in kept})
    columns = sorted({cell.column for cell in kept})
    lines = lines[: max(1, MAX_CELLS // len(columns))]
    at_line = {row: at for at, row in enumerate(lines)}
    at_column = {column: at for at, column in enumerate(columns)}
    rows: list[Slots] = [[None] * len(columns) for _ in lines]
    for cell in kept:
        if cell.row not in at_line:
            continue
        top, left = at_line[cell.row], at_column[cell.column]
        bottom = bisect_left(lines, cell.row + cell.rows)
        right = bisect_left(columns, cell.column + cell.columns)
        for row in rows[top:bottom]:
            for x in range(left, right):
                row[x] = row[x] or cell
        rows[top][left] = cell
    return rows


def _compact_columns(rows: list[Slots]) -> list[Slots]:
    """Return the rows without the columns in which no cell begins any more."""
    if not rows:
        return rows
    begun = {
        at
        for row in rows
        for at, cell in enumerate(row)
        if cell is not None and (at == 0 or row[at - 1] is not cell)
    }
    return [[cell for at, cell in enumerate(row) if at in begun] for row in rows]


def _distinct(row: Slots) -> list[Placed]:
    return list(dict.fromkeys(cell for cell in row if cell is not None))


def _texts(row: Slots) -> list[str]:
    return [cell.text for cell in _distinct(row)]


def _is_letterhead(row: Slots) -> bool:
    """Return whether a row is part of the head of an official sheet: issuer and motto."""
    return len(_distinct(row)) <= 2 and any(map(_MOTTO.search, _texts(row)))


def _is_note(text: str) -> bool:
    return bool(_NOTE.match(text)) or (len(text) > 80 and text.endswith((".", ";", "!")))


def _written(rows: Sequence[Slots], stated: int | None) -> list[str]:
    """Return the rows of a table as text, its header in one."""
    count = max(stated or 0, header_row_count(rows)) if stated != 0 else header_row_count(rows)
    count = min(count, len(rows) - 1)
    body = [_body_cells(row) for row in rows[count:]]
    if count == 0:
        return [pipe_row(row) for row in body]
    header = _joined([_filled(row, rows[at + 1 : count]) for at, row in enumerate(rows[:count])])
    if len(body) > 1 and is_column_numbers(body[0]):
        body = body[1:]
    upper = [_body_cells(row) for row in rows[:count]]
    return [
        pipe_row(header),
        *(pipe_row(row) for row in body if row != header and row not in upper),
    ]


def pipe_row(cells: Sequence[str]) -> str:
    """Return cells as one line; a bar or a line break inside a cell would break the row.

    >>> pipe_row(["Xã A|B", "91,2"])
    '| Xã A/B | 91,2 |'
    """
    return "| " + " | ".join(" ".join(cell.replace("|", "/").split()) for cell in cells) + " |"


def header_row_count(rows: Sequence[Slots]) -> int:
    """Return how many rows head the columns: 0 where the first row already holds data."""
    first = [cell.text if cell else "" for cell in rows[0]]
    numeric = [is_numeric(text) for text in first]
    filled = sum(bool(text) for text in first)
    if sum(numeric) > 1 or numeric[0] or sum(numeric) * 2 >= filled:
        return 0
    count = 1
    while count < min(len(rows), _HEADER_ROWS_UP_TO) and _heads_too(rows, count):
        count += 1
    return count


def _heads_too(rows: Sequence[Slots], at: int) -> bool:
    """Return whether a row goes on with the header above it."""
    above, row = rows[at - 1], rows[at]
    own = [cell for cell, over in zip(row, above, strict=True) if cell and cell is not over]
    if not own or any(is_numeric(cell.text) for cell in own):
        return False
    if all(map(_UNIT_ROW.match, (cell.text for cell in own))):
        return True
    down = any(cell is not None and cell is over for cell, over in zip(row, above, strict=True))
    # What already reached into the row above from the one before it is headed to its end.
    begun = [cell for x, cell in enumerate(above) if at < 2 or cell is not rows[at - 2][x]]
    across = any(one is not None and one is other for one, other in pairwise(begun))
    if down or (across and len(_distinct(above)) > 1):
        return len(_distinct(row)) > 1
    return _flat_level(rows[:at], row)


def _flat_level(above: Sequence[Slots], row: Slots) -> bool:
    """Return whether a row names parts of columns where merged cells were lost, as in CSV."""
    nearest = above[-1]
    lower = any(
        cell and not over and any(nearest[:at])
        for at, (cell, over) in enumerate(zip(row, nearest, strict=True))
    )
    filled = [any(column) for column in zip(*above, strict=True)]
    return lower and any(over and not cell for cell, over in zip(row, filled, strict=True))


def _filled(row: Slots, lower: Sequence[Slots]) -> list[str]:
    """Return the texts of a header row, a cell's repeated to the right over parts of its own.

    ``lower`` are the header rows below: where one of them names a part, a gap above it is the
    rest of a merged cell.
    """
    texts: list[str] = []
    for at, cell in enumerate(row):
        lost = cell is None and at > 0 and any(below[at] for below in lower)
        texts.append(cell.text if cell else (texts[-1] if lost else ""))
    return texts


def _joined(levels: Sequence[Sequence[str]]) -> list[str]:
    """Return one header of several rows; a unit in brackets goes on with the name above it."""
    header: list[str] = []
    for column in zip(*levels, strict=True):
        parts: list[str] = []
        for text in column:
            if not text or text in parts:
                continue
            if parts and text.startswith("(") and text.endswith(")"):
                parts[-1] += f" {text}"
            else:
                parts.append(text)
        header.append(LEVEL.join(parts))
    return header


def is_column_numbers(row: Sequence[str]) -> bool:
    """Return whether a row only numbers the columns.

    >>> is_column_numbers(["(1)", "(2)", "(3)=(1)+(2)"]), is_column_numbers(["1", "Xã A", "3"])
    (True, False)
    """
    found = [match["number"] for cell in row if (match := _COLUMN_NUMBER.match(cell))]
    if len(found) < 3 or len(found) < len([cell for cell in row if cell]):
        return False
    numbers = [int(number) for number in found if number.isdigit()]
    return len(numbers) > 1 and numbers == list(range(numbers[0], numbers[0] + len(numbers)))


def _body_cells(row: Slots) -> list[str]:
    """Return the texts of a row; what fills all of it, or all after its number, stands once."""
    distinct = _distinct(row)
    once = len(distinct) == 1 or (len(distinct) == 2 and bool(_NUMBERED.match(distinct[0].text)))
    texts: list[str] = []
    for at, cell in enumerate(row):
        repeats = at > 0 and cell is row[at - 1]
        texts.append("" if cell is None or (once and repeats) else cell.text)
    return texts
