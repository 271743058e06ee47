"""The rows of tables given as text: cells between bars or tabs, or keys with values."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from index_store.figures.tables.headings import Cell
from index_store.records import Span

if TYPE_CHECKING:
    from collections.abc import Iterator


@dataclass(frozen=True, slots=True)
class Row:
    """A row of a table; ``span`` is its line."""

    cells: tuple[Cell, ...]
    span: Span


RULE = re.compile(r"[\s|:+=-]+")


def is_row(text: str) -> bool:
    """Return whether a line is a row of a table.

    >>> is_row("| 1 | Phường An Bình | 91,20 |"), is_row("Năm 2023 đạt 5%")
    (True, False)
    """
    return text.count("|") >= 2 or text.count("\t") >= 2 or is_keyed(text)


def is_keyed(text: str) -> bool:
    """Return whether a line holds a row as keys and values: "STT: 3; Đơn vị: …; Điểm: 90"."""
    parts = [p for p in text.strip().rstrip(".").split("; ") if p]
    return (
        len(parts) >= 3
        and all(re.match(r"[^:;]{1,60}: \S", p) for p in parts)
        and any(
            re.match(r"(?:STT|TT|Đơn vị|Tên đơn vị|Địa phương|Xã|Phường|Huyện)\b", p)
            for p in parts[:3]
        )
    )


def lines_of(text: str) -> Iterator[Span]:
    """Yield where each line of a text stands, empty ones as well."""
    start = 0
    for m in re.finditer(r"\n|$", text):
        yield Span(start, m.start())
        start = m.end()


def split_row(text: str, line: Span) -> Row:
    """Return the cells of a line, without the empty ends that its outer bars leave."""
    cells: list[Cell] = []
    sign = "|" if "|" in line.of(text) else "\t"
    at = line.start
    for piece in line.of(text).split(sign):
        left = len(piece) - len(piece.lstrip())
        words = piece.strip()
        cells.append(Cell(words, Span(at + left, at + left + len(words))))
        at += len(piece) + 1
    if sign == "|" and cells and not cells[0].text:
        cells = cells[1:]
    if sign == "|" and cells and not cells[-1].text:
        cells = cells[:-1]
    return Row(tuple(cells), line)
