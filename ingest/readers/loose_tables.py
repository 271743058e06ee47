"""Tables typed without a frame: columns that blanks keep apart, or bars without outer ones."""

from __future__ import annotations

import re
from dataclasses import dataclass

_GAP = re.compile(r"(?: {2,}|\t+)")
_NUMBER = re.compile(
    r"(?:[+\-–−▲▼↑↓] ?)?\d[\d.,/]*(?: ?%| (?:điểm|hồ sơ|đồng))?|[IVX]{1,5}|[-–—]|x", re.IGNORECASE
)
# "5. Tiếp nhận, xử lý góp ý, phản ánh, kiến nghị 74,70": a name that ran into its first number.
_RUN_ON = re.compile(
    r"(?P<name>.*[^\W\d]{2}.*?) (?P<number>[+\-–−]?\d{1,3}(?:[.,]\d+)+ ?%?|\d+ ?%)$"
)
_LONGEST_NAME = 300
"""Signs of a cell that still is a name and its number, and no text."""
_BARE_BAR = re.compile(r"(?<!\\)\|")
_LEAST_ROWS = 2
_LEAST_ROWS_OF_TWO = 3
_MOST_COLUMNS = 16
_FAR = 12
"""So many signs a cell may stand from the start of the heading of its column, at most."""


@dataclass(frozen=True, slots=True)
class _Piece:
    """A cell of a line: its words and where they start in it."""

    text: str
    start: int


def framed(lines: list[str]) -> list[str]:
    """Return the lines, each row of a table typed without a frame as ``| a | b |``.

    A table has a line of headings and, right below, rows that fill its columns, each with a
    number; a letterhead in two columns and prose with a double blank are none.

    >>> framed(["Hạng   Huyện       Điểm", "1      Sơn Lâm     90,1", "2      Đồi Cao     88,2"])
    ['| Hạng | Huyện | Điểm |', '| 1 | Sơn Lâm | 90,1 |', '| 2 | Đồi Cao | 88,2 |']
    >>> framed(["ỦY BAN NHÂN DÂN      CỘNG HÒA", "TỈNH HẠ SƠN          Độc lập"])
    ['ỦY BAN NHÂN DÂN      CỘNG HÒA', 'TỈNH HẠ SƠN          Độc lập']
    """
    found: list[str] = []
    at = 0
    while at < len(lines):
        rows = _barred(lines, at) or _aligned(lines, at)
        if not rows:
            found.append(lines[at])
            at += 1
            continue
        found += (f"| {' | '.join(row)} |" for row in rows)
        at += len(rows)
    return found


def _barred(lines: list[str], at: int) -> list[list[str]]:
    """Return the rows from a line on whose cells bars keep apart, as many in each; [] for none.

    "Nhiệm vụ | Chủ trì | Thời hạn" above lines of as many bars; where outer bars stand, the
    readers of tables know them.
    """
    rows: list[list[str]] = []
    for line in lines[at:]:
        cells = [cell.strip() for cell in _BARE_BAR.split(line.strip())]
        ours = len(cells) >= 3 and (not rows or len(cells) == len(rows[0]))
        if not ours or not cells[0] or line.strip().startswith("|"):
            break
        rows.append(cells)
    return rows if len(rows) > _LEAST_ROWS and all(rows[0]) else []


def _aligned(lines: list[str], at: int) -> list[list[str]]:
    """Return the rows from a line on whose cells blanks keep apart; [] where they are no table."""
    header = _pieces(lines[at])
    if not 2 <= len(header) <= _MOST_COLUMNS or any(_is_number(one.text) for one in header[:1]):
        return []
    rows: list[list[str]] = []
    for line in lines[at + 1 :]:
        cells = _cells(line, header)
        if cells is None:
            break
        rows.append(cells)
    least = _LEAST_ROWS if len(header) > 2 else _LEAST_ROWS_OF_TWO
    return [[one.text for one in header], *rows] if len(rows) >= least else []


def _pieces(line: str) -> list[_Piece]:
    """Return the cells of a line that two blanks or a tab keep apart."""
    found: list[_Piece] = []
    start = 0
    for end in [*(m.span() for m in _GAP.finditer(line)), (len(line), len(line))]:
        words = line[start : end[0]]
        if words.strip():
            found.append(_Piece(words.strip(), start + len(words) - len(words.lstrip())))
        start = end[1]
    return found


def _cells(line: str, header: list[_Piece]) -> list[str] | None:
    """Return the cells of a row below these headings, None where the line is no such row."""
    pieces = _pieces(line)
    if len(pieces) < 2 or not any(_is_number(one.text) for one in pieces):
        return None
    if len(pieces) == len(header):
        return [one.text for one in pieces]
    if len(pieces) == len(header) - 1 and (split := _split_run_on(pieces)) is not None:
        return split
    return _placed(pieces, header) if len(pieces) < len(header) else None


def _split_run_on(pieces: list[_Piece]) -> list[str] | None:
    """Return the cells with the name parted from the number that it ran into, None without one."""
    for at, one in enumerate(pieces):
        if len(one.text) <= _LONGEST_NAME and (found := _RUN_ON.match(one.text)):
            texts = [piece.text for piece in pieces]
            return [*texts[:at], found["name"], found["number"], *texts[at + 1 :]]
    return None


def _placed(pieces: list[_Piece], header: list[_Piece]) -> list[str] | None:
    """Return the cells of a row that leaves some empty, each below the heading it stands nearest to."""
    cells = [""] * len(header)
    for one in pieces:
        nearest = min(range(len(header)), key=lambda at: abs(header[at].start - one.start))
        if cells[nearest] or abs(header[nearest].start - one.start) > _FAR:
            return None
        cells[nearest] = one.text
    return cells


def _is_number(text: str) -> bool:
    return _NUMBER.fullmatch(text) is not None
