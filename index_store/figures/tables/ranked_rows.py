"""Rows that stand in the order of their ranks, so that the number of a row is the rank of its unit."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from index_store.figures.tables.wording import CHANGED, RANK, bare_rank, is_rank, is_total

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from index_store.figures.tables.headings import Cell, Heading
    from index_store.figures.tables.roles import Role

_LEAST_ROWS = 3
_MOVE = re.compile(r"(?P<sign>[+\-–−▲▼↑↓]|tăng|giảm)? ?(?P<by>\d{1,2})(?: bậc)?$", re.IGNORECASE)
_DOWN = frozenset({"-", "–", "−", "▼", "↓", "giảm"})
_UNMOVED = frozenset({"", "-", "–", "—", "=", "0", "→", "↔", "không đổi", "giữ nguyên"})


def with_rows_ranked(
    header: list[Heading],
    roles: list[Role],
    rows: Sequence[Sequence[Cell]],
    reference: date | None,
) -> tuple[list[Heading], list[Role]]:
    """Return the headings and roles, the numbers of the rows as ranks where the table shows it."""
    texts = [
        [cell.text for cell in row]
        for row in rows
        if not any(is_total(cell.text.strip("*_ ")) for cell in row)
    ]
    if roles[0] != "serial" or "who" not in roles or not _rows_are_ranks(header, texts, 0):
        return header, roles
    before = next(one.period(reference) for one in header[1:] if is_rank(one))
    later = {
        p.value: p
        for one in header
        if (p := one.period(reference)) is not None and (before is None or p.value > before.value)
    }
    if len(later) > 1:
        return header, roles
    own = replace(header[0], ranks_rows=True, when_beside=next(iter(later.values()), None))
    return [own, *header[1:]], ["figure", *roles[1:]]


def _rows_are_ranks(header: Sequence[Heading], rows: Sequence[Sequence[str]], serial: int) -> bool:
    """Return whether the numbers of rows are ranks: an earlier rank and the change of it say so.

    "TT | Đơn vị | Điểm | Hạng năm trước | Tăng, giảm bậc" over 3, 5 and "↑ 2": in each row the
    number is the earlier rank less the places gained. A table with a column of those ranks
    itself, or with no such change, tells nothing of the kind.
    """
    ranks = [at for at, one in enumerate(header) if at != serial and is_rank(one)]
    moved = [at for at, one in enumerate(header) if _counts_places(one)]
    if len(ranks) != 1 or len(moved) != 1 or len(rows) < _LEAST_ROWS:
        return False
    told = []
    for row in rows:
        number, before, by = row[serial], bare_rank(row[ranks[0]]), _places(row[moved[0]])
        if not number.isdigit() or not before.isdigit() or by is None:
            return False
        told.append((int(number), int(before) - by))
    return all(number == rank for number, rank in told) and any(
        row[serial] != bare_rank(row[ranks[0]]) for row in rows
    )


def _counts_places(heading: Heading) -> bool:
    name = heading.name.text
    return bool(CHANGED.search(name)) and ("bậc" in name.casefold() or bool(RANK.search(name)))


def _places(text: str) -> int | None:
    """Return how many places a unit gained, fewer than none where it lost some.

    >>> _places("↑ 2"), _places("Giảm 3 bậc"), _places("–"), _places("2 xã")
    (2, -3, 0, None)
    """
    if text.casefold() in _UNMOVED:
        return 0
    move = _MOVE.match(text)
    if move is None:
        return None
    lost = (move["sign"] or "").casefold() in _DOWN
    return -int(move["by"]) if lost else int(move["by"])
